using System.Net;
using AngleSharp.Html.Dom;
using EarlyHelp.Domain.Documents;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Web.Tests.Features.Cases;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.Documents;

public sealed class DocumentTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task A_document_comes_back_byte_for_byte_as_an_attachment_only_to_those_who_may_see_the_case()
    {
        var given = await app.PassAsync("Paper", allocateTo: "worker@demo.example");
        var worker = await app.SignedInAsync("worker");

        var added = await worker.AddDocumentAsync(given, Uploads.Pdf);

        Assert.Equal($"/cases/{given}/documents", added.Headers.Location!.OriginalString);
        var link = ((IHtmlAnchorElement)(await worker.PageAsync($"/cases/{given}/documents")).QuerySelector("th a")!).PathName;
        foreach (var account in new[] { "worker", "lead", "district", "area", "triage" })
        {
            var answer = await (await app.SignedInAsync(account)).GetAsync(link);
            Assert.Equal((HttpStatusCode.OK, "attachment", "letter.pdf"), (answer.StatusCode, answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentDisposition.FileName));
            Assert.Equal(Uploads.Pdf, await answer.Content.ReadAsByteArrayAsync());
        }

        foreach (var account in new[] { "worker2", "lead.thanet", "district.thanet", "admin" })
            Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignedInAsync(account)).GetAsync(link)).StatusCode);
        Assert.True(await app.WithDbAsync(db => db.Looks.AnyAsync(l => l.Page.StartsWith("Document ") && l.StaffId != null)));
    }

    [Fact]
    public async Task A_document_for_staff_of_the_case_is_not_there_for_others_who_read_the_case()
    {
        var given = await app.PassAsync("Secret", allocateTo: "worker@demo.example");
        var worker = await app.SignedInAsync("worker");
        await worker.AddDocumentAsync(given, Uploads.Pdf, audience: "StaffOfTheCase", title: "From a neighbour");
        var link = ((IHtmlAnchorElement)(await worker.PageAsync($"/cases/{given}/documents")).QuerySelector("th a")!).PathName;

        foreach (var (account, sees) in new[] { ("worker", true), ("lead", true), ("district", true), ("area", false), ("triage", false) })
        {
            var reader = await app.SignedInAsync(account);
            Assert.Equal(sees ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await reader.GetAsync(link)).StatusCode);
            foreach (var page in new[] { "documents", "timeline" })
                Assert.Equal(sees, (await reader.PageAsync($"/cases/{given}/{page}")).Body!.TextContent.Contains("From a neighbour", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Each_refused_kind_says_why_and_keeps_what_was_typed()
    {
        var given = await app.PassAsync("Refuse", allocateTo: "worker@demo.example");
        var worker = await app.SignedInAsync("worker");

        foreach (var (bytes, sentence) in new (byte[], string)[]
        {
            ("MZ\u0090 this program cannot be run"u8.ToArray(), "“letter.pdf” must be a PDF"),
            ([], "“letter.pdf” is empty. Choose a file with something in it"),
            ([.. Uploads.Pdf, .. new byte[NotificationFile.MaxBytes + 1 - Uploads.Pdf.Length]], "“letter.pdf” must be smaller than 20MB"),
        })
        {
            var refused = await worker.AddDocumentAsync(given, bytes);

            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            var page = await refused.DocumentAsync();
            Assert.Contains(sentence, page.QuerySelector("#File-error")!.TextContent, StringComparison.Ordinal);
            Assert.Equal("Attendance letter", ((IHtmlInputElement)page.QuerySelector("input[name=Title]")!).Value);
            Assert.True(((IHtmlInputElement)page.QuerySelector("input[name=Audience][value=Everybody]")!).IsChecked);
        }

        Assert.Equal(0, await app.WithDbAsync(db => db.Set<CaseDocument>().CountAsync(d => db.Cases.Any(c => c.Id == d.CaseId && c.Reference == given))));
    }

    [Fact]
    public async Task A_file_of_exactly_20_mb_is_taken()
    {
        var given = await app.PassAsync("Large", allocateTo: "worker@demo.example");
        var worker = await app.SignedInAsync("worker");

        var added = await worker.AddDocumentAsync(given, [.. Uploads.Pdf, .. new byte[NotificationFile.MaxBytes - Uploads.Pdf.Length]]);

        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
    }

    [Fact]
    public async Task A_request_that_is_not_read_at_all_leads_to_a_page_that_says_why()
    {
        var given = await app.PassAsync("Huge", allocateTo: "worker@demo.example");

        var page = await (await app.SignedInAsync("worker")).PageAsync($"/cases/{given}/documents?large=yes");

        Assert.Contains("The file must be smaller than 20MB. It was not added.", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_that_is_taken_away_is_gone_and_its_reason_stays_in_the_audit()
    {
        var given = await app.PassAsync("Gone", allocateTo: "worker@demo.example");
        var worker = await app.SignedInAsync("worker");
        await worker.AddDocumentAsync(given, Uploads.Pdf, title: "Wrong family");
        var list = await worker.PageAsync($"/cases/{given}/documents");
        var (link, remove) = (((IHtmlAnchorElement)list.QuerySelector("th a")!).PathName, ((IHtmlAnchorElement)list.QuerySelector("td a")!).PathName);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await worker.PostFormAsync(remove, new() { ["Reason"] = "" })).StatusCode);

        var removed = await worker.PostFormAsync(remove, new() { ["Reason"] = "It belongs to another family" });

        Assert.Equal($"/cases/{given}/documents", removed.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, (await worker.GetAsync(link)).StatusCode);
        Assert.DoesNotContain("letter.pdf", (await worker.PageAsync($"/cases/{given}/documents")).Body!.TextContent, StringComparison.Ordinal);
        var audit = (await (await app.SignedInAsync("lead")).PageAsync($"/cases/{given}/audit")).Body!.TextContent;
        Assert.Contains("It belongs to another family", audit, StringComparison.Ordinal);
        Assert.Contains("letter.pdf", audit, StringComparison.Ordinal);
        var stored = await app.WithDbAsync(db => db.Set<CaseDocument>().Where(d => d.Title == "Wrong family").Select(d => d.StoredAs).SingleAsync());
        Assert.Empty(Directory.GetFiles(DocumentsFolder(app), stored));
    }

    internal static string DocumentsFolder(App app) =>
        Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Data.Documents.DocumentFolder>(app.Services).Path;
}
