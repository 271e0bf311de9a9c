namespace EarlyHelp.Web.Tests;

/// <summary>A clock that stands still until a test moves it.</summary>
public sealed class TestClock(DateTime utc) : TimeProvider
{
    /// <summary>The instant (UTC).</summary>
    public DateTime Utc { get; set; } = utc;

    /// <summary>Sets it to a local date-time of Europe/London.</summary>
    public void SetLocal(DateTime local) => Utc = Domain.UkTime.ToUtc(local);

    /// <summary>How far it goes on each time that it is read: as a real clock does, where a test sets it.</summary>
    public TimeSpan Step { get; set; }

    public override DateTimeOffset GetUtcNow() => new(Utc += Step, TimeSpan.Zero);
}
