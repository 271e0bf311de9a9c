using EarlyHelp.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Pages;

/// <summary>What everybody may read about this service.</summary>
[OpenTo("anyone")]
public sealed class PagesController : Controller
{
    /// <summary>How accessible it is.</summary>
    [HttpGet("/accessibility-statement")]
    public IActionResult Accessibility() => View("Accessibility");

    /// <summary>What is kept in the browser.</summary>
    [HttpGet("/cookies")]
    public IActionResult Cookies() => View("Cookies");
}
