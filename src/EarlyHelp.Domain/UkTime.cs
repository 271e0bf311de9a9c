namespace EarlyHelp.Domain;

/// <summary>
/// Local time of the service: Europe/London. Instants are kept in UTC; a service day is the local day (spec/2-workflow.md).
/// </summary>
public static class UkTime
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>The local day now.</summary>
    public static DateOnly Today(TimeProvider time) => DayOf(UtcNow(time));

    /// <summary>The instant now, in UTC.</summary>
    public static DateTime UtcNow(TimeProvider time) => time.GetUtcNow().UtcDateTime;

    /// <summary>The local clock reading at an instant. A value read from a database without a kind is taken as UTC.</summary>
    public static DateTime ToLocal(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(AsUtc(utc), London);

    /// <summary>
    /// The instant of a local clock reading. A reading that the spring change skips moves forward an hour;
    /// one that the autumn change repeats is the first of the two.
    /// </summary>
    public static DateTime ToUtc(DateTime local)
    {
        var reading = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (London.IsInvalidTime(reading))
            reading = reading.AddHours(1);
        var offset = London.IsAmbiguousTime(reading) ? London.GetAmbiguousTimeOffsets(reading).Max() : London.GetUtcOffset(reading);
        return DateTime.SpecifyKind(reading - offset, DateTimeKind.Utc);
    }

    /// <summary>The local day on which an instant falls.</summary>
    public static DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(ToLocal(utc));

    /// <summary>The last second (23:59:59 local) of a day: the moment until which a standard due that day is met.</summary>
    public static DateTime EndOfDayUtc(DateOnly day) => ToUtc(day.ToDateTime(new TimeOnly(23, 59, 59)));

    private static DateTime AsUtc(DateTime instant) => instant.Kind == DateTimeKind.Local
        ? throw new ArgumentException("An instant is kept in UTC: this one carries the machine's own time zone.", nameof(instant))
        : DateTime.SpecifyKind(instant, DateTimeKind.Utc);
}
