using EarlyHelp.Data.Access;
using EarlyHelp.Data.Cases;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Identifiers;
using Microsoft.EntityFrameworkCore;
using ImportedKind = EarlyHelp.Domain.Registers.ImportedKind;
using RegisterRow = EarlyHelp.Domain.Registers.RegisterRow;

namespace EarlyHelp.Data.Search;

/// <summary>
/// Finds families in reach by what people have in hand: a name with typing errors, a birth date, a reference, a UPN, an NHS number,
/// a postcode or an address. Candidates come from indexes and are bounded; only the ranking is done here.
/// </summary>
public sealed class FamilySearch(EarlyHelpDbContext db, Reach reach, CurrentActor current, TimeProvider clock)
{
    /// <summary>Families on a page.</summary>
    public const int PageSize = 25;

    /// <summary>Families that a search shows at most; more means that it must be narrowed.</summary>
    public const int Most = 200;

    private const int MostCandidates = 2000;

    private bool mayBeMore;

    /// <summary>Finds families, the best first: a page of them, or all that a search shows where no page is named.</summary>
    public async Task<SearchResult> FindAsync(string? text, DateOnly? born, int? page)
    {
        var typed = (text ?? "").Trim();
        mayBeMore = false;
        var hits = await HitsAsync(typed, born);
        var families = hits.GroupBy(h => h.FamilyId).OrderByDescending(g => g.Max(h => h.Score)).ThenBy(g => g.Key).ToList();
        var shown = families.Take(Most).Skip(Paging.Before(page ?? 1, PageSize)).Take(page is null ? Most : PageSize).ToList();
        return new(await FoundAsync(shown), Math.Min(families.Count, Most), mayBeMore || families.Count > Most);
    }

    /// <summary>Where the transfer whose reference was typed stands; null when it is none, or out of reach.</summary>
    public async Task<string?> TransferAsync(string? text)
    {
        if (Reference.Parse(text) is not { } reference)
            return null;
        var typed = reference.ToString();
        var (found, at) = reference.Kind switch
        {
            ReferenceKind.StepDown when current.Actor.May(Permission.ReadStepDowns) => (await reach.StepDownsToOpen.AnyAsync(s => s.Reference == typed), "/step-downs/"),
            ReferenceKind.StepUp when current.Actor.May(Permission.ReadStepUps) => (await reach.StepUps.AnyAsync(s => s.Reference == typed), "/step-ups/"),
            ReferenceKind.StepAcross when current.Actor.May(Permission.ReadStepUps) => (await reach.StepsAcross.AnyAsync(s => s.Reference == typed), "/step-across/"),
            _ => (false, ""),
        };
        return found ? at + typed : null;
    }

    private async Task<List<Hit>> HitsAsync(string typed, DateOnly? born)
    {
        var old = await ByOldReferenceAsync(typed);
        return [.. old, .. await HitsHereAsync(typed, born)];
    }

    // References of the system before are found for ever, as they were written there.
    private async Task<List<Hit>> ByOldReferenceAsync(string typed)
    {
        if (typed.Length is 0 or > RegisterRow.ReferenceMaxLength)
            return [];
        var old = db.ImportedRecords.Where(r => r.Reference == typed);
        var families = reach.FamiliesWithMerged.Where(f => old.Any(r => r.Kind == ImportedKind.Family && r.RecordId == f.Id)).Select(f => f.MergedIntoId ?? f.Id)
            .Union(reach.Cases.Where(c => old.Any(r => r.Kind == ImportedKind.Case && r.RecordId == c.Id)).Select(c => c.FamilyId))
            .Union(reach.Notifications.Where(n => old.Any(r => r.Kind == ImportedKind.Notification && r.RecordId == n.Id)).Select(n => n.FamilyId))
            .Union(from r in old
                   where r.Kind == ImportedKind.Person
                   join p in db.People on r.RecordId equals p.Id
                   join m in db.FamilyMembers on p.MergedIntoId ?? p.Id equals m.PersonId
                   where reach.Families.Any(f => f.Id == m.FamilyId) && !reach.HiddenPeople.Contains(m.PersonId)
                   select m.FamilyId)
            .Union(db.PastSupport.Where(s => old.Any(r => r.Kind == ImportedKind.Episode && r.RecordId == s.Id) && reach.Families.Any(f => f.Id == s.FamilyId)).Select(s => s.FamilyId))
            .Union(db.PastTransfers.Where(t => old.Any(r => r.Kind == ImportedKind.Transfer && r.RecordId == t.Id) && reach.Families.Any(f => f.Id == t.FamilyId)).Select(t => t.FamilyId));
        return await old.AnyAsync() ? [.. (await families.ToListAsync()).Select(id => new Hit(id, 100, $"Reference {typed} of the system before"))] : [];
    }

