using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Web.Features.Notify;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace EarlyHelp.Web.Infrastructure;

/// <summary>
/// The database or the disk takes nothing at the moment: the answer is 503, says when to try again, and holds what was typed, to be sent again under
/// the same key, so that it is saved once whatever became of the first try (adr/0035).
/// </summary>
public sealed class SaveAgainFilter(EarlyHelpDbContext db, CurrentActor current, IModelMetadataProvider metadata, ILogger<SaveAgainFilter> log) : IExceptionFilter
{
    /// <inheritdoc/>
    public void OnException(ExceptionContext context)
    {
        if (StorageTrouble.Of(context.Exception) is not { } trouble)
            return;
        db.ChangeTracker.Clear();
        var http = context.HttpContext;
        // The message of a database error can carry values of a record.
        log.LogError("Nothing can be saved at {Path}: {Error}, {Cause}", http.Request.Path.Value, context.Exception.GetType().Name, context.Exception.GetBaseException().GetType().Name);
        http.Response.Headers.RetryAfter = $"{trouble.Wait}";
        context.Result = new ViewResult
        {
            ViewName = SaveAgainPage.View,
            StatusCode = StatusCodes.Status503ServiceUnavailable,
            ViewData = new ViewDataDictionary<SaveAgainPage>(metadata, new ModelStateDictionary()) { Model = SaveAgainPage.Of(http.Request, trouble, current is { IsSet: true, Actor.IsStaff: true }) },
        };
        context.ExceptionHandled = true;
    }
}

/// <summary>What somebody is told whose post or page met a database or disk that takes nothing.</summary>
/// <param name="Trouble">Whether it passes by itself.</param>
/// <param name="IsStaff">Whether somebody with an account reads it.</param>
public sealed record SaveAgainPage(StorageTrouble Trouble, bool IsStaff)
{
    /// <summary>Its view.</summary>
    public const string View = "SaveAgain";

    private const string Secret = "Password";

    /// <summary>Whether something was sent, which is not saved; else a page was asked for.</summary>
    public bool WasSent { get; private init; }

    /// <summary>Where it was sent, or the page that was asked for; null when the request is not known any more.</summary>
    public string? Address { get; private init; }

    /// <summary>Every field, to be sent again; none when one of them is a secret.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; private init; } = [];

    /// <summary>The fields of files: a page can't give a file back.</summary>
    public IReadOnlyList<string> Files { get; private init; } = [];

    /// <summary>What was typed, to read.</summary>
    public IReadOnlyList<TypedValue> Typed { get; private init; } = [];

    /// <summary>Whether it carries a key, under which it is saved once however often it is sent.</summary>
    public bool IsSavedOnce => Fields.Any(f => f.Key == OncePerPost.Field);

    /// <summary>Whether it can be sent again from the page.</summary>
    public bool CanBeSent => WasSent && Fields.Count > 0;

    /// <summary>The page where the request failed before anything could read it.</summary>
    public static SaveAgainPage Of(StorageTrouble trouble, string method, string path, bool isStaff) =>
        new(trouble, isStaff) { WasSent = !HttpMethods.IsGet(method), Address = Uri.IsWellFormedUriString(path, UriKind.Relative) ? path : null };

    /// <summary>The page for this request.</summary>
    public static SaveAgainPage Of(HttpRequest request, StorageTrouble trouble, bool isStaff)
    {
        var page = new SaveAgainPage(trouble, isStaff) { WasSent = !HttpMethods.IsGet(request.Method), Address = request.Path + request.QueryString };
        if (!page.WasSent || !request.HasFormContentType || request.Form.Keys.Any(k => k.Contains(Secret, StringComparison.OrdinalIgnoreCase)))
            return page;
        return page with
        {
            Fields = [.. from field in request.Form where field.Key != "__RequestVerificationToken" from value in field.Value select KeyValuePair.Create(field.Key, value ?? "")],
            Files = [.. request.Form.Files.Where(f => f.Length > 0).Select(f => f.Name).Distinct()],
            Typed = isStaff ? TypedValue.Of(request.Form) : NotSavedPage.Of(request, "", "")?.Typed ?? [],
        };
    }
}
