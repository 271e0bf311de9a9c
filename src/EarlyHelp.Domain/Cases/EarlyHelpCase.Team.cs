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
        Rule.Check([.. MeetingRules(by), new(ClosedOn is null, "The case is closed"), .. facts.Rules(on)]);
        var meeting = new TeamMeeting(++MeetingCount, facts, by, at);
        meetings.Add(meeting);
        Remember(by, at, on, $"Meeting of the team called for {UkDates.Date(meeting.MeetsOn)}, {UkDates.Time(meeting.MeetsAt)}", $"Invited: {string.Join(", ", meeting.Guests.Select(g => g.Name))}");
        return meeting;
    }

    /// <summary>Calls a meeting off before it takes place, also when the case has closed since. The caller tells those who were invited.</summary>
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

    /// <summary>
    /// Calls off what is still to come when nobody is left who would hold it: the case has closed, or another district holds it and allocates
    /// it anew. Part of that change, so it asks for no permission of its own. The caller tells those who were invited, in the same transaction.
    /// </summary>
    /// <returns>The meetings that are called off.</returns>
    public IReadOnlyList<TeamMeeting> CallOffWhatIsToCome(Actor by, DateTime at, DateOnly on)
    {
        Rule.Check(new Rule(ClosedOn is not null || WorkerId is null, "A worker holds this family: its meetings stand until somebody calls them off"));
        // One of this morning has been held: often it is the one that agreed the ending.
        var now = UkTime.ToLocal(at);
        List<TeamMeeting> toCome = [.. Loaded(meetings, MeetingCount).Where(m => m.CalledOffAt is null && m.MeetsOn.ToDateTime(m.MeetsAt) > now)];
        foreach (var meeting in toCome)
        {
            meeting.CallOff(by, at);
            Remember(by, at, on, $"Meeting of the team on {UkDates.Date(meeting.MeetsOn)} called off");
        }

        return toCome;
    }

    private Rule[] MeetingRules(Actor by) =>
    [
        new(by.May(Permission.WorkWithFamily), $"Your role can’t call a meeting of the team. Ask {StateWords.RolesHolding(Permission.WorkWithFamily)}."),
        IsOfHolder(by),
        new(UnitId is not null, "No unit has accepted this family yet"),
    ];
}
