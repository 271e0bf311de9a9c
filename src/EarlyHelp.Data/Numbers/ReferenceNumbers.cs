using EarlyHelp.Domain.Identifiers;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Numbers;

/// <summary>The last number given of one series.</summary>
public sealed class ReferenceCounter
{
    /// <summary>Longest name of a series.</summary>
    public const int SeriesMaxLength = 20;

    /// <summary>Series: "EHN-2026", "FAM".</summary>
    public string Series { get; set; } = "";

    /// <summary>The last number given.</summary>
    public long Last { get; set; }
}

/// <summary>
/// Gives references that people can read out. Numbers are given outside the change they are for, so a change that fails
/// leaves a gap; a number is never given twice.
/// </summary>
public sealed class ReferenceNumbers(EarlyHelpDbContext db)
{
    /// <summary>EHN-2026-000123 for a notification received in that year.</summary>
    public async Task<string> NotificationAsync(int year) => $"EHN-{year}-{await NextAsync($"EHN-{year}"):000000}";

    /// <summary>EHC-2026-000045 for a case passed in that year.</summary>
    public async Task<string> CaseAsync(int year) => $"EHC-{year}-{await NextAsync($"EHC-{year}"):000000}";

    /// <summary>FAM-000789 for a family.</summary>
    public async Task<string> FamilyAsync() => $"FAM-{await NextAsync("FAM"):000000}";

    /// <summary>SD-2026-000007 for a step-down asked for in that year, SU for a step-up, SA for a step across.</summary>
    public async Task<string> TransferAsync(ReferenceKind kind, int year)
    {
        var series = Reference.OfTransfer(kind, year, 1).ToString()[..7];
        return $"{series}-{await NextAsync(series):000000}";
    }

    private Task<long> NextAsync(string series) => db.Database.CurrentTransaction is null ? db.RepeatedAsync(() => GiveAsync(series), isHarmlessTwice: true) : GiveAsync(series);

    private async Task<long> GiveAsync(string series)
    {
        var counters = db.Set<ReferenceCounter>();
        if (await counters.Where(c => c.Series == series).ExecuteUpdateAsync(u => u.SetProperty(c => c.Last, c => c.Last + 1)) == 0)
            await db.Database.ExecuteSqlAsync($"INSERT INTO ReferenceCounters (Series, Last) VALUES ({series}, 1)");
        return await counters.Where(c => c.Series == series).Select(c => c.Last).SingleAsync();
    }
}
