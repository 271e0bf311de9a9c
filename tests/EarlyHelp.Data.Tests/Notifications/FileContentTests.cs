using System.IO.Compression;
using System.Text;
using EarlyHelp.Data.Notifications;

namespace EarlyHelp.Data.Tests.Notifications;

public sealed class FileContentTests
{
    [Fact]
    public void A_document_is_taken_by_what_is_in_it()
    {
        Assert.Equal(".docx", Kind(Zip(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w/>"))));
        Assert.Equal(".xlsx", Kind(Zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<w/>"))));
        Assert.Equal(".odt", Kind(Zip(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<w/>"))));
        Assert.Equal(".doc", Kind(Old("WordDocument")));
    }

    [Fact]
    public void A_document_with_macros_is_not_taken_whatever_their_part_is_called()
    {
        Assert.Null(Kind(Zip(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w/>"), ("word/vbaProject.bin", "Sub"))));
        Assert.Null(Kind(Zip(("[Content_Types].xml", "<Types><Override ContentType='application/vnd.ms-word.document.macroEnabled.main+xml'/></Types>"), ("word/document.xml", "<w/>"), ("word/x.bin", "Sub"))));
        Assert.Null(Kind(Zip(("[Content_Types].xml", "<Types><Override ContentType='application/vnd.ms-office.vbaProject'/></Types>"), ("word/document.xml", "<w/>"), ("word/x.bin", "Sub"))));
        Assert.Null(Kind(Zip(("mimetype", "application/vnd.oasis.opendocument.text"), ("Basic/Standard/Module1.xml", "Sub"))));
        Assert.Null(Kind(Old("WordDocument", "_VBA_PROJECT")));
    }

    [Fact]
    public void A_small_document_that_unpacks_to_more_than_a_machine_wants_is_not_taken()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry("[Content_Types].xml");
            using var part = zip.CreateEntry("word/document.xml", CompressionLevel.Fastest).Open();
            var zeros = new byte[1024 * 1024];
            for (var written = 0L; written <= FileContent.MostUnpacked; written += zeros.Length)
                part.Write(zeros);
        }

        Assert.True(file.Length < FileContent.MostUnpacked / 50);
        Assert.Null(FileContent.Of(file));
    }

    [Fact]
    public void A_document_whose_parts_boast_more_than_a_number_holds_is_not_taken() => Assert.Null(Kind(Boasting("[Content_Types].xml", "word/document.xml")));

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16", false)]
    public void A_list_of_types_in_two_byte_letters_hides_no_macros(string letters, bool isMarked)
    {
        var encoding = Encoding.GetEncoding(letters);
        var types = encoding.GetBytes("<Types><Override ContentType='application/vnd.ms-office.vbaProject'/></Types>");

        Assert.Null(Kind(Zip(("[Content_Types].xml", isMarked ? [.. encoding.GetPreamble(), .. types] : types), ("word/document.xml", "<w/>"u8.ToArray()), ("word/x.bin", "Sub"u8.ToArray()))));
    }

    [Theory]
    [InlineData("<Types><Override ContentType='application/vnd.ms-office.&#118;baProject'/></Types>")]
    [InlineData("<!DOCTYPE Types [<!ENTITY v 'vba'>]><Types><Override ContentType='application/vnd.ms-office.&v;Project'/></Types>")]
    public void A_list_of_types_that_spells_letters_otherwise_is_not_taken(string types) =>
        Assert.Null(Kind(Zip(("[Content_Types].xml", types), ("word/document.xml", "<w/>"), ("word/x.bin", "Sub"))));

    [Fact]
    public void A_list_of_types_in_two_byte_letters_without_macros_is_taken()
    {
        var types = Encoding.Unicode.GetBytes("\uFEFF<Types/>");

        Assert.Equal(".docx", Kind(Zip(("[Content_Types].xml", types), ("word/document.xml", "<w/>"u8.ToArray()))));
    }

    private static string? Kind(byte[] file) => FileContent.Of(new MemoryStream(file))?.Extension;

    private static byte[] Zip(params (string Name, string Text)[] parts) => Zip([.. parts.Select(p => (p.Name, Encoding.UTF8.GetBytes(p.Text)))]);

    private static byte[] Zip(params (string Name, byte[] Bytes)[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(bytes);
            }
        }

        return file.ToArray();
    }

    // Parts with nothing in them, of which the directory says that each unpacks to the most that the long form of a size can say (APPNOTE 4.5.3).
    private static byte[] Boasting(params string[] names)
    {
        using var file = new MemoryStream();
        using var into = new BinaryWriter(file);
        List<uint> places = [];
        foreach (var name in names)
        {
            places.Add((uint)file.Position);
            into.Write(0x04034B50u);
            Described(name, extra: 0, size: 0);
            into.Write(Encoding.ASCII.GetBytes(name));
        }

        var directory = (uint)file.Position;
        foreach (var (name, place) in names.Zip(places))
        {
            into.Write(0x02014B50u);
            into.Write((ushort)45);
            Described(name, extra: 12, size: uint.MaxValue);
            into.Write(new byte[10]);
            into.Write(place);
            into.Write(Encoding.ASCII.GetBytes(name));
            into.Write((ushort)1);
            into.Write((ushort)8);
            into.Write(long.MaxValue);
        }

        var length = (uint)file.Position - directory;
        into.Write(0x06054B50u);
        into.Write(0u);
        into.Write((ushort)names.Length);
        into.Write((ushort)names.Length);
        into.Write(length);
        into.Write(directory);
        into.Write((ushort)0);
        return file.ToArray();

        // What both headers say: version, flags, method, time, day, sum, packed size, size, lengths of the name and of what is added.
        void Described(string name, ushort extra, uint size)
        {
            into.Write((ushort)45);
            into.Write(new byte[6]);
            into.Write((ushort)0x21);
            into.Write(0u);
            into.Write(0u);
            into.Write(size);
            into.Write((ushort)name.Length);
            into.Write(extra);
        }
    }

    // The beginning of an old Office file, and the names of its parts as its directory has them.
    private static byte[] Old(params string[] parts) => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504], .. parts.SelectMany(Encoding.Unicode.GetBytes)];
}
