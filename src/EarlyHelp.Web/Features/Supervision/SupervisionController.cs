using System.Globalization;
using EarlyHelp.Data.Cases;
using EarlyHelp.Data.Supervision;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Supervision;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Cases;
using EarlyHelp.Web.Infrastructure;
using EarlyHelp.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Supervision;

/// <summary>The supervision list: the cases to talk about, and why each is on it.</summary>
[Requires(Permission.Supervise)]
public sealed class SupervisionController(SupervisionList list, CoverList workers, CaseWords words) : Controller
{
    /// <summary>The list.</summary>
    [HttpGet("/supervision")]
    public async Task<IActionResult> Index(SupervisionFilter filter)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        var (lines, total) = await list.PageAsync(filter, words.Today);
        return View(new SupervisionPage(filter, lines, await words.LinesAsync(lines.Select(l => l.Row)), total, await list.UnitsAsync(), await workers.WorkersAsync(words.Today)));
    }

    /// <summary>All of the list as a file.</summary>
    [HttpGet("/supervision.csv"), Requires(Permission.Export)]
    public async Task<IActionResult> Csv(SupervisionFilter filter)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        var lines = await list.AllAsync(filter, words.Today);
        return CsvFile.Of(
            "supervision.csv", lines.Zip(await words.LinesAsync(lines.Select(l => l.Row)), (line, inWords) => (Line: line, Words: inWords)),
            ("Family", l => l.Line.Row.FamilyName), ("Case", l => l.Line.Row.Reference), ("Children", l => l.Words.Children), ("Why", l => string.Join(". ", l.Line.Points.Select(p => p.Sentence))),
            ("Week", l => l.Words.Week), ("Worker", l => l.Line.Row.Worker), ("Covered by", l => l.Line.Row.CoveredBy), ("Unit", l => l.Line.Row.Unit), ("Last supervision", l => l.Line.SupervisedOn));
    }
}

/// <summary>The list.</summary>
/// <param name="Filter">What was chosen.</param>
/// <param name="Lines">One page of cases with their reasons.</param>
/// <param name="Words">The same cases in words, in the same order.</param>
/// <param name="Total">How many in all.</param>
/// <param name="Units">Units to choose from.</param>
/// <param name="Workers">Workers to choose from.</param>
public sealed record SupervisionPage(
    SupervisionFilter Filter, IReadOnlyList<SupervisionLine> Lines, IReadOnlyList<CaseLine> Words, int Total, IReadOnlyList<Unit> Units, IReadOnlyList<WorkerOfUnit> Workers)
{
    /// <summary>Whether anything was chosen.</summary>
    public bool IsFiltered => Filter.Reason is not null || Filter.Worker is not null || Filter.Unit is not null;

    /// <summary>The worker chosen, by name.</summary>
    public string? Worker => Workers.FirstOrDefault(w => w.Worker.Id == Filter.Worker)?.Worker.Name;

    /// <summary>The unit chosen, or the only one, by name.</summary>
    public string? Unit => Units.FirstOrDefault(u => u.Id == Filter.Unit)?.Name ?? (Units.Count == 1 ? Units[0].Name : null);

    /// <summary>"7 families of Sam Hill to talk about: no visit for 21 days".</summary>
    public string Caption => $"{Total} {(Total == 1 ? "family" : "families")}{(Worker is { } worker ? $" of {worker}" : Unit is { } unit ? $" in {unit}" : "")} to talk about"
        + (Filter.Reason is { } reason ? $": {SupervisionReasons.Name(reason)}" : "");

    /// <summary>Reasons as choices.</summary>
    public static IEnumerable<Choice> Reasons => Enum.GetValues<SupervisionReason>().Select(r => new Choice(r.ToString(), SupervisionReasons.Name(r)));

    /// <summary>Workers as choices.</summary>
    public IEnumerable<Choice> WorkerChoices => Workers.Select(w => new Choice(w.Worker.Id.ToString(CultureInfo.InvariantCulture), w.Worker.Name));

    /// <summary>Units as choices.</summary>
    public IEnumerable<Choice> UnitChoices => Units.Select(u => new Choice(u.Id.ToString(CultureInfo.InvariantCulture), u.Name));
}
