using EarlyHelp.Browser.Tests.Steps;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Assessments;
using EarlyHelp.Web.Tests;
using EarlyHelp.Web.Tests.Features.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace EarlyHelp.Browser.Tests.Journeys;

/// <summary>
/// A worker is killed off in the middle of each long form of a case: everything that was typed comes back, to that worker and on that record only. With
/// EARLYHELP_LONG=1 every form in every way; otherwise in each way a note and one of the others, in turn.
/// </summary>
[Collection(Chromium.Pages)]
public sealed class KilledMidFormTests(Site site) : IClassFixture<Site>
{
    // How they are killed off, by the names of the families.
    private static readonly string[] Ways = ["Shut", "Dead", "Late", "Gone", "Anew"];

    private readonly List<string> faults = [];

    [Fact]
    public Task The_window_is_closed_before_anything_was_kept() => EachFormAsync("Shut", async (worker, form) =>
    {
        await worker.Page.CloseAsync(new() { RunBeforeUnload = true });
        await KeptOnServerAsync(form);
        await worker.DisposeAsync();
        var again = await site.SignInAs("worker");
        await again.OpenAsync(form.Address);
        return again;
    });

    [Fact]
    public Task The_browser_dies_without_a_last_word() => EachFormAsync("Dead", async (worker, form) =>
    {
        await KeptByScriptAsync(worker);
        await worker.DisposeAsync();
        var again = await site.SignInAs("worker");
        await again.OpenAsync(form.Address);
        return again;
    });

    [Fact]
    public Task The_session_ends_while_they_type() => EachFormAsync("Late", async (worker, form) =>
    {
        site.App.Clock.Utc += TimeSpan.FromMinutes(40);
        await worker.PressAsync(form.Save);
        await worker.SeesAsync("We kept what you typed");
        faults.AddRange(await worker.FaultsAsync("killed-session-ended"));
        await worker.PressAsync("Sign in again");
        await worker.GiveNameAsync("worker");
        Assert.Equal(form.Address, worker.Path);
        return worker;
    });

    [Fact]
    public Task The_cookie_is_gone() => EachFormAsync("Gone", async (worker, form) =>
    {
        await KeptByScriptAsync(worker);
        await worker.Page.Context.ClearCookiesAsync();
        await worker.PressAsync(form.Save);
        Assert.StartsWith("/account/sign-in?", worker.Path, StringComparison.Ordinal);
        await worker.GiveNameAsync("worker");
        Assert.Equal(form.Address, worker.Path);
        return worker;
    });

    [Fact]
    public Task The_application_is_stopped_and_started_again() => EachFormAsync("Anew", async (worker, form) =>
    {
        await KeptByScriptAsync(worker);
        await site.RestartAsync();
        await worker.OpenAsync(form.Address);
        return worker;
    });

    private async Task EachFormAsync(string family, Func<Person, HalfForm, Task<Person>> kill)
    {
        site.App.Clock.Utc = new DateTime(2026, 11, 18, 10, 0, 0, DateTimeKind.Utc);
        var (ours, twins) = (await FormsAsync(family), await FormsAsync($"{family}twin"));
        foreach (var (form, twin) in LongRun.Share(ours.Zip(twins), ours.Length - 1, turn: Array.IndexOf(Ways, family)))
        {
            var worker = await site.SignInAs("worker");
            await worker.Page.Clock.InstallAsync();
            await worker.OpenAsync(form.Address);
            await form.FillHalfAsync(worker);
            var typed = await TypedAsync(worker);

            worker = await kill(worker, form);

            Assert.Equal(typed, await TypedAsync(worker));
            await worker.SeesAsync($"kept {UkDates.Date(UkTime.DayOf(site.App.Clock.Utc))}, {UkDates.TimeOf(site.App.Clock.Utc)}");
            if (family == "Dead")
                faults.AddRange(await worker.FaultsAsync($"killed-{form.Name}-offered-back"));
            await NobodyElseSeesItAsync(worker, await site.SignInAs("lead"), form, twin);
            await worker.OpenAsync(form.Address);
            await form.FinishAsync(worker);
            await worker.PressAsync(form.Save);
            Assert.Empty(await worker.ErrorsAsync());
            Assert.False(await site.App.WithDbAsync(db => db.StaffDrafts.AnyAsync(d => d.Values.Contains(form.Mark))), $"The draft of the {form.Name} stayed after it was saved");
            await worker.OpenAsync(form.Address);
            Assert.DoesNotContain("not yet", await worker.WordsAsync(), StringComparison.Ordinal);
        }

        Found.Nothing(faults);
    }

