namespace EarlyHelp.Domain.Notifications.Form.Codes;

/// <summary>One value of a code list.</summary>
/// <param name="Value">What is stored.</param>
/// <param name="Label">The plain words people see.</param>
/// <param name="Heading">The heading it stands under in a long list.</param>
/// <param name="NotKnown">True when choosing it says that the answer is not known, not asked or withheld.</param>
public sealed record Code(string Value, string Label, string? Heading = null, bool NotKnown = false);

/// <summary>The choices of a question, in the order they are shown.</summary>
public sealed class CodeList
{
    private readonly Dictionary<string, Code> byValue;

    /// <summary>Makes a list of these codes; values are unique.</summary>
    public CodeList(params IEnumerable<Code> codes)
    {
        Codes = codes.ToArray();
        byValue = Codes.ToDictionary(code => code.Value, StringComparer.Ordinal);
    }

    /// <summary>The codes in order.</summary>
    public IReadOnlyList<Code> Codes { get; }

    /// <summary>The code of a value, or null.</summary>
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
