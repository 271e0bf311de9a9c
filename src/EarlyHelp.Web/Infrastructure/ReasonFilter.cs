using EarlyHelp.Data.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace EarlyHelp.Web.Infrastructure;

/// <summary>County managers and analysts are asked why before a record opens, privacy officers before a person's file, and are then led back to it.</summary>
public sealed class ReasonFilter : IExceptionFilter
{
    /// <inheritdoc/>
    public void OnException(ExceptionContext context)
    {
        if (context.Exception is not ReasonNeededException needed)
            return;
        var request = context.HttpContext.Request;
        context.Result = new RedirectResult($"/reasons/new?family={needed.FamilyReference}{(needed.PersonId is { } person ? $"&person={person}" : "")}&back={Uri.EscapeDataString(request.Path + request.QueryString)}");
        context.ExceptionHandled = true;
    }
}
