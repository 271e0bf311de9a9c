using EarlyHelp.Data.Notifications;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Feedback;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Outbox;

/// <summary>Messages at the end of the work.</summary>
public sealed partial class Messages
{
    /// <summary>
    /// The work has ended: the notifier, and those whose notifications were joined to that one, are told the day. Nothing of why, how it went or
    /// whom it was about, which they would not know from what they sent.
    /// </summary>
    public async Task TellClosedAsync(EarlyHelpCase closed)
    {
        if (closed is not { Closure: { } closure, NotificationId: { } id, ClosedOn: { } on })
            return;
        var first = await db.Notifications.AsNoTracking().SingleAsync(n => n.Id == id);
        foreach (var told in (await db.JoinedToAsync(id)).Prepend(first).Where(n => n.NotifierEmail.Length > 0))
        {
            Write($"closed:{closed.Reference}:{closure.Number}:{told.Reference}", told.NotifierEmail, "closed", new()
            {
                ["reference"] = told.Reference,
                ["day"] = UkDates.WithWeekday(on),
                ["link"] = address.Of("/notify"),
            });
        }
    }

    /// <summary>Asks a person of the family, whom messages reach safely, what they thought. The message names nobody.</summary>
    /// <param name="to">The person.</param>
    /// <param name="invitation">The invitation.</param>
    /// <param name="link">The page with the questions.</param>
    public void AskForFeedback(Person to, FeedbackInvitation invitation, string link) =>
        Write($"feedback:{invitation.CaseId}:{invitation.ClosureNumber}:{invitation.PersonId}", to.Email!, "feedback", new()
        {
            ["link"] = address.Of(link),
            ["until"] = UkDates.Date(invitation.LinkUntil!.Value),
        });
}
