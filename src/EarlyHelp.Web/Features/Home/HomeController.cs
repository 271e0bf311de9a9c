using EarlyHelp.Data.Access;
using EarlyHelp.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Home;

/// <summary>The start page: for visitors a way in, for staff what needs them today.</summary>
[OpenTo("anyone")]
public sealed class HomeController(CurrentActor current, StartPages pages) : Controller
{
    /// <summary>The start page.</summary>
    [HttpGet("/")]
    public async Task<IActionResult> Index() => current.Actor.IsStaff ? View("Index", await pages.TodayAsync()) : View("Welcome");
}
