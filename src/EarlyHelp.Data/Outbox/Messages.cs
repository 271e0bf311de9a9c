using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EarlyHelp.Data.Notifications;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Messages;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Organisation;

namespace EarlyHelp.Data.Outbox;

/// <summary>
/// Writes the messages that leave, in the same transaction as what they tell of (the caller saves). They carry the reference,
/// what happens and when, and links; nothing about the family beyond what the person who gets it has sent.
/// </summary>
public sealed partial class Messages(EarlyHelpDbContext db, ServiceAddress address, TimeProvider clock)
{
    private const string StatusPage = "/notify/status";

    /// <summary>A notification has arrived: its reference, and what happens by when.</summary>
    public void Acknowledge(Notification notification)
    {
        if (notification.NotifierEmail.Length == 0)
            return;
        Write($"acknowledgement:{notification.Reference}", notification.NotifierEmail, "acknowledgement", new()
        {
            ["reference"] = notification.Reference,
            ["decide"] = $"by {UkDates.WithWeekday(notification.DecideBy)}",
            ["link"] = address.Of(StatusPage),
        });
    }

    /// <summary>
    /// A decision has been made or changed. Those whose notifications were joined to this one are told the outcome too, in words that nobody
    /// wrote for another notifier. A notification that is joined to another is told so, and the outcome when that one is decided.
    /// </summary>
    public async Task TellDecisionAsync(Notification notification, TriageDecision decision)
    {
        if (decision.Outcome == TriageOutcome.JoinedNotification)
        {
            Join(notification, decision, notification, decision.Message);
            // When it had been decided before, those joined to it were told so and must know that it is open again.
            foreach (var other in decision.Number == 1 ? [] : await db.JoinedToAsync(notification.Id))
                Join(notification, decision, other, null);
            return;
        }

        if (notification.NotifierEmail.Length > 0)
        {
            Write($"decision:{notification.Reference}:{decision.Number}", notification.NotifierEmail, "decision", new()
            {
                ["reference"] = notification.Reference,
                ["opening"] = Opening(decision, "Thank you for your notification. We have looked at it and decided what happens next."),
                ["message"] = decision.Message,
                ["link"] = address.Of(StatusPage),
            });
        }

        await TellJoinedAsync(notification, decision);
    }

    /// <summary>More is needed from the notifier: how many questions, until the page that asks only these.</summary>
    /// <param name="notification">The notification.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="link">The page with the questions; a path of this service or a whole address.</param>
    public void AskForInformation(Notification notification, InformationRequest request, string link)
    {
        if (notification.NotifierEmail.Length == 0)
            return;
        Write($"information:{notification.Reference}:{Stamp(request.At)}", notification.NotifierEmail, "information", new()
        {
            ["reference"] = notification.Reference,
            ["questions"] = request.Fields.Count == 1 ? "We have 1 question" : $"We have {request.Fields.Count} questions",
            ["note"] = string.IsNullOrWhiteSpace(request.Note) ? "" : request.Note + "\n\n",
            ["link"] = address.Of(link),
        });
    }

    /// <summary>A form was saved for later: the link to come back to it.</summary>
    public void SaveLink(NotificationDraft draft, string link)
    {
        var to = draft.Email ?? throw new ArgumentException("Nobody to send the link to: ReturnBy comes first.", nameof(draft));
        Write($"saved-form:{Digest(draft.Key)}:{Stamp(clock.GetUtcNow().UtcDateTime)}", to, "saved-form", new()
        {
            ["link"] = address.Of(link),
            ["until"] = UkDates.Date(UkTime.DayOf(draft.TouchedAt.AddDays(NotificationDraft.LifeDays))),
        });
    }

    /// <summary>A one-time code.</summary>
    /// <param name="to">Where it goes.</param>
    /// <param name="purpose">What it is for, after "Type it in to": "see where your notification has got to".</param>
    /// <param name="code">The code; in the body only.</param>
    /// <param name="key">What makes it one message; no code and no secret in it.</param>
    public void SendCode(string to, string purpose, string code, string key) =>
        Write(key, to, "code", new() { ["code"] = code, ["purpose"] = purpose });

