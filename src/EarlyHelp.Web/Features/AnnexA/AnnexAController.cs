using EarlyHelp.Data.Returns;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Returns;
using EarlyHelp.Domain.Scorecards;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using EarlyHelp.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.AnnexA;

/// <summary>The child-level lists 1 and 2 of Ofsted's Annex A, for six months.</summary>
[Requires(Permission.MakeReturns)]
public sealed class AnnexAController(AnnexARecords records, TimeProvider time) : Controller
{
    /// <summary>Which list of which months, how many lines it has, and what is missing in them.</summary>
    [HttpGet("/exports/annex-a")]
    public async Task<IActionResult> Index(string? list, string? from, int page = 1)
    {
        var today = UkTime.Today(time);
        if (Read(list, from, today, out var problem) is { } asked)
        {
            var (period, cells) = (AnnexAPeriod.From(asked.Month, today), await CellsAsync(asked.List, asked.Month, today));
            return View(AnnexAPage.Of(asked.List, asked.Month, period, cells, await records.HiddenAsync(asked.List, period), page, today));
        }

        ModelState.AddModelError("from", problem!);
        return this.Refused("Index", AnnexAPage.Without(today));
    }

    /// <summary>The list as a file.</summary>
    [HttpGet("/exports/annex-a.csv"), Requires(Permission.Export)]
    public async Task<IActionResult> Csv(string? list, string? from)
    {
        var today = UkTime.Today(time);
        return Read(list, from, today, out var problem) is { } asked
            ? CsvFile.Of($"annex-a-list-{(int)asked.List}-{asked.Month}.csv", AnnexAPage.ColumnsOf(asked.List), await CellsAsync(asked.List, asked.Month, today))
            : new ContentResult { StatusCode = StatusCodes.Status400BadRequest, ContentType = "text/plain; charset=utf-8", Content = problem };
    }

    private async Task<IReadOnlyList<IReadOnlyList<string?>>> CellsAsync(AnnexAList list, Month month, DateOnly today)
    {
        var period = AnnexAPeriod.From(month, today);
        return list == AnnexAList.Contacts
            ? [.. (await records.ContactsAsync(period)).Select(l => Domain.Returns.AnnexA.Cells(l, period.Last))]
            : [.. (await records.AssessmentsAsync(period)).Select(l => Domain.Returns.AnnexA.Cells(l, period.Last))];
    }

    private static (AnnexAList List, Month Month)? Read(string? list, string? from, DateOnly today, out string? problem)
    {
        var month = string.IsNullOrWhiteSpace(from) ? AnnexAPage.Usual(today) : Month.Parse(from.Trim());
        AnnexAList? chosen = list switch
        {
            null or "" or "1" => AnnexAList.Contacts,
            "2" => AnnexAList.Assessments,
            _ => null,
        };
        problem = chosen is null ? "Choose list 1 or list 2"
            : month is not { } first ? "Enter the first month as a year and a month, for example 2016-02"
            : first.First > today ? "The first month must be this month or earlier"
            : first.Year < 1990 ? "The first month must be 1990-01 or later" : null;
        return problem is null ? (chosen!.Value, month!.Value) : null;
    }
}

/// <summary>A list of Annex A.</summary>
/// <param name="List">Which list.</param>
/// <param name="Month">Its first month.</param>
/// <param name="Period">Its days; null where what was asked for is none.</param>
/// <param name="Rows">A page of its lines.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Gaps">What is missing in it, in words.</param>
public sealed record AnnexAPage(AnnexAList List, Month Month, AnnexAPeriod? Period, IReadOnlyList<IReadOnlyList<string?>> Rows, int Total, int Page, IReadOnlyList<string> Gaps)
{
    /// <summary>Lines on a page.</summary>
    public const int PageSize = 25;

    /// <summary>The lists to choose from.</summary>
    public static IEnumerable<Choice> Lists { get; } = [new("1", "List 1: contacts"), new("2", "List 2: early help assessments")];

    /// <summary>The columns of the list.</summary>
    public IReadOnlyList<string> Columns => ColumnsOf(List);

    /// <summary>The number of the list as addresses have it.</summary>
    public string Number => ((int)List).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The first of the last six months that are over.</summary>
    public static Month Usual(DateOnly today) => Month.Of(today).Plus(-AnnexAPeriod.Months);

    /// <summary>The columns of a list.</summary>
    public static IReadOnlyList<string> ColumnsOf(AnnexAList list) => list == AnnexAList.Contacts ? Domain.Returns.AnnexA.ContactColumns : Domain.Returns.AnnexA.AssessmentColumns;

    /// <summary>A page of a list.</summary>
    public static AnnexAPage Of(AnnexAList list, Month month, AnnexAPeriod period, IReadOnlyList<IReadOnlyList<string?>> rows, int hidden, int page, DateOnly today)
    {
        var (born, ethnicity) = (rows.Count(r => r[3] is null), rows.Count(r => r[2]!.StartsWith("u)", StringComparison.Ordinal)));
        List<string> gaps = [];
        if (born > 0)
            gaps.Add($"{UkDates.Count(born, "line")} without a date of birth");
        if (ethnicity > 0)
            gaps.Add($"{UkDates.Count(ethnicity, "line")} without an ethnicity");
        if (list == AnnexAList.Assessments && rows.Count(r => r[6] is null) is > 0 and var open)
            gaps.Add($"{UkDates.Count(open, "line")} without a completed assessment");
        if (hidden > 0)
            gaps.Add($"{UkDates.Count(hidden, list == AnnexAList.Contacts ? "notification" : "case")} left out, because the record is open to named people only: ask the privacy officer who can add it");
        if (period.Last == today && period.Last < month.Plus(AnnexAPeriod.Months - 1).Last)
            gaps.Add("The six months are not over yet");
        return new(list, month, period, [.. rows.Skip(Data.Paging.Before(page, PageSize)).Take(PageSize)], rows.Count, Math.Max(1, page), gaps);
    }

    /// <summary>The page that says what is wrong.</summary>
    public static AnnexAPage Without(DateOnly today) => new(AnnexAList.Contacts, Usual(today), null, [], 0, 1, []);
}
