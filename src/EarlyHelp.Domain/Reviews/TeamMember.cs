using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Reviews;

/// <summary>Whether somebody who was invited came.</summary>
public enum TeamAttendance
{
    /// <summary>Came, or joined by telephone or video.</summary>
    Came,

    /// <summary>Sent apologies.</summary>
    Apologies,

    /// <summary>Did not come.</summary>
    DidNotCome,
}

/// <summary>Somebody of the team around the family at a review.</summary>
/// <param name="Name">Who.</param>
/// <param name="Agency">From where.</param>
/// <param name="Attendance">Whether they came.</param>
/// <param name="Contribution">What they reported or do.</param>
public sealed record TeamFacts(string? Name, string? Agency, TeamAttendance? Attendance, string? Contribution = null);

/// <summary>Somebody who was invited to a review: the team around the family.</summary>
public sealed class TeamMember
{
    /// <summary>Longest name or agency.</summary>
    public const int LineMaxLength = 150;

    /// <summary>Longest contribution.</summary>
    public const int TextMaxLength = 4000;

    /// <summary>Most people of one review.</summary>
    public const int Most = 30;

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>Who.</summary>
    public string Name { get; private set; } = "";

    /// <summary>From where.</summary>
    public string? Agency { get; private set; }

    /// <summary>Whether they came.</summary>
    public TeamAttendance Attendance { get; private set; }

    /// <summary>What they reported or do.</summary>
    public string? Contribution { get; private set; }

    private TeamMember()
    {
    }

    internal TeamMember(TeamFacts facts) =>
        (Name, Agency, Attendance, Contribution) = (facts.Name!.Trim(), Text.Tidy(facts.Agency), facts.Attendance!.Value, Text.Tidy(facts.Contribution));

    internal static Rule[] Rules(IReadOnlyList<TeamFacts> team, string field) =>
    [
        new(team.Count <= Most, $"A review has at most {Most} people of the team", field),
        .. team.SelectMany(t => (Rule[])
        [
            Text.Given(t.Name, "Enter the name of each person of the team around the family", field),
            new(t.Attendance is not null, $"Choose whether {Text.Tidy(t.Name) ?? "each person"} came", field),
            Text.Short(t.Name, LineMaxLength, "Name", field),
            Text.Short(t.Agency, LineMaxLength, "Agency", field),
            Text.Short(t.Contribution, TextMaxLength, "What a person contributed", field),
        ]),
    ];
}
