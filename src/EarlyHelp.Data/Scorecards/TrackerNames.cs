using EarlyHelp.Domain.Scorecards;

namespace EarlyHelp.Data.Scorecards;

/// <summary>What a list of the tracker shows beside the figures.</summary>
/// <param name="Districts">Names of districts.</param>
/// <param name="Units">Names of units.</param>
/// <param name="Workers">Names and e-mail addresses of people.</param>
/// <param name="Openable">Cases that this person may open, and what their families are called; any other is an anonymous line.</param>
/// <param name="OldReferences">The old system's references, where they were asked for.</param>
public sealed record TrackerNames(
    IReadOnlyDictionary<long, string> Districts, IReadOnlyDictionary<long, string> Units, IReadOnlyDictionary<long, (string Name, string Email)> Workers, IReadOnlyDictionary<long, string> Openable, IReadOnlyDictionary<long, string> OldReferences)
{
    /// <summary>The district that held the case.</summary>
    public string? District(TrackerLine line) => line.Place.DistrictId is { } id ? Districts.GetValueOrDefault(id) : null;

    /// <summary>The unit that held it.</summary>
    public string? Unit(TrackerLine line) => line.Place.UnitId is { } id ? Units.GetValueOrDefault(id) : null;

    /// <summary>The name of the worker who held it.</summary>
    public string? Worker(TrackerLine line) => line.Place.WorkerId is { } id && Workers.TryGetValue(id, out var person) ? person.Name : null;

    /// <summary>The worker as files have it: by e-mail address, which tells two people of one name apart.</summary>
    public string? WorkerInFile(TrackerLine line) => line.Place.WorkerId is { } id && Workers.TryGetValue(id, out var person) ? person.Email : null;

    /// <summary>What the family is called; null where this person may not open the case.</summary>
    public string? Family(TrackerLine line) => Openable.GetValueOrDefault(line.Case.Id);
}
