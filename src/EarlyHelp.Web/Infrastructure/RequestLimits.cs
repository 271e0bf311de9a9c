using EarlyHelp.Web.Features.Notify;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace EarlyHelp.Web.Infrastructure;

/// <summary>
/// A body that is larger than its endpoint takes is answered 413 with a page that says what to do, before anything reads it. Kestrel holds bodies
/// that do not say their size to the same limit.
/// </summary>
public sealed class RequestLimits(RequestDelegate next)
{
    /// <summary>Most bytes of a form without files: the longest page of a notification is a tenth of it.</summary>
    public const long MostFormBytes = 4 * 1024 * 1024;

    // A browser shows the answer only once it has sent everything; whoever sends more than this is no browser with a form.
    private const long MostReadAway = 16 * MostFormBytes;

    /// <summary>Looks at the size before the body.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        var most = context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>() is { } limit ? limit.MaxRequestBodySize : MostFormBytes;
        // Pages that take files say themselves that they are too large (TooLargeFilter).
        if (context.Request.ContentLength is not { } length || length <= (most ?? long.MaxValue) || context.GetEndpoint()?.Metadata.GetMetadata<TooLargeFilterAttribute>() is not null)
        {
            await next(context);
            return;
        }

        if (length <= MostReadAway)
        {
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
                size.MaxRequestBodySize = null;
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        }

        // The page that answers must not read it either.
        (context.Request.Body, context.Request.ContentLength, context.Request.ContentType) = (Stream.Null, 0, null);
        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
    }
}
