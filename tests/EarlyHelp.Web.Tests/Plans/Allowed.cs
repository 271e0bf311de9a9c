using System.Text.RegularExpressions;

namespace EarlyHelp.Web.Tests.Plans;

/// <summary>What may read a table that grows from end to end, ask the same several times, or take longer with every year, and why. Nothing else may.</summary>
/// <param name="Where">The page, download or job: a pattern of its address without the query, or "job" and its name.</param>
/// <param name="What">The table that it may read.</param>
/// <param name="Why">Why it may.</param>
/// <param name="StopsWhenFull">Whether it may only because it reads along an index in the order of the list, and stops when the page, or what is counted, is full.</param>
/// <param name="Along">The index along which alone it may; null for any.</param>
internal sealed record Allowed(string Where, string What, string Why, bool StopsWhenFull = false, string? Along = null)
{
    private const string Few = "A few hundred in a year at most, of the newest first";

    /// <summary>Scans that may be.</summary>
    public static readonly IReadOnlyList<Allowed> Scans =
    [
        new("/notifications(\\.csv)?", "Notifications", "The register unfiltered runs over the index of its own order; it counts 10,000 and downloads 10,000", StopsWhenFull: true),
        new("/admin/messages", "Outbox", "All messages, newest first over their index; it counts 10,000", StopsWhenFull: true),
        new("/admin/messages\\.csv", "Outbox", "The download of all messages is all of them"),
        new("/(cases)?", "Cases", "A county's counts are of all that is open, and the index holds nothing else", Along: "IX_Cases_OpenCounts"),
        new("/step-ups(\\.csv)?", "StepUps", "Every step-up there was is some forty in a month of the county; all other lists go by their state"),
        new("/privacy/retention(\\.csv)?|job Retention", "DueFamilies", "The table is the list: families that are due now"),
        new("/privacy/retention(\\.csv)?", "Erasures", "Certificates, newest first; their total over an index"),
        new("/privacy/restrictions(\\.csv)?", "Restrictions", Few),
        new("/privacy/interests(\\.csv)?", "DeclaredInterests", Few),
        new("/privacy/accounts(\\.csv)?", "AccountEvents", Few),
    ];

    /// <summary>What a page may ask several times.</summary>
    public static readonly IReadOnlyList<Allowed> Repeated =
    [
        new("/admin/messages", "Outbox", "A count for each of the states of a message, of which there are few"),
        new("/(tracker|scorecard|dashboard)(/.*|\\.csv)?", "Staff", "A worker's own name, four times: once for each part of the page, whatever is on it"),
        new("/families/.*/people/.*/records(\\.json)?", "ImportedRecords", "Once for each kind of record"),
    ];

    /// <summary>Pages whose work grows with the history, by what they are for.</summary>
    public static readonly IReadOnlyList<Allowed> Growing =
    [
        new("/notifications(\\.csv)?", "Notifications", "The register counts up to 10,000 and downloads up to 10,000 of years"),
        new("/cases\\.csv", "Cases", "The download of closed cases is all of them"),
        new("/step-ups(\\.csv)?", "StepUps", "Every step-up there was"),
        new("/admin/messages(\\.csv)?", "Outbox", "It counts up to 10,000 of the messages of years; its download is all of them"),
        new("/privacy/staff/.*", "Looks", "It counts up to 10,000 looks of a person; its download is all of them"),
        new("/privacy(/families|/unusual(\\.csv)?)?", "UnusualLooks", "What waits for an answer: the walk itself looked at records without work on them, and the job found it"),
        new("job (Retention|Unusual looks)", "Families", "Looks through all families once a day, piece by piece; through the looks since it last did"),
    ];

    /// <summary>Whether it is about this page.</summary>
    public bool IsOf(Opened page) => Regex.IsMatch(page.Path, $"^({Where})$");

    /// <summary>Whether it lets this plan be.</summary>
    public bool Lets(Plan plan) => plan.Scans().All(s => s.Contains($"(of {What})", StringComparison.Ordinal) && (Along is null || s.Contains($" {Along} ", StringComparison.Ordinal))) && (!StopsWhenFull || plan.StopsWhenFull);
}
