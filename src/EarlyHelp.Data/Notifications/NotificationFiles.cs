using EarlyHelp.Data.Documents;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Notifications;

/// <summary>Files that come with notifications: taken by content and size, kept as bytes nobody serves, given out as attachments only.</summary>
public sealed class NotificationFiles(EarlyHelpDbContext db, FileStore store, ScannerSettings scanner, TimeProvider clock)
{
    /// <summary>The most bytes of all files of one notification together (100 MB).</summary>
    public const long MaxTotalBytes = 100 * 1024 * 1024;

    /// <summary>The most bytes of one day that wait in forms not yet sent (5 GB): a stranger can't fill the disk.</summary>
    public const long MaxWaitingBytes = 5L * 1024 * 1024 * 1024;

    /// <summary>Attaches or takes away files together with what was typed beside them: both stand or neither.</summary>
    public Task TogetherAsync(Func<Task> work) => db.TogetherAsync(work);

    /// <summary>Attaches a file to a draft. Gives the sentence that refuses it, or null when it is kept.</summary>
    public async Task<string?> AttachAsync(NotificationDraft draft, string fileName, Stream content)
    {
        var name = FileStore.Safe(fileName);
        var said = $"“{name}”";
        if (FileStore.RefusedBySize(name, content) is { } size)
            return size;
        var there = await OfAsync(draft);
        if (there.Count >= NotificationFile.MaxFiles)
            return $"You can attach up to {NotificationFile.MaxFiles} files. {said} was not added";
        if (there.Sum(file => file.Bytes) + content.Length > MaxTotalBytes)
            return $"The files must be smaller than 100MB together. {said} was not added";
        if (await WaitingBytesAsync() + content.Length > MaxWaitingBytes)
            return $"We can't take more files today. {said} was not added. Send the form without it and say that it is to come";
        if (FileStore.RefusedByContent(name, content) is { } refused)
            return refused;
        await KeepAsync(draft, name, content);
        return null;
    }

    /// <summary>The files of a draft, in the order they were attached.</summary>
    public async Task<IReadOnlyList<NotificationFile>> OfAsync(NotificationDraft draft) =>
        await db.NotificationFiles.Where(file => file.DraftId == draft.Id).OrderBy(file => file.Id).ToListAsync();

    /// <summary>The files of a notification that is in the reader's reach, in the order they came.</summary>
    public async Task<IReadOnlyList<NotificationFile>> OfAsync(Notification notification) =>
        await db.NotificationFiles.AsNoTracking().Where(file => file.NotificationId == notification.Id).OrderBy(file => file.Id).ToListAsync();

    /// <summary>Takes a file of a draft away again; its bytes go by <see cref="Forget"/>, once that stands. Null when the draft has none of this number.</summary>
    public async Task<NotificationFile?> RemoveAsync(NotificationDraft draft, long id)
    {
        if (await db.NotificationFiles.SingleOrDefaultAsync(file => file.Id == id && file.DraftId == draft.Id) is not { } found)
            return null;
        db.Remove(found);
        await db.SaveChangesAsync();
        return found;
    }

    /// <summary>Takes the bytes of a file that was removed.</summary>
    public void Forget(NotificationFile? removed)
    {
        if (removed is not null)
            store.Delete(removed.StoredAs);
    }

    /// <summary>The draft became this notification, or was added to it: its files go along (the caller saves).</summary>
    public async Task GoAlongAsync(NotificationDraft draft, Notification notification)
    {
        foreach (var file in await OfAsync(draft))
            file.CameWith(notification);
    }

    /// <summary>Opens a file of a notification that was opened for the reader (which logged the look); null when it has none of this number, or while the scanner holds it back.</summary>
    public async Task<(NotificationFile File, Stream Content)?> OpenAsync(Notification notification, long id) =>
        await db.NotificationFiles.AsNoTracking().SingleOrDefaultAsync(file => file.Id == id && file.NotificationId == notification.Id) is { IsReadable: true } found
            ? (found, store.Open(found.StoredAs))
            : null;

    private async Task<long> WaitingBytesAsync()
    {
        var since = UkTime.UtcNow(clock).AddDays(-1);
        return await db.NotificationFiles.Where(file => file.DraftId != null && file.At > since).SumAsync(file => file.Bytes);
    }

    private async Task KeepAsync(NotificationDraft draft, string name, Stream content)
    {
        var kept = await store.KeepAsync(name, content);
        db.Add(NotificationFile.Attached(draft.Id, kept, scanner.IsSet, UkTime.UtcNow(clock)));
        try
        {
            await db.SaveChangesAsync();
        }
        catch
        {
            store.DeleteUnsaved(db, kept.StoredAs);
            throw;
        }
    }
}
