using System.Globalization;
using EarlyHelp.Data.Cases;
using EarlyHelp.Data.Standards;
using EarlyHelp.Domain.Assessments;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Plans;
using EarlyHelp.Domain.Reviews;
using EarlyHelp.Domain.Standards;
using EarlyHelp.Web.Features.Cases;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace EarlyHelp.Web.Features.Reviews;

/// <summary>The reviews of a case.</summary>
/// <param name="Header">The case.</param>
/// <param name="NextPlanned">The day of the next review, in words.</param>
public sealed record ReviewsPage(CaseHeader Header, string? NextPlanned)
{
    /// <summary>The outcomes that were ever rated, as the newest version that has them says.</summary>
    public IReadOnlyList<PlanOutcome> Outcomes { get; } = [.. Header.Case.Plans.OrderByDescending(p => p.Number).SelectMany(p => p.Outcomes)
        .GroupBy(o => o.Number).Select(g => g.First()).Where(o => Header.Case.Reviews.Any(r => r.Ratings.Any(x => x.Outcome == o.Number))).OrderBy(o => o.Number)];

    /// <summary>The reviews, the oldest first.</summary>
    public IReadOnlyList<PlanReview> Reviews { get; } = [.. Header.Case.Reviews.OrderBy(r => r.Number)];
}

/// <summary>One review, to read and print.</summary>
/// <param name="Header">The case.</param>
/// <param name="Review">The review.</param>
/// <param name="Family">Names of the family.</param>
public sealed record ReviewPage(CaseHeader Header, PlanReview Review, FamilyToday Family)
{
    /// <summary>The version of the plan that was reviewed.</summary>
    public FamilyPlan Plan => Header.Case.Plans.Single(p => p.Number == Review.PlanNumber);

    /// <summary>The meeting of the team at which it was held, when one was called for its day.</summary>
    public TeamMeeting? Meeting => Header.Case.Meetings.LastOrDefault(m => m.CalledOffAt is null && m.MeetsOn == Review.HeldOn);

    /// <summary>What the children said at it.</summary>
    public IEnumerable<ChildVoice> Voices => Header.Case.Voices.Where(v => v.ReviewNumber == Review.Number);

    /// <summary>Scores and steps of actions that were recorded with it carry its instant.</summary>
    public IEnumerable<ScaleScore> Scores => Header.Case.Scores.Where(s => s.At == Review.At);

    /// <summary>How far the actions were.</summary>
    public IEnumerable<(ActionProgress Step, string What)> Steps => Header.Case.ActionSteps.Where(s => s.At == Review.At && s.NoteId is null)
        .Select(s => (s, Plan.Actions.FirstOrDefault(a => a.Number == s.Action)?.What ?? $"Action {s.Action}"));

    /// <summary>What a danger and goal is called.</summary>
    public string GoalOf(int pair) => ReviewPages.Pairs(Header.Case).FirstOrDefault(p => p.Number == pair)?.Goal ?? $"Goal {pair}";

    /// <summary>Whose score it is.</summary>
    public string VoiceOf(ScaleScore score) => ReviewPages.NameOf(score.Voice, score.PersonId, score.Agency, Family);
}

/// <summary>The form of a review.</summary>
/// <param name="Header">The case.</param>
/// <param name="Form">What is typed.</param>
/// <param name="Family">The family.</param>
/// <param name="Latest">The last day on which the next review can be, when this one is held today.</param>
/// <param name="KeptAt">When what stands in the form was kept (UTC); null when nothing was.</param>
public sealed record NewReviewPage(CaseHeader Header, ReviewForm Form, FamilyToday Family, DateOnly Latest, DateTime? KeptAt)
{
    /// <summary>Outcomes of the plan that stands, with the newest rating.</summary>
    public IEnumerable<(PlanOutcome Outcome, int? Last)> Outcomes => Header.Case.Plan!.Outcomes.Select(o => (o,
        Header.Case.Reviews.OrderBy(r => r.Number).SelectMany(r => r.Ratings).LastOrDefault(r => r.Outcome == o.Number)?.Rating));

