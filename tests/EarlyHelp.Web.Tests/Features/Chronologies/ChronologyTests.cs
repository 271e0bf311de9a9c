using System.Net;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Families;
using EarlyHelp.Web.Tests.Features.Cases;
using EarlyHelp.Web.Tests.Features.Documents;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.Chronologies;

public sealed class ChronologyTests : IAsyncLifetime
{
    private readonly App app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => app.DisposeAsync().AsTask();

    [Fact]
    public async Task Everything_dated_stands_in_order_with_each_child_s_age_on_the_day()
    {
        var given = await LivedAsync("Chronicle");
        var worker = await app.SignedInAsync("worker");
        await worker.AddDocumentAsync(given, Uploads.Pdf);

        var page = await worker.PageAsync($"/cases/{given}/timeline?oldestFirst=true");

        var entries = page.QuerySelectorAll(".moj-timeline__title").Select(t => t.TextContent).ToList();
        Assert.Equal(
            [
                "School: Ada, Bo", "Home: Ada", "Notification: From Helen Marsh", "Decision: Decided", "Who holds it: With Ashford 1", "Who holds it: With Sam Hill, Ashford 1",
                "Visit: Ada", "Contact: Note", "Document: Attendance letter",
            ], entries);
        var dates = page.QuerySelectorAll(".moj-timeline__date").Select(d => d.TextContent).ToList();
        Assert.Equal("1 September 2026 · Ada 9 years, Bo 18 months", dates[0]);
        Assert.Equal("18 November 2026 · Ada 9 years, Bo 20 months", dates[^1]);
        Assert.Contains("Ada said: I like maths", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("address kept confidential", page.Body.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("14 Coopers Lane", page.Body.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("The first wording", page.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_narrowed_to_a_kind_and_to_a_child_by_its_address()
    {
        var given = await LivedAsync("Narrow");
        var worker = await app.SignedInAsync("worker");
        var ada = await app.WithDbAsync(db => db.People.Where(p => p.FirstName == "Ada" && p.LastName == "Narrow").Select(p => p.Id).SingleAsync());

        Assert.Equal(["Visit: Ada"], await TitlesAsync(worker, $"/cases/{given}/timeline?kind=Visit"));
        Assert.Equal(["Visit: Ada", "Home: Ada", "School: Ada"], await TitlesAsync(worker, $"/cases/{given}/timeline?child={ada}"));
        Assert.Empty(await TitlesAsync(worker, $"/cases/{given}/timeline?child={ada}&kind=Plan"));
        Assert.Equal(HttpStatusCode.BadRequest, (await worker.GetAsync($"/cases/{given}/timeline?kind=Nonsense")).StatusCode);
    }

    [Fact]
    public async Task A_childs_words_stay_when_the_note_that_holds_them_is_corrected()
    {
        var given = await app.PlannedAsync("Kept");
        var worker = await app.SignedInAsync("worker");
        var ada = await app.AdaAsync(given);
        await worker.PostFormAsync($"/cases/{given}/notes/new", new() { ["Kind"] = "Visit", ["Text"] = "With a tpyo", ["Seen"] = $"{ada}", [$"Words[{ada}]"] = "I packed my own bag" }, $"/cases/{given}/notes");
        var address = (await worker.PageAsync($"/cases/{given}/notes")).QuerySelector("a[href$='/correct']")!.GetAttribute("href")!;

        await worker.PostFormAsync(address, new() { ["Text"] = "Without a typo", ["Reason"] = "A typo" });

        foreach (var narrowed in new[] { "", $"?child={ada}" })
        {
            var told = await TextAsync(worker, $"/cases/{given}/timeline{narrowed}");
            Assert.Contains("Without a typo", told, StringComparison.Ordinal);
            Assert.Contains("I packed my own bag", told, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_others_recorded_since_a_person_last_looked_is_marked_for_that_person_and_that_case()
    {
        var given = await LivedAsync("Since");
        var other = await LivedAsync("Other");
        var address = $"/cases/{given}/timeline";
        var lead = await app.SignedInAsync("lead");
        Assert.DoesNotContain("since you last looked", await TextAsync(lead, address), StringComparison.Ordinal);

        app.Clock.Utc = app.Clock.Utc.AddDays(1);
        await (await app.SignedInAsync("worker")).PostFormAsync($"/cases/{given}/notes/new", new() { ["Kind"] = "Call", ["Text"] = "Kerry rang", ["HappenedOn"] = "19 11 2026" }, $"/cases/{given}/notes");
        app.Clock.Utc = app.Clock.Utc.AddHours(1);
        lead = await app.SignedInAsync("lead");
        var page = await lead.PageAsync(address);

        Assert.Contains("1 change by others since you last looked on 18 November 2026, 10:00am", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Contact: Call"], page.QuerySelectorAll(".moj-timeline__header:has(.govuk-tag) .moj-timeline__title").Select(t => t.TextContent));
        Assert.Contains("1 change by others", await TextAsync(lead, address), StringComparison.Ordinal);
        Assert.DoesNotContain("since you last looked", await TextAsync(lead, $"/cases/{other}/timeline"), StringComparison.Ordinal);
        app.Clock.Utc = app.Clock.Utc.AddHours(2);
        Assert.Contains("No changes by others", await TextAsync(await app.SignedInAsync("lead"), address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_chronology_is_paged_and_prints_whole()
    {
        var given = await LivedAsync("Long", notes: 60);
        var worker = await app.SignedInAsync("worker");

        Assert.Equal(50, (await TitlesAsync(worker, $"/cases/{given}/timeline")).Count);
        Assert.InRange((await TitlesAsync(worker, $"/cases/{given}/timeline?page=2")).Count, 10, 49);
        var all = await worker.PageAsync($"/cases/{given}/timeline?all=true");
        Assert.InRange(all.QuerySelectorAll(".moj-timeline__item").Length, 60, 200);
        Assert.Null(all.QuerySelector(".govuk-pagination"));
        Assert.NotNull(all.QuerySelector(".eh-print .moj-timeline"));
    }

    /// <summary>A family with two children, a school, a home that is kept confidential, a visit with Ada's words and a note that was corrected.</summary>
    private async Task<string> LivedAsync(string name, int notes = 0)
    {
        var given = await app.PassAsync(name, allocateTo: "worker@demo.example");
        await app.WithDbAsync(async db =>
        {
            var (at, on) = (app.Clock.Utc, UkTime.DayOf(app.Clock.Utc));
            var opened = await db.Cases.Include(c => c.Worker).Include(c => c.Family.Members).ThenInclude(m => m.Person.Residences).Include(c => c.Family.Members).ThenInclude(m => m.Person.Schoolings)
                .SingleAsync(c => c.Reference == given);
            var (ada, bo) = (opened.Family.Members[0].Person, Person.Named("Bo", name));
            bo.WasBorn(new DateOnly(2025, 3, 1));
            opened.Family.Add(bo, FamilyRole.Sibling, on);
            ada.Attends(new SchoolingFacts("St Anne’s"), new DateOnly(2026, 9, 1));
            bo.Attends(new SchoolingFacts("St Anne’s"), new DateOnly(2026, 9, 1));
            ada.LivesAt(Address.At("14 Coopers Lane", null, "Ashford", null, "TN24 8AA"), ResidenceKind.MainHome, new DateOnly(2026, 10, 1), confidential: true);
            await db.SaveChangesAsync();
            var worker = Actor.Staff(opened.WorkerId!.Value, "Sam Hill", Role.UnitWorker) with { UnitId = opened.UnitId, DistrictId = opened.DistrictId };
            opened.ContactNotifier(new(on), worker, at, on);
            opened.WriteNote(new(ContactKind.Visit, on, "A visit", [ada.Id]) { Words = [new(ada.Id, "I like maths")] }, worker, at, on);
            var first = opened.WriteNote(new(ContactKind.Note, on, "The first wording", []), worker, at, on);
            opened.CorrectNote(first, new(ContactKind.Note, on, "The second wording", []), "A slip", worker, at, on);
            for (var i = 0; i < notes; i++)
                opened.WriteNote(new(ContactKind.Call, on, $"Call {i}", []), worker, at, on);
            return await db.SaveChangesAsync();
        });
        return given;
    }

    private static async Task<List<string>> TitlesAsync(HttpClient client, string address) =>
        [.. (await client.PageAsync(address)).QuerySelectorAll(".moj-timeline__title").Select(t => t.TextContent)];

    private static async Task<string> TextAsync(HttpClient client, string address) => (await client.PageAsync(address)).QuerySelector("main")!.TextContent;
}
