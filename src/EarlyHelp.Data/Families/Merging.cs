using EarlyHelp.Data.Access;
using EarlyHelp.Data.Restrictions;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Assessments;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Feedback;
using EarlyHelp.Domain.Matching;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Plans;
using EarlyHelp.Domain.Registers;
using EarlyHelp.Domain.Restrictions;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Families;

/// <summary>
/// Two established records of one person or one family: one colleague proposes, another confirms, and within 90 days it can be undone
/// (domain.md 1.4). Every row that changes its place is written down as a move, and undoing puts exactly those back. The caller saves.
/// </summary>
public sealed class Merging(EarlyHelpDbContext db, CurrentActor current, TimeProvider clock)
{
    /// <summary>Proposes that two records are one.</summary>
    public async Task<RecordMerge> ProposeAsync(MergeKind kind, long survivorId, long absorbedId, long familyId, string reason)
    {
        var open = await db.RecordMerges.AnyAsync(m => m.Kind == kind && m.ConfirmedAt == null && m.RefusedAt == null
            && ((m.SurvivorId == survivorId && m.AbsorbedId == absorbedId) || (m.SurvivorId == absorbedId && m.AbsorbedId == survivorId)));
        Rule.Check(new Rule(!open, "This has already been proposed and waits for somebody to confirm it"));
        var merge = RecordMerge.Propose(kind, survivorId, absorbedId, familyId, reason, current.Actor, Now);
        db.Add(merge);
        await RememberAsync(familyId, $"Proposed that two {Records(kind)} are one", merge.Reason);
        return merge;
    }

    /// <summary>Confirms: what hangs on the absorbed record hangs on the surviving one from now on, and the old reference leads there.</summary>
    public async Task ConfirmAsync(RecordMerge merge)
    {
        merge.Confirm(current.Actor, Now);
        var rows = new RecordRows(db, merge);
        if (merge.Kind == MergeKind.Family)
        {
            var (survivor, absorbed) = (await FamilyAsync(merge.SurvivorId), await FamilyAsync(merge.AbsorbedId));
            Rule.Check(new Rule(survivor.MergedIntoId is null && absorbed.MergedIntoId is null, "One of these records has been merged already"));
            await new RestrictedMerges(db, clock).JoinAsync(survivor, absorbed, merge, current.Actor);
            survivor.TakeResponsibilityOf(absorbed, current.Actor, Now, UkTime.Today(clock));
            await rows.OfFamilyAsync(absorbed.Id, survivor.Id);
            absorbed.MergeInto(survivor.Id);
            await RememberAsync(survivor.Id, $"{absorbed.Reference} merged into this record", merge.Reason);
        }
        else
        {
            var (survivor, absorbed) = (await PersonAsync(merge.SurvivorId), await PersonAsync(merge.AbsorbedId));
            Rule.Check(new Rule(survivor.MergedIntoId is null && absorbed.MergedIntoId is null, "One of these records has been merged already"));
            await rows.OfPersonAsync(absorbed.Id, survivor.Id);
            PersonFill.Fill(db, survivor, absorbed, merge.Moved);
            survivor.Changed();
            absorbed.MergeInto(survivor.Id);
            await RememberAsync(merge.FamilyId, $"Two records of {survivor.FullName} merged", merge.Reason);
        }
    }

    /// <summary>They are not the same; nobody is asked again.</summary>
    public async Task RefuseAsync(RecordMerge merge)
    {
        merge.Refuse(current.Actor, Now);
        await TellApartAsync(merge);
        await RememberAsync(merge.FamilyId, $"Found that two {Records(merge.Kind)} are not one", merge.Reason);
    }

