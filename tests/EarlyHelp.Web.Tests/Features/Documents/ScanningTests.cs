using System.Net;
using EarlyHelp.Data.Documents;
using EarlyHelp.Domain.Documents;
using EarlyHelp.Web.Tests.Features.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace EarlyHelp.Web.Tests.Features.Documents;

public sealed class ScanningTests : IAsyncLifetime
{
    private readonly App app = new();
    private readonly Clamd clamd = new();

    public Task InitializeAsync()
    {
        (app.Settings[ScannerSettings.HostSetting], app.Settings[ScannerSettings.PortSetting]) = (clamd.Host, clamd.Port);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        await clamd.DisposeAsync();
    }

    [Fact]
    public async Task A_document_is_held_back_until_the_scanner_has_seen_every_byte_and_found_nothing()
    {
        byte[] sent = [.. Uploads.Pdf, .. new byte[200_000]];
        var (worker, given, link) = await AddAsync("Clean", sent);
        Assert.Equal(HttpStatusCode.NotFound, (await worker.GetAsync(link)).StatusCode);
        Assert.Contains("Held back until the virus scanner has looked at it", await TextAsync(worker, given), StringComparison.Ordinal);

        Assert.Equal(1, await ScanAsync());

        Assert.Equal(sent, Assert.Single(clamd.Scanned));
        Assert.Equal(sent, await (await worker.GetAsync(link)).Content.ReadAsByteArrayAsync());
        Assert.Equal(0, await ScanAsync());
    }

