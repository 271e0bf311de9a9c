using EarlyHelp.Domain.Access;

namespace EarlyHelp.Domain.Notifications;

/// <summary>What had been sent at one moment: never changed, an addition is a new version.</summary>
public sealed class NotificationVersion
{
    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The notification.</summary>
    public long NotificationId { get; private set; }

    /// <summary>1 is what arrived.</summary>
    public int Number { get; private set; }

    /// <summary>The answers (JSON of the form).</summary>
    public string Answers { get; private set; } = "";

    /// <summary>When it was sent (UTC).</summary>
    public DateTime At { get; private set; }

    /// <summary>Who sent it.</summary>
    public string By { get; private set; } = "";

    /// <summary>Names of the answers that changed since the version before, one a line.</summary>
    public string Changed { get; private set; } = "";

    /// <summary>Names of the answers that changed since the version before.</summary>
    public IReadOnlyList<string> ChangedFields => Changed.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private NotificationVersion()
    {
    }

    internal NotificationVersion(int number, string answers, DateTime at, Actor by, IEnumerable<string> changed) =>
        (Number, Answers, At, By, Changed) = (number, answers, at, by.Name, string.Join('\n', changed));
}
