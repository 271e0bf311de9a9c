using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Standards;
using EarlyHelp.Domain.Timeline;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Cases;

/// <summary>One episode of intensive support for one family. A family may have several over time.</summary>
public sealed partial class EarlyHelpCase : Versioned
{
    /// <summary>Longest closure reason code.</summary>
    public const int CodeMaxLength = 40;

    private readonly List<CaseSpell> spells = [];
    private readonly List<CaseNote> notes = [];
    private readonly List<TimelineEntry> timeline = [];

    /// <summary>Reference that people read out: EHC-2026-000045.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>The family.</summary>
    public long FamilyId { get; private set; }

    /// <summary>The family.</summary>
    public Family Family { get; private set; } = null!;

    /// <summary>The notification it came from.</summary>
    public long? NotificationId { get; private set; }

    /// <summary>The notification it came from.</summary>
    public Notification? Notification { get; private set; }

    /// <summary>How it came to us.</summary>
    public CaseOrigin Origin { get; private set; }

    /// <summary>Where it stands.</summary>
    public CaseState State { get; private set; }

    /// <summary>The district that holds it.</summary>
    public long DistrictId { get; private set; }

    /// <summary>The district that holds it.</summary>
    public District District { get; private set; } = null!;

    /// <summary>The unit that holds it, once accepted.</summary>
    public long? UnitId { get; private set; }

    /// <summary>The unit that holds it, once accepted.</summary>
    public Unit? Unit { get; private set; }

    /// <summary>The worker who holds it, once allocated.</summary>
    public long? WorkerId { get; private set; }

    /// <summary>The worker who holds it, once allocated.</summary>
    public StaffMember? Worker { get; private set; }

    /// <summary>Day it was passed to the district.</summary>
    public DateOnly PassedOn { get; private set; }

    /// <summary>Day it was opened to the unit: start of the 20 weeks.</summary>
    public DateOnly? OpenedOn { get; private set; }

    /// <summary>Day the first worker was allocated.</summary>
    public DateOnly? AllocatedOn { get; private set; }

    /// <summary>Day by which it must be allocated.</summary>
    public DateOnly AllocateBy { get; private set; }

    /// <summary>Day on which the plan's clock started: receipt of the notification, or responsibility taken on.</summary>
    public DateOnly PlanFrom { get; private set; }

    /// <summary>Day by which the family plan must be agreed.</summary>
    public DateOnly PlanBy { get; private set; }

    /// <summary>Day by which it should be closed (20 weeks from opening).</summary>
    public DateOnly? EndBy { get; private set; }

    /// <summary>The nearest day on which something is due; null once closed. Lists are in this order.</summary>
    public DateOnly? NextDueOn { get; private set; }

    /// <summary>Day of the last note about something that happened.</summary>
    public DateOnly? LastNoteOn { get; private set; }

    /// <summary>Day it was closed; null while open.</summary>
    public DateOnly? ClosedOn { get; private set; }

    /// <summary>Why it was closed (code).</summary>
    public string? ClosureReason { get; private set; }

    /// <summary>Its dates, from which every page counts its clocks.</summary>
    public CaseDates Dates => new(State, PassedOn, AllocateBy, AllocatedOn, PlanFrom, PlanBy, OpenedOn, EndBy, ClosedOn, UnitId is not null)
    {
        PlanAgreedOn = PlanAgreedOn, ReviewFrom = ReviewFrom, ReviewBy = ReviewBy, ContinuedTo = ContinuedTo,
    };

    /// <summary>Who held it, from when to when.</summary>
    public IReadOnlyList<CaseSpell> Spells => spells;

    /// <summary>Notes.</summary>
    public IReadOnlyList<CaseNote> Notes => notes;

    /// <summary>What happened to it.</summary>
    public IReadOnlyList<TimelineEntry> Timeline => timeline;

    private EarlyHelpCase()
    {
    }

    /// <summary>Triage passes a family to a district: the allocation clock starts, the plan clock has been running since receipt.</summary>
    public static EarlyHelpCase Pass(
        string reference, Notification notification, long districtId, ServiceStandards standards, WorkingCalendar calendar, Actor by, DateTime at, DateOnly on)
    {
        var passed = new EarlyHelpCase
        {
            Reference = reference,
            Family = notification.Family,
            Notification = notification,
            Origin = CaseOrigin.Notification,
            State = CaseState.AwaitingAllocation,
            DistrictId = districtId,
            PassedOn = on,
            AllocateBy = Clock.Start(standards.InForce(ServiceStandard.Allocated, on), on, calendar).DueOn,
            PlanFrom = notification.ReceivedOn,
            PlanBy = Clock.Start(standards.InForce(ServiceStandard.Plan, notification.ReceivedOn), notification.ReceivedOn, calendar).DueOn,
        };
        passed.TakeOn($"Triage passed notification {notification.Reference} to the district", by, at, on);
        passed.Remember(by, at, on, "Passed to the district", $"From notification {notification.Reference}", nameof(CaseState.AwaitingAllocation));
        passed.DueNext();
        return passed;
    }

    private void Remember(Actor by, DateTime at, DateOnly on, string what, string? detail = null, string? to = null)
    {
        var from = to is null || timeline.Count == 0 ? null : State.ToString();
        timeline.Add(new TimelineEntry(by, at, on, what, detail, from, to));
        Touch();
    }

    private void Move(Transition<CaseState, CaseAction> step, Actor by, DateTime at, DateOnly on, string what, string? detail = null)
    {
        Remember(by, at, on, what, detail, step.To == State ? null : step.To.ToString());
        State = step.To;
        DueNext();
    }

    internal Rule OfOwnUnit(Actor by, string what) => new(by.Role != Role.UnitLead || UnitId == by.UnitId, $"You can {what} for the families of your own unit only");

    // A rule that looked at a list nobody loaded would let everything pass.
    private static List<T> Loaded<T>(List<T> list, int known) => list.Count >= known
        ? list
        : throw new InvalidOperationException($"The case has {known} of {typeof(T).Name} and only {list.Count} are loaded.");

    private void DueNext() => NextDueOn = Dates.Next?.DueOn;
}

/// <summary>How a case came to a unit.</summary>
public enum CaseOrigin
{
    /// <summary>From a notification.</summary>
    Notification,

    /// <summary>Stepped down from social care.</summary>
    StepDown,

    /// <summary>An out-of-court disposal.</summary>
    OutOfCourtDisposal,
}
