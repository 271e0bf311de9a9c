using EarlyHelp.Domain;

namespace EarlyHelp.Data.Jobs;

/// <summary>When a job comes to its turn.</summary>
/// <param name="Pause">Time from one beginning to the next, on whichever instance; null when somebody has it run now.</param>
/// <param name="OnceADay">Whether it is done once each local day.</param>
public sealed record JobTurn(TimeSpan? Pause, bool OnceADay)
{
    // Rarer jobs are looked for as often as this too: an instance that is started anew each half hour would else never come to one of every hour.
    private static readonly TimeSpan RarestLook = TimeSpan.FromMinutes(1);

    /// <summary>Once each local day; tried again after a minute until it went well.</summary>
    public static JobTurn Daily { get; } = new(RarestLook, true);

    /// <summary>Now, because somebody asked for it.</summary>
    public static JobTurn ByHand { get; } = new(null, false);

    /// <summary>Again and again.</summary>
    public static JobTurn Every(TimeSpan pause) => new(pause, false);

    /// <summary>How often each instance looks whether it is its turn.</summary>
    public TimeSpan Look => Pause is { } pause && pause < RarestLook ? pause : RarestLook;

    /// <summary>From when it may begin again, when it began at a time (UTC): half a look early, because no two instances look at the same moment.</summary>
    public DateTime? NotBefore(DateTime began) => Pause is { } pause ? began + pause - (Look / 2) : null;

    /// <summary>How long after a time (UTC) its next turn comes; null when it has none.</summary>
    public TimeSpan? Until(DateTime now) => OnceADay ? UkTime.ToUtc(UkTime.DayOf(now).AddDays(1).ToDateTime(TimeOnly.MinValue)) - now : Pause;
}
