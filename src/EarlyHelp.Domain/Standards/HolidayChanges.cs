using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Standards;

/// <summary>A change of one day of the list.</summary>
/// <param name="Date">The day.</param>
/// <param name="Now">Its name on the list now; null when it is not there.</param>
/// <param name="InFile">Its name in the file; null when it is not there.</param>
public readonly record struct HolidayChange(DateOnly Date, string? Now, string? InFile);

/// <summary>
/// What an official file changes in the list of bank holidays. Days that are over stay as they are, because clocks have been worked out with them;
/// days outside the years of the file stay too.
/// </summary>
/// <param name="Added">Days to come that the list does not have.</param>
/// <param name="Renamed">Days to come that the file calls otherwise.</param>
/// <param name="Removed">Days to come within the years of the file that it does not have.</param>
/// <param name="LeftAlone">Days that are over and differ.</param>
/// <param name="CoversUntil">The last day that the list covers afterwards.</param>
public sealed record HolidayChanges(
    IReadOnlyList<HolidayChange> Added, IReadOnlyList<HolidayChange> Renamed, IReadOnlyList<HolidayChange> Removed, IReadOnlyList<HolidayChange> LeftAlone, DateOnly CoversUntil)
{
    /// <summary>Whether the list is as the file has it.</summary>
    public bool IsNothing => Added.Count + Renamed.Count + Removed.Count == 0;

    /// <summary>What is changed, in a form that two looks at it can be compared by.</summary>
    public string Mark => string.Join('|', Added.Concat(Renamed).Concat(Removed).Select(c => $"{c.Date:yyyyMMdd}{c.Now?.Length}{c.InFile}"));

    /// <summary>Compares a file with the list.</summary>
    /// <exception cref="RulesBrokenException">The list would end earlier than it does now.</exception>
    public static HolidayChanges Between(IReadOnlyCollection<BankHoliday> list, IReadOnlyList<HolidayInFile> file, DateOnly today)
    {
        var (now, then) = (list.ToDictionary(h => h.Date, h => h.Name), file.ToDictionary(h => h.Date, h => h.Name));
        var (first, last) = (file[0].Date, new DateOnly(file[^1].Date.Year, 12, 31));
        var all = now.Keys.Where(d => d >= first && d <= last).Union(then.Keys).Order()
            .Select(d => new HolidayChange(d, now.GetValueOrDefault(d), then.GetValueOrDefault(d))).Where(c => c.Now != c.InFile).ToList();
        var toCome = all.Where(c => c.Date > today).ToList();
        var covers = WorkingCalendar.Of([.. list.Where(h => !toCome.Any(c => c.Date == h.Date && c.InFile is null)), .. toCome.Where(c => c.Now is null).Select(c => BankHoliday.On(c.Date, c.InFile!))]).CoversUntil;
        var before = WorkingCalendar.Of(list).CoversUntil;
        Rule.Check(new Rule(covers >= before, $"With this file the list would be complete up to {UkDates.Date(covers)} only, and no due date after that could be worked out. It is complete up to {UkDates.Date(before)} now: fetch the file again", BankHolidayFile.Field));
        return new([.. toCome.Where(c => c.Now is null)], [.. toCome.Where(c => c is { Now: not null, InFile: not null })], [.. toCome.Where(c => c.InFile is null)], [.. all.Where(c => c.Date <= today)], covers);
    }
}
