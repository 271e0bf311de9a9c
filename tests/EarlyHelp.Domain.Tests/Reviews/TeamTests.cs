using EarlyHelp.Domain.Reviews;
using EarlyHelp.Domain.Tests.Cases;
using static EarlyHelp.Domain.Tests.Cases.ACasework;

namespace EarlyHelp.Domain.Tests.Reviews;

public sealed class TeamTests
{
    [Fact]
    public void A_review_keeps_who_was_invited_who_came_and_the_minutes()
    {
        var given = Planned();

        given.Review(Held() with { Team = [new(" Helen Marsh ", "School", TeamAttendance.Came, "Breakfast club"), new("Dr Ali", null, TeamAttendance.Apologies)], Minutes = " We talked " },
            Walkers, ACase.Standards, ACase.Calendar, Worker, At(Day0), Day0);

        Assert.Equal([("Helen Marsh", "School", TeamAttendance.Came, "Breakfast club"), ("Dr Ali", null, TeamAttendance.Apologies, null)],
            given.Reviews[0].Team.Select(t => (t.Name, t.Agency, t.Attendance, t.Contribution)));
        Assert.Equal("We talked", given.Reviews[0].Minutes);
    }

    [Theory]
    [InlineData("", "Came", "Enter the name of each person of the team around the family")]
    [InlineData("Helen Marsh", null, "Choose whether Helen Marsh came")]
    public void A_person_of_the_team_has_a_name_and_came_or_not(string name, string? attendance, string sentence) =>
        IsRefused(Planned(), c => c.Review(Held() with { Team = [new(name, null, attendance is null ? null : Enum.Parse<TeamAttendance>(attendance))] },
            Walkers, ACase.Standards, ACase.Calendar, Worker, At(Day0), Day0), sentence);

    [Fact]
    public void Minutes_have_an_end() =>
        IsRefused(Planned(), c => c.Review(Held() with { Minutes = new string('x', PlanReview.MinutesMaxLength + 1) }, Walkers, ACase.Standards, ACase.Calendar, Worker, At(Day0), Day0),
            "Minutes must be 20,000 characters or fewer");
}
