using EarlyHelp.Data.Accounts;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Restrictions;
using EarlyHelp.Domain.Transfers;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Restrictions;

/// <summary>
/// What of a family waits for somebody: whoever restricts its record must name one of those who can act, or it would be held by nobody. Who declared to know
/// the family, or can't sign in, can't act.
/// </summary>
public sealed class Duties(EarlyHelpDbContext db, TimeProvider clock)
{
    /// <summary>What waits in one family.</summary>
    public async Task<IReadOnlyList<Duty>> OfAsync(long familyId) => [.. (await OfAsync([familyId]))[familyId]];

    /// <summary>What waits in several families, in a number of queries that is the same for any number of them.</summary>
    public async Task<ILookup<long, Duty>> OfAsync(IReadOnlyCollection<long> families)
    {
        var (posted, away) = (await PostedAsync(), await DeclaredAsync(families));
        List<(long FamilyId, Duty Duty)> found = [];
        void Add(long family, string sentence, IEnumerable<long> who) => found.Add((family, new(sentence, [.. who.Where(id => !away.Contains((family, id)))])));
        IEnumerable<long> As(Func<PostedAs, bool> does) => posted.Where(does).Select(p => p.StaffId);

        foreach (var held in await db.Cases.Where(c => families.Contains(c.FamilyId) && c.ClosedOn == null).OrderBy(c => c.Id)
            .Select(c => new { c.FamilyId, c.Reference, c.UnitId, c.DistrictId, c.OfferedDistrictId, c.WorkerId, Worker = c.Worker!.Name }).ToListAsync())
        {
            if (held.WorkerId is { } worker)
                Add(held.FamilyId, $"{held.Worker} holds {held.Reference}: name them, or have the case allocated to somebody else first", [worker]);
            Add(held.FamilyId, $"Name a lead or manager who signs off what is done in {held.Reference}",
                As(p => (p.Role == Role.UnitLead && p.UnitId == held.UnitId && p.UnitId != null) || (p.Role == Role.DistrictManager && p.DistrictId == held.DistrictId)));
            if (held.OfferedDistrictId is { } offered)
                Add(held.FamilyId, $"{held.Reference} is offered to another district: name a manager there, or take the offer back", As(p => p.Role == Role.DistrictManager && p.DistrictId == offered));
        }

        foreach (var waiting in await db.Notifications.Where(n => families.Contains(n.FamilyId) && n.DecidedOn == null).OrderBy(n => n.Id).Select(n => new { n.FamilyId, n.Reference }).ToListAsync())
            Add(waiting.FamilyId, $"{waiting.Reference} waits for a decision: name somebody of triage", As(p => RolePermissions.May(p.Role, Permission.WorkTriage)));
        foreach (var step in await db.StepDowns.Where(s => families.Contains(s.FamilyId) && s.EndedOn == null && s.CompletedOn == null).OrderBy(s => s.Id).Select(s => new { s.FamilyId, s.Reference, s.PartnerId, s.DistrictId }).ToListAsync())
        {
            Add(step.FamilyId, $"Name who holds {step.Reference} in social care", [step.PartnerId]);
            Add(step.FamilyId, $"Name a manager of the district that decides on {step.Reference}", As(p => p.Role == Role.DistrictManager && p.DistrictId == step.DistrictId));
        }

        foreach (var step in await db.StepUps.Where(s => families.Contains(s.FamilyId) && s.SentAt != null && StepUpWorkflow.Open.Contains(s.State)).OrderBy(s => s.Id).Select(s => new { s.FamilyId, s.Reference, s.SentToDistrictId }).ToListAsync())
            Add(step.FamilyId, $"Name somebody of social care who answers {step.Reference}", As(p => p.Role == Role.SocialCarePartner && p.DistrictId == step.SentToDistrictId));
        return found.ToLookup(f => f.FamilyId, f => f.Duty);
    }

    /// <summary>
    /// A sentence against giving a family to a district or unit where nobody sees it; null when its record is not restricted, or somebody is named there.
    /// </summary>
    public async Task<string?> PlaceProblemAsync(long familyId, Role role, long? districtId, long? unitId = null)
    {
        var named = await db.Restrictions.Where(r => r.FamilyId == familyId && r.LiftedAt == null).SelectMany(r => r.Named.Select(n => n.StaffId)).ToListAsync();
        if (!await db.Restrictions.AnyAsync(r => r.FamilyId == familyId && r.LiftedAt == null))
            return null;
        var away = await DeclaredAsync([familyId]);
        return (await PostedAsync()).Any(p => named.Contains(p.StaffId) && !away.Contains((familyId, p.StaffId))
            && ((p.Role == role && p.DistrictId == districtId) || (unitId != null && p.Role == Role.UnitLead && p.UnitId == unitId)))
            ? null
            : "This record is open to named people only, and nobody there is named: ask a privacy officer to name somebody first";
    }

    private async Task<HashSet<(long FamilyId, long StaffId)>> DeclaredAsync(IReadOnlyCollection<long> families) =>
        [.. (await db.DeclaredInterests.Where(i => families.Contains(i.FamilyId) && i.EndedAt == null).Select(i => new { i.FamilyId, i.StaffId }).ToListAsync()).Select(i => (i.FamilyId, i.StaffId))];

    private async Task<List<PostedAs>> PostedAsync()
    {
        Role[] acting = [.. RolePermissions.Holding(Permission.WorkTriage), Role.UnitLead, Role.DistrictManager, Role.SocialCarePartner];
        return await db.PostedOn(UkTime.Today(clock)).Where(p => acting.Contains(p.Role))
            .Select(p => new PostedAs(p.StaffId, p.Role, p.UnitId, p.DistrictId)).ToListAsync();
    }

    private sealed record PostedAs(long StaffId, Role Role, long? UnitId, long? DistrictId);
}
