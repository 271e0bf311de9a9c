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

    private static string? Kind(byte[] file) => FileContent.Of(new MemoryStream(file))?.Extension;

    private static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return file.ToArray();
    }

    // The beginning of an old Office file, and the names of its parts as its directory has them.
    private static byte[] Old(params string[] parts) => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504], .. parts.SelectMany(Encoding.Unicode.GetBytes)];
}
