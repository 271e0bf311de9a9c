namespace EarlyHelp.Data;

/// <summary>Pages of lists, whatever number an address names.</summary>
public static class Paging
{
    private const int FarthestPage = 100_000;

    /// <summary>Rows before a page; a page number outside all reason is the nearest that can be.</summary>
    public static int Before(int page, int size) => (Math.Clamp(page, 1, FarthestPage) - 1) * size;

    /// <summary>The rows of a page, or every row where none is named: a page and its download are one query.</summary>
    /// <param name="rows">The whole list, in its order.</param>
    /// <param name="page">From 1; null for the whole list.</param>
    /// <param name="size">Rows on a page.</param>
    public static IQueryable<T> OnPage<T>(this IQueryable<T> rows, int? page, int size) => page is { } number ? rows.Skip(Before(number, size)).Take(size) : rows;
}
