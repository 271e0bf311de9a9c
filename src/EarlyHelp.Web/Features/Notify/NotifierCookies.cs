using System.Globalization;
using System.Security.Cryptography;
using EarlyHelp.Domain;
using Microsoft.AspNetCore.DataProtection;

namespace EarlyHelp.Web.Features.Notify;

/// <summary>
/// What a notifier's browser carries: the key of the form it writes, and for half an hour the notification whose code was entered.
/// Both are encrypted, out of reach of scripts, and gone when the browser is closed.
/// </summary>
public sealed class NotifierCookies(IHttpContextAccessor accessor, IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>Minutes for which an entered code opens the notification.</summary>
    public const int StatusMinutes = 30;

    private const string DraftName = "earlyhelp-notify";
    private const string StatusName = "earlyhelp-status";

    private HttpContext Context => accessor.HttpContext!;

    /// <summary>The key of the form that this browser writes.</summary>
    public string? DraftKey => Read(DraftName);

    /// <summary>From now on this browser writes the form of this key.</summary>
    public void Open(string key) => Write(DraftName, key);

    /// <summary>The reference whose code was entered here, while that holds.</summary>
    public string? StatusReference
    {
        get
        {
            var parts = Read(StatusName)?.Split('|');
            return parts is [var reference, var until] && long.Parse(until, CultureInfo.InvariantCulture) > UkTime.UtcNow(clock).Ticks ? reference : null;
        }
    }

    /// <summary>The right code for this reference was entered here.</summary>
    public void Proven(string reference) =>
        Write(StatusName, string.Create(CultureInfo.InvariantCulture, $"{reference}|{UkTime.UtcNow(clock).AddMinutes(StatusMinutes).Ticks}"));

    private string? Read(string name)
    {
        if (Context.Request.Cookies[name] is not { Length: > 0 } sealedValue)
            return null;
        try
        {
            return protection.CreateProtector(name).Unprotect(sealedValue);
        }
        catch (CryptographicException)
        {
            // Not written by us, or with keys that have since been changed: as if it were not there.
            return null;
        }
    }

    private void Write(string name, string value) => Context.Response.Cookies.Append(name, protection.CreateProtector(name).Protect(value), new CookieOptions
    {
        HttpOnly = true,
        IsEssential = true,
        Path = "/notify",
        SameSite = SameSiteMode.Lax,
        Secure = Context.Request.IsHttps,
    });
}
