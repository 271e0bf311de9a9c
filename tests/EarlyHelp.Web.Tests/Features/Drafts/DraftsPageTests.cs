using System.Text.RegularExpressions;
using EarlyHelp.Data.Posts;
using EarlyHelp.Web.Features.Drafts;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.Drafts;

public sealed partial class DraftsPageTests(App app) : IClassFixture<App>
{
    [Theory]
    [InlineData("note:EHC-2026-000045", "Note", "EHC-2026-000045", "/cases/EHC-2026-000045/notes/new")]
    [InlineData("correction:EHC-2026-000045:7", "Correction of a note", "EHC-2026-000045", "/cases/EHC-2026-000045/notes/7/correct")]
    [InlineData("assessment:EHC-2026-000045:2:children:12", "Assessment", "EHC-2026-000045", "/cases/EHC-2026-000045/assessment/write/children/12")]
    [InlineData("assessment:EHC-2026-000045:2:answer", "Assessment", "EHC-2026-000045", "/cases/EHC-2026-000045/assessment/answer")]
    [InlineData("person:FAM-000789:", "Person", "FAM-000789", "/families/FAM-000789/people/new")]
    [InlineData("cover:new", "Cover", null, "/covers/new")]
    [InlineData("form:notifications:drafts:abc-d:people", "Notification form", null, "/notifications/drafts/abc-d/people")]
    [InlineData("plan-action:EHC-2026-000045", "Action of the plan", "EHC-2026-000045", null)]
    [InlineData("panel:7", "Panel to begin", null, "/panels/7")]
    [InlineData("panel-decision:SD-2026-000007:7", "Decision of the panel", "SD-2026-000007", "/panels/7/items/SD-2026-000007")]
    [InlineData("whatever", "Form", null, null)]
    public void A_draft_is_told_by_its_key(string key, string title, string? of, string? address) =>
        Assert.Equal(new DraftKind(title, of, address), DraftKind.Told(key));

    [Fact]
    public void Every_form_that_keeps_a_draft_is_known_by_name()
    {
        var kept = from file in Directory.EnumerateFiles(Path.Combine(Root(), "src", "EarlyHelp.Web", "Features"), "*.cs*", SearchOption.AllDirectories)
                   from line in File.ReadLines(file)
                   where line.Contains("Draft", StringComparison.OrdinalIgnoreCase) || line.Contains("Key(string", StringComparison.Ordinal)
                   from Match match in Key().Matches(line)
                   select match.Groups[1].Value;
        var words = kept.Distinct().ToList();

        Assert.Contains("note", words);
        Found.Nothing(words.Except(DraftKind.Known));
    }

    [Fact]
    public async Task A_person_sees_only_their_own_the_newest_first_page_by_page()
    {
        await app.WithDbAsync(async db =>
        {
            var (mine, other) = (await db.Staff.SingleAsync(s => s.Email == "worker@demo.example"), await db.Staff.SingleAsync(s => s.Email == "worker2@demo.example"));
            foreach (var n in Enumerable.Range(1, 12))
                db.Add(new StaffDraft { StaffId = mine.Id, Key = $"note:EHC-2026-1000{n:00}", Values = $$"""{"Text":["Words of mine number {{n}}"]}""", SavedAt = app.Clock.Utc.AddMinutes(n) });
            db.Add(new StaffDraft { StaffId = other.Id, Key = "note:EHC-2026-200000", Values = """{"Text":["Words of another"]}""", SavedAt = app.Clock.Utc });
            return await db.SaveChangesAsync();
        });
        var worker = await app.SignedInAsync("worker");

        var first = await worker.PageAsync("/drafts");

        Assert.Equal("Note, EHC-2026-100012", first.QuerySelector("main h2")!.TextContent);
        Assert.Equal(10, first.QuerySelectorAll("main h2").Length);
        Assert.DoesNotContain("another", first.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Note, EHC-2026-100002", "Note, EHC-2026-100001"], (await worker.PageAsync("/drafts?page=2")).QuerySelectorAll("main h2").Select(h => h.TextContent));
        Assert.Contains("/drafts", (await worker.PageAsync("/account")).QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "EarlyHelp.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the source tree.");
        return folder.FullName;
    }

    [GeneratedRegex("""[$]?"([a-z]+(?:-[a-z]+)*):[@{n]""")]
    private static partial Regex Key();
}
