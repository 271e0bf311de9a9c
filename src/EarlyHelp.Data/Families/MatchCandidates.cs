using System.Linq.Expressions;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Identifiers;
using EarlyHelp.Domain.Matching;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Families;

/// <summary>
/// People who may be one of a family's, with what PersonMatcher compares and nothing else, in a fixed number of queries. Each rule of the matcher gives an index
/// its keys; of people born the same day, who grow with every year, only names are read, from the index itself, and nearly all are told apart by these.
/// </summary>
internal sealed class MatchCandidates(EarlyHelpDbContext db, int mostBorn = MatchCandidates.MostBorn)
{
    /// <summary>
    /// People of the birth dates of a family whose names are looked at, the newest records first. A region has some hundreds born on a day; more stand only
    /// on days that are put where the true one is not known.
    /// </summary>
    internal const int MostBorn = 5000;

    /// <summary>People of the family's postcodes who are compared, the newest records first: a hostel has had hundreds.</summary>
    internal const int MostOfPlaces = 1000;

    // The same number, or name and birth date but for a slip: only what went wrong has more.
    private const int MostOfKeys = 400;

    /// <summary>The people of a family now, in the order in which they came to it.</summary>
    public async Task<IReadOnlyList<KnownPerson>> OfFamilyAsync(long familyId)
    {
        var people = await db.FamilyMembers.Where(m => m.FamilyId == familyId && m.To == null && m.Person.MergedIntoId == null).OrderBy(m => m.Id)
            .Select(m => m.Person).Select(PersonRow.Of).ToListAsync();
        return await WithHomesAsync([.. people.DistinctBy(p => p.Id)]);
    }

    /// <summary>Who may be one of these people. Not all were compared where there were more than can be.</summary>
    public async Task<(IReadOnlyList<KnownPerson> People, bool IsCut)> ForAsync(IReadOnlyList<KnownPerson> own)
    {
        var (byPlace, placesCut) = await OfPlacesAsync(own);
        var (byBirth, bornCut) = await BornAndNamedLikeAsync(own);
        var ids = new HashSet<long>([.. await OfNumbersAsync(own), .. await SoundingWithSlipAsync(own), .. await ExpectedAsync(own), .. byPlace, .. byBirth]);
        ids.ExceptWith(own.Select(p => p.Id));
        if (ids.Count == 0)
            return ([], placesCut || bornCut);
        var wanted = ids.ToList();
        var people = await db.People.Where(p => EF.Parameter(wanted).Contains(p.Id) && p.MergedIntoId == null).OrderBy(p => p.Id).Select(PersonRow.Of).ToListAsync();
        return (await WithHomesAsync(people), placesCut || bornCut);
    }

    private async Task<List<long>> OfNumbersAsync(IReadOnlyList<KnownPerson> own)
    {
        var (upns, nhsNumbers) = (Texts(own.Select(p => p.Facts.Upn)), Texts(own.Select(p => p.Facts.NhsNumber)));
        return upns.Count + nhsNumbers.Count == 0
            ? []
            : await db.People.Where(p => upns.Contains(p.Upn!) || nhsNumbers.Contains(p.NhsNumber!)).OrderByDescending(p => p.Id).Select(p => p.Id).Take(MostOfKeys).ToListAsync();
    }

    // The whole name by sound, also the wrong way round, and a birth date that is one of them mistyped; an unborn child has no name to go by.
    private async Task<List<long>> SoundingWithSlipAsync(IReadOnlyList<KnownPerson> own)
    {
        var named = own.Where(p => p.Facts.DueOn is null || p.Facts.Born is not null).Select(p => p.Facts);
        var sounds = Texts(named.SelectMany(p => new[] { SoundKey.Of(p.FirstName, p.LastName), SoundKey.Of(p.LastName, p.FirstName) }).Where(k => k != SoundKey.Of(null, null)));
        var slips = own.Select(p => p.Facts.Born).OfType<DateOnly>().Distinct().SelectMany(BirthDates.SlipsOf).Distinct().ToList();
        return sounds.Count == 0 || slips.Count == 0
            ? []
            : await db.People.Where(p => sounds.Contains(p.SoundKey) && EF.Parameter(slips).Contains(p.Born!.Value)).OrderByDescending(p => p.Id).Select(p => p.Id).Take(MostOfKeys).ToListAsync();
    }

