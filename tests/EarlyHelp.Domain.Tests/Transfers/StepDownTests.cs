using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Documents;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Tests.Cases;
using EarlyHelp.Domain.Transfers;
using static EarlyHelp.Domain.Tests.Transfers.AStepDown;

namespace EarlyHelp.Domain.Tests.Transfers;

public sealed class StepDownTests
{
    [Fact]
    public void From_the_request_social_care_holds_the_family_by_the_ledger()
    {
        var asked = Requested();

        HasOneHolder(asked);
        Assert.Equal((HoldingService.SocialCare, "Ashford", Asked), (asked.Family.Baton!.Service, asked.Family.Baton.Place, asked.Family.Baton.Since));
        Assert.Equal((StepDownState.Requested, "Nadia Karim"), (asked.State, asked.PartnerName));
    }

    [Fact]
    public void A_family_in_one_transfer_can_not_be_asked_for_in_another()
    {
        var family = Walkers();
        Requested(family: family);

        AStepDownRefused.Says(() => Requested(family: family), "The family is in a transfer already, SD-2026-000001: that one ends first");
    }

    [Fact]
    public void A_family_whom_nobody_held_is_held_by_social_care_when_it_asks_again()
    {
        var first = Requested();
        first.Withdraw("Things got worse", Partner, At(Asked), Asked);
        var family = first.Family;
        Assert.Equal(HoldingService.SocialCare, family.Baton!.Service);

        HasOneHolder(Requested(family: family));
        Assert.Equal(1, family.Baton.Number);
    }

    [Fact]
    public void The_whole_way_opens_a_case_with_its_worker_and_passes_responsibility_once()
    {
        var given = Given();
        HasOneHolder(given);

        var opened = Complete(given);

        HasOneHolder(given);
        Assert.Equal((CaseOrigin.StepDown, CaseState.Allocated, Visit, Visit, Visit), (opened.Origin, opened.State, opened.PassedOn, opened.OpenedOn!.Value, opened.AllocatedOn!.Value));
        Assert.Equal((Visit, Visit.AddDays(28), Visit.AddDays(140)), (opened.PlanFrom, opened.PlanBy, opened.EndBy));
        Assert.Equal((701L, 71L, 1), (opened.WorkerId, opened.UnitId, opened.Spells.Count));
        Assert.Same(opened, given.Case);
        Assert.Equal("EHC-2026-000009", given.Family.Baton!.CaseReference);
        Assert.Equal([(4, Visit.AddDays(28)), (12, Visit.AddDays(84))], given.Looks.Select(l => (l.Weeks, l.DueOn)));
    }

    [Fact]
    public void Without_a_worker_the_case_waits_for_its_unit_to_allocate_it()
    {
        var accepted = Accepted();
        accepted.PlanHandover(new(Visit, "Nadia Karim", ACase.Unit1, null, null), Manager, At(PanelDay), PanelDay);
        accepted.ConfirmGiven(Visit, null, Partner, At(Visit), Visit);

        var opened = Complete(accepted);

        Assert.Equal((CaseState.AwaitingAllocation, null, Day.Of("2026-12-07")), (opened.State, opened.AllocatedOn, opened.AllocateBy));
        opened.Allocate(ACase.Sam, 71, 19, null, null, Lead, At(Visit), Visit);
        Assert.Equal(CaseState.Allocated, opened.State);
    }

    [Fact]
    public void A_family_with_an_open_case_goes_on_in_it()
    {
        var open = ACase.Allocated();
        var listed = Listed(Planned(), Requested(family: open.Family));
        listed.Accept(Open(listed.Panel), "Fine", [], Manager, At(PanelDay), PanelDay);
        listed.PlanHandover(Plan(), Manager, At(PanelDay), PanelDay);
        listed.ConfirmGiven(Visit, null, Partner, At(Visit), Visit);

        Assert.Same(open, Complete(listed, Taking(open)));

        Assert.Equal(open.Reference, open.Family.Baton!.CaseReference);
        Assert.Contains(open.Timeline, t => t.What == "Social care stepped the family down");
    }

    [Fact]
    public void Declined_and_withdrawn_leave_social_care_with_the_family()
    {
        var (declined, panel) = AtPanel();
        declined.Decline(panel, "Risk too high", "A child in need plan goes on", Manager, At(PanelDay), PanelDay);
        HasOneHolder(declined);
        Assert.Equal((StepDownState.Declined, PanelDay), (declined.State, declined.EndedOn!.Value));

        foreach (var given in (Func<StepDown>[])[() => Requested(), () => AtPanel().StepDown, () => Accepted(), () => HandoverPlanned(), () => Given()])
        {
            var withdrawn = given();
            withdrawn.Withdraw("Things got worse", Partner, At(Visit), Visit);
            HasOneHolder(withdrawn);
            Assert.Equal(StepDownState.Withdrawn, withdrawn.State);
            Assert.DoesNotContain(withdrawn.Items, i => i.Decision is null);
        }
    }

    [Fact]
    public void Put_off_it_is_on_the_later_panels_agenda_and_is_decided_there()
    {
        var (deferred, panel) = AtPanel();
        var later = Planned(Later);
        deferred.Defer(panel, later, "The school’s report", Manager, At(PanelDay), PanelDay);
        Assert.Equal((StepDownState.Deferred, later, PanelDay), (deferred.State, deferred.Panel!, deferred.HeardOn!.Value));

        deferred.Accept(Open(later), "It came", [], Manager, At(Later), Later);

        Assert.Equal((StepDownState.Accepted, PanelDay, Later), (deferred.State, deferred.HeardOn!.Value, deferred.AcceptedOn!.Value));
        Assert.Equal([PanelDecision.Deferred, PanelDecision.Accepted], deferred.Items.Select(i => i.Decision!.Value));
    }

