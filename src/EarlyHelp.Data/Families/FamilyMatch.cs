using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Matching;
using EarlyHelp.Domain.Notifications;

namespace EarlyHelp.Data.Families;

/// <summary>A family that we have met and that may be the same.</summary>
/// <param name="FamilyId">Its key.</param>
/// <param name="Reference">FAM reference.</param>
/// <param name="Name">What staff call it.</param>
/// <param name="Strength">How sure the surest of its people is.</param>
/// <param name="People">Who looks like whom, the surest first, and why.</param>
/// <param name="Cases">Its cases, the newest first.</param>
/// <param name="Notifications">Its notifications, the newest first.</param>
public sealed record FamilyMatch(
    long FamilyId, string Reference, string Name, MatchStrength Strength, IReadOnlyList<PersonMatch> People,
    IReadOnlyList<EarlierCase> Cases, IReadOnlyList<EarlierNotification> Notifications);

/// <summary>What is known of families that may be the same.</summary>
/// <param name="Families">Those that open, the surest first.</param>
/// <param name="Restricted">Whom to ring about those that don't.</param>
/// <param name="IsCut">Whether more people than can be compared share a birth date or a postcode with the family.</param>
public sealed record FamiliesMet(IReadOnlyList<FamilyMatch> Families, IReadOnlyList<RestrictedMatch> Restricted, bool IsCut);

/// <summary>A family that may well be the same and is not there for this triage officer.</summary>
/// <param name="Lead">Whom to ring; null when the officer declared to know the family, and a colleague must take the notification.</param>
/// <param name="Telephone">The number.</param>
/// <param name="FamilyId">Its key, which no page shows.</param>
public sealed record RestrictedMatch(string? Lead, string? Telephone, long FamilyId);

/// <summary>One person who looks like one of the family.</summary>
/// <param name="PersonId">The person asked about.</param>
/// <param name="Name">Their name.</param>
/// <param name="CandidateId">The person we have met.</param>
/// <param name="CandidateName">Their name.</param>
/// <param name="Strength">How sure it is.</param>
/// <param name="Reasons">What is alike and what contradicts it, in words.</param>
public sealed record PersonMatch(long PersonId, string Name, long CandidateId, string CandidateName, MatchStrength Strength, IReadOnlyList<string> Reasons);

/// <summary>A case that a family has or had.</summary>
/// <param name="CaseId">Its key.</param>
/// <param name="FamilyId">The family.</param>
/// <param name="Reference">EHC reference.</param>
/// <param name="State">Where it stands.</param>
/// <param name="PassedOn">Day it was passed to the district.</param>
/// <param name="ClosedOn">Day it was closed; null while open.</param>
/// <param name="ClosureReason">Why it was closed (code).</param>
/// <param name="Unit">The unit that holds or held it.</param>
/// <param name="Worker">The worker who holds or held it.</param>
public sealed record EarlierCase(
    long CaseId, long FamilyId, string Reference, CaseState State, DateOnly PassedOn, DateOnly? ClosedOn, string? ClosureReason, string? Unit, string? Worker)
{
    /// <summary>Days after closing in which another notification is a re-referral (within 12 months).</summary>
    public const int ReReferralDays = Domain.Scorecards.Scorecard.ReReferralDays;

    /// <summary>Whether a notification received on that day is a re-referral after this case.</summary>
    public bool MakesReReferral(DateOnly receivedOn) =>
        ClosedOn is { } closed && receivedOn.DayNumber - closed.DayNumber is >= 1 and <= ReReferralDays;
}

/// <summary>A notification about a family.</summary>
/// <param name="NotificationId">Its key.</param>
/// <param name="FamilyId">The family.</param>
/// <param name="Reference">EHN reference.</param>
/// <param name="Kind">What kind.</param>
/// <param name="ReceivedOn">Day of receipt.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Outcome">What was decided, the newest decision; null while undecided.</param>
/// <param name="From">The notifier's organisation, or the notifier.</param>
public sealed record EarlierNotification(
    long NotificationId, long FamilyId, string Reference, NotificationKind Kind, DateOnly ReceivedOn, NotificationState State, TriageOutcome? Outcome, string From);