    /// <summary>Undoes a merge: each row goes back to where it hung. What was recorded since stays with the surviving record.</summary>
    public async Task UndoAsync(RecordMerge merge)
    {
        merge.Undo(current.Actor, Now);
        if (merge.Kind == MergeKind.Family)
        {
            Rule.Check(new Rule((await FamilyAsync(merge.SurvivorId)).MergedIntoId is null, "The record has been merged into another since: undo that first"));
            await new RestrictedMerges(db, clock).PartAsync(await FamilyAsync(merge.SurvivorId), await FamilyAsync(merge.AbsorbedId), merge);
            await TakeCaseAlongAsync(merge);
            await GiveResponsibilityBackAsync(merge);
            await PutBackAsync([.. merge.Moves.Where(m => !PersonFill.IsFill(m))]);
            foreach (var fill in merge.Moves.Where(PersonFill.IsFill))
                PersonFill.Empty(db, fill, await PersonAsync(fill.ToId), await PersonAsync(fill.FromId));
            foreach (var person in merge.Moves.Where(m => m.What == PersonMerged).Select(m => m.ToId).Distinct().ToList())
                (await PersonAsync(person)).Changed();
            (await FamilyAsync(merge.AbsorbedId)).Unmerge();
        }
        else
        {
            var (survivor, absorbed) = (await PersonAsync(merge.SurvivorId), await PersonAsync(merge.AbsorbedId));
            Rule.Check(new Rule(survivor.MergedIntoId is null, "The record has been merged into another since: undo that first"));
            await PutBackAsync([.. merge.Moves.Where(m => !PersonFill.IsFill(m))]);
            foreach (var fill in merge.Moves.Where(PersonFill.IsFill))
                PersonFill.Empty(db, fill, survivor, absorbed);
            survivor.Changed();
            absorbed.Unmerge();
        }

        await TellApartAsync(merge);
        await RememberAsync(merge.FamilyId, $"Merge of two {Records(merge.Kind)} undone", merge.Reason);
    }

