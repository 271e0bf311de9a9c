using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace EarlyHelp.Web.Features.Notify;

/// <summary>
/// A request that is larger than we read at all gets the page again with a sentence, not a bare 413. It comes before anything
/// reads the form, so the files are not even written down.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TooLargeFilterAttribute : Attribute, IAsyncAuthorizationFilter, IOrderedFilter
{
    /// <inheritdoc/>
    public int Order => 800;

    /// <inheritdoc/>
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        if (request.ContentLength is not > FormController.MostBytes)
            return;
        var features = context.HttpContext.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>();
        if (features is { IsReadOnly: false })
            features.MaxRequestBodySize = null;
        // A browser shows the answer only once it has sent everything.
        await request.Body.CopyToAsync(Stream.Null, context.HttpContext.RequestAborted);
        context.Result = new LocalRedirectResult($"{request.Path}?large=yes");
    }
}
