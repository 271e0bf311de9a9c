using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Transfers;

namespace EarlyHelp.Data.Access;

/// <summary>Step-downs and panels in reach. A social care partner reaches what they asked for or hold, and nothing else of a family.</summary>
public sealed partial class Reach
{
    /// <summary>
    /// Step-downs in reach: for a partner those whose social-care side they hold, or a colleague of the district holds who can no longer see the family; for the manager those of the district; for a lead and a worker those
    /// that are planned to the unit or name them, for as long as their case is there.
    /// </summary>
    public IQueryable<StepDown> StepDowns
    {
        get
        {
            var (id, unit, district, area) = (MyId, MyUnit, MyDistrict, MyArea);
            return Me.Role switch
            {
                Role.SocialCarePartner => StepDownsNotHidden.Where(s => s.PartnerId == id || LeftByColleagues.Contains(s.Id)),
                Role.TriageOfficer or Role.TriageManager or Role.CountyManager or Role.Analyst => StepDownsNotHidden,
                Role.AreaManager => StepDownsNotHidden.Where(s => s.District.AreaId == area),
                Role.DistrictManager => StepDownsNotHidden.Where(s => s.DistrictId == district),
                Role.UnitLead => StepDownsNotHidden.Where(s => s.UnitId == unit && (s.CaseId == null || s.Case!.UnitId == unit)),
                Role.UnitWorker => StepDownsNotHidden.Where(s => s.WorkerId == id && (s.CaseId == null || s.Case!.WorkerId == id)),
                _ => db.StepDowns.Where(s => false),
            };
        }
    }

    // Who holds them declared to know the family: somebody of the social care in which they worked last must take them over, or they would be held by nobody (StepDownTakers tells the same people).
    private IQueryable<long> LeftByColleagues
    {
        get
        {
            var district = MyDistrict;
            return db.DeclaredInterests
                .Where(i => i.EndedAt == null && db.Postings.Where(p => p.StaffId == i.StaffId && p.Role == Role.SocialCarePartner).OrderByDescending(p => p.From).Select(p => p.DistrictId).FirstOrDefault() == district)
                .SelectMany(i => db.StepDowns.Where(s => s.PartnerId == i.StaffId && s.FamilyId == i.FamilyId && s.EndedOn == null).Select(s => s.Id));
        }
    }

    /// <summary>Step-downs that open: those in reach, and for Early Help those of the cases that open, whoever holds these now. Lists and counts are of those in reach.</summary>
    public IQueryable<StepDown> StepDownsToOpen => Me.Role switch
    {
        Role.DistrictManager or Role.UnitLead or Role.UnitWorker => db.StepDowns.Where(s => StepDowns.Any(r => r.Id == s.Id) || (s.CaseId != null && CasesToOpen.Any(c => c.Id == s.CaseId))
            || BehindGlass.Contains(s.FamilyId)),
        Role.AreaManager or Role.CountyManager => db.StepDowns.Where(s => StepDowns.Any(r => r.Id == s.Id) || BehindGlass.Contains(s.FamilyId)),
        _ => StepDowns,
    };

    /// <summary>Panels in reach. A partner reads those that hear what they asked for, and of these nothing else than it.</summary>
    public IQueryable<Panel> Panels
    {
        get
        {
            var (id, district, area) = (MyId, MyDistrict, MyArea);
            return Me.Role switch
            {
                Role.SocialCarePartner => db.Panels.Where(p => p.Items.Any(i => i.StepDown.PartnerId == id && !HiddenFamilies.Contains(i.StepDown.FamilyId))),
                Role.CountyManager or Role.Analyst => db.Panels,
                Role.AreaManager => db.Panels.Where(p => p.District.AreaId == area),
                Role.DistrictManager => db.Panels.Where(p => p.DistrictId == district),
                _ => db.Panels.Where(p => false),
            };
        }
    }
}
