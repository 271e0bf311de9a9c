using EarlyHelp.Domain.Documents;

namespace EarlyHelp.Web.Features.Notify;

/// <summary>Why a file can't be opened, in words; null when it can.</summary>
public static class HeldBack
{
    /// <summary>For staff.</summary>
    public static string? ForStaff(ScannedFile file) => file.Scan switch
    {
        ScanState.Waiting => "Held back until the virus scanner has looked at it",
        ScanState.Infected => $"Refused: the virus scanner found {file.Finding}. The file is gone",
        _ => null,
    };

    /// <summary>For who sent it: what waits is none of their business.</summary>
    public static string? ForNotifier(ScannedFile file) => file.Scan == ScanState.Infected ? "We found a virus in this file and did not keep it. Remove it and attach another" : null;
}
