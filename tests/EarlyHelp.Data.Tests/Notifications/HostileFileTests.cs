using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using EarlyHelp.Data.Documents;
using EarlyHelp.Data.Notifications;

namespace EarlyHelp.Data.Tests.Notifications;

/// <summary>Files that are made to hurt whoever reads them.</summary>
public sealed class HostileFileTests
{
    [Theory]
    [InlineData("MZ\u0090 this program cannot be run in DOS mode")]
    [InlineData("\u007fELF")]
    [InlineData("#!/bin/sh\nrm -rf /")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")]
    [InlineData("<?xml version='1.0'?><svg onload='alert(1)'/>")]
    [InlineData("<!DOCTYPE html><script>alert(1)</script>")]
    [InlineData("GIF89a/*<script>alert(1)</script>*/")]
    [InlineData("plain words")]
    [InlineData(" %PDF-1.7 not at its beginning")]
    public void A_program_a_page_or_a_picture_that_runs_is_not_taken_whatever_it_is_called(string content)
    {
        var refused = FileStore.RefusedByContent("letter.pdf", new MemoryStream(Encoding.Latin1.GetBytes(content)));

        Assert.StartsWith("“letter.pdf” must be a PDF", refused, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_two_kinds_at_once_is_kept_as_the_one_it_begins_with()
    {
        byte[] both = [.. "%PDF-1.7\n"u8, .. "<script>alert(1)</script>"u8, .. Zip(("a.txt", "x"u8.ToArray()))];

        Assert.Equal(".pdf", FileContent.Of(new MemoryStream(both))!.Extension);
    }

    [Fact]
    public void Whoever_sends_a_document_with_macros_is_told_to_save_it_without_them()
    {
        var refused = FileStore.RefusedByContent("plan.docm", new MemoryStream(Word(("word/vbaProject.bin", "Sub"u8.ToArray()))));

        Assert.Equal("“plan.docm” has macros or another file inside. Save it without them, or as a PDF", refused);
    }

    [Theory]
    [InlineData("xl/vbaProject.bin", true)]
    [InlineData("word/embeddings/setup.exe", true)]
    [InlineData("word/media/image1.png", false)]
    public void A_part_that_runs_is_found_by_its_name(string part, bool runs) =>
        Assert.Equal(runs, FileContent.RunsSomething(new MemoryStream(Word((part, "x"u8.ToArray())))));

    [Fact]
    public void A_document_that_draws_its_macros_in_from_elsewhere_is_not_taken()
    {
        const string Links = "<Relationships><Relationship Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate' Target='https://elsewhere.example/x.dotm' TargetMode='External'/></Relationships>";

        Assert.Null(FileContent.Of(new MemoryStream(Word(("word/_rels/settings.xml.rels", Encoding.UTF8.GetBytes(Links))))));
    }

    [Theory]
    [InlineData("{\\rtf1 {\\object\\objemb{\\*\\objdata 0105}}}", false)]
    [InlineData("{\\rtf1 {\\pict\\pngblip 89}}", true)]
    public void A_rich_text_with_another_file_inside_is_not_taken(string text, bool isTaken) =>
        Assert.Equal(isTaken, FileContent.Of(new MemoryStream(Encoding.ASCII.GetBytes(text))) is not null);

    [Fact]
    public void A_part_that_is_packed_in_more_than_it_says_it_unpacks_to_is_not_taken()
    {
        var honest = Word(("word/media/x.bin", new byte[3_000_000]));
        var understating = (byte[])honest.Clone();
        // The sizes in the directory and before the part: 3,000,000 becomes 3.
        for (int at; (at = understating.AsSpan().IndexOf(BitConverter.GetBytes(3_000_000))) >= 0;)
            BinaryPrimitives.WriteInt32LittleEndian(understating.AsSpan(at), 3);

        Assert.NotNull(FileContent.Of(new MemoryStream(honest)));
        Assert.Null(FileContent.Of(new MemoryStream(understating)));
    }

    [Fact]
    public void A_list_of_types_that_unpacks_to_more_than_any_is_not_taken() =>
        Assert.Null(FileContent.Of(new MemoryStream(Zip(("[Content_Types].xml", new byte[3 * 1024 * 1024]), ("word/document.xml", "<w/>"u8.ToArray())))));

    [Fact]
    public void A_directory_of_more_parts_than_any_document_has_is_not_read()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in new[] { "[Content_Types].xml", "word/document.xml" }.Concat(Enumerable.Range(0, OfficeParts.MostParts).Select(n => $"x{n}")))
                zip.CreateEntry(name);
        }

        Assert.Null(FileContent.Of(file));
    }

