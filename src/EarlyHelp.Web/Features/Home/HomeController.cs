using EarlyHelp.Data.Access;
using EarlyHelp.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Home;

/// <summary>The start page: for visitors a way in, for staff what needs them today, and for whoever still owes a second factor the way to set it up.</summary>
[OpenTo("anyone"), BeforeSecondFactor]
public sealed class HomeController(CurrentActor current, StartPages pages) : Controller
{
    /// <summary>The start page.</summary>
    [HttpGet("/")]
    public async Task<IActionResult> Index() => current.Actor switch
    {
        { OwesSecondFactor: true } => LocalRedirect("/account/second-factor"),
        { IsStaff: true } => View("Index", await pages.TodayAsync()),
        _ => View("Welcome"),
    };
}
