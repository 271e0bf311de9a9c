using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Assessments;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Cases;

/// <summary>The assessment, version by version.</summary>
public sealed partial class EarlyHelpCase
{
    private readonly List<Assessment> assessments = [];
    private readonly List<ScaleScore> scores = [];

    /// <summary>Its assessments, the newest last.</summary>
    public IReadOnlyList<Assessment> Assessments => assessments;

    /// <summary>Every score that was given, in the order it was recorded.</summary>
    public IReadOnlyList<ScaleScore> Scores => scores;

    /// <summary>How many versions of the assessment there are.</summary>
    public int AssessmentCount { get; private set; }

    /// <summary>Day a version was first submitted.</summary>
    public DateOnly? AssessedOn { get; private set; }

    /// <summary>The newest version.</summary>
    public Assessment? Assessment => Loaded(assessments, AssessmentCount).MaxBy(a => a.Number);

    /// <summary>The scores that say how it is now: of the dangers and goals of the newest version that was submitted, by voices that are still there.</summary>
    public IEnumerable<ScaleScore> CurrentScores(FamilyToday family)
    {
        var pairs = Loaded(assessments, AssessmentCount).Where(a => a.SubmittedOn is not null).MaxBy(a => a.Number)?.Content.Pairs.Select(p => p.Number).ToHashSet() ?? [];
        return scores.Where(s => pairs.Contains(s.Pair) && (s.Voice != ScaleVoice.FamilyMember || family.Has(s.PersonId)));
    }

    /// <summary>Begins a version: the first, or one that goes on from the version before, under the records of people that are kept.</summary>
    public Assessment BeginAssessment(AssessmentKind kind, Actor by, DateTime at, DateOnly on, IReadOnlyDictionary<long, long>? kept = null)
    {
        var step = Take(CaseAction.BeginAssessment, by);
        var newest = Assessment;
        Rule.Check(
            new(FamilyContactedOn is not null, "Record the first contact with the family before you assess"),
            new(newest?.State != AssessmentState.InProgress, $"Version {newest?.Number} is being written: go on with it"),
            new(newest?.State != AssessmentState.Submitted, $"Version {newest?.Number} waits for the unit lead, who authorises or returns it first"));
        var begun = new Assessment(++AssessmentCount, kind, newest, (newest?.Content ?? new AssessmentContent()).Under(kept ?? new Dictionary<long, long>()), by, on);
        assessments.Add(begun);
        Move(step, by, at, on, $"Assessment begun, version {begun.Number}");
        return begun;
    }

    /// <summary>Writes on the version in progress. It may still have gaps; what is there must be right.</summary>
    public void WriteAssessment(AssessmentContent content, FamilyToday family, Actor by, DateTime at, DateOnly on)
    {
        var step = Take(CaseAction.WriteAssessment, by);
        var numbered = Numbered(content);
        Rule.Check(InProgress());
        Rule.Check(AssessmentRules.Right(numbered, family.And(Assessment!.Content.People), on));
        Assessment.Write(numbered, by);
        Move(step, by, at, on, $"Assessment written on, version {Assessment.Number}");
    }

    /// <summary>Submits the version in progress: it is complete from now on, and the unit lead authorises or returns it.</summary>
    public void SubmitAssessment(FamilyToday family, Actor by, DateTime at, DateOnly on)
    {
        var step = Take(CaseAction.SubmitAssessment, by);
        Rule.Check(InProgress());
        var (version, content) = (Assessment!, Assessment!.Content);
        Rule.Check([.. AssessmentRules.Right(content, family.And(content.People), on), .. Gaps(version, family, on)]);
        version.Submit(by, at, on);
        AssessedOn ??= on;
        foreach (var voice in content.Voices)
            Hear(voice, by, at, assessment: version.Number);
        Score(content.Pairs.SelectMany(p => p.Scores.Select(s => (p.Number, s))), family, by, at);
        Move(step, by, at, on, $"Assessment submitted, version {version.Number}");
    }