    [Theory]
    [InlineData(4000u, 3000u, true)]
    [InlineData(100_000u, 100_000u, false)]
    [InlineData(uint.MaxValue, uint.MaxValue, false)]
    public void A_picture_of_more_dots_than_any_camera_takes_is_refused_in_words(uint width, uint height, bool isTaken)
    {
        foreach (var picture in new[] { Png(width, height), Heic(width, height) })
        {
            var refused = FileStore.RefusedByContent("photo.png", new MemoryStream(picture));
            Assert.Equal(isTaken ? null : "“photo.png” has more dots than a screen can show. Make the picture smaller", refused);
        }
    }

    [Theory]
    [InlineData(0xC0, 60_000, false)]
    [InlineData(0xC2, 60_000, false)]
    [InlineData(0xC2, 4_000, true)]
    public void A_photograph_says_its_size_after_what_else_it_says(byte part, ushort side, bool isTaken)
    {
        byte[] jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, part, 0, 17, 8, (byte)(side >> 8), (byte)side, (byte)(side >> 8), (byte)side, 3, 0, 0, 0, 0];

        Assert.Equal(isTaken, FileContent.Of(new MemoryStream(jpeg)) is not null);
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData(@"C:\Users\x\..\letter.pdf", "letter.pdf")]
    [InlineData("letter\u202Efdp.exe", "letterfdp.exe")]
    [InlineData("a\u0000b\r\nc.pdf", "abc.pdf")]
    [InlineData("CON.pdf", "_CON.pdf")]
    [InlineData("nul", "_nul")]
    [InlineData("Com1.tar.gz", "_Com1.tar.gz")]
    [InlineData("Contents.pdf", "Contents.pdf")]
    [InlineData("...", "file")]
    [InlineData("", "file")]
    [InlineData("👩‍👩‍👧.pdf", "pdf")]
    [InlineData("<script>alert(1)</script>.pdf", "script.pdf")]
    [InlineData("=cmd|' .pdf", "cmd' .pdf")]
    [InlineData("Łukasz Ó’Brien (1).pdf", "Łukasz Ó’Brien (1).pdf")]
    public void A_name_leads_nowhere_hides_nothing_and_can_be_saved_anywhere(string name, string safe) => Assert.Equal(safe, FileStore.Safe(name));

    [Fact]
    public void A_name_of_any_length_is_cut_to_what_is_kept() => Assert.True(FileStore.Safe(new string('ł', 10_000) + ".pdf").Length <= Domain.Notifications.NotificationFile.NameMaxLength);

    private static byte[] Word(params (string Name, byte[] Bytes)[] more) => Zip([("[Content_Types].xml", "<Types/>"u8.ToArray()), ("word/document.xml", "<w/>"u8.ToArray()), .. more]);

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

    private static byte[] Png(uint width, uint height) => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, .. Big(width), .. Big(height), 8, 6, 0, 0, 0];

    private static byte[] Heic(uint width, uint height) => [0, 0, 0, 24, .. "ftypheic"u8, .. new byte[12], 0, 0, 0, 20, .. "ispe"u8, 0, 0, 0, 0, .. Big(64), .. Big(64), 0, 0, 0, 20, .. "ispe"u8, 0, 0, 0, 0, .. Big(width), .. Big(height)];

    private static byte[] Big(uint number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return bytes;
    }
}
