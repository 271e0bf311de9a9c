using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Timeline;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Transfers;

/// <summary>A family goes to open access, a commissioned service or another authority (spec 2-workflow, Transfers). Another unit is a move, another district a handover.</summary>
public sealed class StepAcross : Versioned
{
    /// <summary>Longest text.</summary>
    public const int TextMaxLength = 4000;

    /// <summary>Longest line.</summary>
    public const int LineMaxLength = 300;

    /// <summary>Longest name of the service; responsibility is kept under it.</summary>
    public const int PlaceMaxLength = Holder.PlaceMaxLength;

    private readonly List<TimelineEntry> timeline = [];

    /// <summary>Reference that people read out: SA-2026-000007.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>The case.</summary>
    public long CaseId { get; private set; }

    /// <summary>The case.</summary>
    public EarlyHelpCase Case { get; private set; } = null!;

    /// <summary>The family.</summary>
    public long FamilyId { get; private set; }

    /// <summary>Responsibility for the family.</summary>
    public Baton Baton { get; private set; } = null!;

    /// <summary>Where it stands.</summary>
    public StepAcrossState State { get; private set; }

    /// <summary>What kind of service.</summary>
    public HoldingService Service { get; private set; }

    /// <summary>Which one.</summary>
    public string Place { get; private set; } = "";

    /// <summary>Whom to reach there, and how.</summary>
    public string Contact { get; private set; } = "";

    /// <summary>Why, and what they must know.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Whether the family agrees; false when it was not asked.</summary>
    public bool FamilyAgrees { get; private set; }

    /// <summary>Why the family was not asked.</summary>
    public string? WhyNotAsked { get; private set; }

    /// <summary>Who offered it.</summary>
    public string OfferedBy { get; private set; } = "";

