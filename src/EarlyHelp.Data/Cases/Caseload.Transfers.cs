using EarlyHelp.Domain.Transfers;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Cases;

/// <summary>What stands on the lines of families that are being passed on.</summary>
public sealed partial class Caseload
{
    // No orphan: a family stays on the worker's list as "with social care, not yet taken" until somebody there holds it.
    private async Task<Dictionary<long, string>> PassingOnAsync(IReadOnlyList<long> cases, DateOnly today)
    {
        var standing = new Dictionary<long, string>();
        foreach (var some in cases.Chunk(ChunkSize))
        {
            // A family is in one transfer at most, so one query finds either.
            var passing = await (from given in db.Cases.AsNoTracking()
                                 from up in db.StepUps.Where(s => s.CaseId == given.Id && StepUpWorkflow.Open.Contains(s.State)).DefaultIfEmpty()
                                 from across in db.StepsAcross.Where(s => s.CaseId == given.Id && StepAcrossWorkflow.Open.Contains(s.State)).DefaultIfEmpty()
                                 where some.Contains(given.Id) && (up != null || across != null)
                                 select new
                                 {
                                     given.Id,
                                     Up = up == null ? null : new UpOnLine(up.Reference, up.State, up.RaisedOn, up.SentOn, up.AnsweredOn, up.HandoverOn, up.GivenOn),
                                     Across = across == null ? null : new AcrossOnLine(across.Reference, across.State, across.Place, across.OfferedOn, across.HandoverOn),
                                 }).ToListAsync();
            foreach (var line in passing)
                standing[line.Id] = line.Up?.StandingOn(today) ?? line.Across!.StandingOn(today);
        }

        return standing;
    }

    private sealed record UpOnLine(string Reference, StepUpState State, DateOnly RaisedOn, DateOnly? SentOn, DateOnly? AnsweredOn, DateOnly? HandoverOn, DateOnly? GivenOn)
    {
        public string StandingOn(DateOnly today) => $"{StepUp.Standing(State, new(RaisedOn, SentOn, AnsweredOn, HandoverOn, GivenOn), today)} ({Reference})";
    }

    private sealed record AcrossOnLine(string Reference, StepAcrossState State, string Place, DateOnly OfferedOn, DateOnly? HandoverOn)
    {
        public string StandingOn(DateOnly today) => $"{StepAcross.Standing(State, Place, OfferedOn, HandoverOn, today)} ({Reference})";
    }
}
