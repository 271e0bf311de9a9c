using EarlyHelp.Domain.Notifications.Form.Codes;

namespace EarlyHelp.Domain.Notifications.Form;

/// <summary>Who notified us, and what they asked for, as a notification record keeps it.</summary>
/// <param name="Name">Full name.</param>
/// <param name="Role">Job title; null for the family and the public.</param>
/// <param name="Organisation">Organisation or school.</param>
/// <param name="Agency">The agency code; a family for itself is FAM-SELF or FAM-CHILD.</param>
/// <param name="SourceCode">The DfE source code derived from it (NOT05).</param>
/// <param name="Email">E-mail.</param>
/// <param name="Telephone">Telephone.</param>
/// <param name="IsOwnFamily">The family asks for itself.</param>
/// <param name="IsUrgent">A child is in danger now (SG-URGENT).</param>
/// <param name="Level">Level of need in the notifier's view.</param>
/// <param name="AsksForPriority">Priority in the notifier's view.</param>
/// <param name="PriorityReason">Why.</param>
/// <param name="WhyIntensive">Why intensive support is needed.</param>
public sealed record NotifierFacts(string? Name, string? Role, string? Organisation, string? Agency, string SourceCode, string? Email, string? Telephone, bool IsOwnFamily,
    bool IsUrgent, string? Level, bool AsksForPriority, string? PriorityReason, string? WhyIntensive)
{
    /// <summary>Reads the facts of a form; a police notice has its agency from its kind.</summary>
    public static NotifierFacts From(FormDefinition form, Answers answers)
    {
        var own = answers.Is("NOT13", Answer.Yes);
        var agency = form.Kind switch
        {
            FormKind.MissingChild => Agencies.PoliceMissing,
            FormKind.YouthOffending => Agencies.PoliceYouth,
            _ when own => answers.Is("NOT13C", Answer.Yes) ? Agencies.FamilyChild : Agencies.FamilySelf,
            _ => answers["NOT04"],
        };
        var speaksForOrganisation = !own && !Agencies.IsPrivate(agency);
        var organisation = Agencies.IsSchool(agency) ? answers["NOT08"] : answers["NOT03"];
        var priority = answers.Is("REQ05", ConcernCodes.Priority);
        return new NotifierFacts(answers["NOT01"], speaksForOrganisation ? answers["NOT02"] : null, speaksForOrganisation ? organisation : null, agency,
            Agencies.SourceCode(agency), answers["NOT06"], answers["NOT07"], own, answers.Is("NOT15", Answer.Yes), answers["REQ03"], priority,
            priority ? answers["REQ05W"] : null, answers["REQ04"]);
    }
}
