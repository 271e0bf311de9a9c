using EarlyHelp.Domain.Assessments;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Feedback;
using EarlyHelp.Domain.Plans;
using EarlyHelp.Domain.Transfers;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Families;

/// <summary>Moves the rows that hang on one record to another, writing each move down. Rows that would stand there twice stay where they are.</summary>
internal sealed class RecordRows(EarlyHelpDbContext db, RecordMerge merge)
{
    /// <summary>The move of a version of an assessment that is being written: its text names people.</summary>
    internal const string AssessmentText = $"{nameof(Assessment)}.{nameof(Assessment.ContentJson)}";

    /// <summary>Everything that hangs on a family: notifications, cases, transfers, members, consents. Its own timeline stays with it.</summary>
    public async Task OfFamilyAsync(long from, long to)
    {
        Move(await db.Notifications.Where(n => n.FamilyId == from).ToListAsync(), "FamilyId", from, to);
        Move(await db.Cases.Where(c => c.FamilyId == from).ToListAsync(), "FamilyId", from, to);
        Move(await db.StepDowns.Where(s => s.FamilyId == from).ToListAsync(), "FamilyId", from, to);
        Move(await db.StepUps.Where(s => s.FamilyId == from).ToListAsync(), "FamilyId", from, to);
        Move(await db.StepsAcross.Where(s => s.FamilyId == from).ToListAsync(), "FamilyId", from, to);
        Move(await db.PastTransfers.Where(t => t.FamilyId == from).ToListAsync(), "FamilyId", from, to);
        Move(await db.PastSupport.Where(s => s.FamilyId == from).ToListAsync(), "FamilyId", from, to);
        Move(await db.Consents.Where(c => c.FamilyId == from).ToListAsync(), "FamilyId", from, to);
        // Who may not see one of the two sees neither.
        Move(await db.Restrictions.Where(r => r.FamilyId == from).ToListAsync(), "FamilyId", from, to);
        Move(await db.DeclaredInterests.Where(i => i.FamilyId == from).ToListAsync(), "FamilyId", from, to);
        Move(await db.BrokenGlasses.Where(g => g.FamilyId == from).ToListAsync(), "FamilyId", from, to);
        var there = await db.FamilyMembers.Where(m => m.FamilyId == to && m.To == null).Select(m => m.PersonId).ToListAsync();
        var members = (await db.FamilyMembers.Include(m => m.Person).Where(m => m.FamilyId == from).ToListAsync()).Where(m => !there.Contains(m.PersonId)).ToList();
        Move(members, "FamilyId", from, to);
        // A register that comes again must not put them back.
        foreach (var person in members.Select(m => m.Person).Distinct())
            person.Changed();
        // What was merged into it before leads on at once.
        Move(await db.Families.Where(f => f.MergedIntoId == from).ToListAsync(), "MergedIntoId", from, to);
    }

    /// <summary>Everything that hangs on a person: memberships, homes, schools, relationships, consents, and what cases say of them.</summary>
    public async Task OfPersonAsync(long from, long to)
    {
        await MembershipsAsync(from, to);
        var homes = await db.Residences.Include(r => r.Address).Where(r => r.PersonId == to && r.To == null).ToListAsync();
        Move((await db.Residences.Include(r => r.Address).Where(r => r.PersonId == from).ToListAsync())
            .Where(r => r.To is not null || !homes.Any(h => h.Kind == r.Kind && h.Address.Key == r.Address.Key && (h.IsConfidential || !r.IsConfidential))), "PersonId", from, to);
        var schools = await db.Set<Schooling>().Where(s => s.PersonId == to && s.To == null).ToListAsync();
        Move((await db.Set<Schooling>().Where(s => s.PersonId == from).ToListAsync())
            .Where(s => s.To is not null || !schools.Any(known => Same(known, s))), "PersonId", from, to);
        await RelationshipsAsync(from, to);
        Move(await db.Consents.Where(c => c.PersonId == from).ToListAsync(), "PersonId", from, to);
        await CaseworkAsync(from, to);
        Move(await db.People.Where(p => p.MergedIntoId == from).ToListAsync(), "MergedIntoId", from, to);
    }

