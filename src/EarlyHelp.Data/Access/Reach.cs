using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Access;

/// <summary>
/// The one place for "can they see it" (spec 3-access). Every list, count, search and export starts from these queries;
/// what is not in them does not exist for this person. Each role gets its own predicate, so that an index can serve it;
/// a role without a line here sees nothing. What a person opens goes through <see cref="Opening"/>, which also logs the look.
/// </summary>
public sealed partial class Reach(EarlyHelpDbContext db, CurrentActor current, TimeProvider clock)
{
    // No record has the key 0: a posting without its place reaches nothing, where null would meet every record without a place.
    private const long Nowhere = 0;

    private Actor Me => current.Actor;

    private long MyId => Me.StaffId ?? Nowhere;

    private long MyUnit => Me.UnitId ?? Nowhere;

    private long MyDistrict => Me.DistrictId ?? Nowhere;

    private long MyArea => Me.AreaId ?? Nowhere;

    // Whom this person stands in for today; the day after, or once posted elsewhere, they are not in it any more.
    private IQueryable<long?> CoveredNow => db.Covers.Where(Cover.StandsInOn(MyId, MyUnit, UkTime.Today(clock))).Select(v => (long?)v.AbsentId);

    // Themselves and whom they stand in for: by these an index finds a worker's cases. Asked as "own, or of these" everything that is open in the county is read.
    private IQueryable<long?> HeldNow => CoveredNow.Union(db.Staff.Where(s => s.Id == MyId).Select(s => (long?)s.Id));

    /// <summary>Whether every family of the county that is not hidden is in reach, wherever it lives and whoever holds it.</summary>
    public bool IsOfWholeCounty => Me.Role is Role.TriageOfficer or Role.TriageManager or Role.CountyManager or Role.Analyst;

    /// <summary>Cases in reach; for a worker also those of a colleague while standing in. A lead also sees what the district has not yet accepted, so as to accept it.</summary>
    public IQueryable<EarlyHelpCase> Cases
    {
        get
        {
            var (id, unit, district, area) = (MyId, MyUnit, MyDistrict, MyArea);
            return Me.Role switch
            {
                Role.TriageOfficer or Role.TriageManager or Role.CountyManager or Role.Analyst => CasesNotHidden,
                Role.AreaManager => CasesNotHidden.Where(c => c.District.AreaId == area),
                Role.DistrictManager => CasesNotHidden.Where(c => c.DistrictId == district),
                Role.UnitLead => CasesNotHidden.Where(c => c.UnitId == unit || (c.DistrictId == district && c.UnitId == null && c.ClosedOn == null)),
                Role.UnitWorker => CasesNotHidden.Where(c => HeldNow.Contains(c.WorkerId) && (c.WorkerId == id || (c.UnitId == unit && c.ClosedOn == null))),
                _ => db.Cases.Where(c => false),
            };
        }
    }

    /// <summary>The unit's other cases, of which a worker sees the family's name only (spec 3-access, unit worker).</summary>
    public IQueryable<EarlyHelpCase> TeamCases
    {
        get
        {
            var (id, unit) = (MyId, MyUnit);
            return Me.Role == Role.UnitWorker
                ? CasesNotHidden.Where(c => c.UnitId == unit && c.WorkerId != id && !CoveredNow.Contains(c.WorkerId))
                : db.Cases.Where(c => false);
        }
    }

    /// <summary>Cases that another district offers to this manager's.</summary>
    public IQueryable<EarlyHelpCase> OfferedCases
    {
        get
        {
            var district = MyDistrict;
            return Me.Role == Role.DistrictManager ? CasesNotHidden.Where(c => c.OfferedDistrictId == district) : db.Cases.Where(c => false);
        }
    }

    /// <summary>
    /// Cases that open: those in reach, for a district manager those that are offered, to be read before the answer, and what broken glass opens.
    /// Lists and counts are of those in reach.
    /// </summary>
    public IQueryable<EarlyHelpCase> CasesToOpen
    {
        get
        {
            var district = MyDistrict;
            var open = Me.Role == Role.DistrictManager ? CasesNotHidden.Where(c => c.DistrictId == district || c.OfferedDistrictId == district) : Cases;
            return Me.May(Permission.BreakGlass) ? db.Cases.Where(c => open.Any(o => o.Id == c.Id) || BehindGlass.Contains(c.FamilyId)) : open;
        }
    }

