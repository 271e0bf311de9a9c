using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Privacy;

/// <summary>A family's records must not be erased while an inquiry, a claim or a court needs them, however old they are.</summary>
public sealed class LegalHold : Versioned
{
    /// <summary>Longest reason.</summary>
    public const int ReasonMaxLength = 500;

    /// <summary>Longest name.</summary>
    public const int NameMaxLength = 100;

    private const int ReasonMinLength = 10;

    /// <summary>Whose.</summary>
    public long FamilyId { get; private set; }

    /// <summary>Why.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who holds them.</summary>
    public string By { get; private set; } = "";

    /// <summary>Since when (UTC).</summary>
    public DateTime At { get; private set; }

    /// <summary>Who ended it; null while it lasts.</summary>
    public string? EndedBy { get; private set; }

    /// <summary>When it ended (UTC).</summary>
    public DateTime? EndedAt { get; private set; }

    private LegalHold()
    {
    }

    /// <summary>Holds a family's records.</summary>
    public static LegalHold On(long familyId, string? reason, Actor by, DateTime at)
    {
        Rule.Check(
            new(by.May(Permission.EraseRecords), $"Your role can’t hold records. Ask {StateWords.RolesHolding(Permission.EraseRecords)}."),
            new(reason?.Trim().Length >= ReasonMinLength, $"Say in at least {ReasonMinLength} characters why they must be kept", nameof(Reason)),
            Text.Short(reason, ReasonMaxLength, "Why they must be kept", nameof(Reason)));
        return new() { FamilyId = familyId, Reason = reason!.Trim(), By = by.Name, At = at };
    }

    /// <summary>Nobody needs them any more.</summary>
    public void End(Actor by, DateTime at)
    {
        Rule.Check(new(by.May(Permission.EraseRecords), $"Your role can’t end it. Ask {StateWords.RolesHolding(Permission.EraseRecords)}."), new(EndedAt is null, $"{EndedBy} has ended it already"));
        (EndedBy, EndedAt) = (by.Name, at);
        Touch();
    }
}