    private async Task CaseworkAsync(long from, long to)
    {
        Move(await db.Set<SeenPerson>().Where(r => r.PersonId == from).ToListAsync(), "PersonId", from, to);
        Move(await db.Set<ChildVoice>().Where(r => r.PersonId == from).ToListAsync(), "PersonId", from, to);
        Move(await db.Set<ScaleScore>().Where(r => r.PersonId == from).ToListAsync(), "PersonId", from, to);
        Move(await db.Set<PlanAction>().Where(r => r.OwnerPersonId == from).ToListAsync(), nameof(PlanAction.OwnerPersonId), from, to);
        Move(await db.Set<PlanAgreement>().Where(r => r.PersonId == from).ToListAsync(), "PersonId", from, to);
        Move(await db.Set<PlanCopy>().Where(r => r.PersonId == from).ToListAsync(), "PersonId", from, to);
        Move(await db.Set<StepUpChild>().Where(r => r.PersonId == from).ToListAsync(), "PersonId", from, to);
        Move(await db.Set<ClosurePerson>().Where(r => r.PersonId == from).ToListAsync(), "PersonId", from, to);
        Move(await db.Set<FeedbackInvitation>().Where(r => r.PersonId == from).ToListAsync(), "PersonId", from, to);
        await AssessmentsAsync(from, to);
    }

    // What was submitted stays as it was written; the reader is told who the record is now (CaseRecords.NamesAsync).
    private async Task AssessmentsAsync(long from, long to)
    {
        var families = await db.FamilyMembers.Where(m => m.PersonId == from || m.PersonId == to).Select(m => m.FamilyId).Distinct().ToListAsync();
        var kept = new Dictionary<long, long> { [from] = to };
        foreach (var opened in await db.Cases.Include(c => c.Assessments.Where(a => a.State == AssessmentState.InProgress)).Where(c => families.Contains(c.FamilyId)).ToListAsync())
        {
            foreach (var version in opened.Assessments.Where(a => a.State == AssessmentState.InProgress))
            {
                var (before, after) = (version.ContentJson, version.Content.Under(kept).ToJson());
                if (before == after)
                    continue;
                Rewrite(db, opened, version, after);
                merge.Rewritten(AssessmentText, version.Id, from, to, before);
            }
        }
    }

    /// <summary>Gives a version in progress its text; whoever has it open is told that it changed.</summary>
    internal static void Rewrite(EarlyHelpDbContext db, EarlyHelpCase opened, Assessment version, string content)
    {
        db.Entry(version).Property(a => a.ContentJson).CurrentValue = content;
        db.Entry(opened).Property(c => c.Version).CurrentValue++;
    }

    private async Task MembershipsAsync(long from, long to)
    {
        var families = await db.FamilyMembers.Where(m => m.PersonId == to && m.To == null).Select(m => m.FamilyId).ToListAsync();
        Move((await db.FamilyMembers.Where(m => m.PersonId == from).ToListAsync()).Where(m => m.To is not null || !families.Contains(m.FamilyId)), "PersonId", from, to);
    }

    private async Task RelationshipsAsync(long from, long to)
    {
        var known = await db.Relationships.Where(r => r.PersonId == to || r.ToPersonId == to).ToListAsync();
        foreach (var row in await db.Relationships.Where(r => r.PersonId == from || r.ToPersonId == from).ToListAsync())
        {
            var (person, other) = (row.PersonId == from ? to : row.PersonId, row.ToPersonId == from ? to : row.ToPersonId);
            if (person == other || known.Any(k => k.PersonId == person && k.ToPersonId == other && (k.ParentalResponsibility is not null || row.ParentalResponsibility is null)))
                continue;
            Move([row], row.PersonId == from ? "PersonId" : "ToPersonId", from, to);
        }
    }

    // A school that says more than the one known is worth keeping.
    private static bool Same(Schooling known, Schooling other) =>
        string.Equals(known.School, other.School, StringComparison.OrdinalIgnoreCase) && (other.AttendancePercent is null || known.AttendancePercent == other.AttendancePercent);

    private void Move<T>(IEnumerable<T> rows, string key, long from, long to)
        where T : class
    {
        foreach (var row in rows)
        {
            var entry = db.Entry(row);
            entry.Property(key).CurrentValue = to;
            merge.Moved($"{typeof(T).Name}.{key}", (long)entry.Property("Id").CurrentValue!, from, to);
        }
    }
}
