using EarlyHelp.Data.Notifications;
using EarlyHelp.Data.Restrictions;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Restrictions;
using EarlyHelp.Domain.Standards;
using EarlyHelp.Web.Features.Notifications;
using EarlyHelp.Web.Features.Screenings;
using EarlyHelp.Web.TagHelpers;

namespace EarlyHelp.Web.Features.Triage;

/// <summary>One notification on the page where it is screened, checked and decided.</summary>
public sealed class TriagePage
{
    /// <summary>The notification.</summary>
    public required Notification Notification { get; init; }

    /// <summary>What was sent, in reading order.</summary>
    public required NotificationReading Reading { get; init; }

    /// <summary>"We have met before".</summary>
    public required MetBefore Met { get; init; }

    /// <summary>Its clocks in words.</summary>
    public required IReadOnlyList<ClockLine> Clocks { get; init; }

    /// <summary>The claim that holds now.</summary>
    public required TriageClaim? Held { get; init; }

    /// <summary>Whether the reader holds it.</summary>
    public required bool IsMine { get; init; }

    /// <summary>Whether the reader can screen, check and decide.</summary>
    public required bool MayWork { get; init; }

    /// <summary>Whether the reader can reassign and change a decision.</summary>
    public required bool MayManage { get; init; }

    /// <summary>Whom a manager can hand it to.</summary>
    public required IReadOnlyList<Choice> Colleagues { get; init; }

    /// <summary>To whom it can be handed over, because it may be about a restricted family; null when it can't.</summary>
    public required HandOverOffer? HandOver { get; init; }

    /// <summary>That it was handed over, and is open to named people only; null when it was not.</summary>
    public required Restriction? HandedOver { get; init; }

    /// <summary>Whether the reader can open it to triage again: who is named for the restricted record can.</summary>
    public required bool MayGiveBack { get; init; }

    /// <summary>Who the family can be.</summary>
    public required IReadOnlyList<Choice> FamilyChoices { get; init; }

    /// <summary>The screening and the checks, as typed or as they stand.</summary>
    public required ScreeningForm Form { get; init; }

    /// <summary>District by name.</summary>
    public required string? District { get; init; }

    /// <summary>Calendar days waited for the notifier.</summary>
    public required int DaysWaited { get; init; }

    /// <summary>Whether it still waits for its decision.</summary>
    public bool IsOpen => Notification.IsInQueue;

    /// <summary>Whether screening and every check are done, so that the next thing is the decision.</summary>
    public bool IsReady => Notification.Screening is not null && !Notification.UnansweredChecks.Any();

    /// <summary>Whether its decision can still be changed by the reader.</summary>
    public required bool MayChangeDecision { get; init; }
}

/// <summary>One clock in words.</summary>
/// <param name="Name">What it measures.</param>
/// <param name="Words">How it stands.</param>
/// <param name="State">How it stands.</param>
/// <param name="Clock">The clock.</param>
public sealed record ClockLine(string Name, string Words, ClockState State, Clock Clock);
