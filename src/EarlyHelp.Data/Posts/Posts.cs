namespace EarlyHelp.Data.Posts;

/// <summary>A form that was handled: the same post again (double click, browser resend) is led to what the first one did.</summary>
public sealed class HandledPost
{
    /// <summary>Length of a key.</summary>
    public const int KeyMaxLength = 40;

    /// <summary>Longest address.</summary>
    public const int LocationMaxLength = 500;

    /// <summary>The key that the form carried.</summary>
    public string Key { get; set; } = "";

    /// <summary>When (UTC).</summary>
    public DateTime At { get; set; }

    /// <summary>Where the first one led; null until it is known.</summary>
    public string? Location { get; set; }
}

/// <summary>What a member of staff has typed into a form and not yet saved: per record and person, cleared when it is saved (spec 1-product, 7).</summary>
public sealed class StaffDraft
{
    /// <summary>Longest key: form and record, "note:EHC-2026-000045".</summary>
    public const int KeyMaxLength = 100;

    /// <summary>Longest kept text, characters.</summary>
    public const int ValuesMaxLength = 200_000;

    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <summary>Who types.</summary>
    public long StaffId { get; set; }

    /// <summary>Which form of which record.</summary>
    public string Key { get; set; } = "";

    /// <summary>JSON: field name to values.</summary>
    public string Values { get; set; } = "{}";

    /// <summary>When it was kept (UTC).</summary>
    public DateTime SavedAt { get; set; }
}
