using System.Data.Common;
using EarlyHelp.Data;
using EarlyHelp.Data.Posts;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace EarlyHelp.Web.Infrastructure;

/// <summary>
/// A repeated post (double click, browser resend) makes one change (spec 2-workflow, Always). Every form carries a key "_once";
/// the first save marks it in its own transaction, a second post with the key is led to where the first one went.
/// </summary>
public sealed class OncePerPost(EarlyHelpDbContext db, PostInHand post, ILogger<OncePerPost> log) : IAsyncActionFilter
{
    /// <summary>Name of the hidden field.</summary>
    public const string Field = "_once";

    /// <summary>Name of the hidden field with the key of the staff draft.</summary>
    public const string DraftField = "_draft";

    /// <summary>Name of the hidden field with the address at which the form is opened: a page that a post showed has another one.</summary>
    public const string PageField = "_page";

    /// <inheritdoc/>
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType || IsOfError(context.HttpContext))
        {
            await next();
            return;
        }

        if (await FormAsync(request) is not { } form)
        {
            context.Result = new BadRequestResult();
            return;
        }

        var key = form[Field].ToString();
        post.DraftKey = form[DraftField].ToString() is { Length: > 0 and <= StaffDraft.KeyMaxLength } draft ? draft : null;
        if (!Guid.TryParse(key, out _))
        {
            await next();
            return;
        }

        if (await db.HandledPosts.AsNoTracking().AnyAsync(p => p.Key == key))
        {
            context.Result = await WhereItLedAsync(key, context);
            return;
        }

        post.Key = key;
        var executed = await next();
        if (executed.Exception is DbUpdateException && await MarkedByAnotherAsync(key))
        {
            executed.ExceptionHandled = true;
            executed.Result = await WhereItLedAsync(key, context);
        }
        else if (executed.Exception is null && post.Handled && Location(executed.Result, context) is { } location)
        {
            await RememberAsync(key, location);
        }
    }

    /// <summary>Whether it is the page of a post that failed, which is shown for a post too, and reads nothing of it.</summary>
    internal static bool IsOfError(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;

    // Null for what no browser sends: characters that stand in no text, more fields than any form of ours has, or more bytes than it said.
    private static async Task<IFormCollection?> FormAsync(HttpRequest request)
    {
        try
        {
            return await request.ReadFormAsync(request.HttpContext.RequestAborted);
        }
        catch (Exception odd) when (odd is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }

    private async Task<bool> MarkedByAnotherAsync(string key)
    {
        db.ChangeTracker.Clear();
        return await db.HandledPosts.AsNoTracking().AnyAsync(p => p.Key == key);
    }

    /// <summary>The first post may still be finishing: waits a moment for the address it leads to.</summary>
    private async Task<IActionResult> WhereItLedAsync(string key, ActionExecutingContext context)
    {
        var request = context.HttpContext.Request;
        for (var tries = 0; tries < 20; tries++)
        {
            var location = await db.HandledPosts.AsNoTracking().Where(p => p.Key == key).Select(p => p.Location).SingleOrDefaultAsync();
            if (location is not null)
                return new LocalRedirectResult(location);
            await Task.Delay(100, request.HttpContext.RequestAborted);
        }

        log.LogWarning("A repeated post found no address of the first one at {Path}", request.Path.Value);
        (context.Controller as Controller)?.TempData["Flash"] = "What you sent is saved";
        return new LocalRedirectResult(RecordOf(request));
    }

    // The program died, or its disk was full, between the save and the note of where it led: the page of the record shows what was saved.
    private static string RecordOf(HttpRequest request)
    {
        var parts = request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return request.RouteValues.TryGetValue("reference", out var reference) && parts is [var noun, var named, ..] && named == reference as string ? $"/{noun}/{named}" : "/";
    }

    // The change stands already: whoever made it must not hear that it is not saved because this could not be written.
    private async Task RememberAsync(string key, string location)
    {
        try
        {
            await db.HandledPosts.Where(p => p.Key == key).ExecuteUpdateAsync(u => u.SetProperty(p => p.Location, location));
        }
        catch (Exception failed) when (failed is DbException or RetryLimitExceededException)
        {
            log.LogWarning("Where a post led was not noted: {Error}", failed.GetType().Name);
        }
    }

    private static string? Location(IActionResult? result, ActionContext context)
    {
        var urls = context.HttpContext.RequestServices.GetRequiredService<Microsoft.AspNetCore.Mvc.Routing.IUrlHelperFactory>().GetUrlHelper(context);
        var location = result switch
        {
            RedirectResult r => r.Url,
            LocalRedirectResult r => r.Url,
            RedirectToActionResult r => urls.Action(new() { Action = r.ActionName, Controller = r.ControllerName, Values = r.RouteValues, Fragment = r.Fragment }),
            RedirectToRouteResult r => urls.RouteUrl(r.RouteName, r.RouteValues),
            _ => null,
        };
        return location is { Length: <= HandledPost.LocationMaxLength } ? location : null;
    }
}
