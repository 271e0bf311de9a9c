using System.Globalization;
using EarlyHelp.Domain.Assessments;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Web.Features.Assessments;
using EarlyHelp.Web.Infrastructure;
using FluentValidation;

namespace EarlyHelp.Web.Features.AssessmentDangers;

/// <summary>Dangers and worries, each with its goal and how every voice scores it, as they are typed.</summary>
public sealed class DangersForm
{
    /// <summary>What it was typed on (<see cref="FormRows.StateOf"/>).</summary>
    public string? Was { get; set; }

    /// <summary>The pairs.</summary>
    public List<PairForm> Pairs { get; set; } = [];

    /// <summary>The form as the pairs stand; without any it shows a first one.</summary>
    public static DangersForm Of(AssessmentContent content) =>
        new() { Was = FormRows.StateOf(content.Pairs), Pairs = content.Pairs.Count == 0 ? [new()] : [.. content.Pairs.Select(PairForm.Of)] };

    /// <summary>What the form says, once it is valid.</summary>
    public IReadOnlyList<DangerAndGoal> ToPairs(DateOnly today) => [.. Pairs.Where(p => !p.IsBlank).Select(p => p.ToPair(today))];

    /// <summary>The shape of what is typed, each sentence beside its field.</summary>
    public sealed class Validator : AbstractValidator<DangersForm>
    {
        /// <summary>The rules.</summary>
        public Validator(TimeProvider clock) => RuleFor(f => f).Custom((form, context) =>
        {
            foreach (var (pair, index) in form.Pairs.Select((p, i) => (p ?? new(), i)).Where(p => !p.Item1.IsBlank))
            {
                var at = $"Pairs[{index.ToString(CultureInfo.InvariantCulture)}]";
                OfText(pair.Danger, "Enter what might happen if nothing changes", $"{at}.Danger", context);
                OfText(pair.Goal, "Enter the goal that answers it", $"{at}.Goal", context);
                foreach (var (voice, score) in pair.Scores.Where(s => s.Value is { IsBlank: false }))
                    OfScore(score, $"{at}.Scores[{voice}]", voice, Domain.UkTime.Today(clock), context);
            }
        });

        private static void OfText(string? text, string sentence, string field, ValidationContext<DangersForm> context)
        {
            if (string.IsNullOrWhiteSpace(text))
                context.AddFailure(field, sentence);
            else if (text.Trim().Length > AssessmentContent.TextMaxLength)
                context.AddFailure(field, $"The text must be {AssessmentContent.TextMaxLength:N0} characters or fewer");
        }

        private static void OfScore(ScoreForm score, string at, string voice, DateOnly today, ValidationContext<DangersForm> context)
        {
            if (score.Number is null)
                context.AddFailure($"{at}.Score", "The score must be a whole number from 0 to 10");
            if (string.IsNullOrWhiteSpace(score.Why))
                context.AddFailure($"{at}.Why", "Say why it is not lower and what would be one higher");
            if (score.Why?.Trim().Length > ScaleScore.WhyMaxLength)
                context.AddFailure($"{at}.Why", $"The reason must be {ScaleScore.WhyMaxLength:N0} characters or fewer");
            if (!string.IsNullOrWhiteSpace(score.On) && DateAnswer.Of(score.On) is not { } day)
                context.AddFailure($"{at}.On", "The day of the score must be a real date, like 27 3 2026");
            else if (DateAnswer.Of(score.On) > today)
                context.AddFailure($"{at}.On", "The day of the score must be today or in the past");
            if (PairForm.IsAgency(voice) && string.IsNullOrWhiteSpace(score.Agency))
                context.AddFailure($"{at}.Agency", "Enter the agency that gave the score");
        }
    }
}

/// <summary>One danger with its goal.</summary>
public sealed class PairForm
{
    /// <summary>The worker's voice.</summary>
    public const string Worker = "worker";

    /// <summary>Its number on the case, once it has one.</summary>
    public string? Number { get; set; }

    /// <summary>What might happen if nothing changes.</summary>
    public string? Danger { get; set; }

    /// <summary>What will be different.</summary>
    public string? Goal { get; set; }

    /// <summary>How each voice scores it: "worker", the key of a person, "agency1".</summary>
    public Dictionary<string, ScoreForm> Scores { get; set; } = [];

