using static EarlyHelp.Domain.Standards.ServiceStandard;

namespace EarlyHelp.Domain.Standards;

/// <summary>The service standards with all their dated rows.</summary>
public sealed class ServiceStandards
{
    private readonly ILookup<string, ServiceStandard> _rows;

    /// <summary>A set of rows. Two rows of one code may not be in force on the same day.</summary>
    public ServiceStandards(IEnumerable<ServiceStandard> rows)
    {
        _rows = rows.OrderBy(r => r.EffectiveFrom).ToLookup(r => r.Code);
        foreach (var standard in _rows)
        {
            foreach (var (earlier, later) in standard.Zip(standard.Skip(1)))
            {
                if (earlier.IsInForceOn(later.EffectiveFrom))
                {
                    throw new ArgumentException(
                        $"Two rows of the service standard {standard.Key} are in force on {UkDates.Date(later.EffectiveFrom)}. End the earlier one before that day.",
                        nameof(rows));
                }
            }
        }
    }

    /// <summary>All rows, in order of code and date.</summary>
    public IEnumerable<ServiceStandard> Rows => _rows.OrderBy(s => s.Key, StringComparer.Ordinal).SelectMany(s => s);

    /// <summary>The row in force for a clock that starts on this day.</summary>
    /// <exception cref="StandardMissingException">There is none.</exception>
    public ServiceStandard InForce(string code, DateOnly onDay) =>
        _rows[code].FirstOrDefault(r => r.IsInForceOn(onDay)) ?? throw new StandardMissingException(
            $"No service standard {code} was in force on {UkDates.Date(onDay)}. Ask an administrator to set one that starts on or before that day.");

    /// <summary>Starts the clock of a standard, by the row in force on that day.</summary>
    public Clock Start(string code, DateOnly startedOn, WorkingCalendar calendar) =>
        Clock.Start(InForce(code, startedOn), startedOn, calendar);

    /// <summary>The standards of the service (spec/2-workflow.md) and the local ones of step-ups, in force from 1 January 2014.</summary>
    public static ServiceStandards Shipped()
    {
        var from = new DateOnly(2014, 1, 1);
        const StandardUnit workingDays = StandardUnit.WorkingDays;
        const StandardUnit weeks = StandardUnit.Weeks;
        const string manual = "Early Help service standards";
        const string local = "Local default: the sources say \"regularly\"";
        return new ServiceStandards(
        [
            Set(Considered, "Safeguarding risk and family needs considered", "Notification received", "Initial screening recorded",
                2, workingDays, 0, 100, manual, from),
            Set(Priority, "Priority notification decided", "Notification received", "Triage decision", 2, workingDays, 0, 100, manual, from),
            Set(Standard, "Other notification decided", "Notification received", "Triage decision", 10, workingDays, 2, 100, manual, from),
            Set(Police, "Missing-child and e-YOT notification actioned", "Notification received", "Action recorded",
                0, StandardUnit.SameDay, null, 100, manual, from),
            Set(Allocated, "Allocated to a named worker", "Passed to the district (decision, or step-down handover)",
                "First worker allocated", 4, workingDays, 1, 95, manual, from),
            Set(Plan, "Family plan agreed", "Notification received (step-down: responsibility taken on)", "First plan agreed",
                4, weeks, 7, 85, manual, from),
            Set(Review, "Plan reviewed", "Plan agreed, or last review", "Review recorded", 6, weeks, 7, 90, local, from),
            Set(Duration, "Case open no longer than", "Opened to the unit", "Case closed", 20, weeks, 28, 85, manual, from),
            Set(Additional, "Open-access one-to-one support", "Episode opened", "Episode closed", 8, weeks, 14, 85, manual, from),
            Set(StepUp, "Step-up answered by social care", "Sent to social care", "Accepted or declined by social care", 1, workingDays, 0, 100, "Local default", from),
            Set(StepUpImmediate, "Step-up at immediate risk answered by social care", "Sent to social care at once", "Accepted or declined by social care",
                0, StandardUnit.SameDay, null, 100, "Local default", from),
        ]);
    }
}
