using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using EarlyHelp.Domain.Registers;

namespace EarlyHelp.Data.Registers;

/// <summary>Tells what rows say by a short text, so that the same row is known again.</summary>
internal static class RowDigest
{
    /// <summary>The digest of what a row says.</summary>
    public static string Of(string text) => Convert.ToHexString(Bytes(text));

    /// <summary>The same as a number: numbers of several rows can be added up in whatever order they come.</summary>
    public static UInt128 NumberOf(string text) => BinaryPrimitives.ReadUInt128BigEndian(Bytes(text));

    private static ReadOnlySpan<byte> Bytes(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, ImportedRecord.DigestLength / 2);
}
