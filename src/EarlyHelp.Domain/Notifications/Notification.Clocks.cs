using EarlyHelp.Domain.Standards;

namespace EarlyHelp.Domain.Notifications;

/// <summary>Which of its clocks runs next.</summary>
public sealed partial class Notification
{
    /// <summary>The standard that is due next; null once decided.</summary>
    public string? NextStandard => NextStandardOf(Kind, IsPriority, ConsideredOn, ConsiderBy, DecideBy, NextDueOn);

    /// <summary>As <see cref="NextStandard"/>, for a line of a list that does not load the whole record.</summary>
    public static string? NextStandardOf(NotificationKind kind, bool isPriority, DateOnly? consideredOn, DateOnly considerBy, DateOnly decideBy, DateOnly? nextDueOn)
    {
        if (nextDueOn is null)
            return null;
        if (consideredOn is null && considerBy < decideBy)
            return kind == NotificationKind.EarlyHelp ? ServiceStandard.Considered : ServiceStandard.Police;
        return isPriority ? ServiceStandard.Priority : ServiceStandard.Standard;
    }
}
