using EarlyHelp.Domain.Access;

namespace EarlyHelp.Domain.Privacy;

/// <summary>The certificate that a family's records were erased: when, by whom, by which rule, and how much. It names nobody of the family (adr/0029).</summary>
public sealed class Erasure
{
    /// <summary>Longest pseudonymous key.</summary>
    public const int KeyMaxLength = 20;

    /// <summary>Longest reason.</summary>
    public const int ReasonMaxLength = 500;

    /// <summary>Longest name.</summary>
    public const int NameMaxLength = 100;

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The record that is left.</summary>
    public long FamilyId { get; private set; }

    /// <summary>The key that stands in the place of every reference: "ERA-7F3K2MQ9".</summary>
    public string FamilyKey { get; private set; } = "";

    /// <summary>By which rule it was due.</summary>
    public string Rule { get; private set; } = "";

    /// <summary>Since when.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>What the privacy officer wrote about it.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who erased it.</summary>
    public string By { get; private set; } = "";

    /// <summary>When (UTC).</summary>
    public DateTime At { get; private set; }

    /// <summary>How many rows and files went, by kind, as JSON.</summary>
    public string Counts { get; private set; } = "{}";

    private Erasure()
    {
    }

    /// <summary>Certifies it.</summary>
    public static Erasure Certify(long familyId, string familyKey, string rule, DateOnly dueOn, string reason, Actor by, DateTime at, string counts) =>
        new() { FamilyId = familyId, FamilyKey = familyKey, Rule = rule, DueOn = dueOn, Reason = reason, By = by.Name, At = at, Counts = counts };
}
