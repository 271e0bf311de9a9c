using EarlyHelp.Data.Documents;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Documents;
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

    /// <summary>Takes files away together with what was typed beside them: both stand or neither.</summary>
    public Task TogetherAsync(Func<Task> work) => db.TogetherAsync(work);

    /// <summary>
    /// Looks at files for a draft and keeps the bytes of those that are not refused. It comes before any transaction: others, who wait to save, do not wait
    /// for a large file. Their rows are added by <see cref="AttachAsync"/>.
    /// </summary>
    public async Task<StoredFiles> StoreAsync(NotificationDraft draft, IEnumerable<ChosenFile> chosen)
    {
        var (kept, refusals) = (new List<KeptFile>(), new List<string>());
        try
        {
            foreach (var (fileName, content) in chosen)
            {
                var name = FileStore.Safe(fileName);
                if ((FileStore.RefusedBySize(name, content) ?? await RefusedByRoomAsync(draft, name, content.Length, kept) ?? FileStore.RefusedByContent(name, content)) is { } refused)
                    refusals.Add(refused);
                else
                    kept.Add(await store.KeepAsync(name, content));
            }
        }
        catch
        {
            store.DeleteUnsaved([.. kept.Select(file => file.StoredAs)]);
            throw;
        }

        return new(kept, refusals);
    }

    /// <summary>
    /// Attaches files that were stored to a draft, in one transaction with what was typed beside them: both stand or neither, and bytes that no row names go again.
    /// </summary>
    /// <param name="draft">The draft.</param>
    /// <param name="stored">The files.</param>
    /// <param name="save">Saves what was typed, and with it the rows of the files, which it is given; false when that can't be kept.</param>
    /// <returns>Whether it was kept, and the sentences that refuse files for which another window has left no room.</returns>
    public async Task<(bool IsKept, IReadOnlyList<string> Refusals)> AttachAsync(NotificationDraft draft, StoredFiles stored, Func<IReadOnlyList<NotificationFile>, Task<bool>> save)
    {
        var bytes = stored.Kept.Select(file => file.StoredAs).ToHashSet();
        try
        {
            var (isKept, attached, refusals) = await db.TogetherAsync(async () =>
            {
                var (added, full) = await AddAsync(draft, stored);
                var isSaved = await save(added);
                if (!isSaved)
                    added.ForEach(file => db.Entry(file).State = EntityState.Detached);
                return (isSaved, added, full);
            });
            if (isKept)
                bytes.ExceptWith(attached.Select(file => file.StoredAs));
            store.DeleteUnsaved([.. bytes]);
            return (isKept, refusals);
        }
        catch
        {
            store.DeleteUnsaved(db, bytes);
            throw;
        }
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

    // Asked again inside the transaction: two windows at once fit only together.
    private async Task<(List<NotificationFile> Attached, List<string> Refusals)> AddAsync(NotificationDraft draft, StoredFiles stored)
    {
        var (fitting, refusals) = (new List<KeptFile>(), new List<string>());
        foreach (var file in stored.Kept)
        {
            if (await RefusedByRoomAsync(draft, file.Name, file.Bytes, fitting) is { } refused)
                refusals.Add(refused);
            else
                fitting.Add(file);
        }

        var attached = fitting.ConvertAll(file => NotificationFile.Attached(draft.Id, file, scanner.IsSet, UkTime.UtcNow(clock)));
        db.AddRange(attached);
        return (attached, refusals);
    }

    // The sentence that refuses a file because of those that are there already, or come with it.
    private async Task<string?> RefusedByRoomAsync(NotificationDraft draft, string name, long bytes, List<KeptFile> with)
    {
        var there = await db.NotificationFiles.Where(file => file.DraftId == draft.Id).Select(file => file.Bytes).ToListAsync();
        var (said, along) = ($"“{name}”", with.Sum(file => file.Bytes) + bytes);
        if (there.Count + with.Count >= NotificationFile.MaxFiles)
            return $"You can attach up to {NotificationFile.MaxFiles} files. {said} was not added";
        if (there.Sum() + along > MaxTotalBytes)
            return $"The files must be smaller than 100MB together. {said} was not added";
        return await WaitingBytesAsync() + along > MaxWaitingBytes
            ? $"We can't take more files today. {said} was not added. Send the form without it and say that it is to come"
            : null;
    }

    private async Task<long> WaitingBytesAsync()
    {
        var since = UkTime.UtcNow(clock).AddDays(-1);
        return await db.NotificationFiles.Where(file => file.DraftId != null && file.At > since).SumAsync(file => file.Bytes);
    }
}

/// <summary>What came of files that were chosen for a form.</summary>
/// <param name="Kept">Those whose bytes are kept, and that no row names yet.</param>
/// <param name="Refusals">The sentences that refuse the others.</param>
public sealed record StoredFiles(IReadOnlyList<KeptFile> Kept, IReadOnlyList<string> Refusals);
