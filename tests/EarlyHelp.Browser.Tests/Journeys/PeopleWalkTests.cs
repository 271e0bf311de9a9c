using EarlyHelp.Browser.Tests.Steps;
using EarlyHelp.Web.Tests;
using EarlyHelp.Web.Tests.Features.Cases;

namespace EarlyHelp.Browser.Tests.Journeys;

/// <summary>Somebody comes to work here, moves to another unit and leaves, as the administrator, they themselves and the privacy officer see it.</summary>
[Collection(Chromium.Journeys)]
public sealed class PeopleWalkTests(Site site) : IClassFixture<Site>
{
    private const string Email = "nia.rowe@county.example";
    private const string Password = "three kettles sing at noon";

    private readonly List<string> faults = [];

    [Fact]
    public async Task A_worker_is_invited_moved_to_another_unit_and_kept_out_and_meets_each_at_the_next_click()
    {
        SetClock(18);
        var colleagues = await site.App.PassAsync("Tamsin", allocateTo: "worker@demo.example");
        var (first, second) = (await site.App.PassAsync("Quillon"), await site.App.PassAsync("Harbour"));
        await InvitedAsync();
        var nia = await AcceptedAsync();
        await (await site.SignInAs("lead")).AcceptAndAllocateAsync(first, "Nia Rowe");
        await WorksAsync(nia, "Quillon", first, colleague: "Tamsin", colleagues);

        SetClock(25);
        nia = await SignedInAsync();
        await nia.OpenAsync($"/cases/{first}");
        await MovedAsync();
        await OutAsync(nia);
        await SignInAsync(nia);
        await HandedOnAsync(nia, first);
        await (await site.SignInAs("district")).AcceptAndAllocateAsync(second, "Nia Rowe");
        await WorksAsync(nia, "Harbour", second, colleague: null, first);

        await DisabledAsync();
        await OutAsync(nia);
        await SignInAsync(nia);
        Assert.NotEmpty(await nia.ErrorsAsync());
        await LookAsync(nia, "sign-in-refused");
        await WatchedAsync();
        Found.Nothing(faults);
    }

    private async Task InvitedAsync()
    {
        var admin = await site.SignInAs("admin", new(ByKeyboard: true));
        await admin.FollowAsync("Administration");
        await admin.FollowAsync("People");
        await LookAsync(admin, "list");
        await admin.FollowAsync("Invite somebody");
        await LookAsync(admin, "invite");
        await admin.PressAsync("Invite");
        Assert.Equal(3, (await admin.ErrorsAsync()).Count);
        await LookAsync(admin, "invite-refused");
        await admin.FillAsync("Name", "Nia Rowe");
        await admin.FillAsync("Work email address", Email);
        await admin.SelectAsync("Role", "Unit worker");
        await admin.SelectAsync("Where", "Ashford 1");
        await admin.PressAsync("Invite");
        await admin.SeesAsync($"Nia Rowe is invited: a link goes to {Email}");
        await LookAsync(admin, "invited");
    }

    private async Task<Person> AcceptedAsync()
    {
        var link = await site.NewestLinkAsync(Email);
        var nia = await site.VisitorAsync();
        await nia.OpenAsync(link);
        await LookAsync(nia, "choose-password");
        await nia.FillAsync("New password", "niarowe");
        await nia.PressAsync("Set the password");
        Assert.NotEmpty(await nia.ErrorsAsync());
        await LookAsync(nia, "choose-password-refused");
        await nia.FillAsync("New password", Password);
        await nia.PressAsync("Set the password");
        await nia.SeesAsync("Your password is set");
        await LookAsync(nia, "password-set");

        // The link was for one use.
        var other = await site.VisitorAsync();
        await other.OpenAsync(link);
        Assert.Equal("This link no longer works", await other.HeadingAsync());
        await LookAsync(other, "link-gone");
        return nia;
    }

    /// <summary>The start page counts what they hold; a family that they have nothing to do with any more, or never had, is not there.</summary>
    private async Task WorksAsync(Person nia, string family, string held, string? colleague, string notHeld)
    {
        await (nia.Path == "/account/second-factor" ? nia.FollowAsync("Go to the start page") : nia.FollowAsync("Start"));
        await nia.SeesAsync("Nia Rowe");
        await LookAsync(nia, $"start-{family}");
        await nia.FollowAsync("Cases");
        await nia.SeesAsync(family);
        await nia.DoesNotSeeAsync(notHeld);
        await nia.FollowAsync(family);
        await nia.SeesAsync("Nia Rowe");
        await nia.OpenAsync($"/cases/{notHeld}");
        Assert.Equal(404, nia.Status);
        await nia.OpenAsync("/cases/team");
        await LookAsync(nia, $"team-{family}");
        if (colleague is null)
            await nia.SeesAsync("Your unit holds no other open family");
        else
            await nia.SeesAsync(colleague);
        await nia.OpenAsync($"/cases/{held}");
    }

