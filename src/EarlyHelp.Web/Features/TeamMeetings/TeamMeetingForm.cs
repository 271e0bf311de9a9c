using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Reviews;
using EarlyHelp.Web.Features.Cases;
using FluentValidation;

namespace EarlyHelp.Web.Features.TeamMeetings;

/// <summary>A meeting of the team around the family as it is typed.</summary>
public sealed class TeamMeetingForm
{
    /// <summary>The day, as typed.</summary>
    public string? MeetsOn { get; set; }

    /// <summary>The time of day, as typed: "2pm", "14:30".</summary>
    public string? MeetsAt { get; set; }

    /// <summary>Where.</summary>
    public string? Place { get; set; }

    /// <summary>Who is invited.</summary>
    public List<GuestFields> Guests { get; set; } = [];

    /// <summary>Under which key an unfinished invitation is kept.</summary>
    public static string DraftKey(string reference) => $"team-meeting:{reference}";

    /// <summary>The form of a case whose meetings and reviews are loaded: with whoever was invited last, or came to the last review.</summary>
    public static TeamMeetingForm For(EarlyHelpCase given)
    {
        var form = new TeamMeetingForm();
        if (given.Meetings.MaxBy(m => m.Number) is { } last)
            form.Guests.AddRange(last.Guests.Select(g => new GuestFields { Name = g.Name, Agency = g.Agency, Email = g.Email }));
        else if (given.Reviews.MaxBy(r => r.Number) is { } review)
            form.Guests.AddRange(review.Team.Select(t => new GuestFields { Name = t.Name, Agency = t.Agency }));
        if (form.Guests.Count == 0)
            form.Guests.Add(new());
        return form;
    }

    /// <summary>What the form says, once it is valid.</summary>
    /// <param name="answerTo">Where those invited answer.</param>
    public MeetingFacts ToFacts(string answerTo) => new(
        DateAnswer.Of(MeetsOn), TimeOf(MeetsAt), Place, answerTo,
        [.. Guests.Select((g, i) => (g, i)).Where(x => !x.g.IsBlank).Select(x => new GuestFacts(x.g.Name, x.g.Agency, x.g.Email, FormattableString.Invariant($"Guests[{x.i}]")))]);

    // Read together with a day, as everywhere else where a time is typed; "2 pm" is 2pm.
    private static TimeOnly? TimeOf(string? typed) =>
        !string.IsNullOrWhiteSpace(typed) && DateAnswer.TryParseTime($"1 1 2026 {typed.Replace(" ", "", StringComparison.Ordinal)}", out var at) ? TimeOnly.FromDateTime(at) : null;

    /// <summary>The shape of what is typed; the rest are rules of the meeting.</summary>
    public sealed class Validator : AbstractValidator<TeamMeetingForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.MeetsOn).Must(d => string.IsNullOrWhiteSpace(d) || DateAnswer.Of(d) is not null).WithMessage("The day of the meeting must be a real date, like 27 3 2026");
            RuleFor(f => f.MeetsAt).Must(t => string.IsNullOrWhiteSpace(t) || TimeOf(t) is not null).WithMessage("The time of the meeting must be a time, like 2pm or 14:30");
        }
    }
}

/// <summary>Somebody to invite.</summary>
public sealed class GuestFields
{
    /// <summary>Who.</summary>
    public string? Name { get; set; }

    /// <summary>From where.</summary>
    public string? Agency { get; set; }

    /// <summary>E-mail address.</summary>
    public string? Email { get; set; }

    /// <summary>Whether nothing is typed.</summary>
    public bool IsBlank => new[] { Name, Agency, Email }.All(string.IsNullOrWhiteSpace);
}

/// <summary>The page of the form.</summary>
/// <param name="Header">The case.</param>
/// <param name="Form">What is typed.</param>
/// <param name="KeptAt">When what stands in the form was kept (UTC); null when nothing was.</param>
public sealed record NewMeetingPage(CaseHeader Header, TeamMeetingForm Form, DateTime? KeptAt);
