using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Transfers;

namespace EarlyHelp.Data.Access;

/// <summary>Which step-ups and steps across a person can see: staff those of the cases in their reach, social care those that were sent to its district.</summary>
public sealed partial class Reach
{
    /// <summary>Step-ups in reach.</summary>
    public IQueryable<StepUp> StepUps
    {
        get
        {
            var district = MyDistrict;
            return Me.Role switch
            {
                Role.UnitWorker or Role.UnitLead or Role.DistrictManager or Role.AreaManager or Role.CountyManager or Role.Analyst => db.StepUps.Where(s => Cases.Any(c => c.Id == s.CaseId)),
                Role.SocialCarePartner => db.StepUps.Where(s => s.SentToDistrictId == district && s.SentAt != null && !HiddenFamilies.Contains(s.FamilyId)),
                _ => db.StepUps.Where(s => false),
            };
        }
    }

    /// <summary>Steps across in reach.</summary>
    public IQueryable<StepAcross> StepsAcross => Me.Role switch
    {
        Role.UnitWorker or Role.UnitLead or Role.DistrictManager or Role.AreaManager or Role.CountyManager or Role.Analyst => db.StepsAcross.Where(s => Cases.Any(c => c.Id == s.CaseId)),
        _ => db.StepsAcross.Where(s => false),
    };
}
