using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Identifiers;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Restrictions;

/// <summary>Why a family's record is open to named people only.</summary>
public enum RestrictionReason
{
    /// <summary>Somebody who works here belongs to the family or is close to it.</summary>
    StaffFamily,

    /// <summary>Somebody who could look, or knows somebody who could, is a danger to the family.</summary>
    DomesticAbuse,

    /// <summary>A witness, or somebody whom the police or a court protect.</summary>
    Witness,

    /// <summary>Another reason, which stands in words.</summary>
    Other,

    /// <summary>Triage handed over a notification that may be about a family whose record is restricted; no privacy officer chooses it.</summary>
    HandedOver,
}

/// <summary>
/// A family's record that named people reach and nobody else (spec 3-access). Their role and place still decide what they may do; figures
/// count the family as any other. It stands until a privacy officer lifts it, and is kept then.
/// </summary>
public sealed class Restriction : Versioned
{
    /// <summary>Longest words about it.</summary>
    public const int WordsMaxLength = 1000;

    private readonly List<NamedPerson> named = [];

    /// <summary>Whose record.</summary>
    public long FamilyId { get; private set; }

    /// <summary>Whose record.</summary>
    public Family Family { get; private set; } = null!;

    /// <summary>Why.</summary>
    public RestrictionReason Reason { get; private set; }

    /// <summary>Why, in words.</summary>
    public string Words { get; private set; } = "";

    /// <summary>Whom others are told to ring: one of the named.</summary>
    public long LeadId { get; private set; }

    /// <summary>Whom others are told to ring.</summary>
    public StaffMember Lead { get; private set; } = null!;

    /// <summary>The number to ring, which is answered when families are worked with.</summary>
    public string Telephone { get; private set; } = "";

    /// <summary>Who reaches the record.</summary>
    public IReadOnlyList<NamedPerson> Named => named;

    /// <summary>Key of the restriction because of which triage handed this record's notification over, and which it follows; null for a privacy officer's own.</summary>
    public long? SourceId { get; private set; }

    /// <summary>Who restricted it.</summary>
    public string By { get; private set; } = "";

    /// <summary>When it was restricted (UTC).</summary>
    public DateTime At { get; private set; }

    /// <summary>When it was lifted (UTC); null while it stands.</summary>
    public DateTime? LiftedAt { get; private set; }

    /// <summary>Who lifted it.</summary>
    public string? LiftedBy { get; private set; }

    /// <summary>Why it was lifted.</summary>
    public string? LiftedWhy { get; private set; }

    private Restriction()
    {
    }

    /// <summary>Restricts a family's record.</summary>
    /// <param name="family">Whose record.</param>
    /// <param name="facts">Why, and who still reaches it.</param>
    /// <param name="duties">What waits for somebody: nobody may be forgotten because those who could act no longer see it.</param>
    /// <param name="by">Who restricts it.</param>
    /// <param name="at">When (UTC).</param>
    public static Restriction Of(Family family, RestrictionFacts facts, IReadOnlyList<Duty> duties, Actor by, DateTime at)
    {
        Check(facts, duties, by, new(family.MergedIntoId is null, "This record was merged into another: restrict that one", nameof(RestrictionFacts.Family)),
            new(facts.Reason != RestrictionReason.HandedOver, "Select why the record is restricted", nameof(facts.Reason)));
        var restriction = new Restriction { Family = family, FamilyId = family.Id, By = by.Name, At = at };
        restriction.Take(facts);
        return restriction;
    }

    /// <summary>The same for a family whose record was one with this when it was restricted, and no longer is.</summary>
    public Restriction AlsoOf(Family other)
    {
        var same = new Restriction { Family = other, FamilyId = other.Id, By = By, At = At, Reason = Reason, Words = Words, Lead = Lead, LeadId = LeadId, Telephone = Telephone, SourceId = SourceId };
        same.named.AddRange(named.Select(n => new NamedPerson(n.Staff)));
        return same;
    }

