using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Restrictions;
using EarlyHelp.Domain.Transfers;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Restrictions;

/// <summary>What of a family waits for somebody: whoever restricts its record must name one of those who can act, or it would be held by nobody.</summary>
public sealed class Duties(EarlyHelpDbContext db, TimeProvider clock)
{
    /// <summary>What waits, in a fixed number of queries.</summary>
    public async Task<IReadOnlyList<Duty>> OfAsync(long familyId)
    {
        var posted = await PostedAsync();
        List<Duty> duties = [];
        foreach (var held in await db.Cases.Where(c => c.FamilyId == familyId && c.ClosedOn == null).OrderBy(c => c.Id)
            .Select(c => new { c.Reference, c.UnitId, c.DistrictId, c.WorkerId, Worker = c.Worker!.Name }).ToListAsync())
        {
            if (held.WorkerId is { } worker)
                duties.Add(new($"{held.Worker} holds {held.Reference}: name them, or have the case allocated to somebody else first", [worker]));
            duties.Add(new($"Name a lead or manager who signs off what is done in {held.Reference}",
                [.. posted.Where(p => (p.Role == Role.UnitLead && p.UnitId == held.UnitId && p.UnitId != null) || (p.Role == Role.DistrictManager && p.DistrictId == held.DistrictId)).Select(p => p.StaffId)]));
        }

        foreach (var waiting in await db.Notifications.Where(n => n.FamilyId == familyId && n.DecidedOn == null).OrderBy(n => n.Id).Select(n => n.Reference).ToListAsync())
            duties.Add(new($"{waiting} waits for a decision: name somebody of triage", [.. posted.Where(p => RolePermissions.May(p.Role, Permission.WorkTriage)).Select(p => p.StaffId)]));
        foreach (var step in await db.StepDowns.Where(s => s.FamilyId == familyId && s.EndedOn == null && s.CompletedOn == null).OrderBy(s => s.Id).Select(s => new { s.Reference, s.PartnerId, s.DistrictId }).ToListAsync())
        {
            duties.Add(new($"Name who holds {step.Reference} in social care", [step.PartnerId]));
            duties.Add(new($"Name a manager of the district that decides on {step.Reference}", [.. posted.Where(p => p.Role == Role.DistrictManager && p.DistrictId == step.DistrictId).Select(p => p.StaffId)]));
        }

        foreach (var step in await db.StepUps.Where(s => s.FamilyId == familyId && s.SentAt != null && StepUpWorkflow.Open.Contains(s.State)).OrderBy(s => s.Id).Select(s => new { s.Reference, s.SentToDistrictId }).ToListAsync())
            duties.Add(new($"Name somebody of social care who answers {step.Reference}", [.. posted.Where(p => p.Role == Role.SocialCarePartner && p.DistrictId == step.SentToDistrictId).Select(p => p.StaffId)]));
        return duties;
    }

    private async Task<List<PostedAs>> PostedAsync()
    {
        var today = UkTime.Today(clock);
        Role[] acting = [.. RolePermissions.Holding(Permission.WorkTriage), Role.UnitLead, Role.DistrictManager, Role.SocialCarePartner];
        return await db.Postings.Where(p => acting.Contains(p.Role) && p.From <= today && (p.To == null || p.To >= today))
            .Select(p => new PostedAs(p.StaffId, p.Role, p.UnitId, p.DistrictId)).ToListAsync();
    }

    private sealed record PostedAs(long StaffId, Role Role, long? UnitId, long? DistrictId);
}
