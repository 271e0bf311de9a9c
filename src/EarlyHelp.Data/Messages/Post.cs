using System.Globalization;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Messages;
using EarlyHelp.Domain.Notifications;

namespace EarlyHelp.Data.Messages;

/// <summary>
/// Writes messages into the outbox, in the transaction of what they tell of. They carry the reference and nothing about the family
/// beyond what the notifier sent. The caller saves.
/// </summary>
public sealed class Messages(EarlyHelpDbContext db, TimeProvider clock)
{
    /// <summary>We have it.</summary>
    public void Acknowledge(Notification notification) => Write(
        $"acknowledge:{notification.Reference}", notification.NotifierEmail, "Acknowledgement", $"We have received notification {notification.Reference}",
        $"Thank you. We received your notification on {UkDates.DateAndTime(notification.ReceivedAt)}.\n\nIts reference is {notification.Reference}.\nWe will decide what happens next by {UkDates.Date(notification.DecideBy)}.");

    /// <summary>What was decided, in the words that triage wrote to the notifier.</summary>
    public void TellDecision(Notification notification, TriageDecision decision) => Write(
        $"decision:{notification.Reference}:{decision.Number}", notification.NotifierEmail, "Decision", $"We have decided on notification {notification.Reference}", decision.Message ?? "");

    /// <summary>What we still need to know.</summary>
    public void AskForInformation(Notification notification, InformationRequest request, string link) => Write(
        $"information:{notification.Reference}:{request.At.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}", notification.NotifierEmail, "Information request",
        $"We need more information about notification {notification.Reference}", $"{request.Note}\n\nAnswer the questions here: {link}".Trim());

    /// <summary>It goes on together with another notification about the same family.</summary>
    public void JoinedTo(Notification joined, Notification other) => Write(
        $"joined:{joined.Reference}:{other.Reference}", joined.NotifierEmail, "Joined", $"We have decided on notification {joined.Reference}",
        $"Somebody else told us about the same family. We look at both together, and will tell you what we decide.\n\nYour reference is still {joined.Reference}.");

    /// <summary>The link back to a saved form.</summary>
    public void SaveLink(NotificationDraft draft, string link) => Write(
        $"link:{draft.Key}:{draft.TouchedAt.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}", draft.Email ?? "", "Saved form", "Your saved form", $"Go on with your form here: {link}");

    /// <summary>A one-time code.</summary>
    public void SendCode(string to, string purpose, string code, string key) => Write(key, to, "One-time code", $"Your code to {purpose}", $"Your code to {purpose} is {code}.");

    private void Write(string key, string to, string template, string subject, string body) =>
        db.Add(OutboxMessage.Write(key, to, template, subject, body, clock.GetUtcNow().UtcDateTime));
}
