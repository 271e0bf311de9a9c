using EarlyHelp.Domain.Documents;

namespace EarlyHelp.Domain.Notifications;

/// <summary>A file that came with a notification: the completed form, a drawing, a letter. The bytes are kept outside the web root.</summary>
public sealed class NotificationFile : ScannedFile
{
    /// <summary>Largest file, bytes (20 MB).</summary>
    public const long MaxBytes = 20 * 1024 * 1024;

    /// <summary>Most files of one notification.</summary>
    public const int MaxFiles = 20;

    /// <summary>Longest file name kept.</summary>
    public const int NameMaxLength = 150;

    /// <summary>The draft it was attached to.</summary>
    public long? DraftId { get; private set; }

    /// <summary>The notification it came with.</summary>
    public long? NotificationId { get; private set; }

    /// <summary>Whether staff can save it: the scanner does not hold it back.</summary>
    public bool IsReadable => Scan is ScanState.NotScanned or ScanState.Clean;

    private NotificationFile()
    {
    }

    /// <summary>A file attached to a draft; held back until it is scanned, where a scanner is set up.</summary>
    public static NotificationFile Attached(long draftId, KeptFile file, bool isHeldBack, DateTime at)
    {
        var attached = new NotificationFile { DraftId = draftId };
        attached.Keep(file, isHeldBack, at);
        return attached;
    }

    /// <summary>The draft became this notification.</summary>
    public void CameWith(Notification notification) => (NotificationId, DraftId) = (notification.Id, null);
}
