using System.Linq.Expressions;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Timeline;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Families;

/// <summary>A family as the service knows it: people, where they live, and everything that was said and done about them hangs on it.</summary>
public sealed partial class Family : Versioned
{
    /// <summary>Longest family name.</summary>
    public const int NameMaxLength = 140;

    /// <summary>What a family is called while nobody of it is known by name.</summary>
    public const string NameNotKnown = "Name not known";

    private readonly List<FamilyMember> members = [];
    private readonly List<TimelineEntry> timeline = [];

    /// <summary>Reference that people read out: FAM-000789.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>What staff call the family: "Walker", or "Ní Bhriain and O’Connor".</summary>
    public string Name { get; private set; } = "";

    /// <summary>The family that this record was found to be the same as, and merged into.</summary>
    public long? MergedIntoId { get; private set; }

    /// <summary>Who belongs to it, and who once did.</summary>
    public IReadOnlyList<FamilyMember> Members => members;

    /// <summary>What happened to the family record.</summary>
    public IReadOnlyList<TimelineEntry> Timeline => timeline;

    /// <summary>Who holds responsibility for the family; null for one that was never in a transfer, which its open case says.</summary>
    public Baton? Baton { get; private set; }

    private Family()
    {
    }

    /// <summary>A family that the service has not met before.</summary>
    public static Family Meet(string reference, string name) => new() { Reference = reference, Name = name };

    /// <summary>Adds a person, or changes the role of one who is there.</summary>
    public FamilyMember Add(Person person, FamilyRole role, DateOnly from, bool isMainContact = false)
    {
        var member = members.FirstOrDefault(m => m.To is null && ReferenceEquals(m.Person, person));
        if (member is null)
            members.Add(member = new FamilyMember(this, person, from));
        member.Be(role, isMainContact);
        person.Changed();
        Touch();
        return member;
    }

    /// <summary>A person no longer belongs to the family from a day: the pregnancy ended, or they left. The record, and all that was said, stays (issue 3).</summary>
    /// <param name="member">The person's place in the family.</param>
    /// <param name="facts">From when, why, and what is said about it.</param>
    /// <param name="by">Who records it.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="today">The local day.</param>
    public void Leave(FamilyMember member, LeavingFacts facts, Actor by, DateTime at, DateOnly today)
    {
        var name = member.Person.FullName is { Length: > 0 } full ? full : "Unborn child";
        Rule.Check(
            new(by.May(Permission.EditFamilies), $"Your role can’t change a family’s record. Ask {StateWords.RolesHolding(Permission.EditFamilies)}."),
            new(member.To is null, $"{name} has left the family’s record already"),
            new(facts.Why is not null, "Select why", nameof(facts.Why)),
            new(facts.Why != LeavingReason.PregnancyEnded || member.IsUnborn, $"{name} is born: choose another reason", nameof(facts.Why)),
            new(facts.Why != LeavingReason.NoLongerOfTheFamily || !member.IsUnborn, $"{name} is not yet born: choose that the pregnancy ended, or take the person out by merging", nameof(facts.Why)),
            new(facts.On <= today, "The day must be today or in the past", nameof(facts.On)),
            new(facts.On >= member.From, $"{name} has been on the family’s record since {UkDates.Date(member.From)}: enter that day or a later one", nameof(facts.On)),
            new(members.Any(m => m.To is null && m != member), $"{name} is the only person on this record", nameof(facts.Why)),
            Text.Short(facts.Words, LeavingFacts.WordsMaxLength, "What happened", nameof(facts.Words)));
        member.End(facts.On);
        member.Person.Changed();
        Remember(by, at, facts.On, facts.Why == LeavingReason.PregnancyEnded ? "The pregnancy ended" : $"{name} is no longer of the family", Text.Tidy(facts.Words));
    }

