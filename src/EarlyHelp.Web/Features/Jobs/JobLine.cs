using System.Globalization;
using EarlyHelp.Data.Jobs;
using EarlyHelp.Domain;

namespace EarlyHelp.Web.Features.Jobs;

/// <summary>A job and how it fared the last time.</summary>
/// <param name="Job">The job.</param>
/// <param name="Run">How it fared; null when it has never run.</param>
/// <param name="WhyNot">Why it does not run as things are set up.</param>
/// <param name="Now">The moment (UTC).</param>
public sealed record JobLine(JobKnown Job, JobRun? Run, string? WhyNot, DateTime Now)
{
    // Quiet rounds are written down once a minute, and a round may take its time.
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(5);

    /// <summary>Whether it has run on some instance.</summary>
    public bool HasRun => Run is { NextAt: not null } or { Milliseconds: > 0 } || Run?.Did is not null || Run?.ErrorAt is not null;

    /// <summary>Whether its last round failed.</summary>
    public bool HasFailed => HasRun && Run!.Did is null;

    /// <summary>Whether an instance runs it at this moment.</summary>
    public bool IsRunning => Run?.LeasedUntil > Now;

    /// <summary>Whether it should have run by now.</summary>
    public bool IsLate => WhyNot is null && !IsRunning && Run?.NextAt is { } next && next + Late < Now;

    /// <summary>How it stands.</summary>
    public string State => (WhyNot, HasRun) switch
    {
        ({ } why, _) => why,
        _ when IsRunning => "Running",
        (_, false) => "Not run yet",
        _ when HasFailed => "Failed",
        _ when IsLate => "Late",
        _ => "Runs",
    };

    /// <summary>The kind of the tag of that state.</summary>
    public string Kind => (WhyNot is not null || !HasRun) ? "neutral" : HasFailed || IsLate ? "late" : "ok";

    /// <summary>How long it took: "40 milliseconds", "2.5 seconds".</summary>
    public string? Took => !HasRun ? null : Run!.Milliseconds < 1000 ? UkDates.Count((int)Run.Milliseconds, "millisecond") : string.Create(CultureInfo.InvariantCulture, $"{Run.Milliseconds / 1000m:0.0} seconds");

    /// <summary>What its last round did, or what went wrong.</summary>
    public string? Result => !HasRun ? null : Run!.Did is { } did ? did == 0 ? "Nothing to do" : UkDates.Count(did, Job.Noun) : Run.Error;

    /// <summary>When it runs next.</summary>
    public string? Next => WhyNot is not null || Run?.NextAt is not { } next ? null : next <= Now ? IsLate ? "Overdue: does an instance run?" : "At once" : UkDates.DateAndTime(next);

    /// <summary>Its last error, where a later round went well.</summary>
    public string? EarlierError => HasFailed || Run?.ErrorAt is not { } at ? null : $"Last error on {UkDates.DateAndTime(at)}: {Run.Error}";
}
