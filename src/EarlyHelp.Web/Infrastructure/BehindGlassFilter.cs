using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace EarlyHelp.Web.Infrastructure;

/// <summary>Whoever broke the glass reads a record and changes nothing of it: the answer says so, and gives back what was typed (422).</summary>
public sealed class BehindGlassFilter(EarlyHelpDbContext db, IModelMetadataProvider metadata) : IExceptionFilter
{
    /// <inheritdoc/>
    public void OnException(ExceptionContext context)
    {
        if (context.Exception is not BehindGlassException)
            return;
        db.ChangeTracker.Clear();
        context.Result = new ViewResult
        {
            ViewName = "BehindGlass",
            StatusCode = StatusCodes.Status422UnprocessableEntity,
            ViewData = new ViewDataDictionary<IReadOnlyList<TypedValue>>(metadata, new ModelStateDictionary())
            {
                Model = context.HttpContext.Request.HasFormContentType ? TypedValue.Of(context.HttpContext.Request.Form) : [],
            },
        };
        context.ExceptionHandled = true;
    }
}