    /// <summary>A case was allocated: tells its worker the reference and the page, and nothing of the family.</summary>
    public void TellAllocated(EarlyHelpCase allocated)
    {
        var worker = allocated.Worker ?? throw new ArgumentException("Nobody holds this case, or the worker was not read.", nameof(allocated));
        var since = allocated.Spells.Max(s => s.At);
        Write($"allocated:{allocated.Reference}:{worker.Id}:{Stamp(since)}", worker.Email, "allocated", new()
        {
            ["reference"] = allocated.Reference,
            ["link"] = address.Of($"/cases/{allocated.Reference}"),
        });
    }

    /// <summary>Part of a colleague's caseload was moved to a worker: one message for all of it, which names nobody.</summary>
    public void TellCaseloadMoved(StaffMember worker, int families, DateTime at) =>
        Write($"caseload-moved:{worker.Id}:{Stamp(at)}", worker.Email, "caseload-moved", new()
        {
            ["families"] = families == 1 ? "1 family" : $"{families} families",
            ["have"] = families == 1 ? "has" : "have",
            ["link"] = address.Of("/cases"),
        });

    /// <summary>The virus scanner refused a document: tells who added it, by the reference of the case.</summary>
    internal void TellDocumentRefused(string to, string reference, long documentId) =>
        Write($"document-refused:{documentId}", to, "document-refused", new()
        {
            ["reference"] = reference,
            ["link"] = address.Of($"/cases/{reference}/documents"),
        });

    /// <summary>A person's summary of a morning, once for each person and day.</summary>
    internal void MorningSummary(string to, long staffId, DateOnly day, IEnumerable<string> lines) =>
        Write($"morning:{staffId}:{day:yyyy-MM-dd}", to, "morning-summary", new()
        {
            ["day"] = UkDates.WithWeekday(day),
            ["lines"] = string.Join("\n", lines),
            ["link"] = address.Of("/"),
            ["account"] = address.Of("/account"),
        });

    private void Join(Notification joined, TriageDecision decision, Notification told, string? message)
    {
        if (told.NotifierEmail.Length == 0)
            return;
        Write($"joined:{joined.Reference}:{decision.Number}:{told.Reference}", told.NotifierEmail, "joined", new()
        {
            ["reference"] = told.Reference,
            ["message"] = string.IsNullOrWhiteSpace(message) ? "" : message + "\n\n",
            ["link"] = address.Of(StatusPage),
        });
    }

    private async Task TellJoinedAsync(Notification notification, TriageDecision decision)
    {
        foreach (var other in (await db.JoinedToAsync(notification.Id)).Where(j => j.NotifierEmail.Length > 0))
        {
            Write($"decision:{notification.Reference}:{decision.Number}:{other.Reference}", other.NotifierEmail, "joined-decision", new()
            {
                ["reference"] = other.Reference,
                ["opening"] = Opening(decision, "Thank you for your notification. We have looked at it together with other information and decided what happens next."),
                ["message"] = DecisionMessage.ForJoined(decision.Outcome),
                ["link"] = address.Of(StatusPage),
            });
        }
    }

    private static string Opening(TriageDecision decision, string first) =>
        decision.Number == 1 ? first : "We have looked at your notification again and changed our decision.";

    private void Write(string key, string to, string template, Dictionary<string, string> values)
    {
        // Told twice in one change is told once; told again later meets the unique index.
        if (db.Outbox.Local.Any(m => m.Key == key))
            return;
        var (subject, body) = MessageTemplate.Named(template).Fill(values);
        db.Add(OutboxMessage.Write(key, to, template, subject, body, clock.GetUtcNow().UtcDateTime));
    }

    private static string Stamp(DateTime at) => at.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture);

    private static string Digest(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)))[..16];
}
