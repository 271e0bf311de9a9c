using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Identifiers;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Reviews;

/// <summary>A meeting of the team around the family that is called: when, where, and who was invited. What came of it stands in the review.</summary>
public sealed class TeamMeeting
{
    /// <summary>Longest place.</summary>
    public const int PlaceMaxLength = 150;

    /// <summary>How far ahead a meeting is called, days.</summary>
    public const int LongestDays = 365;

    private readonly List<TeamGuest> guests = [];

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The case.</summary>
    public long CaseId { get; private set; }

    /// <summary>1 for the first meeting of the case.</summary>
    public int Number { get; private set; }

    /// <summary>The day.</summary>
    public DateOnly MeetsOn { get; private set; }

    /// <summary>The time of day, local.</summary>
    public TimeOnly MeetsAt { get; private set; }

    /// <summary>Where; it goes into the messages.</summary>
    public string Place { get; private set; } = "";

    /// <summary>Who invites.</summary>
    public string By { get; private set; } = "";

    /// <summary>E-mail address to which those invited answer.</summary>
    public string AnswerTo { get; private set; } = "";

    /// <summary>When the invitations were written (UTC).</summary>
    public DateTime At { get; private set; }

    /// <summary>When it was called off (UTC).</summary>
    public DateTime? CalledOffAt { get; private set; }

    /// <summary>Who called it off.</summary>
    public string? CalledOffBy { get; private set; }

    /// <summary>Who was invited.</summary>
    public IReadOnlyList<TeamGuest> Guests => guests;

    private TeamMeeting()
    {
    }

    internal TeamMeeting(int number, MeetingFacts facts, Actor by, DateTime at)
    {
        (Number, MeetsOn, MeetsAt, Place) = (number, facts.MeetsOn!.Value, facts.MeetsAt!.Value, facts.Place!.Trim());
        (By, AnswerTo, At) = (by.Name, EmailAddress.Normalise(facts.AnswerTo), at);
        guests.AddRange(facts.Guests.Select(g => new TeamGuest(g)));
    }

    /// <summary>Whether it is still to take place on a day.</summary>
    public bool IsToCome(DateOnly day) => CalledOffAt is null && MeetsOn >= day;

    internal void CallOff(Actor by, DateTime at) => (CalledOffAt, CalledOffBy) = (at, by.Name);
}

/// <summary>Somebody who was invited to a meeting of the team around the family.</summary>
public sealed class TeamGuest
{
    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>Who.</summary>
    public string Name { get; private set; } = "";

    /// <summary>From where.</summary>
    public string? Agency { get; private set; }

    /// <summary>Where the invitation went; null when the worker invites them in another way.</summary>
    public string? Email { get; private set; }

    private TeamGuest()
    {
    }

    internal TeamGuest(GuestFacts facts) =>
        (Name, Agency, Email) = (facts.Name!.Trim(), Text.Tidy(facts.Agency), Text.Tidy(facts.Email) is { } email ? EmailAddress.Normalise(email) : null);
}

/// <summary>A meeting as it is called.</summary>
/// <param name="MeetsOn">The day.</param>
/// <param name="MeetsAt">The time of day.</param>
/// <param name="Place">Where.</param>
/// <param name="AnswerTo">E-mail address to which those invited answer.</param>
/// <param name="Guests">Who is invited.</param>
public sealed record MeetingFacts(DateOnly? MeetsOn, TimeOnly? MeetsAt, string? Place, string AnswerTo, IReadOnlyList<GuestFacts> Guests)
{
    internal Rule[] Rules(DateOnly on) =>
    [
        new(MeetsOn is not null, "Enter the day of the meeting", nameof(MeetsOn)),
        new(MeetsOn is not { } day || day >= on, "The day of the meeting must be today or later", nameof(MeetsOn)),
        new(MeetsOn is not { } far || far <= on.AddDays(TeamMeeting.LongestDays), "The day of the meeting must be within a year", nameof(MeetsOn)),
        new(MeetsAt is not null, "Enter the time of the meeting", nameof(MeetsAt)),
        Text.Given(Place, "Enter where the meeting is", nameof(Place)),
        Text.Short(Place, TeamMeeting.PlaceMaxLength, "Where the meeting is", nameof(Place)),
        new(Guests.Count > 0, "Enter at least one person to invite", nameof(Guests)),
        new(Guests.Count <= TeamMember.Most, $"Invite {TeamMember.Most} people or fewer", nameof(Guests)),
        .. Guests.SelectMany((g, i) => (Rule[])
        [
            Text.Given(g.Name, "Enter the name", $"{g.At}.Name"),
            Text.Short(g.Name, TeamMember.LineMaxLength, "Name", $"{g.At}.Name"),
            Text.Short(g.Agency, TeamMember.LineMaxLength, "Agency", $"{g.At}.Agency"),
            new(!Text.Is(g.Email) || EmailAddress.IsValid(g.Email), EmailAddress.Problem(g.Email) ?? "", $"{g.At}.Email"),
            new(!Text.Is(g.Email) || !Guests.Take(i).Any(other => string.Equals(other.Email?.Trim(), g.Email!.Trim(), StringComparison.OrdinalIgnoreCase)),
                "Enter each email address once", $"{g.At}.Email"),
        ]),
    ];
}

/// <summary>Somebody to invite.</summary>
/// <param name="Name">Who.</param>
/// <param name="Agency">From where.</param>
/// <param name="Email">E-mail address; null when the worker invites them in another way.</param>
/// <param name="At">What the form calls their fields.</param>
public sealed record GuestFacts(string? Name, string? Agency, string? Email, string At = "Guests");
