using EarlyHelp.Data.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Closures;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Cases;

/// <summary>Did it last? What nobody has asked yet of the families in reach, the longest due first.</summary>
public sealed class FollowUpQueue(EarlyHelpDbContext db, Reach reach)
{
    /// <summary>Lines on a page.</summary>
    public const int PageSize = 25;

    /// <summary>How many are due, and how many can be asked already.</summary>
    public async Task<FollowUpCounts> CountsAsync(DateOnly today)
    {
        var soon = today.AddDays(EarlyHelpCase.FollowUpEarlyDays);
        return await Open(soon).GroupBy(f => 1).Select(g => new FollowUpCounts(g.Count(f => f.DueOn <= today), g.Count(f => f.DueOn > today))).SingleOrDefaultAsync() ?? new(0, 0);
    }

    /// <summary>A page of what can be asked now, or all of it where no page is named.</summary>
    public async Task<(IReadOnlyList<FollowUpRow> Rows, int Total)> PageAsync(int? page, DateOnly today)
    {
        var open = Open(today.AddDays(EarlyHelpCase.FollowUpEarlyDays));
        var rows = await (from asked in open
                          join given in db.Cases on asked.CaseId equals given.Id
                          orderby asked.DueOn, asked.Id
                          select new FollowUpRow(given.Reference, given.Family.Name, asked.Months, asked.DueOn, given.ClosedOn, given.Worker!.Name, given.Unit!.Name))
            .OnPage(page, PageSize).ToListAsync();
        return (rows, await open.CountAsync());
    }

    // The case says when the next is due: of what was closed over the years only those are read.
    private IQueryable<FollowUp> Open(DateOnly until) =>
        from given in reach.Cases
        where given.FollowUpBy <= until
        join asked in db.Set<FollowUp>().AsNoTracking() on given.Id equals asked.CaseId
        where asked.Result == null && asked.CancelledOn == null && asked.DueOn <= until
        select asked;
}

/// <summary>Follow-ups that can be asked.</summary>
/// <param name="Due">Due today or before.</param>
/// <param name="Soon">Due in the next two weeks.</param>
public sealed record FollowUpCounts(int Due, int Soon);

/// <summary>A line of the queue.</summary>
/// <param name="Reference">Reference of the case.</param>
/// <param name="FamilyName">Family name.</param>
/// <param name="Months">Months after closing.</param>
/// <param name="DueOn">The day on which it is due.</param>
/// <param name="ClosedOn">The day the case closed.</param>
/// <param name="Worker">Who held the case.</param>
/// <param name="Unit">Its unit.</param>
public sealed record FollowUpRow(string Reference, string FamilyName, int Months, DateOnly DueOn, DateOnly? ClosedOn, string? Worker, string? Unit);
