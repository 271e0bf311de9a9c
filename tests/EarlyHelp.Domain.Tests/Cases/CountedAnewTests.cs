using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Assessments;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Plans;
using static EarlyHelp.Domain.Tests.Cases.ACasework;

namespace EarlyHelp.Domain.Tests.Cases;

/// <summary>What a case keeps from its notes, scores and versions stays right when one of them is put right, returned or typed by hand.</summary>
public sealed class CountedAnewTests
{
    [Fact]
    public void Contact_with_the_family_is_not_noted_before_the_notifier_was_contacted()
    {
        const string Sentence = "Record your contact with the notifier before contact with the family, or say why you did not contact them: go to First contact";
        IsRefused(ACase.Allocated(), c => c.WriteNote(new(ContactKind.Visit, Day0, "Nobody in", []), Worker, At(Day0), Day0), Sentence);
        IsRefused(ACase.Allocated(), c => c.WriteNote(new(ContactKind.Call, Day0, "Rang Kerry", [Kerry]), Worker, At(Day0), Day0), Sentence);
        ACase.Allocated().WriteNote(new(ContactKind.Call, Day0, "Rang the school", []), Worker, At(Day0), Day0);
        ACase.Allocated().WriteNote(new(ContactKind.Note, Day0, "Kerry wrote to the office", [Kerry]), Worker, At(Day0), Day0);
        // Whoever rings before a worker holds the case is written down, and is no first contact.
        var early = ACase.Accepted().With(c => c.WriteNote(new(ContactKind.Call, Day0, "Kerry rang us", [Kerry]), Lead, At(Day0), Day0));
        Assert.Null(early.FamilyContactedOn);
    }

    [Fact]
    public void A_first_contact_that_was_none_is_taken_back_by_the_correction()
    {
        var given = FamilyContacted();

        given.CorrectNote(given.Notes[0], new(ContactKind.Note, Day0, "It was the neighbour", []), "I mixed them up", Worker, At(Day0), Day0);

        Assert.Null(given.FamilyContactedOn);
        IsRefused(given, c => c.BeginAssessment(AssessmentKind.Full, Worker, At(Day0), Day0), "Record the first contact with the family before you assess");
    }

    [Fact]
    public void A_day_that_is_put_right_counts_as_the_newest_note_no_more()
    {
        var later = Day0.AddDays(10);
        var given = FamilyContacted();
        given.WriteNote(new(ContactKind.Visit, later, "Visit", [Kerry]), Worker, At(later), later);

        given.CorrectNote(given.Notes[^1], new(ContactKind.Visit, later.AddDays(-4), "Visit", [Kerry], "Wrong day"), "Wrong day", Worker, At(later), later);

        Assert.Equal((later.AddDays(-4), Day0), (given.LastNoteOn, given.FamilyContactedOn));
    }

    [Fact]
    public void The_next_visit_is_over_once_it_was_made_and_an_old_note_written_late_does_not_move_it()
    {
        var given = FamilyContacted();
        var (first, second) = (Day0.AddDays(7), Day0.AddDays(14));
        given.WriteNote(new(ContactKind.Visit, Day0, "Visit", [Kerry]) { NextVisitOn = first }, Worker, At(Day0), Day0);
        given.WriteNote(new(ContactKind.Call, Day0.AddDays(3), "Call", []), Worker, At(Day0.AddDays(3)), Day0.AddDays(3));
        Assert.Equal(first, given.NextVisitOn);
        given.WriteNote(new(ContactKind.Visit, first, "Visit", [Kerry]), Worker, At(first), first);
        Assert.Null(given.NextVisitOn);
        given.WriteNote(new(ContactKind.Visit, first, "Visit", [Kerry]) { NextVisitOn = second }, Worker, At(first), first);

        given.WriteNote(new(ContactKind.Call, Day0.AddDays(1), "Forgotten", [], "Forgot") { NextVisitOn = first.AddDays(1) }, Worker, At(first), first);

        Assert.Equal(second, given.NextVisitOn);
    }

    [Fact]
    public void A_returned_version_does_not_take_away_the_goals_of_the_plan()
    {
        var given = Submitted().With(c => c.AgreePlan(Plan(), Walkers, ACase.Standards, ACase.Calendar, Worker, At(Day0), Day0));
        given.ReturnAssessment(["Where is Leo’s father?"], Lead, At(Day0), Day0);

        given.ChangePlan(Plan(null, Outcome("Leo is at school every day", null, 1, 1)) with { WhatChanged = "Gran is ill" }, Walkers, Worker, At(Day0), Day0);
        given.Review(Held() with { Scores = [new(1, Score(ScaleVoice.Worker, 5))] }, Walkers, ACase.Standards, ACase.Calendar, Worker, At(Day0), Day0);

        Assert.Equal((2, 1), (given.Plans.Count, given.Reviews.Count));
    }

