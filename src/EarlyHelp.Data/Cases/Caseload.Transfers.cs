using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Transfers;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Cases;

/// <summary>What stands on the lines of cases, with who stands in for a worker and to whom a family is being passed on.</summary>
public sealed partial class Caseload
{
    // No orphan: a family stays on the worker's list as "with social care, not yet taken" until somebody there holds it. It is in one transfer at most.
    internal static IQueryable<CaseOnLine> Lines(EarlyHelpDbContext db, IQueryable<EarlyHelpCase> cases, DateOnly today) =>
        from c in cases.AsNoTracking()
        from up in db.StepUps.Where(s => s.CaseId == c.Id && StepUpWorkflow.Open.Contains(s.State)).DefaultIfEmpty()
        from across in db.StepsAcross.Where(s => s.CaseId == c.Id && StepAcrossWorkflow.Open.Contains(s.State)).DefaultIfEmpty()
        from cover in db.Covers.Where(v => v.AbsentId == c.WorkerId && v.From <= today && v.To >= today).DefaultIfEmpty()
        select new CaseOnLine(
            new CaseRow(
                c.Id, c.Reference, c.FamilyId, c.Family.Name, Array.Empty<ChildOnLine>(),
                new CaseDates(c.State, c.PassedOn, c.AllocateBy, c.AllocatedOn, c.PlanFrom, c.PlanBy, c.OpenedOn, c.EndBy, c.ClosedOn, c.UnitId != null)
                {
                    PlanAgreedOn = c.PlanAgreedOn, ReviewFrom = c.ReviewFrom, ReviewBy = c.ReviewBy, ContinuedTo = c.ContinuedTo,
                },
                c.LastNoteOn, c.District.Name, c.Unit!.Name, c.Worker!.Name) { WorkerId = c.WorkerId, Version = c.Version },
            up == null ? null : new UpOnLine(up.Reference, up.State, up.RaisedOn, up.SentOn, up.AnsweredOn, up.HandoverOn, up.GivenOn),
            across == null ? null : new AcrossOnLine(across.Reference, across.State, across.Place, across.OfferedOn, across.HandoverOn),
            (string?)cover.Covering.Name);

    internal sealed record CaseOnLine(CaseRow Row, UpOnLine? Up, AcrossOnLine? Across, string? CoveredBy);

    internal sealed record UpOnLine(string Reference, StepUpState State, DateOnly RaisedOn, DateOnly? SentOn, DateOnly? AnsweredOn, DateOnly? HandoverOn, DateOnly? GivenOn)
    {
        public string StandingOn(DateOnly today) => $"{StepUp.Standing(State, new(RaisedOn, SentOn, AnsweredOn, HandoverOn, GivenOn), today)} ({Reference})";
    }

    internal sealed record AcrossOnLine(string Reference, StepAcrossState State, string Place, DateOnly OfferedOn, DateOnly? HandoverOn)
    {
        public string StandingOn(DateOnly today) => $"{StepAcross.Standing(State, Place, OfferedOn, HandoverOn, today)} ({Reference})";
    }
}
