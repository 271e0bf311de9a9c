using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Tests.Docs;

/// <summary>Prints docs/permissions.md from the role × permission table; what each role reaches is said here by hand; the endpoint matrix test tries it.</summary>
internal static class PermissionsPage
{
    /// <summary>What Reach lets each role see; a new role without a line here fails.</summary>
    private static readonly Dictionary<Role, string> Reaches = new()
    {
        [Role.TriageOfficer] = "notifications, families and cases of the whole county; families and cases to read, for the check",
        [Role.TriageManager] = "as a triage officer",
        [Role.UnitWorker] = "the cases they hold, and those of a colleague while standing in, with their families, decided notifications, step-ups and steps across; step-downs that name them; "
            + "of the unit's other cases the family's name only",
        [Role.UnitLead] = "the unit's cases, and open ones passed to its district that no unit has accepted, with their families, decided notifications, step-ups and steps across; step-downs planned to the unit",
        [Role.DistrictManager] = "the district's cases, with their step-ups and steps across, its decided notifications, and their families, also where no case was opened; its step-downs and panels; "
            + "to read, what another district offers",
        [Role.AreaManager] = "the area's cases, with their step-ups and steps across, its decided notifications, and their families, also where no case was opened; its step-downs and panels",
        [Role.CountyManager] = "lists of the whole county, with its step-downs, step-ups and panels; a record opens only after a reason is stated, which holds for 8 hours",
        [Role.Analyst] = "as a county manager",
        [Role.OpenAccessWorker] = "no records yet: additional support is not built",
        [Role.SocialCarePartner] = "step-downs that they asked for or hold, and those of a colleague of the district who declared to know the family, with the panels that hear their own; "
            + "step-ups that were sent to the district; of a family what was sent, as it was then",
        [Role.QualityAuditor] = "no records yet: audits of sampled records are not built",
        [Role.Administrator] = "no family records; people who work here, their accounts, and places",
        [Role.PrivacyOfficer] = "of any record who changed it and who looked at it; the whole file of one person who asked for it, after a reason is stated, which holds for 8 hours; "
            + "of a family that is to be held or erased the reference, the dates and how much there is; the list of restrictions; neither audit nor file of a family that they know",
    };

    private static Role[] Roles => Enum.GetValues<Role>();

    public static string Print() => string.Join('\n', (string[])
    [
        "# Who may do what",
        "",
        "Printed from `RolePermissions` by a test; do not edit it by hand. Everything is refused unless it stands here. Two questions are asked of",
        "every request: may this role do this (the first table, by `[Requires]` on the endpoint), and is this record in reach (the second,",
        "by `Reach`). A page that a role must not see and a record out of reach both answer 404. A visitor is led to sign-in.",
        "",
        "## May they",
        "",
        $"| | {string.Join(" | ", Roles.Select(r => StateWords.Of(r)))} |",
        $"|---|{string.Concat(Roles.Select(_ => ":-:|"))}",
        .. Enum.GetValues<Permission>().Select(p => $"| {StateWords.Title(p)} | {string.Join(" | ", Roles.Select(r => RolePermissions.May(r, p) ? "yes" : ""))} |"),
        "",
        "## Can they see it",
        "",
        "| role | sees |",
        "|---|---|",
        .. Roles.Select(r => $"| {StateWords.Title(r)} | {Reaches[r]} |"),
        "",
        "This table is written by hand, in the test that prints this page: nothing holds its words against `Reach`. The endpoint matrix test tries every address in every role.",
        "",
        "Taken away from everybody, whatever stands above: families restricted to other people, and families that they themselves declared to know, with their cases,",
        "notifications, step-downs and step-ups, in lists, counts, searches, files and messages. Figures count them on. Somebody who also belongs to such a family",
        "is shown in another one without where they live and learn, how they are reached, their numbers, and what the audit says of them. A privacy officer reads the",
        "audit of restricted families, and gives people in them their file.",
        "",
        "Added by broken glass, for a triage manager and for managers of a district, an area and the county: one family's records, to read, for 8 hours, also a restricted one.",
        "They stand in no list and no search, nothing of them can be changed, and the privacy officers and whoever leads the work are told at once",
        "([adr/0032](adr/0032-restricted-records-are-subtracted-from-reach.md)).",
        "",
    ]);
}