    /// <summary>
    /// A notification may be about this family: until somebody who is named says whether it is, its own record is open to the same people. Where none of
    /// them works in triage, whoever hands it over stays with it, or it would be held by nobody.
    /// </summary>
    public Restriction HandOver(Notification notification, StaffMember? stays, Actor by, DateTime at)
    {
        Rule.Check(MayTriage(by), new(LiftedAt is null, "The record isn’t restricted any more: look at the notification again"));
        var over = AlsoOf(notification.Family);
        (over.Reason, over.Words) = (RestrictionReason.HandedOver, $"Triage found that {notification.Reference} may be about a family whose record is restricted");
        (over.By, over.At, over.SourceId) = (by.Name, at, Id);
        if (stays is not null && over.named.All(n => n.StaffId != stays.Id))
            over.named.Add(new NamedPerson(stays));
        return over;
    }

    /// <summary>
    /// The restriction that it was handed over because of was changed: whom that no longer names is not named here either, whom it names now is. Whoever stays
    /// with the notification, or was named for it alone, stays.
    /// </summary>
    /// <param name="source">The restriction as it is now.</param>
    /// <param name="before">Whom it named before.</param>
    public void Follow(Restriction source, IReadOnlyCollection<long> before)
    {
        Rule.Check(new(LiftedAt is null, "This restriction was lifted: nobody is named any more"), new(SourceId == source.Id, "This record was not handed over because of that one"));
        (Lead, LeadId, Telephone) = (source.Lead, source.LeadId, source.Telephone);
        named.RemoveAll(n => before.Contains(n.StaffId) && source.named.All(s => s.StaffId != n.StaffId));
        named.AddRange(source.named.Where(s => named.All(n => n.StaffId != s.StaffId)).Select(s => new NamedPerson(s.Staff)).ToList());
        Touch();
    }

    /// <summary>The notification is about another family: somebody who is named for the restricted record too opens it to triage again.</summary>
    /// <param name="seesSource">Whether they are named for the restricted record that it might have been about; who only stays with the notification is not.</param>
    /// <param name="by">Who opens it.</param>
    /// <param name="at">When (UTC).</param>
    public void GiveBack(bool seesSource, Actor by, DateTime at)
    {
        Rule.Check(
            MayTriage(by), new(LiftedAt is null, "This is open to triage again already"),
            new(Reason == RestrictionReason.HandedOver, "A privacy officer restricted this record: ask them to lift it"),
            new(seesSource && named.Any(n => n.StaffId == by.StaffId), "Somebody who is named for the restricted record must open it to triage again: ask a privacy officer"));
        (LiftedAt, LiftedBy, LiftedWhy) = (at, by.Name, "It is another family");
        Touch();
    }

    /// <summary>The notification's record is one with a family's from now on, and as open as that one: restricted by a privacy officer, or to nobody.</summary>
    /// <param name="isRestricted">Whether that family's record is restricted itself.</param>
    /// <param name="by">Who found it.</param>
    /// <param name="at">When the two became one (UTC): by it the restriction is found again if they are parted.</param>
    public void GoOnWithFamily(bool isRestricted, Actor by, DateTime at)
    {
        Rule.Check(new(LiftedAt is null, "This restriction was lifted already"), new(Reason == RestrictionReason.HandedOver, "A privacy officer restricted this record: ask them to lift it"));
        (LiftedAt, LiftedBy, LiftedWhy) = (at, by.Name, isRestricted ? "It is the restricted family" : "It is another family");
        Touch();
    }

    /// <summary>Names others, another lead or another reason.</summary>
    public void Change(RestrictionFacts facts, IReadOnlyList<Duty> duties, Actor by)
    {
        Check(facts, duties, by, new(LiftedAt is null, "This restriction was lifted: nobody is named any more"),
            new(facts.Reason == Reason || facts.Reason != RestrictionReason.HandedOver, "Select why the record is restricted", nameof(facts.Reason)));
        Take(facts);
        Touch();
    }

