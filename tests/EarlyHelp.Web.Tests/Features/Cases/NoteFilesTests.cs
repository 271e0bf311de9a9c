using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Html.Dom;
using EarlyHelp.Domain.Documents;
using EarlyHelp.Web.Tests.Features.Documents;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.Cases;

public sealed class NoteFilesTests(App app) : IClassFixture<App>
{
    private static readonly byte[] Picture = [0xFF, 0xD8, 0xFF, 0xE0, .. "a drawing"u8];

    [Fact]
    public async Task Files_come_with_a_note_in_one_save_and_stand_with_it_for_those_who_may_see_them()
    {
        var given = await app.ContactedAsync("Drawn");
        var worker = await app.SignedInAsync("worker");

        var added = await SendAsync(worker, given, "Everybody", ("Leo’s house.jpg", Picture), ("letter_of_school.pdf", Uploads.Pdf));

        Assert.Equal($"/cases/{given}/notes", added.Headers.Location!.OriginalString);
        var links = (await worker.PageAsync($"/cases/{given}/notes")).QuerySelectorAll("a[href$='/file']").OfType<IHtmlAnchorElement>().ToList();
        Assert.Equal(["Leo’s house", "letter of school"], links.Select(l => l.TextContent));
        Assert.Equal(Picture, await (await worker.GetAsync(links[0].PathName)).Content.ReadAsByteArrayAsync());
        var line = (await worker.PageAsync($"/cases/{given}/timeline")).Read();
        Assert.Contains("Leo’s house", line, StringComparison.Ordinal);
        Assert.Contains("Came with the note of 18 November 2026 (visit)", line, StringComparison.Ordinal);
        Assert.Contains("letter of school", (await worker.PageAsync($"/cases/{given}/documents")).Read(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_for_staff_of_the_case_do_not_stand_with_the_note_for_others()
    {
        var given = await app.ContactedAsync("Hidden");
        await SendAsync(await app.SignedInAsync("worker"), given, "StaffOfTheCase", ("From a neighbour.pdf", Uploads.Pdf));

        foreach (var (account, sees) in new[] { ("worker", true), ("lead", true), ("area", false), ("triage", false) })
        {
            var notes = (await (await app.SignedInAsync(account)).PageAsync($"/cases/{given}/notes")).Read();
            Assert.Contains("Leo drew his house", notes, StringComparison.Ordinal);
            Assert.Equal(sees, notes.Contains("From a neighbour", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_refused_file_says_so_beside_the_field_and_keeps_everything_typed()
    {
        var given = await app.ContactedAsync("Refusedfile");
        var worker = await app.SignedInAsync("worker");

        var (page, errors) = await (await SendAsync(worker, given, "Everybody", ("good.pdf", Uploads.Pdf), ("bad.pdf", "MZ program"u8.ToArray()))).RefusedAsync();

        Assert.Contains("“bad.pdf” must be a PDF", page.QuerySelector("#Files-error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("“bad.pdf”", errors, StringComparison.Ordinal);
        Assert.Equal("Leo drew his house", page.Typed("Text"));
        Assert.True(page.QuerySelector("details:has(#Files)")!.HasAttribute("open"));
        await NothingIsKeptAsync(given);
    }

    [Fact]
    public async Task A_note_refused_for_something_else_asks_for_the_files_again()
    {
        var given = await app.ContactedAsync("Again");
        var worker = await app.SignedInAsync("worker");

        var (page, _) = await (await SendAsync(worker, given, "Everybody", "31 12 2031", ("good.pdf", Uploads.Pdf))).RefusedAsync();

        Assert.Contains("Choose the file again", page.QuerySelector("#Files-error")!.TextContent, StringComparison.Ordinal);
        await NothingIsKeptAsync(given);
    }

    [Fact]
    public async Task Six_files_and_files_that_nobody_may_see_are_refused()
    {
        var given = await app.ContactedAsync("Six");
        var worker = await app.SignedInAsync("worker");

        var six = await (await SendAsync(worker, given, null, [.. Enumerable.Range(1, 6).Select(n => ($"{n}.pdf", Uploads.Pdf))])).RefusedAsync();

        Assert.Contains("Choose 5 files or fewer", six.Errors, StringComparison.Ordinal);
        Assert.Contains("Select who may see the files", six.Page.QuerySelector("#FilesAudience-error")!.TextContent, StringComparison.Ordinal);
        await NothingIsKeptAsync(given);
    }

    [Fact]
    public async Task A_file_that_is_gone_from_the_disk_is_explained()
    {
        var given = await app.ContactedAsync("Gonefile");
        var worker = await app.SignedInAsync("worker");
        await SendAsync(worker, given, "Everybody", ("plan.pdf", Uploads.Pdf));
        var stored = await app.WithDbAsync(db => db.Set<CaseDocument>().Where(d => d.Title == "plan").Select(d => d.StoredAs).SingleAsync());
        File.Delete(Path.Combine(DocumentTests.DocumentsFolder(app), stored));

        var answer = await worker.GetAsync((await worker.PageAsync($"/cases/{given}/notes")).QuerySelector("a[href$='/file']")!.GetAttribute("href"));

        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        Assert.Contains("This file is not there", (await answer.DocumentAsync()).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string reference, string? audience, params (string Name, byte[] Bytes)[] files) => SendAsync(client, reference, audience, "18 11 2026", files);

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string reference, string? audience, string on, params (string Name, byte[] Bytes)[] files)
    {
        var page = await client.PageAsync($"/cases/{reference}/notes/new");
        using var content = new MultipartFormDataContent();
        foreach (var hidden in page.QuerySelectorAll($"form[action='/cases/{reference}/notes'] input[type=hidden]").OfType<IHtmlInputElement>())
            content.Add(new StringContent(hidden.Value), hidden.Name!);
        foreach (var (name, value) in new[] { ("Kind", "Visit"), ("HappenedOn", on), ("Text", "Leo drew his house") })
            content.Add(new StringContent(value), name);
        if (audience is not null)
            content.Add(new StringContent(audience), "FilesAudience");
        foreach (var (name, bytes) in files)
            content.Add(new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } }, "Files", name);
        return await client.PostAsync($"/cases/{reference}/notes", content);
    }

    // No note beyond the first visit, no record of a document and no bytes.
    private async Task NothingIsKeptAsync(string reference)
    {
        Assert.Single((await app.CaseAsync(reference)).Notes);
        var kept = await app.WithDbAsync(db => db.Set<CaseDocument>().Select(d => new { d.StoredAs, Here = db.Cases.Any(c => c.Id == d.CaseId && c.Reference == reference) }).ToListAsync());
        Assert.DoesNotContain(kept, d => d.Here);
        var folder = DocumentTests.DocumentsFolder(app);
        if (Directory.Exists(folder))
            Assert.Empty(Directory.GetFiles(folder).Select(f => Path.GetFileName(f)!).Except(kept.Select(d => d.StoredAs)));
    }
}
