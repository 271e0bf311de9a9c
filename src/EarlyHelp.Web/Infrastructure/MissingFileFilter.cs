using EarlyHelp.Data.Documents;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace EarlyHelp.Web.Infrastructure;

/// <summary>A file that is recorded but not on the disk: whoever opens it is told so (410), and the log says which one it was.</summary>
public sealed class MissingFileFilter(IModelMetadataProvider metadata, ILogger<MissingFileFilter> log) : IExceptionFilter
{
    /// <inheritdoc/>
    public void OnException(ExceptionContext context)
    {
        if (context.Exception is not FileMissingException missing)
            return;
        log.LogError(missing, "A file is recorded and not there: {Path}", context.HttpContext.Request.Path.Value);
        context.Result = new ViewResult
        {
            ViewName = "FileMissing",
            StatusCode = StatusCodes.Status410Gone,
            ViewData = new ViewDataDictionary(metadata, new ModelStateDictionary()),
        };
        context.ExceptionHandled = true;
    }
}
