using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Privacy;

/// <summary>
/// How long records are kept, as it holds from one date to another (domain 9.6; no national rule for early help was found, so that a county decides).
/// Changed as service standards are: by ending a row and starting the next.
/// </summary>
public sealed class RetentionRule
{
    /// <summary>A family with a case.</summary>
    public const string Case = "CASE";

    /// <summary>A family of whom there are notifications and no case.</summary>
    public const string NoCase = "NOCASE";

    /// <summary>The audit trail of what is not erased.</summary>
    public const string Audit = "AUDIT";

    /// <summary>Access requests that were answered.</summary>
    public const string AccessRequest = "SAR";

    /// <summary>Longest code.</summary>
    public const int CodeMaxLength = 20;

    /// <summary>Longest name.</summary>
    public const int NameMaxLength = 120;

    /// <summary>Longest source.</summary>
    public const int SourceMaxLength = 200;

    /// <summary>Longest time that can be set, in years.</summary>
    public const int MostYears = 100;

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>Which rule: one of the constants of this class.</summary>
    public string Code { get; private set; } = "";

    /// <summary>What it is about, as people read it.</summary>
    public string Name { get; private set; } = "";

    /// <summary>From which day the years are counted, in words.</summary>
    public string CountsFrom { get; private set; } = "";

    /// <summary>How many years.</summary>
    public int Years { get; private set; }

    /// <summary>And not before the youngest child has this age, in years; null where no age counts.</summary>
    public int? ChildAge { get; private set; }

    /// <summary>Whether the service lists what is due by it; a rule that it doesn't is written down for those who see to it.</summary>
    public bool IsApplied { get; private set; }

    /// <summary>Who decided it.</summary>
    public string Source { get; private set; } = "";

    /// <summary>First day in force.</summary>
    public DateOnly EffectiveFrom { get; private set; }

    /// <summary>Last day in force; null while nothing follows it.</summary>
    public DateOnly? EffectiveTo { get; private set; }

    private RetentionRule()
    {
    }

    /// <summary>What every database starts with.</summary>
    public static IReadOnlyList<RetentionRule> Shipped(DateOnly from)
    {
        const string Default = "Default of the program";
        return
        [
            new() { Code = Case, Name = "Family with a case", CountsFrom = "the last closure", Years = 6, ChildAge = 25, IsApplied = true, Source = Default, EffectiveFrom = from },
            new() { Code = NoCase, Name = "Family with notifications and no case", CountsFrom = "the last decision", Years = 3, IsApplied = true, Source = Default, EffectiveFrom = from },
            new() { Code = Audit, Name = "Audit trail", CountsFrom = "the entry", Years = 7, Source = Default, EffectiveFrom = from },
            new() { Code = AccessRequest, Name = "Access requests", CountsFrom = "the answer", Years = 3, Source = Default, EffectiveFrom = from },
        ];
    }

    /// <summary>What a rule is about, by its code.</summary>
    public static string NameOf(string code) => Shipped(default).First(r => r.Code == code).Name;

    /// <summary>Changes it from a day after today on: this row ends the day before, the returned one follows.</summary>
    public RetentionRule ChangeFrom(DateOnly from, int years, int? childAge, string? source, DateOnly today)
    {
        Rule.Check(
            new(EffectiveTo is null, "This row has already been followed by another one. Change the one that follows"),
            new(from > today && from > EffectiveFrom, "The date must be in the future", nameof(EffectiveFrom)),
            new(years is >= 1 and <= MostYears, $"Years must be between 1 and {MostYears}", nameof(Years)),
            new(childAge is null or >= 1 and <= MostYears, $"Age must be between 1 and {MostYears}", nameof(ChildAge)),
            new(ChildAge is null == childAge is null, ChildAge is null ? "No age counts by this rule" : "Enter the age of the youngest child", nameof(ChildAge)),
            Text.Given(source, "Enter who decided the change", nameof(Source)),
            Text.Short(source, SourceMaxLength, "Who decided the change", nameof(Source)));
        EffectiveTo = from.AddDays(-1);
        return new() { Code = Code, Name = Name, CountsFrom = CountsFrom, Years = years, ChildAge = childAge, IsApplied = IsApplied, Source = source!.Trim(), EffectiveFrom = from };
    }

    /// <summary>The day from which a family is due, by when its records ended and its youngest child was born. A child of unknown age counts as born on the day when they were first known.</summary>
    /// <param name="endedOn">The last closure or decision.</param>
    /// <param name="youngest">Birth day of the youngest child; null where there is none.</param>
    public DateOnly DueOn(DateOnly endedOn, DateOnly? youngest)
    {
        var due = endedOn.AddYears(Years);
        return ChildAge is { } age && youngest?.AddYears(age) is { } grown && grown > due ? grown : due;
    }
}
