using EarlyHelp.Domain;
using EarlyHelp.Domain.Organisation;

namespace EarlyHelp.Web.Features.OrganisationChanges;

/// <summary>A change of the organisation.</summary>
/// <param name="From">Its day.</param>
/// <param name="What">What changes.</param>
/// <param name="State">To come, in force, carried out, withdrawn, or held up.</param>
/// <param name="Kind">The kind of the tag of that state.</param>
/// <param name="Detail">Why, what moved, or what is in its way.</param>
/// <param name="By">Who entered it.</param>
/// <param name="Withdraw">Where it is withdrawn; null when it can't be.</param>
public sealed record ChangeLine(DateOnly From, string What, string State, string Kind, string? Detail, string? By, string? Withdraw)
{
    /// <summary>Whether it is still to come.</summary>
    public bool IsToCome => Withdraw is not null;
}

/// <summary>The changes of the organisation: those to come first, then the others, the latest first.</summary>
/// <param name="Lines">The changes.</param>
public sealed record ChangesPage(IReadOnlyList<ChangeLine> Lines)
{
    private const string ToCome = "To come";

    /// <summary>Makes it.</summary>
    public static ChangesPage Of(IReadOnlyList<Unit> units, IReadOnlyList<PlaceName> names, IReadOnlyList<UnitEnding> endings, DateOnly today)
    {
        var first = units.Count == 0 ? today : units.Min(u => u.From);
        List<ChangeLine> lines =
        [
            .. names.Select(n => new ChangeLine(
                n.From, $"{n.Before} is called {n.Name}", n.From > today ? ToCome : "In force", n.From > today ? "soon" : "ok", null, n.By, n.From > today ? $"/admin/organisation/changes/names/{n.Id}/withdraw" : null)),
            // The units of the first day were not opened: the county began with them.
            .. units.Where(u => u.From > first).Select(u => new ChangeLine(
                u.From, $"{u.Name} opens in {u.District.Name}", u.From > today ? ToCome : "In force", u.From > today ? "soon" : "ok", $"Takes up to {u.Capacity} families", null, u.From > today ? $"/admin/organisation/changes/units/{u.Id}/withdraw" : null)),
            .. endings.Select(Of),
        ];
        return new([.. lines.Where(l => l.IsToCome).OrderBy(l => l.From), .. lines.Where(l => !l.IsToCome).OrderByDescending(l => l.From)]);
    }

    private static ChangeLine Of(UnitEnding ending)
    {
        var what = ending.Into is { } into ? $"{ending.Unit.Name} is merged into {into.Name}" : $"{ending.Unit.Name} is closed";
        var (state, kind) = ending switch
        {
            { WithdrawnBy: not null } => ("Withdrawn", "neutral"),
            { DoneOn: not null } => ("Carried out", "ok"),
            { Problem: not null } => ("Held up", "late"),
            _ => (ToCome, "soon"),
        };
        var detail = ending switch
        {
            { WithdrawnBy: { } by } => $"Withdrawn by {by}. {ending.Reason}",
            { DoneOn: { } on } => $"{(ending.Into is null ? "" : $"{char.ToUpperInvariant(ending.Moved.InWords[0])}{ending.Moved.InWords[1..]} moved. ")}{(on == ending.From ? "" : $"Carried out on {UkDates.Date(on)}. ")}{ending.Reason}",
            { Problem: { } problem } => $"{problem}. {ending.Reason}",
            _ => ending.Reason,
        };
        return new(ending.From, what, state, kind, detail, ending.By, ending.IsPlanned ? $"/admin/organisation/changes/endings/{ending.Id}/withdraw" : null);
    }
}
