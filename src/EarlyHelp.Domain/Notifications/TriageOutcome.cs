namespace EarlyHelp.Domain.Notifications;

/// <summary>Outcomes of triage (spec 2-workflow, Decide).</summary>
public enum TriageOutcome
{
    /// <summary>Intensive: an Early Help Unit.</summary>
    Unit,

    /// <summary>Additional support by open access.</summary>
    OpenAccess,

    /// <summary>A commissioned service.</summary>
    Commissioned,

    /// <summary>Advice and signposting.</summary>
    Advice,

    /// <summary>Specialist Children's Services instead of early help.</summary>
    SocialCare,

    /// <summary>Specialist Children's Services and an Early Help Unit together.</summary>
    SocialCareJoint,

    /// <summary>Joined to a case that is open.</summary>
    JoinedOpenCase,

    /// <summary>Joined to a notification already in the queue.</summary>
    JoinedNotification,

    /// <summary>Returned to the notifier as insufficient.</summary>
    Returned,

    /// <summary>No further action.</summary>
    NoFurtherAction,
}

/// <summary>The outcomes as staff and notifiers read them.</summary>
public static class OutcomeNames
{
    /// <summary>Name of an outcome for staff.</summary>
    public static string Of(TriageOutcome outcome) => outcome switch
    {
        TriageOutcome.Unit => "Early Help Unit",
        TriageOutcome.OpenAccess => "Open access additional support",
        TriageOutcome.Commissioned => "Commissioned service",
        TriageOutcome.Advice => "Advice and signposting",
        TriageOutcome.SocialCare => "Specialist Children’s Services",
        TriageOutcome.SocialCareJoint => "Specialist Children’s Services, jointly with an Early Help Unit",
        TriageOutcome.JoinedOpenCase => "Joined to an open case",
        TriageOutcome.JoinedNotification => "Joined to a notification in the queue",
        TriageOutcome.Returned => "Returned to notifier as insufficient",
        _ => "No further action",
    };

    /// <summary>Whether somebody in a district takes over.</summary>
    public static bool NeedsDistrict(TriageOutcome outcome) =>
        outcome is TriageOutcome.Unit or TriageOutcome.OpenAccess or TriageOutcome.Commissioned or TriageOutcome.SocialCareJoint;

    /// <summary>Whether it opens a case for a unit.</summary>
    public static bool OpensCase(TriageOutcome outcome) => outcome is TriageOutcome.Unit or TriageOutcome.SocialCareJoint;
}

/// <summary>Why a decision was late.</summary>
public enum BreachReason
{
    /// <summary>We waited for the notifier.</summary>
    WaitingForNotifier,

    /// <summary>We waited for social care.</summary>
    WaitingForSocialCare,

    /// <summary>We waited for another agency.</summary>
    WaitingForAgency,

    /// <summary>There were more notifications than we could decide.</summary>
    Volume,

    /// <summary>Somebody was away.</summary>
    Absence,

    /// <summary>The system did not work.</summary>
    System,

    /// <summary>Another reason.</summary>
    Other,
}

/// <summary>The reasons of a late decision as staff read them.</summary>
public static class BreachReasonNames
{
    /// <summary>Name of a reason.</summary>
    public static string Of(BreachReason reason) => reason switch
    {
        BreachReason.WaitingForNotifier => "We waited for the notifier",
        BreachReason.WaitingForSocialCare => "We waited for social care",
        BreachReason.WaitingForAgency => "We waited for another agency",
        BreachReason.Volume => "There were more notifications than we could decide",
        BreachReason.Absence => "Somebody was away",
        BreachReason.System => "The system did not work",
        _ => "Another reason",
    };
}
