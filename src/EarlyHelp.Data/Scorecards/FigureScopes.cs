using EarlyHelp.Data.Access;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Scorecards;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Scorecards;

/// <summary>
/// For which parts of the service this person may see figures: those within the own scope. A figure above it, or beside it, does not
/// exist (spec/4-scorecard.md). The organisation is read once; it is a few dozen rows.
/// </summary>
public sealed class FigureScopes(EarlyHelpDbContext db, CurrentActor current)
{
    // The address is by today's name, so that it stays the same whichever month is looked at.
    private sealed record Node(Level Level, long? Id, string Name, string NameToday, Node? Parent)
    {
        public required IReadOnlyList<string> OtherNames { get; init; }

        public DateOnly? From { get; init; }

        public DateOnly? To { get; init; }

        public NamedScope Named => new(new(Level, Id), Name, Level == Level.County ? "county" : $"{NamedScope.Word(Level)}:{NameToday}");

        public bool IsWithin(Scope scope) => (Level == scope.Level && Id == scope.Id) || Parent?.IsWithin(scope) == true;
    }

    private List<Node>? nodes;
    private (DateOnly First, DateOnly Last)? time;

    /// <summary>For which days figures are shown: places are called what they were called on the last of them, and those that were not there then are left out.</summary>
    public FigureScopes For(DateOnly first, DateOnly last)
    {
        if (time != (first, last))
            nodes = null;
        time = (first, last);
        return this;
    }

    /// <summary>The part of the service that an address names; the own one when it names none. Null when there is none such within the own scope.</summary>
    public async Task<NamedScope?> FindAsync(string? text)
    {
        var own = await MineAsync();
        if (own is null || string.IsNullOrWhiteSpace(text))
            return own;
        var (word, name) = text.Trim().Split(':', 2) is [var first, var rest] ? (first, (string?)rest.Trim()) : (text.Trim(), "");
        if (string.Equals(word, NamedScope.Word(Level.Worker), StringComparison.OrdinalIgnoreCase))
            return await WorkerAsync(own, name ?? "");
        if (string.Equals(text.Trim(), NamedScope.Word(Level.County), StringComparison.OrdinalIgnoreCase))
            name = null;
        var asked = (await NodesAsync()).Where(n => n.IsWithin(own.Scope) && string.Equals(NamedScope.Word(n.Level), word, StringComparison.OrdinalIgnoreCase)).ToList();
        // A link that somebody kept from before a change of name leads to the same place still.
        return (name is null ? asked.FirstOrDefault()
            : asked.Find(n => n.Level != Level.County && string.Equals(n.NameToday, name, StringComparison.OrdinalIgnoreCase))
            ?? asked.Find(n => n.Level != Level.County && n.OtherNames.Contains(name, StringComparer.OrdinalIgnoreCase)))?.Named;
    }

    /// <summary>The person's own scope; whoever holds the permission to see figures has one.</summary>
    public async Task<NamedScope> OwnAsync() =>
        await MineAsync() ?? throw new InvalidOperationException("This posting has no scope of figures.");

    /// <summary>All parts of a level within the own scope, by name; none when the level lies above it.</summary>
    public async Task<IReadOnlyList<NamedScope>> OfLevelAsync(Level level) =>
        await MineAsync() is not { } own || level < own.Level ? [] : await WithinAsync(own, level);

    /// <summary>The parts one level down, by name: districts of an area, workers of a unit.</summary>
    public async Task<IReadOnlyList<NamedScope>> BelowAsync(NamedScope scope) => scope.Level == Level.Worker ? [] : await WithinAsync(scope, scope.Level + 1);

    /// <summary>The way down from the own scope to this one, this one left out.</summary>
    public async Task<IReadOnlyList<NamedScope>> AboveAsync(NamedScope scope)
    {
        if (await MineAsync() is not { } own || scope.Scope == own.Scope)
            return [];
        var all = await NodesAsync();
        var node = scope.Level == Level.Worker
            ? await UnitsOfAsync(scope.Scope.Id!.Value) is { Count: > 0 } units ? all.FirstOrDefault(n => n.Level == Level.Unit && units.Contains(n.Id!.Value) && n.IsWithin(own.Scope)) : null
            : all.First(n => n.Level == scope.Level && n.Id == scope.Scope.Id).Parent;
        List<NamedScope> above = [];
        for (; node is not null && node.IsWithin(own.Scope); node = node.Parent)
            above.Insert(0, node.Named);
        return above;
    }

    private async Task<NamedScope?> MineAsync()
    {
        var me = current.Actor;
        if (!me.May(Permission.ReadFigures))
            return null;
        var (level, id) = me.Role switch
        {
            Role.UnitWorker => (Level.Worker, me.StaffId),
            Role.UnitLead => (Level.Unit, me.UnitId),
            Role.DistrictManager => (Level.District, me.DistrictId),
            Role.AreaManager => (Level.Area, me.AreaId),
            _ => (Level.County, null),
        };
        if (level == Level.Worker)
            return await db.Staff.Where(s => s.Id == id).Select(s => new { s.Id, s.Name, s.Email }).FirstOrDefaultAsync() is { } person ? Worker(person.Id, person.Name, person.Email, Scope.County) : null;
        return (await NodesAsync()).FirstOrDefault(n => n.Level == level && n.Id == id)?.Named;
    }

