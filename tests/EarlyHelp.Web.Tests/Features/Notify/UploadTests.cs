using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Html.Dom;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Tests.Notifications.Form;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.Notify;

public sealed class UploadTests : IDisposable
{
    private readonly App app = new() { Settings = { ["Limits:PerVisitor"] = "1000" } };

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task A_pdf_a_docx_and_a_photograph_are_taken_by_what_is_in_them()
    {
        var notifier = await Notifier.At(app).BeginAsync("Upload");

        var taken = await AttachAsync(notifier, ("form.pdf", Pdf()), ("form.docx", Docx()), ("page 1.jpeg", [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3]), ("page.heic", Heic()));

        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        Assert.Equal(["application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "image/jpeg", "image/heic"],
            await app.WithDbAsync(db => db.NotificationFiles.OrderBy(f => f.Id).Select(f => f.ContentType).ToListAsync()));
    }

    [Fact]
    public async Task Refused_files_are_named_and_nothing_else_typed_is_lost()
    {
        var notifier = await Notifier.At(app).BeginAsync("Upload");

        var refused = await AttachAsync(notifier, ("good.pdf", Pdf()), ("program.pdf", "MZ\u0090 this program cannot be run"u8.ToArray()), ("empty.pdf", []),
            ("large.pdf", [.. Pdf(), .. new byte[NotificationFile.MaxBytes]]), ("zip.docx", Zip("hello.txt")));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.DocumentAsync();
        var errors = page.QuerySelectorAll(".govuk-error-summary__list li").Select(each => each.TextContent.Trim()).ToArray();
        Assert.Equal(4, errors.Length);
        Assert.Contains(errors, error => error.StartsWith("“program.pdf” must be a PDF", StringComparison.Ordinal));
        Assert.Contains("“empty.pdf” is empty. Choose a file with something in it", errors);
        Assert.Contains("“large.pdf” must be smaller than 20MB", errors);
        Assert.Contains(errors, error => error.StartsWith("“zip.docx” must be a PDF", StringComparison.Ordinal));
        Assert.True(page.QuerySelector("input[name=REQ06][value=not-known]")!.HasAttribute("checked"));
        Assert.Contains("good.pdf", page.QuerySelector("main .govuk-summary-list")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("good.pdf", await app.WithDbAsync(db => db.NotificationFiles.Select(f => f.FileName).SingleAsync()));
    }

    [Fact]
    public async Task An_uploaded_form_is_received_its_file_is_read_by_staff_only_and_it_is_transcribed()
    {
        var day = SampleNotifications.Day(7);
        app.Clock.SetLocal(day.ToDateTime(new TimeOnly(8, 50)));
        var notifier = await Notifier.At(app).BeginAsync("Upload");
        await AttachAsync(notifier, ("form.pdf", Pdf()));
        await notifier.FillAsync(FormDefinition.Upload, SampleNotifications.Of(7));
        var sent = await notifier.SendFormAsync();
        Assert.True(sent.StatusCode == HttpStatusCode.Redirect, await Notifier.ErrorsAsync(sent));
        var reference = sent.Headers.Location!.OriginalString.Split('/')[^1];
        var file = await app.WithDbAsync(db => db.NotificationFiles.SingleAsync());
        var address = $"/notifications/{reference}/files/{file.Id}";

        Assert.Equal(HttpStatusCode.Redirect, (await notifier.Browser.GetAsync(address)).StatusCode);
        var triage = await app.SignedInAsync("triage");
        var download = await triage.GetAsync(address);
        Assert.Equal("attachment", download.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(Pdf(), await download.Content.ReadAsByteArrayAsync());
        Assert.True(await app.WithDbAsync(db => db.Looks.AnyAsync(l => l.Page == "Notification file" && l.StaffId != null)));

        var desk = new Notifier(app, triage, $"/notifications/{reference}/transcription");
        Assert.NotNull((await triage.PageAsync($"/notifications/{reference}/transcription/tasks")).QuerySelector($"a[href='{address}']"));
        await desk.PostPageAsync("reasons", new() { ["RSN03"] = "She falls asleep in the afternoon, and is often collected late by a neighbour; she has been hungry since September." }, "list");
        var saved = await desk.SendFormAsync();

        Assert.True(saved.StatusCode == HttpStatusCode.Redirect, await Notifier.ErrorsAsync(saved));
        var transcribed = await app.WithDbAsync(db => db.Notifications.Include(n => n.Versions).SingleAsync(n => n.Reference == reference));
        Assert.Equal(2, transcribed.Newest.Number);
        Assert.Contains("RSN03", transcribed.Newest.ChangedFields);
        Assert.Equal(FormDefinition.EarlyHelp, FormDefinition.Of(transcribed));
    }

    private static async Task<HttpResponseMessage> AttachAsync(Notifier notifier, params (string Name, byte[] Bytes)[] files)
    {
        const string Target = "/notify/form-file";
        var page = await notifier.Browser.PageAsync(Target);
        using var content = new MultipartFormDataContent();
        foreach (var hidden in page.QuerySelectorAll($"form[action='{Target}'] input[type=hidden]").OfType<IHtmlInputElement>())
            content.Add(new StringContent(hidden.Value), hidden.Name!);
        content.Add(new StringContent("not-known"), "REQ06");
        content.Add(new StringContent("next"), "go");
        foreach (var (name, bytes) in files)
            content.Add(new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/pdf") } }, "FIL01", name);
        return await notifier.Browser.PostAsync(Target, content);
    }

    private static byte[] Pdf() => "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"u8.ToArray();

    private static byte[] Heic() => [0, 0, 0, 0x18, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1"u8];

    private static byte[] Docx() => Zip("[Content_Types].xml", "word/document.xml");

    private static byte[] Zip(params string[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in parts)
                zip.CreateEntry(part);
        }

        return bytes.ToArray();
    }
}
