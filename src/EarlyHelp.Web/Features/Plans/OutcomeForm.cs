using System.Globalization;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Plans;
using OutcomeFacts = EarlyHelp.Domain.Plans.OutcomeFacts;

namespace EarlyHelp.Web.Features.Plans;

/// <summary>One outcome as it is typed.</summary>
public sealed class OutcomeForm
{
    /// <summary>Its number on the case, once it has one.</summary>
    public string? Number { get; set; }

    /// <summary>What will be different.</summary>
    public string? What { get; set; }

    /// <summary>Number of the goal of the assessment that it answers.</summary>
    public string? Goal { get; set; }

    /// <summary>How it is now.</summary>
    public string? Baseline { get; set; }

    /// <summary>How it is now, 0 to 10, as typed.</summary>
    public string? BaselineScore { get; set; }

    /// <summary>How everybody will see it.</summary>
    public string? Measure { get; set; }

    /// <summary>What is good enough.</summary>
    public string? Target { get; set; }

    /// <summary>The actions.</summary>
    public List<ActionForm> Actions { get; set; } = [];

    /// <summary>The form as the outcome stands.</summary>
    public static OutcomeForm Of(PlanOutcome outcome, IReadOnlyDictionary<int, DateOnly> due, string? worker) => new()
    {
        Number = Text(outcome.Number), What = outcome.What, Goal = Text(outcome.Goal), Baseline = outcome.Baseline, BaselineScore = Text(outcome.BaselineScore),
        Measure = outcome.Measure, Target = outcome.Target, Actions = [.. outcome.Actions.OrderBy(a => a.Id).Select(a => ActionForm.Of(a, due.GetValueOrDefault(a.Number, a.DueOn), worker))],
    };

    /// <summary>What the form says; a number that is none is left out, and the rules ask for it.</summary>
    public OutcomeFacts ToFacts(string? worker) => new(
        What ?? "", Baseline ?? "", Read(BaselineScore), Measure ?? "", Target ?? "", [.. Actions.Select(a => a.ToFacts(worker))]) { Number = Read(Number), Goal = Read(Goal) };

    internal static int? Read(string? text) => int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    internal static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}

/// <summary>One action as it is typed.</summary>
public sealed class ActionForm
{
    /// <summary>The worker who holds the case.</summary>
    public const string Worker = "worker";

    /// <summary>Another worker of the service, by name.</summary>
    public const string OtherWorker = "other";

    /// <summary>An agency, by name.</summary>
    public const string Agency = "agency";

    /// <summary>Its number on the case, once it has one.</summary>
    public string? Number { get; set; }

    /// <summary>What is done.</summary>
    public string? What { get; set; }

    /// <summary>Who does it: the key of a person of the family, worker, other or agency.</summary>
    public string? Owner { get; set; }

    /// <summary>Which other worker or agency.</summary>
    public string? OwnerName { get; set; }

    /// <summary>By when, as typed.</summary>
    public string? DueOn { get; set; }

    /// <summary>The form as the action stands.</summary>
    public static ActionForm Of(PlanAction action, DateOnly due, string? worker)
    {
        var owner = action.Owner switch
        {
            ActionOwner.FamilyMember => action.OwnerPersonId?.ToString(CultureInfo.InvariantCulture),
            ActionOwner.Agency => Agency,
            _ => action.OwnerName == worker ? Worker : OtherWorker,
        };
        return new() { Number = OutcomeForm.Text(action.Number), What = action.What, Owner = owner, OwnerName = owner is Agency or OtherWorker ? action.OwnerName : null, DueOn = PlanForm.Typed(due) };
    }

    /// <summary>What the form says.</summary>
    public ActionFacts ToFacts(string? worker)
    {
        var (kind, person, name) = Owner switch
        {
            Worker => (ActionOwner.Worker, null, worker),
            OtherWorker => (ActionOwner.Worker, null, OwnerName),
            Agency => (ActionOwner.Agency, null, OwnerName),
            _ => long.TryParse(Owner, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? (ActionOwner.FamilyMember, id, (string?)null) : ((ActionOwner?)null, (long?)null, (string?)null),
        };
        return new(What ?? "", kind, person, name, DateAnswer.Of(DueOn)) { Number = OutcomeForm.Read(Number) };
    }
}
