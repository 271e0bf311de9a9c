using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace EarlyHelp.Data.Auditing;

/// <summary>
/// An entry of the chain that changes and looks are in (adr/0028): each carries a link to the one before. The link is over what is kept for good and over
/// a salted digest of what can be erased, so that the chain still verifies when an entry's content is gone.
/// </summary>
public abstract class ChainedEntry
{
    /// <summary>Bytes of a digest and of a link (SHA-256).</summary>
    public const int HashLength = 32;

    /// <summary>Bytes of a salt.</summary>
    public const int SaltLength = 16;

    private static long unchained;

    /// <summary>Place in the chain, over changes and looks together: 1, 2, 3 … without a gap. Below zero until it is written.</summary>
    public long Id { get; private set; } = Interlocked.Decrement(ref unchained);

    /// <summary>Random bytes in the digest, without which nobody can try what an erased entry said. Null once it is erased.</summary>
    public byte[]? Salt { get; private set; }

    /// <summary>SHA-256 of the salt and of what can be erased.</summary>
    public byte[] Digest { get; private set; } = [];

    /// <summary>SHA-256 of the link before, the place, what is kept for good, and the digest.</summary>
    public byte[] Link { get; private set; } = [];

    /// <summary>Whether nothing of what can be erased stands here.</summary>
    internal abstract bool IsBlank { get; }

    /// <summary>Puts the entry behind another.</summary>
    internal void Chain(long place, byte[] linkBefore, byte[] salt)
    {
        (Id, Salt) = (place, salt);
        Digest = DigestOfContent();
        Link = LinkAfter(linkBefore, place);
    }

    /// <summary>What its digest must be, as it stands.</summary>
    internal byte[] DigestOfContent()
    {
        var bytes = new CanonicalBytes();
        bytes.Raw(Salt);
        WriteContent(bytes);
        return SHA256.HashData(bytes.Written);
    }

    /// <summary>What its link must be at a place behind another entry.</summary>
    internal byte[] LinkAfter(byte[] linkBefore, long place)
    {
        var bytes = new CanonicalBytes();
        bytes.Raw(linkBefore);
        bytes.Number(place);
        bytes.Text(GetType().Name);
        WriteKept(bytes);
        bytes.Raw(Digest);
        return SHA256.HashData(bytes.Written);
    }

    /// <summary>Writes what stays when the family is erased: who of the staff, when, which kind of row, and keys.</summary>
    private protected abstract void WriteKept(CanonicalBytes bytes);

    /// <summary>Writes what can be erased.</summary>
    private protected abstract void WriteContent(CanonicalBytes bytes);

    // A database ends a text at this character when it gives it back, so that it would look changed.
    private protected static string WithoutNull(string text) => text.Replace('\0', '\uFFFD');
}

/// <summary>Values as bytes that can be read in one way only: each with its length, and nothing told from the empty text.</summary>
internal sealed class CanonicalBytes
{
    private readonly ArrayBufferWriter<byte> bytes = new();

    /// <summary>What was written.</summary>
    public ReadOnlySpan<byte> Written => bytes.WrittenSpan;

    public void Text(string? text) => Raw(text is null ? null : Encoding.UTF8.GetBytes(text));

    public void Number(long? number)
    {
        var space = bytes.GetSpan(1 + sizeof(long));
        space[0] = number is null ? (byte)0 : (byte)1;
        BinaryPrimitives.WriteInt64BigEndian(space[1..], number ?? 0);
        bytes.Advance(1 + sizeof(long));
    }

    public void Instant(DateTime utc) => Number(utc.Ticks);

    public void Raw(byte[]? value)
    {
        BinaryPrimitives.WriteInt32BigEndian(bytes.GetSpan(sizeof(int)), value?.Length ?? -1);
        bytes.Advance(sizeof(int));
        bytes.Write(value);
    }
}
