namespace EarlyHelp.Domain.Notifications.Form.Codes;

/// <summary>One value of a code list.</summary>
/// <param name="Value">What is stored.</param>
/// <param name="Label">The plain words people see.</param>
/// <param name="Heading">The heading it stands under in a long list.</param>
/// <param name="NotKnown">True when choosing it says that the answer is not known, not asked or withheld.</param>
public sealed record Code(string Value, string Label, string? Heading = null, bool NotKnown = false)
{
    /// <summary>First day on which it is offered in these words.</summary>
    public DateOnly From { get; init; } = DateOnly.MinValue;

    /// <summary>The day from which it is offered in these words no more; null while that is not known.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Whether it is offered in these words on a day.</summary>
    public bool IsOffered(DateOnly on) => From <= on && !(Until <= on);
}

/// <summary>The choices of a question, in the order they are shown.</summary>
public sealed class CodeList
{
    private readonly Dictionary<string, Code> byValue;

    /// <summary>Makes a list of these codes. A value is there once, or several times with dates that follow each other: the words for it changed.</summary>
    public CodeList(params IEnumerable<Code> codes)
    {
        Codes = codes.ToArray();
        IsDated = Codes.Any(code => code.From > DateOnly.MinValue || code.Until is not null);
        byValue = IsDated ? Codes.GroupBy(code => code.Value).ToDictionary(g => g.Key, g => g.MaxBy(code => code.From)!) : Codes.ToDictionary(code => code.Value, StringComparer.Ordinal);
    }

    /// <summary>The codes in order, of all days.</summary>
    public IReadOnlyList<Code> Codes { get; }

    /// <summary>Whether not every code is offered on every day.</summary>
    public bool IsDated { get; }

    /// <summary>The codes that are offered on a day.</summary>
    public IReadOnlyList<Code> On(DateOnly day) => IsDated ? [.. Codes.Where(code => code.IsOffered(day))] : Codes;

    /// <summary>The code of a value in its last words, or null.</summary>
    public Code? Find(string? value) => value is not null && byValue.TryGetValue(value, out var code) ? code : null;

    /// <summary>The label of a value; the value itself when it is not (or no longer) in the list.</summary>
    public string Label(string value) => Find(value)?.Label ?? value;
}

/// <summary>The answers that questions of yes and no share.</summary>
public static class Answer
{
    /// <summary>Yes.</summary>
    public const string Yes = "yes";
    /// <summary>No.</summary>
    public const string No = "no";
    /// <summary>Not known.</summary>
    public const string NotKnown = "not-known";
    /// <summary>Not asked.</summary>
    public const string NotAsked = "not-asked";

    /// <summary>Yes or no.</summary>
    public static CodeList YesNo { get; } = new(new Code(Yes, "Yes"), new Code(No, "No"));
    /// <summary>Yes, no or not known.</summary>
    public static CodeList YesNoNotKnown { get; } = new(new Code(Yes, "Yes"), new Code(No, "No"), new Code(NotKnown, "Not known", NotKnown: true));
    /// <summary>A ticked box.</summary>
    public static CodeList Ticked { get; } = new(new Code(Yes, "Yes"));
}
