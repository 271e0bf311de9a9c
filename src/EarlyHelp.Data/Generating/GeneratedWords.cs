using EarlyHelp.Domain.Cases;

namespace EarlyHelp.Data.Generating;

/// <summary>What a worker writes down between the demonstration's visits; {child} and {mother} stand for first names. Invented.</summary>
internal static class GeneratedWords
{
    private static readonly string[] Calls =
    [
        "Rang {mother}. The week began well; Tuesday was hard because the bus did not come.", "Rang the school. {child} was there on four days of five and had breakfast there twice.",
        "{mother} rang. The letter from the landlord has come and we read it together.", "Rang the health visitor, who sees the youngest on Thursday and writes to me after.",
        "No answer in the morning; {mother} rang back at four. All is well, they had been at the dentist.",
    ];

    private static readonly string[] Meetings =
    [
        "Met the head of year and {mother} at school. {child} has somebody to go to between lessons now.", "Team around the family: school, health visitor, {mother} and I. We went through the plan action by action.",
        "Met the housing officer with {mother}. The repair is booked for next week.",
    ];

    private static readonly string[] Letters =
    [
        "Wrote to the school with what we agreed, and sent {mother} a copy.", "Text from {mother}: {child} went in on time all week. I wrote back.", "Sent {mother} the dates of the next visits.",
    ];

    private static readonly string[] Notes = ["Read the file of the last year before the visit. Much was tried; little was tried for longer than a month.", "Put the plan’s dates into the diary and told {mother} by text."];

    /// <summary>How a visit ends.</summary>
    public static IReadOnlyList<string> Visits { get; } =
    [
        "The house was warm and there was food. The children showed me their room.", "{mother} looked tired and said so. We made a list of who can help on which day.",
        "We went through the chart. Two of five boxes were ticked, one more than last week.", "{child} stayed in the kitchen with us and talked more than last time.",
        "I saw each child alone for a while. Nobody said anything that worries me.",
    ];

    /// <summary>What follows.</summary>
    public static IReadOnlyList<string> Next { get; } =
        ["I come again next week.", "We speak on Friday.", "I ask the school how the week went.", "Nothing to do before the next visit.", "I told {mother} what I write down, and she agreed."];

    /// <summary>What is written about a contact of a kind.</summary>
    public static IReadOnlyList<string> Of(ContactKind kind) => kind switch
    {
        ContactKind.Call => Calls,
        ContactKind.Meeting => Meetings,
        ContactKind.Letter => Letters,
        _ => Notes,
    };
}