    private async Task<List<Hit>> HitsHereAsync(string typed, DateOnly? born)
    {
        if (Reference.Parse(typed) is { } reference)
            return await ByReferenceAsync(reference);
        if (typed.Length == 0)
            return born is null ? [] : await PeopleHitsAsync(reach.People.Where(p => p.Born == born), p => (50, $"{p.FullName}: date of birth"));
        if (Upn.IsValid(typed))
        {
            var upn = Upn.Normalise(typed);
            return await PeopleHitsAsync(reach.People.Where(p => p.Upn == upn), p => (100, $"{p.FullName}: UPN"));
        }

        if (NhsNumber.IsValid(typed))
        {
            var number = NhsNumber.Normalise(typed);
            return await PeopleHitsAsync(reach.People.Where(p => p.NhsNumber == number), p => (100, $"{p.FullName}: NHS number"));
        }

        if (AddressTyped.Read(typed) is not { } address)
            return await ByNameAsync(new NameTyped(typed), born);
        var homes = await ByAddressAsync(address, born);
        return address.IsCertain ? homes : [.. homes, .. await ByNameAsync(new NameTyped(typed), born)];
    }

    private async Task<List<Hit>> ByReferenceAsync(Reference reference)
    {
        var text = reference.ToString();
        var families = reference.Kind switch
        {
            ReferenceKind.Notification => reach.Notifications.Where(n => n.Reference == text).Select(n => n.FamilyId),
            ReferenceKind.Case => reach.Cases.Where(c => c.Reference == text).Select(c => c.FamilyId),
            _ => reach.FamiliesWithMerged.Where(f => f.Reference == text).Select(f => f.MergedIntoId ?? f.Id),
        };
        return [.. (await families.ToListAsync()).Select(id => new Hit(id, 100, $"Reference {text}"))];
    }

    private async Task<List<Hit>> ByNameAsync(NameTyped name, DateOnly? born)
    {
        if (name.IsEmpty)
            return [];
        // A birth date narrows far more than a name, and then the name may be typed as badly as it likes.
        if (born is { } day)
            return await NamedAsync(name, await CandidatesAsync(reach.People.Where(p => p.Born == day)), isBorn: true);
        // The cases of a worker or a unit are few, however large the county, and those of a name are not.
        if (current.Actor.Role is Role.UnitWorker or Role.UnitLead)
            return await NamedAsync(name, await CandidatesAsync(reach.People.Where(p => reach.PeopleOfCases.Contains(p.Id)).Where(name.SoundsOrStartsLike())));
        var likely = name.MostLikely(db.People, reach.IsOfWholeCounty);
        var people = await CandidatesAsync(reach.People.Where(p => likely.Contains(p.Id)));
        mayBeMore |= name.IsOneWord && people.Count >= NameTyped.MostOfOneName;
        var found = await NamedAsync(name, people);
        // Where nobody is named so, what was typed may be further from any name.
        return found.Count > 0 ? found : await NamedAsync(name, await ByEachWordAsync(name, reach.People));
    }

    private async Task<List<Candidate>> ByEachWordAsync(NameTyped name, IQueryable<Person> people) =>
        [.. (await CandidatesAsync(people.Where(name.SoundsLike()))).Concat(await CandidatesAsync(people.Where(name.StartsLike()))).DistinctBy(p => p.Id)];

    private Task<List<Hit>> NamedAsync(NameTyped name, IReadOnlyList<Candidate> people, bool isBorn = false) =>
        HitsOfAsync(people, p => name.Score(p) is { } score
            ? (score, $"{p.FullName}: {(score == 100 ? "name" : "similar name")}{(isBorn ? " and date of birth" : "")}")
            : isBorn ? (40, $"{p.FullName}: date of birth, with another name") : null);

    private Task<List<Hit>> ByAddressAsync(AddressTyped address, DateOnly? born)
    {
        // From the homes to the people: asked the other way round, everybody's homes would be read.
        var people = address.Among(reach.Homes).Join(reach.People, home => home.PersonId, person => person.Id, (_, person) => person);
        if (born is { } day)
            people = people.Where(p => p.Born == day);
        return PeopleHitsAsync(people, p => (80, $"{p.FullName}: {address.Why}"));
    }

    private async Task<List<Hit>> PeopleHitsAsync(IQueryable<Person> people, Func<Candidate, (int Score, string Why)?> judge) =>
        await HitsOfAsync((await CandidatesAsync(people)).DistinctBy(p => p.Id), judge);

