using EarlyHelp.Domain;
using EarlyHelp.Domain.Notifications;

namespace EarlyHelp.Web.Features.Notify;

/// <summary>The stage of a notification in a notifier's words; all that the status page knows.</summary>
/// <param name="Reference">The reference.</param>
/// <param name="ReceivedOn">The day of receipt.</param>
/// <param name="Heading">The stage: "We are considering it".</param>
/// <param name="Words">What that means.</param>
/// <param name="IsAsked">We wait for the notifier's answers.</param>
/// <param name="IsReturned">The notifier can send a corrected one.</param>
public sealed record Stage(string Reference, DateOnly ReceivedOn, string Heading, string Words, bool IsAsked = false, bool IsReturned = false)
{
    /// <summary>The stage of a notification.</summary>
    /// <param name="notification">The notifier's own.</param>
    /// <param name="decides">The one that decides for it: what it was joined to, or itself.</param>
    /// <param name="hasWorker">Whether a worker has taken on the case that came of it.</param>
    public static Stage Of(Notification notification, Notification decides, bool hasWorker)
    {
        var (heading, words) = notification.State switch
        {
            NotificationState.InformationRequested => ("We have asked you for more information", "Answer the questions so that we can go on."),
            NotificationState.Decided when decides.State != NotificationState.Decided =>
                ("We are considering it together with other information", "We write to you when we have decided what happens next."),
            NotificationState.Decided when hasWorker =>
                ("A worker has taken it on", decides == notification ? "The worker contacts you first, and then the family." : "The worker may contact you."),
            NotificationState.Decided => Decided(decides.Outcome!.Value, isJoined: decides != notification),
            _ when notification.ConsideredAt is not null => ("We are considering it", $"We decide by {UkDates.WithWeekday(notification.DecideBy)} and then write to you."),
            _ => ("We have received it", $"We look at it by {UkDates.WithWeekday(notification.ConsiderBy)}."),
        };
        return new Stage(notification.Reference, notification.ReceivedOn, heading, words,
            notification.State == NotificationState.InformationRequested, notification.Outcome == TriageOutcome.Returned);
    }

    private static (string Heading, string Words) Decided(TriageOutcome outcome, bool isJoined) => ("We have decided", outcome switch
    {
        TriageOutcome.Unit => "An Early Help Unit will offer the family help.",
        TriageOutcome.OpenAccess => "A children’s centre or youth hub will offer the family help.",
        TriageOutcome.Commissioned => "A service that works for us will offer the family help.",
        TriageOutcome.Advice => "We have sent you advice on what can help.",
        TriageOutcome.SocialCare => "Specialist Children’s Services will look at it.",
        TriageOutcome.SocialCareJoint => "Specialist Children’s Services will look at it together with an Early Help Unit.",
        TriageOutcome.JoinedOpenCase => "We have passed it to the person in Early Help who will deal with it.",
        TriageOutcome.Returned when isJoined => "We could not decide how to help from what we have received. If you can tell us more, send another notification.",
        TriageOutcome.Returned => "We could not consider it, because too much was missing. You can send a corrected one.",
        _ => "We will not take it further.",
    });
}
