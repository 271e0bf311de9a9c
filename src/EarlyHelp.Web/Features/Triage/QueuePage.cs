using EarlyHelp.Data.Notifications;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Notifications.Form.Codes;
using EarlyHelp.Domain.Standards;
using EarlyHelp.Web.TagHelpers;

namespace EarlyHelp.Web.Features.Triage;

/// <summary>The queue as its page shows it.</summary>
/// <param name="Counts">How many wait under each heading.</param>
/// <param name="Lines">The page's lines.</param>
/// <param name="Total">How many the filter finds.</param>
/// <param name="Filter">What was asked for.</param>
/// <param name="Districts">Districts to filter by.</param>
public sealed record QueuePage(QueueCounts Counts, IReadOnlyList<QueueLine> Lines, int Total, QueueFilter Filter, IReadOnlyList<Choice> Districts)
{
    /// <summary>The headings of the queue, by their key in the query string.</summary>
    public static IReadOnlyDictionary<string, string> Shows { get; } = new Dictionary<string, string>
    {
        ["overdue"] = "Overdue", ["today"] = "Due today", ["screen"] = "To screen", ["priority"] = "Priority", ["police"] = "Police", ["waiting"] = "Waiting for notifier", ["mine"] = "Taken by me",
    };

    /// <summary>Agencies to filter by.</summary>
    public static IReadOnlyList<Choice> AgencyChoices { get; } = [.. Agencies.List.Codes.Select(c => new Choice(c.Value, c.Label))];

    /// <summary>Scope and count: "12 notifications waiting in the whole county".</summary>
    public string Caption => $"{(Total == 1 ? "1 notification" : $"{Total:N0} notifications")} in the queue of the whole county"
        + (Filter.Show is { } show && Shows.TryGetValue(show, out var words) ? $": {words.ToLowerInvariant()}" : "");

    /// <summary>Whether a filter narrows the list.</summary>
    public bool IsFiltered => Shows.ContainsKey(Filter.Show ?? "") || Filter.District is not null || !string.IsNullOrEmpty(Filter.Agency);

    /// <summary>The colour of a clock, which only repeats its words.</summary>
    public static string Kind(ClockState state) => state switch
    {
        ClockState.Overdue or ClockState.Missed => "late",
        ClockState.Warning => "soon",
        ClockState.Met => "ok",
        _ => "neutral",
    };

    /// <summary>What is due: "Consider", "Decide", "Act".</summary>
    public static string Next(string standard) => standard switch
    {
        ServiceStandard.Considered => "Consider",
        ServiceStandard.Police => "Act",
        _ => "Decide",
    };

    /// <summary>A kind as staff call it.</summary>
    public static string KindWords(NotificationKind kind) => kind switch
    {
        NotificationKind.MissingChild => "Missing child",
        NotificationKind.YouthOffending => "Youth offending (e-YOT)",
        _ => "Early Help",
    };
}
