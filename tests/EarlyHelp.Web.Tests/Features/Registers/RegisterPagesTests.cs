using System.Net;
using System.Text;
using EarlyHelp.Data.Registers;
using EarlyHelp.Web.Features.Registers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EarlyHelp.Web.Tests.Features.Registers;

public sealed class RegisterPagesTests : IClassFixture<App>
{
    private const string Header = "case_ref,family_ref,origin,unit,worker_email,opened_on,plan_agreed_on,last_review_on,closed_on,closure_reason,outcome\r\n";
    private readonly App app;

    public RegisterPagesTests(App app) => this.app = app;

    [Fact]
    public async Task An_administrator_sends_files_sees_what_they_bring_and_imports_them_and_sees_no_family()
    {
        var admin = await app.SignedInAsync("admin");
        var at = await SendAsync(admin, ("cases.csv", Header + "OLD-1,FAMILY-1,step_down,Ashford 1,new.worker@county.example,2026-09-01,2026-09-20,,,,\r\n"), ("people.csv", "person_ref,family_ref,family_role,first_name,last_name\r\nP1,FAMILY-1,child,Zebedee,Quill\r\n"));

        var ready = await DoneAsync(admin, at);
        Assert.Contains("Ready to import", ready, StringComparison.Ordinal);
        Assert.Contains("Import 2 rows", ready, StringComparison.Ordinal);
        Assert.DoesNotContain("Quill", ready, StringComparison.Ordinal);
        Assert.False(await app.WithDbAsync(db => db.ImportedRecords.AnyAsync(r => r.Reference == "OLD-1")));

        Assert.Equal(HttpStatusCode.Redirect, (await admin.PostFormAsync(at, [], $"{at}/import")).StatusCode);
        Assert.Contains("What the files brought", await DoneAsync(admin, at), StringComparison.Ordinal);
        Assert.True(await app.WithDbAsync(db => db.ImportedRecords.AnyAsync(r => r.Reference == "OLD-1")));
        Assert.False(Directory.Exists(app.Services.GetRequiredService<RegisterDesk>().All.Single(r => at.EndsWith($"{r.Id:N}", StringComparison.Ordinal)).Folder.Path));
    }

