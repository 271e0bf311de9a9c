using EarlyHelp.Data.Seeding;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EarlyHelp.Web.Tests.Startup;

public sealed class RunningTests(App app) : IClassFixture<App>
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_is_told_without_signing_in(string address) =>
        Assert.Equal("Healthy", await (await app.Visitor().GetAsync(address)).Content.ReadAsStringAsync());

    [Fact]
    public async Task A_set_clock_says_so_on_every_page_and_a_running_one_does_not()
    {
        await using var set = new App();
        set.Settings["EarlyHelp:Clock"] = "2026-11-17T10:42";

        Assert.NotNull((await set.Visitor().PageAsync("/account/sign-in")).QuerySelector(".eh-clock"));
        Assert.Null((await app.Visitor().PageAsync("/account/sign-in")).QuerySelector(".eh-clock"));
    }

    [Fact]
    public async Task Logs_hold_neither_names_nor_addresses_nor_passwords()
    {
        var lines = new Lines();
        app.Services.GetRequiredService<ILoggerFactory>().AddSerilog(new LoggerConfiguration().MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning).WriteTo.Sink(lines).CreateLogger(), dispose: true);

        var client = await app.SignedInAsync("admin");
        await client.GetAsync("/admin/people?name=Nair");
        await app.Visitor().PostFormAsync("/account/sign-in", new() { ["Email"] = "somebody.else@demo.example", ["Password"] = "not my password" });
        await client.GetAsync("/cases?q=Walker");

        var text = string.Join('\n', lines.Texts);
        Assert.Contains("admin/people", text, StringComparison.OrdinalIgnoreCase);
        foreach (var personal in new[] { "admin@demo.example", "somebody.else", "Nair", "Walker", "Colin", DemoAccounts.Password, "not my password" })
            Assert.DoesNotContain(personal, text, StringComparison.OrdinalIgnoreCase);
    }

    private sealed class Lines : ILogEventSink
    {
        public List<string> Texts { get; } = [];

        public void Emit(LogEvent logEvent)
        {
            lock (Texts)
                Texts.Add(logEvent.RenderMessage(System.Globalization.CultureInfo.InvariantCulture) + logEvent.Exception);
        }
    }
}
