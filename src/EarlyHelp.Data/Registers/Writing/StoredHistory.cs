using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Registers;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Registers;

/// <summary>What earlier imports said of a case beside its row, as rows again: so that one that comes later takes the place of its own forerunner only.</summary>
internal static class StoredHistory
{
    /// <summary>Reads it.</summary>
    /// <param name="db">The database.</param>
    /// <param name="stored">The case.</param>
    /// <param name="reference">Its reference there.</param>
    /// <param name="withPlan">Whether a register said when its plan was due; else the standards did.</param>
    public static CaseHistory Read(EarlyHelpDbContext db, EarlyHelpCase stored, string reference, bool withPlan)
    {
        var id = stored.Id;
        var history = new CaseHistory();
        history.Spells.AddRange(db.Set<CaseSpell>().Where(s => s.CaseId == id).OrderBy(s => s.From).ThenBy(s => s.Id).Select(s => new { s.UnitId, Worker = db.Staff.Where(w => w.Id == s.WorkerId).Select(w => w.Email).FirstOrDefault(), s.From, s.To })
            .AsEnumerable().Select(s => new SpellRow(reference, s.UnitId, s.Worker, s.From, s.To)));
        history.Feedback.AddRange(db.PastFeedback.AsNoTracking().Where(f => f.CaseId == id).OrderBy(f => f.Id).AsEnumerable().Select(f => new FeedbackRow(reference, f.InvitedOn, f.ReceivedOn)));
        history.Closures.AddRange(db.PastClosures.AsNoTracking().Where(c => c.CaseId == id && c.ReopenedOn != null).OrderBy(c => c.Id).AsEnumerable().Select(c => new ClosureRow(reference, c.On, c.Reason, c.Outcome, c.ReopenedOn!.Value)));
        foreach (var review in db.PastReviews.AsNoTracking().Where(r => r.CaseId == id).OrderBy(r => r.Id))
        {
            if (review.DueOn is { } due)
                history.Clocks.Add(new(reference, RegisterClock.Review, null, due, review.HeldOn));
            if (review.HeldOn is { } held && (review.DueOn is null || review.Decision is not null))
                history.Reviews.Add(new(reference, held, review.Decision));
        }

        if (withPlan)
            AddRunning(history, stored, reference);
        return history;
    }

    private static void AddRunning(CaseHistory history, EarlyHelpCase stored, string reference)
    {
        if (stored.PlanBy is { } plan)
            history.Clocks.Add(new(reference, RegisterClock.Plan, stored.PlanFrom, plan, null));
        if (stored is { ClosedOn: null, ReviewsAreKnown: true, ReviewBy: { } runs })
            history.Clocks.Add(new(reference, RegisterClock.Review, null, runs, null));
    }
}
