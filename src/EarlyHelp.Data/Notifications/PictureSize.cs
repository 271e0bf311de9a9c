using System.Buffers.Binary;

namespace EarlyHelp.Data.Notifications;

/// <summary>How many dots a picture has, by what its file says before the dots begin.</summary>
internal static class PictureSize
{
    /// <summary>Most dots: the largest that telephones take is 200 million.</summary>
    public const long MostDots = 250_000_000;

    private const int LooksAt = 1024 * 1024;

    /// <summary>Whether it has more than any camera takes. A picture that doesn't say is let through: nothing draws it before its reader does.</summary>
    public static bool IsAbsurd(Stream file)
    {
        var head = new byte[(int)Math.Min(file.Length, LooksAt)];
        file.Position = 0;
        file.ReadExactly(head);
        var (width, height) = head.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x89, 0x50]) ? OfPng(head) : head.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]) ? OfJpeg(head) : OfHeic(head);
        return (long)width * height is < 0 or > MostDots;
    }

    private static (uint Width, uint Height) OfPng(ReadOnlySpan<byte> head) =>
        head.Length >= 24 ? (BinaryPrimitives.ReadUInt32BigEndian(head[16..]), BinaryPrimitives.ReadUInt32BigEndian(head[20..])) : default;

    // Its parts say their length one after the other; the one that begins the picture (C0 to CF, but for C4, C8 and CC) says height and width.
    private static (uint Width, uint Height) OfJpeg(ReadOnlySpan<byte> head)
    {
        for (var at = 2; at + 9 < head.Length && head[at] == 0xFF;)
        {
            var part = head[at + 1];
            if (part is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return (BinaryPrimitives.ReadUInt16BigEndian(head[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(head[(at + 5)..]));
            at += part == 0xFF ? 1 : 2 + Math.Max((ushort)2, BinaryPrimitives.ReadUInt16BigEndian(head[(at + 2)..]));
        }

        return default;
    }

    // "ispe", four bytes, width, height; a file says it for each of its pictures, and the largest counts.
    private static (uint Width, uint Height) OfHeic(ReadOnlySpan<byte> head)
    {
        var largest = (Width: 0u, Height: 0u);
        for (var at = head.IndexOf("ispe"u8); at >= 0 && at + 16 <= head.Length;)
        {
            var size = (BinaryPrimitives.ReadUInt32BigEndian(head[(at + 8)..]), BinaryPrimitives.ReadUInt32BigEndian(head[(at + 12)..]));
            if ((UInt128)size.Item1 * size.Item2 > (UInt128)largest.Width * largest.Height)
                largest = size;
            var next = head[(at + 4)..].IndexOf("ispe"u8);
            at = next < 0 ? -1 : at + 4 + next;
        }

        return largest;
    }
}