    private async Task<List<Candidate>> CandidatesAsync(IQueryable<Person> people)
    {
        var found = await people.OrderByDescending(p => p.Id).Select(p => new Candidate(p.Id, p.FirstName, p.LastName, p.OtherNames)).Take(MostCandidates).ToListAsync();
        mayBeMore |= found.Count == MostCandidates;
        return found;
    }

    private async Task<List<Hit>> HitsOfAsync(IEnumerable<Candidate> people, Func<Candidate, (int Score, string Why)?> judge)
    {
        var judged = people.Select(p => (p.Id, Found: judge(p))).Where(p => p.Found is not null).OrderByDescending(p => p.Found!.Value.Score)
            .Take(Most * 4).ToDictionary(p => p.Id, p => p.Found!.Value);
        var ids = judged.Keys.ToList();
        if (ids.Count == 0)
            return [];
        var members = await db.FamilyMembers.Where(m => EF.Parameter(ids).Contains(m.PersonId) && reach.Families.Any(f => f.Id == m.FamilyId))
            .Select(m => new { m.FamilyId, m.PersonId }).Distinct().ToListAsync();
        return [.. members.Select(m => new Hit(m.FamilyId, judged[m.PersonId].Score, judged[m.PersonId].Why))];
    }

    private async Task<IReadOnlyList<FamilyFound>> FoundAsync(List<IGrouping<long, Hit>> groups)
    {
        if (groups.Count == 0)
            return [];
        var ids = groups.Select(g => g.Key).ToList();
        var families = await reach.Families.AsNoTracking().Where(f => ids.Contains(f.Id)).Select(f => new { f.Id, f.Reference, f.Name }).ToDictionaryAsync(f => f.Id);
        var people = (await db.FamilyMembers.AsNoTracking().Where(m => ids.Contains(m.FamilyId) && m.To == null)
            .Select(m => new { m.FamilyId, m.Person.FirstName, m.Person.LastName, m.Person.Born, m.Person.DueOn, m.Role }).ToListAsync()).ToLookup(m => m.FamilyId);
        var cases = (await Caseload.Lines(db, reach.Cases.Where(c => ids.Contains(c.FamilyId)).OrderByDescending(c => c.Id), UkTime.Today(clock)).ToListAsync()).Select(l => l.Row).DistinctBy(c => c.Id).ToLookup(c => c.FamilyId);
        var notifications = (await reach.Notifications.Where(n => ids.Contains(n.FamilyId)).OrderByDescending(n => n.Id)
            .Select(n => new { n.FamilyId, n.Reference, n.ReceivedOn }).ToListAsync()).ToLookup(n => n.FamilyId);
        return [.. groups.Where(g => families.ContainsKey(g.Key)).Select(g => new FamilyFound(families[g.Key].Reference, families[g.Key].Name,
            [.. people[g.Key].OrderBy(p => p.Born ?? p.DueOn ?? DateOnly.MinValue).Reverse().Select(p => new PersonFound($"{p.FirstName} {p.LastName}".Trim(), p.Born, p.DueOn, p.Role))],
            [.. g.OrderByDescending(h => h.Score).Select(h => h.Why).Distinct().Take(5)], [.. cases[g.Key]],
            [.. notifications[g.Key].Select(n => new NotificationFound(n.Reference, n.ReceivedOn))]))];
    }

    private sealed record Hit(long FamilyId, int Score, string Why);
}

/// <summary>A person who may be the one sought.</summary>
internal sealed record Candidate(long Id, string FirstName, string LastName, string? OtherNames)
{
    public string FullName => $"{FirstName} {LastName}".Trim() is { Length: > 0 } name ? name : "Unborn child";
}

/// <summary>What a search found.</summary>
/// <param name="Families">One page of families, the best first.</param>
/// <param name="Total">How many in all, up to the most that are shown.</param>
/// <param name="Cut">Whether there are more, or may be: not everybody who shares one name is looked at.</param>
public sealed record SearchResult(IReadOnlyList<FamilyFound> Families, int Total, bool Cut);

/// <summary>A family that was found, and why.</summary>
public sealed record FamilyFound(
    string Reference, string Name, IReadOnlyList<PersonFound> People, IReadOnlyList<string> Why, IReadOnlyList<CaseRow> Cases, IReadOnlyList<NotificationFound> Notifications);

/// <summary>A person of a family that was found.</summary>
public sealed record PersonFound(string Name, DateOnly? Born, DateOnly? DueOn, FamilyRole Role);

/// <summary>A notification of a family that was found.</summary>
public sealed record NotificationFound(string Reference, DateOnly ReceivedOn);
