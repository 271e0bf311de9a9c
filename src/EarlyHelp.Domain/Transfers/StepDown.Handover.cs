using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Standards;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Transfers;

/// <summary>The handover: planned, confirmed by social care, confirmed by Early Help; and the looks at it afterwards.</summary>
public sealed partial class StepDown
{
    /// <summary>Weeks after which a completed step-down is looked at again.</summary>
    public static readonly IReadOnlyList<int> LookWeeks = [4, 12];

    /// <summary>How the timeline's line begins when Early Help looked at the family again: what it found is not for social care.</summary>
    public const string LookedAtAgain = "Looked at again";

    /// <summary>The day of the joint visit.</summary>
    public DateOnly? VisitOn { get; private set; }

    /// <summary>Who comes from social care.</summary>
    public string? VisitWith { get; private set; }

    /// <summary>The unit that is to hold the family.</summary>
    public long? UnitId { get; private set; }

    /// <summary>The unit that is to hold the family.</summary>
    public Unit? Unit { get; private set; }

    /// <summary>The worker who is to hold the family; null when the unit allocates it later.</summary>
    public long? WorkerId { get; private set; }

    /// <summary>The worker who is to hold the family.</summary>
    public StaffMember? Worker { get; private set; }

    /// <summary>The day social care says it handed the family over.</summary>
    public DateOnly? GivenOn { get; private set; }

    /// <summary>Who said so.</summary>
    public string? GivenBy { get; private set; }

    /// <summary>The day Early Help confirmed that it holds the family.</summary>
    public DateOnly? CompletedOn { get; private set; }

    /// <summary>Who confirmed it.</summary>
    public string? CompletedBy { get; private set; }

    /// <summary>Plans the handover, or plans it again.</summary>
    public void PlanHandover(HandoverPlan plan, Actor by, DateTime at, DateOnly on)
    {
        var step = StepDownWorkflow.Table.Take(State, StepDownAction.PlanHandover, by);
        Rule.Check(
            IsOfDistrict(by),
            new(plan.VisitOn is not null, "Enter the day of the joint visit", nameof(plan.VisitOn)),
            new(plan.VisitOn is null || plan.VisitOn >= on, "The joint visit must be today or later", nameof(plan.VisitOn)),
            new(plan.Unit is not null, "Select the unit that takes the family", nameof(plan.Unit)),
            new(plan.Unit is null || plan.Unit.DistrictId == DistrictId, "Choose a unit of this district", nameof(plan.Unit)),
            new(plan.Unit is null || plan.Unit.WorksOn(on), $"{plan.Unit?.Name} does not work on {UkDates.Date(on)}: choose another unit", nameof(plan.Unit)),
            new(by.Role != Role.UnitLead || plan.Unit is null || plan.Unit.Id == by.UnitId, "You can plan handovers to your own unit only", nameof(plan.Unit)),
            new(by.Role != Role.UnitLead || UnitId is null || UnitId == by.UnitId, "The handover is planned to another unit: ask the district manager"),
            new(plan.Worker is null || (plan.WorkersUnitId is not null && plan.WorkersUnitId == plan.Unit?.Id), "Choose a worker of the unit that takes the family", nameof(plan.Worker)),
            Text.Given(plan.With, "Enter who comes from social care", nameof(plan.With)),
            Text.Short(plan.With, LineMaxLength, "Who comes from social care", nameof(plan.With)));
        var again = State == StepDownState.HandoverPlanned;
        (VisitOn, VisitWith, Unit, UnitId, Worker, WorkerId) = (plan.VisitOn, plan.With!.Trim(), plan.Unit, plan.Unit!.Id, plan.Worker, plan.Worker?.Id);
        Move(step, by, at, on, again ? "Handover planned again" : "Handover planned", $"Joint visit on {UkDates.Date(VisitOn!.Value)} with {VisitWith}; {Unit!.Name}{(Worker is null ? "" : $", {Worker.Name}")}");
    }

    /// <summary>The unit that was to take the family is merged into another one of the district, which takes it instead.</summary>
    public void FollowUnit(UnitEnding ending, Actor by, DateTime at, DateOnly on)
    {
        var into = ending.Into ?? throw new ArgumentException("A unit that is closed takes no family.", nameof(ending));
        (Unit, UnitId) = (into, into.Id);
        Remember(by, at, on, $"{into.Name} is to take the family", $"{ending.Unit.Name} was merged into {into.Name}");
    }

