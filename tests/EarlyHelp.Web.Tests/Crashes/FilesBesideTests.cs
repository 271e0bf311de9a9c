using System.Data.Common;
using System.Net;
using AngleSharp.Html.Dom;
using EarlyHelp.Data.Notifications;
using EarlyHelp.Web.Tests.Features.Documents;
using EarlyHelp.Web.Tests.Features.Notify;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace EarlyHelp.Web.Tests.Crashes;

/// <summary>Files that strangers send hold nobody up who saves, and leave nothing behind when what they came with is not saved (adr/0035).</summary>
public sealed class FilesBesideTests : IAsyncLifetime
{
    private const string Target = "/notify/form-file";
    private static readonly string LongName = $"{new string('x', 120)}.pdf";

    private readonly App app = new() { Settings = { ["Limits:PerVisitor"] = "1000" } };
    private readonly Beginnings beginnings = new();
    private Notifier notifier = null!;
    private IHtmlDocument page = null!;

    public async Task InitializeAsync()
    {
        app.Interceptors.Add(beginnings);
        notifier = await Notifier.At(app).BeginAsync("Upload");
        page = await notifier.Browser.PageAsync(Target);
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task They_are_on_the_disk_before_the_transaction_begins_for_which_others_wait()
    {
        List<int> there = [];
        beginnings.Seen = () => there.Add(Stored().Length);

        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync("a.pdf", "b.pdf")).StatusCode);

        Assert.NotEmpty(there);
        Assert.All(there, some => Assert.Equal(2, some));
        Assert.Equal(["a.pdf", "b.pdf"], await NamesAsync());
    }

    [Fact]
    public async Task What_breaks_beside_them_takes_their_bytes_with_it()
    {
        await app.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("CREATE TRIGGER NothingIsTyped BEFORE UPDATE ON NotificationDrafts BEGIN SELECT RAISE(ABORT, 'It died'); END"));

        Assert.NotNull(await Record.ExceptionAsync(() => SendAsync("a.pdf")));

        Assert.Empty(Stored());
        Assert.Empty(await NamesAsync());
    }

    [Fact]
    public async Task One_for_which_there_is_no_room_takes_those_before_it_with_it()
    {
        var failed = await app.InScopeAsync(async services =>
        {
            var files = services.GetRequiredService<NotificationFiles>();
            var draft = await services.GetRequiredService<Data.EarlyHelpDbContext>().NotificationDrafts.SingleAsync();
            return await Record.ExceptionAsync(() => files.StoreAsync(draft, [new("a.pdf", new MemoryStream(Uploads.Pdf)), new("b.pdf", new Unreadable(Uploads.Pdf))]));
        });

        Assert.IsType<Data.Documents.FileNotKeptException>(failed);
        Assert.Empty(Stored());
    }

    [Fact]
    public async Task A_form_that_has_become_too_long_keeps_neither_and_says_so_of_each()
    {
        var nearly = $"{{\"RSN03\":\"{new string('x', NotificationDrafts.AnswersMaxLength - 100)}\"}}";
        await app.WithDbAsync(db => db.NotificationDrafts.ExecuteUpdateAsync(u => u.SetProperty(d => d.Answers, nearly)));

        var refused = await SendAsync(LongName);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var errors = (await refused.DocumentAsync()).QuerySelectorAll(".govuk-error-summary__list li").Select(each => each.TextContent.Trim()).ToList();
        Assert.Contains(errors, e => e.StartsWith("This form has become too long", StringComparison.Ordinal));
        Assert.Contains(errors, e => e.StartsWith($"“{LongName}” was not added", StringComparison.Ordinal));
        Assert.Empty(Stored());
        Assert.Empty(await NamesAsync());
    }

    private string[] Stored() => Directory.Exists(app.Documents) ? Directory.GetFiles(app.Documents) : [];

    private Task<List<string>> NamesAsync() => app.WithDbAsync(db => db.NotificationFiles.OrderBy(f => f.Id).Select(f => f.FileName).ToListAsync());

    private Task<HttpResponseMessage> SendAsync(params string[] files)
    {
        var content = new MultipartFormDataContent { { new StringContent("not-known"), "REQ06" }, { new StringContent("next"), "go" } };
        foreach (var name in files)
            content.Add(new ByteArrayContent(Uploads.Pdf), "FIL01", name);
        foreach (var hidden in page.QuerySelectorAll($"form[action='{Target}'] input[type=hidden]").OfType<IHtmlInputElement>())
            content.Add(new StringContent(hidden.Value), hidden.Name!);
        return notifier.Browser.PostAsync(Target, content);
    }

    private sealed class Beginnings : DbTransactionInterceptor
    {
        public Action Seen { get; set; } = () => { };

        public override ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
            DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
        {
            Seen();
            return new(result);
        }
    }

    /// <summary>Bytes for which the disk has no room.</summary>
    private sealed class Unreadable(byte[] bytes) : MemoryStream(bytes)
    {
        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => throw new IOException("No space left on device.");
    }
}
