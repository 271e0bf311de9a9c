using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Standards;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Cases;

/// <summary>A family that has moved is handed over to another district, with its history and its clocks (issue 3; ADR 16).</summary>
public sealed partial class EarlyHelpCase
{
    private const string UnitField = "UnitId";

    private readonly List<DistrictHandover> handovers = [];

    /// <summary>Offers to other districts that are loaded, the newest last.</summary>
    public IReadOnlyList<DistrictHandover> Handovers => handovers;

    /// <summary>How many offers there are.</summary>
    public int HandoverCount { get; private set; }

    /// <summary>The district to which it is offered now; null when to none.</summary>
    public long? OfferedDistrictId { get; private set; }

    /// <summary>The district to which it is offered now.</summary>
    public District? OfferedDistrict { get; private set; }

    /// <summary>Offers the family to another district. Nothing else changes: whoever holds it goes on.</summary>
    public void OfferHandover(District to, string? reason, Actor by, DateTime at, DateOnly on)
    {
        var step = Take(CaseAction.OfferHandover, by);
        Rule.Check(
            new(OfferedDistrictId is null, "This family is offered to a district already: wait for the answer or take the offer back"),
            new(to.Id != DistrictId, "Choose another district than the one that holds the family", "DistrictId"),
            new(to.From <= on && (to.To is null || to.To >= on), $"{to.Name} does not work on {UkDates.Date(on)}: choose another district", "DistrictId"),
            Text.Given(reason, "Say why the family goes to the other district and what it must know", "Reason"),
            Text.Short(reason, DistrictHandover.TextMaxLength, "Reason", "Reason"));
        Responsibility(by, at, on).Offer(HandoverName(HandoverCount + 1));
        handovers.Add(new DistrictHandover(++HandoverCount, DistrictId, to.Id, reason!, by, at, on));
        (OfferedDistrict, OfferedDistrictId) = (to, to.Id);
        Move(step, by, at, on, $"Offered to {to.Name}", reason!.Trim());
    }

    /// <summary>
    /// The other district accepts the family to one of its units: from this moment it holds it, and the unit allocates it. No clock starts anew;
    /// the 20 weeks begin only where no unit had accepted the family yet.
    /// </summary>
    /// <param name="unit">A unit of that district.</param>
    /// <param name="openCases">Families that unit holds now.</param>
    /// <param name="reason">Why a full unit takes it.</param>
    /// <param name="standards">Service standards.</param>
    /// <param name="calendar">Working calendar.</param>
    /// <param name="by">Who accepts.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="on">The local day.</param>
    public void AcceptHandover(Unit unit, int openCases, string? reason, ServiceStandards standards, WorkingCalendar calendar, Actor by, DateTime at, DateOnly on)
    {
        var step = CaseWorkflow.Table.Take(State, CaseAction.AcceptHandover, by);
        Rule.Check(
            IsOfferedTo(by),
            new(unit.DistrictId == OfferedDistrictId, "Choose a unit of your district", UnitField),
            new(unit.WorksOn(on), $"{unit.Name} does not work on {UkDates.Date(on)}: choose another unit", UnitField),
            new(openCases < unit.Capacity || Text.Is(reason), $"{unit.Name} already holds {openCases} of {unit.Capacity} families: say why it takes another", "Words"),
            Text.Short(reason, CaseSpell.ReasonMaxLength, "Reason", "Words"));
        var before = Worker is null ? Unit?.Name ?? District?.Name ?? "the other district" : $"{Worker.Name} of {Unit?.Name}";
        foreach (var spell in spells.Where(s => s.To is null))
            spell.End(on);
        spells.Add(new CaseSpell(unit.Id, null, on, by, at, reason));
        (DistrictId, District, Unit, UnitId, Worker, WorkerId) = (OfferedDistrictId!.Value, OfferedDistrict!, unit, unit.Id, null, null);
        if (Family.Baton!.IsHeldBy(Reference))
            Family.Baton.Pass(HandoverName(HandoverCount), Transfers.Holder.EarlyHelp(DistrictId, Reference), $"The family moved; {unit.Name} accepted it", by, at, on);
        else
            Family.Baton.Keep(HandoverName(HandoverCount));
        EndOffer(HandoverAnswer.Accepted, reason, by, on);
        if (OpenedOn is null)
            (OpenedOn, EndBy) = (on, Clock.Start(standards.InForce(ServiceStandard.Duration, on), on, calendar).DueOn);
        Move(step, by, at, on, $"Handed over to {unit.Name}", $"{before} held it until today.{(Text.Is(reason) ? $" {reason!.Trim()}" : "")}");
    }

    /// <summary>The other district declines: the first one keeps the family and goes on.</summary>
    public void DeclineHandover(string? reason, Actor by, DateTime at, DateOnly on)
    {
        var step = CaseWorkflow.Table.Take(State, CaseAction.DeclineHandover, by);
        Rule.Check(IsOfferedTo(by), Text.Given(reason, "Say why you decline, so that the other district can act on it", "Words"), Text.Short(reason, DistrictHandover.TextMaxLength, "Reason", "Words"));
        EndOffer(HandoverAnswer.Declined, reason, by, on);
        Move(step, by, at, on, "Handover declined", reason!.Trim());
    }

    /// <summary>The first district takes its offer back.</summary>
    public void TakeHandoverBack(string? reason, Actor by, DateTime at, DateOnly on)
    {
        var step = Take(CaseAction.TakeHandoverBack, by);
        Rule.Check(
            new(OfferedDistrictId is not null, "This family is offered to no district now"),
            Text.Given(reason, "Say why you take the offer back", "Words"),
            Text.Short(reason, DistrictHandover.TextMaxLength, "Reason", "Words"));
        EndOffer(HandoverAnswer.TakenBack, reason, by, on);
        Move(step, by, at, on, "Handover taken back", reason!.Trim());
    }

    private Rule IsOfferedTo(Actor by) => new(OfferedDistrictId is not null && by.DistrictId == OfferedDistrictId, "This family is not offered to your district now");

    private void EndOffer(HandoverAnswer answer, string? words, Actor by, DateOnly on)
    {
        if (OfferedDistrictId is null)
            return;
        Loaded(handovers, HandoverCount).Single(h => h.Answer is null).End(answer, words, by, on);
        (OfferedDistrict, OfferedDistrictId) = (null, null);
        if (answer != HandoverAnswer.Accepted)
            Family.Baton!.Keep(HandoverName(HandoverCount));
    }

    private string HandoverName(int number) => $"{Reference}/{number}";

    // A district manager to whom the family is offered reads the case and answers the offer; working on it is for the district that holds it.
    private Transition<CaseState, CaseAction> Take(CaseAction action, Actor by) => OfHolder(CaseWorkflow.Table.Take(State, action, by), by);

    private Transition<CaseState, CaseAction> Take(CaseAction action, CaseState to, Actor by) => OfHolder(CaseWorkflow.Table.Take(State, action, to, by), by);

    private Transition<CaseState, CaseAction> OfHolder(Transition<CaseState, CaseAction> step, Actor by)
    {
        Rule.Check(IsOfHolder(by));
        return step;
    }

    internal Rule IsOfHolder(Actor by) => new(by.Role != Role.DistrictManager || by.DistrictId == DistrictId, "You can do this for the families of your own district only");
}
