using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Registers;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Cases;

/// <summary>What the register of the system before says of a case that was opened there. What it does not say is not known, and is shown as not known.</summary>
/// <param name="ImportedOn">The day of the import.</param>
/// <param name="Reference">Its reference there.</param>
/// <param name="Closures">How it was closed there, the last one last.</param>
/// <param name="ReviewedOn">Days on which its plan was reviewed there, as far as they are known.</param>
/// <param name="Feedback">When the family was asked there what it thought, and answered.</param>
/// <param name="Transfers">Its step-downs and step-ups there.</param>
public sealed record PastOfCase(
    DateOnly ImportedOn, string Reference, IReadOnlyList<PastEnd> Closures, IReadOnlyList<DateOnly> ReviewedOn, IReadOnlyList<(DateOnly InvitedOn, DateOnly? ReceivedOn)> Feedback, IReadOnlyList<PastTransfer> Transfers)
{
    /// <summary>Reads it for a case that was opened; null when it began here.</summary>
    internal static async Task<PastOfCase?> ReadAsync(EarlyHelpDbContext db, EarlyHelpCase opened)
    {
        if (opened.ImportedOn is not { } on)
            return null;
        var id = opened.Id;
        return new(
            on, await db.ImportedRecords.Where(r => r.Kind == ImportedKind.Case && r.RecordId == id).Select(r => r.Reference).SingleAsync(),
            await db.PastClosures.Where(x => x.CaseId == id).OrderBy(x => x.On).Select(x => new PastEnd(x.On, x.Reason, x.Outcome, x.ReopenedOn)).ToListAsync(),
            await db.PastReviews.Where(r => r.CaseId == id && r.HeldOn != null).OrderBy(r => r.HeldOn).Select(r => r.HeldOn!.Value).ToListAsync(),
            [.. (await db.PastFeedback.Where(f => f.CaseId == id).OrderBy(f => f.InvitedOn).Select(f => new { f.InvitedOn, f.ReceivedOn }).ToListAsync()).Select(f => (f.InvitedOn, f.ReceivedOn))],
            await db.PastTransfers.AsNoTracking().Where(t => t.CaseId == id).OrderBy(t => t.RequestedOn).ToListAsync());
    }
}

/// <summary>How a case was closed in the system before.</summary>
/// <param name="On">The day.</param>
/// <param name="Reason">Why (code).</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="ReopenedOn">The day it was reopened.</param>
public sealed record PastEnd(DateOnly On, string Reason, OverallOutcome Outcome, DateOnly? ReopenedOn);
