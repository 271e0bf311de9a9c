using EarlyHelp.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Cases;

/// <summary>The transfer that a case is in.</summary>
public sealed partial class CaseRecords
{
    /// <summary>Loads the step-up or the step across that is open on the case; the baton says which, so that a case in none asks nothing.</summary>
    public async Task LoadTransferAsync(EarlyHelpCase opened)
    {
        if (opened.Family.Baton?.Transfer is not { } transfer)
            return;
        if (transfer.StartsWith("SU-", StringComparison.Ordinal))
            await db.Entry(opened).Collection(c => c.StepUps).Query().Include(s => s.SentTo).Where(s => s.Reference == transfer).LoadAsync();
        else if (transfer.StartsWith("SA-", StringComparison.Ordinal))
            await db.Entry(opened).Collection(c => c.StepsAcross).Query().Where(s => s.Reference == transfer).LoadAsync();
    }
}
