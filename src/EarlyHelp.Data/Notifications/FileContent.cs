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
    private static readonly FileContent OpenText = new(".odt", OfficeParts.OpenText);
    private static readonly FileContent OldWord = new(".doc", "application/msword");
    private static readonly FileContent RichText = new(".rtf", "application/rtf");

    /// <summary>Most that a document may unpack to; a small one that unpacks to more is made to fill the reader's machine.</summary>
    public const long MostUnpacked = 256L * 1024 * 1024;

    private static readonly string[] HeicBrands = ["heic", "heix", "heim", "heis", "hevc", "mif1", "msf1"];

    private static ReadOnlySpan<byte> OldOffice => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>The kinds that are taken, as people say them.</summary>
    public const string Taken = "a PDF, a Word or Excel document, an OpenDocument or rich text, or a picture (JPG, PNG or HEIC)";

    /// <summary>Looks into the file; null when it is none of the kinds that are taken.</summary>
    public static FileContent? Of(Stream file)
    {
        var kind = KindOf(file);
        return kind is null || RunsSomething(file) || (kind.ContentType.StartsWith("image/", StringComparison.Ordinal) && PictureSize.IsAbsurd(file)) ? null : kind;
    }

    /// <summary>
    /// Whether it is a document with macros, or with a program or another file inside: it would run on the reader's machine, so it is not taken,
    /// and who sends it is told to save it without them.
    /// </summary>
    public static bool RunsSomething(Stream file)
    {
        var start = Head(file);
        return start.StartsWith("PK\u0003\u0004"u8) ? OfficeParts.HasMacros(file)
            : start.StartsWith(OldOffice) ? Holds(file, Encoding.Unicode.GetBytes("_VBA_PROJECT"))
            : start.StartsWith("{\\rtf"u8) && Holds(file, "\\objdata"u8);
    }

    /// <summary>Whether it is a picture of more dots than any camera takes: a small file that fills the reader's machine.</summary>
    public static bool IsAbsurdPicture(Stream file) => KindOf(file) is { } kind && kind.ContentType.StartsWith("image/", StringComparison.Ordinal) && PictureSize.IsAbsurd(file);

    /// <summary>Whether it is an Office document that opens only with a password.</summary>
    public static bool IsLocked(Stream file) => Head(file).StartsWith(OldOffice) && Holds(file, Encoding.Unicode.GetBytes("EncryptedPackage"));

    private static FileContent? KindOf(Stream file)
    {
        var start = Head(file);
        if (start.StartsWith("%PDF-"u8))
            return Pdf;
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return Jpeg;
        if (start.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
            return Png;
        if (start.Length >= 12 && start[4..8].SequenceEqual("ftyp"u8) && HeicBrands.Contains(Encoding.ASCII.GetString(start[8..12])))
            return Heic;
        if (start.StartsWith("{\\rtf"u8))
            return RichText;
        if (start.StartsWith("PK\u0003\u0004"u8))
            return InZip(file);
        return start.StartsWith(OldOffice) && Holds(file, Encoding.Unicode.GetBytes("WordDocument")) && !Holds(file, Encoding.Unicode.GetBytes("EncryptedPackage")) ? OldWord : null;
    }

    private static FileContent? InZip(Stream file) => OfficeParts.KindOf(file) switch
    {
        OfficeParts.Kind.Word => Word,
        OfficeParts.Kind.Excel => Excel,
        OfficeParts.Kind.OpenText => OpenText,
        _ => null,
    };

    private static ReadOnlySpan<byte> Head(Stream file)
    {
        var head = new byte[16];
        file.Position = 0;
        return head.AsSpan(0, file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
    }

    // The parts of an old Office file are named in two-byte letters in its directory.
    private static bool Holds(Stream file, ReadOnlySpan<byte> sought)
    {
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
