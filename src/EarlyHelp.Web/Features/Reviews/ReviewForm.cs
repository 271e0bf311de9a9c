using EarlyHelp.Domain.Assessments;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Plans;
using EarlyHelp.Domain.Reviews;
using FluentValidation;

namespace EarlyHelp.Web.Features.Reviews;

/// <summary>A review as it is typed. Outcomes and actions stand under their numbers on the case.</summary>
public sealed class ReviewForm
{
    /// <summary>Version of the case that the person saw.</summary>
    public int Version { get; set; }

    /// <summary>The day it was held, as typed.</summary>
    public string? HeldOn { get; set; }

    /// <summary>Why it is recorded later than it was held.</summary>
    public string? BackdateReason { get; set; }

    /// <summary>The rating of each outcome.</summary>
    public Dictionary<int, RatingFields> Ratings { get; set; } = [];

    /// <summary>How far each action is.</summary>
    public Dictionary<int, ActionFields> Actions { get; set; } = [];

    /// <summary>The scales taken again.</summary>
    public List<ScaleFields> Scales { get; set; } = [];

    /// <summary>What each child said, by the child.</summary>
    public Dictionary<long, string?> Words { get; set; } = [];

    /// <summary>Who of the family took part.</summary>
    public string? TookPart { get; set; }

    /// <summary>The team around the family.</summary>
    public List<TeamFields> Team { get; set; } = [];

    /// <summary>Minutes of the meeting.</summary>
    public string? Minutes { get; set; }

    /// <summary>What the family thinks.</summary>
    public string? FamilysView { get; set; }

    /// <summary>What comes next.</summary>
    public NextStep? NextStep { get; set; }

    /// <summary>The day of the next review, as typed.</summary>
    public string? NextReviewOn { get; set; }

    /// <summary>Under which key an unfinished review is kept.</summary>
    public static string DraftKey(string reference) => $"review:{reference}";

    /// <summary>What the form says of a case whose work is loaded, once the form is valid.</summary>
    public ReviewFacts ToFacts(EarlyHelpCase given, FamilyToday family)
    {
        var held = DateAnswer.Of(HeldOn)!.Value;
        var actions = given.Actions.ToDictionary(a => a.Agreed.Number);
        return new()
        {
            HeldOn = held,
            TookPart = TookPart,
            Ratings = [.. Ratings.Where(r => r.Value.Rating is not null).Select(r => new RatingFacts(r.Key, r.Value.Rating, r.Value.Evidence ?? ""))],
            Actions = [.. Actions.Where(a => a.Value.IsFilled && actions.ContainsKey(a.Key)).Select(a => new ActionStep(a.Key, a.Value.Status ?? actions[a.Key].Status, DateAnswer.Of(a.Value.DueOn), a.Value.Note))],
            Scores = [.. Scales.Where(s => s.Score is not null).Select(s => new PairScore(s.Pair, new ScoreFacts(s.Voice, s.PersonId, s.Agency, s.Score!.Value, held, s.Why ?? "")))],
            Voices = [.. Words.Where(w => !string.IsNullOrWhiteSpace(w.Value)).Select(w => Voice(family, w.Key, held, w.Value!))],
            Team = [.. Team.Where(t => t.IsFilled).Select(t => new TeamFacts(t.Name, t.Agency, t.Attendance, t.Contribution))],
            Minutes = Minutes,
            FamilysView = FamilysView,
            NextStep = NextStep,
            NextReviewOn = DateAnswer.Of(NextReviewOn),
            BackdateReason = BackdateReason,
        };
    }

    // A child too young for words is seen, not quoted.
    private static Domain.Assessments.VoiceFacts Voice(FamilyToday family, long child, DateOnly on, string words) =>
        family.Members.FirstOrDefault(m => m.PersonId == child)?.IsPreVerbal(on) == true ? new(child, on) { Observation = words } : new(child, on) { OwnWords = words };

    /// <summary>The shape of what is typed; what a review needs is the case's own rule.</summary>
    public sealed class Validator : AbstractValidator<ReviewForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.HeldOn).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("Enter the day of the review")
                .Must(d => DateAnswer.TryParse(d, out _)).WithMessage("The day of the review must be a real date, like 27 3 2026");
            RuleFor(f => f.NextReviewOn).Must(d => string.IsNullOrWhiteSpace(d) || DateAnswer.TryParse(d, out _)).WithMessage("The day of the next review must be a real date, like 27 3 2026");
            RuleFor(f => f).Custom((form, context) =>
            {
                foreach (var (number, _) in form.Actions.Where(a => !string.IsNullOrWhiteSpace(a.Value.DueOn) && !DateAnswer.TryParse(a.Value.DueOn, out _)))
                    context.AddFailure($"Actions[{number}].DueOn", "The new date must be a real date, like 27 3 2026");
                foreach (var (scale, place) in form.Scales.Select((s, i) => (s, i)).Where(x => x.s.Score is not null && string.IsNullOrWhiteSpace(x.s.Why)))
                    context.AddFailure($"Scales[{place}].Why", "Say why it is not lower and what would be one higher");
                foreach (var (person, place) in form.Team.Select((t, i) => (t, i)).Where(x => x.t.IsFilled))
                {
                    if (string.IsNullOrWhiteSpace(person.Name))
                        context.AddFailure($"Team[{place}].Name", "Enter the name");
                    if (person.Attendance is null)
                        context.AddFailure($"Team[{place}].Attendance", "Select whether they came");
                }
            });
        }
    }
}

/// <summary>The rating of an outcome.</summary>
public sealed class RatingFields
{
    /// <summary>0 to 10.</summary>
    public int? Rating { get; set; }

    /// <summary>What shows it.</summary>
    public string? Evidence { get; set; }
}

/// <summary>How far an action is.</summary>
public sealed class ActionFields
{
    /// <summary>How far; null when nothing changed.</summary>
    public ActionStatus? Status { get; set; }

    /// <summary>The new date, as typed.</summary>
    public string? DueOn { get; set; }

    /// <summary>What happened, or why it moves.</summary>
    public string? Note { get; set; }

    /// <summary>Whether anything is said.</summary>
    public bool IsFilled => Status is not null || !string.IsNullOrWhiteSpace(DueOn) || !string.IsNullOrWhiteSpace(Note);
}

/// <summary>One voice's score of one danger and goal.</summary>
public sealed class ScaleFields
{
    /// <summary>Number of the danger and goal.</summary>
    public int Pair { get; set; }

    /// <summary>Whose score.</summary>
    public ScaleVoice Voice { get; set; }

    /// <summary>Which person of the family.</summary>
    public long? PersonId { get; set; }

    /// <summary>Which agency.</summary>
    public string? Agency { get; set; }

    /// <summary>0 to 10; null when not scored.</summary>
    public int? Score { get; set; }

    /// <summary>Why.</summary>
    public string? Why { get; set; }
}

/// <summary>Somebody of the team around the family.</summary>
public sealed class TeamFields
{
    /// <summary>Who.</summary>
    public string? Name { get; set; }

    /// <summary>From where.</summary>
    public string? Agency { get; set; }

    /// <summary>Whether they came.</summary>
    public TeamAttendance? Attendance { get; set; }

    /// <summary>What they reported or do.</summary>
    public string? Contribution { get; set; }

    /// <summary>Whether anything was typed about a person.</summary>
    public bool IsFilled => !string.IsNullOrWhiteSpace(Name) || Attendance is not null || !string.IsNullOrWhiteSpace(Contribution);
}
