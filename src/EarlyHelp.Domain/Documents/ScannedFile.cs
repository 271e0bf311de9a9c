namespace EarlyHelp.Domain.Documents;

/// <summary>A file that is kept, and where a virus scanner stands with it: held back until it is clean, where a scanner is set up.</summary>
public abstract class ScannedFile
{
    /// <summary>Longest title, reason or finding.</summary>
    public const int LineMaxLength = 500;

    /// <summary>Longest pause between two tries to scan, minutes.</summary>
    private const int LongestPauseMinutes = 30;

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>Name of the file, made safe.</summary>
    public string FileName { get; private protected set; } = "";

    /// <summary>What its content is, by its content.</summary>
    public string ContentType { get; private protected set; } = "";

    /// <summary>Size in bytes.</summary>
    public long Bytes { get; private protected set; }

    /// <summary>SHA-256 of the content, hexadecimal.</summary>
    public string Sha256 { get; private protected set; } = "";

    /// <summary>Name under which the bytes are kept.</summary>
    public string StoredAs { get; private protected set; } = "";

    /// <summary>When it was added (UTC).</summary>
    public DateTime At { get; private protected set; }

    /// <summary>Who added it.</summary>
    public string By { get; private protected set; } = "";

    /// <summary>Who added it.</summary>
    public long? ByStaffId { get; private protected set; }

    /// <summary>Where a virus scanner stands with it.</summary>
    public ScanState Scan { get; private protected set; }

    /// <summary>When the scanner answered (UTC).</summary>
    public DateTime? ScannedAt { get; private set; }

    /// <summary>How often the scanner was asked and didn't answer.</summary>
    public int ScanTries { get; private set; }

    /// <summary>When the scanner is asked next (UTC).</summary>
    public DateTime? ScanNotBefore { get; private protected set; }

    /// <summary>What the scanner found.</summary>
    public string? Finding { get; private set; }

    /// <summary>It is kept, and held back where a scanner is set up.</summary>
    private protected void Keep(KeptFile file, bool isHeldBack, DateTime at)
    {
        (FileName, ContentType, Bytes, Sha256, StoredAs, At) = (file.Name, file.ContentType, file.Bytes, file.Sha256, file.StoredAs, at);
        if (isHeldBack)
            (Scan, ScanNotBefore) = (ScanState.Waiting, at);
    }

    /// <summary>The scanner found nothing: whoever may see the file can read it from now on.</summary>
    public void IsClean(DateTime at) => (Scan, ScannedAt, ScanNotBefore) = (ScanState.Clean, at, null);

    /// <summary>The scanner found something: nobody will read it.</summary>
    public void IsInfected(string finding, DateTime at) =>
        (Scan, ScannedAt, ScanNotBefore, Finding) = (ScanState.Infected, at, null, finding.Length <= LineMaxLength ? finding : finding[..LineMaxLength]);

    /// <summary>The scanner didn't answer: it is asked again after a pause that grows.</summary>
    public void WasNotScanned(DateTime at) =>
        (ScanTries, ScanNotBefore) = (ScanTries + 1, at.AddMinutes(Math.Min(LongestPauseMinutes, 1 << Math.Min(ScanTries, 5))));
}
