using System.Globalization;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Transfers;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Workflow;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.StepUps;
using EarlyHelp.Web.Infrastructure;
using EarlyHelp.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.StepUpReviews;

/// <summary>Every step-up of a month, reviewed or not, and the review of each.</summary>
[Requires(Permission.ReviewStepUps)]
public sealed class StepUpReviewsController(StepUpPages pages, Data.Transfers.StepUps stepUps, CurrentActor current, TimeProvider time) : Controller
{
    private DateOnly Today => UkTime.Today(time);

    /// <summary>A month; the one that runs when none is chosen or what was typed is none.</summary>
    [HttpGet("/step-ups/reviews")]
    public async Task<IActionResult> Index(string? month, int page = 1) => View(await ListAsync(month, page));

    /// <summary>All of the month as a file.</summary>
    [HttpGet("/step-ups/reviews.csv"), Requires(Permission.Export)]
    public async Task<IActionResult> Csv(string? month)
    {
        var list = await ListAsync(month, null);
        return CsvFile.Of(
            $"step-up-reviews-{list.Chosen}.csv", list.Rows,
            ("Family", r => r.Family), ("Step-up", r => r.Reference), ("Sent", r => r.SentOn), ("At once", r => r.IsImmediate), ("Where it stands", r => StateWords.Title(r.State)),
            ("Raised by", r => r.RaisedBy), ("Reviewed by", r => r.Review?.By), ("Reviewed", r => r.Review?.On));
    }

    /// <summary>Reviews one.</summary>
    [HttpPost("/step-ups/{reference}/review")]
    public async Task<IActionResult> Create(string reference, StepUpReviewForm form)
    {
        if (await pages.OpenAsync(reference, form.Version) is not { } opened)
            return NotFound();
        var somebodyElse = await stepUps.SomebodyElseCanReviewAsync(opened, Today);
        if (!ModelState.IsValid || !ModelState.Attempt(() => opened.ReviewIt(form.ToFacts(), somebodyElse, current.Actor, UkTime.UtcNow(time), Today)))
            return this.Refused(StepUpPages.View, await pages.OfAsync(opened) with { Review = form });
        return await pages.SavedAsync(this, opened, $"{opened.Reference} is reviewed", $"/step-ups/reviews?month={StepUpMonthPage.Value(opened.SentOn!.Value)}");
    }

    private async Task<StepUpMonthPage> ListAsync(string? month, int? page)
    {
        var (thisMonth, shown) = (new DateOnly(Today.Year, Today.Month, 1), Math.Max(1, page ?? 1));
        if (month == StepUpMonthPage.Earlier)
        {
            var (waiting, all) = await stepUps.ToReviewAsync(thisMonth, page);
            return new(thisMonth, waiting, all, all, shown, Today) { IsEarlier = true };
        }

        var from = StepUpMonthPage.MonthOf(month) ?? thisMonth;
        var (rows, total, toReview) = await stepUps.MonthAsync(from, page);
        return new(from, rows, total, toReview, shown, Today);
    }
}

/// <summary>The list of a month.</summary>
/// <param name="From">Its first day.</param>
/// <param name="Rows">One page of lines.</param>
/// <param name="Total">How many in all.</param>
/// <param name="ToReview">How many nobody has reviewed yet.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Today">The local day.</param>
public sealed record StepUpMonthPage(DateOnly From, IReadOnlyList<StepUpRow> Rows, int Total, int ToReview, int Page, DateOnly Today)
{
    /// <summary>How the list of what earlier months left without a review stands in an address.</summary>
    public const string Earlier = "earlier";

    private const int Shown = 14;

    /// <summary>Whether it is the list of what the months before this one left without a review.</summary>
    public bool IsEarlier { get; init; }

    /// <summary>What is chosen.</summary>
    public string Chosen => IsEarlier ? Earlier : Value(From);

    /// <summary>"November 2026".</summary>
    public static string Name(DateOnly month) => month.ToString("MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"));

    /// <summary>How a month stands in an address: "2026-11".</summary>
    public static string Value(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>The first day of the month of an address; null when it is none, or the last of the calendar, after which no month begins.</summary>
    public static DateOnly? MonthOf(string? value) => DateOnly.TryParseExact($"{value}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue.AddMonths(-1) ? day : null;

    /// <summary>The months that can be chosen, the newest first.</summary>
    public IEnumerable<Choice> Months => Enumerable.Range(0, Shown).Select(i => new DateOnly(Today.Year, Today.Month, 1).AddMonths(-i)).Append(From).Distinct().OrderDescending().Select(m => new Choice(Value(m), Name(m))).Prepend(new(Earlier, "Earlier months, not yet reviewed"));

    /// <summary>"3 step-ups sent in November 2026, 1 not yet reviewed".</summary>
    public string Caption => IsEarlier ? $"{UkDates.Count(Total, "step-up")} of earlier months, not yet reviewed" : $"{UkDates.Count(Total, "step-up")} sent in {Name(From)}{(Total == 0 ? "" : ToReview == 0 ? ", all reviewed" : $", {ToReview} not yet reviewed")}";
}
