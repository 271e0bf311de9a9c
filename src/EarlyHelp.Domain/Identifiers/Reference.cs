using System.Globalization;
using System.Text.RegularExpressions;

namespace EarlyHelp.Domain.Identifiers;

/// <summary>What a reference belongs to.</summary>
public enum ReferenceKind
{
    /// <summary>A notification: EHN.</summary>
    Notification,

    /// <summary>A case: EHC.</summary>
    Case,

    /// <summary>A family: FAM.</summary>
    Family,

    /// <summary>A step-down from social care: SD.</summary>
    StepDown,

    /// <summary>A step-up to social care: SU.</summary>
    StepUp,

    /// <summary>A step across to another service: SA.</summary>
    StepAcross,
}

/// <summary>
/// A reference that people can read out: EHN-2026-000123, EHC-2026-000045, FAM-000789 (spec/6-interface.md).
/// </summary>
/// <param name="Kind">What it belongs to.</param>
/// <param name="Year">The local year of a notification or a case; null for a family.</param>
/// <param name="Number">Its number, from 1, within the kind and year.</param>
public sealed partial record Reference(ReferenceKind Kind, int? Year, int Number)
{
    /// <summary>Longest reference as stored.</summary>
    public const int MaxLength = 16;

    private const int LargestNumber = 9_999_999;

    private static readonly Dictionary<ReferenceKind, string> Prefixes = new()
    {
        [ReferenceKind.Notification] = "EHN", [ReferenceKind.Case] = "EHC", [ReferenceKind.StepDown] = "SD", [ReferenceKind.StepUp] = "SU", [ReferenceKind.StepAcross] = "SA",
    };

    /// <summary>The reference of a notification.</summary>
    public static Reference OfNotification(int year, int number) => Dated(ReferenceKind.Notification, year, number);

    /// <summary>The reference of a case.</summary>
    public static Reference OfCase(int year, int number) => Dated(ReferenceKind.Case, year, number);

    /// <summary>The reference of a family.</summary>
    public static Reference OfFamily(int number) => new(ReferenceKind.Family, null, Numbered(number));

    /// <summary>The reference of a step-down, step-up or step across.</summary>
    public static Reference OfTransfer(ReferenceKind kind, int year, int number) => kind is ReferenceKind.StepDown or ReferenceKind.StepUp or ReferenceKind.StepAcross
        ? Dated(kind, year, number)
        : throw new ArgumentOutOfRangeException(nameof(kind), kind, "This is not a transfer.");

    /// <summary>Reads a reference as people type it: any case, with or without hyphens, spaces and leading zeros; null if it is none.</summary>
    public static Reference? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var match = Shape().Match(text.Trim().ToUpperInvariant());
        if (!match.Success || !int.TryParse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture, out var number)
            || number is < 1 or > LargestNumber)
        {
            return null;
        }

        if (match.Groups["family"].Success)
            return OfFamily(number);
        var year = int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
        return Dated(Prefixes.Single(p => p.Value == match.Groups["kind"].Value).Key, year, number);
    }

    /// <summary>As stored and read out, such as "EHN-2026-000123".</summary>
    public override string ToString() => Kind == ReferenceKind.Family
        ? string.Create(CultureInfo.InvariantCulture, $"FAM-{Number:000000}")
        : string.Create(CultureInfo.InvariantCulture, $"{Prefixes[Kind]}-{Year:0000}-{Number:000000}");

    private static Reference Dated(ReferenceKind kind, int year, int number) => year is >= 1000 and <= 9999
        ? new Reference(kind, year, Numbered(number))
        : throw new ArgumentOutOfRangeException(nameof(year), year, "A reference carries a year of four digits.");

    private static int Numbered(int number) => number is >= 1 and <= LargestNumber
        ? number
        : throw new ArgumentOutOfRangeException(nameof(number), number, "A reference is numbered from 1.");

    [GeneratedRegex(@"^(?:(?<kind>EHN|EHC|SD|SU|SA)[\s\p{Pd}]*(?<year>[1-9][0-9]{3})|(?<family>FAM))[\s\p{Pd}]*(?<number>[0-9]{1,7})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
