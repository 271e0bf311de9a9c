namespace EarlyHelp.Domain.Notifications;

/// <summary>
/// What the notifier is told of a decision, drafted for each outcome and edited by the officer; the message around it thanks them. It says nothing about the family:
/// not even that we know them already.
/// </summary>
public static class DecisionMessage
{
    /// <summary>The draft for an outcome.</summary>
    public static string For(TriageOutcome outcome) => outcome switch
    {
        TriageOutcome.Unit =>
            "An Early Help Unit will work with them. A worker will contact you first, and then the family.",
        TriageOutcome.OpenAccess =>
            "We have asked our children’s centres and youth hubs to offer them support. They will contact the family.",
        TriageOutcome.Commissioned =>
            "We have passed what you told us to a service that can help, as the family agreed. The service will contact the family.",
        TriageOutcome.Advice =>
            "From what you told us, the help they need can be given by the people who already know them. Our advice line can help you to plan this. If things change, tell us again.",
        TriageOutcome.SocialCare =>
            "We have passed what you told us to Specialist Children’s Services, who will decide what happens next. They may contact you.",
        TriageOutcome.SocialCareJoint =>
            "Specialist Children’s Services and an Early Help Unit will look at this together. A worker will contact you first, and then the family.",
        TriageOutcome.JoinedOpenCase =>
            "We have passed what you told us to the person in Early Help who will deal with it. They may contact you.",
        TriageOutcome.JoinedNotification =>
            "Tell us if things change before then.",
        TriageOutcome.Returned =>
            "We can’t decide how to help from what we have received. Send the notification again with what is missing, and give the reference of this one.",
        _ =>
            "We have considered what you told us and will not take this further now. If things change, tell us again.",
    };

    /// <summary>
    /// What the notifier of a joined notification is told when the other one is decided: the outcome and no more, for the officer's own words
    /// were written to somebody else about what that person sent.
    /// </summary>
    public static string ForJoined(TriageOutcome outcome) => outcome switch
    {
        TriageOutcome.Unit => "An Early Help Unit will work with them. You do not need to do anything. If things change, tell us again.",
        TriageOutcome.SocialCareJoint => "Specialist Children’s Services and an Early Help Unit will look at this together. They may contact you.",
        TriageOutcome.Returned => "We can’t decide how to help from what we have received. If you can tell us more, send another notification and give the reference of this one.",
        _ => For(outcome),
    };
}
