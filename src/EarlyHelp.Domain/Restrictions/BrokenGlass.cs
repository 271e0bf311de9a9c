using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Restrictions;

/// <summary>
/// In an emergency a manager opened a record that was out of their reach (spec 3-access): to read, for some hours. The privacy officers and the
/// record's lead were told at once, and a privacy officer says afterwards what came of it.
/// </summary>
public sealed class BrokenGlass : Versioned
{
    /// <summary>Hours for which it opens the record.</summary>
    public const int Hours = 8;

    /// <summary>Fewest characters of a reason: enough for a sentence.</summary>
    public const int ReasonMinLength = 10;

    /// <summary>Longest reason.</summary>
    public const int ReasonMaxLength = 500;

    /// <summary>Longest finding.</summary>
    public const int FindingMaxLength = 1000;

    /// <summary>Who.</summary>
    public long StaffId { get; private set; }

    /// <summary>Who.</summary>
    public StaffMember Staff { get; private set; } = null!;

    /// <summary>In what role.</summary>
    public Role Role { get; private set; }

    /// <summary>Whose record.</summary>
    public long FamilyId { get; private set; }

    /// <summary>Whose record.</summary>
    public Family Family { get; private set; } = null!;

    /// <summary>Why.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>When (UTC).</summary>
    public DateTime At { get; private set; }

    /// <summary>Until when it opens the record (UTC).</summary>
    public DateTime Until { get; private set; }

    /// <summary>What the privacy officer found; null until they looked at it.</summary>
    public string? Finding { get; private set; }

    /// <summary>Whether it was right to open the record, as the privacy officer found.</summary>
    public bool? WasRight { get; private set; }

    /// <summary>Who found it.</summary>
    public string? FoundBy { get; private set; }

    /// <summary>When it was found (UTC).</summary>
    public DateTime? FoundAt { get; private set; }

    private BrokenGlass()
    {
    }

    /// <summary>Opens a record that is out of reach.</summary>
    public static BrokenGlass Of(Family family, string? reason, Actor by, DateTime at)
    {
        Rule.Check(
            new(by.May(Permission.BreakGlass), $"Your role can’t open a record out of reach. Ring {StateWords.RolesHolding(Permission.BreakGlass)}."),
            new((reason?.Trim().Length ?? 0) >= ReasonMinLength, $"Say in at least {ReasonMinLength} characters what the emergency is", nameof(Reason)),
            Text.Short(reason, ReasonMaxLength, "The reason", nameof(Reason)));
        return new() { StaffId = by.StaffId!.Value, Role = by.Role!.Value, Family = family, FamilyId = family.Id, Reason = reason!.Trim(), At = at, Until = at.AddHours(Hours) };
    }

    /// <summary>A privacy officer says what came of it. What they found stays.</summary>
    public void Find(bool? wasRight, string? finding, Actor by, DateTime at)
    {
        Rule.Check(
            new(by.May(Permission.RestrictRecords), $"Your role can’t review this. Ask {StateWords.RolesHolding(Permission.RestrictRecords)}."),
            new(by.StaffId != StaffId, "Somebody else must review what you opened yourself"),
            new(FoundAt is null, $"{FoundBy} has reviewed this already"),
            new(wasRight is not null, "Select whether it was right to open the record", nameof(WasRight)),
            Text.Given(finding, "Say what you found", nameof(Finding)), Text.Short(finding, FindingMaxLength, "What you found", nameof(Finding)));
        (WasRight, Finding, FoundBy, FoundAt) = (wasRight, finding!.Trim(), by.Name, at);
        Touch();
    }
}
