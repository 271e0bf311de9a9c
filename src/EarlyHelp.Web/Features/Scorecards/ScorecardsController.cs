using EarlyHelp.Data.Access;
using EarlyHelp.Data.Scorecards;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Scorecards;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Scorecards;

/// <summary>The monthly scorecard, as a page and as a file (spec/4-scorecard.md).</summary>
[Requires(Permission.ReadFigures)]
public sealed class ScorecardsController(FigurePages pages, FigureScopes scopes, ScorecardFacts facts, Freezing frozen, CurrentActor current) : Controller
{
    private static readonly string[] Headings = ["indicator", "name", "level", "scope", "numerator", "denominator", "value", "target", "status"];

    /// <summary>Every indicator for a month and a scope.</summary>
    [HttpGet("/scorecard")]
    public async Task<IActionResult> Index(string? month, string? scope)
    {
        if (await pages.PeriodAsync(month, scope) is not { } period)
            return NotFound();
        var read = await facts.LoadAsync(period.Month.Plus(-1), period.Month, pages.Today);
        var head = await frozen.FindAsync(period.Month);
        return View(new ScorecardPage(period, new(read, period.Month, pages.Today), new(read, period.Month.Plus(-1), pages.Today), pages.Outside(read, period.Month, period.Scope.Scope))
        {
            Indicators = pages.Shown,
            Above = await scopes.AboveAsync(period.Scope),
            Below = await scopes.BelowAsync(period.Scope),
            Months = [.. pages.Months(period.Month)],
            Scopes = await pages.ScopesAsync(period.Scope),
            IsOver = period.Month < pages.Current,
            Frozen = head,
            // What was reported of somebody is of all they did.
            Reported = head is null || period.Scope.Scope.Within is not null ? null : await frozen.FiguresAsync(head, period.Scope.Scope),
            MayFreeze = current.Actor.May(Permission.FreezeFigures),
        });
    }

    /// <summary>The figures of all parts of a level, or of one where it is named: what they are computed from is read once.</summary>
    [HttpGet("/scorecard.csv"), Requires(Permission.Export)]
    public async Task<IActionResult> Csv(string? month, string? level, string? scope)
    {
        if (pages.MonthOf(month) is not { } chosen)
            return NotFound("There is no scorecard of this month. A month is written 2016-03, and is not one to come.\n");
        if (await scopes.For(chosen.First, chosen.Last).FindAsync(scope) is not { } named)
            return NotFound("There are no figures of this part of the service for you.\n");
        // Without a level it is that of the part that is named, or of the own one.
        if ((string.IsNullOrEmpty(level) ? named.Level : Enum.GetValues<Level>().Cast<Level?>().FirstOrDefault(l => NamedScope.Word(l!.Value) == level)) is not { } at)
            return NotFound("There is no such level. The levels are county, area, district, unit and worker.\n");
        IReadOnlyList<NamedScope> all = scope is null ? await scopes.OfLevelAsync(at) : named.Level == at ? [named] : [];
        if (all.Count == 0)
            return NotFound("There are no figures of this level for you.\n");
        var read = await facts.LoadAsync(chosen, pages.Today);
        var card = new Scorecard(read, chosen, pages.Today);
        return CsvFile.ForPrograms($"scorecard-{chosen}-{NamedScope.Word(at)}.csv", Headings, all.OrderBy(s => s.NameInFile, StringComparer.Ordinal).SelectMany(part =>
            pages.Shown.Where(i => i.IsAt(at)).Select(i => card.Of(i, part.Scope)).Concat(pages.Outside(read, chosen, part.Scope).Select(o => o.Figure)).Select(f => Row(f, part))));
    }

    private static IReadOnlyList<string?> Row(Figure figure, NamedScope scope) =>
    [
        figure.Indicator.Code, figure.Indicator.Name, NamedScope.Word(scope.Level), scope.NameInFile, figure.NumeratorInFile, figure.DenominatorInFile, figure.ValueInFile,
        FigureWords.TargetInFile(figure.Indicator.Target), FigureWords.StatusInFile(figure.Status),
    ];
}
