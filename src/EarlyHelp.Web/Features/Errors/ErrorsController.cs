using System.Diagnostics;
using System.Globalization;
using EarlyHelp.Data.Access;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Shared;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Errors;

/// <summary>The pages behind failed answers; the status stays what it was.</summary>
[OpenTo("anyone")]
public sealed class ErrorsController(CurrentActor current) : Controller
{
    /// <summary>The page for a status.</summary>
    [Route("/errors/{status:int}")]
    [IgnoreAntiforgeryToken]
    public IActionResult Show()
    {
        // Not bound: of a post whose body can't be read nothing is, and the answer would be that there is no such page.
        var status = int.Parse(RouteData.Values["status"]!.ToString()!, CultureInfo.InvariantCulture);
        // Only a failed answer has a page here; an address typed by hand may name any number.
        if (status is < StatusCodes.Status400BadRequest or > 599)
            return NotFound();
        // What Kestrel refuses while a body is read reaches us as a failure: it was the request's, and says its own status.
        if (HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException refused)
            status = refused.StatusCode;
        if (StorageTrouble.Of(HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error) is { } trouble)
        {
            Response.Headers.RetryAfter = $"{trouble.Wait}";
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return View(SaveAgainPage.View, SaveAgainPage.Of(trouble, Request.Method, HttpContext.Features.Get<IExceptionHandlerPathFeature>()!.Path, current is { IsSet: true, Actor.IsStaff: true }));
        }

        Response.StatusCode = status;
        return status switch
        {
            404 or 405 => View("NotFound"),
            429 => View("TooManyRequests", new TooManyRequestsPage()),
            413 or 431 => View("TooLarge"),
            >= 400 and < 500 => View("BadRequest"),
            _ => View("Error", new ErrorPage(Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier)),
        };
    }
}