    /// <summary>Neither the same form of another family nor a colleague who may open this one shows a word of it.</summary>
    private static async Task NobodyElseSeesItAsync(Person worker, Person lead, HalfForm form, HalfForm twin)
    {
        await worker.OpenAsync(twin.Address);
        Assert.Equal(200, worker.Status);
        Assert.DoesNotContain(form.Mark, await worker.Page.ContentAsync(), StringComparison.Ordinal);
        await lead.OpenAsync(form.Address);
        Assert.Equal(200, lead.Status);
        Assert.DoesNotContain(form.Mark, await lead.Page.ContentAsync(), StringComparison.Ordinal);
    }

    /// <summary>The script keeps the words after ten seconds, and says so.</summary>
    private static async Task KeptByScriptAsync(Person worker)
    {
        await worker.Page.Clock.FastForwardAsync("00:11");
        await Assertions.Expect(worker.Page.Locator(".eh-draft")).ToContainTextAsync("Draft saved");
    }

    private async Task KeptOnServerAsync(HalfForm form)
    {
        for (var tries = 0; tries < 50; tries++)
        {
            // What was typed first can have been kept before: with another row of the form.
            if (await site.App.WithDbAsync(db => db.StaffDrafts.AnyAsync(d => d.Values.Contains(form.Mark) && d.Values.Contains(form.Last))))
                return;
            await Task.Delay(100);
        }

        Assert.Fail($"Closing the window did not keep the {form.Name}");
    }

    /// <summary>Every field of the form with what stands in it, one a line; what the page carries along hidden is not typed by anybody.</summary>
    private static Task<string> TypedAsync(Person worker) => worker.Page.Locator("form[data-draft-key]").EvaluateAsync<string>(
        "form => [...form.elements].filter(e => e.name && !['hidden', 'submit'].includes(e.type)).map(e => `${e.name} = ${['radio', 'checkbox'].includes(e.type) ? `${e.value} ${e.checked}` : e.value}`).join('\\n')");

    /// <summary>A visit note, a part of the assessment and a review of one family, and the first plan of another.</summary>
    private async Task<HalfForm[]> FormsAsync(string family)
    {
        var planned = await site.App.PlannedAsync(family);
        await site.App.WorkAsync(planned, (given, people, by, at, on) =>
        {
            given.AuthoriseAssessment(new string('a', Assessment.LeadMinLength), Actor.Staff(999, "Martin Cole", Role.UnitLead) with { UnitId = by.UnitId, DistrictId = by.DistrictId }, at, on);
            given.BeginAssessment(AssessmentKind.Full, by, at, on);
        });
        var assessed = await site.App.AssessedAsync($"{family}plan");
        return [Note(planned, family), Section(planned, family), Plan(assessed, $"{family}plan"), Review(planned, family)];
    }

    private static HalfForm Note(string reference, string family) => new("note", $"/cases/{reference}/notes/new", "Add the note", $"Half of a note about {family}")
    {
        Last = "stays",
        FillHalf = async (worker, mark) =>
        {
            await worker.WriteNoteAsync("17 11 2026", $"{mark}; she said “<later>” & went.\nA second line.", $"Ada {family}");
            await worker.FillAsync($"What Ada {family} said, in their own words", "Mum’s chair\nstays");
            await worker.SelectAsync("Packs the bag 1", "Done");
        },
        Finish = worker => worker.FillAsync("Why is this recorded later than it happened?", "The browser was closed"),
    };

