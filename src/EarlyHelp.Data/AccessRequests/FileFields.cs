using EarlyHelp.Data.Auditing;
using EarlyHelp.Domain.Documents;
using EarlyHelp.Domain.Families;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EarlyHelp.Data.AccessRequests;

/// <summary>
/// What columns and JSON properties hold. Words are read for names; everything else that is text is marked altogether, so that a column which is
/// added later gives nobody away before somebody has decided about it here.
/// </summary>
internal static class FileFields
{
    private static readonly HashSet<string> Words = [.. """
        ActionTaken Advice Analysis Answer AnswerWords AnsweredHow Asked BackdateReason Baseline Better BreachExplanation BreachReason CameFrom Capacity CaseReference ChangeReason Channel
        ChildrensViews ClosureReason Code ContentType Contribution Danger Decision Decisions Detail Difference Dreams EarlierSignals Evidence Exceptions ExitStrategy FamilySays FamilysView
        FamilysViews Feedback FileName Finding Form FromState Further Goal GoodThings Ground HandoverFromThem HandoverFromUs Harm HeldHow Helped How IfThingsGetWorse
        ImmediateReviewWords Improving Item Kind Language Learned LeadsWords Level Listened ManagersWords Measure Message MetWords Minutes NextStep Note Observation OtherReason Outcome Overall
        OwnWords Page Place PriorityReason Rationale Reason Reference Reflection RemainingRisk ReopenReason Result Risk Role School Sen Service Side SocialCareReference SocialWorkersView
        State Status Step Summary TakenAwayReason Target Text Title ToState Transfer TurnedBackWhy Type Understood Voice WhatChanged WhatMustContinue What WhatWillChange When Why
        WhyFamilyNotTold WhyNoChildrensViews WhyNoFeedback WhyNoPlan WhyNoWords WhyNotAsked WhyNotInformed WhyNotTold WhyNotifierNotContacted WhyNotifierNotTold WhyWithoutConsent WhoTheyAre Words Worries
        YearGroup
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];

    // Each holds the name of one person, by which that person may be called elsewhere.
    private static readonly HashSet<string> Names =
        ["Author", "CalledWhom", "Chair", "ConfidentialFrom", "ConsentBy", "Contact", "Name", "NotifierName", "Owner", "OwnerName", "PartnerName", "VisitWith", "Who", "WhoGoesOn", "Worker"];

    // Keys, digests and marks of the machine: they say nothing about anybody.
    private static readonly HashSet<string> Unsaid =
        ["Id", "Version", "NameKey", "SoundKey", "LastNameSound", "Key", "StreetKey", "LinkHash", "Digest", "Sha256", "StoredAs", "WriterIds", "ByStaffId", "StaffId", "ClaimedById", "ProposedById", "FamilyId", "CaseId", "NotificationId", "Changed"];

    /// <summary>Whether a column is said at all. A key is said where it can be said by a name.</summary>
    public static bool IsSaid(IProperty property) => property.PropertyInfo is not null && property.ClrType != typeof(byte[]) && !property.Name.EndsWith("Count", StringComparison.Ordinal)
        && !Unsaid.Contains(property.Name) && (!property.Name.EndsWith("Id", StringComparison.Ordinal) || AuditWords.IsKey(property.Name));

    /// <summary>Whether a column's text is read for names; otherwise it is marked altogether.</summary>
    public static bool IsRead(IProperty property) => property.ClrType != typeof(string) || IsRead(property.Name) || property.DeclaringType.ClrType switch
    {
        var kind when kind == typeof(Person) || kind == typeof(Address) => true,
        var kind when kind == typeof(Family) => property.Name == "Name",
        _ => false,
    };

    /// <summary>Whether a JSON property's text is read for names.</summary>
    public static bool IsRead(string name) => Words.Contains(name);

    /// <summary>Whether a column or a JSON property holds one person's name.</summary>
    public static bool IsName(string name) => Names.Contains(name) || name.EndsWith("By", StringComparison.Ordinal);

    /// <summary>Whether a text column holds the name of a state, which is put into words.</summary>
    public static bool IsState(IProperty property) => property is { ClrType: var kind, Name: "FromState" or "ToState" } && kind == typeof(string);

    /// <summary>Why all of a row is marked, whoever it names; null when only words are.</summary>
    public static string? WhyMarked(object row) => row is CaseDocument { IsKeptFromFamily: true } ? "kept from the family" : null;
}
