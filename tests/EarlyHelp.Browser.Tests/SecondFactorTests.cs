using EarlyHelp.Browser.Tests.Steps;
using EarlyHelp.Data.Seeding;
using EarlyHelp.Domain.Access;
using Microsoft.Playwright;

namespace EarlyHelp.Browser.Tests;

/// <summary>Signing in with a second factor, in a browser: a code of an authenticator app, and a passkey of a device (spec 3-access).</summary>
[Collection(Chromium.Pages)]
public sealed class SecondFactorTests(SecondFactorSite site) : IClassFixture<SecondFactorSite>
{
    private const string Heading = "Your second factor";

    [Fact]
    public async Task A_worker_sets_up_an_app_when_told_to_and_signs_in_with_its_code()
    {
        var worker = await site.SignInAs("worker");
        Assert.Equal(Heading, await worker.HeadingAsync());
        await worker.ChecksOutAsync("second-factor-owed");
        await worker.FollowAsync("Set up an authenticator app");
        await worker.ChecksOutAsync("authenticator");
        // The picture is drawn: it has its size, and dark squares in it.
        var picture = await worker.Page.Locator("svg.eh-qr path").BoundingBoxAsync();
        Assert.InRange(picture?.Width ?? 0, 100, 250);
        var key = (await worker.Page.Locator(".eh-key").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        await worker.FillAsync("Code", Code(key));
        await worker.FillAsync("Your password", DemoAccounts.Password);
        await worker.PressAsync("Set up the app");
        Assert.Equal("Write down your recovery codes", await worker.HeadingAsync());
        await worker.ChecksOutAsync("recovery-codes");
        await worker.PressAsync("I have kept them");
        Assert.Equal("What needs you today", await worker.HeadingAsync());
        await worker.OpenAsync("/account/second-factor");
        await worker.ChecksOutAsync("second-factor-set-up");

        await worker.PressAsync("Sign out");
        await worker.GiveNameAsync("worker");
        await worker.ChecksOutAsync("second-step");
        site.App.Clock.Utc = site.App.Clock.Utc.AddSeconds(30);
        await worker.FillAsync("Code", Code(key));
        await worker.PressAsync("Sign in");

        Assert.Equal("What needs you today", await worker.HeadingAsync());
    }

    [Fact]
    public async Task A_lead_adds_a_passkey_and_signs_in_with_it_instead_of_the_password_and_after_it()
    {
        var lead = await site.VisitorAsync(new Window(ByName: true));
        await AddDeviceAsync(lead);
        await lead.OpenAsync("/account/sign-in");
        await lead.GiveNameAsync("lead");
        await lead.FollowAsync("Add a passkey");
        await lead.ChecksOutAsync("passkey-new");
        await lead.FillAsync("What do you want to call it?", "Work laptop");
        await lead.FillAsync("Your password", "wrong");
        await lead.Button("Add the passkey").ClickAsync();
        await Assertions.Expect(lead.Page.Locator("[data-passkey-words]")).ToHaveTextAsync("The current password is not right");
        await lead.FillAsync("Your password", DemoAccounts.Password);
        // A button takes no second click within a second.
        await lead.Page.WaitForTimeoutAsync(1100);
        await lead.PressAsync("Add the passkey");
        Assert.Equal("Write down your recovery codes", await lead.HeadingAsync());
        await lead.OpenAsync("/account/second-factor");
        await lead.SeesAsync("Work laptop");
        await lead.ChecksOutAsync("second-factor-passkey");

        await lead.PressAsync("Sign out");
        await lead.PressAsync("Use a passkey");
        Assert.Equal("What needs you today", await lead.HeadingAsync());

        await lead.PressAsync("Sign out");
        await lead.GiveNameAsync("lead");
        Assert.Equal("Use your passkey", await lead.HeadingAsync());
        await lead.ChecksOutAsync("second-step-passkey");
        await lead.PressAsync("Use a passkey");
        Assert.Equal("What needs you today", await lead.HeadingAsync());
    }

    [Fact]
    public async Task A_passkey_is_renamed_and_removed_and_then_no_longer_taken()
    {
        var manager = await site.VisitorAsync(new Window(ByName: true));
        await AddDeviceAsync(manager);
        await manager.OpenAsync("/account/sign-in");
        // A role that needs none may take the last one away.
        await manager.GiveNameAsync("auditor");
        await manager.OpenAsync("/account/passkeys/new");
        await manager.FillAsync("What do you want to call it?", "Work laptop");
        await manager.FillAsync("Your password", DemoAccounts.Password);
        await manager.PressAsync("Add the passkey");
        await manager.OpenAsync("/account/second-factor");

        await manager.FollowAsync("Rename or remove the passkey Work laptop");
        await manager.ChecksOutAsync("passkey");
        await manager.FillAsync("Name", "Old laptop");
        await manager.PressAsync("Save the name");
        await manager.SeesAsync("The passkey is now called Old laptop");
        await manager.FollowAsync("Rename or remove the passkey Old laptop");
        await manager.FillAsync("Your password", DemoAccounts.Password);
        await manager.PressAsync("Remove the passkey");
        await manager.SeesAsync("The passkey Old laptop is removed");

        await manager.PressAsync("Sign out");
        await manager.PressAsync("Use a passkey");
        Assert.Contains("This passkey was not taken", string.Join(' ', await manager.ErrorsAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_script_the_page_of_passkeys_says_what_to_do_instead()
    {
        var worker = await site.SignInAs("worker2", new Window(WithoutScript: true));
        await worker.OpenAsync("/account/passkeys/new");

        await worker.SeesAsync("Set up an authenticator app instead");
        await worker.ChecksOutAsync("passkey-without-script");
    }

    [Fact]
    public async Task A_disabled_account_loses_its_open_page_at_the_next_click()
    {
        var area = await site.SignInAs("openaccess");
        await area.OpenAsync("/account");
        var admin = await site.SignInAs("admin");
        await SetUpAppAsync(admin);
        await admin.OpenAsync("/admin/people?name=Marsh");
        await admin.FollowAsync("Lucy Marsh");
        await admin.ChecksOutAsync("person");
        await admin.FollowAsync("Disable the account");
        await admin.ChecksOutAsync("disable");
        await admin.FillAsync("Why?", "Left the service");
        await admin.PressAsync("Disable the account");
        await admin.SeesAsync("Lucy Marsh can no longer sign in");
        await admin.ChecksOutAsync("person-disabled");

        await area.PressAsync("Save");

        Assert.Equal("You have been signed out", await area.HeadingAsync());
        await area.ChecksOutAsync("signed-out-changed");
    }

    private async Task SetUpAppAsync(Person person)
    {
        await person.OpenAsync("/account/second-factor/authenticator");
        var key = (await person.Page.Locator(".eh-key").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        await person.FillAsync("Code", Code(key));
        await person.FillAsync("Your password", DemoAccounts.Password);
        await person.PressAsync("Set up the app");
    }

    private string Code(string key) => AuthenticatorCode.Of(key, site.App.Clock.GetUtcNow());

    /// <summary>A device that holds passkeys and knows its owner's finger.</summary>
    private static async Task AddDeviceAsync(Person person)
    {
        var tools = await person.Page.Context.NewCDPSessionAsync(person.Page);
        await tools.SendAsync("WebAuthn.enable");
        await tools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
