using EarlyHelp.Browser.Tests.Steps;
using EarlyHelp.Web.Tests;

namespace EarlyHelp.Browser.Tests.Journeys;

/// <summary>An emergency: a manager opens a restricted record, those who answer for it are told and judge it, and the restriction ends (spec 3-access).</summary>
[Collection(Chromium.Pages)]
public sealed class BrokenGlassTests(Site site) : IClassFixture<Site>
{
    private const string Emergency = "Leo is in hospital and nobody of the unit answers";
    private const string Typed = "I rang the ward and spoke to the nurse.";

    private readonly List<string> faults = [];

    [Fact]
    public async Task A_manager_breaks_the_glass_without_script_reads_changes_nothing_and_is_answered_for()
    {
        SetClock(10);
        var walkers = await site.WalkersAsync();
        var sam = await site.SignInAs("worker");
        await sam.ContactAsync(walkers.Case, "24 11 2026", "Kerry was glad that we came.", "Leo Walker");
        // A note that is being written while the record is restricted.
        var writing = await site.SignInAs("district");
        await writing.OpenAsync($"/cases/{walkers.Case}/notes/new");
        await writing.ChooseAsync("What kind of contact was it?", "Call");
        await writing.FillAsync("When did it happen?", "24 11 2026");
        await writing.FillAsync("Note", Typed);
        var privacy = await site.SignInAs("privacy");
        await privacy.BeginRestrictionAsync(walkers.Family);
        await privacy.RestrictAsync();

        var manager = await site.SignInAs("district", new(WithoutScript: true));
        await manager.OpenAsync($"/cases/{walkers.Case}");
        Assert.Equal(404, manager.Status);
        await BrokenAsync(manager, walkers);
        await ReadOnlyAsync(manager, writing, walkers);
        await AnsweredAsync(walkers);
        await LiftedAsync(walkers);

        SetClock(12);
        manager = await site.SignInAs("district");
        await manager.MeetsAsync(walkers, there: true);
        await manager.OpenAsync($"/cases/{walkers.Case}/notes/new");
        await manager.WriteNoteAsync("24 11 2026", Typed, "Leo Walker");
        await manager.PressAsync("Add the note");
        Assert.Empty(await manager.ErrorsAsync());
        await manager.SeesAsync(Typed);
        Found.Nothing(faults);
    }

    private async Task BrokenAsync(Person manager, Held walkers)
    {
        await manager.FollowAsync("Search");
        await manager.FollowAsync("break glass");
        await LookAsync(manager, "new");
        await manager.FillAsync("Reference, or full name of somebody of the family", "Leo Walker");
        await manager.FillAsync("What is the emergency?", "Now");
        await manager.PressAsync("Open the record");
        Assert.Equal(2, (await manager.ErrorsAsync()).Count);
        await LookAsync(manager, "refused");
        await manager.FillAsync("With a name, their date of birth", "19 5 2016");
        await manager.FillAsync("What is the emergency?", Emergency);
        await manager.PressAsync("Open the record");
        Assert.Equal($"/families/{walkers.Family}", manager.Path);
        await manager.SeesAsync("The record is open to you. The privacy officers and whoever leads the work with the family have been told");
        await manager.SeesAsync("You broke the glass to open this record. You can read it until 24 November 2026, 6:00pm, and not change it.");
        await manager.SeesAsync("14 Cooper's Lane");
        await manager.DoesNotSeeAsync("Propose that two records are one");
        await LookAsync(manager, "family");
        foreach (var told in new[] { "privacy@demo.example", "lead@demo.example" })
        {
            var message = await site.NewestMessageAsync(told);
            Assert.Contains("Anita Verma", message, StringComparison.Ordinal);
            Assert.Contains(walkers.Family, message, StringComparison.Ordinal);
        }
    }

    private async Task ReadOnlyAsync(Person manager, Person writing, Held walkers)
    {
        await manager.FollowAsync(walkers.Case);
        await manager.SeesAsync("You broke the glass to open this record.");
        Assert.Equal(0, await manager.Page.GetByText("Add a note").CountAsync());
        await LookAsync(manager, "case");
        await manager.OpenAsync($"/cases/{walkers.Case}/notes");
        await manager.SeesAsync("Kerry was glad that we came.");
        await LookAsync(manager, "notes");
        // It opens what is typed, and stands in no list.
        await manager.OpenAsync("/cases");
        await manager.DoesNotSeeAsync(walkers.Case);

        await writing.PressAsync("Add the note");
        Assert.Equal("You can read this record, not change it", await writing.HeadingAsync());
        await writing.SeesAsync(Typed);
        await LookAsync(writing, "not-changed");
        await manager.OpenAsync($"/cases/{walkers.Case}/notes");
        await manager.DoesNotSeeAsync(Typed);
    }

    private async Task AnsweredAsync(Held walkers)
    {
        var privacy = await site.SignInAs("privacy");
        await privacy.FollowAsync("Privacy");
        await LookAsync(privacy, "privacy-start");
        await privacy.FollowAsync("1 Break glass to review");
        await privacy.SeesAsync(Emergency);
        await LookAsync(privacy, "to-review");
        await privacy.FoldsAsync();
        await privacy.FollowAsync($"Anita Verma and {walkers.Family}");
        await privacy.PressAsync("Keep what you found");
        Assert.NotEmpty(await privacy.ErrorsAsync());
        await LookAsync(privacy, "review-refused");
        await privacy.FollowAsync("Who changed and looked at this record");
        await privacy.SeesAsync(Emergency);
        await LookAsync(privacy, "audit");
        await privacy.OpenAsync("/privacy/break-glass");
        await privacy.FollowAsync($"Anita Verma and {walkers.Family}");
        await privacy.ChooseAsync("Was it right to open the record?", "Yes, it was an emergency and the record was needed");
        await privacy.FillAsync("What did you find?", "The ward confirms that she rang at 10.");
        await privacy.PressAsync("Keep what you found");
        await privacy.SeesAsync("Nothing waits for a review.");
        await LookAsync(privacy, "none-to-review");
        await privacy.FollowAsync("Reviewed");
        await privacy.SeesAsync("It was right: The ward confirms that she rang at 10.");
        await LookAsync(privacy, "reviewed");
    }

    private async Task LiftedAsync(Held walkers)
    {
        var privacy = await site.SignInAs("privacy", new(ByKeyboard: true));
        await privacy.OpenAsync("/privacy/restrictions");
        await privacy.FollowAsync(walkers.Family);
        await privacy.PressAsync("Lift the restriction");
        Assert.Equal(["Say why the record is no longer restricted"], await privacy.ErrorsAsync());
        await LookAsync(privacy, "lift-refused");
        await privacy.FillAsync("Why is it no longer restricted?", "The colleague works elsewhere now");
        await privacy.PressAsync("Lift the restriction");
        await privacy.SeesAsync($"{walkers.Family} is no longer restricted");
        await privacy.FollowAsync("Lifted");
        await LookAsync(privacy, "lifted-list");
        await privacy.FoldsAsync();
        await privacy.FollowAsync(walkers.Family);
        await privacy.SeesAsync("The colleague works elsewhere now");
        await LookAsync(privacy, "lifted");
    }

    private async Task LookAsync(Person person, string name) => faults.AddRange(await person.FaultsAsync($"glass-{name}"));

    private void SetClock(int hour) => site.App.Clock.SetLocal(new DateTime(2026, 11, 24, hour, 0, 0));
}
