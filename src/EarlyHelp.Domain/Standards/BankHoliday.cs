namespace EarlyHelp.Domain.Standards;

/// <summary>A bank holiday of England and Wales: a day on which no working day is counted (spec/2-workflow.md).</summary>
public sealed class BankHoliday
{
    /// <summary>Longest name kept.</summary>
    public const int NameMaxLength = 80;

    private BankHoliday()
    {
    }

    /// <summary>The database's key.</summary>
    public long Id { get; private set; }

    /// <summary>The day off.</summary>
    public DateOnly Date { get; private set; }

    /// <summary>What people call it, such as "Easter Monday".</summary>
    public string Name { get; private set; } = "";

    /// <summary>The official list calls it otherwise.</summary>
    public void IsCalled(string name) => Name = name.Trim();

    /// <summary>A day that an administrator, or the shipped list, declares a bank holiday.</summary>
    public static BankHoliday On(DateOnly date, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new BankHoliday { Date = date, Name = name.Trim() };
    }
}
