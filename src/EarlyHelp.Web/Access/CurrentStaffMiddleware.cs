using System.Globalization;
using System.Security.Claims;
using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Web.Features.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Access;

/// <summary>
/// Finds out who is acting, with one query a request: the account and its live posting. A session ends here at once when the account was disabled,
/// its security stamp changed (password, second factor, sign-out everywhere), or the person is posted otherwise than when they signed in (spec 3-access).
/// </summary>
public sealed class CurrentStaffMiddleware(RequestDelegate next)
{
    private static readonly CompiledQuery<Func<EarlyHelpDbContext, long, DateOnly, Task<Found?>>> Find = new(() => EF.CompileAsyncQuery((EarlyHelpDbContext db, long accountId, DateOnly today) => (
        from account in db.Users.AsNoTracking()
        where account.Id == accountId
        from posting in db.Postings.Where(p => p.StaffId == account.StaffId && p.From <= today && (p.To == null || p.To >= today)).DefaultIfEmpty()
        orderby posting.From descending, posting.Id descending
        select new Found(account, account.Staff, posting)).FirstOrDefault()));

    /// <summary>Sets the actor of the request.</summary>
    public async Task InvokeAsync(HttpContext context, EarlyHelpDbContext db, CurrentActor current, TimeProvider clock, UserManager<Account> users, SignInSettings settings)
    {
        current.Actor = Actor.Visitor;
        if (users.GetUserId(context.User) is { } id)
        {
            await db.HoldOpenAsync();
            var found = await Find.For(db)(db, long.Parse(id, CultureInfo.InvariantCulture), UkTime.Today(clock));
            if (found is { Account.DisabledAt: null, Posting: { } posting } && IsOfStamp(context.User, found.Account) && AccountClaims.IsOf(context.User, posting))
                current.Actor = ActorOf(context, found.Person, posting, settings);
            else
                await EndAsync(context, found);
        }

        await next(context);
    }

    // Pages that are open to anyone ask for no permission: there, who still owes a second factor is anyone.
    private static Actor ActorOf(HttpContext context, StaffMember person, Posting posting, SignInSettings settings)
    {
        if (!settings.MustGive(posting.Role) || AccountClaims.GaveSecondFactor(context.User))
            return Actor.Staff(person, posting);
        var metadata = context.GetEndpoint()?.Metadata;
        return metadata?.GetMetadata<IAllowAnonymous>() is not null && metadata.GetMetadata<BeforeSecondFactorAttribute>() is null
            ? Actor.Visitor
            : Actor.Staff(person, posting) with { OwesSecondFactor = true };
    }

    private static bool IsOfStamp(ClaimsPrincipal session, Account account) =>
        SessionEnd.StampOf(session) == account.SecurityStamp;

    private static async Task EndAsync(HttpContext context, Found? found)
    {
        // What somebody types whose posting changed is theirs to find again. A session that was called back may be a stranger's.
        if (found is { Account.DisabledAt: null } && IsOfStamp(context.User, found.Account))
            SessionEnd.MayKeepFor(context, context.User);
        SessionEnd.CalledBack(context);
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        context.User = new ClaimsPrincipal(new ClaimsIdentity());
    }

    private sealed record Found(Account Account, StaffMember Person, Posting? Posting);
}
