using static EarlyHelp.Domain.Access.Permission;

namespace EarlyHelp.Domain.Access;

/// <summary>The one place for "may they": role × permission, as data (spec 3-access). Everything is refused unless it stands here.</summary>
public static class RolePermissions
{
    private static readonly Permission[] Triage =
        [SignedIn, EnterNotification, ReadTriage, WorkTriage, ReadNotifications, ReadFamilies, ReadCases, MergeRecords, Export, DeclareInterest];

    private static readonly Permission[] Worker =
        [SignedIn, ReadNotifications, ReadFamilies, EditFamilies, MergeRecords, ReadCases, WriteNotes, WorkWithFamily, KeepDocuments, ReadSupervision, ReadStepDowns, RaiseStepUps, ReadStepUps, StepAcross, Export, ReadFigures, ReadCaseFigures, DeclareInterest];

    private static readonly Permission[] Lead = [.. Worker, ReadAllocations, AcceptToUnit, Allocate, SignOff, Supervise, ReviewClosures, TakeOnStepDowns, AgreeStepUps, ReadAudit];

    private static readonly Permission[] Reader = [SignedIn, ReadNotifications, ReadFamilies, ReadCases, ReadAllocations, ReviewClosures, ReadStepDowns, ReadStepUps, ReadPanels, Export, ReadFigures, ReadCaseFigures, DeclareInterest];

    // Everything else shows something of a family; a permission that is added counts so until somebody says here that it doesn't.
    private static readonly Permission[] WithoutFamilies = [SignedIn, Administer, ReadFigures, FreezeFigures];

    private static readonly Dictionary<Role, HashSet<Permission>> Table = new()
    {
        [Role.TriageOfficer] = [.. Triage],
        [Role.TriageManager] = [.. Triage, ManageTriage, ReadAudit, ReadFigures, BreakGlass],
        [Role.UnitWorker] = [.. Worker, ReadTeamNames],
        [Role.UnitLead] = [.. Lead],
        [Role.DistrictManager] = [.. Lead, MoveBetweenUnits, DecideContinuation, ReopenCases, ReadPanels, ChairPanels, ReviewStepUps, BreakGlass],
        [Role.AreaManager] = [.. Reader, ReadAudit, BreakGlass],
        [Role.CountyManager] = [.. Reader, FreezeFigures, MakeReturns, BreakGlass],
        [Role.Analyst] = [.. Reader, FreezeFigures, MakeReturns],
        [Role.OpenAccessWorker] = [SignedIn],
        [Role.SocialCarePartner] = [SignedIn, RequestStepDown, ReadStepDowns, ReadPanels, AnswerStepUps, ReadStepUps, DeclareInterest],
        [Role.QualityAuditor] = [SignedIn],
        [Role.Administrator] = [SignedIn, Administer],
        [Role.PrivacyOfficer] = [SignedIn, ReadAudit, ReviewLooks, RestrictRecords, DeclareInterest, EraseRecords, KeepNotices, Export, AnswerAccessRequests],
    };

    /// <summary>Whether the role may do it at all.</summary>
    public static bool May(Role role, Permission permission) => Table[role].Contains(permission);

    /// <summary>Whether the role reads anything of a family (spec 3-access).</summary>
    public static bool ReadsFamilyRecords(Role role) => Table[role].Except(WithoutFamilies).Any();

    /// <summary>Whether the role needs a second factor to sign in: it reads something of a family, or says who does.</summary>
    public static bool NeedsSecondFactor(Role role) => ReadsFamilyRecords(role) || May(role, Administer);

    /// <summary>What the role may do, in the order of the permission list.</summary>
    public static IEnumerable<Permission> Of(Role role) => Enum.GetValues<Permission>().Where(p => May(role, p));

    /// <summary>The roles that may do it, in the order of the role list.</summary>
    public static IEnumerable<Role> Holding(Permission permission) => Enum.GetValues<Role>().Where(r => May(r, permission));
}
