using System.Net;
using EarlyHelp.Data.Auditing;
using EarlyHelp.Domain.Messages;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.Outbox;

/// <summary>The administrator sees which message went where, masked, filters them, and stops one that must not leave.</summary>
public sealed class MessageTests : IAsyncLifetime
{
    private readonly App app = new();
    private HttpClient admin = null!;

    public async Task InitializeAsync()
    {
        admin = await app.SignedInAsync("admin");
        await app.WithDbAsync(async db =>
        {
            db.AddRange(new[] { "code", "code", "decision" }.Select((t, i) => OutboxMessage.Write($"test:{i}", $"helen{i}@school.example", t, "Subject", "The body of it", app.Clock.Utc.AddMinutes(i))));
            return await db.SaveChangesAsync();
        });
    }

    public Task DisposeAsync() => app.DisposeAsync().AsTask();

    [Fact]
    public async Task Messages_are_found_by_state_and_template_and_taken_away_masked()
    {
        Assert.Equal(2, (await admin.PageAsync("/admin/messages?template=code")).QuerySelectorAll("main tbody tr").Length);
        Assert.Empty((await admin.PageAsync("/admin/messages?template=code&state=sent")).QuerySelectorAll("main tbody tr"));

        var file = await admin.GetStringAsync("/admin/messages.csv?template=code");

        Assert.Equal(3, file.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.DoesNotContain("helen", file, StringComparison.Ordinal);
        Assert.DoesNotContain("The body of it", file, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("code", "")]
    [InlineData("invitation", "")]
    [InlineData("decision", "The body of it")]
    public void Links_and_codes_are_not_kept_once_they_have_left(string template, string kept)
    {
        var message = OutboxMessage.Write("test", "helen@school.example", template, "Subject", "The body of it", app.Clock.Utc);

        message.Sent(app.Clock.Utc);

        Assert.Equal(kept, message.Body);
    }

    [Fact]
    public async Task A_message_is_stopped_and_never_leaves_and_that_is_written_down()
    {
        var id = await app.WithDbAsync(db => db.Outbox.Where(m => m.Template == "decision").Select(m => m.Id).SingleAsync());

        var stopped = await admin.PostFormAsync($"/admin/messages/{id}", [], $"/admin/messages/{id}/stop");

        Assert.Equal(HttpStatusCode.Redirect, stopped.StatusCode);
        Assert.Equal(MessageState.Stopped, await app.WithDbAsync(db => db.Outbox.Where(m => m.Id == id).Select(m => m.State).SingleAsync()));
        Assert.Single((await admin.PageAsync("/admin/messages?state=stopped")).QuerySelectorAll("main tbody tr"));
        Assert.Empty((await admin.PageAsync($"/admin/messages/{id}")).QuerySelectorAll("main form"));
        Assert.Contains(await app.WithDbAsync(db => db.Set<AuditEntry>().AsNoTracking().ToListAsync()), e => e is { Entity: "OutboxMessage", By: "Colin Tate" });
    }
}
