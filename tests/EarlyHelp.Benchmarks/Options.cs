using System.Globalization;

namespace EarlyHelp.Benchmarks;

/// <summary>What is measured.</summary>
/// <param name="Database">A generated database; looks and drafts are written into it.</param>
/// <param name="Seconds">How long each page is asked for.</param>
/// <param name="Only">Pages whose name holds this; null for all.</param>
/// <param name="Compared">A generated database of another size, whose list pages are compared with; null for none.</param>
/// <param name="WriteTo">The table is written here too; null for nowhere.</param>
internal sealed record Options(string Database, int Seconds, string? Only, string? Compared, string? WriteTo)
{
    public const string Help = """
        dotnet run -c Release --project tests/EarlyHelp.Benchmarks -- --database county.db [--seconds 5] [--only caseload] [--compared region.db] [--write docs/performance.md]

        The database is made by: dotnet run -c Release --project src/EarlyHelp.Web -- generate --size county --seed 1
        """;

    public static Options? From(string[] args)
    {
        string? Of(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
        return Of("--database") is { } database && File.Exists(database)
            ? new(database, int.Parse(Of("--seconds") ?? "5", CultureInfo.InvariantCulture), Of("--only"), Of("--compared"), Of("--write"))
            : null;
    }
}