    /// <summary>The unit lead returns a version with points; it stays as it was, and the next version goes on from it.</summary>
    public void ReturnAssessment(IReadOnlyList<string> points, Actor by, DateTime at, DateOnly on)
    {
        var step = Take(CaseAction.ReturnAssessment, by);
        string[] given = [.. points.Where(Text.Is).Select(p => p.Trim())];
        var words = given.Length == 1 ? given[0] : string.Join('\n', given.Select((p, i) => $"{i + 1}. {p}"));
        Rule.Check(
            Waiting(), OfOwnUnit(by, "return assessments"), NotTheAuthor(by),
            new(given.Length > 0, "Enter at least one point to work on", "Points"),
            Text.Short(words, Domain.Assessments.Assessment.LeadMaxLength, "Points", "Points"));
        Assessment!.Answer(AssessmentState.Returned, words, by, at);
        Move(step, by, at, on, $"Assessment returned, version {Assessment.Number}", words);
    }

    /// <summary>The unit lead authorises a version with an analysis of their own; an earlier one is superseded.</summary>
    public void AuthoriseAssessment(string analysis, Actor by, DateTime at, DateOnly on)
    {
        var step = Take(CaseAction.AuthoriseAssessment, by);
        const int Least = Domain.Assessments.Assessment.LeadMinLength;
        Rule.Check(
            Waiting(), OfOwnUnit(by, "authorise assessments"), NotTheAuthor(by),
            new(analysis.Trim().Length >= Least, $"Enter your analysis in at least {Least} characters", "Analysis"),
            Text.Short(analysis, Domain.Assessments.Assessment.LeadMaxLength, "Analysis", "Analysis"));
        foreach (var earlier in assessments.Where(a => a.State == AssessmentState.Authorised))
            earlier.Supersede();
        Assessment!.Answer(AssessmentState.Authorised, analysis, by, at);
        Move(step, by, at, on, $"Assessment authorised, version {Assessment.Number}", analysis.Trim());
    }

    /// <summary>What the version in progress still needs before it can be submitted; nothing when none is in progress.</summary>
    public IReadOnlyList<BrokenRule> AssessmentGaps(FamilyToday family, DateOnly on) =>
        Assessment is { State: AssessmentState.InProgress } version ? Rule.Broken(Gaps(version, family, on)) : [];

    private static Rule[] Gaps(Assessment version, FamilyToday family, DateOnly on) =>
        AssessmentRules.Complete(version.Content, version.Kind, CriteriaSet.InForceOn(version.BegunOn), family, on);

    private Rule InProgress() => new(Assessment?.State == AssessmentState.InProgress, Assessment?.State switch
    {
        AssessmentState.Submitted => "The assessment waits for the unit lead and can’t be changed",
        AssessmentState.Returned => "The assessment was returned: begin the next version, which goes on from it",
        null => "Begin the assessment first",
        _ => "The assessment is authorised: begin a new version",
    });

    private Rule Waiting() => new(Assessment?.State == AssessmentState.Submitted, "No version of the assessment waits for you");

    private Rule NotTheAuthor(Actor by) => new(by.StaffId is not { } id || Assessment?.WriterIds.Contains(id) != true, "You wrote on this assessment: another lead or the district manager looks at it");

    private AssessmentContent Numbered(AssessmentContent content)
    {
        // A number that this case never gave would mix the scores of two goals, or run out of numbers.
        var given = assessments.SelectMany(a => a.Content.Pairs).Select(p => p.Number).ToHashSet();
        var last = given.DefaultIfEmpty().Max();
        return content with { Pairs = [.. content.Pairs.Select(p => given.Contains(p.Number) ? p : p with { Number = ++last })] };
    }

    private void Score(IEnumerable<(int Pair, ScoreFacts Facts)> given, FamilyToday family, Actor by, DateTime at)
    {
        foreach (var (pair, facts) in given.ToList())
        {
            if (!scores.Any(s => s.Says(pair, facts)))
                scores.Add(new ScaleScore(pair, facts, by, at));
        }

        MeasureGap(family);
    }
}
