using EarlyHelp.Domain.Privacy;

namespace EarlyHelp.Web.Features.UnusualLooks;

/// <summary>Unusual looks in words.</summary>
public static class UnusualWords
{
    /// <summary>What is unusual.</summary>
    public static string Of(UnusualKind kind) => kind switch
    {
        UnusualKind.SameName => "The same last name",
        UnusualKind.SameStreet => "The same street",
        UnusualKind.OutsideWork => "Outside their own work",
        UnusualKind.ManyFamilies => "Many families in a short time",
        _ => "Out of hours",
    };

    /// <summary>What came of it.</summary>
    public static string Of(UnusualState state) => state switch
    {
        UnusualState.Open => "To ask about",
        UnusualState.Explained => "Explained",
        _ => "Followed up",
    };
}
