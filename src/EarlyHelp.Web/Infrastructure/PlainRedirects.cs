using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace EarlyHelp.Web.Infrastructure;

/// <summary>
/// Where an answer leads is written in the letters that a header may hold: an address that came along with a request can have any, and the server
/// would fail on them.
/// </summary>
public sealed class PlainRedirects : IAlwaysRunResultFilter
{
    /// <inheritdoc/>
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is LocalRedirectResult local)
            local.Url = Plain(local.Url);
        else if (context.Result is RedirectResult redirect)
            redirect.Url = Plain(redirect.Url);
    }

    /// <inheritdoc/>
    public void OnResultExecuted(ResultExecutedContext context)
    {
    }

    /// <summary>The same address with everything escaped that no header may hold.</summary>
    public static string Plain(string address) => address.All(IsPlain) ? address : string.Concat(address.EnumerateRunes().Select(r => r.IsAscii && IsPlain((char)r.Value) ? r.ToString() : Escaped(r)));

    private static bool IsPlain(char letter) => letter is > ' ' and <= '~';

    private static string Escaped(Rune rune) => Uri.EscapeDataString(rune.ToString()) is var escaped && escaped.All(IsPlain) ? escaped : "";
}
