using System.Data.Common;
using System.Net;
using System.Text;
using EarlyHelp.Web.Features.Registers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace EarlyHelp.Web.Tests.Features.Registers;

/// <summary>Whoever imports a register is never told that nothing was imported when it was, or when nobody knows.</summary>
public sealed class RegisterEndTests : IAsyncLifetime
{
    private const string Cases = "case_ref,family_ref,origin,unit,worker_email,opened_on,plan_agreed_on,last_review_on,closed_on,closure_reason,outcome\r\nEND-1,FAMILY-1,step_down,Ashford 1,,2026-09-01,2026-09-20,,,,\r\n";
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    private readonly App app = new();
    private readonly Ending ending = new();
    private HttpClient admin = null!;
    private string at = "";

    public async Task InitializeAsync()
    {
        app.Interceptors.Add(ending);
        admin = await app.SignedInAsync("admin");
        var form = await admin.PageAsync("/admin/register");
        var content = new MultipartFormDataContent
        {
            { new StringContent(form.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(Cases)), "Files", "cases.csv" },
        };
        at = (await admin.PostAsync("/admin/register", content)).Headers.Location!.OriginalString;
        await UntilAsync(() => Sent.Stage == RegisterStage.Checked);
        ending.IsImporting = () => Sent.Stage == RegisterStage.Importing;
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    private SentRegister Sent => app.Services.GetRequiredService<RegisterDesk>().Find(Guid.Parse(at.Split('/')[^1]))!;

    private string State => Sent.Folder.Path + ".json";

    [Fact]
    public async Task That_it_is_imported_is_written_down_before_its_files_go()
    {
        var (register, many) = (Sent, Path.Combine(Sent.Folder.Path, "many"));
        // So many that they take a while to go.
        Directory.CreateDirectory(many);
        for (var i = 0; i < 5000; i++)
            await File.WriteAllTextAsync(Path.Combine(many, $"{i}"), "");
        bool IsWhole() => File.Exists(Path.Combine(register.Folder.Path, "cases.csv")) && Directory.Exists(many) && Directory.EnumerateFiles(many).Count() == 5000;

        await admin.PostFormAsync(at, [], $"{at}/import");
        await UntilAsync(() => !IsWhole());

        Assert.Equal(RegisterStage.Imported, Sent.Stage);
        await UntilAsync(() => !Directory.Exists(register.Folder.Path));
    }

    [Fact]
    public async Task Where_that_it_is_imported_can_not_be_written_down_the_page_says_that_nobody_knows_and_how_to_find_out()
    {
        var (state, folder, before) = (State, Sent.Folder.Path, "");
        ending.AtEnd = () =>
        {
            // Nothing can be written where that stands, as on a full disk; what stood there is kept beside.
            before = File.ReadAllText(state);
            File.Delete(state);
            Directory.CreateDirectory(Path.Combine(state, "no room"));
        };

        await admin.PostFormAsync(at, [], $"{at}/import");
        await UntilAsync(() => !Directory.Exists(folder));
        await Task.Delay(300);
        Directory.Delete(state, recursive: true);
        await File.WriteAllTextAsync(state, before);
        Assert.Equal(RegisterStage.Importing, Sent.Stage);
        app.Clock.Utc = app.Clock.Utc.AddMinutes(3);

        Assert.True(await app.WithDbAsync(db => db.ImportedRecords.AnyAsync(r => r.Reference == "END-1")));
        var page = WebUtility.HtmlDecode(await admin.GetStringAsync(at));
        Assert.DoesNotContain("Nothing was imported", page, StringComparison.Ordinal);
        Assert.Contains("It may have been imported", page, StringComparison.Ordinal);
        Assert.Contains("send the same files again", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetFiles(Path.GetDirectoryName(state)!), f => f.Contains(".json.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_the_commit_got_no_answer_and_nobody_can_ask_the_page_says_that_nobody_knows()
    {
        ending.AtEnd = () => throw new IOException("The connection broke.");

        await admin.PostFormAsync(at, [], $"{at}/import");
        await UntilAsync(() => Sent.Stage is not RegisterStage.Importing);

        Assert.Equal(RegisterStage.NotKnown, Sent.Stage);
    }

    [Fact]
    public async Task What_breaks_before_the_end_is_told_to_have_left_everything_as_it_was()
    {
        ending.AtBeginning = () => throw new IOException("The connection broke.");

        await admin.PostFormAsync(at, [], $"{at}/import");
        await UntilAsync(() => Sent.Stage is not RegisterStage.Importing);

        Assert.Equal(RegisterStage.Broken, Sent.Stage);
        Assert.Contains("Nothing was imported", await admin.GetStringAsync(at), StringComparison.Ordinal);
        Assert.False(await app.WithDbAsync(db => db.ImportedRecords.AnyAsync(r => r.Reference == "END-1")));
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var over = new CancellationTokenSource(Long);
        while (!isSo())
            await Task.Delay(1, over.Token);
    }

    /// <summary>The transaction of the import: the only one while it is being imported.</summary>
    private sealed class Ending : DbTransactionInterceptor
    {
        public Func<bool> IsImporting { get; set; } = () => false;

        public Action? AtBeginning { get; set; }

        public Action? AtEnd { get; set; }

        public override ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
            DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
        {
            if (AtBeginning is { } act && IsImporting())
                act();
            return new(result);
        }

        public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            if (AtEnd is { } act && IsImporting())
                act();
            return Task.CompletedTask;
        }
    }
}
