using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Assessments;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Plans;
using static EarlyHelp.Domain.Tests.Cases.ACasework;

namespace EarlyHelp.Domain.Tests.Cases;

/// <summary>Whoever had a hand in it does not answer it, and somebody who may is always asked.</summary>
public sealed class FourEyesTests
{
    private static readonly Actor OtherLead = Actor.Staff(802, "Pat Lund", Role.UnitLead) with { UnitId = 71, DistrictId = 7 };

    private static EarlyHelpCase LeadWrote() => FamilyContacted().With(c =>
    {
        c.BeginAssessment(AssessmentKind.Full, Worker, At(Day0), Day0);
        c.WriteAssessment(Content(), Walkers, Lead, At(Day0), Day0);
        c.WriteAssessment(Content(), Walkers, Worker, At(Day0), Day0);
        c.SubmitAssessment(Walkers, Worker, At(Day0), Day0);
    });

    [Fact]
    public void A_lead_who_wrote_a_part_does_not_authorise_it_although_the_worker_submitted_it()
    {
        const string Sentence = "You wrote on this assessment: another lead or the district manager looks at it";
        IsRefused(LeadWrote(), c => c.AuthoriseAssessment(LeadsAnalysis, Lead, At(Day0), Day0), Sentence);
        IsRefused(LeadWrote(), c => c.ReturnAssessment(["More"], Lead, At(Day0), Day0), Sentence);
        LeadWrote().AuthoriseAssessment(LeadsAnalysis, OtherLead, At(Day0), Day0);
    }

    [Fact]
    public void What_the_lead_wrote_goes_to_the_district_manager() =>
        Assert.Contains(new ActsNext(Role.DistrictManager, "Authorise the assessment or return it"), LeadWrote().WhoActs(Day0));

    [Fact]
    public void A_version_that_goes_on_from_a_returned_one_is_still_of_its_writers_and_one_after_an_authorised_is_not()
    {
        var given = LeadWrote().With(c => c.ReturnAssessment(["More"], Manager, At(Day0), Day0));
        given.BeginAssessment(AssessmentKind.Full, Worker, At(Day0), Day0);
        given.SubmitAssessment(Walkers, Worker, At(Day0), Day0);
        IsRefused(given, c => c.AuthoriseAssessment(LeadsAnalysis, Lead, At(Day0), Day0), "You wrote on this assessment: another lead or the district manager looks at it");

        given.AuthoriseAssessment(LeadsAnalysis, Manager, At(Day0), Day0);
        given.BeginAssessment(AssessmentKind.Full, Worker, At(Day0), Day0);
        given.SubmitAssessment(Walkers, Worker, At(Day0), Day0);
        given.AuthoriseAssessment(LeadsAnalysis, Lead, At(Day0), Day0);
    }

    [Fact]
    public void A_closure_that_the_lead_proposed_is_signed_off_by_the_district_manager()
    {
        var given = Planned().With(c => c.ProposeClosure(Ending(), Walkers, Lead, At(Day0), Day0));

        Assert.Equal(new ActsNext(Role.DistrictManager, "Sign off the closure or return it"), given.WhoActs(Day0)[0]);
        given.SignOffClosure(null, Manager, At(Day0), Day0);
    }

    [Fact]
    public void A_family_of_a_worker_who_has_left_waits_for_the_lead() =>
        Assert.Equal(new ActsNext(Role.UnitLead, "Give it to another worker: Sam Hill no longer works in the unit"), Planned().WhoActs(Day0, holderHasLeft: true)[0]);

    [Fact]
    public void When_a_closure_is_returned_the_actions_it_ended_are_open_again_and_those_done_stay_done()
    {
        var plan = Plan(null, Outcome("Leo is at school every day"), new OutcomeFacts("Kerry sleeps", "4 hours", 2, "Her diary", "7 hours", [new("Kerry asks for day shifts", ActionOwner.FamilyMember, Kerry, null, Day0.AddDays(20))]));
        var ending = Ending() with
        {
            Results = new Dictionary<int, OutcomeResult> { [1] = OutcomeResult.Achieved, [2] = OutcomeResult.Partly },
            Overall = OverallOutcome.Most,
            Actions = [new(1, ActionStatus.Done), new(2, ActionStatus.CarriedOn, Note: "Her manager")],
        };
        var given = Planned(plan).With(c => c.UpdateAction(new(2, ActionStatus.InProgress), Worker, At(Day0), Day0));
        given.ProposeClosure(ending, Walkers, Worker, At(Day0), Day0);
        Assert.DoesNotContain(given.Actions, a => a.IsOpen);

        given.ReturnClosure("What about the school?", Lead, At(Day0), Day0);

        Assert.Equal([ActionStatus.Done, ActionStatus.InProgress], given.Actions.Select(a => a.Status));
        given.UpdateAction(new(2, ActionStatus.Done), Worker, At(Day0), Day0);
    }
}