    /// <summary>Social care confirms that it has handed the family over. It holds the family until Early Help confirms too.</summary>
    public void ConfirmGiven(DateOnly givenOn, string? backdateReason, Actor by, DateTime at, DateOnly on)
    {
        var step = StepDownWorkflow.Table.Take(State, StepDownAction.ConfirmGiven, by);
        Rule.Check(
        [
            IsOfPartner(by),
            new(GivenOn is null, $"Social care has confirmed this already, on {UkDates.Date(GivenOn ?? on)}"),
            new(AcceptedOn is null || givenOn >= AcceptedOn, $"The panel accepted the family on {UkDates.Date(AcceptedOn ?? on)}: enter that day or a later one", "GivenOn"),
            .. Backdating.Rules(givenOn, backdateReason, on, "GivenOn", "BackdateReason"),
        ]);
        (GivenOn, GivenBy) = (givenOn, by.Name);
        Move(step, by, at, givenOn, "Social care confirmed the handover", Text.Tidy(backdateReason));
    }

    /// <summary>
    /// Early Help confirms: from this moment it holds the family. Opens the case with origin step-down, or goes on in the case that the family has
    /// open already; responsibility passes in the same change.
    /// </summary>
    /// <param name="taking">What it is taken on with.</param>
    /// <param name="standards">Service standards.</param>
    /// <param name="calendar">Working calendar.</param>
    /// <param name="by">Who confirms.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="on">The local day.</param>
    public EarlyHelpCase Complete(TakingOn taking, ServiceStandards standards, WorkingCalendar calendar, Actor by, DateTime at, DateOnly on)
    {
        var step = StepDownWorkflow.Table.Take(State, StepDownAction.Complete, by);
        var open = taking.OpenCase;
        Rule.Check(
        [
            IsOfDistrict(by),
            new(by.StaffId is null || (by.StaffId != RequestedById && by.StaffId != PartnerId), "Somebody else must confirm for Early Help: you asked for this step-down or hold it for social care"),
            new(by.Role != Role.UnitLead || UnitId == by.UnitId, "You can take families on for your own unit only"),
            new(GivenOn is not null, $"Social care has not yet confirmed that it handed the family over: ask {PartnerName}"),
            .. conditions.Where(c => c.MetOn is null && c.DueOn <= on).Select(c => new Rule(false, $"A condition of the panel is not met yet: {c.What} ({c.Owner}, by {UkDates.Date(c.DueOn)})")),
            .. open is not null ? (Rule[])[] :
            [
                new(Unit!.WorksOn(on), $"{Unit.Name} does not work on {UkDates.Date(on)}: plan the handover again"),
                new(Worker is null || taking.WorkersUnitId == UnitId, $"{Worker?.Name} no longer works in {Unit.Name}: plan the handover again"),
                new(taking.UnitHolds < Unit.Capacity || Text.Is(taking.Reason), $"{Unit.Name} already holds {taking.UnitHolds} of {Unit.Capacity} families: say why it takes another", "Reason"),
                new(Worker is null || taking.WorkerHolds < Worker.CaseloadGuide || Text.Is(taking.Reason), $"{Worker?.Name} already holds {taking.WorkerHolds} of {Worker?.CaseloadGuide} families: say why one more", "Reason"),
            ],
            Text.Short(taking.Reason, CaseSpell.ReasonMaxLength, "Reason", "Reason"),
        ]);
        var opened = open ?? EarlyHelpCase.OpenFromStepDown(this, taking, standards, calendar, by, at, on);
        open?.GoesOnAfter(this, by, at, on);
        Family.Baton!.Pass(Reference, Holder.EarlyHelp(opened.DistrictId, opened.Reference), $"Step-down {Reference}: handed over by social care and taken on by Early Help", by, at, on);
        (Case, CaseId, CompletedOn, CompletedBy, EndedOn) = (opened, opened.Id == 0 ? null : opened.Id, on, by.Name, on);
        looks.AddRange(LookWeeks.Select(w => new StepDownLook(w, on)));
        LookFrom = looks.Min(l => l.DueOn);
        Move(step, by, at, on, "Completed: Early Help holds the family");
        return opened;
    }

