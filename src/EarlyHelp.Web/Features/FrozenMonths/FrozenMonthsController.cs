using EarlyHelp.Data;
using EarlyHelp.Data.Scorecards;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Scorecards;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.FigureLists;
using EarlyHelp.Web.Features.Scorecards;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Features.FrozenMonths;

/// <summary>Months frozen as they were reported, and what was corrected since (ADR 22).</summary>
public sealed class FrozenMonthsController(EarlyHelpDbContext db, FigurePages pages, ScorecardFacts facts, Freezing frozen, FigureScopes scopes, FigureLines lines) : Controller
{
    /// <summary>Asks before a month is frozen: it is done once.</summary>
    [HttpGet("/frozen-months/new")]
    [Requires(Permission.FreezeFigures)]
    public async Task<IActionResult> New(string? month) =>
        pages.MonthOf(month) is { } chosen && await frozen.FindAsync(chosen) is null ? View(new FreezeForm { Month = chosen.ToString() }) : NotFound();

    /// <summary>Freezes it.</summary>
    [HttpPost("/frozen-months")]
    [Requires(Permission.FreezeFigures)]
    public async Task<IActionResult> Create(FreezeForm form)
    {
        if (pages.MonthOf(form.Month) is not { } month)
            return NotFound();
        if (!ModelState.IsValid || !await ModelState.AttemptAsync(() => FreezeAsync(month)))
            return this.Refused("New", form);
        TempData["Flash"] = $"{month.InWords} is frozen as reported";
        return Redirect($"/frozen-months/{month}");
    }

    /// <summary>What was reported, what stands now, and the records that made the difference.</summary>
    [HttpGet("/frozen-months/{month}")]
    [Requires(Permission.ReadFigures)]
    public async Task<IActionResult> Show(string month, string? scope) => await ShowAsync(month, scope, DifferencePage.MostShown, async page => View(page with { Scopes = await pages.ScopesAsync(page.Period.Scope) }));

    /// <summary>Every figure, reported and now, as a file.</summary>
    [HttpGet("/frozen-months/{month}.csv")]
    [Requires(Permission.ReadFigures), Requires(Permission.Export)]
    public Task<IActionResult> Csv(string month, string? scope) => ShowAsync(month, scope, 0, page => Task.FromResult<IActionResult>(CsvFile.Of(
        $"reported-{page.Period.Month}.csv", page.Rows,
        ("Indicator", r => r.Indicator.Code), ("Name", r => r.Indicator.Name), ("Measured in", r => FigureWords.MeasuredIn(r.Indicator)),
        ("Reported", r => FigureWords.ValueInFile(r.Indicator.Measure, r.Reported)), ("Reported of", r => r.ReportedOf), ("Now", r => r.Now.ValueInFile), ("Now of", r => r.NowOf),
        ("Differs", r => r.Differs), ("Records that differ", r => r.Changes.Count))));

    /// <summary>Every record that made a difference as a file; of one that the reader may not open, that it did.</summary>
    [HttpGet("/frozen-months/{month}/records.csv")]
    [Requires(Permission.ReadFigures), Requires(Permission.Export)]
    public Task<IActionResult> RecordsCsv(string month, string? scope) => ShowAsync(month, scope, int.MaxValue, page => Task.FromResult<IActionResult>(CsvFile.Of(
        $"corrected-{page.Period.Month}.csv", page.Rows.SelectMany(r => r.Changes, (r, change) => (r.Indicator, Change: change, Line: page.Lines[change.Tally])),
        ("Indicator", r => r.Indicator.Code), ("Name", r => r.Indicator.Name), ("What became of it", r => DifferencePage.InWords(r.Change)),
        ("Record", r => r.Line.Href is null ? null : r.Change.Tally.Reference), ("Family", r => r.Line.Href is null ? FigureListPage.Closed : r.Line.Family))));

    // The page and its files are of the same figures; they differ in how many records of an indicator they name.
    private async Task<IActionResult> ShowAsync(string month, string? scope, int mostRecords, Func<DifferencePage, Task<IActionResult>> show)
    {
        if (await pages.PeriodAsync(month, scope) is not { } period)
            return NotFound();
        if (period.Scope.Scope.Within is not null || await frozen.FindAsync(period.Month) is not { } head)
            return Redirect($"/scorecard?{period.Query}");
        var read = await facts.LoadAsync(period.Month, pages.Today);
        var card = new Scorecard(read, period.Month, pages.Today);
        var reported = await frozen.FiguresAsync(head, period.Scope.Scope);
        var tallies = await frozen.TalliesAsync(head, period.Scope.Scope);
        var outside = pages.Outside(read, period.Month, period.Scope.Scope).Select(o => new DifferenceRow(o.Figure, reported.GetValueOrDefault(o.Figure.Indicator.Code), []));
        List<DifferenceRow> rows =
        [
            .. pages.Shown.Where(i => i.IsAt(period.Scope.Level)).Select(i => new DifferenceRow(
                card.Of(i, period.Scope.Scope), reported.GetValueOrDefault(i.Code), TallyChange.Between(Scorecard.Once(i, tallies[i.Code]), card.Behind(i, period.Scope.Scope)))),
            .. outside,
        ];
        // The lines of all indicators are read together: the number of queries is that of one list.
        var shown = rows.SelectMany(r => r.Changes.Take(mostRecords)).Select(c => c.Tally).Distinct().ToList();
        var found = await lines.OfAsync(shown);
        return await show(new(period, head, rows, shown.Zip(found).ToDictionary(x => x.First, x => x.Second)) { Above = await scopes.AboveAsync(period.Scope) });
    }

    // Two people who freeze it at once: the second one is told as if it had been frozen before.
    private async Task FreezeAsync(Month month)
    {
        await frozen.FreezeAsync(month);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (await frozen.FindAsync(month) is null)
                throw;
            throw new Domain.Workflow.RulesBrokenException([new($"{month.InWords} is frozen already", nameof(FreezeForm.Month))]);
        }
    }
}
