namespace EarlyHelp.Domain.Standards;

/// <summary>
/// A working day was asked for outside the dates that the list of bank holidays covers. The message is a sentence for people:
/// it names the list and its end. An error, so that a due date is never a silent guess.
/// </summary>
public sealed class CalendarEndsException : InvalidOperationException
{
    internal CalendarEndsException(string sentence) : base(sentence)
    {
    }
}
