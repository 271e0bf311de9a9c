using EarlyHelp.Domain.Notifications.Form.Codes;

namespace EarlyHelp.Web.Features.CodeLists;

/// <summary>One list as its page shows it.</summary>
/// <param name="List">The list.</param>
/// <param name="Codes">What it offers today, and what is to come.</param>
/// <param name="Changes">What the county changed, the latest first.</param>
/// <param name="Today">The local day.</param>
public sealed record CodeListPage(KnownList List, IReadOnlyList<Code> Codes, IReadOnlyList<ListChange> Changes, DateOnly Today)
{
    /// <summary>Makes it.</summary>
    public static CodeListPage Of(KnownList list, CountyLists lists, DateOnly today) => CountyLists.Own.TryGetValue(list.Slug, out var own)
        ? new(list, [.. lists.Of(own).Codes.Where(c => !(c.Until <= today))], [.. lists.ChangesOf(list.Slug).Reverse()], today)
        : new(list, list.Codes, [], today);

    /// <summary>"From 1 April 2027", "Until 31 March 2027"; empty for a choice that has no dates.</summary>
    public string When(Code code) => string.Join(", ", new[]
    {
        code.From > Today ? $"From {Domain.UkDates.Date(code.From)}" : null,
        code.Until is { } until ? $"Until {Domain.UkDates.Date(until.AddDays(-1))}" : null,
    }.OfType<string>());

    /// <summary>What a change does, as a sentence.</summary>
    public static string Words(ListChange change) => change.Kind switch
    {
        ListChangeKind.Offered => $"“{change.Label}” is offered",
        ListChangeKind.Reworded => $"The code {change.Value} reads “{change.Label}”",
        _ => $"“{change.Label}” is no longer offered",
    };
}

/// <summary>All lists as their page shows them.</summary>
/// <param name="Lists">The county's own lists.</param>
/// <param name="Today">The local day.</param>
public sealed record CodeListsPage(CountyLists Lists, DateOnly Today)
{
    /// <summary>The lists under their headings: the county's own first.</summary>
    public static IReadOnlyList<(string Title, IReadOnlyList<KnownList> Lists)> Groups { get; } =
    [
        ($"{Domain.UkDates.Count(CountyLists.Own.Count, "list")} of the county’s own", [.. KnownLists.All.Where(l => l.IsOfCounty)]),
        ($"{Domain.UkDates.Count(KnownLists.All.Count - CountyLists.Own.Count, "list")} of the program", [.. KnownLists.All.Where(l => !l.IsOfCounty)]),
    ];

    /// <summary>How many codes a list offers today.</summary>
    public int CountOf(KnownList list) => CountyLists.Own.TryGetValue(list.Slug, out var own) ? Lists.Of(own).On(Today).Count : list.Codes.Count;
}
