using Microsoft.AspNetCore.StaticAssets;

namespace EarlyHelp.Web.Infrastructure;

/// <summary>
/// Strict headers on every answer, failures and files too: own scripts and styles only and none inline, no framing, no sniffing, nothing of a
/// record kept in caches (docs/adr/0030-web-defences.md). It stands before everything that answers.
/// </summary>
public sealed class SecurityHeaders(RequestDelegate next)
{
    /// <summary>What a page may load, and from where. Nothing stands inline, so nothing inline is let through, not even with a nonce.</summary>
    public const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; object-src 'none'; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>What somebody sent is saved and not shown; a browser that shows it all the same runs nothing of it and lets it fetch nothing.</summary>
    public const string FilePolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";

    // A passkey is made and used by our own pages; nothing else of a device is asked for.
    private const string Permissions = "accelerometer=(), autoplay=(), bluetooth=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), "
        + "idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), publickey-credentials-create=(self), "
        + "publickey-credentials-get=(self), screen-wake-lock=(), serial=(), usb=(), web-share=(), xr-spatial-tracking=()";

    /// <summary>Adds the headers before the answer starts.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = headers.ContentDisposition.Count > 0 ? FilePolicy : Policy;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Cross-Origin-Embedder-Policy"] = "require-corp";
            headers["Permissions-Policy"] = Permissions;
            headers["X-Permitted-Cross-Domain-Policies"] = "none";
            headers.Remove("X-Powered-By");
            if (!IsOwnFile(context))
                headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    }

    // Styles, scripts and pictures of the app itself tell nothing about anybody: whose name carries what is in them may be kept for good, the others are asked for again.
    private static bool IsOwnFile(HttpContext context) =>
        context.Response.StatusCode < StatusCodes.Status400BadRequest && context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;
}
