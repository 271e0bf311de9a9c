using System.Diagnostics;
using System.Globalization;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Domain.Messages;
using EarlyHelp.Web.Tests.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EarlyHelp.Web.Tests.Instances;

/// <summary>Messages of one outbox, sent by two instances at once: each leaves, and none twice, unless its sender dies (adr/0034). EARLYHELP_LONG=1 sends a thousand.</summary>
public sealed class TwoSendersTests : IAsyncLifetime
{
    private static readonly int Many = LongRun.IsOn ? 1000 : 60;

    private readonly MailServer server = new();
    private readonly App first = new();

    public Task InitializeAsync()
    {
        first.Settings["Mail:Smtp:Host"] = "127.0.0.1";
        first.Settings["Mail:Smtp:Port"] = server.Port.ToString(CultureInfo.InvariantCulture);
        first.Settings["Mail:From"] = "earlyhelp@county.example";
        first.Settings["Service:Address"] = "https://earlyhelp.example";
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await first.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Two_instances_at_once_send_every_message_and_none_twice()
    {
        await using var second = first.Beside();
        await WriteAsync(Many);

        var left = await Task.WhenAll(new[] { first, second }.Select(app => Task.Run(() => app.Services.GetRequiredService<OutboxSender>().SendDueAsync())));

        Assert.Equal(Many, left.Sum());
        Assert.All(left, some => Assert.InRange(some, 1, Many));
        var keys = server.Received.Select(m => m.Header("X-EarlyHelp-Key")!).ToList();
        Assert.Equal(Many, keys.Count);
        Assert.Equal(Enumerable.Range(1, Many).Select(Key).Order(StringComparer.Ordinal), keys.Order(StringComparer.Ordinal));
        Assert.Equal(Many, server.Received.Select(m => m.Header("Message-ID")).Distinct().Count());
        Assert.Equal(Many, await first.WithDbAsync(db => db.Outbox.CountAsync(m => m.State == MessageState.Sent)));
    }

    [Fact]
    public async Task A_message_whose_sender_is_killed_after_the_server_took_it_comes_again_with_the_same_id()
    {
        await WriteAsync(1);
        using var sender = Start();
        var died = new TaskCompletionSource();
        server.Takes = _ =>
        {
            // It took the message, and nobody will ever hear so.
            sender.Kill();
            sender.WaitForExit();
            died.TrySetResult();
        };
        await died.Task.WaitAsync(TimeSpan.FromMinutes(1));
        server.Takes = _ => { };
        var message = await first.WithDbAsync(db => db.Outbox.AsNoTracking().SingleAsync());
        Assert.Equal(MessageState.Waiting, message.State);

        // Another instance takes it when the time is over for which it was held.
        first.Clock.Utc = message.NotBefore.AddSeconds(-1);
        Assert.Equal(0, await first.Services.GetRequiredService<OutboxSender>().SendDueAsync());
        first.Clock.Utc = message.NotBefore;
        Assert.Equal(1, await first.Services.GetRequiredService<OutboxSender>().SendDueAsync());

        var ids = server.Received.Select(m => m.Header("Message-ID")).ToList();
        Assert.Equal(2, ids.Count);
        Assert.Equal(ids[0], ids[1]);
        Assert.Equal(MessageState.Sent, await first.WithDbAsync(db => db.Outbox.Select(m => m.State).SingleAsync()));
    }

    // The real program in a process of its own, on the same database.
    private Process Start()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "EarlyHelp.Web.dll"), "--urls", "http://127.0.0.1:0"]) { WorkingDirectory = AppContext.BaseDirectory };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["EarlyHelp__Seed"] = "accounts";
        start.Environment["Documents__Path"] = first.Documents;
        start.Environment["ConnectionStrings__EarlyHelp"] = $"Data Source={Path.Combine(first.Folder, App.Database)};Pooling=False";
        foreach (var (key, value) in first.Settings)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        return Process.Start(start)!;
    }

    private static string Key(int number) => string.Create(CultureInfo.InvariantCulture, $"code:many-{number}");

    private Task<int> WriteAsync(int many) => first.InScopeAsync(services =>
    {
        foreach (var number in Enumerable.Range(1, many))
            services.GetRequiredService<Messages>().SendCode("someone@school.example", "come back to your form", "123456", Key(number));
        return services.GetRequiredService<Data.EarlyHelpDbContext>().SaveChangesAsync();
    });
}
