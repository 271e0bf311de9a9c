using System.Net;
using EarlyHelp.Domain.Plans;

namespace EarlyHelp.Web.Tests.Features.Cases;

public sealed class VisitNoteTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task One_save_takes_who_was_seen_own_words_an_action_met_and_the_next_visit()
    {
        var given = await app.PlannedAsync("Visited");
        var (worker, ada) = (await app.SignedInAsync("worker"), await app.AdaAsync(given));
        Dictionary<string, string?> typed = new()
        {
            ["Kind"] = "Visit", ["Seen"] = $"{ada}", ["Text"] = "The bag stood packed", [$"Words[{ada}]"] = "I packed it myself", ["Steps[1].Status"] = "Done", ["NextVisitOn"] = "2 12 2026",
        };
        Assert.InRange(typed.Count, 1, 8);

        var added = await worker.PostFormAsync($"/cases/{given}/notes/new", typed, $"/cases/{given}/notes");

        Assert.Equal($"/cases/{given}/notes", added.Headers.Location!.OriginalString);
        var notes = (await worker.PageAsync($"/cases/{given}/notes")).Read();
        Assert.Contains("Ada Visited said I packed it myself", notes, StringComparison.Ordinal);
        Assert.Contains("Packs the bag 1: done", notes, StringComparison.Ordinal);
        Assert.Contains("Next visit: 2 December 2026", notes, StringComparison.Ordinal);
        var held = await app.CaseAsync(given);
        Assert.Equal((ActionStatus.Done, ActionStatus.Open), (held.Actions[0].Status, held.Actions[1].Status));
        Assert.Equal(new DateOnly(2026, 12, 2), held.NextVisitOn);
        Assert.DoesNotContain("Packs the bag", (await worker.PageAsync($"/cases/{given}/notes/new")).Read(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Steps[2].Status", "NotDone", "Say why it is not done", "Steps_2__Note-error")]
    [InlineData("Steps[2].DueOn", "1 12 2026", "Choose how far the action is", "Steps_2__Status-error")]
    [InlineData("NextVisitOn", "1 1 2026", "The next visit must be today or later", "NextVisitOn-error")]
    [InlineData("NextVisitOn", "soon", "The next visit must be a real date", "NextVisitOn-error")]
    [InlineData("HappenedOn", "10 11 2026", "Say why this is recorded later than it happened", "BackdateReason-error")]
    public async Task What_can_t_be_recorded_is_said_beside_its_field_and_everything_typed_stays(string field, string value, string sentence, string beside)
    {
        var given = await app.PlannedAsync("Refused");
        var (worker, ada) = (await app.SignedInAsync("worker"), await app.AdaAsync(given));

        var refused = await worker.PostFormAsync($"/cases/{given}/notes/new", new() { ["Kind"] = "Visit", ["Text"] = "A long talk", [$"Words[{ada}]"] = "I like maths", [field] = value }, $"/cases/{given}/notes");

        var (page, errors) = await refused.RefusedAsync();
        Assert.Contains(sentence, errors, StringComparison.Ordinal);
        Assert.NotNull(page.GetElementById(beside));
        Assert.Equal(("A long talk", "I like maths", value), (page.Typed("Text"), page.Typed($"Words[{ada}]"), page.Typed(field)));
        Assert.Single((await app.CaseAsync(given)).Notes);
    }

    [Fact]
    public async Task A_repeated_post_makes_one_note()
    {
        var given = await app.PlannedAsync("Doubled");
        var worker = await app.SignedInAsync("worker");
        var page = await worker.PageAsync($"/cases/{given}/notes/new");

        foreach (var _ in Enumerable.Range(1, 2))
            await worker.PostAsync(page, new() { ["Kind"] = "Visit", ["Text"] = "Once" }, $"/cases/{given}/notes");

        Assert.Equal(2, (await app.CaseAsync(given)).Notes.Count);
    }

    [Fact]
    public async Task A_corrected_note_stands_beside_the_one_that_was_first_written()
    {
        var given = await app.ContactedAsync("Corrected");
        var worker = await app.SignedInAsync("worker");
        var address = (await worker.PageAsync($"/cases/{given}/notes")).QuerySelector("a[href$='/correct']")!.GetAttribute("href")!;

        var (page, errors) = await (await worker.PostFormAsync(address, new() { ["Text"] = "First visit, with gran" })).RefusedAsync();
        Assert.Contains("Say what was wrong", errors, StringComparison.Ordinal);
        Assert.Equal("First visit, with gran", page.Typed("Text"));
        await worker.PostAsync(page, new() { ["Reason"] = "Gran was there too" }, address);

        var notes = (await worker.PageAsync($"/cases/{given}/notes")).Read();
        Assert.Contains("What was wrong: Gran was there too", notes, StringComparison.Ordinal);
        Assert.Contains("A newer note corrects this one", notes, StringComparison.Ordinal);
        Assert.Equal(["First visit", "First visit, with gran"], (await app.CaseAsync(given)).Notes.Select(n => n.Text).Order());
        var again = await (await worker.PostFormAsync(address, new() { ["Text"] = "Third", ["Reason"] = "Again" })).RefusedAsync();
        Assert.Contains("This note has been corrected already", again.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_of_another_case_is_not_there_to_be_corrected()
    {
        var (mine, other) = (await app.ContactedAsync("Mine"), await app.ContactedAsync("Other"));
        var note = Assert.Single((await app.CaseAsync(other)).Notes);

        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignedInAsync("worker")).GetAsync($"/cases/{mine}/notes/{note.Id}/correct")).StatusCode);
    }

    [Fact]
    public async Task The_notes_take_as_many_queries_for_one_note_as_for_ten()
    {
        var (one, ten) = (await app.PlannedAsync("Onenote"), await app.PlannedAsync("Tennotes", outcomes: 5));
        await app.WorkAsync(ten, (given, people, by, at, on) =>
        {
            foreach (var n in Enumerable.Range(1, 9))
                given.WriteNote(new(Domain.Cases.ContactKind.Visit, on, $"Visit {n}", [people.Members[0].PersonId]) { Words = [new(people.Members[0].PersonId, $"Word {n}")], Actions = [new(n, ActionStatus.InProgress)] }, by, at, on);
        });
        var worker = await app.SignedInAsync("worker");

        foreach (var page in new[] { "notes", "notes/new", "contact" })
            Assert.Equal(await app.Queries.OfAsync(worker, $"/cases/{one}/{page}"), await app.Queries.OfAsync(worker, $"/cases/{ten}/{page}"));
    }
}
