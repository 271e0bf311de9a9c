using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Families;

/// <summary>
/// Two records of one person or family: proposed by one colleague, confirmed by another, undone within 90 days (domain.md 1.4).
/// What was moved is written down move by move, so that undoing puts back exactly that.
/// </summary>
public sealed class RecordMerge : Versioned
{
    /// <summary>Calendar days in which a merge can be undone.</summary>
    public const int UndoDays = 90;

    /// <summary>Longest reason.</summary>
    public const int ReasonMaxLength = 1000;

    private readonly List<MergeMove> moves = [];

    /// <summary>Whether two families or two people.</summary>
    public MergeKind Kind { get; private set; }

    /// <summary>The record that stays.</summary>
    public long SurvivorId { get; private set; }

    /// <summary>The record that is found to be the same.</summary>
    public long AbsorbedId { get; private set; }

    /// <summary>The family in whose record the proposal is shown.</summary>
    public long FamilyId { get; private set; }

    /// <summary>Why they are the same.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who proposed it.</summary>
    public long ProposedById { get; private set; }

    /// <summary>When it was proposed (UTC).</summary>
    public DateTime ProposedAt { get; private set; }

    /// <summary>Who confirmed it; never the proposer.</summary>
    public long? ConfirmedById { get; private set; }

    /// <summary>When it was confirmed (UTC).</summary>
    public DateTime? ConfirmedAt { get; private set; }

    /// <summary>Who refused the proposal.</summary>
    public long? RefusedById { get; private set; }

    /// <summary>When it was refused (UTC).</summary>
    public DateTime? RefusedAt { get; private set; }

    /// <summary>When it was undone (UTC).</summary>
    public DateTime? UndoneAt { get; private set; }

    /// <summary>Who undid it.</summary>
    public long? UndoneById { get; private set; }

    /// <summary>The notification of which triage found that we know its family: then the absorbed record is the one made from the form.</summary>
    public long? NotificationId { get; private set; }

    /// <summary>What was moved from the absorbed record to the surviving one.</summary>
    public IReadOnlyList<MergeMove> Moves => moves;

    private RecordMerge()
    {
    }

    /// <summary>A colleague proposes that two records are one.</summary>
    public static RecordMerge Propose(MergeKind kind, long survivorId, long absorbedId, long familyId, string reason, Actor by, DateTime at)
    {
        Rule.Check(
            new(survivorId != absorbedId, "Choose two different records", nameof(AbsorbedId)),
            new(reason.Trim().Length >= 10, "Say in at least 10 characters why they are the same", nameof(Reason)));
        return new()
        {
            Kind = kind, SurvivorId = survivorId, AbsorbedId = absorbedId, FamilyId = familyId, Reason = reason.Trim(),
            ProposedById = StaffId(by), ProposedAt = at,
        };
    }

    /// <summary>
    /// Triage finds that we know the family of a notification. The record made from the form says no more than the form does,
    /// so that one person is enough; it can be undone like a merge.
    /// </summary>
    public static RecordMerge Identified(Family known, Family made, Notifications.Notification notification, Actor by, DateTime at) => new()
    {
        Kind = MergeKind.Family, SurvivorId = known.Id, AbsorbedId = made.Id, FamilyId = known.Id, NotificationId = notification.Id,
        Reason = $"Triage found that notification {notification.Reference} is about this family", ProposedById = StaffId(by), ProposedAt = at, ConfirmedById = StaffId(by), ConfirmedAt = at,
    };

    /// <summary>
    /// The district finds that we know the family of a step-down. The record made from social care's request says no more than the request does,
    /// so that one person is enough; it can be undone like a merge.
    /// </summary>
    public static RecordMerge Identified(Family known, Family made, Transfers.StepDown stepDown, Actor by, DateTime at) => new()
    {
        Kind = MergeKind.Family, SurvivorId = known.Id, AbsorbedId = made.Id, FamilyId = known.Id,
        Reason = $"The district found that step-down {stepDown.Reference} is about this family", ProposedById = StaffId(by), ProposedAt = at, ConfirmedById = StaffId(by), ConfirmedAt = at,
    };

