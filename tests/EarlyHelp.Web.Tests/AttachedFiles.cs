using EarlyHelp.Data.Documents;
using EarlyHelp.Data.Notifications;
using EarlyHelp.Domain.Notifications;
using Microsoft.Extensions.DependencyInjection;

namespace EarlyHelp.Web.Tests;

/// <summary>Files of forms, without their pages.</summary>
internal static class AttachedFiles
{
    /// <summary>Attaches a file to a draft that is in hand; the sentence that refuses it, or null when it is kept.</summary>
    public static async Task<string?> AttachAsync(this IServiceProvider services, NotificationDraft draft, string fileName, Stream content)
    {
        var (files, db) = (services.GetRequiredService<NotificationFiles>(), services.GetRequiredService<Data.EarlyHelpDbContext>());
        var stored = await files.StoreAsync(draft, [new ChosenFile(fileName, content)]);
        var (_, refusals) = await files.AttachAsync(draft, stored, async _ => await db.SaveChangesAsync() > 0);
        return stored.Refusals.Concat(refusals).SingleOrDefault();
    }
}
