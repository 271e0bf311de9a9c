using System.Security.Cryptography;
using System.Text;

namespace EarlyHelp.Domain.Access;

/// <summary>Codes for somebody who has lost their second factor. Each works once; only what they digest to is kept, so nobody can read them later.</summary>
public static class RecoveryCode
{
    /// <summary>How many are made at a time.</summary>
    public const int Count = 10;

    /// <summary>How many left are few: somebody should make new ones.</summary>
    public const int Few = 2;

    // Small letters and figures that nobody takes for another; 16 of them hold 79 bits, too many to try out even for who has the digests.
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int Length = 16;

    // Of a reset: said by telephone, and its tries are counted for the day that it works.
    private const int SpokenLength = 8;

    /// <summary>New codes, as they are shown: "abcd-efgh-jkmn-pqrs".</summary>
    public static IReadOnlyList<string> New() => [.. Enumerable.Range(0, Count).Select(_ => Make(Length))];

    /// <summary>One code that an administrator says to somebody: "abcd-efgh".</summary>
    public static string ToSay() => Make(SpokenLength);

    /// <summary>What is kept of codes.</summary>
    public static string Keep(IEnumerable<string> codes) => string.Join(' ', codes.Select(Digest));

    /// <summary>How many are left.</summary>
    public static int Left(string? kept) => Split(kept).Length;

    /// <summary>What is kept once this code is used up, or null when it is none of them.</summary>
    public static string? Use(string? kept, string? typed)
    {
        var (digests, digest) = (Split(kept), Digest(typed ?? ""));
        return digests.Contains(digest) ? string.Join(' ', digests.Where(d => d != digest)) : null;
    }

    private static string Make(int length) => string.Join('-', RandomNumberGenerator.GetString(Alphabet, length).Chunk(4).Select(c => new string(c)));

    private static string[] Split(string? kept) => (kept ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Digest(string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(code.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)))));
}
