namespace EarlyHelp.Domain.Notifications;

/// <summary>A notification that the notifier is still writing: belongs to them alone, expires after 28 days (spec 2-workflow).</summary>
public sealed class NotificationDraft : Versioned
{
    /// <summary>Calendar days after which an untouched draft is removed.</summary>
    public const int LifeDays = 28;

    /// <summary>Minutes in which a one-time code works.</summary>
    public const int CodeMinutes = 30;

    /// <summary>Wrong codes after which a new one must be asked for.</summary>
    public const int MaxAttempts = 5;

    /// <summary>Length of the key in the link.</summary>
    public const int KeyMaxLength = 40;

    /// <summary>Length of a hash.</summary>
    public const int HashMaxLength = 100;

    /// <summary>Unguessable key: in the notifier's cookie and in the link of the e-mail.</summary>
    public string Key { get; private set; } = "";

    /// <summary>Which form: early help, upload, missing child, youth offending.</summary>
    public string Form { get; private set; } = "";

    /// <summary>The answers so far (JSON of the form).</summary>
    public string Answers { get; private set; } = "{}";

    /// <summary>Where link and code go, in small letters; null until the notifier saves for later.</summary>
    public string? Email { get; private set; }

    /// <summary>The member of staff who writes it, for a form of staff.</summary>
    public long? StaffId { get; private set; }

    /// <summary>Hash of the one-time code that is out.</summary>
    public string? CodeHash { get; private set; }

    /// <summary>Until when the code works (UTC).</summary>
    public DateTime? CodeUntil { get; private set; }

    /// <summary>Wrong codes entered since the code was sent.</summary>
    public int Attempts { get; private set; }

    /// <summary>When it was begun (UTC).</summary>
    public DateTime BegunAt { get; private set; }

    /// <summary>When it was last touched (UTC).</summary>
    public DateTime TouchedAt { get; private set; }

    /// <summary>The notification it became.</summary>
    public long? NotificationId { get; private set; }

    /// <summary>The returned notification that it corrects.</summary>
    public long? ReplacesId { get; private set; }

    /// <summary>The notification that it adds to: answers to what was asked, or what a completed form says.</summary>
    public long? AddsToId { get; private set; }

    /// <summary>The version of that notification from which it began, or with which it was last brought together.</summary>
    public int? AddsToVersion { get; private set; }

    private NotificationDraft()
    {
    }

    /// <summary>A new draft.</summary>
    public static NotificationDraft Begin(string key, string form, DateTime at, long? staffId = null, long? replacesId = null, string answers = "{}") =>
        new() { Key = key, Form = form, BegunAt = at, TouchedAt = at, StaffId = staffId, ReplacesId = replacesId, Answers = answers };

    /// <summary>A draft that adds to a notification, begun with its newest answers.</summary>
    public static NotificationDraft BeginFor(Notification notification, string key, string form, DateTime at, long? staffId, string answers)
    {
        var draft = Begin(key, form, at, staffId, answers: answers);
        (draft.AddsToId, draft.AddsToVersion) = (notification.Id, notification.Newest.Number);
        return draft;
    }

    /// <summary>What was typed has been brought together with a version that came meanwhile.</summary>
    public void BringTo(int version, string answers, DateTime at)
    {
        AddsToVersion = version;
        Save(answers, at);
    }

    /// <summary>Whether it has expired at this moment.</summary>
    public bool HasExpired(DateTime at) => at > TouchedAt.AddDays(LifeDays);

    /// <summary>Keeps what was typed, right or wrong.</summary>
    public void Save(string answers, DateTime at)
    {
        (Answers, TouchedAt) = (answers, at);
        Touch();
    }

    /// <summary>Where the link and the code go.</summary>
    public void ReturnBy(string email)
    {
        Email = email.ToLowerInvariant();
        Touch();
    }

    /// <summary>A new one-time code was sent; the one before no longer works.</summary>
    public void CodeSent(string hash, DateTime at)
    {
        (CodeHash, CodeUntil, Attempts) = (hash, at.AddMinutes(CodeMinutes), 0);
        Touch();
    }

    /// <summary>Tries a code. It works once, for 30 minutes, and not after five wrong ones.</summary>
    public bool TryCode(string hash, DateTime at)
    {
        var right = CodeHash is not null && CodeUntil >= at && Attempts < MaxAttempts && CodeHash == hash;
        if (right)
            (CodeHash, CodeUntil, Attempts) = (null, null, 0);
        else
            Attempts++;
        Touch();
        return right;
    }

    /// <summary>It became a notification; sending it again gives the same one.</summary>
    public void Became(Notification notification)
    {
        NotificationId = notification.Id;
        Answers = "{}";
        Touch();
    }
}

/// <summary>A one-time code by which a notifier sees where a notification has got to, or adds what was asked.</summary>
public sealed class StatusCode
{
    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The notification.</summary>
    public long NotificationId { get; private set; }

    /// <summary>Hash of the code.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>Until when it works (UTC).</summary>
    public DateTime Until { get; private set; }

    /// <summary>Wrong codes entered.</summary>
    public int Attempts { get; private set; }

    /// <summary>When it was used (UTC).</summary>
    public DateTime? UsedAt { get; private set; }

    private StatusCode()
    {
    }

    /// <summary>A code that was sent.</summary>
    public StatusCode(long notificationId, string hash, DateTime at) =>
        (NotificationId, Hash, Until) = (notificationId, hash, at.AddMinutes(NotificationDraft.CodeMinutes));

    /// <summary>Tries a code: once, in time, and not after five wrong ones.</summary>
    public bool Try(string hash, DateTime at)
    {
        var right = UsedAt is null && Until >= at && Attempts < NotificationDraft.MaxAttempts && Hash == hash;
        if (right)
            UsedAt = at;
        else
            Attempts++;
        return right;
    }
}
