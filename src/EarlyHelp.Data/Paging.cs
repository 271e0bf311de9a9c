using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data;

/// <summary>Pages of lists, whatever number an address names.</summary>
public static class Paging
{
    /// <summary>The most that are counted of a list that grows for years: to count them all would take longer than the page. A total above it means "more".</summary>
    public const int MostCounted = 10_000;

    private const int FarthestPage = 100_000;

    /// <summary>How many there are; of more than <see cref="MostCounted"/>, one more than that.</summary>
    public static Task<int> CountUpToMostAsync<T>(this IQueryable<T> rows) => rows.Take(MostCounted + 1).CountAsync();

    /// <summary>A total as it is written: "10,000+" where there are more than were counted.</summary>
    public static string Counted(int total) => total > MostCounted
        ? $"{MostCounted.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)}+" : total.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Rows before a page; a page number outside all reason is the nearest that can be.</summary>
    public static int Before(int page, int size) => (Math.Clamp(page, 1, FarthestPage) - 1) * size;

    /// <summary>The rows of a page, or every row where none is named: a page and its download are one query.</summary>
    /// <param name="rows">The whole list, in its order.</param>
    /// <param name="page">From 1; null for the whole list.</param>
    /// <param name="size">Rows on a page.</param>
    public static IQueryable<T> OnPage<T>(this IQueryable<T> rows, int? page, int size) => page is { } number ? rows.Skip(Before(number, size)).Take(size) : rows;
}
