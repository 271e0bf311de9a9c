using System.Net.Mail;
using System.Security.Cryptography;
using System.Text;
using EarlyHelp.Data.Access;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EarlyHelp.Data.Outbox;

/// <summary>
/// Sends what waits in the outbox, each message in a transaction of its own, at least once; a refused one again after a pause.
/// Several instances may run: a message is taken before it is sent, so that only one of them sends it.
/// </summary>
public sealed class OutboxSender(IServiceScopeFactory scopes, MailSettings mail, JobPace pace, TimeProvider clock, ILogger<OutboxSender> log)
    : BackgroundService
{
    /// <summary>The job's name, as the audit has it.</summary>
    public const string Name = "Outbox";

    private const int Batch = 50;

    /// <summary>How long a message is held while it is being sent; when the sender dies meanwhile, another takes it after that.</summary>
    private static readonly TimeSpan Held = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan LongestTalk = TimeSpan.FromSeconds(30);

    /// <summary>Sends every message that is due; returns how many left. Nothing is sent without a mail server.</summary>
    public async Task<int> SendDueAsync(CancellationToken stopping = default)
    {
        var left = 0;
        while (mail.CanSend && await DueAsync(stopping) is { Count: > 0 } due)
        {
            foreach (var id in due)
            {
                // Between two messages: one that was begun is finished, so that it does not leave twice for being stopped half-way.
                stopping.ThrowIfCancellationRequested();
                left += await SendAsync(id) ? 1 : 0;
            }
        }

        return left;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!mail.CanSend)
        {
            log.LogInformation("No mail server is set: messages stay in the outbox");
            return;
        }

        await pace.HereAsync(TimeSpan.FromSeconds(5), Name, async stopping => await SendDueAsync(stopping), stoppingToken);
    }

    private async Task<List<long>> DueAsync(CancellationToken stopping)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = Database(scope);
        var now = clock.GetUtcNow().UtcDateTime;
        return await db.Outbox.Where(m => m.State == MessageState.Waiting && m.NotBefore <= now)
            .OrderBy(m => m.NotBefore).ThenBy(m => m.Id).Select(m => m.Id).Take(Batch).ToListAsync(stopping);
    }

    private async Task<bool> SendAsync(long id)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = Database(scope);
        var now = clock.GetUtcNow().UtcDateTime;
        var until = now.Add(Held);
        var taken = await db.Outbox.Where(m => m.Id == id && m.State == MessageState.Waiting && m.NotBefore <= now)
            .ExecuteUpdateAsync(u => u.SetProperty(m => m.NotBefore, until));
        if (taken == 0)
            return false;
        var message = await db.Outbox.SingleAsync(m => m.Id == id);
        var error = await TalkAsync(message);
        if (error is null)
            message.Sent(clock.GetUtcNow().UtcDateTime);
        else
            message.Failed(error, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync();
        if (error is not null)
            log.LogWarning("Message {MessageId} from template {Template} was not sent, try {Attempts}", message.Id, message.Template, message.Attempts);
        return error is null;
    }

    /// <summary>The conversation with the mail server; null when it took the message, else what went wrong.</summary>
    private async Task<string?> TalkAsync(OutboxMessage message)
    {
        using var limit = new CancellationTokenSource(LongestTalk);
        try
        {
            using var letter = Letter(message);
            using var client = new SmtpClient(mail.Host, mail.Port) { EnableSsl = mail.Tls };
            await client.SendMailAsync(letter, limit.Token);
            return null;
        }
        catch (OperationCanceledException)
        {
            return "The mail server did not answer in time.";
        }
        catch (Exception refused) when (refused is SmtpException or FormatException)
        {
            var inner = refused.InnerException is { } cause ? $" {cause.Message}" : "";
            var status = refused is SmtpException smtp ? $"{(int)smtp.StatusCode} " : "";
            // A mail server repeats the address that it refuses.
            return (status + refused.Message + inner).Replace(message.To, MaskedAddress.Of(message.To), StringComparison.OrdinalIgnoreCase);
        }
    }

    private MailMessage Letter(OutboxMessage message)
    {
        var letter = new MailMessage(mail.From, message.To, message.Subject, message.Body)
        {
            BodyEncoding = Encoding.UTF8,
            SubjectEncoding = Encoding.UTF8,
        };
        letter.Headers.Add("Message-ID", $"<{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(message.Key)))[..32]}@{letter.From!.Host}>");
        letter.Headers.Add("X-EarlyHelp-Key", message.Key);
        letter.Headers.Add("Auto-Submitted", "auto-generated");
        return letter;
    }

    private static EarlyHelpDbContext Database(AsyncServiceScope scope)
    {
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.Job(Name);
        return scope.ServiceProvider.GetRequiredService<EarlyHelpDbContext>();
    }
}
