using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Transfers;

/// <summary>Social care's answer, the handover with both confirmations, and the review.</summary>
public sealed partial class StepUp
{
    /// <summary>Social care takes the family. Early Help holds it until the handover is confirmed.</summary>
    /// <param name="takenBy">Who at social care takes the family.</param>
    /// <param name="words">Words to the worker, when there are any.</param>
    /// <param name="by">Who answers.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="on">The local day.</param>
    public void Accept(string? takenBy, string? words, Actor by, DateTime at, DateOnly on)
    {
        var step = Take(StepUpAction.Accept, by);
        Rule.Check(
            IsSentTo(by), IsNotOfEarlyHelp(by),
            Text.Given(takenBy, "Enter who at social care takes the family", nameof(TakenBy)),
            Text.Short(takenBy, LineMaxLength, "Who takes the family", nameof(TakenBy)),
            Text.Short(words, TextMaxLength, "Your words", nameof(AnswerWords)));
        TakenBy = takenBy!.Trim();
        Answer(words, by, at, on);
        Move(step, by, at, on, $"Accepted by social care of {SentTo!.Name}", $"{TakenBy} takes the family.{(AnswerWords is null ? "" : $" {AnswerWords}")}");
    }

    /// <summary>
    /// Social care declines with a reason and advice: Early Help goes on holding the family, and the case goes on. It can do so as long as it has not
    /// confirmed that it holds the family, also after it accepted.
    /// </summary>
    public void Decline(string? reason, string? advice, Actor by, DateTime at, DateOnly on)
    {
        var step = Take(StepUpAction.Decline, by);
        Rule.Check(
            IsSentTo(by), IsNotOfEarlyHelp(by),
            Text.Given(reason, "Say why you decline", "DeclineReason"),
            Text.Short(reason, TextMaxLength, "The reason", "DeclineReason"),
            Text.Given(advice, "Say what you advise, so that the worker can act on it", nameof(Advice)),
            Text.Short(advice, TextMaxLength, "Advice", nameof(Advice)));
        Baton.Keep(Reference);
        if (AnsweredOn is null)
            Answer(reason, by, at, on);
        else
            (TurnedBackBy, TurnedBackOn, TurnedBackWhy) = (by.Name, on, reason!.Trim());
        Advice = advice!.Trim();
        Move(step, by, at, on, $"Declined by social care of {SentTo!.Name}{(TurnedBackOn is null ? "" : ", which had accepted it")}", $"{reason!.Trim()}\nAdvice: {Advice}");
    }

    /// <summary>Both sides agree the day of the handover; until the family is handed over, another day can be agreed.</summary>
    public void PlanHandover(PlannedHandover plan, Actor by, DateTime at, DateOnly on)
    {
        var step = Take(StepUpAction.PlanHandover, by);
        Rule.Check(
        [
            OfOwnUnit(by, "plan handovers"), Case.IsOfHolder(by),
            new(GivenOn is null, $"The family was handed over on {UkDates.Date(GivenOn ?? on)}"),
            .. EndOfWorkRules.Of(plan, on),
        ]);
        (HandoverOn, HandoverFromUs, HandoverFromThem) = (plan.On, plan.FromUs!.Trim(), plan.FromThem!.Trim());
        Move(step, by, at, on, $"Handover planned for {UkDates.Date(plan.On!.Value)}", $"{HandoverFromUs} and {HandoverFromThem}");
    }

    /// <summary>Early Help confirms that the family was handed over, and says how the work ended. It holds the family until social care confirms.</summary>
    public void ConfirmGiven(HandoverGiven given, Actor by, DateTime at, DateOnly on)
    {
        var step = Take(StepUpAction.ConfirmGiven, by);
        Rule.Check(
        [
            OfOwnUnit(by, "confirm handovers"), Case.IsOfHolder(by),
            new(GivenOn is null, $"The family was handed over on {UkDates.Date(GivenOn ?? on)}"),
            new(AnsweredOn is null || given.On >= AnsweredOn, $"Social care accepted on {UkDates.Date(AnsweredOn ?? on)}: the handover was on that day or later", nameof(GivenOn)),
            .. Backdating.Rules(given.On, given.BackdateReason, on, nameof(GivenOn), nameof(given.BackdateReason)),
            .. EndOfWorkRules.Of(given.End, Case),
        ]);
        (GivenOn, GivenBy, GivenById, GivenAt) = (given.On, by.Name, by.StaffId, at);
        (Overall, Summary, FamilyTold, WhyNotTold) = (given.End.Overall, given.End.Summary!.Trim(), given.End.FamilyTold, given.End.FamilyTold == true ? null : Text.Tidy(given.End.WhyNotTold));
        Move(step, by, at, on, $"Handed over on {UkDates.Date(given.On)}", given.BackdateReason is null ? Summary : $"{Summary}\nRecorded later because: {given.BackdateReason}");
    }

