using EarlyHelp.Domain.Families;

namespace EarlyHelp.Domain.Notifications;

/// <summary>Everything that a receipt needs, gathered from the form by whoever receives it.</summary>
public sealed record Receipt
{
    /// <summary>EHN reference.</summary>
    public required string Reference { get; init; }

    /// <summary>Kind.</summary>
    public NotificationKind Kind { get; init; }

    /// <summary>Channel.</summary>
    public NotificationChannel Channel { get; init; }

    /// <summary>Agency code.</summary>
    public required string Agency { get; init; }

    /// <summary>DfE source code.</summary>
    public required string SourceCode { get; init; }

    /// <summary>Notifier's name.</summary>
    public required string NotifierName { get; init; }

    /// <summary>Notifier's role.</summary>
    public string? NotifierRole { get; init; }

    /// <summary>Notifier's organisation.</summary>
    public string? NotifierOrganisation { get; init; }

    /// <summary>Notifier's e-mail.</summary>
    public required string NotifierEmail { get; init; }

    /// <summary>Notifier's telephone.</summary>
    public string? NotifierTelephone { get; init; }

    /// <summary>Level of need in the notifier's view.</summary>
    public string? Level { get; init; }

    /// <summary>Whether the notifier asks for priority.</summary>
    public bool PriorityAsked { get; init; }

    /// <summary>The family record made from what was typed.</summary>
    public required Family Family { get; init; }

    /// <summary>District suggested by the postcode of the child's main home.</summary>
    public long? SuggestedDistrictId { get; init; }

    /// <summary>The child's own words.</summary>
    public string? ChildsWords { get; init; }

    /// <summary>Completeness, percent.</summary>
    public int CompletePercent { get; init; }

    /// <summary>The returned notification that this one corrects.</summary>
    public long? ReplacesId { get; init; }

    /// <summary>The answers, as the form keeps them (JSON).</summary>
    public required string Answers { get; init; }
}
