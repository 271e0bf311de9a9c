using System.Linq.Expressions;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Assessments;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Notifications.Form.Codes;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Supervision;

namespace EarlyHelp.Data.Supervision;

/// <summary>Each reason of the supervision list as the database asks it; the sentences count by the same numbers (SupervisionReasons).</summary>
internal sealed class SupervisionPredicates(EarlyHelpDbContext db, DateOnly today)
{
    /// <summary>Of these cases, the open ones for which the reason holds; of closed ones there is only <see cref="SupervisionReason.FollowUpDue"/>.</summary>
    private Expression<Func<EarlyHelpCase, bool>> Of(SupervisionReason reason)
    {
        var (now, isNew, quiet, unheard) = (today, Before(SupervisionDays.New), Before(SupervisionDays.NoVisit), Before(SupervisionDays.NoWords));
        var (soon, week14, week16) = (today.AddDays(SupervisionDays.PlanDue), Before(7 * SupervisionDays.EndingWeek), Before(7 * CaseDates.DriftWeek));
        var (verbal, gap, still) = (today.AddMonths(-MemberToday.PreVerbalMonths), ScaleGap.Flagged, SupervisionDays.StillReviews);
        return reason switch
        {
            SupervisionReason.New => c => c.ClosedOn == null && c.OpenedOn > isNew,
            SupervisionReason.NoVisit => c => c.ClosedOn == null && c.AllocatedOn <= quiet
                && !db.Set<CaseNote>().Any(n => n.CaseId == c.Id && n.Kind == ContactKind.Visit && n.HappenedOn > quiet && !db.Set<CaseNote>().Any(k => k.CorrectsId == n.Id)),
            SupervisionReason.PlanDue => c => c.ClosedOn == null && c.PlanAgreedOn == null && c.State != CaseState.Closing && c.PlanBy >= now && c.PlanBy < soon,
            SupervisionReason.PlanLate => c => c.ClosedOn == null && c.PlanAgreedOn == null && c.State != CaseState.Closing && c.PlanBy < now,
            SupervisionReason.ReviewLate => c => c.ClosedOn == null && c.ReviewBy < now,
            SupervisionReason.PastWeek14 => c => c.ClosedOn == null && c.OpenedOn < week14 && c.OpenedOn >= week16 && c.EndBy >= now,
            SupervisionReason.PastWeek16 => c => c.ClosedOn == null && c.OpenedOn < week16 && c.EndBy >= now,
            SupervisionReason.PastWeek20 => c => c.ClosedOn == null && c.EndBy < now,
            SupervisionReason.NoChildsWords => c => c.ClosedOn == null && c.AllocatedOn <= unheard
                && db.FamilyMembers.Any(m => m.FamilyId == c.FamilyId && m.To == null && m.Person.MergedIntoId == null && (m.Role == FamilyRole.Child || m.Role == FamilyRole.Sibling || m.Role == FamilyRole.Unborn)
                    && m.Person.Born <= verbal
                    && !db.Set<ChildVoice>().Any(v => v.CaseId == c.Id && v.PersonId == m.PersonId && v.On > unheard
                        && (v.OwnWords != null || v.Worries != null || v.GoodThings != null || v.Dreams != null))),
            SupervisionReason.ScaleGap => c => c.ClosedOn == null && c.WidestGap >= gap,
            SupervisionReason.NoMovement => c => c.ClosedOn == null && c.StillReviews >= still,
            SupervisionReason.AssessmentWaits => c => c.ClosedOn == null && c.State != CaseState.Closing
                && db.Set<Assessment>().Any(a => a.CaseId == c.Id && a.Number == c.AssessmentCount && a.State == AssessmentState.Submitted && !a.IsWrittenByLead),
            SupervisionReason.AssessmentReturned => c => c.ClosedOn == null
                && db.Set<Assessment>().Any(a => a.CaseId == c.Id && a.Number == c.AssessmentCount && a.State == AssessmentState.Returned),
            SupervisionReason.ClosureWaits => c => c.ClosedOn == null && c.State == CaseState.Closing
                && !db.Set<Closure>().Any(p => p.CaseId == c.Id && p.Number == c.ClosureCount && p.IsProposedByLead),
            SupervisionReason.ManagerAnswers => c => c.ClosedOn == null
                && ((c.State == CaseState.Closing && db.Set<Closure>().Any(p => p.CaseId == c.Id && p.Number == c.ClosureCount && p.IsProposedByLead))
                    || (c.State != CaseState.Closing && db.Set<Assessment>().Any(a => a.CaseId == c.Id && a.Number == c.AssessmentCount && a.State == AssessmentState.Submitted && a.IsWrittenByLead))),
            SupervisionReason.HolderLeft => c => c.ClosedOn == null && c.WorkerId != null && !InPost.Any(p => p.StaffId == c.WorkerId && p.UnitId == c.UnitId),
            SupervisionReason.ConsentWithdrawn => c => c.ClosedOn == null && Withdrawn.Any(w => w.FamilyId == c.FamilyId),
            SupervisionReason.ActionLate => c => c.ClosedOn == null
                && db.Set<SupervisionRecord>().Any(s => s.CaseId == c.Id && s.Actions.Any(a => a.DoneOn == null && a.DueOn < now)),
            _ => throw new ArgumentOutOfRangeException(nameof(reason)),
        };
    }

    /// <summary>
    /// The keys of those of these cases for which any of the reasons holds. What is open and what is closed are found by two ways and come together as keys:
    /// asked as one condition, every case that a unit ever had would be read.
    /// </summary>
    public IQueryable<long> OfAny(IReadOnlyCollection<SupervisionReason> reasons, IQueryable<EarlyHelpCase> cases)
    {
        var ofOpen = reasons.Where(r => r != SupervisionReason.FollowUpDue).Select(Of).ToList();
        var closed = cases.Where(c => c.FollowUpBy <= today).Select(c => c.Id);
        if (ofOpen.Count == 0)
            return closed;
        var open = cases.Where(c => c.ClosedOn == null).Where(ofOpen.Aggregate((some, more) =>
            Expression.Lambda<Func<EarlyHelpCase, bool>>(Expression.OrElse(some.Body, new Renamed(more.Parameters[0], some.Parameters[0]).Visit(more.Body)), some.Parameters[0]))).Select(c => c.Id);
        return ofOpen.Count == reasons.Count ? open : open.Union(closed);
    }

    /// <summary>Postings of workers on the day.</summary>
    public IQueryable<Posting> InPost => db.Postings.Where(p => p.Role == Role.UnitWorker && p.From <= today && (p.To == null || p.To >= today));

    /// <summary>Answers by which consent was withdrawn (the wish for no mailings is none), where no newer answer of the person to the same item stands.</summary>
    public IQueryable<Consent> Withdrawn => db.Consents.Where(w => w.Answer == ConsentAnswer.Withdrawn && w.Item != ConsentCodes.NoMailings
        && !db.Consents.Any(n => n.FamilyId == w.FamilyId && n.PersonId == w.PersonId && n.Item == w.Item && (n.On > w.On || (n.On == w.On && n.Id > w.Id))));

    private DateOnly Before(int days) => today.AddDays(-days);

    // Two predicates become one only when they speak of the same case.
    private sealed class Renamed(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
