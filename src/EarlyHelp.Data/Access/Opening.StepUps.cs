using EarlyHelp.Domain.Transfers;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Access;

/// <summary>Opens a step-up or a step across.</summary>
public sealed partial class Opening
{
    /// <summary>A step-up with its case, its children and what happened to it.</summary>
    public async Task<StepUp?> StepUpAsync(string reference, string page)
    {
        var found = await reach.StepUps.Include(s => s.Baton).Include(s => s.SentTo).Include(s => s.Children).Include(s => s.Review).Include(s => s.Timeline)
            .Include(s => s.Case.Family).Include(s => s.Case.Unit).Include(s => s.Case.Worker).Include(s => s.Case.District).AsSplitQuery()
            .FirstOrDefaultAsync(s => s.Reference == reference);
        if (found is not null)
            await LookAsync(found.FamilyId, page, caseId: found.CaseId);
        return found;
    }

    /// <summary>A step across with its case and what happened to it.</summary>
    public async Task<StepAcross?> StepAcrossAsync(string reference, string page)
    {
        var found = await reach.StepsAcross.Include(s => s.Baton).Include(s => s.Timeline)
            .Include(s => s.Case.Family).Include(s => s.Case.Unit).Include(s => s.Case.Worker).Include(s => s.Case.District).AsSplitQuery()
            .FirstOrDefaultAsync(s => s.Reference == reference);
        if (found is not null)
            await LookAsync(found.FamilyId, page, caseId: found.CaseId);
        return found;
    }
}
