using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Notifications.Form.Codes;

namespace EarlyHelp.Data.Families;

/// <summary>How the codes of the form become those of the family record.</summary>
internal static class FactWords
{
    private static readonly Dictionary<string, FamilyRole> Roles = new()
    {
        ["child"] = FamilyRole.Child, ["unborn"] = FamilyRole.Unborn, ["sibling"] = FamilyRole.Sibling, ["mother"] = FamilyRole.Mother,
        ["father"] = FamilyRole.Father, ["step-parent"] = FamilyRole.StepParent, ["partner"] = FamilyRole.PartnerOfParent,
        ["grandparent"] = FamilyRole.Grandparent, ["relative"] = FamilyRole.OtherRelative, ["carer"] = FamilyRole.Carer,
        ["significant-adult"] = FamilyRole.SignificantAdult,
    };

    private static readonly Dictionary<string, ResidenceKind> Kinds = new()
    {
        ["main"] = ResidenceKind.MainHome, ["other-parent"] = ResidenceKind.OtherParent, ["shared"] = ResidenceKind.SharedCare,
        ["temporary"] = ResidenceKind.Temporary, ["placement"] = ResidenceKind.Placement, ["correspondence"] = ResidenceKind.CorrespondenceOnly,
        ["previous"] = ResidenceKind.Previous,
    };

    /// <summary>The role (PER04).</summary>
    public static FamilyRole Role(string code) => Roles.GetValueOrDefault(code, FamilyRole.Other);

    /// <summary>How somebody lives somewhere (ADD05).</summary>
    public static ResidenceKind Residence(string code) => Kinds.GetValueOrDefault(code, ResidenceKind.MainHome);

    /// <summary>Yes or no; null when not known.</summary>
    public static bool? YesNo(string? code) => code switch { Answer.Yes => true, Answer.No => false, _ => null };

    /// <summary>The code, or null where it only says that it is not known.</summary>
    public static string? Known(string? code) => code == Answer.NotKnown ? null : code;

    /// <summary>An answer to an item of consent (CON03).</summary>
    public static ConsentAnswer Consent(string code) => code switch
    {
        Answer.Yes => ConsentAnswer.Given,
        ConsentCodes.Partial => ConsentAnswer.Partial,
        Answer.No => ConsentAnswer.Refused,
        _ => ConsentAnswer.NotAsked,
    };

    /// <summary>What C3 leaves out: organisations and topics (CON04); for a representative, who spoke.</summary>
    public static string? Exceptions(Domain.Notifications.Form.ConsentFacts consent)
    {
        string?[] parts =
        [
            consent.Item == "C3" && consent.NotWithAgencies.Count > 0 ? $"Not with: {string.Join(", ", consent.NotWithAgencies.Select(Agencies.List.Label))}" : null,
            consent.Item == "C3" && consent.NotAbout is { } topics ? $"Not about: {topics}" : null,
            consent.Representative is { } name ? $"By {name}, representative" : null,
        ];
        return parts.OfType<string>().ToList() is { Count: > 0 } said ? string.Join(". ", said) : null;
    }
}
