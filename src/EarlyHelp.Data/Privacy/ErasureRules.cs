using Microsoft.EntityFrameworkCore.Metadata;

namespace EarlyHelp.Data.Privacy;

/// <summary>
/// What an erasure leaves of each kind of record that hangs on a family (adr/0029): nothing, or its keys, dates, numbers and codes, and the texts named here.
/// Every other text of it goes. A test holds that each kind that hangs on a family by the keys of the model stands in one of the two lists.
/// </summary>
internal static class ErasureRules
{
    /// <summary>The column with a reference that people read out: the pseudonymous key takes its place.</summary>
    public const string Reference = "Reference";

    /// <summary>Kinds of which nothing is left.</summary>
    public static readonly IReadOnlySet<string> Gone = new HashSet<string>("""
        ActionProgress Assessment BrokenGlass CaseDocument ChildVoice ChronologyMark ClosureOutcome ClosurePerson Consent DeclaredInterest DueFamily FamilyPlan InformationRequest LegalHold MergeMove NamedPerson NotificationFile
        NotificationVersion OutcomeRating PanelItem PlanAction PlanAgreement PlanCopy PlanOutcome RecordMerge Relationship Residence Restriction ScaleScore Schooling Screening SeenPerson StatusCode
        StepDownCondition StepDownLook StepDownPlan StepUpChild StepUpReview SupervisionAction SupervisionRecord SystemCheck TeamGuest TeamMeeting TeamMember TimelineEntry TriageDecision UnusualLook
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Kinds that figures are made of, each with the texts that stay: codes, and names of staff.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Kept = new Dictionary<string, string[]>
    {
        ["Baton"] = [], ["BatonEntry"] = ["By"], ["CaseNote"] = ["By"], ["CaseSpell"] = ["By"], ["Closure"] = ["ProposedBy", "AnsweredBy"], ["Continuation"] = ["By"],
        ["DistrictHandover"] = ["OfferedBy", "AnsweredBy"], ["EarlyHelpCase"] = [], ["Erasure"] = ["FamilyKey", "Rule", "Reason", "By", "Counts"], ["Family"] = [], ["FamilyMember"] = [],
        ["FeedbackInvitation"] = [], ["FollowUp"] = ["By"], ["Notification"] = ["Agency", "SourceCode", "Level"], ["PastClosure"] = [], ["PastFeedback"] = [], ["PastReview"] = [],
        ["PastSupport"] = [], ["PastTransfer"] = [], ["PastTransferStep"] = [], ["PlanReview"] = ["By"], ["StepAcross"] = [], ["StepDown"] = [], ["StepUp"] = [],
    };

    /// <summary>Kinds that hang on a person and on nothing else: of a person who is also in a family that stays they stay too.</summary>
    public static readonly IReadOnlySet<string> OfPerson = new HashSet<string> { "Relationship", "Residence", "Schooling" };

    /// <summary>Every kind that hangs on a family, its notifications and its cases by the keys of the model, and what hangs on these.</summary>
    public static IReadOnlySet<IEntityType> Hanging(IModel model)
    {
        var found = new HashSet<IEntityType>();
        Queue<IEntityType> next = new([model.FindEntityType(typeof(Domain.Families.Family))!]);
        while (next.TryDequeue(out var above))
        {
            foreach (var below in Below(above).Select(k => k.DeclaringEntityType).Where(found.Add))
                next.Enqueue(below);
        }

        foreach (var kind in model.GetEntityTypes().Where(e => OfPerson.Contains(e.ClrType.Name)))
            found.Add(kind);
        return found;
    }

    /// <summary>The keys by which rows hang on a kind. Places, staff and the audit hang on nobody.</summary>
    public static IEnumerable<IForeignKey> Below(IEntityType above) => above.GetReferencingForeignKeys().Where(k => !k.DeclaringEntityType.IsOwned());

    /// <summary>Columns of a kept kind whose text goes.</summary>
    public static IEnumerable<IProperty> Texts(IEntityType kind) => kind.GetProperties()
        .Where(p => IsText(p) && !p.IsPrimaryKey() && p.Name != Reference && !Kept[kind.ClrType.Name].Contains(p.Name));

    // Names of states and kinds are codes.
    private static bool IsText(IProperty property)
    {
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        return !type.IsEnum && (property.GetTypeMapping().Converter?.ProviderClrType ?? type) is var stored && (stored == typeof(string) || property.IsPrimitiveCollection);
    }
}
