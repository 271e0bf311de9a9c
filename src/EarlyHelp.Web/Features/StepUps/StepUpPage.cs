using System.Globalization;
using EarlyHelp.Data.Cases;
using EarlyHelp.Data.Transfers;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Standards;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Web.Features.Cases;
using EarlyHelp.Web.TagHelpers;

namespace EarlyHelp.Web.Features.StepUps;

/// <summary>The page of one step-up: what was raised, what is next and for whom, the clock, and who holds the family.</summary>
/// <param name="StepUp">The step-up.</param>
/// <param name="Actor">Who looks.</param>
/// <param name="Today">The local day.</param>
/// <param name="People">The family.</param>
/// <param name="Clock">The answer clock; null until it is sent.</param>
/// <param name="Working">How the clock is counted.</param>
/// <param name="Ledger">Who held the family, the newest first.</param>
/// <param name="Before">What went before.</param>
/// <param name="Districts">Districts whose social care can answer; empty unless this person agrees.</param>
public sealed record StepUpPage(
    StepUp StepUp, Actor Actor, DateOnly Today, IReadOnlyList<PersonOfCase> People, ClockWords? Clock, IReadOnlyList<ClockDay> Working,
    IReadOnlyList<BatonEntry> Ledger, EarlierTransfers Before, IReadOnlyList<District> Districts)
{
    /// <summary>What the manager types.</summary>
    public AgreeForm Agree { get; init; } = new();

    /// <summary>What is typed to take it back.</summary>
    public WithdrawForm Withdraw { get; init; } = new();

    /// <summary>What the manager types about what went at once.</summary>
    public ImmediateReviewForm Immediate { get; init; } = new();

    /// <summary>What social care types.</summary>
    public CareAnswerForm Answer { get; init; } = new();

    /// <summary>What is typed to plan the handover.</summary>
    public HandoverPlanForm Plan { get; init; } = new();

    /// <summary>What is typed to confirm that the family was handed over.</summary>
    public GivenForm Given { get; init; } = new();

    /// <summary>What is typed to confirm that social care holds the family.</summary>
    public HeldForm Held { get; init; } = new();

    /// <summary>What is typed in the review.</summary>
    public StepUpReviewForm Review { get; init; } = new();

    /// <summary>When what stands in the form was kept (UTC); null when nothing was.</summary>
    public DateTime? KeptAt { get; init; }

    /// <summary>Whether this person is of social care.</summary>
    public bool IsPartner => Actor.Role == Role.SocialCarePartner;

    /// <summary>The family, as it is called.</summary>
    public required string Family { get; init; }

    /// <summary>Who holds the family, or held it when social care's part ended.</summary>
    public BatonEntry Holding => Ledger[0];

    /// <summary>What happened; for social care since it was sent, and without what managers think of it.</summary>
    public IEnumerable<Domain.Timeline.TimelineEntry> Timeline => IsPartner ? StepUp.TimelineForSocialCare() : StepUp.Timeline;

    /// <summary>The children it is about; a record that was merged away stands under the one that is kept.</summary>
    public IEnumerable<PersonOfCase> Children => People.Where(p => StepUp.Children.Any(c => c.PersonId == p.Id));

    /// <summary>Who must act, in sentences.</summary>
    public IReadOnlyList<string> WhoActs => [.. StepUp.WhoActs().Select(a => CaseActs.Sentence(StepUp.Case, a))];

    /// <summary>Whether the manager's answer is for this person.</summary>
    public bool MayAgree => StepUp.State == StepUpState.Raised && Actor.May(Permission.AgreeStepUps) && !IsOwn && !(StepUp.IsRaisedByLead && Actor.Role == Role.UnitLead);

    /// <summary>Whether this person can raise it again.</summary>
    public bool MayRaiseAgain => StepUp.State == StepUpState.Returned && Actor.May(Permission.RaiseStepUps);

    /// <summary>Whether this person can take it back.</summary>
    public bool MayWithdraw => StepUp.State is StepUpState.Raised or StepUpState.Returned or StepUpState.Sent && Actor.May(Permission.RaiseStepUps);

    /// <summary>Whether social care's answer is for this person.</summary>
    public bool MayAnswer => StepUp.State == StepUpState.Sent && Actor.May(Permission.AnswerStepUps);

    /// <summary>Whether social care accepted and can still say that it can't take the family after all.</summary>
    public bool MayTurnBack => StepUp.State is StepUpState.Accepted or StepUpState.HandoverPlanned && Actor.May(Permission.AnswerStepUps);

    /// <summary>Whether this person can plan the handover.</summary>
    public bool MayPlan => StepUp.State is StepUpState.Accepted or StepUpState.HandoverPlanned && StepUp.GivenOn is null && Actor.May(Permission.RaiseStepUps);

    /// <summary>Whether this person can confirm that the family was handed over.</summary>
    public bool MayGive => StepUp.State == StepUpState.HandoverPlanned && StepUp.GivenOn is null && Actor.May(Permission.RaiseStepUps);

    /// <summary>Whether this person can confirm that social care holds the family.</summary>
    public bool MayComplete => StepUp.State == StepUpState.HandoverPlanned && StepUp.GivenOn is not null && Actor.May(Permission.AnswerStepUps);

    /// <summary>Whether this person looks at what went at once.</summary>
    public bool MayReviewImmediate => StepUp.IsImmediateToReview && Actor.May(Permission.ReviewStepUps) && !IsOwn;

    /// <summary>Whether this person can review it; that somebody else must is said when they try.</summary>
    public bool MayReview => StepUp is { SentOn: not null, Review: null } && Actor.May(Permission.ReviewStepUps);

    /// <summary>Districts as choices.</summary>
    public IEnumerable<Choice> DistrictChoices => Choices(Districts);

    /// <summary>Outcomes as choices.</summary>
    public IEnumerable<Choice> Outcomes => OutcomesOf(StepUp.Case.PlanCount > 0);

    /// <summary>Under which key what is typed in one of the forms of this page is kept: answer, plan, immediate, review or withdrawal.</summary>
    public string DraftKey(string form) => $"step-up-{form}:{StepUp.Reference}";

    /// <summary>The forms that this person has on this page now.</summary>
    public IEnumerable<string> Forms
    {
        get
        {
            (bool Has, string Form)[] forms =
                [(MayAgree || MayAnswer || MayComplete || MayGive, "answer"), (MayPlan, "plan"), (MayReviewImmediate, "immediate"), (MayReview, "review"), (MayWithdraw, "withdrawal"), (MayTurnBack, "turned-back")];
            return forms.Where(f => f.Has).Select(f => f.Form);
        }
    }

    private bool IsOwn => Actor.StaffId == StepUp.RaisedById || Actor.StaffId == StepUp.WrittenById;

    /// <summary>Districts as choices.</summary>
    public static IEnumerable<Choice> Choices(IEnumerable<District> districts) => districts.Select(d => new Choice(d.Id.ToString(CultureInfo.InvariantCulture), d.Name));

    /// <summary>Overall outcomes as choices.</summary>
    public static IEnumerable<Choice> OutcomesOf(bool hasPlan) => !hasPlan ? [new(nameof(OverallOutcome.NotApplicable), "Not applicable: there never was a plan")] :
    [
        new(nameof(OverallOutcome.All), "All outcomes achieved"), new(nameof(OverallOutcome.Most), "Most", "At least half, with the most important one"),
        new(nameof(OverallOutcome.Some), "Some"), new(nameof(OverallOutcome.None), "None"),
    ];

    /// <summary>A person as social care reads them: name and age or date.</summary>
    public string About(PersonOfCase person) => person.Born is { } born ? $"{person.Name}, {Age.InWords(born, Today)}, born {UkDates.Date(born)}" : person.DueOn is { } due ? $"{person.Name}, {Age.Unborn(due)}" : person.Name;
}