    /// <summary>A second colleague confirms; the caller moves what hangs on the absorbed record and writes each move down.</summary>
    public void Confirm(Actor by, DateTime at)
    {
        Rule.Check(
            new(ConfirmedAt is null && RefusedAt is null, "This proposal has already been answered"),
            new(StaffId(by) != ProposedById, "Somebody else must confirm: you proposed that these records are the same"));
        (ConfirmedById, ConfirmedAt) = (StaffId(by), at);
        Touch();
    }

    /// <summary>They are not the same.</summary>
    public void Refuse(Actor by, DateTime at)
    {
        Rule.Check(new Rule(ConfirmedAt is null && RefusedAt is null, "This proposal has already been answered"));
        (RefusedById, RefusedAt) = (StaffId(by), at);
        Touch();
    }

    /// <summary>Writes down one move, for undoing.</summary>
    public void Moved(string what, long id, long fromId, long toId) => moves.Add(new MergeMove(what, id, fromId, toId));

    /// <summary>Writes down that a text which names the absorbed record names the surviving one from now on.</summary>
    public void Rewritten(string what, long id, long fromId, long toId, string before) => moves.Add(new MergeMove(what, id, fromId, toId, before));

    /// <summary>Undoes the merge within 90 calendar days; the caller puts the moves back.</summary>
    public void Undo(Actor by, DateTime at)
    {
        Rule.Check(
            new(ConfirmedAt is not null && UndoneAt is null, "Only a confirmed merge can be undone, and only once"),
            new(ConfirmedAt is null || at <= ConfirmedAt.Value.AddDays(UndoDays), $"A merge can be undone within {UndoDays} days"));
        (UndoneById, UndoneAt) = (StaffId(by), at);
        Touch();
    }

    private static long StaffId(Actor by) => by.StaffId ?? throw new RulesBrokenException("Only a member of staff can merge records.");
}

/// <summary>What kind of records a merge joins.</summary>
public enum MergeKind
{
    /// <summary>Two records of one family.</summary>
    Family,

    /// <summary>Two records of one person.</summary>
    Person,
}

/// <summary>One row that a merge moved.</summary>
public sealed class MergeMove
{
    /// <summary>Longest name of a kind of row.</summary>
    public const int WhatMaxLength = 60;

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The kind of row: "Notification", "FamilyMember".</summary>
    public string What { get; private set; } = "";

    /// <summary>Its key.</summary>
    public long RowId { get; private set; }

    /// <summary>What it hung on before.</summary>
    public long FromId { get; private set; }

    /// <summary>What it hangs on since.</summary>
    public long ToId { get; private set; }

    /// <summary>The text as it was, where a text was rewritten and not only a key.</summary>
    public string? Before { get; private set; }

    private MergeMove()
    {
    }

    internal MergeMove(string what, long rowId, long fromId, long toId, string? before = null) => (What, RowId, FromId, ToId, Before) = (what, rowId, fromId, toId, before);
}

/// <summary>Two people who look alike and were found not to be the same, so that nobody is asked again.</summary>
public sealed class NotTheSame
{
    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>One person (the smaller key).</summary>
    public long PersonId { get; private set; }

    /// <summary>The other person.</summary>
    public long OtherPersonId { get; private set; }

    /// <summary>Who said so.</summary>
    public long ById { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; private set; }

    private NotTheSame()
    {
    }

    /// <summary>A colleague says that these are two people.</summary>
    public NotTheSame(long personId, long otherPersonId, long byId, DateTime at) =>
        (PersonId, OtherPersonId, ById, At) = (Math.Min(personId, otherPersonId), Math.Max(personId, otherPersonId), byId, at);
}
