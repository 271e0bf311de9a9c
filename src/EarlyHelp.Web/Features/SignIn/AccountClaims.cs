using System.Globalization;
using System.Security.Claims;
using EarlyHelp.Data;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Organisation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EarlyHelp.Web.Features.SignIn;

/// <summary>What a session says of itself: whose it is, in which posting it began, and by what the person showed who they are.</summary>
public sealed class AccountClaims(UserManager<Data.Account> users, IOptions<IdentityOptions> options, EarlyHelpDbContext db, TimeProvider clock) : UserClaimsPrincipalFactory<Data.Account>(users, options)
{
    /// <summary>By what they showed it, after RFC 8176: "pwd" or "mfa".</summary>
    public const string Method = "amr";

    private const string Posting = "posting";

    /// <summary>The claim of a session for which a second factor was given.</summary>
    public static Claim SecondFactorGiven => new(Method, "mfa");

    /// <summary>Whether a second factor was given for the session.</summary>
    public static bool GaveSecondFactor(ClaimsPrincipal session) => session.HasClaim(Method, "mfa");

    /// <summary>Whether the session began in this posting.</summary>
    public static bool IsOf(ClaimsPrincipal session, Posting posting) => session.HasClaim(Posting, posting.Id.ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Data.Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        var today = UkTime.Today(clock);
        var posting = await db.Postings.Where(p => p.StaffId == user.StaffId && p.From <= today && (p.To == null || p.To >= today))
            .OrderByDescending(p => p.From).ThenByDescending(p => p.Id).Select(p => (long?)p.Id).FirstOrDefaultAsync();
        if (posting is { } id)
            identity.AddClaim(new Claim(Posting, id.ToString(CultureInfo.InvariantCulture)));
        return identity;
    }
}
