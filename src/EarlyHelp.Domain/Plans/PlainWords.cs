using System.Text.RegularExpressions;

namespace EarlyHelp.Domain.Plans;

/// <summary>Words of the trade that a family need not know, each with what to say instead (issue 3: the family's copy is in plain words).</summary>
public static partial class PlainWords
{
    /// <summary>The list, in alphabetical order.</summary>
    public static IReadOnlyList<PlainWord> All { get; } =
    [
        new("absenteeism", "days missed"), new("access", "use, or get"), new("agencies", "the other services, by name"), new("appropriate", "right, or good enough"), new("assessment", "what we found out together"),
        new("attachment", "feeling safe with somebody"), new("attendance", "being at school"), new("baseline", "how it is now"), new("boundaries", "rules at home"), new("CAMHS", "the children’s mental health team"),
        new("capacity", "time, or being able to"), new("caregiver", "who looks after the child"), new("commence", "start"), new("contingency", "what we do if things get worse"), new("dysregulated", "very upset"),
        new("EHCP", "the plan for help at school"), new("EHU", "our team"), new("engage", "take part"), new("engagement", "taking part"), new("escalate", "get worse, or pass on"),
        new("evidence", "what shows it"), new("exclusion", "being sent home from school"), new("facilitate", "help"), new("implement", "do"), new("interventions", "help"), new("intervention", "help"),
        new("LAC", "a child in care"), new("liaise", "talk with"), new("MARAC", "the meeting about domestic abuse"), new("monitor", "look at, or check"), new("multi-agency", "several services together"),
        new("NEET", "not in school, training or work"), new("non-compliance", "not doing what was agreed"), new("outcomes", "what will be different"), new("persistent", "again and again"),
        new("presenting", "showing"), new("professionals", "workers, by name"), new("protective factors", "what keeps the child safe"), new("provision", "help"), new("referral", "asking another service to help"),
        new("refer", "ask another service to help"), new("resilience", "getting through hard times"), new("risk-taking", "doing dangerous things"), new("safeguarding", "keeping the child safe"), new("SCS", "social care"),
        new("SEND", "extra needs at school"), new("significant", "big, or important"), new("signpost", "tell where to find help"), new("stakeholders", "everybody who helps"), new("strategies", "ways of doing it"),
        new("support network", "the people who help you"), new("TAF", "the meeting with everybody who helps"), new("threshold", "when we can help"), new("trauma", "something very bad that happened"), new("utilise", "use"),
    ];

    /// <summary>The words of the list that stand in these texts, each once, in the order of the list.</summary>
    public static IReadOnlyList<PlainWord> In(params IEnumerable<string?> texts)
    {
        var together = string.Join('\n', texts);
        var words = Words().Matches(together).Select(m => m.Value).ToHashSet(StringComparer.Ordinal);
        var anyCase = words.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. All.Where(w => w.Word.Contains(' ', StringComparison.Ordinal) ? together.Contains(w.Word, StringComparison.OrdinalIgnoreCase) : (w.IsAbbreviation ? words : anyCase).Contains(w.Word))];
    }

    [GeneratedRegex(@"[\p{L}][\p{L}-]*")]
    private static partial Regex Words();
}

/// <summary>A word to avoid in a family's plan.</summary>
/// <param name="Word">The word.</param>
/// <param name="Say">What to say instead.</param>
public sealed record PlainWord(string Word, string Say)
{
    /// <summary>Whether it is written in capitals: "send" is a word, "SEND" is not.</summary>
    public bool IsAbbreviation => Word.All(char.IsUpper);
}