    /// <summary>Whether nothing is typed.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(Danger) && string.IsNullOrWhiteSpace(Goal) && Scores.Values.All(s => s is null or { IsBlank: true });

    /// <summary>The voices of the agencies on the page: those that are there, and one more.</summary>
    public IEnumerable<string> Agencies => Enumerable.Range(1, Scores.Count(s => IsAgency(s.Key) && s.Value is { IsBlank: false }) + 1).Select(n => $"agency{n.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>Whether a voice is an agency.</summary>
    public static bool IsAgency(string voice) => voice.StartsWith("agency", StringComparison.Ordinal);

    /// <summary>The form as the pair stands.</summary>
    public static PairForm Of(DangerAndGoal pair)
    {
        var form = new PairForm { Number = pair.Number.ToString(CultureInfo.InvariantCulture), Danger = pair.Danger, Goal = pair.Goal };
        var agencies = 0;
        foreach (var score in pair.Scores)
        {
            var voice = score.Voice switch
            {
                ScaleVoice.Worker => Worker,
                ScaleVoice.Agency => FormattableString.Invariant($"agency{++agencies}"),
                _ => score.PersonId!.Value.ToString(CultureInfo.InvariantCulture),
            };
            form.Scores[voice] = new()
            {
                Score = score.Score.ToString(CultureInfo.InvariantCulture), Why = score.Why, On = score.On.ToString("d M yyyy", CultureInfo.InvariantCulture), Agency = score.Agency,
            };
        }

        return form;
    }

    /// <summary>What the form says.</summary>
    public DangerAndGoal ToPair(DateOnly today) => new(
        int.TryParse(Number, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0, (Danger ?? "").Trim(), (Goal ?? "").Trim(),
        [.. Scores.Where(s => s.Value is { IsBlank: false }).Select(s => s.Value.ToFacts(s.Key, today))]);
}

/// <summary>One voice's score.</summary>
public sealed class ScoreForm
{
    /// <summary>0 to 10, as typed.</summary>
    public string? Score { get; set; }

    /// <summary>Why not lower, and what would be one higher.</summary>
    public string? Why { get; set; }

    /// <summary>The day, as typed; today when left open.</summary>
    public string? On { get; set; }

    /// <summary>Which agency.</summary>
    public string? Agency { get; set; }

    /// <summary>Whether no score is typed.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(Score) && string.IsNullOrWhiteSpace(Why) && string.IsNullOrWhiteSpace(Agency);

    /// <summary>The score, when it is one.</summary>
    public int? Number => int.TryParse(Score?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var score) && score is >= ScaleScore.Lowest and <= ScaleScore.Highest ? score : null;

    /// <summary>What the form says.</summary>
    public ScoreFacts ToFacts(string voice, DateOnly today) => new(
        voice == PairForm.Worker ? ScaleVoice.Worker : PairForm.IsAgency(voice) ? ScaleVoice.Agency : ScaleVoice.FamilyMember,
        long.TryParse(voice, NumberStyles.None, CultureInfo.InvariantCulture, out var person) ? person : null,
        PairForm.IsAgency(voice) ? Agency : null, Number ?? -1, DateAnswer.Of(On) ?? today, Why ?? "");
}

/// <summary>The page.</summary>
/// <param name="Hand">The assessment.</param>
/// <param name="Form">What is typed.</param>
/// <param name="Kept">What was kept of it; null when nothing was.</param>
public sealed record DangersPage(AssessmentInHand Hand, DangersForm Form, KeptDraft? Kept = null)
{
    /// <summary>Where it stands.</summary>
    public string Address => $"{Hand.Address}/write/{AssessmentSection.Dangers}";

    /// <summary>The voices of the worker and of everybody of the family, with what they are called; also who has left and gave a score.</summary>
    public IEnumerable<(string Voice, string Name)> Voices(PairForm pair) =>
    [
        (PairForm.Worker, "you"),
        .. Hand.Born.Select(p => (p.Id.ToString(CultureInfo.InvariantCulture), p.Name)),
        .. pair.Scores.Keys.Where(v => long.TryParse(v, out var id) && Hand.People.All(p => p.Id != id)).Select(v => (v, Hand.Names.Of(long.Parse(v, CultureInfo.InvariantCulture)))),
    ];
}