    /// <summary>Undoes what triage found about a notification at or after this moment (UTC): it hangs on the record made from its form again.</summary>
    public async Task UndoIdentificationAsync(Notification notification, DateTime since)
    {
        if (await db.RecordMerges.Include(m => m.Moves).OrderByDescending(m => m.Id)
            .FirstOrDefaultAsync(m => m.NotificationId == notification.Id && m.UndoneAt == null && m.ConfirmedAt >= since) is { } merge)
        {
            await UndoAsync(merge);
        }
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The move that says that a person's record was merged into another by an identification.</summary>
    internal const string PersonMerged = $"{nameof(Person)}.{nameof(Person.MergedIntoId)}";

    /// <summary>No record: where something hung on nothing before. No row has this key.</summary>
    internal const long Nobody = 0;

    // A case that the notification opened since is about its own family, not the one it was taken for.
    private async Task TakeCaseAlongAsync(RecordMerge merge)
    {
        if (merge.NotificationId is not { } id || await db.Cases.FirstOrDefaultAsync(c => c.NotificationId == id && c.ClosedOn == null) is not { } opened)
            return;
        Rule.Check(new Rule(opened is { State: CaseState.AwaitingAllocation, AllocatedOn: null },
            $"Case {opened.Reference} works with this family because of the notification. Close it as opened in error first"));
        db.Entry(opened).Property(c => c.FamilyId).CurrentValue = merge.AbsorbedId;
    }

    // What goes back to the other record takes responsibility along; a family whom a case took on because of a step-down can't be parted from it.
    private async Task GiveResponsibilityBackAsync(RecordMerge merge)
    {
        var stepDownIds = RowsOf<StepDown>(merge);
        var stepDowns = await db.StepDowns.Include(s => s.District).Where(s => stepDownIds.Contains(s.Id)).ToListAsync();
        var caseIds = RowsOf<EarlyHelpCase>(merge);
        Rule.Check([.. stepDowns.Where(s => s.CaseId is { } id && !caseIds.Contains(id))
            .Select(s => new Rule(false, $"Early Help took the family on because of step-down {s.Reference}: these records can’t be parted any more"))]);
        var cases = await db.Cases.Where(c => caseIds.Contains(c.Id)).Select(c => c.Reference).ToListAsync();
        var (survivor, absorbed) = (await FamilyAsync(merge.SurvivorId), await FamilyAsync(merge.AbsorbedId));
        survivor.GiveResponsibilityBack(absorbed, [.. stepDowns.Select(s => s.Reference)], cases, stepDowns.FirstOrDefault()?.District.Name ?? "", current.Actor, Now, UkTime.Today(clock));
    }

    private static List<long> RowsOf<T>(RecordMerge merge) => [.. merge.Moves.Where(m => m.What == $"{typeof(T).Name}.FamilyId").Select(m => m.RowId)];

    private static string Records(MergeKind kind) => kind == MergeKind.Family ? "family records" : "records of a person";

    private Task<Family> FamilyAsync(long id) => db.Families.SingleAsync(f => f.Id == id);

    private Task<Person> PersonAsync(long id) => db.People.SingleAsync(p => p.Id == id);

    private async Task RememberAsync(long familyId, string what, string? detail) =>
        (await FamilyAsync(familyId)).Remember(current.Actor, Now, UkTime.Today(clock), what, detail);

    private async Task PutBackAsync(IReadOnlyList<MergeMove> moves)
    {
        await PutBackAsync<Notification>(moves);
        await PutBackAsync<EarlyHelpCase>(moves);
        await PutBackAsync<StepDown>(moves);
        await PutBackAsync<PastTransfer>(moves);
        await PutBackAsync<PastSupport>(moves);
        await PutBackAsync<Consent>(moves);
        await PutBackAsync<FamilyMember>(moves);
        await PutBackAsync<Residence>(moves);
        await PutBackAsync<Schooling>(moves);
        await PutBackAsync<Relationship>(moves);
        await PutBackAsync<SeenPerson>(moves);
        await PutBackAsync<ChildVoice>(moves);
        await PutBackAsync<ScaleScore>(moves);
        await PutBackAsync<PlanAction>(moves);
        await PutBackAsync<PlanAgreement>(moves);
        await PutBackAsync<PlanCopy>(moves);
        await PutBackAsync<ClosurePerson>(moves);
        await PutBackAsync<StepUp>(moves);
        await PutBackAsync<StepAcross>(moves);
        await PutBackAsync<StepUpChild>(moves);
        await PutBackAsync<FeedbackInvitation>(moves);
        await PutAssessmentsBackAsync(moves);
        await PutBackAsync<Family>(moves);
        await PutBackAsync<Person>(moves);
        await PutBackAsync<Restriction>(moves);
        await PutBackAsync<DeclaredInterest>(moves);
        await PutBackAsync<BrokenGlass>(moves);
    }

    // A version that was submitted since stays as it was submitted.
    private async Task PutAssessmentsBackAsync(IReadOnlyList<MergeMove> moves)
    {
        foreach (var move in moves.Where(m => m.What == RecordRows.AssessmentText))
        {
            var opened = await db.Cases.Include(c => c.Assessments.Where(a => a.Id == move.RowId)).SingleAsync(c => c.Assessments.Any(a => a.Id == move.RowId));
            var version = opened.Assessments.Single(a => a.Id == move.RowId);
            if (version.State == AssessmentState.InProgress)
                RecordRows.Rewrite(db, opened, version, version.Content.Apart(AssessmentContent.FromJson(move.Before!), move.FromId, move.ToId).ToJson());
        }
    }

    private async Task PutBackAsync<T>(IReadOnlyList<MergeMove> moves)
        where T : class
    {
        var own = moves.Where(m => m.What.StartsWith(typeof(T).Name + ".", StringComparison.Ordinal)).ToList();
        if (own.Count == 0)
            return;
        var ids = own.Select(m => m.RowId).ToList();
        var rows = (await db.Set<T>().Where(r => ids.Contains(EF.Property<long>(r, "Id"))).ToListAsync()).ToDictionary(r => (long)db.Entry(r).Property("Id").CurrentValue!);
        foreach (var move in own)
        {
            var key = db.Entry(rows[move.RowId]).Property(move.What[(typeof(T).Name.Length + 1)..]);
            if (Equals(key.CurrentValue, move.ToId))
                key.CurrentValue = move.FromId == Nobody ? null : move.FromId;
        }
    }

    // For two families: everybody of one who looks like somebody of the other.
    private async Task TellApartAsync(RecordMerge merge)
    {
        List<(long, long)> pairs = [(merge.SurvivorId, merge.AbsorbedId)];
        if (merge.Kind == MergeKind.Family)
        {
            var members = await db.FamilyMembers.Include(m => m.Person.Residences).ThenInclude(r => r.Address)
                .Where(m => m.FamilyId == merge.SurvivorId || m.FamilyId == merge.AbsorbedId).AsSplitQuery().ToListAsync();
            pairs =
            [
                .. from one in members.Where(m => m.FamilyId == merge.SurvivorId)
                   from other in members.Where(m => m.FamilyId == merge.AbsorbedId)
                   where one.PersonId != other.PersonId && PersonMatcher.Compare(one.Person.Facts(), other.Person.Facts()) is not null
                   select (one.PersonId, other.PersonId),
            ];
        }

        foreach (var (one, other) in pairs.Select(p => (Math.Min(p.Item1, p.Item2), Math.Max(p.Item1, p.Item2))).Distinct())
        {
            if (!await db.NotTheSame.AnyAsync(n => n.PersonId == one && n.OtherPersonId == other))
                db.Add(new NotTheSame(one, other, current.Actor.StaffId!.Value, Now));
        }
    }
}