    private async Task MovedAsync()
    {
        var admin = await AtPersonAsync();
        await LookAsync(admin, "person");
        await admin.FollowAsync("Move to another role or place");
        await admin.SeesAsync("Nia Rowe holds 1 open family in Ashford 1. Martin Cole must allocate it to somebody else, and is told so by message.");
        await admin.PressAsync("Save the posting");
        Assert.NotEmpty(await admin.ErrorsAsync());
        await LookAsync(admin, "move-refused");
        await admin.SelectAsync("Role", "Unit worker");
        await admin.SelectAsync("Where", "Ashford 2");
        await admin.FillAsync("First day", "25 11 2026");
        await admin.PressAsync("Save the posting");
        Assert.Empty(await admin.ErrorsAsync());
        await admin.SeesAsync("Nia Rowe is posted to Ashford 2");
        await LookAsync(admin, "moved");
    }

    /// <summary>Nobody's family is left alone: it stays with whoever holds it until the unit lead, by the link of the message, gives it to somebody else.</summary>
    private async Task HandedOnAsync(Person nia, string reference)
    {
        await nia.FollowAsync("Quillon");
        await nia.SeesAsync(reference);
        await nia.OpenAsync("/cases/team");
        await nia.DoesNotSeeAsync("Tamsin");
        var lead = await site.SignInAs("lead");
        await lead.OpenAsync(await site.NewestLinkAsync("lead@demo.example"));
        Assert.Equal("Move the caseload of Nia Rowe", await lead.HeadingAsync());
        await lead.SelectFirstAsync("Who takes the families?", "Joy Adeyemi");
        await lead.FillAsync("Why does the caseload move?", "Nia works in Ashford 2 now");
        await LookAsync(lead, "hand-on");
        await lead.PressAsync("Move the families");
        Assert.Empty(await lead.ErrorsAsync());
        var joy = await site.SignInAs("worker2");
        await joy.OpenAsync($"/cases/{reference}");
        Assert.Equal(200, joy.Status);
    }

    private async Task DisabledAsync()
    {
        var admin = await AtPersonAsync();
        await admin.FollowAsync("Disable the account");
        await admin.SeesAsync("Nia Rowe holds 1 open family in Ashford 2. Anita Verma must allocate it to somebody else");
        await admin.PressAsync("Disable the account");
        Assert.Equal(["Enter the reason"], await admin.ErrorsAsync());
        await LookAsync(admin, "disable-refused");
        await admin.FillAsync("Why?", "Left the service without notice");
        await admin.PressAsync("Disable the account");
        await admin.SeesAsync("Nia Rowe can no longer sign in. They hold 1 open family, and Anita Verma is told");
        await LookAsync(admin, "disabled");
        Assert.Contains("Nia Rowe", await site.NewestMessageAsync("district@demo.example"), StringComparison.Ordinal);
    }

    private async Task WatchedAsync()
    {
        Assert.Contains("Nia Rowe", await site.NewestMessageAsync("privacy@demo.example"), StringComparison.Ordinal);
        var privacy = await site.SignInAs("privacy", new(ByKeyboard: true));
        await privacy.FollowAsync("Privacy");
        await privacy.FollowAsync("Accounts and postings");
        await privacy.SeesAsync("Invited as unit worker, Ashford 1, from 18 November 2026");
        await privacy.SeesAsync("Password chosen by a link");
        await privacy.SeesAsync("Posted as unit worker, Ashford 2, from 25 November 2026");
        await privacy.SeesAsync("Left the service without notice");
        await LookAsync(privacy, "account-events");
    }

    private async Task<Person> AtPersonAsync()
    {
        var admin = await site.SignInAs("admin", new(ByKeyboard: true));
        await admin.FollowAsync("Administration");
        await admin.FollowAsync("People");
        await admin.FillAsync("Name or email address", "rowe");
        await admin.PressAsync("Find");
        await admin.FollowAsync("Nia Rowe");
        return admin;
    }

    /// <summary>The next click of a session that was ended says so.</summary>
    private async Task OutAsync(Person nia)
    {
        await nia.FollowAsync("Cases");
        Assert.Equal("You have been signed out", await nia.HeadingAsync());
        await LookAsync(nia, "signed-out");
        await nia.PressAsync("Sign in again");
    }

    private async Task<Person> SignedInAsync()
    {
        var nia = await site.VisitorAsync(new(WithoutScript: true));
        await nia.OpenAsync("/account/sign-in");
        await SignInAsync(nia);
        return nia;
    }

    private static async Task SignInAsync(Person nia)
    {
        await nia.FillAsync("Email address", Email);
        await nia.FillAsync("Password", Password);
        await nia.PressAsync("Sign in");
    }

    private async Task LookAsync(Person person, string name) => faults.AddRange(await person.FaultsAsync($"people-{name}"));

    private void SetClock(int day) => site.App.Clock.SetLocal(new DateTime(2026, 11, day, 10, 0, 0));
}
