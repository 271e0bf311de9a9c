using EarlyHelp.Data.Scorecards;
using EarlyHelp.Domain.Scorecards;

namespace EarlyHelp.Web.Features.Tracker;

/// <summary>Makes the pages of the tracker; every one in a fixed number of queries.</summary>
public sealed class TrackerPages(FigureScopes scopes, TrackerFacts facts)
{
    /// <summary>The open cases of a part of the service as at a day, as far as they are within the person's own scope.</summary>
    public async Task<IReadOnlyList<TrackerLine>> LinesAsync(NamedScope scope, DateOnly day) => Within(await facts.OfAsync(scope.Scope, day), await BelongsAsync(scope));

    /// <summary>The page of a part of the service.</summary>
    public async Task<TrackerPage> OfAsync(NamedScope scope, DateOnly day, int page)
    {
        var tracker = await facts.OfAsync(scope.Scope, day);
        var belongs = await BelongsAsync(scope);
        var below = await scopes.BelowAsync(scope);
        var (capacities, guides) = (await facts.CapacitiesAsync(day), await facts.GuidesAsync());
        var posted = scope.Level == Level.Unit ? await facts.PostedAsync(scope.Scope.Id!.Value, day) : null;
        List<TrackerRow> rows = [];
        foreach (var member in below)
        {
            var capacity = member.Level == Level.Worker ? guides.GetValueOrDefault(member.Scope.Id!.Value) : capacities.Where(c => member.Scope.Has(c.Place)).Sum(c => c.Families);
            var row = new TrackerRow(member.Name, member.Address, tracker.Of(p => belongs(p) && member.Scope.Has(p)), capacity);
            // A unit that has ended and a worker who has left stand there as long as something of theirs counts.
            if (!row.IsEmpty || (posted?.Contains(member.Scope.Id!.Value) ?? capacity > 0))
                rows.Add(row);
        }

        if (below.Count > 0 && new TrackerRow(scope.Level == Level.Unit ? "No worker yet" : "No unit yet", null, tracker.Of(p => belongs(p) && !below.Any(m => m.Scope.Has(p))), null) is { IsEmpty: false } rest)
            rows.Add(rest);
        var total = new TrackerRow(scope.Name, scope.Address, tracker.Of(belongs), scope.Level == Level.Worker ? guides.GetValueOrDefault(scope.Scope.Id!.Value) : capacities.Where(c => scope.Scope.Has(c.Place)).Sum(c => c.Families));
        var lines = scope.Level >= Level.Unit ? Within(tracker, belongs) : [];
        var shown = lines.Skip(Data.Paging.Before(page, TrackerFacts.PageSize)).Take(TrackerFacts.PageSize).ToList();
        return new(scope, day, await scopes.AboveAsync(scope), rows, total, shown, lines.Count, Math.Max(1, page), shown.Count == 0 ? null : await facts.NamesAsync(shown, day, withOldReferences: false));
    }

    private async Task<Func<Place, bool>> BelongsAsync(NamedScope scope)
    {
        // A worker who held cases of two units stands in the figures of each for its own only.
        var own = await scopes.OwnAsync();
        return p => scope.Scope.Has(p) && own.Scope.Has(p);
    }

    private static List<TrackerLine> Within(Domain.Scorecards.Tracker tracker, Func<Place, bool> belongs) => [.. tracker.Lines.Where(l => belongs(l.Place))];
}
