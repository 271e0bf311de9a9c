using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Timeline;

namespace EarlyHelp.Domain.Transfers;

/// <summary>
/// Early Help asks social care to take a family on (spec 2-workflow, Transfers). Until social care confirms that it holds the family, Early Help
/// does: it is never with nobody, and it stays on the worker's list as "with social care, not yet taken".
/// </summary>
public sealed partial class StepUp : Versioned
{
    /// <summary>Longest text.</summary>
    public const int TextMaxLength = 4000;

    /// <summary>Longest line.</summary>
    public const int LineMaxLength = 300;

    private const string LookedAtOnce = "What went at once was looked at";
    private const string ReviewedInMonth = "Reviewed";

    private readonly List<StepUpChild> children = [];
    private readonly List<TimelineEntry> timeline = [];

    /// <summary>Reference that people read out: SU-2026-000007.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>The case.</summary>
    public long CaseId { get; private set; }

    /// <summary>The case.</summary>
    public EarlyHelpCase Case { get; private set; } = null!;

    /// <summary>The family.</summary>
    public long FamilyId { get; private set; }

    /// <summary>Responsibility for the family.</summary>
    public Baton Baton { get; private set; } = null!;

    /// <summary>The district that held the family when it was raised.</summary>
    public long DistrictId { get; private set; }

    /// <summary>Where it stands.</summary>
    public StepUpState State { get; private set; }

    /// <summary>What has changed.</summary>
    public string WhatChanged { get; private set; } = "";

    /// <summary>What has happened to the children.</summary>
    public string Harm { get; private set; } = "";

    /// <summary>What may happen to them if nothing changes.</summary>
    public string Danger { get; private set; } = "";

    /// <summary>What shows it.</summary>
    public string Evidence { get; private set; } = "";

    /// <summary>Whether the family knows of the step-up.</summary>
    public bool FamilyInformed { get; private set; }

    /// <summary>What the family knows and says.</summary>
    public string? FamilySays { get; private set; }

    /// <summary>Why the family does not know.</summary>
    public string? WhyNotInformed { get; private set; }

    /// <summary>Whether a child was at immediate risk, so that it went at once.</summary>
    public bool IsImmediate { get; private set; }

    /// <summary>Who at social care was called.</summary>
    public string? CalledWhom { get; private set; }

    /// <summary>When they were called (UTC).</summary>
    public DateTime? CalledAt { get; private set; }

    /// <summary>Who raised it first.</summary>
    public string RaisedBy { get; private set; } = "";

    /// <summary>Who raised it first.</summary>
    public long? RaisedById { get; private set; }

    /// <summary>Who wrote it last: the same person, or who raised it again.</summary>
    public long? WrittenById { get; private set; }

    /// <summary>Whether a unit lead had a hand in it, so that the district manager answers.</summary>
    public bool IsRaisedByLead { get; private set; }

    /// <summary>When it was raised first (UTC).</summary>
    public DateTime RaisedAt { get; private set; }

    /// <summary>The local day it was raised first.</summary>
    public DateOnly RaisedOn { get; private set; }

    /// <summary>Who agreed or returned it last.</summary>
    public string? ManagedBy { get; private set; }

    /// <summary>Who agreed or returned it last.</summary>
    public long? ManagedById { get; private set; }

    /// <summary>The day.</summary>
    public DateOnly? ManagedOn { get; private set; }

    /// <summary>What they said.</summary>
    public string? ManagersWords { get; private set; }

    /// <summary>When it was sent (UTC): what was recorded before is what social care reads.</summary>
    public DateTime? SentAt { get; private set; }

    /// <summary>The local day it was sent: the answer clock starts, and it stands on the review list of this month.</summary>
    public DateOnly? SentOn { get; private set; }

    /// <summary>The district whose social care answers.</summary>
    public long? SentToDistrictId { get; private set; }

    /// <summary>The district whose social care answers.</summary>
    public District? SentTo { get; private set; }

    /// <summary>The version of the plan that stood when it was sent; null when there was none.</summary>
    public int? PlanNumber { get; private set; }

