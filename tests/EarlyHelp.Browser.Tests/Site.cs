using EarlyHelp.Browser.Tests.Steps;
using EarlyHelp.Web.Tests;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace EarlyHelp.Browser.Tests;

/// <summary>The app served at a real address of this machine, with a clock that the test sets, and people who open it in a browser.</summary>
public class Site : IAsyncLifetime
{
    private readonly Chromium chromium;
    private readonly List<Person> people = [];

    /// <summary>A site for the browser of the run.</summary>
    public Site(Chromium chromium)
    {
        this.chromium = chromium;
        App.UseKestrel(o => o.Listen(System.Net.IPAddress.Loopback, 0));
    }

    /// <summary>The running app.</summary>
    public App App { get; private set; } = new();

    /// <summary>Where it is served.</summary>
    public string Address { get; private set; } = "";

    /// <inheritdoc/>
    public Task InitializeAsync()
    {
        App.StartServer();
        Address = App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First().TrimEnd('/');
        return Task.CompletedTask;
    }

    /// <summary>Stops the app and starts it again at the same address, on the same database. Whoever has a page open keeps it.</summary>
    public async Task RestartAsync()
    {
        var port = new Uri(Address).Port;
        App = await App.StopAndStartAsync();
        App.UseKestrel(o => o.Listen(System.Net.IPAddress.Loopback, port));
        App.StartServer();
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        foreach (var person in people)
            await person.DisposeAsync();
        await App.DisposeAsync();
    }

    /// <summary>Somebody without an account, in a browser of their own.</summary>
    public async Task<Person> VisitorAsync(Window window = default)
    {
        var context = await chromium.Browser.NewContextAsync(new()
        {
            BaseURL = window.ByName ? Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal) : Address, Locale = "en-GB", TimezoneId = "Europe/London", JavaScriptEnabled = !window.WithoutScript,
            ViewportSize = new() { Width = window.Width ?? 1280, Height = 900 }, AcceptDownloads = true,
        });
        context.SetDefaultTimeout(60_000);
        var person = new Person(await context.NewPageAsync()) { ByKeyboard = window.ByKeyboard, WithoutScript = window.WithoutScript };
        people.Add(person);
        return person;
    }

    /// <summary>A colleague, signed in by the sign-in page: "triage", "lead.thanet".</summary>
    public async Task<Person> SignInAs(string account, Window window = default)
    {
        var person = await VisitorAsync(window);
        await person.OpenAsync("/account/sign-in");
        await person.GiveNameAsync(account);
        person.Cost.Reset();
        return person;
    }
}

/// <summary>The site as it stands after the first start of a demonstration.</summary>
public sealed class DemoSite : Site
{
    /// <summary>A site with the demonstration's families.</summary>
    public DemoSite(Chromium chromium)
        : base(chromium) => App.Settings["EarlyHelp:Seed"] = "demo";
}

/// <summary>The site as production asks it: a second factor of everyone who reads family records.</summary>
public sealed class SecondFactorSite : Site
{
    /// <summary>A site that asks for a second factor.</summary>
    public SecondFactorSite(Chromium chromium)
        : base(chromium) => App.Settings["SignIn:SecondFactor"] = "Required";
}

/// <summary>How somebody meets the service.</summary>
/// <param name="WithoutScript">Their browser runs no JavaScript.</param>
/// <param name="ByKeyboard">They have no mouse.</param>
/// <param name="Width">Width of the window in pixels, if not a wide one.</param>
/// <param name="ByName">They open the site by the name localhost: a passkey belongs to a name, never to a number.</param>
public readonly record struct Window(bool WithoutScript = false, bool ByKeyboard = false, int? Width = null, bool ByName = false);
