using EarlyHelp.Data.Access;
using EarlyHelp.Domain.Assessments;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Returns;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Returns;

/// <summary>The lines of Annex A, lists 1 and 2, of the records in reach; two or three queries, however many lines.</summary>
public sealed class AnnexARecords(EarlyHelpDbContext db, Reach reach)
{
    private IQueryable<FamilyMember> Children => db.FamilyMembers.AsNoTracking().Where(FamilyMember.Children).Where(m => m.Person.MergedIntoId == null);

    /// <summary>How many notifications (list 1) or cases (list 2) of the months are hidden from this person, and so have no line.</summary>
    public Task<int> HiddenAsync(AnnexAList list, AnnexAPeriod period) => list == AnnexAList.Contacts
        ? db.Notifications.CountAsync(n => n.ReceivedOn >= period.First && n.ReceivedOn <= period.Last && reach.HiddenFamilies.Contains(n.FamilyId))
        : db.Cases.CountAsync(c => c.OpenedOn <= period.Last && (c.ClosedOn == null || c.ClosedOn >= period.First) && reach.HiddenFamilies.Contains(c.FamilyId));

    /// <summary>List 1: every child of a family of which we were notified in the six months, once for each notification.</summary>
    public async Task<IReadOnlyList<AnnexAContact>> ContactsAsync(AnnexAPeriod period) =>
        [.. (await reach.Notifications.AsNoTracking().Where(n => n.ReceivedOn >= period.First && n.ReceivedOn <= period.Last)
            .Join(Children, n => n.FamilyId, m => m.FamilyId, (n, m) => new { n.Id, n.ReceivedOn, n.SourceCode, m.PersonId, m.Person.Sex, m.Person.Ethnicity, m.Person.Born, m.Person.DueOn, m.From, m.To })
            .Where(c => c.From <= c.ReceivedOn && (c.To == null || c.To >= c.ReceivedOn) && (c.Born == null || c.Born <= c.ReceivedOn || c.DueOn != null))
            .OrderBy(c => c.ReceivedOn).ThenBy(c => c.Id).ThenBy(c => c.PersonId).ToListAsync())
            .DistinctBy(c => (c.Id, c.PersonId)).Select(c => new AnnexAContact(new(c.PersonId, c.Sex, c.Ethnicity, c.Born), c.ReceivedOn, c.SourceCode))];

    /// <summary>List 2: every child of a family whose work went on in the six months, with its assessment, complete or not.</summary>
    public async Task<IReadOnlyList<AnnexAAssessment>> AssessmentsAsync(AnnexAPeriod period)
    {
        var organisation = await db.Counties.Select(c => c.Name).FirstAsync();
        var cases = reach.Cases.AsNoTracking().Where(c => c.OpenedOn <= period.Last && (c.ClosedOn == null || c.ClosedOn >= period.First));
        var begun = (await cases.Join(db.Set<Assessment>(), c => c.Id, a => a.CaseId, (_, a) => new { a.CaseId, a.BegunOn }).ToListAsync()).GroupBy(a => a.CaseId).ToDictionary(g => g.Key, g => g.Min(a => a.BegunOn));
        var lines = await cases.Join(Children, c => c.FamilyId, m => m.FamilyId, (c, m) => new { c.Id, c.OpenedOn, c.ClosedOn, c.AssessedOn, m.PersonId, m.Person.Sex, m.Person.Ethnicity, m.Person.Born, m.Person.DueOn, m.From, m.To })
            .Where(c => c.From <= period.Last && (c.To == null || c.To >= c.OpenedOn) && (c.Born == null || c.Born <= period.Last || c.DueOn != null))
            .OrderBy(c => c.OpenedOn).ThenBy(c => c.Id).ThenBy(c => c.PersonId).ToListAsync();
        // What was begun or completed after the last day is not known to it.
        return [.. lines.DistinctBy(c => (c.Id, c.PersonId)).Select(c => new AnnexAAssessment(
            new(c.PersonId, c.Sex, c.Ethnicity, c.Born), begun.TryGetValue(c.Id, out var on) && on <= period.Last ? on : null, c.AssessedOn <= period.Last ? c.AssessedOn : null, organisation))];
    }
}