    /// <summary>Actions that are still open, those of one outcome together.</summary>
    public IEnumerable<ActionNow> OpenActions => Header.Case.Actions.Where(a => a.IsOpen);

    /// <summary>The dangers and goals with the places of their scores in the form.</summary>
    public IEnumerable<(DangerAndGoal Pair, IReadOnlyList<(int Place, ScaleFields Fields, string Who, string? Last)> Scores)> Scales =>
        ReviewPages.Pairs(Header.Case).Select(p => (p, (IReadOnlyList<(int, ScaleFields, string, string?)>)[.. Form.Scales.Select((s, i) => (s, i)).Where(x => x.s.Pair == p.Number)
            .Select(x => (x.i, x.s, ReviewPages.NameOf(x.s.Voice, x.s.PersonId, x.s.Agency, Family), Last(x.s)))]));

    /// <summary>Whether the work may not go on as it is, so that a review that continues is refused.</summary>
    public bool IsPastItsWeeks => Header.Case.IsPastItsWeeks(Header.Today);

    /// <summary>0 to 10 as choices.</summary>
    public static IEnumerable<TagHelpers.Choice> Scale { get; } = [.. Enumerable.Range(0, 11).Select(n => new TagHelpers.Choice(n.ToString(CultureInfo.InvariantCulture), n.ToString(CultureInfo.InvariantCulture)))];

    private string? Last(ScaleFields asked) => Header.Case.Scores.Where(s => (s.Pair, s.Voice, s.PersonId, s.Agency) == (asked.Pair, asked.Voice, asked.PersonId, asked.Agency))
        .OrderBy(s => s.On).ThenBy(s => s.At).LastOrDefault() is { } last ? $"{last.Score} on {Domain.UkDates.Date(last.On)}" : null;
}

/// <summary>Gathers what the pages of reviews show.</summary>
public sealed class ReviewPages(CaseRecords records, StandardsInForce standards, CaseWords words)
{
    private const int SpareTeamRows = 2;

    /// <summary>The dangers and goals of the newest complete assessment.</summary>
    internal static IReadOnlyList<DangerAndGoal> Pairs(EarlyHelpCase given) => given.Assessments.Where(a => a.SubmittedOn is not null).MaxBy(a => a.Number)?.Content.Pairs ?? [];

    /// <summary>Whose score it is.</summary>
    internal static string NameOf(ScaleVoice voice, long? personId, string? agency, FamilyToday family) => voice switch
    {
        ScaleVoice.Worker => "Worker",
        ScaleVoice.FamilyMember => family.Name(personId ?? 0),
        _ => agency ?? "Agency",
    };

    /// <summary>The form of a case whose work is loaded: empty, or as it was typed.</summary>
    public async Task<NewReviewPage> FormAsync(CaseHeader header, ReviewForm form, DateTime? keptAt)
    {
        var family = await records.FamilyAsync(header.Case, header.Today);
        Fill(header.Case, form, family, header.Today);
        var latest = (await standards.StandardsAsync()).Start(ServiceStandard.Review, header.Today, await standards.CalendarAsync()).DueOn;
        return new(header, form, family, latest, keptAt);
    }

    /// <summary>The next review of a case, in words.</summary>
    public async Task<string?> NextAsync(EarlyHelpCase given)
    {
        if (given is not { ReviewFrom: { } from, ReviewBy: { } by, ClosedOn: null })
            return null;
        var clock = await words.OfAsync(new CaseClock(ServiceStandard.Review, "Review the plan", from, by, null));
        return given.NextReviewOn is { } planned ? $"Planned for {Domain.UkDates.Date(planned)}; {clock.Words}" : clock.Words;
    }

