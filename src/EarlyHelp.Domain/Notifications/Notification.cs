using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Standards;
using EarlyHelp.Domain.Timeline;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Notifications;

/// <summary>
/// What somebody told us about a family: received, considered, decided. Its due dates are stored when its clocks start,
/// so that a later change of a standard or a holiday does not move them.
/// </summary>
public sealed partial class Notification : Versioned
{
    /// <summary>Longest line of free text from a notifier's contact details.</summary>
    public const int LineMaxLength = 254;

    /// <summary>Longest code.</summary>
    public const int CodeMaxLength = 40;

    private readonly List<NotificationVersion> versions = [];
    private readonly List<TimelineEntry> timeline = [];

    /// <summary>Reference that people read out: EHN-2026-000123.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>Early Help, missing child or youth offending.</summary>
    public NotificationKind Kind { get; private set; }

    /// <summary>How it reached us.</summary>
    public NotificationChannel Channel { get; private set; }

    /// <summary>Where it stands.</summary>
    public NotificationState State { get; private set; }

    /// <summary>When it was received (UTC).</summary>
    public DateTime ReceivedAt { get; private set; }

    /// <summary>Day of receipt, Europe/London: day 0 of its clocks.</summary>
    public DateOnly ReceivedOn { get; private set; }

    /// <summary>Agency code of domain.md 2.2.</summary>
    public string Agency { get; private set; } = "";

    /// <summary>DfE contact source code of domain.md 2.3.</summary>
    public string SourceCode { get; private set; } = "";

    /// <summary>The notifier's name.</summary>
    public string NotifierName { get; private set; } = "";

    /// <summary>The notifier's role.</summary>
    public string? NotifierRole { get; private set; }

    /// <summary>The notifier's organisation.</summary>
    public string? NotifierOrganisation { get; private set; }

    /// <summary>Where messages to the notifier go.</summary>
    public string NotifierEmail { get; private set; } = "";

    /// <summary>The notifier's telephone.</summary>
    public string? NotifierTelephone { get; private set; }

    /// <summary>Level of need in the notifier's view.</summary>
    public string? Level { get; private set; }

    /// <summary>Whether it is dealt with as a priority: the notifier's wish until screening, then triage's decision.</summary>
    public bool IsPriority { get; private set; }

    /// <summary>The family it is about; recorded from what the notifier typed, or one that triage found we know.</summary>
    public long FamilyId { get; private set; }

    /// <summary>The family it is about.</summary>
    public Family Family { get; private set; } = null!;

    /// <summary>The district: suggested from the child's main home, a person's choice at the decision; null counts for the county only.</summary>
    public long? DistrictId { get; private set; }

    /// <summary>The child's own words, as the notifier wrote them down, for the page where decisions are made.</summary>
    public string? ChildsWords { get; private set; }

    /// <summary>Satisfied required questions, percent of those that apply.</summary>
    public int CompletePercent { get; private set; }

    /// <summary>Day by which it must be considered (police kinds: actioned).</summary>
    public DateOnly ConsiderBy { get; private set; }

    /// <summary>When the initial screening was recorded (UTC).</summary>
    public DateTime? ConsideredAt { get; private set; }

    /// <summary>Local day on which it was considered.</summary>
    public DateOnly? ConsideredOn { get; private set; }

    /// <summary>Day by which it must be decided.</summary>
    public DateOnly DecideBy { get; private set; }

    /// <summary>The next day on which something is due; null once decided. The queue is in this order.</summary>
    public DateOnly? NextDueOn { get; private set; }

    /// <summary>The notification that this one corrects, after a return.</summary>
    public long? ReplacesId { get; private set; }

    /// <summary>What was sent, version by version; the first is what arrived.</summary>
    public IReadOnlyList<NotificationVersion> Versions => versions;

    /// <summary>What happened to it.</summary>
    public IReadOnlyList<TimelineEntry> Timeline => timeline;

    /// <summary>The standard of its first clock: same day for police kinds.</summary>
    public string ConsiderStandard => Kind == NotificationKind.EarlyHelp ? ServiceStandard.Considered : ServiceStandard.Police;

