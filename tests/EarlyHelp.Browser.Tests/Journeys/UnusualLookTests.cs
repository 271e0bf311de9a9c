using EarlyHelp.Browser.Tests.Steps;
using EarlyHelp.Web.Tests;
using EarlyHelp.Web.Tests.Features.Cases;

namespace EarlyHelp.Browser.Tests.Journeys;

/// <summary>A look at a neighbour and one at night: found by the service, asked about by the privacy officer, and answered (spec 3-access).</summary>
[Collection(Chromium.Journeys)]
public sealed class UnusualLookTests(Site site) : IClassFixture<Site>
{
    private readonly List<string> faults = [];

    [Fact]
    public async Task A_look_at_a_neighbour_is_found_and_explained_and_one_at_night_is_followed_up()
    {
        SetClock(24, 10);
        var walkers = await site.WalkersAsync();
        var night = await site.App.PassAsync("Nightingale", allocateTo: "worker2@demo.example");
        await StreetAsync();
        await OpenedAsync("worker", walkers.Case);
        SetClock(24, 23);
        await OpenedAsync("worker2", night);

        SetClock(25, 9);
        var admin = await site.SignInAs("admin");
        await admin.OpenAsync("/admin/jobs");
        await admin.PressAsync("Run now the job Unusual looks");
        await admin.SeesAsync("Unusual looks has run");
        await LookAsync(admin, "jobs");
        await FoundAsync(walkers);
        await AnsweredAsync();
        Found.Nothing(faults);
    }

    /// <summary>Sam Hill told the privacy officer where he lives.</summary>
    private async Task StreetAsync()
    {
        var privacy = await site.SignInAs("privacy", new(ByKeyboard: true));
        await privacy.FollowAsync("Privacy");
        await LookAsync(privacy, "privacy-nothing");
        await privacy.FillAsync("Name or email address of the member of staff", "Sam");
        await privacy.PressAsync("Find");
        await LookAsync(privacy, "staff");
        await privacy.FollowAsync("Sam Hill");
        await privacy.FillAsync("Street", "Coopers Lane");
        await privacy.FillAsync("Postcode", "TN24");
        await privacy.PressAsync("Save the street");
        Assert.Equal(["Enter a full UK postcode"], await privacy.ErrorsAsync());
        await LookAsync(privacy, "street-refused");
        await privacy.FillAsync("Postcode", "TN24 8AA");
        await privacy.PressAsync("Save the street");
        await privacy.SeesAsync("Looks of Sam Hill at families in Coopers Lane are found from now on");
    }

    private async Task OpenedAsync(string account, string reference)
    {
        var worker = await site.SignInAs(account, new(WithoutScript: true));
        await worker.FollowAsync("Cases");
        await worker.OpenAsync($"/cases/{reference}");
        Assert.Equal(200, worker.Status);
    }

    private async Task FoundAsync(Held walkers)
    {
        var privacy = await site.SignInAs("privacy");
        await privacy.FollowAsync("Privacy");
        await LookAsync(privacy, "privacy-start");
        await privacy.FillAsync("Reference of the family", walkers.Family);
        await privacy.PressAsync("Show looks and changes");
        await privacy.SeesAsync("Sam Hill, unit worker");
        await LookAsync(privacy, "of-a-family");
        await privacy.FoldsAsync();
        await privacy.OpenAsync("/privacy/staff?name=sam");
        await privacy.FollowAsync("Sam Hill");
        await privacy.SeesAsync(walkers.Family);
        await LookAsync(privacy, "of-a-person");
    }

    private async Task AnsweredAsync()
    {
        var privacy = await site.SignInAs("privacy", new(ByKeyboard: true));
        await privacy.FollowAsync("Privacy");
        await privacy.FollowAsync("1 The same street");
        await LookAsync(privacy, "list");
        await privacy.FollowAsync("Sam Hill, 24 November 2026");
        await privacy.SeesAsync("Somebody of the family lives or lived in the same street");
        await privacy.PressAsync("Save");
        Assert.NotEmpty(await privacy.ErrorsAsync());
        await LookAsync(privacy, "answer-refused");
        await privacy.ChooseAsync("What came of it?", "Explained: there was a good reason");
        await privacy.FillAsync("What you found out or did", "Sam holds the case, and told his lead that they are neighbours.");
        await privacy.PressAsync("Save");
        await privacy.SeesAsync("Explained: Sam Hill, 24 November 2026");
        await privacy.FollowAsync("Joy Adeyemi, 24 November 2026");
        await privacy.ChooseAsync("What came of it?", "Followed up: there was none, or none that holds");
        await privacy.FillAsync("What you found out or did", "Joy could not say why. Her manager speaks with her.");
        await privacy.PressAsync("Save");
        await privacy.SeesAsync("There are none.");
        await LookAsync(privacy, "all-answered");
        await privacy.SelectAsync("State", "Explained");
        await privacy.PressAsync("Show");
        await privacy.FollowAsync("Sam Hill, 24 November 2026");
        await privacy.SeesAsync("Sam holds the case, and told his lead that they are neighbours.");
        await LookAsync(privacy, "answered");
    }

    private async Task LookAsync(Person person, string name) => faults.AddRange(await person.FaultsAsync($"looks-{name}"));

    private void SetClock(int day, int hour) => site.App.Clock.SetLocal(new DateTime(2026, 11, day, hour, 0, 0));
}
