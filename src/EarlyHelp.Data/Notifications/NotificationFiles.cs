using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Notifications;

/// <summary>The folder in which files are kept: outside the web root, under random names.</summary>
/// <param name="Path">The folder (setting Documents:Path).</param>
public sealed record DocumentFolder(string Path);

/// <summary>Files that come with notifications: taken by content and size, kept as bytes nobody serves, given out as attachments only.</summary>
public sealed class NotificationFiles(EarlyHelpDbContext db, DocumentFolder folder, TimeProvider clock)
{
    /// <summary>The most bytes of all files of one notification together (100 MB).</summary>
    public const long MaxTotalBytes = 100 * 1024 * 1024;

    /// <summary>The most bytes of one day that wait in forms not yet sent (5 GB): a stranger can't fill the disk.</summary>
    public const long MaxWaitingBytes = 5L * 1024 * 1024 * 1024;

    private const string TooLarge = "must be smaller than 20MB";

    /// <summary>Attaches a file to a draft. Gives the sentence that refuses it, or null when it is kept.</summary>
    public async Task<string?> AttachAsync(NotificationDraft draft, string fileName, Stream content)
    {
        var name = Safe(fileName);
        var said = $"“{name}”";
        if (content.Length == 0)
            return $"{said} is empty. Choose a file with something in it";
        if (content.Length > NotificationFile.MaxBytes)
            return $"{said} {TooLarge}";
        var there = await OfAsync(draft);
        if (there.Count >= NotificationFile.MaxFiles)
            return $"You can attach up to {NotificationFile.MaxFiles} files. {said} was not added";
        if (there.Sum(file => file.Bytes) + content.Length > MaxTotalBytes)
            return $"The files must be smaller than 100MB together. {said} was not added";
        if (await WaitingBytesAsync() + content.Length > MaxWaitingBytes)
            return $"We can't take more files today. {said} was not added. Send the form without it and say that it is to come";
        if (FileContent.IsLocked(content))
            return $"{said} is password protected. Save it without a password";
        if (FileContent.Of(content) is not { } kind)
            return $"{said} must be {FileContent.Taken}";
        await KeepAsync(draft, name, kind, content);
        return null;
    }

    /// <summary>The files of a draft, in the order they were attached.</summary>
    public async Task<IReadOnlyList<NotificationFile>> OfAsync(NotificationDraft draft) =>
        await db.NotificationFiles.Where(file => file.DraftId == draft.Id).OrderBy(file => file.Id).ToListAsync();

    /// <summary>The files of a notification that is in the reader's reach, in the order they came.</summary>
    public async Task<IReadOnlyList<NotificationFile>> OfAsync(Notification notification) =>
        await db.NotificationFiles.AsNoTracking().Where(file => file.NotificationId == notification.Id).OrderBy(file => file.Id).ToListAsync();

    /// <summary>Takes a file of a draft away again.</summary>
    public async Task RemoveAsync(NotificationDraft draft, long id)
    {
        if (await db.NotificationFiles.SingleOrDefaultAsync(file => file.Id == id && file.DraftId == draft.Id) is not { } found)
            return;
        db.Remove(found);
        await db.SaveChangesAsync();
        File.Delete(PathOf(found));
    }

    /// <summary>The draft became this notification, or was added to it: its files go along (the caller saves).</summary>
    public async Task GoAlongAsync(NotificationDraft draft, Notification notification)
    {
        foreach (var file in await OfAsync(draft))
            file.CameWith(notification);
    }

    /// <summary>Opens a file of a notification that was opened for the reader (which logged the look); null when it has none of this number.</summary>
    public async Task<(NotificationFile File, Stream Content)?> OpenAsync(Notification notification, long id) =>
        await db.NotificationFiles.AsNoTracking().SingleOrDefaultAsync(file => file.Id == id && file.NotificationId == notification.Id) is { } found
            ? (found, new FileStream(PathOf(found), FileMode.Open, FileAccess.Read, FileShare.Read))
            : null;

    private async Task<long> WaitingBytesAsync()
    {
        var since = UkTime.UtcNow(clock).AddDays(-1);
        return await db.NotificationFiles.Where(file => file.DraftId != null && file.At > since).SumAsync(file => file.Bytes);
    }

    private async Task KeepAsync(NotificationDraft draft, string name, FileContent kind, Stream content)
    {
        var storedAs = Guid.NewGuid().ToString("N");
        Directory.CreateDirectory(folder.Path);
        var path = Path.Combine(folder.Path, storedAs);
        content.Position = 0;
        await using (var kept = new FileStream(path, FileMode.CreateNew, FileAccess.Write))
            await content.CopyToAsync(kept);
        content.Position = 0;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content));
        db.Add(NotificationFile.Attached(draft.Id, WithExtension(name, kind), kind.ContentType, content.Length, hash, storedAs, UkTime.UtcNow(clock)));
        try
        {
            await db.SaveChangesAsync();
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    private string PathOf(NotificationFile file) => Path.Combine(folder.Path, file.StoredAs);

    // What is in it decides how it opens on the reader's machine.
    private static string WithExtension(string name, FileContent kind)
    {
        var extension = Path.GetExtension(name);
        return string.Equals(extension, kind.Extension, StringComparison.OrdinalIgnoreCase)
            || (kind.Extension == ".jpg" && string.Equals(extension, ".jpeg", StringComparison.OrdinalIgnoreCase))
            ? name
            : Short(name, kind.Extension.Length) + kind.Extension;
    }

    // Browsers of old send whole paths; a name must not lead anywhere nor hide its end.
    private static string Safe(string fileName)
    {
        var last = fileName.Split('/', '\\')[^1].Normalized(NormalizationForm.FormC);
        var kept = string.Concat(last.Where(sign => char.IsLetterOrDigit(sign) || sign is ' ' or '.' or '-' or '_' or '(' or ')' or '\'' or '’' or '&' or ','
            || char.GetUnicodeCategory(sign) == UnicodeCategory.NonSpacingMark)).Trim(' ', '.');
        return kept.Length == 0 ? "file" : kept.Length <= NotificationFile.NameMaxLength ? kept : Short(kept, 0);
    }

    private static string Short(string name, int room) => name.Length + room <= NotificationFile.NameMaxLength ? name : name[..(NotificationFile.NameMaxLength - room)];
}
