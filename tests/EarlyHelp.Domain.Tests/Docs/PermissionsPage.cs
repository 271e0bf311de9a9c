using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Tests.Docs;

/// <summary>Prints docs/permissions.md from the role × permission table; what each role reaches is said here and proved by the endpoint matrix test.</summary>
internal static class PermissionsPage
{
    /// <summary>What Reach lets each role see; a new role without a line here fails.</summary>
    private static readonly Dictionary<Role, string> Reaches = new()
    {
        [Role.TriageOfficer] = "notifications, families and cases of the whole county; families and cases to read, for the check",
        [Role.TriageManager] = "as a triage officer",
        [Role.UnitWorker] = "the cases they hold, with their families and decided notifications; of the unit's other cases the family's name only",
        [Role.UnitLead] = "the unit's cases, and those passed to its district that no unit has accepted; their families and decided notifications",
        [Role.DistrictManager] = "the district's cases and decided notifications, and their families, also where no case was opened",
        [Role.AreaManager] = "the area's cases and decided notifications, and their families, also where no case was opened",
        [Role.CountyManager] = "lists of the whole county; a record opens only after a reason is stated, which holds for 8 hours",
        [Role.Analyst] = "as a county manager",
        [Role.OpenAccessWorker] = "no records yet: additional support is not built",
        [Role.SocialCarePartner] = "no records yet: step-downs and step-ups are not built",
        [Role.QualityAuditor] = "no records yet: audits of sampled records are not built",
        [Role.Administrator] = "no family records",
        [Role.PrivacyOfficer] = "no family records; of any record who changed it and who looked at it",
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
    ]);
}
