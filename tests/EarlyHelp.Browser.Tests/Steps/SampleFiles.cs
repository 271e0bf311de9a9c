using System.IO.Compression;
using System.Text;
using EarlyHelp.Domain.Notifications;

namespace EarlyHelp.Browser.Tests.Steps;

/// <summary>Small files to send, made when they are needed.</summary>
internal static class SampleFiles
{
    /// <summary>A PDF of one empty page under this name.</summary>
    public static string Pdf(string name)
    {
        var file = At(name);
        File.WriteAllText(file, """
            %PDF-1.4
            1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
            2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
            3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
            trailer<</Root 1 0 R>>
            %%EOF
            """.ReplaceLineEndings("\n"), Encoding.ASCII);
        return file;
    }

    /// <summary>A Word document.</summary>
    public static string Word(string name)
    {
        var file = At(name);
        using var zip = ZipFile.Open(file, ZipArchiveMode.Create);
        foreach (var part in new[] { "[Content_Types].xml", "word/document.xml" })
            zip.CreateEntry(part);
        return file;
    }

    /// <summary>The beginning of a photograph from a camera.</summary>
    public static string Photograph(string name) => Bytes(name, [0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10, .. "JFIF"u8]);

    /// <summary>A program under a name that is not its own.</summary>
    public static string Program(string name) => Bytes(name, [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0]);

    /// <summary>A file with nothing in it.</summary>
    public static string Empty(string name) => Bytes(name, []);

    /// <summary>A PDF of one byte more than may be sent.</summary>
    public static string TooLarge(string name)
    {
        var file = Pdf(name);
        using var stream = File.OpenWrite(file);
        stream.SetLength(NotificationFile.MaxBytes + 1);
        return file;
    }

    private static string Bytes(string name, byte[] content)
    {
        var file = At(name);
        File.WriteAllBytes(file, content);
        return file;
    }

    private static string At(string name) => Path.Combine(Directory.CreateTempSubdirectory("earlyhelp-file-").FullName, name);
}
