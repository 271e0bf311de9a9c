using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Reviews;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Cases;

/// <summary>Meetings of the team around the family: called with invitations, and called off.</summary>
public sealed partial class EarlyHelpCase
{
    private readonly List<TeamMeeting> meetings = [];

    /// <summary>Meetings that were called, the newest last.</summary>
    public IReadOnlyList<TeamMeeting> Meetings => meetings;

    /// <summary>How many meetings were called.</summary>
    public int MeetingCount { get; private set; }

    /// <summary>Calls a meeting of the team around the family. The caller sends the invitations in the same transaction.</summary>
    public TeamMeeting CallMeeting(MeetingFacts facts, Actor by, DateTime at, DateOnly on)
    {
        Rule.Check([.. MeetingRules(by), .. facts.Rules(on)]);
        var meeting = new TeamMeeting(++MeetingCount, facts, by, at);
        meetings.Add(meeting);
        Remember(by, at, on, $"Meeting of the team called for {UkDates.Date(meeting.MeetsOn)}, {UkDates.Time(meeting.MeetsAt)}", $"Invited: {string.Join(", ", meeting.Guests.Select(g => g.Name))}");
        return meeting;
    }

    /// <summary>Calls a meeting off before it takes place. The caller tells those who were invited.</summary>
    public void CallMeetingOff(TeamMeeting meeting, Actor by, DateTime at, DateOnly on)
    {
        Rule.Check(
        [
            .. MeetingRules(by),
            new(meeting.CalledOffAt is null, "This meeting has been called off already"),
            new(meeting.MeetsOn >= on, $"This meeting was on {UkDates.Date(meeting.MeetsOn)}"),
        ]);
        meeting.CallOff(by, at);
        Remember(by, at, on, $"Meeting of the team on {UkDates.Date(meeting.MeetsOn)} called off");
    }

    private Rule[] MeetingRules(Actor by) =>
    [
        new(by.May(Permission.WorkWithFamily), $"Your role can’t call a meeting of the team. Ask {StateWords.RolesHolding(Permission.WorkWithFamily)}."),
        IsOfHolder(by),
        new(UnitId is not null, "No unit has accepted this family yet"),
        new(ClosedOn is null, "The case is closed"),
    ];
}
