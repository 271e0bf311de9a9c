namespace EarlyHelp.Domain.Workflow;

/// <summary>A change was refused. Carries every sentence that failed, in words a worker can act on; nothing is saved (spec 2-workflow).</summary>
public sealed class RulesBrokenException(IReadOnlyList<BrokenRule> broken) : Exception(string.Join(" ", broken.Select(b => b.Sentence)))
{
    /// <summary>One sentence refused it.</summary>
    public RulesBrokenException(string sentence) : this([new BrokenRule(sentence)])
    {
    }

    /// <summary>What failed, in the order of the form.</summary>
    public IReadOnlyList<BrokenRule> Broken { get; } = broken;
}

/// <summary>One failed rule.</summary>
/// <param name="Sentence">What a person can do about it.</param>
/// <param name="Field">The form field it belongs beside, when there is one.</param>
public sealed record BrokenRule(string Sentence, string? Field = null);

/// <summary>A rule that holds or doesn't, with the sentence to say when it doesn't.</summary>
/// <param name="Holds">Whether it holds.</param>
/// <param name="Sentence">What a person can do about it.</param>
/// <param name="Field">The form field it belongs beside, when there is one.</param>
public readonly record struct Rule(bool Holds, string Sentence, string? Field = null)
{
    /// <summary>Throws with all the sentences that fail at once, so that a person meets them together.</summary>
    public static void Check(params ReadOnlySpan<Rule> rules)
    {
        if (Broken(rules) is { Count: > 0 } broken)
            throw new RulesBrokenException(broken);
    }

    /// <summary>The sentences that fail, for a page that shows what is still open; each once.</summary>
    public static IReadOnlyList<BrokenRule> Broken(params ReadOnlySpan<Rule> rules)
    {
        List<BrokenRule> broken = [];
        foreach (var rule in rules)
        {
            if (!rule.Holds && new BrokenRule(rule.Sentence, rule.Field) is var failed && !broken.Contains(failed))
                broken.Add(failed);
        }

        return broken;
    }

    /// <summary>Does several things of one form, and throws with the sentences of all of them at once. What was done stays in memory: save nothing then.</summary>
    public static void Together(params ReadOnlySpan<Action> changes)
    {
        List<BrokenRule> broken = [];
        foreach (var change in changes)
        {
            try
            {
                change();
            }
            catch (RulesBrokenException refused)
            {
                broken.AddRange(refused.Broken);
            }
        }

        if (broken.Count > 0)
            throw new RulesBrokenException(broken);
    }
}
