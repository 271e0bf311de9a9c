using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Transfers;

/// <summary>Whose side of a handover somebody is on.</summary>
public enum TransferSide
{
    /// <summary>Early Help.</summary>
    EarlyHelp,

    /// <summary>Social care.</summary>
    SocialCare,

    /// <summary>Another service.</summary>
    Other,
}

/// <summary>A condition as the panel sets it.</summary>
/// <param name="What">What must be done.</param>
/// <param name="Side">On whose side.</param>
/// <param name="Owner">Who does it, by name.</param>
/// <param name="DueOn">By when.</param>
public sealed record ConditionFacts(string? What, TransferSide? Side, string? Owner, DateOnly? DueOn);

/// <summary>"Accept if…": a dated task for a named person, of Early Help or of social care.</summary>
public sealed class StepDownCondition
{
    /// <summary>Most conditions of one decision.</summary>
    public const int Most = 10;

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The step-down.</summary>
    public long StepDownId { get; private set; }

    /// <summary>1 for the first.</summary>
    public int Number { get; private set; }

    /// <summary>What must be done.</summary>
    public string What { get; private set; } = "";

    /// <summary>On whose side.</summary>
    public TransferSide Side { get; private set; }

    /// <summary>Who does it.</summary>
    public string Owner { get; private set; } = "";

    /// <summary>By when.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>The day it was met.</summary>
    public DateOnly? MetOn { get; private set; }

    /// <summary>What was done.</summary>
    public string? MetWords { get; private set; }

    /// <summary>Who says so.</summary>
    public string? MetBy { get; private set; }

    /// <summary>When it was recorded (UTC).</summary>
    public DateTime? MetAt { get; private set; }

    private StepDownCondition()
    {
    }

    internal StepDownCondition(int number, ConditionFacts facts) =>
        (Number, What, Side, Owner, DueOn) = (number, facts.What!.Trim(), facts.Side!.Value, facts.Owner!.Trim(), facts.DueOn!.Value);

    /// <summary>Whether it is not met and its day has passed.</summary>
    public bool IsLate(DateOnly on) => MetOn is null && DueOn < on;

    internal void IsMet(DateOnly metOn, string words, Actor by, DateTime at) => (MetOn, MetWords, MetBy, MetAt) = (metOn, words.Trim(), by.Name, at);

    internal static IEnumerable<Rule> Rules(IReadOnlyList<ConditionFacts> conditions, DateOnly on)
    {
        yield return new(conditions.Count <= Most, $"At most {Most} conditions: leave some out", "Conditions");
        for (var i = 0; i < conditions.Count; i++)
        {
            var (one, name, field) = (conditions[i], $"Condition {i + 1}", $"Conditions[{i}].");
            yield return Text.Given(one.What, $"{name}: enter what must be done", field + nameof(What));
            yield return Text.Short(one.What, StepDown.TextMaxLength, name, field + nameof(What));
            yield return new(one.Side is TransferSide.EarlyHelp or TransferSide.SocialCare, $"{name}: select Early Help or social care", field + nameof(Side));
            yield return Text.Given(one.Owner, $"{name}: enter who does it", field + nameof(Owner));
            yield return Text.Short(one.Owner, StepDown.LineMaxLength, $"{name}: who does it", field + nameof(Owner));
            yield return new(one.DueOn is not null, $"{name}: enter by when", field + nameof(DueOn));
            yield return new(one.DueOn is null || one.DueOn >= on, $"{name}: the day must be today or later", field + nameof(DueOn));
        }
    }
}

/// <summary>What became of the family, weeks after Early Help took it on.</summary>
public enum LookResult
{
    /// <summary>Early Help works with the family, and it is stable.</summary>
    Stable,

    /// <summary>The case is closed with its outcomes.</summary>
    ClosedWithOutcomes,

    /// <summary>The family was stepped back up.</summary>
    SteppedBackUp,

    /// <summary>The case was closed and the family referred again.</summary>
    ReReferred,
}

/// <summary>A completed step-down is looked at again after 4 and 12 weeks.</summary>
public sealed class StepDownLook
{
    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The step-down.</summary>
    public long StepDownId { get; private set; }

    /// <summary>After how many weeks: 4 or 12.</summary>
    public int Weeks { get; private set; }

    /// <summary>The day from which it is due.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>What was found; null while it is to be done.</summary>
    public LookResult? Result { get; private set; }

    /// <summary>In words.</summary>
    public string? Words { get; private set; }

    /// <summary>The day it was looked at.</summary>
    public DateOnly? LookedOn { get; private set; }

    /// <summary>Who looked.</summary>
    public string? By { get; private set; }

    private StepDownLook()
    {
    }

    internal StepDownLook(int weeks, DateOnly completedOn) => (Weeks, DueOn) = (weeks, completedOn.AddDays(7 * weeks));

    internal void Record(LookResult result, string words, Actor by, DateOnly on) => (Result, Words, By, LookedOn) = (result, words.Trim(), by.Name, on);
}