    /// <summary>The ledger of responsibility begins with the family's first transfer: this service has held it since that day.</summary>
    internal Baton Begin(Holder holder, DateOnly since, string ground, Actor by, DateTime at) => Baton ??= new Baton(this, holder, since, ground, by, at);

    /// <summary>What staff call the family.</summary>
    public void Rename(string name)
    {
        Name = name;
        Touch();
    }

    /// <summary>Remembers something about the family record.</summary>
    public void Remember(Actor by, DateTime at, DateOnly on, string what, string? detail = null)
    {
        timeline.Add(new TimelineEntry(by, at, on, what, detail));
        Touch();
    }

    /// <summary>This record is the same family as another; only a confirmed merge says so.</summary>
    internal void MergeInto(long survivorId)
    {
        MergedIntoId = survivorId;
        Touch();
    }

    /// <summary>The merge was undone.</summary>
    internal void Unmerge()
    {
        MergedIntoId = null;
        Touch();
    }

    /// <summary>The name for a family of these people: their last names, the main contact's first.</summary>
    public static string NameFor(IEnumerable<string> lastNames)
    {
        var names = lastNames.Where(n => n.Length > 0).Distinct(StringComparer.CurrentCultureIgnoreCase).Take(3).ToList();
        var name = names.Count switch
        {
            0 => NameNotKnown,
            1 => names[0],
            _ => string.Join(", ", names[..^1]) + " and " + names[^1],
        };
        return name.Length <= NameMaxLength ? name : name[..NameMaxLength];
    }
}

/// <summary>A person's place in a family, from a day to a day.</summary>
public sealed class FamilyMember
{
    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The family.</summary>
    public long FamilyId { get; private set; }

    /// <summary>The family.</summary>
    public Family Family { get; private set; } = null!;

    /// <summary>The person.</summary>
    public long PersonId { get; private set; }

    /// <summary>The person.</summary>
    public Person Person { get; private set; } = null!;

    /// <summary>What the person is in the family.</summary>
    public FamilyRole Role { get; private set; }

    /// <summary>Whom to ring first.</summary>
    public bool IsMainContact { get; private set; }

    /// <summary>First day known.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last day, or null while they belong.</summary>
    public DateOnly? To { get; private set; }

    /// <summary>Whether the child is expected and not yet born.</summary>
    public bool IsUnborn => Person.Born is null && (Role == FamilyRole.Unborn || Person.DueOn is not null);

    /// <summary>Children and unborn children are whom the service is for.</summary>
    public bool IsChild => Role is FamilyRole.Child or FamilyRole.Unborn or FamilyRole.Sibling;

    /// <summary>The same for a query.</summary>
    public static Expression<Func<FamilyMember, bool>> Children { get; } = m => m.Role == FamilyRole.Child || m.Role == FamilyRole.Unborn || m.Role == FamilyRole.Sibling;

    private FamilyMember()
    {
    }

    internal FamilyMember(Family family, Person person, DateOnly from) => (Family, Person, From) = (family, person, from);

    internal void Be(FamilyRole role, bool isMainContact) => (Role, IsMainContact) = (role, isMainContact);

    internal void End(DateOnly on) => To = on;
}

/// <summary>What a person is in the family (domain.md PER04).</summary>
public enum FamilyRole
{
    /// <summary>A child the notification is about.</summary>
    Child,

    /// <summary>A child not yet born.</summary>
    Unborn,

    /// <summary>A brother or sister.</summary>
    Sibling,

    /// <summary>Mother.</summary>
    Mother,

    /// <summary>Father.</summary>
    Father,

    /// <summary>Step-parent.</summary>
    StepParent,

    /// <summary>Partner of a parent.</summary>
    PartnerOfParent,

    /// <summary>Grandparent.</summary>
    Grandparent,

    /// <summary>Another relative.</summary>
    OtherRelative,

    /// <summary>Carer.</summary>
    Carer,

    /// <summary>An adult who matters to the family.</summary>
    SignificantAdult,

    /// <summary>Somebody else.</summary>
    Other,
}
