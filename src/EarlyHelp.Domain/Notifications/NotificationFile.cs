namespace EarlyHelp.Domain.Notifications;

/// <summary>A file that came with a notification: the completed form, a drawing, a letter. The bytes are kept outside the web root.</summary>
public sealed class NotificationFile
{
    /// <summary>Largest file, bytes (20 MB).</summary>
    public const long MaxBytes = 20 * 1024 * 1024;

    /// <summary>Most files of one notification.</summary>
    public const int MaxFiles = 20;

    /// <summary>Longest file name kept.</summary>
    public const int NameMaxLength = 150;

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The draft it was attached to.</summary>
    public long? DraftId { get; private set; }

    /// <summary>The notification it came with.</summary>
    public long? NotificationId { get; private set; }

    /// <summary>Name as the notifier had it, made safe.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What its content is, by its content.</summary>
    public string ContentType { get; private set; } = "";

    /// <summary>Size in bytes.</summary>
    public long Bytes { get; private set; }

    /// <summary>SHA-256 of the content, hexadecimal.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>Name under which the bytes are kept.</summary>
    public string StoredAs { get; private set; } = "";

    /// <summary>When it was attached (UTC).</summary>
    public DateTime At { get; private set; }

    private NotificationFile()
    {
    }

    /// <summary>A file attached to a draft.</summary>
    public static NotificationFile Attached(long draftId, string name, string contentType, long bytes, string sha256, string storedAs, DateTime at) =>
        new() { DraftId = draftId, Name = name, ContentType = contentType, Bytes = bytes, Sha256 = sha256, StoredAs = storedAs, At = at };

    /// <summary>The draft became this notification.</summary>
    public void CameWith(Notification notification) => (NotificationId, DraftId) = (notification.Id, null);
}
