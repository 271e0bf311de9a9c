namespace EarlyHelp.Domain.Standards;

/// <summary>No service standard was in force when a clock was to start. The message is a sentence for an administrator.</summary>
public sealed class StandardMissingException : InvalidOperationException
{
    internal StandardMissingException(string sentence) : base(sentence)
    {
    }
}
