using EarlyHelp.Domain.Standards;

namespace EarlyHelp.Web.Features.Standards;

/// <summary>A service standard in words.</summary>
public static class StandardWords
{
    /// <summary>"2 working days", "20 weeks", "The same day".</summary>
    public static string Length(ServiceStandard row) => row.Unit switch
    {
        StandardUnit.SameDay => "The same day",
        StandardUnit.WorkingDays => Count(row.Length, "working day"),
        StandardUnit.Weeks => Count(row.Length, "week"),
        _ => Count(row.Length, "day"),
    };

    /// <summary>What the length counts: "working days", "weeks", "days".</summary>
    public static string Unit(ServiceStandard row) => row.Unit switch
    {
        StandardUnit.WorkingDays => "working days",
        StandardUnit.Weeks => "weeks",
        _ => "days",
    };

    /// <summary>"From the start", "On the due date", "2 working days before".</summary>
    public static string Warning(ServiceStandard row) => row.WarnDaysLeft switch
    {
        null => "From the start",
        0 => "On the due date",
        var days => Count(days.Value, row.CountsWorkingDays ? "working day" : "day") + " before",
    };

    private static string Count(int number, string noun) => $"{number} {noun}{(number == 1 ? "" : "s")}";
}
