using EarlyHelp.Data.Cases;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Standards;
using EarlyHelp.Domain.Timeline;
using EarlyHelp.Domain.Workflow;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Cases;
using EarlyHelp.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.CaseHistories;

/// <summary>What happened to a case: its timeline, its workers, and how its clocks were counted.</summary>
[Requires(Permission.ReadCases)]
public sealed class CaseHistoriesController(CasePages pages, CaseRecords records, CaseWords words) : Controller
{
    /// <summary>What happened, the newest first.</summary>
    [HttpGet("/cases/{reference}/history")]
    public async Task<IActionResult> Changes(string reference, int page = 1)
    {
        if (await pages.OpenAsync(reference, "History of changes") is not { } header)
            return NotFound();
        var (entries, total) = await records.TimelineAsync(header.Case, page);
        return View(new CaseTimeline(header, [.. entries.Select(Item)], total, Math.Max(1, page)));
    }

    /// <summary>Who held it, from when to when.</summary>
    [HttpGet("/cases/{reference}/workers")]
    public async Task<IActionResult> Workers(string reference) =>
        await pages.OpenAsync(reference, "History of workers") is { } header ? View(new CaseWorkers(header, await records.SpellsAsync(header.Case))) : NotFound();

    /// <summary>How each due date was counted.</summary>
    [HttpGet("/cases/{reference}/clocks")]
    public async Task<IActionResult> Clocks(string reference)
    {
        if (await pages.OpenAsync(reference, "Clocks") is not { } header)
            return NotFound();
        var workings = new List<ClockWorkingPage>();
        foreach (var clock in header.Case.Dates.Clocks)
            workings.Add(new(await words.OfAsync(clock), await words.StandardAsync(clock), await words.WorkingAsync(clock)));
        return View(new CaseClocksPage(header, workings));
    }

    private static TimelineItem Item(TimelineEntry entry)
    {
        var moved = entry.FromState is not null && entry.ToState is not null ? $"From {StateWords.Of(entry.FromState)} to {StateWords.Of(entry.ToState)}" : null;
        var recorded = UkTime.DayOf(entry.At) == entry.HappenedOn ? null : $"Recorded {UkDates.DateAndTime(entry.At)}";
        var lines = string.Join("\n", new[] { entry.Detail, moved, recorded }.Where(l => !string.IsNullOrWhiteSpace(l)));
        return new(entry.What, recorded is null ? entry.At : entry.HappenedOn, entry.By, lines.Length == 0 ? null : lines);
    }
}

/// <summary>The timeline of a case.</summary>
public sealed record CaseTimeline(CaseHeader Header, IReadOnlyList<TimelineItem> Items, int Total, int Page);

/// <summary>The history of workers of a case.</summary>
public sealed record CaseWorkers(CaseHeader Header, IReadOnlyList<SpellOfCase> Spells);

/// <summary>How the clocks of a case were counted.</summary>
public sealed record CaseClocksPage(CaseHeader Header, IReadOnlyList<ClockWorkingPage> Workings);

/// <summary>How one clock was counted.</summary>
/// <param name="Words">The clock.</param>
/// <param name="Standard">Name of its standard.</param>
/// <param name="Days">Each day or week.</param>
public sealed record ClockWorkingPage(ClockWords Words, string Standard, IReadOnlyList<ClockDay> Days);
