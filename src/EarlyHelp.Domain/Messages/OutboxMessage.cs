using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Messages;

/// <summary>
/// A message that will leave: written in the same transaction as what it tells of, sent by the background service,
/// at least once and tried again with growing pauses (spec 7-quality).
/// </summary>
public sealed class OutboxMessage
{
    /// <summary>Longest key.</summary>
    public const int KeyMaxLength = 120;

    /// <summary>Longest subject.</summary>
    public const int SubjectMaxLength = 200;

    /// <summary>Longest name of a template.</summary>
    public const int TemplateMaxLength = 60;

    /// <summary>Longest note of an error.</summary>
    public const int ErrorMaxLength = 500;

    /// <summary>Tries after which an administrator must look.</summary>
    public const int MaxAttempts = 10;

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>What makes it one message: the same key is never written twice, and goes into the message's own id for the receiver to de-duplicate.</summary>
    public string Key { get; private set; } = "";

    /// <summary>To whom.</summary>
    public string To { get; private set; } = "";

    /// <summary>Which template it was made from.</summary>
    public string Template { get; private set; } = "";

    /// <summary>Subject line; no personal data.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>Plain text.</summary>
    public string Body { get; private set; } = "";

    /// <summary>Where it stands.</summary>
    public MessageState State { get; private set; }

    /// <summary>When it was written (UTC).</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; private set; }

    /// <summary>Not to be tried before (UTC).</summary>
    public DateTime NotBefore { get; private set; }

    /// <summary>When it left (UTC).</summary>
    public DateTime? SentAt { get; private set; }

    /// <summary>What went wrong the last time.</summary>
    public string? LastError { get; private set; }

    // Messages by which somebody learns what was done to their account, or to a record that they answer for, and the links that only they should hold: who could
    // hold these back could do it unseen.
    private static readonly HashSet<string> Warnings =
        ["account-changed", "account-watch", "account-address", "second-factor-reset", "glass-broken", "interest-declared", "restricted-named", "restricted-notification", "invitation", "forgotten-password"];

    // Their links and codes open something: once they have left, nobody needs to read them here.
    private static readonly HashSet<string> Keys = ["invitation", "forgotten-password", "saved-form", "code", "feedback"];

    /// <summary>Whether an administrator can stop it.</summary>
    public bool CanBeStopped => State is MessageState.Waiting or MessageState.Failed && !Warnings.Contains(Template);

    private OutboxMessage()
    {
    }

    /// <summary>A message to send.</summary>
    public static OutboxMessage Write(string key, string to, string template, string subject, string body, DateTime at) =>
        new() { Key = key, To = to, Template = template, Subject = subject, Body = body, CreatedAt = at, NotBefore = at, State = MessageState.Waiting };

    /// <summary>It left. What a link or a code in it opens can no longer be read here.</summary>
    public void Sent(DateTime at)
    {
        (State, SentAt, Attempts, LastError) = (MessageState.Sent, at, Attempts + 1, null);
        if (Keys.Contains(Template))
            Body = "";
    }

    /// <summary>It did not leave: tried again after 1, 2, 4, 8 … minutes, at most every 4 hours.</summary>
    public void Failed(string error, DateTime at)
    {
        Attempts++;
        LastError = error.Length <= ErrorMaxLength ? error : error[..ErrorMaxLength];
        NotBefore = at.AddMinutes(Math.Min(240, Math.Pow(2, Attempts - 1)));
        State = Attempts >= MaxAttempts ? MessageState.Failed : MessageState.Waiting;
    }

    /// <summary>An administrator has seen to what was wrong: tried again at once, from the start.</summary>
    public void TryAgain(DateTime at)
    {
        Rule.Check(new Rule(State == MessageState.Failed, "Only a message that could not be sent can be tried again"));
        (State, Attempts, NotBefore) = (MessageState.Waiting, 0, at);
    }

    /// <summary>An administrator gives it up: it is not tried any more, and never leaves.</summary>
    public void Stop()
    {
        Rule.Check(new Rule(!Warnings.Contains(Template), "This message tells somebody about their account or their records, and can’t be stopped"),
            new Rule(State is MessageState.Waiting or MessageState.Failed, State == MessageState.Sent ? "This message has left and can’t be stopped" : "This message is stopped already"));
        State = MessageState.Stopped;
    }
}

/// <summary>Where a message stands.</summary>
public enum MessageState
{
    /// <summary>Not yet sent.</summary>
    Waiting,

    /// <summary>Sent.</summary>
    Sent,

    /// <summary>Given up; an administrator must look.</summary>
    Failed,

    /// <summary>Stopped by an administrator: it never leaves.</summary>
    Stopped,
}
