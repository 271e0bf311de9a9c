using System.Globalization;
using System.Text.Json;
using EarlyHelp.Domain.Privacy;

namespace EarlyHelp.Data.Auditing;

/// <summary>What of the certificate of an erasure is held against the entry of the chain that was written when it was made.</summary>
/// <param name="Id">Its database key.</param>
/// <param name="FamilyId">The record that is left.</param>
/// <param name="Key">Key of the certificate.</param>
/// <param name="By">Who erased.</param>
/// <param name="Counts">How much went, by kind, as JSON.</param>
internal sealed record AuditedCertificate(long Id, long FamilyId, string Key, string By, string Counts)
{
    /// <summary>What a certificate calls entries of the audit that were blanked.</summary>
    public const string CountOfEntries = "AuditEntry";

    /// <summary>How many entries it says were blanked.</summary>
    public long Entries => Read<Dictionary<string, long>>(Counts)?.GetValueOrDefault(CountOfEntries) ?? 0;

    /// <summary>Whether the entry is of this certificate, and the certificate still says what was written then.</summary>
    public bool IsIn(AuditEntry entry) =>
        entry is { Action: "Added", Entity: nameof(Erasure) } && entry.EntityKey == Id.ToString(CultureInfo.InvariantCulture) && entry.FamilyId == FamilyId
        && Read<List<AuditedValue?>>(entry.Changes) is { } said
        && Says(said, nameof(Erasure.FamilyKey), Key) && Says(said, nameof(Erasure.By), By) && Says(said, nameof(Erasure.Counts), Counts);

    private static bool Says(List<AuditedValue?> said, string name, string value) => said.Any(v => v?.Name == name && v.After == value);

    private static T? Read<T>(string json)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
