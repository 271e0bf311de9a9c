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
            var stepUps = await db.StepUps.AsNoTracking().Where(s => some.Contains(s.CaseId) && StepUpWorkflow.Open.Contains(s.State))
                .Select(s => new { s.CaseId, s.State, s.Reference, s.RaisedOn, s.SentOn, s.AnsweredOn, s.HandoverOn }).ToListAsync();
            foreach (var s in stepUps)
                standing[s.CaseId] = StepUp.Standing(s.State, s.Reference, s.RaisedOn, s.SentOn, s.AnsweredOn, s.HandoverOn, today);
            foreach (var s in await db.StepsAcross.AsNoTracking().Where(s => some.Contains(s.CaseId) && StepAcrossWorkflow.Open.Contains(s.State)).ToListAsync())
                standing[s.CaseId] = s.StandingOn(today);
        }

        return standing;
    }
}
