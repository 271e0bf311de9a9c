using EarlyHelp.Data.Access;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace EarlyHelp.Web.Infrastructure;

/// <summary>
/// What is sent again after it could not be saved comes with all of its files or not at all (422): saved without them it would look as if they were
/// there (adr/0035).
/// </summary>
public sealed class FilesAgainFilter(CurrentActor current, IModelMetadataProvider metadata) : IActionFilter
{
    /// <inheritdoc/>
    public void OnActionExecuting(ActionExecutingContext context)
    {
        var request = context.HttpContext.Request;
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType || OncePerPost.IsOfError(context.HttpContext) || SaveAgainPage.MissingFrom(request.Form).Count == 0)
            return;
        context.Result = SaveAgainPage.Of(request, null, current is { IsSet: true, Actor.IsStaff: true }).Shown(StatusCodes.Status422UnprocessableEntity, metadata);
    }

    /// <inheritdoc/>
    public void OnActionExecuted(ActionExecutedContext context)
    {
    }
}
