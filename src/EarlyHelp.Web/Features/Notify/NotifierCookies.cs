using System.Globalization;
using System.Security.Cryptography;
using EarlyHelp.Domain;
using Microsoft.AspNetCore.DataProtection;

namespace EarlyHelp.Web.Features.Notify;

/// <summary>
/// What a notifier's browser carries: the keys of the forms it writes, and the notification whose code was entered, until half an hour after it was last opened.
/// Both are encrypted, out of reach of scripts, and gone when the browser is closed.
/// </summary>
public sealed class NotifierCookies(IHttpContextAccessor accessor, IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>Minutes without a request after which an entered code no longer opens the notification.</summary>
    public const int StatusMinutes = 30;

    /// <summary>Forms that one browser keeps within reach; the oldest goes first.</summary>
    public const int MostForms = 10;

    private const string DraftName = "earlyhelp-notify";
    private const string StatusName = "earlyhelp-status";

    private HttpContext Context => accessor.HttpContext!;

    /// <summary>The keys of the forms that this browser has begun or come back to, the newest first.</summary>
    public IReadOnlyList<string> DraftKeys => Read(DraftName)?.Split('|') ?? [];

    /// <summary>From now on this browser writes the form of this key too.</summary>
    public void Open(string key) => Write(DraftName, string.Join('|', DraftKeys.Where(other => other != key).Prepend(key).Take(MostForms)));

    /// <summary>The reference whose code was entered here, while that holds.</summary>
    public string? StatusReference
    {
        get
        {
            var parts = Read(StatusName)?.Split('|');
            return parts is [var reference, var until] && long.Parse(until, CultureInfo.InvariantCulture) > UkTime.UtcNow(clock).Ticks ? reference : null;
        }
    }

    /// <summary>The right code for this reference was entered here, or the notification was opened with it once more.</summary>
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