/// <summary>A list of step-ups.</summary>
/// <param name="Show">Which.</param>
/// <param name="Lists">The lists of this person's role, with how many stand in each.</param>
/// <param name="Rows">One page of lines.</param>
/// <param name="Total">How many in all.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Today">The local day.</param>
public sealed record StepUpListPage(StepUpShow Show, IReadOnlyList<(StepUpShow Show, int Count)> Lists, IReadOnlyList<StepUpRow> Rows, int Total, int Page, DateOnly Today)
{
    /// <summary>Whether this person reviews step-ups month by month.</summary>
    public bool MayReview { get; init; }

    /// <summary>What a list is called for a role.</summary>
    public static string Name(StepUpShow show, bool partner = false) => show switch
    {
        StepUpShow.Agree => "Waiting for the manager",
        StepUpShow.Returned => "Returned, to raise again",
        StepUpShow.Waiting => partner ? "To answer" : "With social care, not yet taken",
        StepUpShow.Late => "Late",
        StepUpShow.Immediate => "Went at once, to look at",
        StepUpShow.Handover => "Taken, not yet handed over",
        StepUpShow.Confirm => partner ? "Handover to confirm" : "Handed over, not yet confirmed",
        _ => "All",
    };

    /// <summary>Whether a list is pressing.</summary>
    public static string Kind(StepUpShow show) => show switch
    {
        StepUpShow.Late or StepUpShow.Immediate => "late",
        StepUpShow.Agree or StepUpShow.Returned or StepUpShow.Confirm => "soon",
        _ => "neutral",
    };

    /// <summary>The lists of a role, those first that are for it to act on.</summary>
    public static IReadOnlyList<StepUpShow> Of(Role? role) => role switch
    {
        Role.SocialCarePartner => [StepUpShow.Waiting, StepUpShow.Confirm, StepUpShow.Handover, StepUpShow.Late],
        Role.UnitWorker => [StepUpShow.Waiting, StepUpShow.Returned, StepUpShow.Agree, StepUpShow.Handover, StepUpShow.Confirm, StepUpShow.Late],
        Role.UnitLead => [StepUpShow.Agree, StepUpShow.Waiting, StepUpShow.Returned, StepUpShow.Handover, StepUpShow.Confirm, StepUpShow.Late],
        _ => [StepUpShow.Late, StepUpShow.Immediate, StepUpShow.Agree, StepUpShow.Waiting, StepUpShow.Handover, StepUpShow.Confirm],
    };

    /// <summary>Whether the reader is of social care.</summary>
    public bool IsPartner { get; init; }

    /// <summary>"2 step-ups: late".</summary>
    public string Caption => $"{UkDates.Count(Total, "step-up")}{(Show == StepUpShow.All ? "" : $": {Name(Show, IsPartner).ToLowerInvariant()}")}";
}
