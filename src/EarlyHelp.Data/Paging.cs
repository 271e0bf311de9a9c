namespace EarlyHelp.Data;

/// <summary>Pages of lists, whatever number an address names.</summary>
public static class Paging
{
    private const int FarthestPage = 100_000;

    /// <summary>Rows before a page; a page number outside all reason is the nearest that can be.</summary>
    public static int Before(int page, int size) => (Math.Clamp(page, 1, FarthestPage) - 1) * size;
}