    [Fact]
    public async Task An_infected_document_is_refused_its_bytes_go_and_who_added_it_is_told()
    {
        var (worker, given, link) = await AddAsync("Infected", [.. Uploads.Pdf, .. "EICAR"u8]);

        await ScanAsync();

        Assert.Contains("Refused: the virus scanner found Eicar-Test-Signature", await TextAsync(worker, given), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await worker.GetAsync(link)).StatusCode);
        Assert.Empty(Directory.GetFiles(DocumentTests.DocumentsFolder(app)));
        var told = await app.WithDbAsync(db => db.Outbox.SingleAsync(m => m.Template == "document-refused"));
        Assert.Equal("worker@demo.example", told.To);
        Assert.Contains(given, told.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("Infected", told.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scanner_that_is_away_or_answers_something_else_keeps_it_held_back_and_is_asked_again()
    {
        clamd.Answer = "INSTREAM size limit exceeded. ERROR";
        var (worker, _, link) = await AddAsync("Retry", Uploads.Pdf);

        Assert.Equal(0, await ScanAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await worker.GetAsync(link)).StatusCode);
        clamd.Answer = null;
        Assert.Equal(0, await ScanAsync());
        app.Clock.Utc = app.Clock.Utc.AddMinutes(1);
        Assert.Equal(1, await ScanAsync());

        Assert.Equal(HttpStatusCode.OK, (await worker.GetAsync(link)).StatusCode);
    }

    [Fact]
    public async Task A_file_of_a_notification_is_held_back_too_and_an_infected_one_is_told_to_who_reads_and_who_sent_it()
    {
        var (reference, clean, infected) = await NotifiedAsync();
        var triage = await app.SignedInAsync("triage");
        foreach (var id in new[] { clean, infected })
            Assert.Equal(HttpStatusCode.NotFound, (await triage.GetAsync($"/notifications/{reference}/files/{id}")).StatusCode);
        Assert.Contains("Held back until the virus scanner has looked at it", (await triage.PageAsync($"/notifications/{reference}")).Body!.TextContent, StringComparison.Ordinal);

        Assert.Equal(2, await ScanAsync());

        Assert.Equal(Uploads.Pdf, await (await triage.GetAsync($"/notifications/{reference}/files/{clean}")).Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await triage.GetAsync($"/notifications/{reference}/files/{infected}")).StatusCode);
        Assert.Contains("Refused: the virus scanner found Eicar-Test-Signature", (await triage.PageAsync($"/notifications/{reference}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(DocumentTests.DocumentsFolder(app)));
    }

    [Fact]
    public async Task A_file_of_a_notification_waits_for_a_scanner_that_is_away_and_is_neither_lost_nor_given_out()
    {
        clamd.Answer = "ERROR";
        var (reference, clean, _) = await NotifiedAsync();
        var triage = await app.SignedInAsync("triage");

        Assert.Equal(0, await ScanAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await triage.GetAsync($"/notifications/{reference}/files/{clean}")).StatusCode);
        clamd.Answer = null;
        app.Clock.Utc = app.Clock.Utc.AddMinutes(1);
        Assert.Equal(2, await ScanAsync());

        Assert.Equal(HttpStatusCode.OK, (await triage.GetAsync($"/notifications/{reference}/files/{clean}")).StatusCode);
    }

    [Fact]
    public async Task Nothing_listens_and_the_document_waits()
    {
        await clamd.DisposeAsync();
        _ = await AddAsync("Away", Uploads.Pdf);

        Assert.Equal(0, await ScanAsync());

        Assert.Equal((ScanState.Waiting, 1), await app.WithDbAsync(async db =>
        {
            var document = await db.Set<CaseDocument>().SingleAsync();
            return (document.Scan, document.ScanTries);
        }));
    }

    [Theory]
    [InlineData(null, null, null, 0)]
    [InlineData(null, "3311", null, 0)]
    [InlineData("127.0.0.1", "3311", "127.0.0.1", 3311)]
    [InlineData("scanner", null, "scanner", 3310)]
    [InlineData("[::1]", "4000", "::1", 4000)]
    public void The_settings_are_host_and_port(string? setHost, string? setPort, string? host, int port) => Assert.Equal(new ScannerSettings(host, port), Of(setHost, setPort));

    [Theory]
    [InlineData("scanner", "many", null)]
    [InlineData("scanner", "0", null)]
    [InlineData(null, null, "127.0.0.1:3310")]
    public void A_mistake_in_the_settings_or_their_former_name_stops_the_start(string? host, string? port, string? former) => Assert.Throws<InvalidOperationException>(() => Of(host, port, former));

    private static ScannerSettings Of(string? host, string? port, string? former = null) =>
        ScannerSettings.Of(new ConfigurationBuilder().AddInMemoryCollection([new(ScannerSettings.HostSetting, host), new(ScannerSettings.PortSetting, port), new("Scanner:Clamd", former)]).Build());

    private async Task<(HttpClient Worker, string Case, string Link)> AddAsync(string family, byte[] bytes)
    {
        var worker = await app.SignedInAsync("worker");
        var given = await app.PassAsync(family, allocateTo: "worker@demo.example");
        Assert.Equal(HttpStatusCode.Redirect, (await worker.AddDocumentAsync(given, bytes)).StatusCode);
        var id = await app.WithDbAsync(db => db.Set<CaseDocument>().Select(d => d.Id).SingleAsync());
        return (worker, given, $"/cases/{given}/documents/{id}/file");
    }

    private async Task<(string Reference, long Clean, long Infected)> NotifiedAsync()
    {
        var records = await Access.Records.AddAsync(app, "Ashford", "worker");
        await app.WithDbAsync(db => db.Set<CaseDocument>().ExecuteDeleteAsync());
        foreach (var left in Directory.GetFiles(DocumentTests.DocumentsFolder(app)))
            File.Delete(left);
        var ids = await app.InScopeAsync(async services =>
        {
            var (db, files) = (services.GetRequiredService<Data.EarlyHelpDbContext>(), services.GetRequiredService<Data.Notifications.NotificationFiles>());
            await db.Set<Domain.Transfers.StepDownPlan>().ExecuteDeleteAsync();
            await db.NotificationFiles.ExecuteDeleteAsync();
            var draft = Domain.Notifications.NotificationDraft.Begin("scanned", "EarlyHelp", app.Clock.Utc);
            db.Add(draft);
            await db.SaveChangesAsync();
            Assert.Null(await services.AttachAsync(draft, "clean.pdf", new MemoryStream(Uploads.Pdf)));
            Assert.Null(await services.AttachAsync(draft, "infected.pdf", new MemoryStream([.. Uploads.Pdf, .. "EICAR"u8])));
            await files.GoAlongAsync(draft, await db.Notifications.SingleAsync(n => n.Reference == records.Notification));
            await db.SaveChangesAsync();
            return await db.NotificationFiles.OrderBy(f => f.Id).Select(f => f.Id).ToListAsync();
        });
        return (records.Notification, ids[0], ids[1]);
    }

    private Task<int> ScanAsync() => app.Services.GetRequiredService<DocumentScanning>().ScanDueAsync();

    private static async Task<string> TextAsync(HttpClient client, string given) => (await client.PageAsync($"/cases/{given}/documents")).Body!.TextContent;
}
