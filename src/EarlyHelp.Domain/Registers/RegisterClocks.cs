using EarlyHelp.Domain.Standards;

namespace EarlyHelp.Domain.Registers;

/// <summary>
/// The due dates of imported records. History may lie before the first standard and the first bank holiday that are set up:
/// there the first standard counts, and every weekday is a working day.
/// </summary>
/// <param name="standards">The service standards.</param>
/// <param name="calendar">The working calendar.</param>
public sealed class RegisterClocks(ServiceStandards standards, WorkingCalendar calendar)
{
    private readonly ILookup<string, ServiceStandard> byCode = standards.Rows.OrderBy(s => s.EffectiveFrom).ToLookup(s => s.Code, StringComparer.Ordinal);
    private readonly WorkingCalendar always = calendar.FromTheBeginning();

    /// <summary>The last day within the standard of a clock that starts on a day.</summary>
    /// <param name="code">Code of the service standard.</param>
    /// <param name="from">Day 0.</param>
    public DateOnly DueOn(string code, DateOnly from)
    {
        var first = byCode[code].FirstOrDefault() ?? throw new StandardMissingException($"No service standard {code} is set up. Ask an administrator to set one.");
        var standard = from < first.EffectiveFrom ? first : standards.InForce(code, from);
        return Clock.Start(standard, from, always).DueOn;
    }
}
