using EarlyHelp.Data.Scorecards;

namespace EarlyHelp.Web.Features.Shared;

/// <summary>The way down from the own scope to the part of the service in hand.</summary>
/// <param name="Above">The parts above it.</param>
/// <param name="Here">The part in hand.</param>
/// <param name="At">Where the same page of another part is.</param>
public sealed record ScopeTrail(IReadOnlyList<NamedScope> Above, NamedScope Here, Func<string, string> At);
