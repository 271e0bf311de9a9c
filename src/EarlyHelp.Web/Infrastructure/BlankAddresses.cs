using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace EarlyHelp.Web.Infrastructure;

/// <summary>
/// An address in which the name of a record is nothing but spaces names no record: the page does not exist. The binder would make nothing at all of
/// such a name, which no action expects of its own address.
/// </summary>
public sealed class BlankAddresses : IResourceFilter
{
    /// <inheritdoc/>
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        if (context.RouteData.Values.Values.Any(v => v is string name && string.IsNullOrWhiteSpace(name)))
            context.Result = new NotFoundResult();
    }

    /// <inheritdoc/>
    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
