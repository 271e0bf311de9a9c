using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Access;

/// <summary>Finds out who is acting, from the account's live posting, with one query a request. Without a posting a person is a visitor.</summary>
public sealed class CurrentStaffMiddleware(RequestDelegate next)
{
    /// <summary>Sets the actor of the request.</summary>
    public async Task InvokeAsync(HttpContext context, EarlyHelpDbContext db, CurrentActor current, TimeProvider clock, UserManager<Account> users)
    {
        current.Actor = Actor.Visitor;
        if (users.GetUserId(context.User) is { } id)
        {
            var accountId = long.Parse(id, System.Globalization.CultureInfo.InvariantCulture);
            var today = UkTime.Today(clock);
            var posting = await db.Postings.AsNoTracking().Include(p => p.Staff)
                .Where(p => p.From <= today && (p.To == null || p.To >= today))
                .OrderByDescending(p => p.From)
                .FirstOrDefaultAsync(p => db.Users.Any(u => u.Id == accountId && u.StaffId == p.StaffId));
            if (posting is not null)
                current.Actor = Actor.Staff(posting.Staff, posting);
        }

        await next(context);
    }
}
