using EarlyHelp.Data.Access;
using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.SignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.SecondFactors;

/// <summary>What somebody shows at sign-in beside their password: what is set up, and what they can set up.</summary>
[Requires(Permission.SignedIn), BeforeSecondFactor]
public sealed class SecondFactorsController(UserManager<Data.Account> users, SignInSettings settings, CurrentActor current) : Controller
{
    /// <summary>The page.</summary>
    [HttpGet("/account/second-factor")]
    public async Task<IActionResult> Index()
    {
        var account = (await users.GetUserAsync(User))!;
        return View(new SecondFactorsPage(account, [.. await users.GetPasskeysAsync(account)], settings.MustGive(current.Actor.Role!.Value), current.Actor.OwesSecondFactor));
    }
}

/// <summary>What is set up.</summary>
/// <param name="Account">The account.</param>
/// <param name="Passkeys">Its passkeys.</param>
/// <param name="Needed">Whether the role needs a second factor.</param>
/// <param name="Owed">Whether nothing else is reached before one is set up.</param>
public sealed record SecondFactorsPage(Data.Account Account, IReadOnlyList<UserPasskeyInfo> Passkeys, bool Needed, bool Owed)
{
    /// <summary>The name of a passkey.</summary>
    public static string NameOf(UserPasskeyInfo passkey) => passkey.Name ?? "Passkey";
}
