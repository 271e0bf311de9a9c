using EarlyHelp.Data.Cases;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Transfers;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Transfers;

/// <summary>Steps across: what their pages load.</summary>
public sealed class StepAcrosses(EarlyHelpDbContext db, CaseRecords records)
{
    /// <summary>The reference of the open step across of a case; null when there is none.</summary>
    public Task<string?> OpenOfAsync(EarlyHelpCase opened) =>
        db.StepsAcross.Where(s => s.CaseId == opened.Id && StepAcrossWorkflow.Open.Contains(s.State)).Select(s => s.Reference).FirstOrDefaultAsync();

    /// <summary>Adds one that was offered.</summary>
    public void Add(StepAcross offered) => db.Add(offered);

    /// <summary>Loads what completing it asks of the case.</summary>
    public async Task LoadCaseAsync(StepAcross opened)
    {
        await records.LoadWorkAsync(opened.Case);
        await records.LoadSpellsAsync(opened.Case);
        await records.LoadMeetingsAsync(opened.Case);
    }
}
