using System.Globalization;
using EarlyHelp.Data.Notifications;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Messages;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Tests.Notifications.Form;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EarlyHelp.Web.Tests.Outbox;

/// <summary>Messages leave over a real SMTP conversation, at least once, and carry what the receiver needs to know one twice.</summary>
public sealed class OutboxTests : IAsyncLifetime
{
    private readonly MailServer server = new();
    private readonly App app = new();

    public Task InitializeAsync()
    {
        app.Settings["Mail:Smtp:Host"] = "127.0.0.1";
        app.Settings["Mail:Smtp:Port"] = server.Port.ToString(CultureInfo.InvariantCulture);
        app.Settings["Service:Address"] = "https://earlyhelp.example";
        app.Settings["Mail:From"] = "earlyhelp@county.example";
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        await server.DisposeAsync();
    }

    private OutboxSender Sender => app.Services.GetRequiredService<OutboxSender>();

    [Fact]
    public async Task The_acknowledgement_of_a_notification_arrives()
    {
        app.Clock.SetLocal(SampleNotifications.Day(1).ToDateTime(new TimeOnly(10, 42)));
        var notification = await app.InScopeAsync(async services =>
        {
            var received = await services.GetRequiredService<Reception>().ReceiveAsync(SampleNotifications.Form(1), SampleNotifications.Of(1), NotificationChannel.Online);
            await services.GetRequiredService<Data.EarlyHelpDbContext>().SaveChangesAsync();
            return received;
        }, Actor.Visitor);

        Assert.Equal(1, await Sender.SendDueAsync());

        var mail = Assert.Single(server.Received);
        Assert.Contains("h.marsh@st-annes.example", mail.To, StringComparison.Ordinal);
        Assert.Equal($"We have your notification {notification.Reference}", mail.Header("Subject"));
        Assert.Contains(notification.Reference, mail.Body, StringComparison.Ordinal);
        Assert.Contains("https://earlyhelp.example/notify/status", mail.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Walker", mail.Text + mail.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Leo", mail.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_message_waits_and_then_leaves_once()
    {
        await WriteAsync("code:1");
        server.RefuseNext(1);

        Assert.Equal(0, await Sender.SendDueAsync());
        var waiting = await OnlyAsync();
        Assert.Equal((MessageState.Waiting, 1, app.Clock.Utc.AddMinutes(1)), (waiting.State, waiting.Attempts, waiting.NotBefore));
        Assert.Contains("451", waiting.LastError, StringComparison.Ordinal);
        Assert.DoesNotContain("someone@school.example", waiting.LastError, StringComparison.Ordinal);

        Assert.Equal(0, await Sender.SendDueAsync());
        app.Clock.Utc = app.Clock.Utc.AddMinutes(1);
        Assert.Equal(1, await Sender.SendDueAsync());
        Assert.Equal(0, await Sender.SendDueAsync());

        Assert.Single(server.Received);
        Assert.Equal(MessageState.Sent, (await OnlyAsync()).State);
    }

    [Fact]
    public async Task The_pauses_grow_until_an_administrator_must_look_and_tries_again()
    {
        await WriteAsync("code:2");
        server.RefuseNext(OutboxMessage.MaxAttempts);
        List<double> pauses = [];
        for (var tries = 0; tries < OutboxMessage.MaxAttempts; tries++)
        {
            await Sender.SendDueAsync();
            var message = await OnlyAsync();
            pauses.Add((message.NotBefore - app.Clock.Utc).TotalMinutes);
            app.Clock.Utc = message.NotBefore;
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 128, 240, 240], pauses);
        Assert.Equal(MessageState.Failed, (await OnlyAsync()).State);
        Assert.Equal(0, await Sender.SendDueAsync());

        var admin = await app.SignedInAsync("admin");
        var id = (await OnlyAsync()).Id;
        await admin.PostFormAsync($"/admin/messages/{id}", [], $"/admin/messages/{id}/retry");

        Assert.Equal(1, await Sender.SendDueAsync());
    }

    [Fact]
    public async Task The_same_message_carries_the_same_id_and_another_one_another()
    {
        await WriteAsync("code:3");
        await Sender.SendDueAsync();
        // The sender died before it could write down that it had left.
        await app.WithDbAsync(db => db.Outbox.ExecuteUpdateAsync(u => u.SetProperty(m => m.State, MessageState.Waiting).SetProperty(m => m.NotBefore, app.Clock.Utc)));
        await Sender.SendDueAsync();
        await WriteAsync("code:4");
        await Sender.SendDueAsync();

        var ids = server.Received.Select(m => m.Header("Message-ID")).ToList();
        Assert.Equal(3, ids.Count);
        Assert.Equal(ids[0], ids[1]);
        Assert.NotEqual(ids[0], ids[2]);
        Assert.Equal("code:3", server.Received.First().Header("X-EarlyHelp-Key"));
    }

    [Fact]
    public async Task One_key_is_one_message_in_one_change_and_refused_in_a_later_one()
    {
        await app.InScopeAsync(async services =>
        {
            var messages = services.GetRequiredService<Messages>();
            messages.SendCode("someone@school.example", "come back to your form", "111111", "code:5");
            messages.SendCode("someone@school.example", "come back to your form", "222222", "code:5");
            return await services.GetRequiredService<Data.EarlyHelpDbContext>().SaveChangesAsync();
        });

        Assert.Contains("111111", (await OnlyAsync()).Body, StringComparison.Ordinal);
        await Assert.ThrowsAsync<DbUpdateException>(() => WriteAsync("code:5"));
    }

    [Fact]
    public async Task Two_senders_at_once_send_one_message()
    {
        await WriteAsync("code:6");

        var left = await Task.WhenAll(Sender.SendDueAsync(), Sender.SendDueAsync());

        Assert.Equal(1, left.Sum());
        Assert.Single(server.Received);
    }

    [Fact]
    public async Task Without_a_mail_server_messages_stay_and_the_administrator_sees_them_masked()
    {
        await using var silent = new App();
        await silent.InScopeAsync(services => SendCodeAsync(services, "code:7"));

        Assert.Equal(0, await silent.Services.GetRequiredService<OutboxSender>().SendDueAsync());

        var page = await (await silent.SignedInAsync("admin")).PageAsync("/admin/messages?state=waiting");
        var row = page.QuerySelector("tbody tr")!.TextContent;
        Assert.Contains("s…@school.example", row, StringComparison.Ordinal);
        Assert.DoesNotContain("someone@", page.Body!.TextContent, StringComparison.Ordinal);
    }

    private Task<int> WriteAsync(string key) => app.InScopeAsync(services => SendCodeAsync(services, key));

    private static Task<int> SendCodeAsync(IServiceProvider services, string key)
    {
        services.GetRequiredService<Messages>().SendCode("someone@school.example", "come back to your form", "123456", key);
        return services.GetRequiredService<Data.EarlyHelpDbContext>().SaveChangesAsync();
    }

    private Task<OutboxMessage> OnlyAsync() => app.WithDbAsync(db => db.Outbox.AsNoTracking().SingleAsync());
}
