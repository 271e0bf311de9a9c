using EarlyHelp.Domain.Access;

namespace EarlyHelp.Data.Jobs;

/// <summary>How a background job fared the last time, whichever instance ran it. It holds counts and kinds of errors, never what a record says.</summary>
public sealed class JobRun
{
    /// <summary>Longest name of a job.</summary>
    public const int NameMaxLength = 60;

    /// <summary>Longest name of an instance with the taking of a lease.</summary>
    public const int LeasedByMaxLength = 100;

    /// <summary>Longest note of an error.</summary>
    public const int ErrorMaxLength = 300;

    /// <summary>The job.</summary>
    public string Name { get; private set; } = "";

    /// <summary>When it began the last time (UTC).</summary>
    public DateTime StartedAt { get; private set; }

    /// <summary>How long it took, milliseconds.</summary>
    public long Milliseconds { get; private set; }

    /// <summary>How much it did; null when it failed.</summary>
    public int? Did { get; private set; }

    /// <summary>When it last did anything (UTC).</summary>
    public DateTime? DidAt { get; private set; }

    /// <summary>The kind of its last error and where it was; it stays until the next one.</summary>
    public string? Error { get; private set; }

    /// <summary>When that was (UTC).</summary>
    public DateTime? ErrorAt { get; private set; }

    /// <summary>When it runs next (UTC).</summary>
    public DateTime? NextAt { get; private set; }

    /// <summary>Who had it run by hand the last time.</summary>
    public string? AskedBy { get; private set; }

    /// <summary>When that was (UTC).</summary>
    public DateTime? AskedAt { get; private set; }

    /// <summary>Which instance runs it at this moment, and by which taking of the lease; null when none does (adr/0034).</summary>
    public string? LeasedBy { get; private set; }

    /// <summary>Until when that holds unless it is renewed (UTC).</summary>
    public DateTime? LeasedUntil { get; private set; }

    /// <summary>Not to be begun by its turn before (UTC).</summary>
    public DateTime? NotBefore { get; private set; }

    /// <summary>The local day on which a job of once a day was last done.</summary>
    public DateOnly? DoneOn { get; private set; }

    private JobRun()
    {
    }

    /// <summary>A job that has not run yet.</summary>
    public JobRun(string name) => Name = name;

    /// <summary>An administrator has it run.</summary>
    public void IsAskedFor(Actor by, DateTime at) => (AskedBy, AskedAt) = (by.Name, at);
}