    /// <summary>Social care confirms that it holds the family: responsibility passes, and the case closes in the same change.</summary>
    /// <param name="heldBy">Who at social care holds the family.</param>
    /// <param name="by">Who confirms it.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="on">The local day.</param>
    public void Complete(string? heldBy, Actor by, DateTime at, DateOnly on)
    {
        var step = Take(StepUpAction.Complete, by);
        Rule.Check(
            IsSentTo(by), IsNotOfEarlyHelp(by),
            new(GivenOn is not null, "Early Help has not yet confirmed that the family is handed over"),
            Text.Given(heldBy, "Enter who at social care holds the family", nameof(HeldBy)),
            Text.Short(heldBy, LineMaxLength, "Who holds the family", nameof(HeldBy)));
        var to = Holder.SocialCare(SentTo!.Name);
        Case.PassOn(new(Reference, to, ClosureReason.SteppedUp, $"{heldBy!.Trim()}, {to.InWords}", new(Overall, Summary, FamilyTold, WhyNotTold), GivenBy!, GivenById, GivenAt!.Value), by, at, on);
        (CompletedBy, CompletedOn, HeldBy) = (by.Name, on, heldBy.Trim());
        Move(step, by, at, on, "Social care holds the family", $"{HeldBy}, {to.InWords}");
    }

    /// <summary>Reviews it in the list of its month.</summary>
    /// <param name="facts">What the review finds.</param>
    /// <param name="somebodyElseCan">Whether anybody else in the district could review it who neither raised nor agreed it.</param>
    /// <param name="by">Who reviews it.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="on">The local day.</param>
    public void ReviewIt(StepUpReviewFacts facts, bool somebodyElseCan, Actor by, DateTime at, DateOnly on)
    {
        var step = Take(StepUpAction.Review, by);
        var own = IsBy(by.StaffId);
        Rule.Check(
            new(SentOn is not null, "This step-up was never sent"),
            new(Review is null, $"{Review?.By} reviewed this step-up on {UkDates.Date(Review?.On ?? on)}"),
            Case.IsOfHolder(by),
            new(!own || !somebodyElseCan, "You raised or agreed this step-up: another manager of the district reviews it"),
            new(facts.RightThreshold is not null, "Select whether the threshold was right", nameof(facts.RightThreshold)),
            new(facts.Timely is not null, "Select whether it was timely", nameof(facts.Timely)),
            new(facts.Avoidable is not null, "Select whether it could have been avoided", nameof(facts.Avoidable)),
            Text.Short(facts.EarlierSignals, TextMaxLength, "Earlier signals", nameof(facts.EarlierSignals)),
            Text.Given(facts.Learned, "Enter what was learned", nameof(facts.Learned)),
            Text.Short(facts.Learned, TextMaxLength, "What was learned", nameof(facts.Learned)));
        (Review, NotReviewedSince) = (new StepUpReview(facts, own, by, at, on), null);
        Move(step, by, at, on, ReviewedInMonth, Review.IsOwn ? "By who raised or agreed it: nobody else in the district can" : null);
    }

    /// <summary>Whether this person raised, wrote or agreed it.</summary>
    public bool IsBy(long? staffId) => staffId is { } id && (id == RaisedById || id == WrittenById || id == ManagedById);

    private void Answer(string? words, Actor by, DateTime at, DateOnly on) =>
        (AnsweredBy, AnsweredAt, AnsweredOn, AnswerWords) = (by.Name, at, on, Text.Tidy(words));

    // People change posts: who acted for Early Help does not answer themselves for social care.
    private Rule IsNotOfEarlyHelp(Actor by) =>
        new(!IsBy(by.StaffId) && (by.StaffId is null || by.StaffId != GivenById), "You acted on this step-up for Early Help: a colleague in social care must answer it");

    private Rule IsSentTo(Actor by) => new(SentToDistrictId is { } to && by.DistrictId == to, "This step-up was sent to another district");
}
