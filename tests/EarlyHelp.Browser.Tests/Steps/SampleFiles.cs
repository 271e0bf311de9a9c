using System.IO.Compression;
using System.Text;
using EarlyHelp.Data.Notifications;
using EarlyHelp.Domain.Notifications;

namespace EarlyHelp.Browser.Tests.Steps;

/// <summary>Small files to send, made when they are needed.</summary>
internal static class SampleFiles
{
    private const int Megabyte = 1024 * 1024;

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

    /// <summary>A page of the web with a script.</summary>
    public static string Web(string name) => Bytes(name, "<!DOCTYPE html><html><body><script>alert(1)</script>Letter</body></html>"u8.ToArray());

    /// <summary>A drawing that runs a script where it is shown.</summary>
    public static string Drawing(string name) => Bytes(name, "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"u8.ToArray());

    /// <summary>A Word document with macros.</summary>
    public static string WithMacros(string name) => Zip(name, ("[Content_Types].xml", 0), ("word/document.xml", 0), ("word/vbaProject.bin", 1));

    /// <summary>A Word document of a few hundred kilobytes that unpacks to a quarter of a gigabyte and more.</summary>
    public static string Bomb(string name) => Zip(name, ("[Content_Types].xml", 0), ("word/document.xml", (int)(FileContent.MostUnpacked / Megabyte) + 1));

    /// <summary>An archive.</summary>
    public static string Archive(string name) => Zip(name, ("letter.pdf", 1));

    /// <summary>An old Word document, with these parts besides its text.</summary>
    public static string OldWord(string name, params string[] parts) =>
        Bytes(name, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504], .. Encoding.Unicode.GetBytes("WordDocument"), .. parts.SelectMany(Encoding.Unicode.GetBytes)]);

    private static string Zip(string name, params (string Part, int Megabytes)[] parts)
    {
        var file = At(name);
        using var zip = ZipFile.Open(file, ZipArchiveMode.Create);
        var zeros = new byte[Megabyte];
        foreach (var (part, megabytes) in parts)
        {
            using var into = zip.CreateEntry(part, CompressionLevel.Fastest).Open();
            for (var written = 0; written < megabytes; written++)
                into.Write(zeros);
        }

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
