using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Plans;
using static EarlyHelp.Domain.Tests.Cases.ACasework;

namespace EarlyHelp.Domain.Tests.Cases;

public sealed class FirstContactTests
{
    private static readonly CaseNoteFacts Visit = new(ContactKind.Visit, Day0, "First visit", [Kerry]);

    [Fact]
    public void The_notifier_is_contacted_before_the_family() =>
        IsRefused(ACase.Allocated(), c => c.ContactFamily(Visit, Worker, At(Day0), Day0), "Record your contact with the notifier first, or say why you did not contact them");

    [Fact]
    public void A_reason_stands_for_contact_with_the_notifier()
    {
        var given = ACase.Allocated();
        given.ContactNotifier(new(null, WhyNot: "On long leave"), Worker, At(Day0), Day0);

        given.ContactFamily(Visit, Worker, At(Day0), Day0);

        Assert.Equal((null, "On long leave", Day0), (given.NotifierContactedOn, given.WhyNotifierNotContacted, given.FamilyContactedOn));
        Assert.Single(given.Notes);
    }

    [Fact]
    public void The_family_is_not_contacted_on_a_day_before_the_notifier() =>
        IsRefused(NotifierContacted(), c => c.ContactFamily(Visit with { HappenedOn = Day0.AddDays(-1), BackdateReason = "No signal" }, Worker, At(Day0), Day0),
            "The notifier was contacted on 18 November 2026: contact with the family comes after it");

    [Fact]
    public void Contact_with_the_notifier_needs_a_day_or_a_reason_and_not_both()
    {
        IsRefused(ACase.Allocated(), c => c.ContactNotifier(new(null), Worker, At(Day0), Day0), "Enter the day you contacted the notifier, or say why you did not");
        IsRefused(ACase.Allocated(), c => c.ContactNotifier(new(Day0, WhyNot: "Away"), Worker, At(Day0), Day0), "Enter the day or the reason, not both");
        IsRefused(NotifierContacted(), c => c.ContactNotifier(new(Day0), Worker, At(Day0), Day0), "Contact with the notifier is recorded already, on 18 November 2026: write a note for what came after");
    }

    [Theory]
    [InlineData(1, null, "The date must be today or in the past")]
    [InlineData(-1, null, "Say why this is recorded later than it happened")]
    [InlineData(-29, "Was ill", "The date must be in the last 28 days")]
    public void First_contact_is_dated_as_notes_are(int days, string? reason, string sentence)
    {
        IsRefused(ACase.Allocated(), c => c.ContactNotifier(new(Day0.AddDays(days), BackdateReason: reason), Worker, At(Day0), Day0), sentence);
        Assert.Equal(Day0.AddDays(-28), ACase.Allocated().With(c => c.ContactNotifier(new(Day0.AddDays(-28), BackdateReason: "Was ill"), Worker, At(Day0), Day0)).NotifierContactedOn);
    }

    [Fact]
    public void First_contact_says_who_was_spoken_with() =>
        IsRefused(NotifierContacted(), c => c.ContactFamily(Visit with { SeenPersonIds = [] }, Worker, At(Day0), Day0), "Choose who of the family you spoke with");

    [Fact]
    public void A_visit_note_is_the_first_contact_when_the_notifier_was_contacted_before()
    {
        Assert.Equal(Day0, NotifierContacted().With(c => c.WriteNote(Visit, Worker, At(Day0), Day0)).FamilyContactedOn);
    }

    [Fact]
    public void One_save_of_a_visit_keeps_words_actions_and_the_next_visit()
    {
        var given = Planned(Plan(null, Outcome("School"), Outcome("Bedtime")));
        var (one, two) = (given.Actions[0].Agreed.Number, given.Actions[1].Agreed.Number);

        given.WriteNote(Visit with
        {
            Words = [new(Leo, "I got up on my own")],
            Actions = [new(one, ActionStatus.Done), new(two, ActionStatus.Open, Day0.AddDays(30), "Gran is away")],
            NextVisitOn = Day0.AddDays(7),
        }, Worker, At(Day0), Day0);

        Assert.Equal([(ActionStatus.Done, Day0.AddDays(14)), (ActionStatus.Open, Day0.AddDays(30))], given.Actions.Select(a => (a.Status, a.DueOn)));
        Assert.Equal(("I got up on my own", given.Notes[^1]), (given.Voices[^1].OwnWords, given.Voices[^1].Note));
        Assert.Equal((Day0.AddDays(7), Day0), (given.NextVisitOn, given.LastWordsOn));
    }

    [Fact]
    public void A_note_refuses_what_a_worker_can_t_have_meant()
    {
        IsRefused(Planned(), c => c.WriteNote(Visit with { NextVisitOn = Day0.AddDays(-1) }, Worker, At(Day0), Day0), "The next visit must be today or later");
        IsRefused(Planned(), c => c.WriteNote(Visit with { Words = [new(Leo, " ")] }, Worker, At(Day0), Day0), "Enter what the child said, or leave the child out");
        IsRefused(Planned(), c => c.WriteNote(Visit with { Actions = [new(9, ActionStatus.Done)] }, Worker, At(Day0), Day0), "Choose an action of the plan");
        IsRefused(Planned(), c => c.WriteNote(Visit with { Actions = [new(1, ActionStatus.Open, Day0.AddDays(9))] }, Worker, At(Day0), Day0), "Say why the date moves");
        IsRefused(Planned(), c => c.WriteNote(Visit with { Actions = [new(1, ActionStatus.NotDone)] }, Worker, At(Day0), Day0), "Say why it is not done");
    }

    [Fact]
    public void A_correction_is_a_new_note_and_the_original_stays()
    {
        var given = FamilyContacted();
        var original = given.Notes[0];
        var later = Day0.AddDays(40);

        var correction = given.CorrectNote(original, Visit with { Text = "Gran was there too" }, "Gran was left out", Worker, At(later), later);

        Assert.Equal(("First visit", 2, original, Day0), (original.Text, given.Notes.Count, correction.Corrects, correction.HappenedOn));
        IsRefused(given, c => c.CorrectNote(original, Visit, "Again", Worker, At(later), later), "This note has been corrected already: correct the newer one");
        IsRefused(given, c => c.CorrectNote(correction, Visit, " ", Worker, At(later), later), "Say what was wrong");
    }
}
