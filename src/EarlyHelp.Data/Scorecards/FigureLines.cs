using EarlyHelp.Data.Access;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Scorecards;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Scorecards;

/// <summary>One line of the list behind a figure.</summary>
/// <param name="Tally">The record.</param>
/// <param name="Href">Where it opens; null for one that this person can't open, and then nothing else is told of it.</param>
/// <param name="Family">What the family is called.</param>
/// <param name="Where">Unit or district in which it counts.</param>
/// <param name="Worker">Who held it.</param>
public sealed record FigureLine(Tally Tally, string? Href, string? Family, string? Where, string? Worker);

/// <summary>Makes lines of the records behind a figure: a link for those in reach, an anonymous line for the others, so that the lengths agree (ADR 21).</summary>
public sealed class FigureLines(EarlyHelpDbContext db, Reach reach, CurrentActor current)
{
    // A query takes so many references: a download is read piece by piece.
    private const int Piece = 500;

    private sealed record Opens(string Reference, string Href, string Family);

    /// <summary>The lines of these records, in their order.</summary>
    public async Task<IReadOnlyList<FigureLine>> OfAsync(IReadOnlyList<Tally> tallies)
    {
        List<FigureLine> lines = [];
        var places = await db.Units.Select(u => new { u.Id, u.Name }).ToDictionaryAsync(u => u.Id, u => u.Name);
        var names = new DatedNames(await db.PlaceNames.AsNoTracking().ToListAsync());
        var districts = await db.Districts.Select(d => new { d.Id, d.Name }).ToDictionaryAsync(d => d.Id, d => d.Name);
        foreach (var piece in tallies.Chunk(Piece))
        {
            var found = await OpensAsync(piece);
            var workerIds = piece.Select(t => t.Place.WorkerId).OfType<long>().Distinct().ToList();
            var workers = await db.Staff.Where(s => workerIds.Contains(s.Id)).Select(s => new { s.Id, s.Name }).ToDictionaryAsync(s => s.Id, s => s.Name);
            lines.AddRange(piece.Select(t => found.GetValueOrDefault((KindOf(t.Subject), t.Reference)) is { } opens
                ? new FigureLine(t, opens.Href, opens.Family,
                    t.Place.UnitId is { } unit ? names.On(PlaceKind.Unit, unit, t.On, places[unit])
                        : t.Place.DistrictId is { } district ? names.On(PlaceKind.District, district, t.On, districts[district]) : null,
                    t.Place.WorkerId is { } worker ? workers.GetValueOrDefault(worker) : null)
                : new FigureLine(t, null, null, null, null)));
        }

        return lines;
    }

    // A child is read in its family's case.
    private static Subject KindOf(Subject subject) => subject == Subject.Child ? Subject.Case : subject;

    private async Task<Dictionary<(Subject, string), Opens>> OpensAsync(IReadOnlyList<Tally> tallies)
    {
        Dictionary<(Subject, string), Opens> found = [];
        void Keep(Subject subject, IEnumerable<Opens> some)
        {
            foreach (var one in some)
                found.TryAdd((subject, one.Reference), one);
        }

        List<string> Of(Subject subject) => [.. tallies.Where(t => KindOf(t.Subject) == subject).Select(t => t.Reference).Distinct()];
        if (Of(Subject.Notification) is { Count: > 0 } notifications && current.Actor.May(Permission.ReadNotifications))
        {
            Keep(Subject.Notification, (await reach.Notifications.Where(n => notifications.Contains(n.Reference)).Select(n => new { n.Reference, n.Family.Name }).ToListAsync())
                .Select(n => new Opens(n.Reference, $"/notifications/{n.Reference}", n.Name)));
        }

        if (Of(Subject.Case) is { Count: > 0 } cases && current.Actor.May(Permission.ReadCases))
        {
            Keep(Subject.Case, (await reach.Cases.Where(c => cases.Contains(c.Reference)).Select(c => new { c.Reference, c.Family.Name }).ToListAsync())
                .Select(c => new Opens(c.Reference, $"/cases/{c.Reference}", c.Name)));
        }

        if (Of(Subject.Transfer) is { Count: > 0 } transfers)
            Keep(Subject.Transfer, await TransfersAsync(transfers, [.. tallies.Where(t => t.Subject == Subject.Transfer).Select(t => t.Id)]));
        return found;
    }

    // What another system recorded has no page of its own: it is read in the case, or the family.
    private async Task<List<Opens>> TransfersAsync(List<string> references, List<long> ids)
    {
        List<Opens> found = [];
        if (current.Actor.May(Permission.ReadStepDowns))
        {
            found.AddRange((await reach.StepDowns.Where(s => references.Contains(s.Reference)).Select(s => new { s.Reference, s.Family.Name }).ToListAsync())
                .Select(s => new Opens(s.Reference, $"/step-downs/{s.Reference}", s.Name)));
        }

        if (current.Actor.May(Permission.ReadStepUps))
        {
            found.AddRange((await reach.StepUps.Where(s => references.Contains(s.Reference)).Select(s => new { s.Reference, s.Baton.Family.Name }).ToListAsync())
                .Select(s => new Opens(s.Reference, $"/step-ups/{s.Reference}", s.Name)));
        }

        var past = db.PastTransfers.Where(t => ids.Contains(t.Id) && references.Contains(t.Reference));
        found.AddRange((await (from t in past join c in reach.Cases on t.CaseId equals c.Id select new { t.Reference, Case = c.Reference, c.Family.Name }).ToListAsync())
            .Select(t => new Opens(t.Reference, $"/cases/{t.Case}", t.Name)));
        found.AddRange((await (from t in past where t.CaseId == null join f in reach.Families on t.FamilyId equals f.Id select new { t.Reference, Family = f.Reference, f.Name }).ToListAsync())
            .Select(t => new Opens(t.Reference, $"/families/{t.Family}", t.Name)));
        return found;
    }
}
