using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;

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
        context.Result = SaveAgainPage.Of(http.Request, trouble, current is { IsSet: true, Actor.IsStaff: true }).Shown(StatusCodes.Status503ServiceUnavailable, metadata);
        context.ExceptionHandled = true;
    }
}
