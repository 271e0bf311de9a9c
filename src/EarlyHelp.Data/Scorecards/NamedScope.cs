using EarlyHelp.Domain.Scorecards;

namespace EarlyHelp.Data.Scorecards;

/// <summary>A part of the service for which figures are made, as people and addresses name it.</summary>
/// <param name="Scope">Which part.</param>
/// <param name="Name">Its name; a worker's own.</param>
/// <param name="Address">As addresses have it: county, area:NAME, district:NAME, unit:NAME, worker:EMAIL.</param>
public sealed record NamedScope(Scope Scope, string Name, string Address)
{
    /// <summary>Its level.</summary>
    public Level Level => Scope.Level;

    /// <summary>The word for a level in addresses and files: county, area, district, unit, worker.</summary>
    public static string Word(Level level) => level.ToString().ToLowerInvariant();

    /// <summary>Its name as files have it: of a worker the e-mail address, which tells two people of one name apart.</summary>
    public string NameInFile => Level == Level.Worker ? Address[(Address.IndexOf(':') + 1)..] : Name;
}
