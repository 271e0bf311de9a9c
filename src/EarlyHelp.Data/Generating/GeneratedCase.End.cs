using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Feedback;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Plans;
using EarlyHelp.Domain.Transfers;

namespace EarlyHelp.Data.Generating;

/// <summary>How it ends: closed and asked after, or stepped up to social care.</summary>
internal sealed partial class GeneratedCase
{
    // Closures with a plan that reach what was agreed, so that 81.5 % of all do.
    private const double Achieves = 0.975;

    private void Propose(bool isShort)
    {
        if (Record.ClosedOn is not null)
            return;
        ContactFamily();
        var good = !isShort && chance.Is(Achieves, nameof(Achieves), story.Today);
        var reason = good ? ClosureReason.Achieved : isShort && chance.Is(0.06) ? ClosureReason.OpenedInError : chance.One(Flows.PoorEnds);
        Record.ProposeClosure(EndingOn(story.Today, good, reason), People, Worker, story.Now, story.Today);
        story.After(chance.Between(1, 3), 10, () => SignOff(reason));
    }

    private void SignOff(string reason)
    {
        Record.SignOffClosure(Told("Good work. {child} was heard from the first week on."), Lead, story.Now, story.Today);
        family.SeeBaton();
        var closed = Record.ClosedOn!.Value;
        if (Record.Closure!.Feedback == FeedbackOffer.Invited)
            Invite(closed);
        if (!ClosureReason.Of(reason)!.IsFollowedUp)
            return;
        foreach (var asked in Record.FollowUps.ToList())
        {
            if (chance.Is(0.9))
                story.On(asked.DueOn.AddDays(chance.Between(-5, 12)), 11, () => FollowUp(asked, chance.One((0.7, FollowUpResult.Lasted), (0.2, FollowUpResult.PartlyLasted), (0.1, FollowUpResult.DidNotLast))));
            else
                story.On(asked.DueOn.AddDays(chance.Between(15, 45)), 11, () => FollowUp(asked, FollowUpResult.NotReached));
        }
    }

    private void FollowUp(FollowUp asked, FollowUpResult result) => Record.RecordFollowUp(
        new(asked.Months, story.Today, result, result == FollowUpResult.NotReached ? "Rang three times on different days, and wrote." : Told("Rang {mother}. School goes well, and the chart still hangs on the fridge.")), Worker, story.Now, story.Today);

    private void Invite(DateOnly on)
    {
        var invitation = history.Keys.Keep(FeedbackInvitation.Invite(Record.Id, Record.ClosureCount, mother.PersonId, mother.IsChild, on));
        invitation.MakeLink(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Record.Id:x64}"), on);
        var answered = on.AddDays(chance.Between(2, 30));
        if (chance.Is(0.45) && answered < history.LastDay)
        {
            invitation.Answer(new()
            {
                Listened = chance.One(Enum.GetValues<FeedbackAnswer>()), Understood = chance.One(Enum.GetValues<FeedbackAnswer>()), Difference = chance.One(Enum.GetValues<FeedbackAnswer>()),
                HowNow = chance.Between(4, 9), Helped = "That somebody came each week.",
            }, history.At(answered, 19), answered);
        }

        history.Finish(invitation);
    }

    private ClosureFacts EndingOn(DateOnly on, bool good, string reason)
    {
        var code = ClosureReason.Of(reason)!;
        var overall = Record.Plan is null ? OverallOutcome.NotApplicable : good ? chance.Is(0.6) ? OverallOutcome.All : OverallOutcome.Most : OverallOutcome.Some;
        var offer = !code.OffersFeedback ? (FeedbackOffer?)null : chance.One((0.62, FeedbackOffer.Invited), (0.38, FeedbackOffer.Declined));
        return new()
        {
            Reason = reason, WhoGoesOn = code.WhoGoesOn is null ? null : "The children’s centre in the town, which knows the family", Overall = overall,
            Results = Record.Plan?.Outcomes.Select((o, i) => (o.Number, Result: overall == OverallOutcome.All || i == 0 ? OutcomeResult.Achieved : OutcomeResult.Partly)).ToDictionary(r => r.Number, r => r.Result) ?? [],
            Actions = [.. Record.Actions.Where(a => a.IsOpen).Select(a => new ActionStep(a.Agreed.Number, good ? ActionStatus.Done : ActionStatus.NoLongerNeeded, null, "As the work ends"))],
            ExitStrategy = code.NeedsExit ? Told("{mother} rings the school when a week is bad. The neighbour goes on helping.") : null,
            AgreedByPersonIds = code.FamilyAgrees ? [mother.PersonId] : [], AgreedWithOthers = code.FamilyAgrees ? "The school" : null,
            NotifierToldOn = on, Feedback = offer, InvitedPersonIds = offer == FeedbackOffer.Invited ? [mother.PersonId] : [],
            FamilysView = Told("{mother} says thank you, and that it is enough now."), Summary = Told("{child} is better off than before. What could be done together is done."),
        };
    }

    private void StepUp()
    {
        if (Record.ClosedOn is not null)
            return;
        var district = family.Place.District;
        var raised = Domain.Transfers.StepUp.Raise(history.Next("SU", story.Today), Record, new()
        {
            ChildIds = [child.PersonId], WhatChanged = Told("{child} came to school with a bruise on the arm and said that it happened at home."), Harm = Told("{child} has been hit at least once."),
            Danger = Told("{child} may be hurt again, and worse."), Evidence = "The deputy head teacher saw the bruise and wrote down the words.", FamilyInformed = true,
            FamilySays = "The mother knows that we ask, and is frightened of what follows.", IsImmediate = false,
        }, People, history.Standards, history.Calendar, Worker, story.Now, story.Today);
        family.SeeBaton();
        story.After(0, 12, () => raised.Agree(district, "We have tried what we can, and the children are not safe enough.", history.Standards, history.Calendar, Lead, story.Now, story.Today));
        story.After(chance.Is(0.9) ? 1 : 3, 11, () => Answer(raised, district, chance.One(family.Place.SocialCare)));
    }

    private void Answer(StepUp raised, District district, Colleague partner)
    {
        if (raised.State != StepUpState.Sent)
            return;
        // The manager's start page names those that wait: hardly one is forgotten.
        if (chance.Is(0.998))
            story.After(20, 15, () => raised.ReviewIt(new(ThresholdView.Yes, true, false, "The school rang twice in the weeks before.", "When a school rings twice, we visit in the same week."), somebodyElseCan: true, family.Place.Manager.As, story.Now, story.Today));
        if (chance.Is(Flows.Declined, nameof(Flows.Declined)))
        {
            raised.Decline("This does not reach our threshold: the mother works with you.", "Ask for the drugs and alcohol service, and ring us if it happens again.", partner.As, story.Now, story.Today);
            story.After(8, 14, () => Propose(isShort: Record.Plan is null));
            return;
        }

        raised.Accept($"{partner.Person.Name}, {district.Name}", "We see the family together.", partner.As, story.Now, story.Today);
        story.After(1, 14, () => raised.PlanHandover(new(story.Today, Worker.Name, partner.Person.Name), Worker, story.Now, story.Today));
        story.After(3, 16, () => raised.ConfirmGiven(
            new(story.Today, null, new(Record.PlanCount == 0 ? OverallOutcome.NotApplicable : OverallOutcome.Some, "What could be done at home was begun. The family met who comes from now on.", true, null)), Worker, story.Now, story.Today));
        story.After(5, 10, () =>
        {
            raised.Complete(partner.Person.Name, partner.As, story.Now, story.Today);
            family.SeeBaton();
        });
    }
}