    /// <summary>Day by which social care answers.</summary>
    public DateOnly? AnswerBy { get; private set; }

    /// <summary>Who answered for social care.</summary>
    public string? AnsweredBy { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTime? AnsweredAt { get; private set; }

    /// <summary>The day social care answered, or on which it was taken back.</summary>
    public DateOnly? AnsweredOn { get; private set; }

    /// <summary>Who at social care takes the family.</summary>
    public string? TakenBy { get; private set; }

    /// <summary>What social care said: words with the acceptance, or why it declined; why it was withdrawn.</summary>
    public string? AnswerWords { get; private set; }

    /// <summary>Who at social care said after accepting that it can't take the family after all.</summary>
    public string? TurnedBackBy { get; private set; }

    /// <summary>The day they said it; the answer clock had stopped when social care accepted.</summary>
    public DateOnly? TurnedBackOn { get; private set; }

    /// <summary>Why.</summary>
    public string? TurnedBackWhy { get; private set; }

    /// <summary>What social care advises where it declined.</summary>
    public string? Advice { get; private set; }

    /// <summary>The day for which the handover is planned.</summary>
    public DateOnly? HandoverOn { get; private set; }

    /// <summary>Who from Early Help hands over.</summary>
    public string? HandoverFromUs { get; private set; }

    /// <summary>Who from social care takes over.</summary>
    public string? HandoverFromThem { get; private set; }

    /// <summary>The day on which Early Help handed the family over.</summary>
    public DateOnly? GivenOn { get; private set; }

    /// <summary>Who confirmed that.</summary>
    public string? GivenBy { get; private set; }

    /// <summary>Who confirmed that.</summary>
    public long? GivenById { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTime? GivenAt { get; private set; }

    /// <summary>The overall outcome of the plan so far.</summary>
    public OverallOutcome? Overall { get; private set; }

    /// <summary>The closing summary.</summary>
    public string? Summary { get; private set; }

    /// <summary>Whether the family was told.</summary>
    public bool? FamilyTold { get; private set; }

    /// <summary>Why it was not.</summary>
    public string? WhyNotTold { get; private set; }

    /// <summary>The day social care confirmed that it holds the family.</summary>
    public DateOnly? CompletedOn { get; private set; }

    /// <summary>Who confirmed it.</summary>
    public string? CompletedBy { get; private set; }

    /// <summary>Who at social care holds the family.</summary>
    public string? HeldBy { get; private set; }

    /// <summary>The day the manager looked at what went at once.</summary>
    public DateOnly? ImmediateReviewedOn { get; private set; }

    /// <summary>Who did.</summary>
    public string? ImmediateReviewedBy { get; private set; }

    /// <summary>What they found.</summary>
    public string? ImmediateReviewWords { get; private set; }

    /// <summary>The day it was sent while nobody has reviewed it; null before it is sent and once it is reviewed. By it those that wait are found, however many there ever were.</summary>
    public DateOnly? NotReviewedSince { get; private set; }

    /// <summary>The review of the month; null until somebody did it.</summary>
    public StepUpReview? Review { get; private set; }

    /// <summary>The children it is about.</summary>
    public IReadOnlyList<StepUpChild> Children => children;

    /// <summary>What happened to it.</summary>
    public IReadOnlyList<TimelineEntry> Timeline => timeline;

    /// <summary>
    /// What happened to it as social care reads it: from the manager's agreement or the sending on. What was said about it inside before, and what
    /// Early Help's managers think of it afterwards, is for Early Help.
    /// </summary>
    public IEnumerable<TimelineEntry> TimelineForSocialCare() => timeline.OrderBy(t => t.At).ThenBy(t => t.Id)
        .SkipWhile(t => t.ToState is not (nameof(StepUpState.Agreed) or nameof(StepUpState.Sent))).Where(t => t.What is not (LookedAtOnce or ReviewedInMonth));

    /// <summary>Whether responsibility is offered by it now.</summary>
    public bool IsOpen => StepUpWorkflow.Open.Contains(State);

    /// <summary>Whether it went at once and the manager has not looked at it yet.</summary>
    public bool IsImmediateToReview => IsImmediate && SentOn is not null && ImmediateReviewedOn is null;

    private StepUp()
    {
    }

    /// <summary>Whether somebody is past a day: social care with its answer, or both with the handover.</summary>
    public bool IsLateOn(DateOnly day) => State switch
    {
        StepUpState.Sent => AnswerBy < day,
        StepUpState.HandoverPlanned => HandoverOn < day,
        _ => false,
    };

    /// <summary>Where it stands, for the line of a list and the top of its case: "With social care, not yet taken since 20 November (SU-2026-000007)".</summary>
    public string StandingOn(DateOnly today) => $"{Standing(State, new(RaisedOn, SentOn, AnsweredOn, HandoverOn, GivenOn), today)} ({Reference})";

    /// <summary>The same from its parts and without the reference, for a line that was read without the record.</summary>
    public static string Standing(StepUpState state, StepUpDays days, DateOnly today) => state switch
    {
        StepUpState.Raised => $"Step-up raised on {UkDates.Near(days.RaisedOn, today)}, waits for the manager",
        StepUpState.Returned => "Step-up returned by the manager",
        StepUpState.Agreed or StepUpState.Sent => $"With social care, not yet taken since {UkDates.Near(days.SentOn ?? days.RaisedOn, today)}",
        StepUpState.Accepted => $"Accepted by social care on {UkDates.Near(days.AnsweredOn ?? days.RaisedOn, today)}, not yet handed over",
        StepUpState.HandoverPlanned when days.GivenOn is { } given => $"Handed over on {UkDates.Near(given, today)}, social care has not confirmed yet",
        StepUpState.HandoverPlanned => $"Handover to social care planned for {UkDates.Near(days.HandoverOn ?? days.RaisedOn, today)}",
        StepUpState.Declined => "Declined by social care",
        StepUpState.Completed => "Stepped up to social care",
        _ => "Step-up withdrawn",
    };

    /// <summary>Who must act next; empty once it has ended. The most pressing first.</summary>
    public IReadOnlyList<ActsNext> WhoActs() => State switch
    {
        StepUpState.Raised => [new(IsRaisedByLead ? Role.DistrictManager : Role.UnitLead, $"Agree to the step-up {Reference} or return it")],
        StepUpState.Returned => [new(Role.UnitWorker, $"Raise the step-up {Reference} again or withdraw it")],
        StepUpState.Agreed or StepUpState.Sent => [new(Role.SocialCarePartner, $"Accept or decline the step-up {Reference}") { Office = Office }, .. ImmediateActs],
        StepUpState.Accepted => [new(Role.UnitWorker, $"Plan the handover to social care, {Reference}"), .. ImmediateActs],
        StepUpState.HandoverPlanned when GivenOn is null => [new(Role.UnitWorker, $"Hand the family over to social care and confirm it, {Reference}"), .. ImmediateActs],
        StepUpState.HandoverPlanned => [new(Role.SocialCarePartner, $"Confirm that social care holds the family, {Reference}") { Office = Office }, .. ImmediateActs],
        _ => [],
    };

    private ActsNext[] ImmediateActs => IsImmediateToReview ? [new(Role.DistrictManager, $"Review the step-up {Reference}, which went at once")] : [];

    private string Office => $"Social care of {SentTo?.Name ?? "the district"}";
}

/// <summary>The days of a step-up that say where it stands.</summary>
/// <param name="RaisedOn">Raised first.</param>
/// <param name="SentOn">Sent.</param>
/// <param name="AnsweredOn">Answered by social care, or taken back.</param>
/// <param name="HandoverOn">For which the handover is planned.</param>
/// <param name="GivenOn">Handed over by Early Help.</param>
public sealed record StepUpDays(DateOnly RaisedOn, DateOnly? SentOn, DateOnly? AnsweredOn, DateOnly? HandoverOn, DateOnly? GivenOn);

/// <summary>A child whom a step-up is about.</summary>
public sealed class StepUpChild
{
    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The child.</summary>
    public long PersonId { get; private set; }

    private StepUpChild()
    {
    }

    internal StepUpChild(long personId) => PersonId = personId;
}
