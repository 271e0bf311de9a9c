using System.Text.Json;

namespace EarlyHelp.Domain.Transfers;

/// <summary>A family as social care tells of it.</summary>
/// <param name="People">Its people, in the order they were told of.</param>
/// <param name="Home">Where they live, in one line.</param>
/// <param name="Telephone">How to reach them.</param>
public sealed record FamilyTold(IReadOnlyList<PersonTold> People, string? Home, string? Telephone)
{
    /// <summary>As kept.</summary>
    public string ToJson() => JsonSerializer.Serialize(this);

    /// <summary>As it was kept.</summary>
    public static FamilyTold FromJson(string json) => json.Length == 0 ? new([], null, null) : JsonSerializer.Deserialize<FamilyTold>(json)!;
}

/// <summary>One person as social care tells of them.</summary>
/// <param name="Name">Name.</param>
/// <param name="Role">Who they are in the family, in words.</param>
/// <param name="Born">Date of birth, when known.</param>
/// <param name="DueOn">Expected date of birth of an unborn baby.</param>
/// <param name="School">School.</param>
public sealed record PersonTold(string Name, string Role, DateOnly? Born, DateOnly? DueOn, string? School);
