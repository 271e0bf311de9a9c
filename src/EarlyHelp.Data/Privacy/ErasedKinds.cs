using EarlyHelp.Data.Auditing;

namespace EarlyHelp.Data.Privacy;

/// <summary>
/// What an erasure takes away and what it leaves, under headings in the words of the people who must agree to it: nobody can weigh "merge move: 3". Certificates
/// keep their counts by kind of record (adr/0029); they are put under headings when they are shown. A test holds that every kind stands under exactly one.
/// </summary>
public static class ErasedKinds
{
    /// <summary>What a certificate calls the files that went from the disk.</summary>
    public const string Files = "File";

    /// <summary>What a certificate calls the messages that went.</summary>
    public const string Messages = "OutboxMessage";

    /// <summary>What a certificate calls the addresses at which nobody else lives.</summary>
    public const string Addresses = "Address";

    private const string Others = "Other records";

    /// <summary>Every heading with its kinds of record, in the order in which they are shown.</summary>
    internal static readonly IReadOnlyList<(string Heading, string[] Kinds)> Groups =
    [
        ("Family, people, homes, schools and consents", ["Family", "FamilyMember", "Relationship", "Residence", Addresses, "Schooling", "Consent", "RecordMerge", "MergeMove"]),
        ("Notifications, checks and decisions", ["Notification", "NotificationVersion", "NotificationFile", "StatusCode", "InformationRequest", "Screening", "SystemCheck", "TriageDecision"]),
        ("Cases, who held them and when", ["EarlyHelpCase", "CaseSpell", "Baton", "BatonEntry", "DistrictHandover", "Continuation"]),
        ("Case notes, documents and timelines", ["CaseNote", "SeenPerson", "CaseDocument", "TimelineEntry", "ChronologyMark"]),
        ("Assessments, children’s words and scores", ["Assessment", "ChildVoice", "ScaleScore"]),
        ("Plans, reviews and meetings", ["FamilyPlan", "PlanOutcome", "PlanAction", "ActionProgress", "PlanAgreement", "PlanCopy", "PlanReview", "OutcomeRating", "TeamMeeting", "TeamMember", "TeamGuest"]),
        ("Closures, follow-ups and feedback", ["Closure", "ClosureOutcome", "ClosurePerson", "FollowUp", "FeedbackInvitation"]),
        ("Step-ups, step-downs and steps across", ["StepUp", "StepUpChild", "StepUpReview", "StepDown", "StepDownCondition", "StepDownLook", "StepDownPlan", "PanelItem", "StepAcross"]),
        ("Supervision", ["SupervisionRecord", "SupervisionAction"]),
        ("Who may see the records, and for how long they are kept", ["Restriction", "NamedPerson", "DeclaredInterest", "BrokenGlass", "UnusualLook", "LegalHold", "DueFamily", "Erasure"]),
        ("Records of earlier systems", ["PastClosure", "PastFeedback", "PastReview", "PastSupport", "PastTransfer", "PastTransferStep"]),
        ("Messages that were sent", [Messages]),
        ("Files on the disk", [Files]),
        ("Lines of the audit trail, of which only who and when stay", [AuditedCertificate.CountOfEntries]),
    ];

    private static readonly Dictionary<string, string> Headings = Groups.SelectMany(g => g.Kinds, (g, kind) => (kind, g.Heading)).ToDictionary(g => g.kind, g => g.Heading);

    /// <summary>Counts by kind of record, summed under their headings, in the order of the headings. Nothing that is counted is left out; of what is zero nothing is said.</summary>
    /// <param name="counts">Kinds of record, as a certificate or a look ahead has them, each with how many.</param>
    public static IReadOnlyList<(string Heading, int Count)> Sum(IEnumerable<KeyValuePair<string, int>> counts)
    {
        var sums = counts.GroupBy(c => Headings.GetValueOrDefault(c.Key, Others)).ToDictionary(g => g.Key, g => g.Sum(c => c.Value));
        return [.. Groups.Select(g => g.Heading).Append(Others).Where(h => sums.GetValueOrDefault(h) > 0).Select(h => (h, sums[h]))];
    }
}
