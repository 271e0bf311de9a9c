using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Supervision;

/// <summary>Whether the plan is improving things for the children, as lead and worker see it.</summary>
public enum Improving
{
    /// <summary>It is.</summary>
    Yes,

    /// <summary>In part.</summary>
    Partly,

    /// <summary>It isn't.</summary>
    No,

    /// <summary>There is no plan yet, or it is too early.</summary>
    TooEarly,
}

/// <summary>What lead and worker talked through about one case, on a day. Never changed; its actions are marked as done.</summary>
public sealed class SupervisionRecord
{
    /// <summary>Longest text.</summary>
    public const int TextMaxLength = 4000;

    /// <summary>Most actions of one supervision.</summary>
    public const int MostActions = 20;

    private readonly List<SupervisionAction> actions = [];

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The case.</summary>
    public long CaseId { get; private set; }

    /// <summary>1 for the first.</summary>
    public int Number { get; private set; }

    /// <summary>The day.</summary>
    public DateOnly HeldOn { get; private set; }

    /// <summary>Who held the case on that day, by name.</summary>
    public string? Worker { get; private set; }

    /// <summary>Whether the plan is improving things for the children.</summary>
    public Improving Improving { get; private set; }

    /// <summary>What was thought about: what is going on, and what it means for the children.</summary>
    public string Reflection { get; private set; } = "";

    /// <summary>What was decided.</summary>
    public string? Decisions { get; private set; }

    /// <summary>Why it was recorded later than it was held.</summary>
    public string? BackdateReason { get; private set; }

    /// <summary>Who recorded it.</summary>
    public string By { get; private set; } = "";

    /// <summary>Who recorded it.</summary>
    public long? ByStaffId { get; private set; }

    /// <summary>When it was recorded (UTC).</summary>
    public DateTime At { get; private set; }

    /// <summary>Who does what by when.</summary>
    public IReadOnlyList<SupervisionAction> Actions => actions;

    private SupervisionRecord()
    {
    }

    internal SupervisionRecord(int number, SupervisionTalk talk, string? worker, Actor by, DateTime at)
    {
        (Number, HeldOn, Worker, Improving) = (number, talk.HeldOn, worker, talk.Improving!.Value);
        (Reflection, Decisions, BackdateReason) = (talk.Reflection!.Trim(), Text.Tidy(talk.Decisions), Text.Tidy(talk.BackdateReason));
        (By, ByStaffId, At) = (by.Name, by.StaffId, at);
        actions.AddRange(talk.Actions.Select(a => new SupervisionAction(a)));
    }
}

/// <summary>Something that somebody does after supervision, by a day.</summary>
public sealed class SupervisionAction
{
    /// <summary>Longest text.</summary>
    public const int WhatMaxLength = 1000;

    /// <summary>Longest name.</summary>
    public const int WhoMaxLength = 100;

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>What is done.</summary>
    public string What { get; private set; } = "";

    /// <summary>Who does it.</summary>
    public string Who { get; private set; } = "";

    /// <summary>By when.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>The day it was marked as done.</summary>
    public DateOnly? DoneOn { get; private set; }

    /// <summary>Who marked it as done.</summary>
    public string? DoneBy { get; private set; }

    private SupervisionAction()
    {
    }

    internal SupervisionAction(SupervisionActionFacts facts) => (What, Who, DueOn) = (facts.What!.Trim(), facts.Who!.Trim(), facts.DueOn!.Value);

    internal void Done(Actor by, DateOnly on) => (DoneOn, DoneBy) = (on, by.Name);
}

/// <summary>What was talked through.</summary>
public sealed record SupervisionTalk
{
    /// <summary>The day.</summary>
    public required DateOnly HeldOn { get; init; }

    /// <summary>Whether the plan is improving things for the children.</summary>
    public Improving? Improving { get; init; }

    /// <summary>What was thought about.</summary>
    public string? Reflection { get; init; }

    /// <summary>What was decided.</summary>
    public string? Decisions { get; init; }

    /// <summary>Who does what by when.</summary>
    public IReadOnlyList<SupervisionActionFacts> Actions { get; init; } = [];

    /// <summary>Why it is recorded later than it was held.</summary>
    public string? BackdateReason { get; init; }
}

/// <summary>Something that somebody does, by a day.</summary>
/// <param name="What">What is done.</param>
/// <param name="Who">Who does it.</param>
/// <param name="DueOn">By when.</param>
/// <param name="Field">Name of its fields on the form, to which ".What" and so on is added.</param>
public sealed record SupervisionActionFacts(string? What, string? Who, DateOnly? DueOn, string Field = "Actions");
