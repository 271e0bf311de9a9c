namespace EarlyHelp.Domain.Matching;

/// <summary>What is known of a person when we ask whether we have met them before.</summary>
public sealed record PersonFacts
{
    /// <summary>First name or names; empty for a person with one name or an unborn child.</summary>
    public string FirstName { get; init; } = "";

    /// <summary>Last name; empty for a person with one name.</summary>
    public string LastName { get; init; } = "";

    /// <summary>Other and earlier whole names, or single first or last names.</summary>
    public IReadOnlyList<string> OtherNames { get; init; } = [];

    /// <summary>Date of birth.</summary>
    public DateOnly? Born { get; init; }

    /// <summary>Expected date of delivery of an unborn child.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Unique pupil number.</summary>
    public string? Upn { get; init; }

    /// <summary>NHS number.</summary>
    public string? NhsNumber { get; init; }

    /// <summary>Keys of the addresses they live or lived at (<see cref="AddressKey"/>).</summary>
    public IReadOnlyList<string> AddressKeys { get; init; } = [];

    /// <summary>Postcodes they live or lived at.</summary>
    public IReadOnlyList<string> Postcodes { get; init; } = [];
}
