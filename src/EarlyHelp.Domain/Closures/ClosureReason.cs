namespace EarlyHelp.Domain.Closures;

/// <summary>A reason for which a case closes, with what it asks and what cannot be asked (spec 2-workflow; ADR 13).</summary>
/// <param name="Code">What is kept.</param>
/// <param name="Label">What people read.</param>
public sealed record ClosureReason(string Code, string Label)
{
    /// <summary>The outcomes were achieved.</summary>
    public const string Achieved = "outcomes_achieved";

    /// <summary>The family withdrew consent.</summary>
    public const string Withdrew = "withdrew_consent";

    /// <summary>The family did not engage.</summary>
    public const string DidNotEngage = "did_not_engage";

    /// <summary>The family moved away.</summary>
    public const string Moved = "moved_out_of_area";

    /// <summary>Specialist Children's Services took the family on.</summary>
    public const string SteppedUp = "stepped_up";

    /// <summary>Open access goes on with the family.</summary>
    public const string OpenAccess = "moved_to_open_access";

    /// <summary>A commissioned service goes on with the family.</summary>
    public const string Commissioned = "moved_to_commissioned";

    /// <summary>There should have been no case, or there is another one. Triage's taking back closes with the same code.</summary>
    public const string OpenedInError = "opened_in_error";

    /// <summary>A child died.</summary>
    public const string ChildDied = "child_died";

    /// <summary>Another reason, which is said.</summary>
    public const string Other = "other";

    /// <summary>Whether it can only be the reason when there was a plan.</summary>
    public bool NeedsPlan { get; init; }

    /// <summary>Whether an exit strategy is asked for.</summary>
    public bool NeedsExit { get; init; } = true;

    /// <summary>Whether the family can be asked to agree to the exit strategy.</summary>
    public bool FamilyAgrees { get; init; } = true;

    /// <summary>Whether the family is offered to say what they thought; never when a child died.</summary>
    public bool OffersFeedback { get; init; } = true;

    /// <summary>Who goes on with the family must be named: the question, or null.</summary>
    public string? WhoGoesOn { get; init; }

    /// <summary>Whether the record is to be restricted to those who must know.</summary>
    public bool IsRestricted { get; init; }

    /// <summary>Whether somebody asks after 3, 6 and 12 months whether it lasted.</summary>
    public bool IsFollowedUp { get; init; }

    /// <summary>All reasons, in the order of the form.</summary>
    public static IReadOnlyList<ClosureReason> All { get; } =
    [
        new(Achieved, "Outcomes achieved") { NeedsPlan = true, IsFollowedUp = true },
        new(Withdrew, "Family withdrew consent") { FamilyAgrees = false },
        new(DidNotEngage, "Family did not engage") { FamilyAgrees = false },
        new(Moved, "Moved out of area") { FamilyAgrees = false, WhoGoesOn = "Enter where the family moved and who was told there" },
        new(SteppedUp, "Stepped up to social care") { WhoGoesOn = "Enter who at social care took the family on" },
        new(OpenAccess, "Moved to open access") { IsFollowedUp = true, WhoGoesOn = "Enter the children’s centre or youth hub that goes on with the family" },
        new(Commissioned, "Moved to a commissioned service") { IsFollowedUp = true, WhoGoesOn = "Enter the service that goes on with the family" },
        new(OpenedInError, "Duplicate, or opened in error") { NeedsExit = false, FamilyAgrees = false, OffersFeedback = false },
        new(ChildDied, "A child died") { NeedsExit = false, FamilyAgrees = false, OffersFeedback = false, IsRestricted = true },
        new(Other, "Another reason") { IsFollowedUp = true },
    ];

    /// <summary>The reason of a code, or null.</summary>
    public static ClosureReason? Of(string? code) => All.FirstOrDefault(r => r.Code == code);
}

/// <summary>The overall outcome of a case, apart from why it closes (reference 5.7).</summary>
public enum OverallOutcome
{
    /// <summary>All outcomes were achieved.</summary>
    All,

    /// <summary>At least half of them, with the most important one.</summary>
    Most,

    /// <summary>Some of them.</summary>
    Some,

    /// <summary>None of them.</summary>
    None,

    /// <summary>There was no plan.</summary>
    NotApplicable,
}

/// <summary>How one outcome of the plan ended.</summary>
public enum OutcomeResult
{
    /// <summary>Achieved.</summary>
    Achieved,

    /// <summary>Partly achieved.</summary>
    Partly,

    /// <summary>Not achieved.</summary>
    NotAchieved,
}

/// <summary>Whether the family was offered to say what they thought.</summary>
public enum FeedbackOffer
{
    /// <summary>They are invited.</summary>
    Invited,

    /// <summary>They were asked and did not want to.</summary>
    Declined,

    /// <summary>It can't be offered safely or the family can't be reached; the reason is said.</summary>
    NotOffered,
}
