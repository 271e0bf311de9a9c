using EarlyHelp.Domain.Messages;

namespace EarlyHelp.Web.Features.Outbox;

/// <summary>Messages in words.</summary>
public static class OutboxWords
{
    /// <summary>A template's name as people read it: "morning-summary" is "Morning summary".</summary>
    public static string Template(string name) => char.ToUpperInvariant(name[0]) + name[1..].Replace('-', ' ');

    /// <summary>The kind of tag of a state.</summary>
    public static string Kind(MessageState state) => state switch
    {
        MessageState.Sent => "ok",
        MessageState.Failed => "late",
        MessageState.Stopped => "neutral",
        _ => "soon",
    };
}
