using EarlyHelp.Domain.Notifications;

namespace EarlyHelp.Domain.Registers;

/// <summary>A row of notifications.csv.</summary>
public sealed record NotificationRow
{
    /// <summary>Longest summary.</summary>
    public const int SummaryMaxLength = 6000;

    /// <summary>Kinds, as the register says them.</summary>
    public static IReadOnlyDictionary<string, NotificationKind> Kinds { get; } = new Dictionary<string, NotificationKind>(StringComparer.OrdinalIgnoreCase)
    {
        ["early_help"] = NotificationKind.EarlyHelp, ["missing_child"] = NotificationKind.MissingChild, ["youth_offending"] = NotificationKind.YouthOffending,
    };

    /// <summary>Outcomes, as the register says them.</summary>
    public static IReadOnlyDictionary<string, TriageOutcome> Outcomes { get; } = new Dictionary<string, TriageOutcome>(StringComparer.OrdinalIgnoreCase)
    {
        ["unit"] = TriageOutcome.Unit, ["open_access"] = TriageOutcome.OpenAccess, ["commissioned"] = TriageOutcome.Commissioned, ["advice"] = TriageOutcome.Advice, ["scs"] = TriageOutcome.SocialCare,
        ["joined_open_case"] = TriageOutcome.JoinedOpenCase, ["joined_notification"] = TriageOutcome.JoinedNotification, ["returned"] = TriageOutcome.Returned, ["no_further_action"] = TriageOutcome.NoFurtherAction,
    };

    /// <summary>Yes and no.</summary>
    public static IReadOnlyDictionary<string, bool> YesNo { get; } = new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase) { ["yes"] = true, ["no"] = false };

    /// <summary>The old system's reference.</summary>
    public required string Reference { get; init; }

    /// <summary>The family's.</summary>
    public required string Family { get; init; }

    /// <summary>When it was received (UTC).</summary>
    public DateTime ReceivedAt { get; init; }

    /// <summary>Its kind.</summary>
    public NotificationKind Kind { get; init; }

    /// <summary>Whether it is a priority.</summary>
    public bool IsPriority { get; init; }

    /// <summary>Code of the organisation that notified.</summary>
    public string? Source { get; init; }

    /// <summary>Who notified.</summary>
    public string? NotifierName { get; init; }

    /// <summary>Of which organisation.</summary>
    public string? NotifierOrganisation { get; init; }

    /// <summary>The district.</summary>
    public long? DistrictId { get; init; }

    /// <summary>When risk and needs were considered (UTC).</summary>
    public DateTime? ConsideredAt { get; init; }

    /// <summary>When it was decided (UTC).</summary>
    public DateTime? DecidedAt { get; init; }

    /// <summary>How it was decided.</summary>
    public TriageOutcome? Outcome { get; init; }

    /// <summary>What it was about.</summary>
    public string? Summary { get; init; }

    /// <summary>Reads it; null when anything is wrong, which the row has noted.</summary>
    public static NotificationRow? Read(RegisterRow row, RegisterNames names)
    {
        var read = new NotificationRow
        {
            Reference = row.Reference("notification_ref") ?? "", Family = row.Reference("family_ref") ?? "", ReceivedAt = row.PastTime("received_at", names.NowUtc) ?? default,
            Kind = row.OneOf("kind", Kinds) ?? default, IsPriority = row.OneOf("priority", YesNo) ?? default, Source = row.Code("source", names.Sources, "organisation that notifies"),
            NotifierName = row.Text("notifier_name", Notification.LineMaxLength), NotifierOrganisation = row.Text("notifier_organisation", Notification.LineMaxLength),
            DistrictId = row.Named("district", names.Districts, "district"), ConsideredAt = row.PastTime("considered_at", names.NowUtc), DecidedAt = row.PastTime("decided_at", names.NowUtc),
            Outcome = row.OneOf("outcome", Outcomes), Summary = row.Text("summary", SummaryMaxLength),
        };
        row.Check(read.DecidedAt is null || read.ReceivedAt == default || read.DecidedAt >= read.ReceivedAt, "decided_at", "It was decided before it was received");
        return row.IsGood ? read : null;
    }
}
