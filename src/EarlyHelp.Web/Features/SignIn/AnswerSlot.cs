namespace EarlyHelp.Web.Features.SignIn;

/// <summary>
/// How long answers take that must not tell whether there is an account: always a whole number of slots, of which one holds the work of either.
/// </summary>
public static class AnswerSlot
{
    private static readonly TimeSpan Slot = TimeSpan.FromMilliseconds(300);

    /// <summary>Waits for the end of the slot.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="began">The clock's stamp from before the work.</param>
    public static Task FillAsync(TimeProvider clock, long began) => Task.Delay(TimeSpan.FromTicks(Slot.Ticks - (clock.GetElapsedTime(began).Ticks % Slot.Ticks)), clock);
}
