using EarlyHelp.Data.Outbox;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Notifications;

/// <summary>Coming back to a saved form: a link by e-mail, then a one-time code. Whoever asks learns nothing about whether a form is there.</summary>
public sealed class ReturnCodes(EarlyHelpDbContext db, NotificationDrafts drafts, Messages messages, TimeProvider clock)
{
    /// <summary>Links to one address in half an hour; who wants more waits.</summary>
    public const int MostLinks = 5;

    private const string LinkTemplate = "saved-form";

    private DateTime Now => UkTime.UtcNow(clock);

    /// <summary>Where a saved form is opened again.</summary>
    public static string Link(NotificationDraft draft) => $"/notify/return/{draft.Key}";

    /// <summary>Saves for later: the link goes to this address, and from now on codes do. Saved also when the address has had its links.</summary>
    public async Task SaveForLaterAsync(NotificationDraft draft, string email)
    {
        draft.ReturnBy(email);
        if (await LeftAsync(draft.Email!) > 0)
            messages.SaveLink(draft, Link(draft));
        await db.SaveChangesAsync();
    }

    /// <summary>Sends the links of the forms saved under an address once more; nothing when there are none.</summary>
    public async Task SendLinksAsync(string email)
    {
        // Kept in small letters: SQLite tells capitals apart, SQL Server does not.
        var address = email.ToLowerInvariant();
        var since = Now.AddDays(-NotificationDraft.LifeDays);
        var saved = await db.NotificationDrafts
            .Where(draft => draft.Email == address && draft.StaffId == null && draft.AddsToId == null && draft.NotificationId == null && draft.TouchedAt >= since)
            .OrderByDescending(draft => draft.TouchedAt).Take(await LeftAsync(address)).ToListAsync();
        foreach (var draft in saved)
            messages.SaveLink(draft, Link(draft));
        await db.SaveChangesAsync();
    }

    /// <summary>Sends a code for the form of this key, if there is one that was saved for later and not yet sent.</summary>
    public async Task SendAsync(string key)
    {
        var code = OneTimeCode.New();
        // Hashed also for nobody, so that the time it takes tells nothing.
        var hash = OneTimeCode.Hash(code, key);
        if (await drafts.OfNotifierAsync(key) is not { Email: { } email, NotificationId: null } draft)
            return;
        draft.CodeSent(hash, Now);
        messages.SendCode(email, "open your saved form", code, $"return-code:{hash[..32]}");
        await db.SaveChangesAsync();
    }

    /// <summary>The form, when the code is right. A try that another one overtook counts as wrong.</summary>
    public async Task<NotificationDraft?> TryAsync(string key, string code)
    {
        var hash = OneTimeCode.Hash(code, key);
        if (await drafts.OfNotifierAsync(key) is not { NotificationId: null } draft)
            return null;
        var right = draft.TryCode(hash, Now);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateConcurrencyException)
        {
            return null;
        }

        return right ? draft : null;
    }

    private async Task<int> LeftAsync(string address)
    {
        var since = Now.AddMinutes(-NotificationDraft.CodeMinutes);
        return Math.Max(0, MostLinks - await db.Outbox.CountAsync(sent => sent.CreatedAt > since && sent.Template == LinkTemplate && sent.To == address));
    }
}
