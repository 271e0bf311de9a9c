using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Reviews;
using static EarlyHelp.Domain.Tests.Cases.ACasework;

namespace EarlyHelp.Domain.Tests.Reviews;

public sealed class TeamMeetingTests
{
    private static readonly MeetingFacts Called = new(Day0.AddDays(7), new TimeOnly(14, 0), "St Mary’s school", "sam@demo.example", [new("Helen Marsh", "School", "h@school.example"), new("Gran", null, null)]);

    [Fact]
    public void A_meeting_is_called_with_who_was_invited_and_stands_in_the_timeline()
    {
        var given = Planned();

        var meeting = given.CallMeeting(Called, Worker, At(Day0), Day0);

        Assert.Equal((1, Day0.AddDays(7), "Sam Hill"), (meeting.Number, meeting.MeetsOn, meeting.By));
        Assert.Equal(["h@school.example", null], meeting.Guests.Select(g => g.Email));
        Assert.Equal("Invited: Helen Marsh, Gran", given.Timeline[^1].Detail);
        Assert.True(meeting.IsToCome(Day0.AddDays(7)));
    }

    [Fact]
    public void Each_thing_that_is_missing_or_wrong_is_said()
    {
        IsRefused(Planned(), c => c.CallMeeting(new(null, null, " ", "sam@demo.example", []), Worker, At(Day0), Day0),
            "Enter the day of the meeting", "Enter the time of the meeting", "Enter where the meeting is", "Enter at least one person to invite");
        IsRefused(Planned(), c => c.CallMeeting(Called with { MeetsOn = Day0.AddDays(-1) }, Worker, At(Day0), Day0), "The day of the meeting must be today or later");
        IsRefused(Planned(), c => c.CallMeeting(Called with { Guests = [new(" ", null, "h@school.example"), new("Joan", null, "H@school.example "), new("Kim", null, "kim")] }, Worker, At(Day0), Day0),
            "Enter the name", "Enter each email address once", "Enter an email address in the correct format, like name@example.com");
    }

    [Fact]
    public void Nobody_calls_a_meeting_about_a_closed_case_or_without_working_with_families()
    {
        IsRefused(Closed(), c => c.CallMeeting(Called, Worker, At(Day0), Day0), "The case is closed");
        IsRefused(Planned(), c => c.CallMeeting(Called, Actor.Staff(1, "Priya", Role.TriageOfficer), At(Day0), Day0),
            $"Your role can’t call a meeting of the team. Ask {Workflow.StateWords.RolesHolding(Permission.WorkWithFamily)}.");
    }

    [Fact]
    public void A_meeting_is_called_off_once_and_not_after_its_day()
    {
        var given = Planned();
        var meeting = given.CallMeeting(Called, Worker, At(Day0), Day0);

        IsRefused(given, c => c.CallMeetingOff(meeting, Worker, At(Day0), Day0.AddDays(8)), $"This meeting was on {UkDates.Date(Day0.AddDays(7))}");
        given.CallMeetingOff(meeting, Worker, At(Day0), Day0);

        Assert.False(meeting.IsToCome(Day0));
        IsRefused(given, c => c.CallMeetingOff(meeting, Worker, At(Day0), Day0), "This meeting has been called off already");
    }

    [Fact]
    public void A_meeting_that_outlived_its_case_can_be_called_off()
    {
        var given = Closing();
        var meeting = given.CallMeeting(Called, Worker, At(Day0), Day0);
        given.SignOffClosure(null, Lead, At(Day0), Day0);

        given.CallMeetingOff(meeting, Worker, At(Day0), Day0);

        Assert.False(meeting.IsToCome(Day0));
    }

    [Fact]
    public void What_is_to_come_is_called_off_with_the_ending_and_what_was_held_this_morning_is_not()
    {
        var given = Closing();
        var (held, tonight, later, off) = (Call(Day0, new(0, 1)), Call(Day0, new(23, 59)), Call(Day0.AddDays(7), new(14, 0)), Call(Day0.AddDays(8), new(14, 0)));
        given.CallMeetingOff(off, Worker, At(Day0), Day0);
        IsRefused(given, c => c.CallOffWhatIsToCome(Lead, At(Day0), Day0), "A worker holds this family: its meetings stand until somebody calls them off");
        given.SignOffClosure(null, Lead, At(Day0), Day0);

        Assert.Equal([tonight, later], given.CallOffWhatIsToCome(Lead, At(Day0), Day0));

        Assert.Equal((null, "Lea Marsh", "Lea Marsh", "Sam Hill"), (held.CalledOffBy, tonight.CalledOffBy, later.CalledOffBy, off.CalledOffBy));
        Assert.Empty(given.CallOffWhatIsToCome(Lead, At(Day0), Day0));

        TeamMeeting Call(DateOnly day, TimeOnly time) => given.CallMeeting(Called with { MeetsOn = day, MeetsAt = time }, Worker, At(Day0), Day0);
    }
}