    /// <summary>The standard of its second clock.</summary>
    public string DecideStandard => IsPriority ? ServiceStandard.Priority : ServiceStandard.Standard;

    private Notification()
    {
    }

    /// <summary>Receives a notification: gives it its reference, starts its clocks, freezes what was sent as version 1.</summary>
    public static Notification Receive(Receipt receipt, ServiceStandards standards, WorkingCalendar calendar, Actor by, DateTime at, DateOnly on)
    {
        var notification = new Notification
        {
            Reference = receipt.Reference,
            Kind = receipt.Kind,
            Channel = receipt.Channel,
            Agency = receipt.Agency,
            SourceCode = receipt.SourceCode,
            NotifierName = receipt.NotifierName,
            NotifierRole = receipt.NotifierRole,
            NotifierOrganisation = receipt.NotifierOrganisation,
            NotifierEmail = receipt.NotifierEmail,
            NotifierTelephone = receipt.NotifierTelephone,
            Level = receipt.Level,
            IsPriority = receipt.PriorityAsked,
            Family = receipt.Family,
            DistrictId = receipt.SuggestedDistrictId,
            ChildsWords = receipt.ChildsWords,
            CompletePercent = receipt.CompletePercent,
            ReplacesId = receipt.ReplacesId,
            State = NotificationState.Received,
            ReceivedAt = at,
            ReceivedOn = on,
        };
        notification.ConsiderBy = Clock.Start(standards.InForce(notification.ConsiderStandard, on), on, calendar).DueOn;
        notification.DecideBy = Clock.Start(standards.InForce(notification.DecideStandard, on), on, calendar).DueOn;
        notification.versions.Add(new NotificationVersion(1, receipt.Answers, at, by, []));
        notification.Remember(by, at, on, "Received", null, nameof(NotificationState.Received));
        return notification;
    }

    /// <summary>What the notifier has sent so far, the newest version.</summary>
    public NotificationVersion Newest => versions.MaxBy(v => v.Number)!;

    /// <summary>Triage found that we know this family already: from now on the notification hangs on that record.</summary>
    public void IsAbout(Family family)
    {
        Family = family;
        Touch();
    }

    private void Remember(Actor by, DateTime at, DateOnly on, string what, string? detail = null, string? to = null)
    {
        var from = to is null || timeline.Count == 0 ? null : State.ToString();
        timeline.Add(new TimelineEntry(by, at, on, what, detail, from, to));
        NextDueOn = State == NotificationState.Decided || to == nameof(NotificationState.Decided)
            ? null
            : ConsideredAt is null && ConsiderBy < DecideBy ? ConsiderBy : DecideBy;
        Touch();
    }

    private void Move(Transition<NotificationState, NotificationAction> step, Actor by, DateTime at, DateOnly on, string what, string? detail = null)
    {
        Remember(by, at, on, what, detail, step.To.ToString());
        State = step.To;
    }
}

/// <summary>What a notification is about (REQ02).</summary>
public enum NotificationKind
{
    /// <summary>A request for early help.</summary>
    EarlyHelp,

    /// <summary>Police: a missing child.</summary>
    MissingChild,

    /// <summary>Police: a young person for the youth offending team.</summary>
    YouthOffending,
}

/// <summary>How a notification reached us.</summary>
public enum NotificationChannel
{
    /// <summary>The public form.</summary>
    Online,

    /// <summary>A completed form, uploaded with the basic details.</summary>
    Upload,

    /// <summary>Entered by staff.</summary>
    Staff,

    /// <summary>Brought over from the system before.</summary>
    Imported,
}

/// <summary>Where a notification stands (spec 2-workflow).</summary>
public enum NotificationState
{
    /// <summary>The notifier is still writing it; not yet with us.</summary>
    Draft,

    /// <summary>In the triage queue.</summary>
    Received,

    /// <summary>In the queue, waiting for the notifier to answer.</summary>
    InformationRequested,

    /// <summary>Decided; the notifier has been told.</summary>
    Decided,
}