    [Fact]
    public async Task What_is_wrong_is_listed_and_can_be_fetched_to_be_mended_and_thrown_away()
    {
        var admin = await app.SignedInAsync("admin");
        var at = await SendAsync(admin, ("cases.csv", Header + "BAD-1,FAMILY-2,step_down,Atlantis 1,,2026-09-01,,,,,\r\n"));

        var page = await DoneAsync(admin, at);
        Assert.Contains("There is no unit of this name", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Import 1 rows", page, StringComparison.Ordinal);
        Assert.StartsWith("error_reason,case_ref", await admin.GetStringAsync($"{at}/mend/cases.csv"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync($"{at}/mend/people.csv")).StatusCode);

        await admin.PostFormAsync(at, [], $"{at}/throw-away");
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync(at)).StatusCode);
    }

    [Fact]
    public async Task Files_that_wait_longer_than_a_day_are_thrown_away_and_nobody_else_on_the_machine_reads_them()
    {
        var admin = await app.SignedInAsync("admin");
        var at = await SendAsync(admin, ("cases.csv", Header + "OLD-7,FAMILY-7,step_down,Ashford 1,,2026-09-01,,,,,\r\n"));
        await DoneAsync(admin, at);
        var desk = app.Services.GetRequiredService<RegisterDesk>();
        var folder = desk.All.Single(r => at.EndsWith($"{r.Id:N}", StringComparison.Ordinal)).Folder.Path;
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));

        desk.Sweep();
        Assert.True(Directory.Exists(folder));
        var now = app.Clock.Utc;
        app.Clock.Utc = now.AddHours(25);
        desk.Sweep();
        app.Clock.Utc = now;

        Assert.False(Directory.Exists(folder));
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync(at)).StatusCode);
    }

    [Fact]
    public async Task Files_that_somebody_took_and_never_began_with_are_thrown_away_too()
    {
        var admin = await app.SignedInAsync("admin");
        var at = await SendAsync(admin, ("cases.csv", Header + "OLD-8,FAMILY-8,step_down,Ashford 1,,2026-09-01,,,,,\r\n"));
        await DoneAsync(admin, at);
        var desk = app.Services.GetRequiredService<RegisterDesk>();
        var folder = desk.All.Single(r => at.EndsWith($"{r.Id:N}", StringComparison.Ordinal)).Folder.Path;
        // Of an instance that died between the two only the mark is left.
        await File.WriteAllTextAsync($"{folder}.taken", "");
        File.SetLastWriteTimeUtc($"{folder}.taken", app.Clock.Utc);
        var now = app.Clock.Utc;
        app.Clock.Utc = now.AddHours(25);

        desk.Sweep();
        app.Clock.Utc = now;

        Assert.False(Directory.Exists(folder));
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync(at)).StatusCode);
    }

    [Fact]
    public async Task Files_that_do_not_arrive_whole_leave_nothing_behind()
    {
        var desk = app.Services.GetRequiredService<RegisterDesk>();
        var root = Path.Combine(app.Services.GetRequiredService<Data.Documents.DocumentFolder>().Path, "registers");
        string[] Folders() => Directory.Exists(root) ? Directory.GetDirectories(root) : [];
        var before = Folders();
        using var content = new MemoryStream(new byte[100]);
        var file = new Microsoft.AspNetCore.Http.FormFile(content, 0, 100, "Files", "cases.csv");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => desk.ReceiveAsync([file], Domain.Access.Actor.Job("Test"), new CancellationToken(canceled: true)));

        Assert.Equal(before, Folders());
    }

    [Fact]
    public async Task Files_of_other_names_and_no_files_are_refused_beside_the_field()
    {
        var admin = await app.SignedInAsync("admin");

        var other = await admin.PostAsync("/admin/register", await FilesAsync(admin, ("../passwords.csv", "a,b\r\n")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Contains("passwords.csv is no file of a register", await other.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var none = await admin.PostAsync("/admin/register", await FilesAsync(admin));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.StatusCode);
    }

    [Fact]
    public async Task Imported_records_open_and_are_found_by_their_old_reference_and_say_where_they_come_from()
    {
        await app.InScopeAsync(services => services.GetRequiredService<RegisterImport>().RunAsync(new RegisterFolder(Path.Combine(AppContext.BaseDirectory, "Samples", "register"))));
        var manager = await app.SignedInAsync("triage.manager");
        var cases = await app.WithDbAsync(db => db.Cases.Where(c => c.ImportedOn != null).OrderBy(c => c.Id).Take(12).Select(c => new { c.Reference, Family = c.Family.Reference }).ToListAsync());
        var notifications = await app.WithDbAsync(db => db.Notifications.Where(n => n.Channel == Domain.Notifications.NotificationChannel.Imported).OrderBy(n => n.Id).Take(12).Select(n => n.Reference).ToListAsync());

        // Every page of such a case opens, also those of what was never written here.
        foreach (var address in cases.SelectMany(c => new[] { "", "/history", "/plan", "/closure", "/reviews" }.Select(page => $"/cases/{c.Reference}{page}").Append($"/families/{c.Family}")).Concat(notifications.Select(n => $"/notifications/{n}")))
            Assert.Equal((address, HttpStatusCode.OK), (address, (await manager.GetAsync(address)).StatusCode));

        Assert.Contains("Before it was imported", await manager.GetStringAsync($"/cases/{cases[0].Reference}"), StringComparison.Ordinal);
        Assert.Contains("from the register of the system before", WebUtility.HtmlDecode(await manager.GetStringAsync($"/notifications/{notifications[0]}")), StringComparison.Ordinal);
        foreach (var old in new[] { "F000001", "P000002", "N000001", "C000001", "T000001" })
            Assert.Contains($"Reference {old} of the system before", await manager.GetStringAsync($"/search?q={old}"), StringComparison.Ordinal);
    }

    private static async Task<string> SendAsync(HttpClient admin, params (string Name, string Text)[] files)
    {
        var answer = await admin.PostAsync("/admin/register", await FilesAsync(admin, files));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    private static async Task<MultipartFormDataContent> FilesAsync(HttpClient admin, params (string Name, string Text)[] files)
    {
        var form = await admin.PageAsync("/admin/register");
        var content = new MultipartFormDataContent { { new StringContent(form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" } };
        foreach (var (name, text) in files)
            content.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "Files", name);
        return content;
    }

    private static async Task<string> DoneAsync(HttpClient admin, string at)
    {
        for (var i = 0; i < 200; i++)
        {
            var answer = await admin.GetAsync(at);
            if (!answer.Headers.Contains("Refresh"))
                return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            await Task.Delay(100);
        }

        throw new TimeoutException("It is still busy after 20 seconds.");
    }
}
