using System.Net;
using AngleSharp.Html.Dom;
using EarlyHelp.Web.Tests.Features.Cases;
using EarlyHelp.Web.Tests.Features.Documents;
using EarlyHelp.Web.Tests.Features.Notify;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Crashes;

/// <summary>Moments at which a process that dies leaves something behind, each made by hand: what is sent again must find its way.</summary>
public sealed class HalfDoneTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task A_post_that_is_sent_again_after_the_program_died_behind_the_save_leads_to_its_record()
    {
        var reference = await app.ContactedAsync("Diedbehind");
        var worker = await app.SignedInAsync("worker");
        var form = await worker.PageAsync($"/cases/{reference}/notes/new");
        Dictionary<string, string?> typed = new() { ["Kind"] = "Call", ["Text"] = "Rang mother, who was at work" };
        await worker.PostAsync(form, typed, $"/cases/{reference}/notes");
        await app.WithDbAsync(db => db.HandledPosts.ExecuteUpdateAsync(u => u.SetProperty(p => p.Location, (string?)null)));

        var again = await worker.PostAsync(form, typed, $"/cases/{reference}/notes");

        Assert.Equal($"/cases/{reference}", again.Headers.Location?.OriginalString);
        Assert.Contains("What you sent is saved", (await worker.PageAsync($"/cases/{reference}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Single((await app.CaseAsync(reference)).Notes, n => n.Text == typed["Text"]);
    }

    [Fact]
    public async Task What_is_saved_is_not_called_unsaved_because_where_it_led_could_not_be_noted()
    {
        var reference = await app.ContactedAsync("Notnoted");
        var worker = await app.SignedInAsync("worker");
        await app.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("CREATE TRIGGER NothingIsNoted BEFORE UPDATE ON HandledPosts BEGIN SELECT RAISE(ABORT, 'The disk is full'); END"));

        var saved = await worker.PostFormAsync($"/cases/{reference}/notes/new", new() { ["Kind"] = "Call", ["Text"] = "Rang the school" }, $"/cases/{reference}/notes");

        await app.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("DROP TRIGGER NothingIsNoted"));
        Assert.Equal($"/cases/{reference}/notes", saved.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_page_with_files_is_kept_with_its_files_or_not_at_all()
    {
        const string Target = "/notify/form-file";
        var notifier = await Notifier.At(app).BeginAsync("Upload");
        var page = await notifier.Browser.PageAsync(Target);
        await app.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("CREATE TRIGGER NothingIsTyped BEFORE UPDATE ON NotificationDrafts BEGIN SELECT RAISE(ABORT, 'It died'); END"));

        Assert.NotNull(await Record.ExceptionAsync(SendAsync));

        await app.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("DROP TRIGGER NothingIsTyped"));
        Assert.Equal(0, await app.WithDbAsync(db => db.NotificationFiles.CountAsync()));
        var sent = await SendAsync();
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.StartsWith("/notify/", sent.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(1, await app.WithDbAsync(db => db.NotificationFiles.CountAsync()));
        Assert.True((await notifier.Browser.PageAsync(Target)).QuerySelectorAll("input[name=REQ06]").OfType<IHtmlInputElement>().Single(i => i.Value == "not-known").IsChecked);

        Task<HttpResponseMessage> SendAsync()
        {
            var content = new MultipartFormDataContent { { new StringContent("not-known"), "REQ06" }, { new StringContent("next"), "go" }, { new ByteArrayContent(Uploads.Pdf), "FIL01", "form.pdf" } };
            foreach (var hidden in page.QuerySelectorAll($"form[action='{Target}'] input[type=hidden]").OfType<IHtmlInputElement>())
                content.Add(new StringContent(hidden.Value), hidden.Name!);
            return notifier.Browser.PostAsync(Target, content);
        }
    }

    [Fact]
    public async Task The_first_page_of_a_day_opens_though_a_new_name_can_not_be_put_into_force_yet()
    {
        const string Renamed = "Ashford and Tenterden";
        await using var own = new App { Settings = { ["Database:WaitSeconds"] = "1" } };
        var id = await own.WithDbAsync(db => db.Districts.Where(d => d.Name == "Ashford").Select(d => d.Id).SingleAsync());
        var admin = await own.SignedInAsync("admin");
        await admin.PostFormAsync($"/admin/organisation/district/{id}/name", new() { ["Name"] = Renamed, ["From"] = "19 11 2026" });
        own.Clock.SetLocal(new DateTime(2026, 11, 19, 0, 5, 0));

        await using (await DatabaseLock.TakeAsync(own.DatabaseFiles.Single(f => f.EndsWith(App.Database, StringComparison.Ordinal))))
            Assert.Equal(HttpStatusCode.OK, (await own.Visitor().GetAsync("/account/sign-in")).StatusCode);

        Assert.Contains(Renamed, await (await own.SignedInAsync("admin")).GetStringAsync("/admin/organisation"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_goes_on_where_one_before_it_died_while_it_was_changing_the_database()
    {
        await using var program = new RunningProgram();
        await program.BeginWithAsync(0);
        await using (var connection = new SqliteConnection($"Data Source={program.Database};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            // What Entity Framework writes before it migrates, and takes out after it.
            command.CommandText = "CREATE TABLE IF NOT EXISTS \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL PRIMARY KEY, \"Timestamp\" TEXT NOT NULL); INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-11-18 10:00:00')";
            await command.ExecuteNonQueryAsync();
        }

        program.Start();
        await program.ReadyAsync();
    }
}
