namespace EarlyHelp.Data.Generating;

/// <summary>How much history is made (spec 7-quality, Speed and scale): the reference county, a fiftieth of it, or ten of it.</summary>
/// <param name="Name">As it is asked for.</param>
/// <param name="NotificationsAMonth">Of all kinds.</param>
/// <param name="Counties">How often the shipped organisation stands there.</param>
/// <param name="Workers">In its units.</param>
/// <param name="Staff">People of the service, all of them.</param>
public sealed record GenerationSize(string Name, int NotificationsAMonth, int Counties, int Workers, int Staff)
{
    /// <summary>Every size.</summary>
    public static IReadOnlyList<GenerationSize> All { get; } = [new("small", 18, 1, 13, 110), new("county", 900, 1, 150, 400), new("region", 9000, 10, 1500, 4000)];

    /// <summary>The size of that name; null when there is none.</summary>
    public static GenerationSize? Named(string? name) => All.FirstOrDefault(s => s.Name == name);
}