    private async Task<List<long>> ExpectedAsync(IReadOnlyList<KnownPerson> own)
    {
        var due = own.Where(p => p.Facts.Born is null).Select(p => p.Facts.DueOn).OfType<DateOnly>().Distinct().ToList();
        return due.Count == 0
            ? []
            : await db.People.Where(p => due.Contains(p.DueOn!.Value) && p.Born == null).OrderByDescending(p => p.Id).Select(p => p.Id).Take(MostOfKeys).ToListAsync();
    }

    private async Task<(IReadOnlyList<long> Ids, bool IsCut)> BornAndNamedLikeAsync(IReadOnlyList<KnownPerson> own)
    {
        var born = own.Select(p => p.Facts.Born).OfType<DateOnly>().Distinct().ToList();
        if (born.Count == 0)
            return ([], false);
        var there = await db.People.Where(p => born.Contains(p.Born!.Value)).OrderByDescending(p => p.Id).Take(mostBorn + 1)
            .Select(p => new { p.Id, p.FirstName, p.LastName, p.OtherNames }).ToListAsync();
        var alike = there.Take(mostBorn).Where(p => IsNamedLikeOne(new() { FirstName = p.FirstName, LastName = p.LastName, OtherNames = Person.Split(p.OtherNames) }, own));
        return ([.. alike.Select(p => p.Id)], there.Count > mostBorn);
    }

    private static bool IsNamedLikeOne(PersonFacts names, IReadOnlyList<KnownPerson> own)
    {
        var person = new PersonToMatch(names);
        return own.Any(p => p.ToMatch.IsNamedLike(person));
    }

    private async Task<(IReadOnlyList<long> Ids, bool IsCut)> OfPlacesAsync(IReadOnlyList<KnownPerson> own)
    {
        var keys = Texts(own.SelectMany(p => p.Facts.AddressKeys));
        var postcodes = Texts(own.SelectMany(p => p.Facts.Postcodes).Where(p => !Postcode.IsPseudo(p)));
        if (keys.Count + postcodes.Count == 0)
            return ([], false);
        var there = await db.Residences.Where(r => keys.Contains(r.Address.Key) || postcodes.Contains(r.Address.Postcode!))
            .Select(r => r.PersonId).Distinct().OrderByDescending(id => id).Take(MostOfPlaces + own.Count + 1).ToListAsync();
        var others = there.Except(own.Select(p => p.Id)).ToList();
        return (others.Count > MostOfPlaces ? others[..MostOfPlaces] : others, others.Count > MostOfPlaces);
    }

    private async Task<IReadOnlyList<KnownPerson>> WithHomesAsync(List<PersonRow> people)
    {
        var ids = people.Select(p => p.Id).ToList();
        var homes = (await db.Residences.Where(r => EF.Parameter(ids).Contains(r.PersonId)).OrderBy(r => r.Id)
            .Select(r => new { r.PersonId, r.Address.Key, r.Address.Postcode }).ToListAsync()).ToLookup(r => r.PersonId);
        // An address without a postcode has no key: that is nothing that two people share.
        return [.. people.Select(p => p.At(Texts(homes[p.Id].Select(h => h.Key).Where(k => k.Length > 0)), Texts(homes[p.Id].Select(h => h.Postcode))))];
    }

    private static List<string> Texts(IEnumerable<string?> values) => [.. values.OfType<string>().Distinct()];

    /// <summary>What is read of a person.</summary>
    private sealed record PersonRow(long Id, string FirstName, string LastName, string? OtherNames, DateOnly? Born, DateOnly? DueOn, string? Upn, string? NhsNumber)
    {
        public static readonly Expression<Func<Person, PersonRow>> Of =
            p => new(p.Id, p.FirstName, p.LastName, p.OtherNames, p.Born, p.DueOn, p.Upn, p.NhsNumber);

        public KnownPerson At(IReadOnlyList<string> addressKeys, IReadOnlyList<string> postcodes) => new(Id, $"{FirstName} {LastName}".Trim(), new(new PersonFacts
        {
            FirstName = FirstName,
            LastName = LastName,
            OtherNames = Person.Split(OtherNames),
            Born = Born,
            DueOn = DueOn,
            Upn = Upn,
            NhsNumber = NhsNumber,
            AddressKeys = addressKeys,
            Postcodes = postcodes,
        }));
    }
}

/// <summary>A person on the record, ready to be compared.</summary>
internal sealed record KnownPerson(long Id, string FullName, PersonToMatch ToMatch)
{
    public PersonFacts Facts => ToMatch.Facts;
}