    private async Task<IReadOnlyList<NamedScope>> WithinAsync(NamedScope scope, Level level)
    {
        if (scope.Level == level)
            return [scope];
        if (level == Level.Worker)
        {
            var own = (await MineAsync())?.Scope ?? scope.Scope;
            return [.. (await Workers(await UnitsWithinAsync(scope)).Select(s => new { s.Id, s.Name, s.Email }).ToListAsync())
                .Select(s => Worker(s.Id, s.Name, s.Email, own)).OrderBy(s => s.Name, StringComparer.Ordinal).ThenBy(s => s.Address, StringComparer.Ordinal)];
        }

        return [.. (await NodesAsync()).Where(n => n.Level == level && n.IsWithin(scope.Scope) && WasThere(n)).Select(n => n.Named).OrderBy(n => n.Name, StringComparer.Ordinal)];
    }

    private async Task<NamedScope?> WorkerAsync(NamedScope own, string email)
    {
        if (own.Level == Level.Worker)
            return string.Equals(own.NameInFile, StaffMember.Normalise(email), StringComparison.Ordinal) ? own : null;
        var normal = StaffMember.Normalise(email);
        return await Workers(await UnitsWithinAsync(own)).Where(s => s.Email == normal).Select(s => new { s.Id, s.Name, s.Email }).FirstOrDefaultAsync() is { } person
            ? Worker(person.Id, person.Name, person.Email, own.Scope)
            : null;
    }

    // Whoever ever held a case of these units, or was posted to one.
    private IQueryable<StaffMember> Workers(List<long> units) => db.Staff.AsNoTracking().Where(s =>
        db.Set<CaseSpell>().Any(p => p.WorkerId == s.Id && units.Contains(p.UnitId)) || db.Postings.Any(p => p.StaffId == s.Id && p.UnitId != null && units.Contains(p.UnitId.Value)));

    private async Task<List<long>> UnitsOfAsync(long workerId)
    {
        var posted = await db.Postings.Where(p => p.StaffId == workerId && p.UnitId != null).OrderByDescending(p => p.From).Select(p => p.UnitId!.Value).ToListAsync();
        var held = await db.Set<CaseSpell>().Where(p => p.WorkerId == workerId).Select(p => p.UnitId).Distinct().ToListAsync();
        return [.. posted, .. held];
    }

    private async Task<List<long>> UnitsWithinAsync(NamedScope scope) => [.. (await NodesAsync()).Where(n => n.Level == Level.Unit && n.IsWithin(scope.Scope)).Select(n => n.Id!.Value)];

    private bool WasThere(Node node) => time is not { } days || ((node.From is null || node.From <= days.Last) && (node.To is null || node.To >= days.First));

    private async Task<List<Node>> NodesAsync()
    {
        if (nodes is not null)
            return nodes;
        var names = new DatedNames(await db.PlaceNames.AsNoTracking().ToListAsync());
        Node Of(Level level, PlaceKind kind, long id, string today, Node? parent, DateOnly? from = null, DateOnly? to = null) =>
            new(level, level == Level.County ? null : id, time is { } days ? names.On(kind, id, days.Last, today) : today, today, parent) { OtherNames = [.. names.All(kind, id, today)], From = from, To = to };
        var county = await db.Counties.Select(c => new { c.Id, c.Name }).FirstAsync();
        var top = Of(Level.County, PlaceKind.County, county.Id, county.Name, null);
        var areas = (await db.Areas.AsNoTracking().ToListAsync()).ToDictionary(a => a.Id, a => Of(Level.Area, PlaceKind.Area, a.Id, a.Name, top, null, a.To));
        var districts = (await db.Districts.AsNoTracking().ToListAsync()).ToDictionary(d => d.Id, d => Of(Level.District, PlaceKind.District, d.Id, d.Name, areas[d.AreaId], null, d.To));
        var all = await db.Units.AsNoTracking().ToListAsync();
        // Those with which the service began stand for the years before it too: a register can tell of them.
        var beginning = all.Count == 0 ? (DateOnly?)null : all.Min(u => u.From);
        var units = all.Select(u => Of(Level.Unit, PlaceKind.Unit, u.Id, u.Name, districts[u.DistrictId], u.From == beginning ? null : u.From, u.To));
        return nodes = [top, .. areas.Values, .. districts.Values, .. units];
    }

    // Somebody who came from elsewhere, or went there, is seen as far as the own scope goes.
    private static NamedScope Worker(long id, string name, string email, Scope own) => new(new(Level.Worker, id) { Within = own.Level == Level.County ? null : (own.Level, own.Id) }, name, $"{NamedScope.Word(Level.Worker)}:{email}");
}
