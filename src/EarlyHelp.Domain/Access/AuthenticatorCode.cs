using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EarlyHelp.Domain.Access;

/// <summary>
/// Codes of an authenticator app: six figures that change every 30 seconds (RFC 6238 with SHA-1, which every app knows). A code is taken in its
/// own half minute and the ones beside it, and once only.
/// </summary>
public static class AuthenticatorCode
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int KeyBytes = 20;
    private const int StepSeconds = 30;
    private const int StepsBeside = 1;
    private const int StepsOfWrongClock = 10;

    /// <summary>What is said to somebody whose telephone has a wrong time.</summary>
    public const string ClockWords = "The time of your telephone is wrong. Set its time to automatic, then enter the code that the app shows";

    /// <summary>A new key of 160 bits, in base 32 as apps take it.</summary>
    public static string NewKey() => Encode(RandomNumberGenerator.GetBytes(KeyBytes));

    /// <summary>The code of a moment.</summary>
    /// <param name="key">The key in base 32.</param>
    /// <param name="at">The moment (UTC).</param>
    public static string Of(string key, DateTimeOffset at) => Of(key, StepOf(at));

    /// <summary>The number of the half minute for which a code is right, or null. One that is no newer than the last that was taken is not.</summary>
    /// <param name="key">The key in base 32.</param>
    /// <param name="typed">What was typed; spaces between the figures do no harm.</param>
    /// <param name="at">The moment (UTC).</param>
    /// <param name="last">The half minute of the code that was taken last.</param>
    public static long? Accept(string key, string? typed, DateTimeOffset at, long? last)
    {
        var (figures, now) = (Figures(typed), StepOf(at));
        for (var step = now - StepsBeside; step <= now + StepsBeside; step++)
        {
            if (IsOf(key, step, figures) && !(step <= last))
                return step;
        }

        return null;
    }

    /// <summary>Whether a code is of another time up to five minutes off: true when of one that is to come, false when of one that is gone, null when of neither.</summary>
    public static bool? IsOfWrongClock(string key, string? typed, DateTimeOffset at)
    {
        var (figures, now) = (Figures(typed), StepOf(at));
        for (var off = StepsBeside + 1; off <= StepsOfWrongClock; off++)
        {
            if (IsOf(key, now - off, figures))
                return false;
            if (IsOf(key, now + off, figures))
                return true;
        }

        return null;
    }

    /// <summary>Why a code that was not accepted is not: taken already, of a telephone with a wrong time, or wrong.</summary>
    public static CodeAnswer WhyNot(string key, string? typed, DateTimeOffset at)
    {
        if (Accept(key, typed, at, null) is not null)
            return CodeAnswer.TakenAlready;
        return IsOfWrongClock(key, typed, at) switch
        {
            true => CodeAnswer.ClockAhead,
            false => CodeAnswer.ClockBehind,
            null => CodeAnswer.Wrong,
        };
    }

    /// <summary>What the picture holds that an app reads.</summary>
    /// <param name="key">The key in base 32.</param>
    /// <param name="email">Whose account.</param>
    public static string Link(string key, string email) =>
        $"otpauth://totp/EarlyHelp:{Uri.EscapeDataString(email)}?secret={key}&issuer=EarlyHelp&digits=6&period={StepSeconds.ToString(CultureInfo.InvariantCulture)}";

    private static byte[] Figures(string? typed) => Encoding.UTF8.GetBytes(string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c))));

    private static bool IsOf(string key, long step, byte[] figures) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Of(key, step)), figures);

    private static long StepOf(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

    private static string Of(string key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // RFC 6238 with SHA-1 is what authenticator apps know; nothing here leans on its collisions.
        var hash = HMACSHA1.HashData(Decode(key), counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15, 4)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static string Encode(byte[] bytes)
    {
        var text = new StringBuilder();
        for (var bit = 0; bit < bytes.Length * 8; bit += 5)
        {
            var both = (bytes[bit / 8] << 8) | (bit / 8 + 1 < bytes.Length ? bytes[bit / 8 + 1] : 0);
            text.Append(Alphabet[(both >> (11 - (bit % 8))) & 31]);
        }

        return text.ToString();
    }

    private static byte[] Decode(string key)
    {
        var bytes = new byte[key.Length * 5 / 8];
        var (held, bits, next) = (0, 0, 0);
        foreach (var letter in key)
        {
            (held, bits) = (((held << 5) | Alphabet.IndexOf(letter, StringComparison.Ordinal)) & 0xFFF, bits + 5);
            if (bits < 8)
                continue;
            bytes[next++] = (byte)(held >> (bits - 8));
            bits -= 8;
        }

        return bytes;
    }
}

/// <summary>What a code of an authenticator app is.</summary>
public enum CodeAnswer
{
    /// <summary>Right, and now used up.</summary>
    Right,

    /// <summary>Wrong.</summary>
    Wrong,

    /// <summary>Of now, and taken already: the next one will do.</summary>
    TakenAlready,

    /// <summary>Of some minutes ago: the telephone's time is wrong. It opens nothing any more, so it is no guess that counts.</summary>
    ClockBehind,

    /// <summary>Of some minutes to come: the telephone's time is wrong. It counts as a wrong one, because it would be right in a while.</summary>
    ClockAhead,
}
