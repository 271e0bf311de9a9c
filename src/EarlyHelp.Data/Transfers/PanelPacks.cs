using EarlyHelp.Data.Access;
using EarlyHelp.Data.Cases;
using EarlyHelp.Data.Families;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Transfers;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Transfers;

/// <summary>
/// What the record says of the families on an agenda, beside what social care wrote: for one or for all of them in the same number of queries.
/// Takes step-downs that were opened, so they are in reach and the look is logged.
/// </summary>
public sealed class PanelPacks(EarlyHelpDbContext db, Reach reach, CurrentActor current)
{
    /// <summary>The packs by the key of the step-down. Social care reads what it told itself and nothing else: it gets none.</summary>
    public async Task<IReadOnlyDictionary<long, FamilyPack>> ForAsync(IReadOnlyCollection<StepDown> opened)
    {
        if (current.Actor.Role == Role.SocialCarePartner)
            return new Dictionary<long, FamilyPack>();
        var ids = opened.Select(s => s.FamilyId).Distinct().ToList();
        var people = await PeopleAsync(ids);
        var kin = await KinAsync(ids);
        var cases = await EarlierRecords.CasesAsync(reach.CasesNotHidden, [.. ids.Concat(kin.Select(k => k.Kin)).Distinct()]);
        var notifications = await EarlierRecords.NotificationsAsync(db.Notifications, ids);
        var transfers = await db.StepDowns.AsNoTracking().Where(s => ids.Contains(s.FamilyId)).OrderByDescending(s => s.RequestedOn).ThenByDescending(s => s.Id)
            .Select(s => new { s.FamilyId, Line = new EarlierTransfer(s.Reference, s.RequestedOn, s.State, s.EndedOn) }).ToListAsync();
        var ledger = await db.BatonEntries.AsNoTracking().Where(e => ids.Contains(e.FamilyId)).OrderByDescending(e => e.Number).ToListAsync();
        return opened.ToDictionary(s => s.Id, s =>
        {
            var known = kin.Where(k => k.FamilyId == s.FamilyId).Select(k => k.Kin).Append(s.FamilyId).ToHashSet();
            var before = transfers.Where(t => t.FamilyId == s.FamilyId && t.Line.Reference != s.Reference).Select(t => t.Line).ToList();
            return new FamilyPack(
                [.. people.Where(p => p.FamilyId == s.FamilyId).Select(p => p.Person)],
                new MetBefore(
                    [.. cases.Where(c => c.FamilyId == s.FamilyId && c.CaseId != s.CaseId)],
                    [.. notifications.Where(n => n.FamilyId == s.FamilyId && n.State == NotificationState.Decided)],
                    before,
                    [.. cases.Where(c => known.Contains(c.FamilyId) && c.MakesReReferral(s.RequestedOn))]),
                [.. ledger.Where(e => e.FamilyId == s.FamilyId)],
                before.FirstOrDefault(t => t.State == StepDownState.Completed && t.EndedOn <= s.RequestedOn && t.EndedOn >= s.RequestedOn.AddDays(-EarlierCase.ReReferralDays)));
        });
    }

    private async Task<List<(long FamilyId, PersonOfCase Person)>> PeopleAsync(List<long> ids)
    {
        var people = await db.FamilyMembers.AsNoTracking().Where(m => ids.Contains(m.FamilyId) && m.To == null && m.Person.MergedIntoId == null)
            .Select(m => new
            {
                m.FamilyId,
                Person = new PersonOfCase(m.PersonId, m.Person.FirstName, m.Person.LastName, m.Role, m.IsMainContact, m.Person.Born, m.Person.DueOn,
                    reach.HiddenPeople.Contains(m.PersonId) ? null : m.Person.Schoolings.Where(s => s.To == null).OrderByDescending(s => s.Id).Select(s => s.School).FirstOrDefault()),
            }).ToListAsync();
        return [.. people.OrderBy(p => p.Person.IsChild ? 0 : 1).ThenBy(p => p.Person.Born ?? p.Person.DueOn ?? DateOnly.MaxValue).ThenBy(p => p.Person.Name, StringComparer.Ordinal).Select(p => (p.FamilyId, p.Person))];
    }

    // Other families to which their people belonged: a case of one of them makes a re-referral too.
    private async Task<List<(long FamilyId, long Kin)>> KinAsync(List<long> ids)
    {
        var kin = await (from own in db.FamilyMembers
                         where ids.Contains(own.FamilyId)
                         join other in db.FamilyMembers on own.PersonId equals other.PersonId
                         where other.FamilyId != own.FamilyId
                         select new { own.FamilyId, Kin = other.FamilyId }).Distinct().ToListAsync();
        return [.. kin.Select(k => (k.FamilyId, k.Kin))];
    }
}

/// <summary>What the record says of one family on an agenda.</summary>
/// <param name="People">Its people now, children first, the eldest first.</param>
/// <param name="Met">What is known from before.</param>
/// <param name="Ledger">Who held responsibility from when on, the newest first.</param>
/// <param name="BouncedBack">The newest step-down that was completed within 12 months before this request; null when there is none.</param>
public sealed record FamilyPack(IReadOnlyList<PersonOfCase> People, MetBefore Met, IReadOnlyList<BatonEntry> Ledger, EarlierTransfer? BouncedBack)
{
    /// <summary>The case after which this is a re-referral, the newest; null when it is none.</summary>
    public EarlierCase? ReReferral => Met.ReReferral.Count == 0 ? null : Met.ReReferral[0];
}
