using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EarlyHelp.Data.Notifications;

/// <summary>A code of six figures that works once. Only its hash is kept, made slow so that a stolen table does not give the code away in its half hour.</summary>
public static class OneTimeCode
{
    private const int Rounds = 100_000;
    private const int HashBytes = 32;

    /// <summary>A new code: "042917".</summary>
    public static string New() => RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);

    /// <summary>The hash of a code as typed (spaces do not count) for one draft or notification.</summary>
    public static string Hash(string code, string forWhat)
    {
        var figures = string.Concat(code.Where(char.IsAsciiDigit));
        return Convert.ToHexStringLower(Rfc2898DeriveBytes.Pbkdf2(figures, Encoding.UTF8.GetBytes(forWhat), Rounds, HashAlgorithmName.SHA256, HashBytes));
    }

    /// <summary>A key that nobody guesses: 192 random bits for links and cookies.</summary>
    public static string Key() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20));
}
