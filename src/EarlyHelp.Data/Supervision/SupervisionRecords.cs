using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Supervision;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Supervision;

/// <summary>The supervision of one case that was opened, and the meetings of a unit.</summary>
public sealed class SupervisionRecords(EarlyHelpDbContext db)
{
    /// <summary>Records on a page.</summary>
    public const int PageSize = 10;

    /// <summary>A page of records, the newest first.</summary>
    public async Task<(IReadOnlyList<SupervisionRecord> Records, int Total)> PageAsync(EarlyHelpCase opened, int page)
    {
        var all = db.Set<SupervisionRecord>().AsNoTracking().Where(s => s.CaseId == opened.Id);
        return (await all.OrderByDescending(s => s.HeldOn).ThenByDescending(s => s.Id).Skip(Paging.Before(page, PageSize)).Take(PageSize).Include(s => s.Actions).ToListAsync(), await all.CountAsync());
    }

    /// <summary>An action of supervision on the case.</summary>
    public Task<SupervisionAction?> ActionAsync(EarlyHelpCase opened, long id) =>
        db.Set<SupervisionRecord>().Where(s => s.CaseId == opened.Id).SelectMany(s => s.Actions).FirstOrDefaultAsync(a => a.Id == id);

    /// <summary>A page of a unit's meetings, or all where no page is named, the newest first. The unit is one whose list the person may read.</summary>
    public async Task<(IReadOnlyList<UnitMeeting> Meetings, int Total)> MeetingsAsync(long unitId, int? page)
    {
        var all = db.Set<UnitMeeting>().AsNoTracking().Where(m => m.UnitId == unitId);
        return (await all.OrderByDescending(m => m.HeldOn).ThenByDescending(m => m.Id).OnPage(page, PageSize).ToListAsync(), await all.CountAsync());
    }
}