    // Rows of the form follow the case; what was typed keeps its place.
    private static void Fill(EarlyHelpCase given, ReviewForm form, FamilyToday family, DateOnly today)
    {
        foreach (var outcome in given.Plan!.Outcomes)
            form.Ratings.TryAdd(outcome.Number, new());
        foreach (var action in given.Actions.Where(a => a.IsOpen))
            form.Actions.TryAdd(action.Agreed.Number, new());
        foreach (var child in family.Children)
            form.Words.TryAdd(child.PersonId, null);
        foreach (var pair in Pairs(given))
        {
            foreach (var voice in Voices(given, family, pair.Number, today))
            {
                if (!form.Scales.Any(s => (s.Pair, s.Voice, s.PersonId, s.Agency) == (voice.Pair, voice.Voice, voice.PersonId, voice.Agency)))
                    form.Scales.Add(voice);
            }
        }

        if (form.Team.Count == 0)
            form.Team.AddRange(Expected(given, today));
        while (form.Team.Count(t => !t.IsFilled) < SpareTeamRows && form.Team.Count < TeamMember.Most)
            form.Team.Add(new());
    }

    // Who was invited to the meeting since the last review; else who was at that one.
    private static IEnumerable<TeamFields> Expected(EarlyHelpCase given, DateOnly today)
    {
        var before = given.Reviews.MaxBy(r => r.Number);
        var meeting = given.Meetings.Where(m => m.CalledOffAt is null && m.MeetsOn <= today && m.MeetsOn >= (before?.HeldOn ?? m.MeetsOn) && m.At > (before?.At ?? DateTime.MinValue)).MaxBy(m => m.Number);
        return meeting is not null
            ? meeting.Guests.Select(g => new TeamFields { Name = g.Name, Agency = g.Agency })
            : before?.Team.Select(t => new TeamFields { Name = t.Name, Agency = t.Agency }) ?? [];
    }

    // The worker, everybody of the family who can say a number, and the agencies that gave one before.
    private static IEnumerable<ScaleFields> Voices(EarlyHelpCase given, FamilyToday family, int pair, DateOnly today)
    {
        yield return new() { Pair = pair, Voice = ScaleVoice.Worker };
        foreach (var member in family.Members.Where(m => !m.IsUnborn && !(m.IsChild && m.IsPreVerbal(today))))
            yield return new() { Pair = pair, Voice = ScaleVoice.FamilyMember, PersonId = member.PersonId };
        foreach (var agency in given.Scores.Where(s => s.Pair == pair && s.Voice == ScaleVoice.Agency).Select(s => s.Agency).Distinct())
            yield return new() { Pair = pair, Voice = ScaleVoice.Agency, Agency = agency };
    }

    /// <summary>Puts the messages of the rules beside the outcome or action that each is about.</summary>
    public static void PlaceErrors(ModelStateDictionary modelState, EarlyHelpCase given, ReviewForm form)
    {
        modelState.Place(nameof(form.Ratings), sentence => sentence.StartsWith("Enter what shows", StringComparison.Ordinal)
            ? form.Ratings.Where(r => r.Value.Rating is not null && string.IsNullOrWhiteSpace(r.Value.Evidence)).Select(r => $"Ratings[{r.Key}].Evidence")
            : given.Plan!.Outcomes.Where(o => sentence.Contains($"“{o.What}”", StringComparison.Ordinal)).Take(1).Select(o => $"Ratings[{o.Number}].Rating"));
        modelState.Place(nameof(form.Actions), sentence => sentence switch
        {
            _ when sentence.StartsWith("Say why", StringComparison.Ordinal) => form.Actions
                .Where(a => string.IsNullOrWhiteSpace(a.Value.Note) && (a.Value.Status > ActionStatus.Done || !string.IsNullOrWhiteSpace(a.Value.DueOn))).Select(a => $"Actions[{a.Key}].Note"),
            _ when sentence.Contains("new date", StringComparison.Ordinal) => form.Actions.Where(a => !string.IsNullOrWhiteSpace(a.Value.DueOn)).Select(a => $"Actions[{a.Key}].DueOn"),
            _ => given.Actions.Where(a => sentence.Contains($"“{a.Agreed.What}”", StringComparison.Ordinal)).Select(a => $"Actions[{a.Agreed.Number}].Status"),
        });
    }
}
