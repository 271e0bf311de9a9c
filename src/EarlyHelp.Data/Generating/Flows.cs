using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Notifications;

namespace EarlyHelp.Data.Generating;

/// <summary>
/// What the sources say of the county (progress report of autumn 2016, reference/domain.md 2.1 and 7.2), as shares from 0 to 1. Where they say nothing,
/// what makes their figures come out.
/// </summary>
internal static class Flows
{
    /// <summary>The first day of the history: working days are known from 2015 on, and July 2016 needs the year before it.</summary>
    public static readonly DateOnly Beginning = new(2015, 1, 5);

    /// <summary>Notices of the police, of all notifications.</summary>
    public const double Police = 0.06;

    /// <summary>Closures after which the family is notified again within 12 months. 15.6 % of notifications are of such families.</summary>
    public const double ComesBack = 0.185;

    /// <summary>Step-downs that are asked for, of all cases that are opened; 21 % of what social care closes.</summary>
    public const double StepDowns = 0.135;

    /// <summary>What social care closes and is stepped down.</summary>
    public const double SteppedDownOfClosed = 0.21;

    /// <summary>Closures that are step-ups: 42 of 741.</summary>
    public const double StepUps = 0.057;

    /// <summary>Step-ups that social care declines.</summary>
    public const double Declined = 0.08;

    /// <summary>Closures before there is a plan.</summary>
    public const double Short = 0.115;

    /// <summary>Cases that go on past their 20 weeks.</summary>
    public const double Long = 0.21;

    /// <summary>Notifications by who sent them; the police come on top.</summary>
    public static (double Share, string Agency)[] Agencies { get; } =
    [
        (0.43, "SCH-PRI"), (0.21, "SCH-SEC"), (0.17, "HEA-HV"), (0.05, "HEA-GP"), (0.05, "HEA-SN"), (0.03, "SCS-CDT"), (0.02, "HOU-LA"), (0.02, "VCS"), (0.02, "OA-CC"),
    ];

    /// <summary>What triage decides; most families go to a unit.</summary>
    public static (double Share, TriageOutcome Outcome)[] Outcomes { get; } =
    [
        (0.795, TriageOutcome.Unit), (0.055, TriageOutcome.OpenAccess), (0.03, TriageOutcome.Commissioned), (0.04, TriageOutcome.Advice), (0.045, TriageOutcome.SocialCare),
        (0.02, TriageOutcome.Returned), (0.015, TriageOutcome.NoFurtherAction),
    ];

    /// <summary>How a case ends in which little was reached.</summary>
    public static (double Share, string Reason)[] PoorEnds { get; } =
        [(0.34, ClosureReason.Withdrew), (0.30, ClosureReason.DidNotEngage), (0.16, ClosureReason.Moved), (0.10, ClosureReason.OpenAccess), (0.10, ClosureReason.Commissioned)];

    /// <summary>Children of a family: 6,592 in 2,974 cases.</summary>
    public static (double Share, int Children)[] Children { get; } = [(0.32, 1), (0.33, 2), (0.20, 3), (0.10, 4), (0.05, 5)];

    /// <summary>Days from opening to closing.</summary>
    public static int Days(Chance chance) => chance.Even(nameof(Days)) switch
    {
        < Short => chance.Between(18, 62),
        > 1 - Long => chance.Between(148, 330),
        _ => Math.Clamp((int)chance.About(97, 20), 63, 139),
    };
}
