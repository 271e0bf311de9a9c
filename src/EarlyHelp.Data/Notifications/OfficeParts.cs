using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace EarlyHelp.Data.Notifications;

/// <summary>What is in a document that is a ZIP of parts. What its directory says of a part is held against what the part unpacks to.</summary>
internal static class OfficeParts
{
    /// <summary>Media type of an OpenDocument text.</summary>
    public const string OpenText = "application/vnd.oasis.opendocument.text";

    /// <summary>Most parts of a document; a directory with more is made to fill our memory.</summary>
    public const int MostParts = 5000;

    // What can't be packed grows by five bytes in each 16 KB (RFC 1951).
    private const int PackingLoses = 1000;

    private const int MostOfText = 1024 * 1024;

    private static readonly string[] MacroTypes = ["macroEnabled", "vbaProject"];

    private static readonly string[] Hiding = ["\0", "&#", "<!DOCTYPE"];

    /// <summary>Which document it is.</summary>
    public enum Kind
    {
        /// <summary>None that is taken.</summary>
        None,

        /// <summary>A Word document.</summary>
        Word,

        /// <summary>An Excel workbook.</summary>
        Excel,

        /// <summary>An OpenDocument text.</summary>
        OpenText,
    }

    /// <summary>Which document it is, if it is whole and unpacks to no more than a machine wants.</summary>
    public static Kind KindOf(Stream file) => Read(file, Kind.None, zip =>
    {
        if (UnpacksToTooMuch(zip))
            return Kind.None;
        var parts = zip.Entries.Select(entry => entry.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (parts.Contains("[Content_Types].xml"))
            return parts.Contains("word/document.xml") ? Kind.Word : parts.Contains("xl/workbook.xml") ? Kind.Excel : Kind.None;
        return zip.GetEntry("mimetype") is { } kind && Text(kind) == OpenText ? Kind.OpenText : Kind.None;
    });

    /// <summary>
    /// Whether it has macros, or draws some in from elsewhere. An Office document says in its list of types that it has some, whatever the part is
    /// called; an OpenDocument keeps them in folders of their own. What can't be read is taken to have some.
    /// </summary>
    public static bool HasMacros(Stream file) => Read(file, false, zip =>
        zip.Entries.Any(entry => IsMacro(entry.FullName))
        || zip.Entries.Where(entry => entry.FullName.Equals("[Content_Types].xml", StringComparison.OrdinalIgnoreCase)).Any(types => Says(types, [.. MacroTypes, .. Hiding]))
        || zip.Entries.Where(entry => entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)).Any(DrawsIn));

    private static T Read<T>(Stream file, T broken, Func<ZipArchive, T> look)
    {
        if (HasTooManyParts(file))
            return broken;
        file.Position = 0;
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            return look(zip);
        }
        catch (InvalidDataException)
        {
            return broken;
        }
    }

    // The end of the directory says how many parts there are (APPNOTE 4.3.16); all ones mean that the long form says it, which no document needs.
    private static bool HasTooManyParts(Stream file)
    {
        var end = new byte[(int)Math.Min(file.Length, ushort.MaxValue + 22)];
        file.Position = file.Length - end.Length;
        file.ReadExactly(end);
        var at = end.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        return at >= 0 && at + 12 <= end.Length && BinaryPrimitives.ReadUInt16LittleEndian(end.AsSpan(at + 10)) > MostParts;
    }

    // Each part says itself what it unpacks to: two that boast must not add up past what a number holds, and one can't be smaller than it is packed.
    private static bool UnpacksToTooMuch(ZipArchive zip)
    {
        var left = FileContent.MostUnpacked;
        foreach (var entry in zip.Entries)
        {
            if (entry.Length > left || entry.CompressedLength > entry.Length + (entry.Length / PackingLoses) + PackingLoses)
                return true;
            left -= entry.Length;
        }

        return false;
    }

    private static bool IsMacro(string part) => part.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase) || part.EndsWith(".exe", StringComparison.OrdinalIgnoreCase)
        || part.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase) || part.StartsWith("Scripts/", StringComparison.OrdinalIgnoreCase);

    // A template from another machine brings its macros along.
    private static bool DrawsIn(ZipArchiveEntry links) => Says(links, ["attachedTemplate"]) && Says(links, ["External"]);

    // Two-byte letters without their mark, letters written as numbers and entities could spell a type that the reader's machine reads and this does not.
    private static bool Says(ZipArchiveEntry part, string[] words) => Text(part) is not { } text || words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    // The mark at its beginning says whether it is written in two-byte letters. Null when it is longer than any such part.
    private static string? Text(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open(), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        var buffer = new char[MostOfText + 1];
        var read = reader.ReadBlock(buffer);
        return read > MostOfText ? null : new string(buffer, 0, read).Trim();
    }
}