    /// <summary>The record is in the reach of all whose role and place reach it again.</summary>
    public void Lift(string? why, Actor by, DateTime at)
    {
        Rule.Check(
            MayRestrict(by), new(LiftedAt is null, "This restriction was lifted already"),
            Text.Given(why, "Say why the record is no longer restricted", "Why"), Text.Short(why, WordsMaxLength, "Why", "Why"));
        (LiftedAt, LiftedBy, LiftedWhy) = (at, by.Name, why!.Trim());
        Touch();
    }

    private static Rule MayRestrict(Actor by) =>
        new(by.May(Permission.RestrictRecords), $"Your role can’t restrict records. Ask {StateWords.RolesHolding(Permission.RestrictRecords)}.");

    private static Rule MayTriage(Actor by) =>
        new(by.May(Permission.WorkTriage), $"Your role can’t do this. Ask {StateWords.RolesHolding(Permission.WorkTriage)}.");

    private static void Check(RestrictionFacts facts, IReadOnlyList<Duty> duties, Actor by, params Rule[] also)
    {
        var ids = facts.Named.Select(p => p.Id).ToHashSet();
        Rule.Check(
        [
            MayRestrict(by), .. also,
            new(facts.Reason is not null, "Select why the record is restricted", nameof(facts.Reason)),
            Text.Given(facts.Words, "Say in a sentence why the record is restricted", nameof(facts.Words)),
            Text.Short(facts.Words, WordsMaxLength, "The sentence", nameof(facts.Words)),
            new(ids.Count > 0, "Name the people who still need the record", nameof(facts.Named)),
            new(facts.Lead is not null, "Choose whom others are to ring", nameof(facts.Lead)),
            new(TelephoneNumber.Problem(facts.Telephone) is null, TelephoneNumber.Problem(facts.Telephone) ?? "", nameof(facts.Telephone)),
            new(facts.Lead is null || ids.Contains(facts.Lead.Id), "Whom others are to ring must be one of the people named", nameof(facts.Lead)),
            .. duties.Select(d => new Rule(d.Who.Any(ids.Contains), d.Sentence, nameof(facts.Named))),
        ]);
    }

    private void Take(RestrictionFacts facts)
    {
        (Reason, Words, Lead, LeadId, Telephone) = (facts.Reason!.Value, facts.Words!.Trim(), facts.Lead!, facts.Lead!.Id, TelephoneNumber.Normalise(facts.Telephone!));
        var ids = facts.Named.Select(p => p.Id).ToHashSet();
        named.RemoveAll(n => !ids.Contains(n.StaffId));
        named.AddRange(facts.Named.DistinctBy(p => p.Id).Where(p => named.All(n => n.StaffId != p.Id)).Select(p => new NamedPerson(p)));
    }
}

/// <summary>Somebody who reaches a restricted record.</summary>
public sealed class NamedPerson
{
    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>Which restriction.</summary>
    public long RestrictionId { get; private set; }

    /// <summary>Who.</summary>
    public long StaffId { get; private set; }

    /// <summary>Who.</summary>
    public StaffMember Staff { get; private set; } = null!;

    private NamedPerson()
    {
    }

    internal NamedPerson(StaffMember staff) => (Staff, StaffId) = (staff, staff.Id);
}

/// <summary>What is typed about a restriction.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Words">Why, in words.</param>
/// <param name="Named">Who still reaches the record.</param>
/// <param name="Lead">Whom others are told to ring.</param>
/// <param name="Telephone">The number to ring.</param>
public sealed record RestrictionFacts(RestrictionReason? Reason, string? Words, IReadOnlyList<StaffMember> Named, StaffMember? Lead, string? Telephone)
{
    /// <summary>Name of the field of the family's reference.</summary>
    public const string Family = "Family";
}

/// <summary>Something of a family that waits for somebody, who must still see it when the record is restricted.</summary>
/// <param name="Sentence">What to do: "Case EHC-2026-000001 is held by Jo Bloggs: name them, or have it allocated to somebody else first".</param>
/// <param name="Who">Those who can act, of whom one must be named.</param>
public sealed record Duty(string Sentence, IReadOnlyCollection<long> Who);
