using System.Globalization;
using EarlyHelp.Data.Cases;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Workflow;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using EarlyHelp.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.QuarterlyReviews;

/// <summary>Cases that closed without their outcomes, quarter by quarter, for those who ask what could have gone better.</summary>
[Requires(Permission.ReviewClosures)]
public sealed class QuarterlyReviewsController(QuarterlyReview review, TimeProvider time) : Controller
{
    /// <summary>A quarter; the one that runs when none is chosen or what was typed is none.</summary>
    [HttpGet("/quarterly-review")]
    public async Task<IActionResult> Index(string? quarter, int page = 1) => View(await ListAsync(quarter, page));

    /// <summary>All of the quarter as a file.</summary>
    [HttpGet("/quarterly-review.csv"), Requires(Permission.Export)]
    public async Task<IActionResult> Csv(string? quarter)
    {
        var list = await ListAsync(quarter, null);
        return CsvFile.Of(
            $"quarterly-review-{list.Chosen}.csv", list.Rows,
            ("Family", r => r.Family), ("Case", r => r.Reference), ("Closed", r => r.ClosedOn), ("Why", QuarterlyReviewPage.Why), ("Outcomes achieved", QuarterlyReviewPage.Achieved),
            ("Worker", r => r.Worker), ("Unit", r => r.Unit), ("District", r => r.District));
    }

    private async Task<QuarterlyReviewPage> ListAsync(string? quarter, int? page)
    {
        var today = UkTime.Today(time);
        var from = QuarterlyReviewPage.Quarters(today).FirstOrDefault(q => q.Value == quarter) is { } chosen ? DateOnly.ParseExact(chosen.Value, QuarterlyReviewPage.Format, CultureInfo.InvariantCulture) : QuarterlyReviewPage.First(today);
        var (rows, total) = await review.PageAsync(from, page);
        return new(rows, total, Math.Max(1, page ?? 1), from, today);
    }
}

/// <summary>The list of a quarter.</summary>
/// <param name="Rows">One page of lines.</param>
/// <param name="Total">How many in all.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="From">First day of the quarter.</param>
/// <param name="Today">The local day.</param>
public sealed record QuarterlyReviewPage(IReadOnlyList<ClosedWithoutOutcomes> Rows, int Total, int Page, DateOnly From, DateOnly Today)
{
    /// <summary>How a quarter stands in an address: its first day.</summary>
    public const string Format = "yyyy-MM-dd";

    private const int Shown = 9;

    /// <summary>"3 families whose case closed from July to September 2026 with some or none of the outcomes".</summary>
    public string Caption => $"{UkDates.Count(Total, "case")} closed {Name(From)} with some or none of the outcomes";

    /// <summary>Which quarter.</summary>
    public string Chosen => From.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>First day of the quarter of a day.</summary>
    public static DateOnly First(DateOnly day) => new(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1);

    /// <summary>The quarters that can be chosen, the newest first: this one and two years back.</summary>
    public static IEnumerable<Choice> Quarters(DateOnly today) => Enumerable.Range(0, Shown).Select(i => First(today).AddMonths(-3 * i))
        .Select(q => new Choice(q.ToString(Format, CultureInfo.InvariantCulture), char.ToUpperInvariant(Name(q)[0]) + Name(q)[1..]));

    /// <summary>Why a case closed, in words.</summary>
    public static string Why(ClosedWithoutOutcomes row) => ClosureReason.Of(row.Reason)?.Label ?? row.Reason;

    /// <summary>"2 of 3"; where the plan had none, what was said of them all.</summary>
    public static string Achieved(ClosedWithoutOutcomes row) => row.Outcomes == 0 ? $"{StateWords.Title(row.Overall)} of them" : $"{row.Achieved} of {row.Outcomes}";

    private static string Name(DateOnly from) => $"from {from.ToString("MMMM", CultureInfo.GetCultureInfo("en-GB"))} to {from.AddMonths(2).ToString("MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"))}";
}
