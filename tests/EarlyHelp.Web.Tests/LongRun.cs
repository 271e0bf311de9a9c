namespace EarlyHelp.Web.Tests;

/// <summary>EARLYHELP_LONG=1: what is left to chance or to a share in the plain run is tried whole.</summary>
internal static class LongRun
{
    /// <summary>Whether this is one.</summary>
    public static bool IsOn => Environment.GetEnvironmentVariable("EARLYHELP_LONG") == "1";

    /// <summary>All of them in the long run; otherwise the first and one of so many of the others, which moves on from turn to turn: over all turns each is tried.</summary>
    public static IEnumerable<T> Share<T>(IEnumerable<T> all, int of, int turn) => IsOn ? all : all.Where((_, n) => n == 0 || (n + turn) % of == 0);
}
