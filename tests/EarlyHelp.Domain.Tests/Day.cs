using System.Globalization;

namespace EarlyHelp.Domain.Tests;

/// <summary>Days written as in the tables of the spec: 2016-03-24.</summary>
internal static class Day
{
    internal static DateOnly Of(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