    [Theory]
    [InlineData(14, false)]
    [InlineData(15, true)]
    public void Not_heard_in_14_days_it_is_late(int days, bool late)
    {
        Assert.Equal(late, Requested().IsLateToPanel(Asked.AddDays(days)));
        Assert.False(Accepted().IsLateToPanel(Asked.AddDays(days)));
    }

    [Fact]
    public void Conditions_are_met_by_the_side_that_has_them()
    {
        var given = Given(Condition(), Condition(TransferSide.EarlyHelp));
        given.MarkMet(1, Visit, "Rang the school", Partner, At(Visit), Visit);
        given.MarkMet(2, Visit, "Saw them", ACasework.Worker, At(Visit), Visit);

        Complete(given);

        Assert.All(given.Conditions, c => Assert.Equal(Visit, c.MetOn));
        Assert.Equal(["Nadia Karim", "Sam Hill"], given.Conditions.Select(c => c.MetBy!));
    }

    [Fact]
    public void A_condition_that_is_due_later_does_not_hold_the_handover_up()
    {
        var given = Given(Condition(due: Visit.AddDays(1)));

        Complete(given);

        given.MarkMet(1, Visit.AddDays(1), "Done", Partner, At(Visit.AddDays(1)), Visit.AddDays(1));
        Assert.False(given.Conditions[0].IsLate(Visit.AddDays(9)));
    }

    [Fact]
    public void Passed_to_a_colleague_only_the_colleague_acts_for_social_care()
    {
        var planned = HandoverPlanned();
        planned.HandToColleague(Tom, 7, "On leave", Partner, At(PanelDay), PanelDay);

        AStepDownRefused.Says(() => planned.ConfirmGiven(Visit, null, Partner, At(Visit), Visit), "Tom Avery holds this step-down in social care: ask them to do it, or to pass it to you");
        planned.ConfirmGiven(Visit, null, Partner2, At(Visit), Visit);
        Assert.Equal("Tom Avery", planned.GivenBy);
    }

    [Fact]
    public void Looked_at_again_after_4_and_12_weeks()
    {
        var completed = Completed();
        var (first, second) = (Visit.AddDays(28), Visit.AddDays(84));
        Assert.Equal(first, completed.LookFrom);

        completed.RecordLook(4, LookResult.Stable, "Doing well", Manager, At(first), first);
        Assert.Equal(second, completed.LookFrom);
        completed.RecordLook(12, LookResult.ClosedWithOutcomes, "Closed", Manager, At(second), second);

        Assert.Null(completed.LookFrom);
        Assert.Equal([LookResult.Stable, LookResult.ClosedWithOutcomes], completed.Looks.Select(l => l.Result!.Value));
    }

    [Fact]
    public void Every_step_writes_from_which_state_to_which_it_led()
    {
        Assert.Equal(
            [(null, "Requested"), ("Requested", "OnAgenda"), ("OnAgenda", "Accepted"), ("Accepted", "HandoverPlanned"), ("HandoverPlanned", "Completed")],
            Completed().Timeline.Where(t => t.ToState is not null).Select(t => (t.FromState, t.ToState!)));
    }

    [Fact]
    public void The_plan_is_held_back_until_it_is_scanned()
    {
        var asked = StepDown.Request(Reference, Walkers(), ACase.Ashford, Facts with { WhyNoPlan = null }, AStepDown.File, true, Partner, At(Asked), Asked);
        Assert.False(asked.Plan!.IsReadable);

        asked.Plan.IsClean(At(Asked));

        Assert.True(asked.Plan.IsReadable);
        Assert.Equal(ScanState.Clean, asked.Plan.Scan);
    }

    [Fact]
    public void Found_to_be_a_known_family_the_offer_goes_along_and_the_holder_stays()
    {
        var known = ACase.Allocated();
        var asked = Requested();
        var made = asked.Family;

        known.Family.TakeResponsibilityOf(made, Manager, At(Asked), Asked);
        asked.IsAbout(known.Family, Manager);

        HasOneHolder(asked);
        Assert.Equal((HoldingService.Universal, null), (made.Baton!.Service, made.Baton.Transfer));

        asked.Family.GiveResponsibilityBack(made, [Reference], [], "Ashford", Manager, At(Asked), Asked);
        Assert.Equal((HoldingService.SocialCare, Reference), (made.Baton.Service, made.Baton.Transfer));
        Assert.Equal((HoldingService.Universal, null), (known.Family.Baton!.Service, known.Family.Baton.Transfer));
    }

    [Fact]
    public void Two_records_in_two_transfers_are_not_joined()
    {
        var one = Requested();
        var other = StepDown.Request("SD-2026-000002", Family.Meet("FAM-000002", "Walker"), ACase.Ashford, Facts, null, false, Partner, At(Asked), Asked);

        AStepDownRefused.Says(() => one.Family.TakeResponsibilityOf(other.Family, Manager, At(Asked), Asked), "Both records are in a transfer, SD-2026-000001 and SD-2026-000002: one of them ends first");
    }
}
