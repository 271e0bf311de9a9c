using System.Net;
using AngleSharp.Html.Dom;
using EarlyHelp.Domain.Documents;
using EarlyHelp.Web.Tests.Features.Cases;
using EarlyHelp.Web.Tests.Features.Documents;
using EarlyHelp.Web.Tests.Features.Notify;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Crashes;

/// <summary>What could not be saved and is sent again comes with all its files, or is not saved: a browser gives none of them back (adr/0035).</summary>
public sealed class FilesAgainTests : IAsyncLifetime
{
    private readonly App app = new() { Settings = { ["Limits:PerVisitor"] = "1000" } };

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task The_file_is_named_and_without_it_nothing_is_saved()
    {
        var reference = await app.ContactedAsync("Againfile");
        var worker = await app.SignedInAsync("worker");
        await NoRoomAsync();
        var page = await (await worker.AddDocumentAsync(reference, Uploads.Pdf, "from school.pdf", "The school’s letter")).AskedAsync();
        Assert.Contains("from school.pdf", LabelOf(page), StringComparison.Ordinal);
        Assert.False(page.QuerySelector("input[type=file]")!.HasAttribute("multiple"));
        // Still no room.
        page = await (await worker.SendAgainAsync(page, ("from school.pdf", Uploads.Pdf))).AskedAsync();
        Assert.Contains("from school.pdf", LabelOf(page), StringComparison.Ordinal);
        Room();

        var without = await worker.SendAgainAsync(page);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        page = await without.DocumentAsync();
        Assert.StartsWith("Error: This is not saved yet", page.Title, StringComparison.Ordinal);
        var error = Assert.Single(page.QuerySelectorAll(".govuk-error-summary__list a"));
        Assert.Equal("Choose from school.pdf again", error.TextContent.Trim());
        Assert.Equal("File", ((IHtmlInputElement)page.QuerySelector(error.GetAttribute("href")!)!).Name);
        Assert.Contains("The school’s letter", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await DocumentsAsync());
        // A telephone gives a photograph another name each time.
        Assert.Equal(HttpStatusCode.Redirect, (await worker.SendAgainAsync(page, ("image.pdf", Uploads.Pdf))).StatusCode);
        Assert.Equal("The school’s letter", Assert.Single(await DocumentsAsync()));
        // It is saved: sent once more, without a file, it leads to where it is.
        Assert.Equal(HttpStatusCode.Redirect, (await worker.SendAgainAsync(page)).StatusCode);
    }

    [Fact]
    public async Task Of_several_files_all_have_to_come_again()
    {
        const string Target = "/notify/form-file";
        var notifier = await Notifier.At(app).BeginAsync("Upload");
        var form = await notifier.Browser.PageAsync(Target);
        await NoRoomAsync();
        var content = new MultipartFormDataContent
        {
            { new StringContent("not-known"), "REQ06" }, { new StringContent("next"), "go" }, { new ByteArrayContent(Uploads.Pdf), "FIL01", "one.pdf" }, { new ByteArrayContent(Uploads.Pdf), "FIL01", "two/of/it.pdf" },
        };
        foreach (var hidden in form.QuerySelectorAll($"form[action='{Target}'] input[type=hidden]").OfType<IHtmlInputElement>())
            content.Add(new StringContent(hidden.Value), hidden.Name!);
        var page = await (await notifier.Browser.PostAsync(Target, content)).AskedAsync();
        Assert.Contains("one.pdf, two/of/it.pdf", LabelOf(page), StringComparison.Ordinal);
        Assert.True(page.QuerySelector("input[type=file]")!.HasAttribute("multiple"));
        Room();

        var half = await notifier.Browser.SendAgainAsync(page, ("one.pdf", Uploads.Pdf));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, half.StatusCode);
        page = await half.DocumentAsync();
        Assert.Contains("one.pdf, two/of/it.pdf", LabelOf(page), StringComparison.Ordinal);
        Assert.Equal(0, await app.WithDbAsync(db => db.NotificationFiles.CountAsync()));
        Assert.Equal(HttpStatusCode.Redirect, (await notifier.Browser.SendAgainAsync(page, ("one.pdf", Uploads.Pdf), ("two.pdf", Uploads.Pdf))).StatusCode);
        Assert.Equal(2, await app.WithDbAsync(db => db.NotificationFiles.CountAsync()));
    }

    private static string LabelOf(IHtmlDocument page) => page.QuerySelector($"label[for='{page.QuerySelector("input[type=file]")!.Id}']")!.TextContent;

    // Where the folder should be there is something that takes no files.
    private Task NoRoomAsync() => File.WriteAllTextAsync(app.Documents, "");

    private void Room() => File.Delete(app.Documents);

    private Task<List<string>> DocumentsAsync() => app.WithDbAsync(db => db.Set<CaseDocument>().Select(d => d.Title).ToListAsync());
}
