using EarlyHelp.Domain.AccessRequests;
using EarlyHelp.Domain.Families;

namespace EarlyHelp.Data.AccessRequests;

/// <summary>Whose file it is, and who else is known.</summary>
/// <param name="People">The person's record, and those that were merged into it.</param>
/// <param name="Residences">Where they live and lived, with the addresses.</param>
/// <param name="Others">Other people of their families and whom their records name, with where they live.</param>
/// <param name="Today">The local day.</param>
internal sealed record FileOwner(IReadOnlyList<Person> People, IReadOnlyList<Residence> Residences, IReadOnlyList<Person> Others, DateOnly Today)
{
    private const int Adult = 18;

    private static readonly string[] Titles = ["Mr", "Mrs", "Ms", "Miss", "Mx", "Dr"];

    /// <summary>The person's keys.</summary>
    public IReadOnlySet<long> Ids { get; } = People.Select(p => p.Id).ToHashSet();

    /// <summary>Keys of the addresses where they live or lived, but for those that are kept confidential.</summary>
    public IReadOnlySet<long> AddressIds { get; } = Residences.Select(r => r.AddressId).Except(Confidential(Residences, Others)).ToHashSet();

    /// <summary>The name of a person by key.</summary>
    public string NameOf(long id) => (People.FirstOrDefault(p => p.Id == id) ?? Others.FirstOrDefault(p => p.Id == id))?.FullName is { Length: > 0 } name ? name : "Somebody";

    /// <summary>By what the person is known: names, numbers, the days of their own.</summary>
    public IEnumerable<string?> Own =>
    [
        .. People.SelectMany(p => ThirdParties.Of(p.FirstName, p.LastName, p.OtherNames).Concat(Numbers(p)).Concat(Days(p.Born))),
        .. People.SelectMany(p => new[] { p.LastName, p.FirstName }).Where(n => n.Length > 0).Distinct().SelectMany(n => OwnTitles().Select(t => $"{t} {n}")),
    ];

    /// <summary>Where they live and lived.</summary>
    public IEnumerable<string?> Homes => Residences.Where(r => AddressIds.Contains(r.AddressId)).SelectMany(r => PlaceNames.Of(r.Address, withTown: true));

    /// <summary>The same of addresses that are kept confidential: a child's records are mostly asked for by a parent, who may be the one it is kept from.</summary>
    public IEnumerable<string?> KeptHomes => Residences.Where(r => !AddressIds.Contains(r.AddressId)).SelectMany(r => PlaceNames.Of(r.Address, withTown: true));

    /// <summary>By what others are known. The town too of an address that is kept confidential.</summary>
    public IEnumerable<string?> OfOthers =>
    [
        .. Others.SelectMany(p => ThirdParties.Of(p.FirstName, p.LastName, p.OtherNames).Concat(Numbers(p)).Concat(Days(p.Born))),
        .. Others.SelectMany(p => p.Residences).SelectMany(r => PlaceNames.Of(r.Address, r.IsConfidential)),
        .. Others.SelectMany(p => p.Residences).SelectMany(r => ThirdParties.OfName(r.ConfidentialFrom ?? "")),
        // Who is called by a title and a last name that the person has too.
        .. Others.Select(p => p.LastName).Where(l => l.Length > 0).Distinct().SelectMany(l => TitlesOfOthers().Select(t => $"{t} {l}")),
    ];

    private IEnumerable<string> TitlesOfOthers() => Titles.Except(OwnTitles());

    // A child has none.
    private string[] OwnTitles() => People[0].Born is { } born && Domain.Age.InYears(born, Today) < Adult ? [] : People[0].Sex switch
    {
        "M" => ["Mr"],
        "F" => ["Mrs", "Ms", "Miss"],
        _ => [],
    };

    // Kept for one who lives there, it is kept for all of them.
    private static IEnumerable<long> Confidential(IEnumerable<Residence> residences, IEnumerable<Person> others) =>
        residences.Concat(others.SelectMany(p => p.Residences)).Where(r => r.IsConfidential).Select(r => r.AddressId);

    private static IEnumerable<string?> Numbers(Person person) => [person.Telephone, person.Email, person.NhsNumber, person.Upn];

    private static IEnumerable<string?> Days(DateOnly? born) => born is not { } day ? [] :
    [
        Domain.UkDates.Date(day), $"{day:dd}/{day:MM}/{day:yyyy}", $"{day.Day}/{day.Month}/{day:yyyy}", $"{day:yyyy}-{day:MM}-{day:dd}", $"{day:dd}/{day:MM}/{day:yy}",
    ];
}
