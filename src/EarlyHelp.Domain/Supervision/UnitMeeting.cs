using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Supervision;

/// <summary>A weekly meeting of a unit that was held: who came, what was on its agenda and what was decided. Never changed.</summary>
public sealed class UnitMeeting
{
    /// <summary>Longest list of who came.</summary>
    public const int AttendedMaxLength = 500;

    /// <summary>Longest decisions.</summary>
    public const int DecisionsMaxLength = 8000;

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The unit.</summary>
    public long UnitId { get; private set; }

    /// <summary>The day.</summary>
    public DateOnly HeldOn { get; private set; }

    /// <summary>Who came.</summary>
    public string Attended { get; private set; } = "";

    /// <summary>What was decided.</summary>
    public string Decisions { get; private set; } = "";

    /// <summary>How many families were on the agenda when it was recorded.</summary>
    public int FamiliesOnAgenda { get; private set; }

    /// <summary>Who recorded it.</summary>
    public string By { get; private set; } = "";

    /// <summary>When it was recorded (UTC).</summary>
    public DateTime At { get; private set; }

    private UnitMeeting()
    {
    }

    /// <summary>Records a meeting that was held.</summary>
    public static UnitMeeting Held(long unitId, MeetingFacts facts, int familiesOnAgenda, Actor by, DateTime at, DateOnly on)
    {
        Rule.Check(
            new(by.May(Permission.Supervise), $"Your role can’t record a unit meeting. Ask {StateWords.RolesHolding(Permission.Supervise)}."),
            new(by.Role != Role.UnitLead || by.UnitId == unitId, "You can record the meetings of your own unit only"),
            new(facts.HeldOn <= on, "The date must be today or in the past", nameof(facts.HeldOn)),
            new(facts.HeldOn >= on.AddDays(-Cases.EarlyHelpCase.BackdateDays), $"The date must be in the last {Cases.EarlyHelpCase.BackdateDays} days", nameof(facts.HeldOn)),
            Text.Given(facts.Attended, "Enter who came", nameof(facts.Attended)),
            Text.Short(facts.Attended, AttendedMaxLength, "Who came", nameof(facts.Attended)),
            Text.Given(facts.Decisions, "Enter what you decided", nameof(facts.Decisions)),
            Text.Short(facts.Decisions, DecisionsMaxLength, "What you decided", nameof(facts.Decisions)));
        return new()
        {
            UnitId = unitId, HeldOn = facts.HeldOn, Attended = facts.Attended!.Trim(), Decisions = facts.Decisions!.Trim(), FamiliesOnAgenda = familiesOnAgenda, By = by.Name, At = at,
        };
    }
}

/// <summary>What is recorded of a meeting.</summary>
/// <param name="HeldOn">The day.</param>
/// <param name="Attended">Who came.</param>
/// <param name="Decisions">What was decided.</param>
public sealed record MeetingFacts(DateOnly HeldOn, string? Attended, string? Decisions);
