using System.Security.Cryptography;
using System.Text;
using EarlyHelp.Data.Notifications;
using EarlyHelp.Domain.Notifications;

namespace EarlyHelp.Web.Features.Notify;

/// <summary>
/// The forms that this browser has begun. One person may write about two families in two windows: each page says which form it
/// belongs to, and once there are several, their addresses do too.
/// </summary>
public sealed class BegunForms(NotificationDrafts drafts, NotifierCookies cookies)
{
    /// <summary>Name of the hidden field that says which form a page belongs to.</summary>
    public const string Field = "_form";

    /// <summary>The value of the address that says which form it is about.</summary>
    public const string RouteKey = "token";

    private const int TokenLength = 12;

    /// <summary>Tells one form from another without giving away its key.</summary>
    public static string TokenOf(NotificationDraft draft) => TokenOf(draft.Key);

    /// <summary>The address below which the pages of a form are, where there are several.</summary>
    public static string AddressOf(NotificationDraft draft) => $"/notify/form/{TokenOf(draft)}";

    /// <summary>The forms begun here, sent or not, the newest first.</summary>
    public Task<IReadOnlyList<NotificationDraft>> AllAsync() => drafts.OfNotifierAsync(cookies.DraftKeys);

    /// <summary>The forms that can be gone on with.</summary>
    public async Task<IReadOnlyList<NotificationDraft>> UnsentAsync() => [.. (await AllAsync()).Where(draft => draft.NotificationId is null)];

    /// <summary>The form that a request is about and the address below which its pages are; null when there is none, or it does not say which of several.</summary>
    public async Task<(NotificationDraft Draft, string Base)?> FindAsync(HttpRequest request)
    {
        var all = await AllAsync();
        var unsent = all.Where(draft => draft.NotificationId is null).ToArray();
        var found = TokenIn(request) is { } token
            ? all.FirstOrDefault(draft => TokenOf(draft) == token)
            : unsent.Length > 1 ? null : (unsent is [var only] ? only : all is [var newest, ..] ? newest : null);
        if (found is null)
            return null;
        return (found, unsent.Length > 1 || request.RouteValues.ContainsKey(RouteKey) ? AddressOf(found) : "/notify");
    }

    /// <summary>From now on this browser writes this form too; gives the address of its task list.</summary>
    public async Task<string> OpenAsync(NotificationDraft draft)
    {
        var isOnly = (await UnsentAsync()).All(other => other.Id == draft.Id);
        cookies.Open(draft.Key);
        return isOnly ? "/notify/tasks" : $"{AddressOf(draft)}/tasks";
    }

    private static string? TokenIn(HttpRequest request)
    {
        var posted = HttpMethods.IsPost(request.Method) && request.HasFormContentType ? request.Form[Field].ToString() : "";
        return posted.Length > 0 ? posted : request.RouteValues[RouteKey]?.ToString();
    }

    private static string TokenOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("form:" + key)))[..TokenLength];
}
