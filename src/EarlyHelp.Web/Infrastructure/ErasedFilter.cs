using EarlyHelp.Data.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace EarlyHelp.Web.Infrastructure;

/// <summary>A record of a family that was erased is not there any more: 404, as for one that never was.</summary>
public sealed class ErasedFilter : IExceptionFilter
{
    /// <inheritdoc/>
    public void OnException(ExceptionContext context)
    {
        if (context.Exception is ErasedException)
            (context.Result, context.ExceptionHandled) = (new NotFoundResult(), true);
    }
}
