using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Transfers;

/// <summary>The panel: on an agenda, and what it decides.</summary>
public sealed partial class StepDown
{
    /// <summary>The panel on whose agenda it is, or was last.</summary>
    public long? PanelId { get; private set; }

    /// <summary>The panel on whose agenda it is, or was last.</summary>
    public Panel? Panel { get; private set; }

    /// <summary>The day a panel first decided on it, whatever it decided.</summary>
    public DateOnly? HeardOn { get; private set; }

    /// <summary>The day the panel accepted the family.</summary>
    public DateOnly? AcceptedOn { get; private set; }

    /// <summary>Puts it on the agenda of a panel.</summary>
    public void List(Panel panel, Actor by, DateTime at, DateOnly on)
    {
        var step = StepDownWorkflow.Table.Take(State, StepDownAction.List, by);
        Rule.Check(OfPanel(panel), new(panel.State == PanelState.Planned && panel.Date >= on, "Choose a panel that is still to come"));
        Enter(panel, on);
        Move(step, by, at, on, $"On the agenda of the panel of {UkDates.Date(panel.Date)}");
    }

    /// <summary>The panel accepts the family; each condition becomes a dated task of a named person.</summary>
    public void Accept(Panel panel, string? reason, IReadOnlyList<ConditionFacts> asked, Actor by, DateTime at, DateOnly on)
    {
        var step = Decide(panel, StepDownAction.Accept, by, [.. Why(reason, "Say why the panel accepts the family", "Reason"), .. StepDownCondition.Rules(asked, on)]);
        foreach (var one in asked)
            conditions.Add(new StepDownCondition(conditions.Count + 1, one));
        Here.Decide(PanelDecision.Accepted, reason!, null, by, at, on);
        (HeardOn, AcceptedOn) = (HeardOn ?? on, on);
        Move(step, by, at, on, asked.Count == 0 ? "Accepted by the panel" : $"Accepted by the panel with {UkDates.Count(asked.Count, "condition")}", reason!.Trim());
    }

    /// <summary>The panel puts it off to a later one.</summary>
    public void Defer(Panel panel, Panel? later, string? awaited, Actor by, DateTime at, DateOnly on)
    {
        var step = Decide(panel, StepDownAction.Defer, by,
        [
            new(later is not null, "Choose the panel that hears it", "LaterPanel"),
            new(later is null || (later.DistrictId == DistrictId && later.State == PanelState.Planned && later.Date > panel.Date), "Choose a later panel of this district", "LaterPanel"),
            .. Why(awaited, "Enter what is awaited", "Awaited"),
        ]);
        Here.Decide(PanelDecision.Deferred, awaited!, $"Panel of {UkDates.Date(later!.Date)}", by, at, on);
        HeardOn ??= on;
        Enter(later, on);
        Move(step, by, at, on, $"Put off to the panel of {UkDates.Date(later.Date)}", $"Awaited: {awaited!.Trim()}");
    }

    /// <summary>The panel declines: social care keeps the family.</summary>
    public void Decline(Panel panel, string? reason, string? alternative, Actor by, DateTime at, DateOnly on)
    {
        var step = Decide(panel, StepDownAction.Decline, by,
            [.. Why(reason, "Say why the panel declines", "Reason"), .. Why(alternative, "Enter what the panel suggests instead", "Alternative")]);
        Here.Decide(PanelDecision.Declined, reason!, alternative, by, at, on);
        HeardOn ??= on;
        Family.Baton!.Keep(Reference);
        EndedOn = on;
        Move(step, by, at, on, "Declined by the panel: social care keeps the family", $"{reason!.Trim()} Suggested instead: {alternative!.Trim()}");
    }

    /// <summary>This panel did not reach it, or is called off: it goes to the next one.</summary>
    internal void CarryOver(Panel from, Panel next, PanelDecision why, string words, Actor by, DateTime at, DateOnly on)
    {
        var step = StepDownWorkflow.Table.Take(State, StepDownAction.CarryOver, by);
        Rule.Check(IsAt(from), OfPanel(next), new(next.State == PanelState.Planned && next.Date > from.Date, "Choose a later panel"));
        Here.Leave(why, words, by, at, on);
        Enter(next, on);
        Move(step, by, at, on, $"{(why == PanelDecision.CalledOff ? "The panel is called off" : "The panel did not reach it")}: on the agenda of {UkDates.Date(next.Date)}", words);
    }

    private PanelItem Here => items.Last(i => i.Decision is null);

    private Transition<StepDownState, StepDownAction> Decide(Panel panel, StepDownAction action, Actor by, Rule[] rules)
    {
        var step = StepDownWorkflow.Table.Take(State, action, by);
        Rule.Check(
        [
            IsOfDistrict(by), IsAt(panel),
            new(panel.State == PanelState.Open, $"The panel of {UkDates.Date(panel.Date)} is {StateWords.Of(panel.State)}: decisions are made while it is open"),
            new(by.StaffId != RequestedById && by.StaffId != PartnerId, "Somebody else must decide: you asked for this step-down"),
            .. rules,
        ]);
        return step;
    }

    private void Enter(Panel panel, DateOnly on)
    {
        (Panel, PanelId) = (panel, panel.Id == 0 ? null : panel.Id);
        var item = new PanelItem(this, panel, on);
        items.Add(item);
        panel.Take(item);
    }

    private Rule IsAt(Panel panel) => new(Panel == panel || (panel.Id != 0 && PanelId == panel.Id), $"This step-down is not on the agenda of the panel of {UkDates.Date(panel.Date)}");

    private Rule OfPanel(Panel panel) => new(panel.DistrictId == DistrictId || panel.District == District, "Choose a panel of the district where the family lives");

    private static Rule[] Why(string? text, string sentence, string field) => [Text.Given(text, sentence, field), Text.Short(text, TextMaxLength, "What you write", field)];
}
