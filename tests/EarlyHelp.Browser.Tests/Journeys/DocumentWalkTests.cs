using EarlyHelp.Browser.Tests.Steps;
using EarlyHelp.Domain.Documents;
using EarlyHelp.Web.Tests;
using EarlyHelp.Web.Tests.Features.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace EarlyHelp.Browser.Tests.Journeys;

/// <summary>Documents of a case as colleagues add, read and do not find them.</summary>
[Collection(Chromium.Pages)]
public sealed class DocumentWalkTests(Site site) : IClassFixture<Site>
{
    private const string Title = "Attendance letter of 3 March";

    private readonly List<string> faults = [];

    [Fact]
    public async Task Each_refused_file_says_why_beside_the_field_and_nothing_typed_is_lost()
    {
        var reference = await site.App.ContactedAsync("Refused");
        var worker = await site.SignInAs("worker");
        await DescribeAsync(worker, reference, "Staff of the case only");
        await worker.TickAsync("Keep it out of the family’s copy");

        foreach (var (file, sentence) in new[]
        {
            (SampleFiles.Program("letter.pdf"), "“letter.pdf” must be a PDF"),
            (SampleFiles.Program("letter.pdf.exe"), "“letter.pdf.exe” must be a PDF"),
            (SampleFiles.Bomb("plan.docx"), "“plan.docx” must be a PDF"),
            (SampleFiles.Archive("all.zip"), "“all.zip” must be a PDF"),
            (SampleFiles.Archive("all.docx"), "“all.docx” must be a PDF"),
            (SampleFiles.Drawing("house.svg"), "“house.svg” must be a PDF"),
            (SampleFiles.Drawing("house.png"), "“house.png” must be a PDF"),
            (SampleFiles.Web("letter.html"), "“letter.html” must be a PDF"),
            (SampleFiles.Web("letter.pdf"), "“letter.pdf” must be a PDF"),
            (SampleFiles.WithMacros("form.docm"), "“form.docm” has macros or another file in"),
            (SampleFiles.WithMacros("form.docx"), "“form.docx” has macros or another file in"),
            (SampleFiles.OldWord("form.doc", "_VBA_PROJECT"), "“form.doc” has macros or another file in"),
            (SampleFiles.OldWord("form.doc", "EncryptedPackage"), "“form.doc” is password protected"),
            (SampleFiles.Empty("scan.pdf"), "“scan.pdf” is empty"),
            (SampleFiles.TooLarge("scan.pdf"), "“scan.pdf” must be smaller than 20MB"),
        })
        {
            await worker.AttachAsync("File", file);
            await worker.PressAsync("Add the document");

            Assert.StartsWith(sentence, Assert.Single(await worker.ErrorsAsync()), StringComparison.Ordinal);
            Assert.Contains(sentence, await worker.Page.Locator(".govuk-form-group--error:has(input[type=file]) .govuk-error-message").InnerTextAsync(), StringComparison.Ordinal);
            Assert.Equal(Title, await worker.Field("Title").InputValueAsync());
            Assert.Equal(nameof(DocumentType.Letter), await worker.Field("What kind of document is it?").InputValueAsync());
            Assert.True(await worker.Choice("Who may see it?", new("^Staff of the case only")).IsCheckedAsync());
            Assert.True(await worker.Page.GetByLabel("Keep it out of the family’s copy").IsCheckedAsync());
        }

        faults.AddRange(await worker.FaultsAsync("document-refused"));
        Assert.False(await site.App.WithDbAsync(db => db.Set<CaseDocument>().AnyAsync(d => d.Title == Title)));
        Found.Nothing(faults);
    }

    [Fact]
    public async Task A_permitted_file_comes_back_byte_for_byte_to_those_who_may_and_to_nobody_else()
    {
        var reference = await site.App.PlannedAsync("Kept");
        var worker = await site.SignInAs("worker");
        foreach (var (file, shown, audience, title) in new[]
        {
            (SampleFiles.Pdf("letter.pdf"), "letter.pdf", "Everybody on the case", "A letter"),
            (SampleFiles.Photograph("drawing of Ada’s.JPEG"), "drawing of Ada’s.JPEG", "Everybody on the case", "A drawing"),
            (SampleFiles.Word("report.docx"), "report.docx", "Everybody on the case", "A report"),
            (SampleFiles.Pdf("note.pdf.exe"), "note.pdf.exe.pdf", "Staff of the case only", "From a neighbour"),
        })
        {
            await DescribeAsync(worker, reference, audience, title);
            await worker.AttachAsync("File", file);
            await worker.PressAsync("Add the document");
            Assert.Empty(await worker.ErrorsAsync());
            var (link, name, bytes) = await SaveAsync(worker, title);
            Assert.Equal(shown, name);
            Assert.Equal(await File.ReadAllBytesAsync(file), bytes);
            var restricted = audience == "Staff of the case only";
            foreach (var (account, may) in new[] { ("lead", true), ("district", true), ("triage", !restricted), ("area", !restricted), ("worker2", false), ("worker.thanet", false), ("lead.thanet", false), ("admin", false) })
                await FetchesAsync(account, link, may ? bytes : null);
            await FetchesAsync(null, link, null);
        }

        faults.AddRange(await worker.FaultsAsync("documents"));
        await worker.OpenAsync($"/cases/{reference}/plan/copy");
        await worker.DoesNotSeeAsync("From a neighbour");
        var triage = await site.SignInAs("triage");
        foreach (var page in new[] { "documents", "timeline" })
        {
            await triage.OpenAsync($"/cases/{reference}/{page}");
            await triage.SeesAsync("A report");
            await triage.DoesNotSeeAsync("From a neighbour");
        }

        Found.Nothing(faults);
    }

    private static async Task DescribeAsync(Person worker, string reference, string audience, string title = Title)
    {
        await worker.OpenAsync($"/cases/{reference}/documents/new");
        await worker.FillAsync("Title", title);
        await worker.SelectAsync("What kind of document is it?", "Letter, email or text");
        await worker.ChooseFirstAsync("Who may see it?", audience);
    }

    private static async Task<(string Link, string Name, byte[] Bytes)> SaveAsync(Person worker, string title)
    {
        var link = worker.Page.GetByRole(AriaRole.Link, new() { Name = title, Exact = true });
        var download = await worker.Page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        return ((await link.GetAttributeAsync("href"))!, download.SuggestedFilename, await File.ReadAllBytesAsync((await download.PathAsync())!));
    }

    /// <summary>The person's own browser asks for the file: its bytes come as an attachment, or nothing is there.</summary>
    private async Task FetchesAsync(string? account, string link, byte[]? expected)
    {
        var person = account is null ? await site.VisitorAsync() : await site.SignInAs(account);
        var answer = await person.Page.Context.APIRequest.GetAsync(link, new() { MaxRedirects = 0 });
        if (expected is null)
        {
            Assert.True(answer.Status == (account is null ? 302 : 404), $"{account ?? "a visitor"} got {answer.Status} for {link}");
        }
        else
        {
            Assert.True(answer.Status == 200, $"{account} got {answer.Status} for {link}");
            Assert.StartsWith("attachment", answer.Headers["content-disposition"], StringComparison.Ordinal);
            Assert.Equal("nosniff", answer.Headers["x-content-type-options"]);
            Assert.Equal(expected, await answer.BodyAsync());
        }

        await person.DisposeAsync();
    }
}