    private static HalfForm Section(string reference, string family) => new("assessment", $"/cases/{reference}/assessment/write/worries", "Save what we are worried about", $"A second worry about {family}")
    {
        Last = "Each Monday",
        FillHalf = async (worker, mark) =>
        {
            await worker.FillAsync("Worry 1", "");
            await worker.FillAsync("Complicating factor 1", "The rent has gone up");
            await worker.PressAsync("Add another worry");
            await worker.FillAsync("Worry 2", mark);
            await worker.SelectAsync("Worry 2: whom is it about?", $"Ada {family}");
            await worker.FillAsync("Worry 2: when?", "Each Monday");
        },
        Finish = worker => worker.FillAsync("Worry 1", "Missed 31 days of school"),
    };

    private static HalfForm Plan(string reference, string family) => new("plan", $"/cases/{reference}/plan/new", "Agree the plan", $"What will be different for {family}")
    {
        Last = "Not on Fridays",
        FillHalf = async (worker, mark) =>
        {
            await worker.FillAsync("Outcome 1: what will be different?", mark);
            await worker.FillAsync("Outcome 1: score of how it is now, 0 to 10", "4");
            await worker.PressAsync("Add another outcome");
            await worker.FillAsync("Outcome 2: how is it now?", "Nobody sleeps");
            await worker.SelectAsync("Outcome 2, action 1: who does it?", $"Ada {family}");
            await worker.ChooseAsync($"Does Ada {family} agree?", "No");
            await worker.FillAsync($"What did Ada {family} say?", "Not on Fridays");
        },
        Finish = async worker =>
        {
            await worker.WriteOutcomeAsync(1, new("Mornings", "Late", "4", "The register", "On time", "Packs the bag", $"Ada {family}", "2 12 2026"));
            await worker.WriteOutcomeAsync(2, new("Nights", "Nobody sleeps", "2", "The diary", "Six hours", "Lights out at nine", $"Ada {family}", "2 12 2026"));
            await worker.FillAsync("What does everybody do if things get worse?", "Ring Sam");
            await worker.ChooseAsync($"Does Ada {family} agree?", "Yes");
            await worker.FillAsync("When did the family agree?", "18 11 2026");
        },
    };

    private static HalfForm Review(string reference, string family) => new("review", $"/cases/{reference}/reviews/new", "Record the review", $"What {family} thinks so far")
    {
        Last = "Helen will ring the club.",
        FillHalf = async (worker, mark) =>
        {
            await worker.FillAsync("What does the family think?", mark);
            await worker.FillAsync($"What did Ada {family} say, in their own words?", "It’s all right");
            await worker.SelectInAsync("At school every day 1", "Rating now, from 0 to 10", "5");
            await worker.SelectInAsync("Rings the school 1", "How far is it?", "Done");
            await worker.FillAsync("Name", "Helen Marsh", "Person 1");
            await worker.FillAsync("Minutes", "Helen will ring the club.");
        },
        Finish = async worker =>
        {
            await worker.FillAsync("What shows it?", "The register", "At school every day 1");
            await worker.FillAsync("Agency", "School", "Person 1");
            await worker.SelectInAsync("Person 1", "Did they come?", "Came");
            await worker.ChooseAsync("What comes next?", "Continue with the plan");
            await worker.FillAsync("Next review", "9 12 2026");
        },
    };

    /// <param name="Name">What it is.</param>
    /// <param name="Address">Where it is filled in.</param>
    /// <param name="Save">The button that saves it.</param>
    /// <param name="Mark">Words that stand nowhere else.</param>
    private sealed record HalfForm(string Name, string Address, string Save, string Mark)
    {
        public required Func<Person, string, Task> FillHalf { get; init; }

        /// <summary>Words that are typed last.</summary>
        public required string Last { get; init; }

        public required Func<Person, Task> Finish { get; init; }

        public Task FillHalfAsync(Person worker) => FillHalf(worker, Mark);

        public Task FinishAsync(Person worker) => Finish(worker);
    }
}