    [Fact]
    public void Voices_far_apart_end_with_the_goal_with_the_person_and_with_time()
    {
        var wide = Content() with { Pairs = [new(1, "Leo may stop going to school", "Leo is at school", [Score(ScaleVoice.Worker, 2), Score(ScaleVoice.FamilyMember, 8)])] };
        var given = FamilyContacted().With(c =>
        {
            c.BeginAssessment(AssessmentKind.Full, Worker, At(Day0), Day0);
            c.WriteAssessment(wide, Walkers, Worker, At(Day0), Day0);
            c.SubmitAssessment(Walkers, Worker, At(Day0), Day0);
        });
        Assert.Equal(6, given.WidestGap);
        given.AuthoriseAssessment(LeadsAnalysis, Lead, At(Day0), Day0);
        given.AgreePlan(Plan(), Walkers, ACase.Standards, ACase.Calendar, Worker, At(Day0), Day0);
        Assert.Empty(ScaleGap.Of(given.CurrentScores(new([.. Walkers.Members.Where(m => m.PersonId != Kerry)]))));

        given.BeginAssessment(AssessmentKind.Full, Worker, At(Day0), Day0);
        var other = Content() with { Pairs = [new(0, "Ava may be left alone", "Ava is looked after", [Score(ScaleVoice.Worker, 5), Score(ScaleVoice.FamilyMember, 6)])] };
        given.WriteAssessment(other, Walkers, Worker, At(Day0), Day0);
        given.SubmitAssessment(Walkers, Worker, At(Day0), Day0);

        Assert.Equal((0, 2), (given.WidestGap, given.Assessment!.Content.Pairs[0].Number));
    }

    [Fact]
    public void A_number_of_a_goal_that_the_case_never_gave_gets_a_new_one()
    {
        var given = FamilyContacted().With(c => c.BeginAssessment(AssessmentKind.Full, Worker, At(Day0), Day0));

        given.WriteAssessment(Content() with { Pairs = [new(int.MaxValue, "Danger", "Goal", [])] }, Walkers, Worker, At(Day0), Day0);

        Assert.Equal(1, given.Assessment!.Content.Pairs[0].Number);
    }

    [Fact]
    public void A_row_is_about_somebody_of_the_family_and_its_lines_are_short()
    {
        var given = FamilyContacted().With(c => c.BeginAssessment(AssessmentKind.Full, Worker, At(Day0), Day0));
        IsRefused(given, c => c.WriteAssessment(Content() with { Rows = [new(RowKind.Harm, "Hit", 999)] }, Walkers, Worker, At(Day0), Day0), "Choose whom of the family a row is about");
        IsRefused(given, c => c.WriteAssessment(Content() with { Rows = [new(RowKind.Harm, "Hit", Leo, new('x', 501))] }, Walkers, Worker, At(Day0), Day0), "When it happened must be 500 characters or fewer");
    }

    [Fact]
    public void How_it_was_at_the_start_stays_in_every_version_of_the_plan() => IsRefused(
        Planned(), c => c.ChangePlan(Plan(null, Outcome("Leo is at school every day", null, 1, 1) with { BaselineScore = 1 }) with { WhatChanged = "Looks better" }, Walkers, Worker, At(Day0), Day0),
        "Outcome 1: how it was at the start was scored 3 and stays, so that everybody can see what has changed");

    [Fact]
    public void An_action_is_due_within_a_year()
    {
        var outcome = Outcome("Leo is at school every day");
        IsRefused(Authorised(), c => c.AgreePlan(Plan(null, outcome with { Actions = [outcome.Actions[0] with { DueOn = Day.Of("9999-12-31") }] }), Walkers, ACase.Standards, ACase.Calendar, Worker, At(Day0), Day0),
            "Outcome 1, action 1: the date must be within a year, by 18 November 2027");
        IsRefused(Planned(), c => c.UpdateAction(new(1, ActionStatus.Open, Day.Of("9999-12-31"), "Later"), Worker, At(Day0), Day0), "The new date of an action must be within a year");
    }

    [Fact]
    public void A_reason_for_not_contacting_the_notifier_stays_when_the_notifier_is_reached_later()
    {
        var given = ACase.Allocated().With(c => c.ContactNotifier(new(null, WhyNot: "On leave until Monday"), Worker, At(Day0), Day0));

        given.ContactNotifier(new(Day0, "Spoke at last"), Worker, At(Day0), Day0);

        Assert.Equal((Day0, "On leave until Monday"), (given.NotifierContactedOn, given.WhyNotifierNotContacted));
    }

    [Fact]
    public void A_case_is_not_reopened_beside_another_open_case_of_the_family() => IsRefused(
        Closed(), c => c.Reopen("Same worries", 71, true, "EHC-2026-000009", Manager, At(Day0), Day0), "The family has another open case, EHC-2026-000009: the work goes on there");

    [Fact]
    public void A_case_whose_unit_has_ended_is_reopened_to_its_district_which_accepts_it_without_a_new_clock()
    {
        var given = ACase.WithoutUnit(CaseState.PlanActive);
        Assert.Equal(((long?)null, CaseState.PlanActive), (given.UnitId, given.State));
        Assert.Equal(Role.DistrictManager, given.WhoActs(Day0)[0].Role);
        var end = given.EndBy;
        var later = Day0.AddDays(5);

        given.Accept(ACase.Unit2, 3, null, ACase.Standards, ACase.Calendar, Manager, At(later), later);

        Assert.Equal((72L, end, Day0), (given.UnitId!.Value, given.EndBy, given.OpenedOn));
    }

    [Fact]
    public void A_document_for_the_staff_of_the_case_is_not_named_in_the_history()
    {
        var given = Planned();
        var kept = new Domain.Documents.KeptFile("refuge.pdf", "application/pdf", 100, "a", "k");

        given.AddDocument(new(Domain.Documents.DocumentType.Letter, "Address of the refuge", Domain.Documents.DocumentAudience.StaffOfTheCase), kept, false, Worker, At(Day0), Day0);
        given.TakeDocumentAway(given.Documents[0], "Kerry has moved on from the refuge", Worker, At(Day0), Day0);

        Assert.DoesNotContain(given.Timeline, t => t.What.Contains("refuge", StringComparison.Ordinal) || t.Detail?.Contains("refuge", StringComparison.Ordinal) == true);
    }
}
