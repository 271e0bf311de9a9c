using EarlyHelp.Domain;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Notifications.Form.Codes;
using EarlyHelp.Web.TagHelpers;

namespace EarlyHelp.Web.Features.Families;

/// <summary>How family records are said on pages.</summary>
public static class FamilyWords
{
    /// <summary>The items of consent (domain.md 1.3).</summary>
    public static IReadOnlyList<Choice> ConsentItems { get; } =
    [
        new("C1", "Process explained"),
        new("C2", "Takes part"),
        new("C3", "Shares information with Early Help and named agencies"),
        new("C4", "Agencies share information back"),
        new("C5", "Registered with the children’s centre or youth hub"),
        new(ConsentCodes.NoMailings, "Wants no mailings from them"),
        new("C7", "Privacy notice given"),
        new("C8", "May be asked for feedback"),
        new("C9", "Told about national research"),
    ];

    /// <summary>What was told and not agreed to (process, privacy notice, research): nothing that can be withdrawn.</summary>
    public static bool IsNotice(string code) => code is "C1" or "C7" or "C9";

    /// <summary>The item of consent in words.</summary>
    public static string Item(string code) => ConsentItems.FirstOrDefault(i => i.Value == code)?.Label ?? code;

    /// <summary>The answer in words.</summary>
    public static string Answer(ConsentAnswer answer) => answer switch
    {
        ConsentAnswer.Given => "Yes",
        ConsentAnswer.Partial => "Yes, with exceptions",
        ConsentAnswer.Refused => "No",
        ConsentAnswer.Withdrawn => "Withdrawn",
        _ => "Not asked",
    };

    /// <summary>What somebody is in the family.</summary>
    public static string Role(FamilyRole role) => role switch
    {
        FamilyRole.Unborn => "Unborn baby",
        FamilyRole.Sibling => "Brother or sister",
        FamilyRole.StepParent => "Step-parent",
        FamilyRole.SignificantAdult => "Another adult who matters",
        _ => Domain.Workflow.StateWords.Title(role),
    };

    /// <summary>How somebody lives somewhere.</summary>
    public static string Kind(ResidenceKind kind) => kind switch
    {
        ResidenceKind.MainHome => "Main home",
        ResidenceKind.OtherParent => "Home of the other parent",
        ResidenceKind.SharedCare => "Shared care",
        ResidenceKind.CorrespondenceOnly => "Post only",
        ResidenceKind.Previous => "Lived here before",
        _ => Domain.Workflow.StateWords.Title(kind),
    };

    /// <summary>The age in words on a day; for an unborn child when it is due.</summary>
    public static string AgeOf(Person person, DateOnly today) => person switch
    {
        { Born: { } born } => Age.InWords(born, today) + (person.BornIsEstimated ? ", estimated" : ""),
        { DueOn: { } due } => Age.Unborn(due),
        _ => "Age not known",
    };

    /// <summary>The name; what is known when there is none.</summary>
    public static string NameOf(Person person) => person.FullName.Length > 0 ? person.FullName : "Name not known";

    /// <summary>From when to when, in words.</summary>
    public static string Span(DateOnly from, DateOnly? to) => to is { } end ? $"{UkDates.Date(from)} to {UkDates.Date(end)}" : $"since {UkDates.Date(from)}";

    /// <summary>Yes, no or not known.</summary>
    public static string YesNo(bool? answer) => answer switch { true => "Yes", false => "No", _ => "Not known" };

    /// <summary>The choices of a code list.</summary>
    public static IReadOnlyList<Choice> Choices(CodeList list) => [.. list.Codes.Select(c => new Choice(c.Value, c.Label))];

    /// <summary>The choices of an enumeration in words.</summary>
    public static IReadOnlyList<Choice> Choices<T>(Func<T, string> words)
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(v => new Choice(v.ToString(), words(v)))];

    /// <summary>Yes, no, not known.</summary>
    public static IReadOnlyList<Choice> YesNoNotKnown { get; } = [new("yes", "Yes"), new("no", "No"), new("not-known", "Not known")];

    /// <summary>What was chosen of them.</summary>
    public static bool? Chosen(string? answer) => answer switch { "yes" => true, "no" => false, _ => null };

    /// <summary>The choice that stands for it.</summary>
    public static string Choice(bool? answer) => answer switch { true => "yes", false => "no", _ => "not-known" };

    /// <summary>The label of a stored code.</summary>
    public static string? Label(CodeList list, string? code) => code is null ? null : list.Label(code);

    /// <summary>A day as it would be typed.</summary>
    public static string? Typed(DateOnly? day) => day?.ToString("d M yyyy", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Blank as nothing, and no spaces around.</summary>
    public static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>A day as typed; null when it is none.</summary>
    public static DateOnly? Day(string? text) => DateAnswer.Of(text);
}
