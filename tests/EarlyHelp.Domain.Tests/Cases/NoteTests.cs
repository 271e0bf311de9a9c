using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Tests.Cases;

public sealed class NoteTests
{
    private static readonly Actor Worker = ACase.Person(Role.UnitWorker);

    [Theory]
    [InlineData(0, null, null)]
    [InlineData(1, null, "The date must be today or in the past")]
    [InlineData(-1, null, "Say why this is recorded later than it happened")]
    [InlineData(-1, "No signal in the car", null)]
    [InlineData(-28, "Was ill", null)]
    [InlineData(-29, "Was ill", "The date must be in the last 28 days")]
    public void A_note_is_of_today_or_of_the_last_28_days_with_a_reason(int daysAfter, string? reason, string? refusal)
    {
        var given = ACasework.NotifierContacted();

        var refused = Record.Exception(() => given.WriteNote(new(ContactKind.Visit, ACase.Passed.AddDays(daysAfter), "Seen at home", [], reason), Worker, ACase.At, ACase.Passed));

        Assert.Equal(refusal, refused?.Message);
        Assert.Equal(refusal is null ? 1 : 0, given.Notes.Count);
    }

    [Fact]
    public void A_note_keeps_the_day_it_happened_and_the_instant_it_was_recorded()
    {
        var given = ACasework.NotifierContacted();

        var note = given.WriteNote(new(ContactKind.Call, ACase.Passed.AddDays(-3), "Rang mother", [5, 5, 6], "Was away"), Worker, ACase.At, ACase.Passed);

        Assert.Equal((ACase.Passed.AddDays(-3), ACase.At), (note.HappenedOn, note.RecordedAt));
        Assert.Equal([5, 6], note.Seen.Select(s => s.PersonId));
        Assert.Equal((ACase.Passed.AddDays(-3), ACase.At), (given.Timeline[^1].HappenedOn, given.Timeline[^1].At));
    }

    [Fact]
    public void A_backdated_note_does_not_take_the_place_of_a_newer_one()
    {
        var given = ACasework.NotifierContacted();
        given.WriteNote(new(ContactKind.Visit, ACase.Passed, "Today", []), Worker, ACase.At, ACase.Passed);

        given.WriteNote(new(ContactKind.Call, ACase.Passed.AddDays(-5), "Before", [], "Was away"), Worker, ACase.At, ACase.Passed);

        Assert.Equal(ACase.Passed, given.LastNoteOn);
    }

    [Fact]
    public void An_empty_note_is_refused() =>
        Assert.Equal("Enter the note", Assert.Throws<RulesBrokenException>(() =>
            ACasework.NotifierContacted().WriteNote(new(ContactKind.Note, ACase.Passed, " ", []), Worker, ACase.At, ACase.Passed)).Message);
}