    /// <summary>A condition is met.</summary>
    public void MarkMet(int number, DateOnly metOn, string? words, Actor by, DateTime at, DateOnly on)
    {
        var step = StepDownWorkflow.Table.Take(State, StepDownAction.MeetCondition, by);
        var condition = conditions.FirstOrDefault(c => c.Number == number) ?? throw new RulesBrokenException("Choose a condition of this step-down");
        Rule.Check(
            new(MayMeet(condition, by), condition.Side == TransferSide.SocialCare ? $"This condition is social care’s: ask {PartnerName}" : "This condition is Early Help’s: ask the unit that takes the family, or the district manager"),
            new(condition.MetOn is null, $"This condition was met on {UkDates.Date(condition.MetOn ?? on)} already"),
            new(metOn <= on, "The date must be today or in the past", "MetOn"),
            new(AcceptedOn is null || metOn >= AcceptedOn, "The date must not be before the panel’s decision", "MetOn"),
            Text.Given(words, "Enter what was done", "Words"),
            Text.Short(words, TextMaxLength, "What was done", "Words"));
        condition.IsMet(metOn, words!, by, at);
        Move(step, by, at, metOn, $"Condition {number} met: {condition.What}", words!.Trim());
    }

    /// <summary>Whether this person can say that a condition is met.</summary>
    public bool MayMeet(StepDownCondition condition, Actor by) =>
        (by.May(Permission.ChairPanels) && by.DistrictId == DistrictId) || (condition.Side == TransferSide.SocialCare
            ? by.StaffId == PartnerId
            : (by.May(Permission.TakeOnStepDowns) && by.DistrictId == DistrictId) || (by.StaffId is not null && by.StaffId == WorkerId));

    /// <summary>Looks again after 4 or 12 weeks.</summary>
    public void RecordLook(int weeks, LookResult? result, string? words, Actor by, DateTime at, DateOnly on)
    {
        var step = StepDownWorkflow.Table.Take(State, StepDownAction.LookAgain, by);
        var look = looks.FirstOrDefault(l => l.Weeks == weeks) ?? throw new RulesBrokenException("Choose the look after 4 or after 12 weeks");
        Rule.Check(
            IsOfDistrict(by),
            new(look.Result is null, $"The look after {weeks} weeks is recorded already, on {UkDates.Date(look.LookedOn ?? on)}"),
            new(look.DueOn <= on, $"The look after {weeks} weeks is due on {UkDates.Date(look.DueOn)}: come back then"),
            new(result is not null, "Select what became of the family", "Result"),
            Text.Given(words, "Enter what you found", "Words"),
            Text.Short(words, TextMaxLength, "What you found", "Words"));
        look.Record(result!.Value, words!, by, on);
        LookFrom = looks.Where(l => l.Result is null).Min(l => (DateOnly?)l.DueOn);
        Move(step, by, at, on, $"{LookedAtAgain} after {weeks} weeks: {StateWords.Of(result.Value)}", words!.Trim());
    }
}

/// <summary>How a family is to be handed over.</summary>
/// <param name="VisitOn">The day of the joint visit.</param>
/// <param name="With">Who comes from social care.</param>
/// <param name="Unit">The unit that takes the family.</param>
/// <param name="Worker">The worker who will hold it; null when the unit allocates it later.</param>
/// <param name="WorkersUnitId">The unit of the worker's live posting.</param>
public sealed record HandoverPlan(DateOnly? VisitOn, string? With, Unit? Unit, StaffMember? Worker, long? WorkersUnitId);

/// <summary>What Early Help takes a family on with.</summary>
/// <param name="CaseReference">Reference of the case that opens.</param>
/// <param name="OpenCase">The family's open case, in which the work goes on instead.</param>
/// <param name="UnitHolds">Families the planned unit holds now.</param>
/// <param name="WorkersUnitId">The unit of the planned worker's live posting.</param>
/// <param name="WorkerHolds">Families the planned worker holds now.</param>
/// <param name="Reason">Why a full unit or worker takes another.</param>
public sealed record TakingOn(string CaseReference, EarlyHelpCase? OpenCase, int UnitHolds, long? WorkersUnitId, int WorkerHolds, string? Reason);
