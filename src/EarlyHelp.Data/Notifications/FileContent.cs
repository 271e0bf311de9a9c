using System.IO.Compression;
using System.Text;

namespace EarlyHelp.Data.Notifications;

/// <summary>What a file is, by what is in it; its name is never believed.</summary>
/// <param name="Extension">The extension it should have, with the dot.</param>
/// <param name="ContentType">The media type.</param>
public sealed record FileContent(string Extension, string ContentType)
{
    private static readonly FileContent Pdf = new(".pdf", "application/pdf");
    private static readonly FileContent Jpeg = new(".jpg", "image/jpeg");
    private static readonly FileContent Png = new(".png", "image/png");
    private static readonly FileContent Heic = new(".heic", "image/heic");
    private static readonly FileContent Word = new(".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    private static readonly FileContent Excel = new(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static readonly FileContent OpenText = new(".odt", "application/vnd.oasis.opendocument.text");
    private static readonly FileContent OldWord = new(".doc", "application/msword");
    private static readonly FileContent RichText = new(".rtf", "application/rtf");

    /// <summary>Most that a document may unpack to; a small one that unpacks to more is made to fill the reader's machine.</summary>
    public const long MostUnpacked = 256L * 1024 * 1024;

    private static readonly string[] MacroTypes = ["macroEnabled", "vbaProject"];

    private static readonly string[] Hiding = ["\0", "&#", "<!DOCTYPE"];

    private static readonly string[] HeicBrands = ["heic", "heix", "heim", "heis", "hevc", "mif1", "msf1"];

    /// <summary>The kinds that are taken, as people say them.</summary>
    public const string Taken = "a PDF, a Word or Excel document, an OpenDocument or rich text, or a picture (JPG, PNG or HEIC)";

    /// <summary>Looks into the file; null when it is none of the kinds that are taken.</summary>
    public static FileContent? Of(Stream file)
    {
        var head = new byte[16];
        file.Position = 0;
        var read = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var start = head.AsSpan(0, read);
        if (start.StartsWith("%PDF-"u8))
            return Pdf;
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return Jpeg;
        if (start.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
            return Png;
        if (read >= 12 && start[4..8].SequenceEqual("ftyp"u8) && HeicBrands.Contains(Encoding.ASCII.GetString(start[8..12])))
            return Heic;
        if (start.StartsWith("{\\rtf"u8))
            return RichText;
        if (start.StartsWith("PK\u0003\u0004"u8))
            return InZip(file);
        return start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) && Holds(file, "WordDocument") && !Holds(file, "EncryptedPackage") && !Holds(file, "_VBA_PROJECT")
            ? OldWord
            : null;
    }

    /// <summary>Whether it is an Office document that opens only with a password.</summary>
    public static bool IsLocked(Stream file)
    {
        var head = new byte[8];
        file.Position = 0;
        return file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length
            && head.AsSpan().SequenceEqual((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) && Holds(file, "EncryptedPackage");
    }

    // A document with macros is not taken: it would run on the reader's machine. An Office document says in its list of types that it has some,
    // whatever the part is called; an OpenDocument keeps them in folders of their own.
    private static FileContent? InZip(Stream file)
    {
        file.Position = 0;
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            var parts = zip.Entries.Select(entry => entry.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
            if (UnpacksToTooMuch(zip) || parts.Any(IsMacro))
                return null;
            if (zip.GetEntry("[Content_Types].xml") is { } types)
                return HasMacroType(types) ? null : parts.Contains("word/document.xml") ? Word : parts.Contains("xl/workbook.xml") ? Excel : null;
            return zip.GetEntry("mimetype") is { Length: < 100 } kind && Text(kind) == OpenText.ContentType ? OpenText : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    // Each part says itself what it unpacks to: two that boast must not add up past what a number holds.
    private static bool UnpacksToTooMuch(ZipArchive zip)
    {
        var left = MostUnpacked;
        foreach (var entry in zip.Entries)
        {
            if (entry.Length > left)
                return true;
            left -= entry.Length;
        }

        return false;
    }

    private static bool IsMacro(string part) => part.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)
        || part.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase) || part.StartsWith("Scripts/", StringComparison.OrdinalIgnoreCase);

    // Two-byte letters without their mark, letters written as numbers and entities could spell a type that the reader's machine reads and this does not.
    private static bool HasMacroType(ZipArchiveEntry types) =>
        types.Length > 1024 * 1024 || Text(types) is var text && MacroTypes.Concat(Hiding).Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    // The mark at its beginning says whether it is written in two-byte letters.
    private static string Text(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open(), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd().Trim();
    }

    // The parts of an old Office file are named in two-byte letters in its directory.
    private static bool Holds(Stream file, string part)
    {
        var sought = Encoding.Unicode.GetBytes(part);
        var buffer = new byte[64 * 1024];
        var kept = 0;
        file.Position = 0;
        for (int read; (read = file.Read(buffer, kept, buffer.Length - kept)) > 0;)
        {
            var filled = kept + read;
            if (buffer.AsSpan(0, filled).IndexOf(sought) >= 0)
                return true;
            kept = Math.Min(sought.Length - 1, filled);
            buffer.AsSpan(filled - kept, kept).CopyTo(buffer);
        }

        return false;
    }
}
