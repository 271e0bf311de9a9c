using EarlyHelp.Domain.Privacy;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Privacy;

/// <summary>The versions of the privacy notice.</summary>
public sealed class PrivacyNotices(EarlyHelpDbContext db)
{
    /// <summary>Lines on a page.</summary>
    public const int PageSize = 25;

    /// <summary>The version in force on a day.</summary>
    public Task<PrivacyNotice?> OnAsync(DateOnly day) => db.PrivacyNotices.AsNoTracking().Where(n => n.EffectiveFrom <= day).OrderByDescending(n => n.EffectiveFrom).FirstOrDefaultAsync();

    /// <summary>A version by its number, once it is in force.</summary>
    public Task<PrivacyNotice?> NumberAsync(int number, DateOnly today) => db.PrivacyNotices.AsNoTracking().FirstOrDefaultAsync(n => n.Number == number && n.EffectiveFrom <= today);

    /// <summary>The last version, in force or to come.</summary>
    public Task<PrivacyNotice> LastAsync() => db.PrivacyNotices.AsNoTracking().OrderByDescending(n => n.Number).FirstAsync();

    /// <summary>A page of versions, the newest first.</summary>
    public async Task<(IReadOnlyList<PrivacyNotice> Notices, int Total)> PageAsync(int? page) =>
        (await db.PrivacyNotices.AsNoTracking().OrderByDescending(n => n.Number).OnPage(page, PageSize).ToListAsync(), await db.PrivacyNotices.CountAsync());
}
