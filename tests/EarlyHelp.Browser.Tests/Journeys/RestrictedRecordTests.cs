using EarlyHelp.Browser.Tests.Steps;
using EarlyHelp.Web.Tests;
using EarlyHelp.Web.Tests.Features.Triage;

namespace EarlyHelp.Browser.Tests.Journeys;

/// <summary>A record becomes one of named people only while others have it open, and they go on without it (spec 3-access).</summary>
[Collection(Chromium.Pages)]
public sealed class RestrictedRecordTests(Site site) : IClassFixture<Site>
{
    private readonly List<string> faults = [];

    [Fact]
    public async Task A_restricted_record_is_gone_for_whoever_is_not_named_and_is_worked_on_by_whoever_is()
    {
        site.App.Clock.SetLocal(new DateTime(2026, 11, 24, 10, 0, 0));
        var walkers = await site.WalkersAsync();
        var manager = await site.SignInAs("district");
        await manager.MeetsAsync(walkers, there: true);
        await manager.OpenAsync($"/cases/{walkers.Case}");

        await RestrictedAsync(walkers);
        // What was open before is not read on.
        await manager.FollowAsync("Notes");
        Assert.Equal("Page not found", await manager.HeadingAsync());
        await manager.MeetsAsync(walkers, there: false);
        await MetAgainAsync(walkers);
        await WorkedOnAsync(walkers);
        Found.Nothing(faults);
    }

    private async Task RestrictedAsync(Held walkers)
    {
        var privacy = await site.SignInAs("privacy", new(ByKeyboard: true));
        await privacy.OpenAsync("/privacy/restrictions");
        await LookAsync(privacy, "none");
        await privacy.OpenAsync("/privacy/restrictions/new?family=FAM-999999");
        Assert.Equal(["There is no family, case or notification with this reference"], await privacy.ErrorsAsync());
        await LookAsync(privacy, "unknown");
        await privacy.OpenAsync("/");
        await privacy.BeginRestrictionAsync(walkers.Case);
        await privacy.SeesAsync($"Sam Hill holds {walkers.Case}: name them, or have the case allocated to somebody else first");
        await LookAsync(privacy, "new");
        await privacy.FillAsync("Who still needs the record?", "lead@demo.example");
        await privacy.PressAsync("Restrict the record");
        Assert.Contains($"Sam Hill holds {walkers.Case}: name them, or have the case allocated to somebody else first", await privacy.ErrorsAsync());
        await LookAsync(privacy, "refused");
        await privacy.RestrictAsync();
        await privacy.SeesAsync($"{walkers.Family} is open to 2 named people only");
        await privacy.SeesAsync("Martin Cole, Sam Hill");
        await LookAsync(privacy, "list");
        await privacy.FoldsAsync();
        await privacy.FollowAsync(walkers.Family);
        await LookAsync(privacy, "one");
        foreach (var named in new[] { "worker@demo.example", "lead@demo.example" })
            Assert.Contains(walkers.Family, await site.NewestMessageAsync(named), StringComparison.Ordinal);
    }

    /// <summary>The family is notified again: triage is told whom to ring, and nothing of the record.</summary>
    private async Task MetAgainAsync(Held walkers)
    {
        var again = await site.App.ReceiveAsync(1);
        var triage = await site.SignInAs("triage");
        await triage.OpenAsync($"/triage/{again}");
        await triage.SeesAsync($"A record that you can’t open may be this family. Ring Martin Cole on {PrivacySteps.Number}: they decide on it. You can’t link it to that record.");
        foreach (var told in new[] { walkers.Family, walkers.Notification, walkers.Case })
            await triage.DoesNotSeeAsync(told);
        await LookAsync(triage, "met-again");
        await triage.OpenAsync($"/notifications/{walkers.Notification}");
        Assert.Equal(404, triage.Status);
    }

    private async Task WorkedOnAsync(Held walkers)
    {
        var sam = await site.SignInAs("worker", new(WithoutScript: true));
        await sam.OpenAsync("/cases");
        await sam.FollowAsync("Walker");
        await sam.SeesAsync("This record is open to named people only. Don’t talk about it with colleagues who aren’t named. The lead is Martin Cole.");
        await LookAsync(sam, "case-of-the-named");
        await sam.ContactAsync(walkers.Case, "24 11 2026", "Kerry was glad that we came.", "Leo Walker");
        await sam.OpenAsync($"/cases/{walkers.Case}/notes");
        await sam.SeesAsync("Kerry was glad that we came.");
    }

    private async Task LookAsync(Person person, string name) => faults.AddRange(await person.FaultsAsync($"restricted-{name}"));
}
