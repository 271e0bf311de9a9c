using System.Globalization;

namespace EarlyHelp.Web.Features.Notify;

/// <summary>The size of a file as people read it.</summary>
public static class FileSize
{
    private const double Kilo = 1024;

    /// <summary>"312 KB", "4.1 MB".</summary>
    public static string InWords(long bytes) => bytes < Kilo * Kilo
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, Math.Round(bytes / Kilo)):0} KB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / Kilo / Kilo:0.#} MB");
}
