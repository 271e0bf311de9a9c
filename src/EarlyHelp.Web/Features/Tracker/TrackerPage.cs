using System.Globalization;
using EarlyHelp.Data.Scorecards;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Scorecards;
using EarlyHelp.Domain.Standards;

namespace EarlyHelp.Web.Features.Tracker;

/// <summary>One line of figures.</summary>
/// <param name="Name">Of what.</param>
/// <param name="Address">As addresses have it; null for what belongs to no member.</param>
/// <param name="Figures">The figures.</param>
/// <param name="Capacity">Families it can hold; null where there is no such number.</param>
public sealed record TrackerRow(string Name, string? Address, TrackerFigures Figures, int? Capacity)
{
    /// <summary>Whether nothing of it counts.</summary>
    public bool IsEmpty => Figures is { Open: 0, Awaiting: 0, Opened: 0, Closed: 0 };

    /// <summary>"68 of 96"; the number alone where there is no capacity.</summary>
    public string Caseload => Capacity is > 0 ? $"{TrackerPage.Number(Figures.Open)} of {TrackerPage.Number(Capacity.Value)}" : TrackerPage.Number(Figures.Open);

    /// <summary>A column of figures as a column of a download.</summary>
    public static (string Heading, Func<TrackerRow, object?> Value) Column((string Heading, Func<TrackerFigures, int> Value, string? Kind) column) => (column.Heading, row => column.Value(row.Figures));

    /// <summary>Whether it holds more than it can.</summary>
    public bool IsOverFull => Capacity is > 0 && Figures.Open > Capacity;
}

/// <summary>The tracker of a part of the service as at a day.</summary>
/// <param name="Scope">Which part.</param>
/// <param name="Day">The day.</param>
/// <param name="Above">The way down to it.</param>
/// <param name="Rows">A line for each part of the next level down.</param>
/// <param name="Total">All of it.</param>
/// <param name="Lines">A page of the cases, at the levels that list them.</param>
/// <param name="LineCount">How many cases there are.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Names">Names for the lines.</param>
public sealed record TrackerPage(
    NamedScope Scope, DateOnly Day, IReadOnlyList<NamedScope> Above, IReadOnlyList<TrackerRow> Rows, TrackerRow? Total, IReadOnlyList<TrackerLine> Lines, int LineCount, int Page, TrackerNames? Names)
{
    /// <summary>The columns after the name: heading, hint for screen readers and value.</summary>
    public static readonly IReadOnlyList<(string Heading, Func<TrackerFigures, int> Value, string? Kind)> Columns =
    [
        ("Children", f => f.Children, null),
        ("Awaiting allocation", f => f.Awaiting, null),
        ("Within 20 weeks", f => f.Within, null),
        ("Of these 16 to 20", f => f.Nearing, null),
        ("Over 20 weeks", f => f.Over, "late"),
        ("No plan after 4 weeks", f => f.WithoutPlan, "late"),
        ("Review overdue", f => f.ReviewsOverdue, "late"),
        ("No note for 14 days", f => f.Quiet, null),
        ("Opened in 4 weeks", f => f.Opened, null),
        ("Closed in 4 weeks", f => f.Closed, null),
    ];

    /// <summary>The page that says what is wrong with the day.</summary>
    public static TrackerPage Without(NamedScope scope, DateOnly day) => new(scope, day, [], [], null, [], 0, 1, null);

    /// <summary>The day as addresses have it.</summary>
    public string DayInAddress => Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Where the tracker of a part is.</summary>
    public string At(string scope, string page = "/tracker") => $"{page}?asAt={DayInAddress}&scope={Uri.EscapeDataString(scope)}";

    /// <summary>What the lines of the first table are.</summary>
    public string Members => Scope.Level switch
    {
        Level.County => "Area",
        Level.Area => "District",
        Level.District => "Unit",
        _ => "Worker",
    };

    /// <summary>What the first column of that table is.</summary>
    public string FirstHeading => Rows.Count == 0 ? "Worker" : Members;

    /// <summary>What its last line is called.</summary>
    public string TotalName => Rows.Count == 0 ? Total!.Name : $"All of {Total!.Name}";

    /// <summary>"Open cases in Ashford 1 at the end of 31 July 2016".</summary>
    public string Caption => $"{Scope.Name} at the end of {UkDates.Date(Day)}";

    /// <summary>How a case stands to its 20 weeks, in words.</summary>
    public static string StateOf(TrackerLine line) => line.Duration switch
    {
        ClockState.Overdue when line.ContinuedTo is { } to => $"Over 20 weeks, goes on until {UkDates.Date(to)}",
        ClockState.Overdue => "Over 20 weeks",
        ClockState.Warning => "16 to 20 weeks",
        _ => "Under 16 weeks",
    };

    /// <summary>How it stands, as files have it.</summary>
    public static string StateInFile(ClockState state) => state switch
    {
        ClockState.Overdue => "overdue",
        ClockState.Warning => "warning",
        _ => "running",
    };

    /// <summary>A number as people read it.</summary>
    public static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