    /// <summary>The day.</summary>
    public DateOnly OfferedOn { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTime OfferedAt { get; private set; }

    /// <summary>Who there answered.</summary>
    public string? AnsweredBy { get; private set; }

    /// <summary>The day they answered, or it was taken back.</summary>
    public DateOnly? AnsweredOn { get; private set; }

    /// <summary>How the answer came.</summary>
    public AnswerChannel? AnsweredHow { get; private set; }

    /// <summary>What they said, or why it was taken back.</summary>
    public string? AnswerWords { get; private set; }

    /// <summary>The day for which the handover is planned.</summary>
    public DateOnly? HandoverOn { get; private set; }

    /// <summary>Who from Early Help hands over.</summary>
    public string? HandoverFromUs { get; private set; }

    /// <summary>Who there takes over.</summary>
    public string? HandoverFromThem { get; private set; }

    /// <summary>Who there confirmed that they hold the family.</summary>
    public string? HeldBy { get; private set; }

    /// <summary>The day they confirmed it.</summary>
    public DateOnly? HeldOn { get; private set; }

    /// <summary>How the confirmation came.</summary>
    public AnswerChannel? HeldHow { get; private set; }

    /// <summary>The day it was completed.</summary>
    public DateOnly? CompletedOn { get; private set; }

    /// <summary>What happened to it.</summary>
    public IReadOnlyList<TimelineEntry> Timeline => timeline;

    /// <summary>Whether responsibility is offered by it now.</summary>
    public bool IsOpen => StepAcrossWorkflow.Open.Contains(State);

    /// <summary>Who takes the family, as people read it.</summary>
    public Holder To => new(Service, Place);

    private StepAcross()
    {
    }

    /// <summary>Offers the family to another service. Nothing else changes: whoever holds it goes on.</summary>
    public static StepAcross Offer(string reference, EarlyHelpCase given, StepAcrossFacts facts, Actor by, DateTime at, DateOnly on)
    {
        Rule.Check(
        [
            .. given.TransferRules(Permission.StepAcross, "step a family across", by),
            new(facts.Service is HoldingService.OpenAccess or HoldingService.Commissioned or HoldingService.OtherAuthority, "Select what kind of service takes the family", nameof(facts.Service)),
            Text.Given(facts.Place, "Enter the name of the service", nameof(facts.Place)),
            Text.Short(facts.Place, PlaceMaxLength, "The name of the service", nameof(facts.Place)),
            Text.Given(facts.Contact, "Enter whom to reach there, and how", nameof(facts.Contact)),
            Text.Short(facts.Contact, LineMaxLength, "Whom to reach", nameof(facts.Contact)),
            Text.Given(facts.Reason, "Say why the family goes there and what they must know", nameof(facts.Reason)),
            Text.Short(facts.Reason, TextMaxLength, "The reason", nameof(facts.Reason)),
            new(facts.FamilyAgrees is not null, "Select whether the family agrees", nameof(facts.FamilyAgrees)),
            new(facts.FamilyAgrees != false || Text.Is(facts.WhyNotAsked), "Say why the family was not asked", nameof(facts.WhyNotAsked)),
            Text.Short(facts.WhyNotAsked, TextMaxLength, "Why the family was not asked", nameof(facts.WhyNotAsked)),
        ]);
        var offered = new StepAcross
        {
            Reference = reference, Case = given, CaseId = given.Id, FamilyId = given.FamilyId, State = StepAcrossState.Offered, Service = facts.Service!.Value,
            Place = facts.Place!.Trim(), Contact = facts.Contact!.Trim(), Reason = facts.Reason!.Trim(), FamilyAgrees = facts.FamilyAgrees!.Value,
            WhyNotAsked = facts.FamilyAgrees == true ? null : Text.Tidy(facts.WhyNotAsked), OfferedBy = by.Name, OfferedOn = on, OfferedAt = at,
        };
        offered.Baton = given.BeginTransfer(reference, by, at, on);
        offered.Remember(by, at, on, $"Offered to {offered.Place}", offered.Reason, null, StepAcrossState.Offered);
        given.Keep(offered);
        return offered;
    }

    /// <summary>The other service takes the family. Early Help holds it until the handover is confirmed.</summary>
    public void Accept(OtherSide answer, Actor by, DateTime at, DateOnly on)
    {
        var step = Take(StepAcrossAction.Accept, by);
        Rule.Check([.. Ours(by), .. Said(answer, OfferedOn, on, nameof(answer.On))]);
        Answer(answer);
        Move(step, by, at, answer.On, $"Accepted by {Place}", Told(answer));
    }

    /// <summary>The other service declines: Early Help goes on holding the family.</summary>
    public void Decline(OtherSide answer, Actor by, DateTime at, DateOnly on)
    {
        var step = Take(StepAcrossAction.Decline, by);
        Rule.Check([.. Ours(by), .. Said(answer, OfferedOn, on, nameof(answer.On)), Text.Given(answer.Words, "Enter why they declined", nameof(answer.Words))]);
        Baton.Keep(Reference);
        Answer(answer);
        Move(step, by, at, answer.On, $"Declined by {Place}", Told(answer));
    }

    /// <summary>Early Help takes it back before the other service holds the family.</summary>
    public void Withdraw(string? reason, Actor by, DateTime at, DateOnly on)
    {
        var step = Take(StepAcrossAction.Withdraw, by);
        Rule.Check([.. Ours(by), Text.Given(reason, "Say why you take it back", "WithdrawReason"), Text.Short(reason, TextMaxLength, "The reason", "WithdrawReason")]);
        Baton.Keep(Reference);
        (AnsweredOn, AnswerWords) = (on, reason!.Trim());
        Move(step, by, at, on, "Step across taken back", AnswerWords);
    }

    /// <summary>Both sides agree the day of the handover; another day can be agreed until it is complete.</summary>
    public void PlanHandover(PlannedHandover plan, Actor by, DateTime at, DateOnly on)
    {
        var step = Take(StepAcrossAction.PlanHandover, by);
        Rule.Check([.. Ours(by), .. EndOfWorkRules.Of(plan, on)]);
        (HandoverOn, HandoverFromUs, HandoverFromThem) = (plan.On, plan.FromUs!.Trim(), plan.FromThem!.Trim());
        Move(step, by, at, on, $"Handover planned for {UkDates.Date(plan.On!.Value)}", $"{HandoverFromUs} and {HandoverFromThem}");
    }

    /// <summary>Early Help handed the family over, and somebody there confirmed that they hold it: responsibility passes, and the case closes.</summary>
    public void Complete(OtherSide confirmed, EndOfWork end, Actor by, DateTime at, DateOnly on)
    {
        var step = Take(StepAcrossAction.Complete, by);
        Rule.Check([.. Ours(by), .. Said(confirmed, AnsweredOn ?? OfferedOn, on, nameof(HeldOn)), .. EndOfWorkRules.Of(end, Case)]);
        var reason = Service switch
        {
            HoldingService.OpenAccess => ClosureReason.OpenAccess,
            HoldingService.Commissioned => ClosureReason.Commissioned,
            _ => ClosureReason.Moved,
        };
        var kept = end with { Summary = end.Summary!.Trim(), WhyNotTold = end.FamilyTold == true ? null : Text.Tidy(end.WhyNotTold) };
        Case.PassOn(new(Reference, To, reason, $"{confirmed.Who!.Trim()}, {Place}", kept, by.Name, by.StaffId, at), by, at, on);
        (HeldBy, HeldOn, HeldHow, CompletedOn) = (confirmed.Who.Trim(), confirmed.On, confirmed.How, on);
        Move(step, by, at, on, $"{Place} holds the family", Told(confirmed));
    }

    /// <summary>Who must act next.</summary>
    public ActsNext WhoActs() => new(Role.UnitWorker, State switch
    {
        StepAcrossState.Offered => $"Ask {Place} for its answer and record it, {Reference}",
        StepAcrossState.Accepted => $"Plan the handover to {Place}, {Reference}",
        _ => $"Hand the family over to {Place} and record that they hold it, {Reference}",
    });

    /// <summary>Where it stands: "Offered to Ashford Children’s Centre, not yet answered since 20 November (SA-2026-000001)".</summary>
    public string StandingOn(DateOnly today) => $"{Standing(State, Place, OfferedOn, HandoverOn, today)} ({Reference})";

    /// <summary>The same from its parts and without the reference, for a line that was read without the record.</summary>
    public static string Standing(StepAcrossState state, string place, DateOnly offeredOn, DateOnly? handoverOn, DateOnly today) => state switch
    {
        StepAcrossState.Offered => $"Offered to {place}, not yet answered since {UkDates.Near(offeredOn, today)}",
        StepAcrossState.Accepted => $"Accepted by {place}, not yet handed over",
        StepAcrossState.HandoverPlanned => $"Handover to {place} planned for {UkDates.Near(handoverOn ?? offeredOn, today)}",
        StepAcrossState.Declined => $"Declined by {place}",
        StepAcrossState.Completed => $"Handed over to {place}",
        _ => "Step across taken back",
    };

    private Rule[] Ours(Actor by) => [Case.OfOwnUnit(by, "step a family across"), Case.IsOfHolder(by)];

    private static Rule[] Said(OtherSide said, DateOnly notBefore, DateOnly on, string dayField) =>
    [
        Text.Given(said.Who, "Enter who there told you", nameof(said.Who)),
        Text.Short(said.Who, LineMaxLength, "Who told you", nameof(said.Who)),
        new(said.How is not null, "Select how they told you", nameof(said.How)),
        Text.Short(said.Words, TextMaxLength, "What they said", nameof(said.Words)),
        new(said.On >= notBefore || said.On > on, $"The date must be {UkDates.Date(notBefore)} or later", dayField),
        .. Backdating.Rules(said.On, said.BackdateReason, on, dayField, nameof(said.BackdateReason)),
    ];

    private void Answer(OtherSide answer) => (AnsweredBy, AnsweredOn, AnsweredHow, AnswerWords) = (answer.Who!.Trim(), answer.On, answer.How, Text.Tidy(answer.Words));

    private static string Told(OtherSide said) =>
        $"{said.Who!.Trim()}, by {StateWords.Of(said.How!.Value)}{(Text.Is(said.Words) ? $": {said.Words!.Trim()}" : "")}{(Text.Is(said.BackdateReason) ? $". Recorded later because: {said.BackdateReason!.Trim()}" : "")}";

    private Transition<StepAcrossState, StepAcrossAction> Take(StepAcrossAction action, Actor by) => StepAcrossWorkflow.Table.Take(State, action, by);

    private void Move(Transition<StepAcrossState, StepAcrossAction> step, Actor by, DateTime at, DateOnly on, string what, string? detail)
    {
        var from = State;
        State = step.To;
        Remember(by, at, on, what, detail, from, step.To);
    }

    private void Remember(Actor by, DateTime at, DateOnly on, string what, string? detail, StepAcrossState? from, StepAcrossState to)
    {
        timeline.Add(new(by, at, on, what, detail, from == to ? null : from?.ToString(), from == to ? null : to.ToString()));
        Case.RememberTransfer(by, at, on, $"{what}, {Reference}", detail);
        Touch();
    }
}
