using EarlyHelp.Domain.Access;

namespace EarlyHelp.Domain.Workflow;

/// <summary>One line of a workflow table: from a state, by an action, to a state; who may; what must be true; what it records.</summary>
/// <typeparam name="TState">The states of the record.</typeparam>
/// <typeparam name="TAction">What can be done to it.</typeparam>
/// <param name="From">The state it starts from.</param>
/// <param name="Action">What is done.</param>
/// <param name="To">The state it ends in.</param>
/// <param name="May">The permission that the person needs; null when a notifier or the service itself does it.</param>
/// <param name="Guards">What must be true first, in words, for the printed table.</param>
/// <param name="Records">What it records, in words, for the printed table.</param>
public sealed record Transition<TState, TAction>(TState From, TAction Action, TState To, Permission? May, string Guards, string Records)
    where TState : struct, Enum
    where TAction : struct, Enum;

/// <summary>A workflow table, asked one question: may this be done, from here, by this person?</summary>
/// <typeparam name="TState">The states of the record.</typeparam>
/// <typeparam name="TAction">What can be done to it.</typeparam>
/// <param name="noun">What the record is called in a sentence ("notification").</param>
/// <param name="inWords">How an action is said: "screen this notification".</param>
/// <param name="transitions">The lines of the table.</param>
public sealed class WorkflowTable<TState, TAction>(
    string noun, Func<TAction, string> inWords, IReadOnlyList<Transition<TState, TAction>> transitions)
    where TState : struct, Enum
    where TAction : struct, Enum
{
    /// <summary>Every line, in the order people read it.</summary>
    public IReadOnlyList<Transition<TState, TAction>> Transitions { get; } = transitions;

    /// <summary>The line for this action from this state, or null.</summary>
    public Transition<TState, TAction>? Find(TState from, TAction action) =>
        Transitions.FirstOrDefault(t => t.From.Equals(from) && t.Action.Equals(action));

    /// <summary>The line to take, or a refusal with its sentence. Nothing is ever skipped silently.</summary>
    public Transition<TState, TAction> Take(TState from, TAction action, Actor by) => Take(Find(from, action), from, action, by);

    /// <summary>The line to take where one action leads to several states: a closure that is returned goes back to where the case came from.</summary>
    public Transition<TState, TAction> Take(TState from, TAction action, TState to, Actor by) =>
        Take(Transitions.FirstOrDefault(t => t.From.Equals(from) && t.Action.Equals(action) && t.To.Equals(to)), from, action, by);

    private Transition<TState, TAction> Take(Transition<TState, TAction>? line, TState from, TAction action, Actor by)
    {
        var step = line
            ?? throw new RulesBrokenException($"You can’t {inWords(action)}: the {noun} is {StateWords.Of(from)}.");
        if (step.May is { } permission && !by.May(permission))
            throw new RulesBrokenException($"Your role can’t {inWords(action)}. Ask {StateWords.RolesHolding(permission)}.");
        return step;
    }
}