    /// <summary>
    /// Whether this person works on a case that was opened: holds it or stands in for who does, leads its unit, manages its district.
    /// Documents for the staff of the case and what lead and worker talked through are for these people only.
    /// </summary>
    public async Task<bool> WorksOnAsync(EarlyHelpCase opened) => Me.Role switch
    {
        Role.UnitWorker => opened.WorkerId == MyId || (opened.UnitId == MyUnit && opened.ClosedOn is null && await CoveredNow.ContainsAsync(opened.WorkerId)),
        Role.UnitLead => opened.UnitId == MyUnit,
        Role.DistrictManager => opened.DistrictId == MyDistrict,
        _ => false,
    };

    /// <summary>Notifications in reach.</summary>
    public IQueryable<Notification> Notifications
    {
        get
        {
            var (district, area) = (MyDistrict, MyArea);
            return Me.Role switch
            {
                Role.TriageOfficer or Role.TriageManager or Role.CountyManager or Role.Analyst => NotificationsNotHidden,
                Role.AreaManager => NotificationsNotHidden.Where(n => n.DecidedOn != null && db.Districts.Any(d => d.Id == n.DistrictId && d.AreaId == area)),
                Role.DistrictManager => NotificationsNotHidden.Where(n => n.DecidedOn != null && n.DistrictId == district),
                Role.UnitLead or Role.UnitWorker => NotificationsNotHidden.Where(n => n.DecidedOn != null && Cases.Select(c => c.FamilyId).Contains(n.FamilyId)),
                _ => db.Notifications.Where(n => false),
            };
        }
    }

    /// <summary>
    /// Notifications that open: those in reach, for a district manager also those of the families that another district handed over or offers, and
    /// what broken glass opens.
    /// </summary>
    public IQueryable<Notification> NotificationsToOpen
    {
        get
        {
            var open = Me.Role switch
            {
                Role.DistrictManager => NotificationsNotHidden.Where(n => n.DecidedOn != null && (n.DistrictId == MyDistrict || CasesToOpen.Any(c => c.FamilyId == n.FamilyId))),
                // Of one notification its family's cases are asked for; a list begins with the cases.
                Role.UnitLead or Role.UnitWorker => NotificationsNotHidden.Where(n => n.DecidedOn != null && Cases.Any(c => c.FamilyId == n.FamilyId)),
                _ => Notifications,
            };
            return Me.May(Permission.BreakGlass) ? db.Notifications.Where(n => open.Any(o => o.Id == n.Id) || BehindGlass.Contains(n.FamilyId)) : open;
        }
    }

    // A notification whose case was handed over stays in the register of who decided on it; the family's record goes with the case.
    private IQueryable<Notification> NotificationsWithTheirFamily
    {
        get
        {
            var (district, area, ofArea) = (MyDistrict, MyArea, Me.Role == Role.AreaManager);
            return Notifications.Where(n => !db.Cases.Any(c => c.NotificationId == n.Id && (ofArea ? c.District.AreaId != area : c.DistrictId != district)));
        }
    }

    /// <summary>Families in reach, those merged into another left out.</summary>
    public IQueryable<Family> Families => FamiliesWithMerged.Where(f => f.MergedIntoId == null);

    /// <summary>Families whose record opens to be read: those in reach, for a district manager those of the cases that are offered, and what broken glass opens.</summary>
    public IQueryable<Family> FamiliesToOpen
    {
        get
        {
            var open = Me.Role == Role.DistrictManager
                ? FamiliesNotHidden.Where(f => FamiliesWithMerged.Any(r => r.Id == f.Id) || OfferedCases.Any(c => c.FamilyId == (f.MergedIntoId ?? f.Id)))
                : FamiliesWithMerged;
            return Me.May(Permission.BreakGlass) ? db.Families.Where(f => open.Any(o => o.Id == f.Id) || BehindGlass.Contains(f.MergedIntoId ?? f.Id)) : open;
        }
    }

