namespace EarlyHelp.Domain.Notifications.Form.Codes;

/// <summary>Choices about addresses (ADD05, ADD06).</summary>
public static class HomeCodes
{
    /// <summary>Lives there most of the time.</summary>
    public const string Main = "main";
    /// <summary>Does not live there.</summary>
    public const string None = "none";

    /// <summary>ADD05: how a person belongs to an address.</summary>
    public static CodeList Occupancy { get; } = new(
        new Code("main", "Lives here most of the time"),
        new Code("other-parent", "Home of the other parent"),
        new Code("shared", "Shared care: part of the week"),
        new Code("temporary", "Stays here for a time"),
        new Code("placement", "Placed here"),
        new Code("correspondence", "Post only"),
        new Code("previous", "Lived here before"),
        new Code("none", "Does not live here"),
        new Code("not-known", "Not known", NotKnown: true));

    /// <summary>ADD06.</summary>
    public static CodeList Housing { get; } = new(
        new Code("owned", "Owned"),
        new Code("private-rent", "Rented from a private landlord"),
        new Code("council", "Rented from the council"),
        new Code("housing-association", "Rented from a housing association"),
        new Code("temporary", "Temporary accommodation"),
        new Code("refuge", "Refuge"),
        new Code("hostel", "Hostel"),
        new Code("nfa", "No fixed abode"),
        new Code("traveller", "Traveller site"),
        new Code("tied", "Comes with a job"),
        new Code("other", "Other"),
        new Code("not-known", "Not known", NotKnown: true));
}
