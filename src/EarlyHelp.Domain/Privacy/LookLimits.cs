using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Privacy;

/// <summary>From where on looking is unusual: set by the privacy officer, one row. A change counts for looks from then on.</summary>
public sealed class LookLimits : Versioned
{
    /// <summary>Most families that can be set.</summary>
    public const int MostFamilies = 1000;

    /// <summary>Longest time after a decision that can be set.</summary>
    public const int MostDays = 365;

    private const int HoursOfDay = 24;

    /// <summary>More different families within an hour are unusual.</summary>
    public int FamiliesAnHour { get; private set; } = 30;

    /// <summary>More different families on one day are unusual.</summary>
    public int FamiliesADay { get; private set; } = 100;

    /// <summary>Looks before this local hour are out of hours.</summary>
    public int FromHour { get; private set; } = 7;

    /// <summary>Looks from this local hour on are out of hours.</summary>
    public int UntilHour { get; private set; } = 20;

    /// <summary>Days after the decision on a notification for which triage has to do with the family.</summary>
    public int TriageDays { get; private set; } = 28;

    /// <summary>Sets all of them.</summary>
    public void Set(int familiesAnHour, int familiesADay, int fromHour, int untilHour, int triageDays)
    {
        Rule.Check(
            new(familiesAnHour is >= 1 and <= MostFamilies, $"Families in an hour must be between 1 and {MostFamilies}", nameof(FamiliesAnHour)),
            new(familiesADay is >= 1 and <= MostFamilies, $"Families in a day must be between 1 and {MostFamilies}", nameof(FamiliesADay)),
            new(fromHour is >= 0 and < HoursOfDay, "The hour must be between 0 and 23", nameof(FromHour)),
            new(untilHour is >= 1 and <= HoursOfDay, "The hour must be between 1 and 24", nameof(UntilHour)),
            new(untilHour > fromHour, "The day must end after it begins", nameof(UntilHour)),
            new(triageDays is >= 1 and <= MostDays, $"Days after the decision must be between 1 and {MostDays}", nameof(TriageDays)));
        (FamiliesAnHour, FamiliesADay, FromHour, UntilHour, TriageDays) = (familiesAnHour, familiesADay, fromHour, untilHour, triageDays);
        Touch();
    }

    /// <summary>Whether a local time of a working day is outside the hours.</summary>
    public bool IsOutside(DateTime local) => local.Hour < FromHour || local.Hour >= UntilHour;
}
