using EarlyHelp.Domain.Access;

namespace EarlyHelp.Domain.Plans;

/// <summary>One version of a family's plan, as the family agreed to it. Never changed: a later change is a new version.</summary>
public sealed class FamilyPlan
{
    /// <summary>Most outcomes of a plan.</summary>
    public const int MostOutcomes = 10;

    /// <summary>Most actions of an outcome.</summary>
    public const int MostActions = 20;

    /// <summary>Longest text.</summary>
    public const int TextMaxLength = 4000;

    private readonly List<PlanOutcome> outcomes = [];
    private readonly List<PlanAgreement> agreements = [];

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The case.</summary>
    public long CaseId { get; private set; }

    /// <summary>1 for the first version.</summary>
    public int Number { get; private set; }

    /// <summary>The day the family agreed.</summary>
    public DateOnly AgreedOn { get; private set; }

    /// <summary>What everybody does if things get worse.</summary>
    public string IfThingsGetWorse { get; private set; } = "";

    /// <summary>What is different from the version before, and why; null in the first.</summary>
    public string? WhatChanged { get; private set; }

    /// <summary>Why it was recorded later than it was agreed.</summary>
    public string? BackdateReason { get; private set; }

    /// <summary>Who recorded it.</summary>
    public string By { get; private set; } = "";

    /// <summary>Who recorded it.</summary>
    public long? ByStaffId { get; private set; }

    /// <summary>When it was recorded (UTC).</summary>
    public DateTime At { get; private set; }

    /// <summary>One to ten outcomes.</summary>
    public IReadOnlyList<PlanOutcome> Outcomes => outcomes;

    /// <summary>Who of the family agreed, and when.</summary>
    public IReadOnlyList<PlanAgreement> Agreements => agreements;

    /// <summary>Its actions over all outcomes.</summary>
    public IEnumerable<PlanAction> Actions => outcomes.SelectMany(o => o.Actions);

    private FamilyPlan()
    {
    }

    internal FamilyPlan(int number, PlanFacts facts, PlanNumbers numbers, Actor by, DateTime at)
    {
        (Number, AgreedOn, IfThingsGetWorse) = (number, facts.AgreedOn, facts.IfThingsGetWorse!.Trim());
        (WhatChanged, BackdateReason) = (Workflow.Text.Tidy(facts.WhatChanged), Workflow.Text.Tidy(facts.BackdateReason));
        (By, ByStaffId, At) = (by.Name, by.StaffId, at);
        outcomes.AddRange(facts.Outcomes.Select(o => new PlanOutcome(o, numbers)));
        agreements.AddRange(facts.Agreements.Select(a => new PlanAgreement(a)));
    }
}

/// <summary>Gives new outcomes and actions the next numbers of the case, so that no number ever means two things.</summary>
internal sealed class PlanNumbers(int lastOutcome, int lastAction)
{
    private int outcome = lastOutcome;
    private int action = lastAction;

    internal int Outcome(int? known) => known ?? ++outcome;

    internal int Action(int? known) => known ?? ++action;
}

/// <summary>One outcome of a version of a plan.</summary>
public sealed class PlanOutcome
{
    private readonly List<PlanAction> actions = [];

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The version of the plan.</summary>
    public long PlanId { get; private set; }

    /// <summary>Its number on the case; it keeps it from version to version.</summary>
    public int Number { get; private set; }

    /// <summary>What will be different, in the family's words.</summary>
    public string What { get; private set; } = "";

    /// <summary>How it was when it was agreed.</summary>
    public string Baseline { get; private set; } = "";

    /// <summary>How it was when it was agreed, 0 to 10.</summary>
    public int BaselineScore { get; private set; }

    /// <summary>How everybody will see it.</summary>
    public string Measure { get; private set; } = "";

    /// <summary>What is good enough.</summary>
    public string Target { get; private set; } = "";

    /// <summary>Number of the danger and goal of the assessment that it answers.</summary>
    public int? Goal { get; private set; }

    /// <summary>At least one.</summary>
    public IReadOnlyList<PlanAction> Actions => actions;

    private PlanOutcome()
    {
    }

    internal PlanOutcome(OutcomeFacts facts, PlanNumbers numbers)
    {
        (Number, What, Baseline, BaselineScore) = (numbers.Outcome(facts.Number), facts.What.Trim(), facts.Baseline.Trim(), facts.BaselineScore!.Value);
        (Measure, Target, Goal) = (facts.Measure.Trim(), facts.Target.Trim(), facts.Goal);
        actions.AddRange(facts.Actions.Select(a => new PlanAction(a, numbers)));
    }
}

/// <summary>One action of an outcome, as it was agreed. How far it is stands in its steps.</summary>
public sealed class PlanAction
{
    /// <summary>Longest name of an owner.</summary>
    public const int OwnerMaxLength = 150;

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The outcome.</summary>
    public long OutcomeId { get; private set; }

    /// <summary>Its number on the case; it keeps it from version to version.</summary>
    public int Number { get; private set; }

    /// <summary>What is done.</summary>
    public string What { get; private set; } = "";

    /// <summary>What kind of owner.</summary>
    public ActionOwner Owner { get; private set; }

    /// <summary>Which person of the family.</summary>
    public long? OwnerPersonId { get; private set; }

    /// <summary>Which worker or agency.</summary>
    public string? OwnerName { get; private set; }

    /// <summary>By when, as it was agreed.</summary>
    public DateOnly DueOn { get; private set; }

    private PlanAction()
    {
    }

    internal PlanAction(ActionFacts facts, PlanNumbers numbers)
    {
        (Number, What, DueOn) = (numbers.Action(facts.Number), facts.What.Trim(), facts.DueOn!.Value);
        (Owner, OwnerPersonId, OwnerName) = (facts.Owner!.Value, facts.OwnerPersonId, Workflow.Text.Tidy(facts.OwnerName));
    }
}

/// <summary>A person's agreement to a version of a plan.</summary>
public sealed class PlanAgreement
{
    /// <summary>Longest note.</summary>
    public const int NoteMaxLength = 1000;

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The person.</summary>
    public long PersonId { get; private set; }

    /// <summary>The day.</summary>
    public DateOnly On { get; private set; }

    /// <summary>Whether they agree.</summary>
    public bool Agrees { get; private set; }

    /// <summary>What they said about it.</summary>
    public string? Note { get; private set; }

    private PlanAgreement()
    {
    }

    internal PlanAgreement(AgreementFacts facts) => (PersonId, On, Agrees, Note) = (facts.PersonId, facts.On, facts.Agrees, Workflow.Text.Tidy(facts.Note));
}
