namespace EarlyHelp.Domain.Notifications.Form;

/// <summary>The repeating parts of the form.</summary>
public static class FormGroups
{
    /// <summary>Everybody in the family, the unborn included.</summary>
    public static FormGroup People { get; } = new("people", "person", 30, (_, person) => NameOf(person));

    /// <summary>The addresses, with who lives at each.</summary>
    public static FormGroup Addresses { get; } = new("addresses", "address", 10, (_, address) => Line(address));

    /// <summary>Who gave consent, and to what.</summary>
    public static FormGroup Consents { get; } = new("consents", "consent", 10, (answers, consent) =>
        answers.Item("people", consent["CON01"] ?? "") is { } person ? NameOf(person) : consent["CON01R"] ?? "A person not yet named");

    /// <summary>Other agencies that work with the family.</summary>
    public static FormGroup Agencies { get; } = new("agencies", "agency", 20, (_, agency) => agency["AGY01"] ?? "An agency not yet named");

    /// <summary>Recent and current work.</summary>
    public static FormGroup Work { get; } = new("work", "piece of work", 20, (_, work) => Short(work["WRK01"]) ?? "Work not yet described");

    /// <summary>What everyone hopes to achieve: one to six.</summary>
    public static FormGroup Outcomes { get; } = new("outcomes", "outcome", 6, (_, outcome) => Short(outcome["OUT01"]) ?? "An outcome not yet described");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<FormGroup> All { get; } = [People, Addresses, Consents, Agencies, Work, Outcomes];

    /// <summary>How an item is named on pages and in messages.</summary>
    public static string NameOf(Answers answers, AnswerItem item) =>
        All.FirstOrDefault(group => group.Name == item.Group)?.NameOf(answers, item) ?? item.Key;

    private static string NameOf(AnswerItem person)
    {
        var name = $"{person["PER01"]} {person["PER02"]}".Trim();
        if (name.Length > 0)
            return name;
        return person.Is("PER04", Codes.FamilyRoles.Unborn) ? FormWords.Unborn : "A person not yet named";
    }

    private static string Line(AnswerItem address) =>
        address["ADD01"] ?? (address["ADD00"] switch
        {
            Codes.AddressKinds.NoFixedAbode => "No fixed abode",
            Codes.AddressKinds.NotKnown => "Address not known",
            _ => "An address not yet entered",
        });

    private static string? Short(string? text) => text is { Length: > 60 } ? text[..57].TrimEnd() + "…" : text;
}

/// <summary>Puts names into the words of the catalogue.</summary>
public static class FormWords
{
    internal const string Unborn = "the unborn baby";

    // "Does this person agree to take part?" until the person is named.
    private static string Within(string words, string name) =>
        !words.StartsWith('{') && name.IndexOf(" not yet ", StringComparison.Ordinal) is var end and > 0 && name.IndexOf(' ', StringComparison.Ordinal) + 1 is var noun && noun < end
            ? $"this {name[noun..end]}"
            : name;

    /// <summary>Fills {name} with the item's name and {other} with the second item's.</summary>
    public static string Fill(string words, Asking asking)
    {
        if (!words.Contains('{', StringComparison.Ordinal))
            return words;
        if (asking.Item is { } item)
            words = words.Replace("{name}", Within(words, FormGroups.NameOf(asking.Answers, item)), StringComparison.Ordinal);
        if (asking.Other is { } other)
            words = words.Replace("{other}", FormGroups.NameOf(asking.Answers, other), StringComparison.Ordinal);
        // A sentence may begin with the unborn baby; a person's own name stays as typed.
        return words.StartsWith(Unborn, StringComparison.Ordinal) ? "T" + words[1..] : words;
    }
}