    /// <summary>
    /// Families in reach, with those that were merged into another (an old reference leads on). What hung on a merged record hangs on the one that is kept;
    /// asked for one key, the index of the family serves, and not the whole history of the reader's district or unit.
    /// </summary>
    public IQueryable<Family> FamiliesWithMerged => Me.Role switch
    {
        Role.TriageOfficer or Role.TriageManager or Role.CountyManager or Role.Analyst => FamiliesNotHidden,
        Role.AreaManager or Role.DistrictManager => FamiliesNotHidden.Where(f =>
            Cases.Any(c => c.FamilyId == (f.MergedIntoId ?? f.Id)) || NotificationsWithTheirFamily.Any(n => n.FamilyId == (f.MergedIntoId ?? f.Id))),
        Role.UnitLead or Role.UnitWorker => FamiliesNotHidden.Where(f => Cases.Any(c => c.FamilyId == (f.MergedIntoId ?? f.Id))),
        _ => db.Families.Where(f => false),
    };

    /// <summary>
    /// Families whose audit may be read: those in reach, and for the privacy officer every family, without the record itself
    /// (spec 3-access: reviews who looked at what), restricted ones too, but not one that they declared to know.
    /// </summary>
    public IQueryable<Family> FamiliesToAudit => Me.Role == Role.PrivacyOfficer
        ? db.Families.Where(f => !KnownToMe.Contains(f.Id) && (f.MergedIntoId == null || !KnownToMe.Contains(f.MergedIntoId.Value))) : FamiliesWithMerged;

    /// <summary>Cases whose audit may be read.</summary>
    public IQueryable<EarlyHelpCase> CasesToAudit => Me.Role == Role.PrivacyOfficer ? db.Cases.Where(c => !KnownToMe.Contains(c.FamilyId)) : Cases;

    /// <summary>Notifications whose audit may be read.</summary>
    public IQueryable<Notification> NotificationsToAudit => Me.Role == Role.PrivacyOfficer ? db.Notifications.Where(n => !KnownToMe.Contains(n.FamilyId)) : Notifications;

    /// <summary>People of the families in reach, those merged into another left out.</summary>
    public IQueryable<Person> People => Me.Role switch
    {
        Role.TriageOfficer or Role.TriageManager or Role.CountyManager or Role.Analyst => db.People.Where(p => p.MergedIntoId == null && !HiddenPeople.Contains(p.Id)),
        _ => db.People.Where(p => p.MergedIntoId == null && !HiddenPeople.Contains(p.Id) && db.FamilyMembers.Any(m => m.PersonId == p.Id && Families.Any(f => f.Id == m.FamilyId))),
    };

    /// <summary>
    /// People of the cases in reach, to begin with these where they are few: of all who are in reach through a case it leaves out nobody. It is no reach
    /// by itself: what is shown is of <see cref="People"/>.
    /// </summary>
    public IQueryable<long> PeopleOfCases => db.FamilyMembers.Where(m => Cases.Select(c => c.FamilyId).Contains(m.FamilyId)).Select(m => m.PersonId);

    /// <summary>
    /// Homes by which their people may be sought. A confidential address does not tell its people to somebody who may open
    /// the record only with a stated reason; for everyone else the reach of the people decides.
    /// </summary>
    public IQueryable<Residence> Homes => NeedsReasonToOpen ? db.Residences.Where(r => !r.IsConfidential) : db.Residences;

    /// <summary>Proposals that two records are one, about families in reach.</summary>
    public IQueryable<RecordMerge> Merges => db.RecordMerges.Where(m => FamiliesWithMerged.Any(f => f.Id == m.FamilyId));

    /// <summary>Covers that concern this person: of a lead's unit, of a manager's district; for a worker those as who is away or who stands in.</summary>
    public IQueryable<Cover> Covers
    {
        get
        {
            var (id, unit, district) = (MyId, MyUnit, MyDistrict);
            return Me.Role switch
            {
                Role.DistrictManager => db.Covers.Where(v => db.Units.Where(u => u.DistrictId == district).Select(u => u.Id).Contains(v.UnitId)),
                Role.UnitLead => db.Covers.Where(v => v.UnitId == unit),
                Role.UnitWorker => db.Covers.Where(v => v.AbsentId == id || v.CoveringId == id),
                _ => db.Covers.Where(v => false),
            };
        }
    }

    /// <summary>Whether this role must state a reason before a record opens (county manager and analyst).</summary>
    public bool NeedsReasonToOpen => Me.Role is Role.CountyManager or Role.Analyst;
}
