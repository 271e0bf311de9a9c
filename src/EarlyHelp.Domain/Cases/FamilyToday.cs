using EarlyHelp.Domain.Families;

namespace EarlyHelp.Domain.Cases;

/// <summary>Who belongs to the family on a day, as far as the rules of a case ask. Loaded by whoever calls a verb, so that no rule looks at half a family.</summary>
/// <param name="Members">The people, in any order.</param>
public sealed record FamilyToday(IReadOnlyList<MemberToday> Members)
{
    /// <summary>By the key of a record that was merged, the one that is kept: what was written before names the first.</summary>
    public IReadOnlyDictionary<long, long> Kept { get; init; } = new Dictionary<long, long>();

    /// <summary>Whom the service is for: children and unborn children.</summary>
    public IEnumerable<MemberToday> Children => Members.Where(m => m.IsChild);

    /// <summary>The people of a loaded family on a day, each once: a record that was merged stands under the one that is kept.</summary>
    public static FamilyToday Of(Family family, DateOnly on) => new(
        [.. family.Members.Where(m => (m.To is null || m.To > on) && m.Person.MergedIntoId is null).Select(m => new MemberToday(m.PersonId, NameOf(m), m.IsChild, m.Person.Born, IsUnborn(m.Role, m.Person)))]);

    /// <summary>What the person is called; a child who is not born often has no name yet.</summary>
    public string Name(long personId) => Members.FirstOrDefault(m => m.PersonId == Kept.GetValueOrDefault(personId, personId))?.Name ?? "a person who has left the family";

    /// <summary>With people who have left since they were written about: what is there stays right.</summary>
    internal FamilyToday And(IEnumerable<long> before) =>
        this with { Members = [.. Members, .. before.Where(id => !Has(id)).Select(id => new MemberToday(id, Name(id), false, null, false))] };

    /// <summary>Whether the person belongs to the family.</summary>
    public bool Has(long? personId) => Members.Any(m => m.PersonId == personId);

    private static string NameOf(FamilyMember member) => member.Person.FullName is { Length: > 0 } name ? name : "Unborn child";

    private static bool IsUnborn(FamilyRole role, Person person) => person.Born is null && (role == FamilyRole.Unborn || person.DueOn is not null);
}

/// <summary>One person of the family.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Name">First and last name.</param>
/// <param name="IsChild">Whom the service is for.</param>
/// <param name="Born">Date of birth, when known.</param>
/// <param name="IsUnborn">Not yet born.</param>
public sealed record MemberToday(long PersonId, string Name, bool IsChild, DateOnly? Born, bool IsUnborn)
{
    /// <summary>Age in months below which a child is taken to be pre-verbal, so that an observation stands for own words.</summary>
    public const int PreVerbalMonths = 24;

    /// <summary>Whether the child is too young for own words on a day. An older child without words needs the reason (assessment).</summary>
    public bool IsPreVerbal(DateOnly on) => IsUnborn || (Born is { } born && Age.InMonths(born, on) < PreVerbalMonths);
}
