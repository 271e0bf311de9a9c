using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Assessments;

/// <summary>What must be true of an assessment: what is there is right at every save; nothing is missing when it is submitted (spec 2-workflow).</summary>
internal static class AssessmentRules
{
    /// <summary>Rules of a single score, wherever it is given.</summary>
    internal static Rule[] OfScore(ScoreFacts score, FamilyToday family, DateOnly on, string field) =>
    [
        new(score.Score is >= ScaleScore.Lowest and <= ScaleScore.Highest, $"A score must be between {ScaleScore.Lowest} and {ScaleScore.Highest}", field),
        new(score.On <= on, "The day of a score must be today or in the past", field),
        Text.Given(score.Why, "Say why it is not lower and what would be one higher", field),
        Text.Short(score.Why, ScaleScore.WhyMaxLength, "Reason for a score", field),
        new(score.Voice != ScaleVoice.FamilyMember || family.Has(score.PersonId), "Choose who of the family gave the score", field),
        new(score.Voice != ScaleVoice.Agency || Text.Is(score.Agency), "Enter the agency that gave the score", field),
        Text.Short(score.Agency, ScaleScore.AgencyMaxLength, "Agency", field),
    ];

    /// <summary>Rules of a child's voice, wherever it is heard.</summary>
    internal static Rule[] OfVoice(VoiceFacts voice, FamilyToday family, DateOnly on, string field) =>
    [
        new(family.Has(voice.PersonId), "Choose a child of the family", field),
        new(voice.On <= on, "The day a child was heard must be today or in the past", field),
        .. new[] { voice.OwnWords, voice.Worries, voice.GoodThings, voice.Dreams, voice.Observation, voice.WhyNoWords }
            .Select(t => Text.Short(t, AssessmentContent.TextMaxLength, "What a child said", field)),
    ];

    internal static Rule[] Right(AssessmentContent content, FamilyToday family, DateOnly on) =>
    [
        .. content.Rows.SelectMany(r => (Rule[])
        [
            Text.Given(r.Text, "Enter the text of the row, or remove the row", nameof(content.Rows)),
            Text.Short(r.Text, AssessmentContent.TextMaxLength, "A row", nameof(content.Rows)),
            Text.Short(r.When, AssessmentContent.LineMaxLength, "When it happened", nameof(content.Rows)),
            Text.Short(r.Source, AssessmentContent.LineMaxLength, "Who says so", nameof(content.Rows)),
            new(r.PersonId is null || family.Has(r.PersonId), "Choose whom of the family a row is about", nameof(content.Rows)),
        ]),
        .. content.Pairs.SelectMany(p => (Rule[])
        [
            Text.Given(p.Danger, "Enter what might happen if nothing changes", nameof(content.Pairs)),
            Text.Given(p.Goal, "Enter the goal that answers it", nameof(content.Pairs)),
            Text.Short(p.Danger, AssessmentContent.TextMaxLength, "A danger statement", nameof(content.Pairs)),
            Text.Short(p.Goal, AssessmentContent.TextMaxLength, "A goal", nameof(content.Pairs)),
            .. p.Scores.SelectMany(s => OfScore(s, family, on, nameof(content.Pairs))),
        ]),
        new(content.Pairs.Select(p => p.Number).Distinct().Count() == content.Pairs.Count, "Each danger and goal has its own number", nameof(content.Pairs)),
        .. content.Voices.SelectMany(v => OfVoice(v, family, on, nameof(content.Voices))),
        .. content.Criteria.Select(c => new Rule(family.Has(c.PersonId), "A family criterion is answered for a person of the family", nameof(content.Criteria))),
        Text.Short(content.TookPart, AssessmentContent.TextMaxLength, "Who took part", nameof(content.TookPart)),
        Text.Short(content.Analysis, AssessmentContent.AnalysisMaxLength, "Analysis", nameof(content.Analysis)),
    ];

    internal static Rule[] Complete(AssessmentContent content, AssessmentKind kind, CriteriaSet criteria, FamilyToday family, DateOnly on) =>
    [
        new(family.Children.Any(), "Record the children of the family first", nameof(content.Voices)),
        .. family.Children.Select(child => Heard(content, child, on)),
        new(Has(content, RowKind.Harm, RowKind.ComplicatingFactor), "Enter what worries you", nameof(RowKind.Harm)),
        new(Has(content, RowKind.Strength, RowKind.Safety), "Enter what is working well", nameof(RowKind.Strength)),
        new(Has(content, RowKind.NeedsToHappen), "Enter what needs to happen", nameof(RowKind.NeedsToHappen)),
        new(content.Pairs.Count > 0, "Enter at least one danger or worry with its goal", nameof(content.Pairs)),
        .. content.Pairs.SelectMany(p => (Rule[])
        [
            new(p.Scores.Any(s => s.Voice == ScaleVoice.Worker), $"Score “{Brief(p.Goal)}” yourself, from 0 to 10", nameof(content.Pairs)),
            new(p.Scores.Any(s => s.Voice == ScaleVoice.FamilyMember), $"Ask at least one person of the family to score “{Brief(p.Goal)}”, from 0 to 10", nameof(content.Pairs)),
        ]),
        // The shorter form of open access has no family criteria (reference 5.1).
        .. kind == AssessmentKind.LightTouch ? [] : family.Members.Where(m => !m.IsUnborn).Select(m => Screened(content, m, criteria)),
        Text.Given(content.Analysis, "Enter your analysis", nameof(content.Analysis)),
    ];

    private static Rule Heard(AssessmentContent content, MemberToday child, DateOnly on)
    {
        var voices = content.Voices.Where(v => v.PersonId == child.PersonId).ToList();
        var words = !child.IsUnborn && voices.Any(v => v.HasWords);
        var seen = voices.Any(v => Text.Is(v.Observation) && (child.IsPreVerbal(on) || Text.Is(v.WhyNoWords)));
        var sentence = child switch
        {
            { IsUnborn: true } => $"Enter an observation for {child.Name}, who is not yet born",
            _ when child.IsPreVerbal(on) => $"Enter what {child.Name} said, or an observation",
            _ => $"Enter what {child.Name} said in their own words, or an observation and why there are no words",
        };
        return new(words || seen, sentence, $"{nameof(content.Voices)}[{child.PersonId}]");
    }

    private static Rule Screened(AssessmentContent content, MemberToday member, CriteriaSet criteria)
    {
        var missing = criteria.Criteria.Where(c => !content.Criteria.Any(a => a.PersonId == member.PersonId && a.Code == c.Code)).Select(c => c.Label.ToLowerInvariant()).ToList();
        return new(missing.Count == 0, $"Answer the family criteria for {member.Name}: {string.Join("; ", missing)}", $"{nameof(content.Criteria)}[{member.PersonId}]");
    }

    private static bool Has(AssessmentContent content, params RowKind[] kinds) => content.Rows.Any(r => kinds.Contains(r.Kind) && Text.Is(r.Text));

    private static string Brief(string text) => text.Length <= 60 ? text : text[..59] + "…";
}
