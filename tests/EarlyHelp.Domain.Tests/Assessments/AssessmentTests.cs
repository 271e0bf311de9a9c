using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Assessments;
using EarlyHelp.Domain.Tests.Cases;
using static EarlyHelp.Domain.Tests.Cases.ACasework;

namespace EarlyHelp.Domain.Tests.Assessments;

public sealed class AssessmentTests
{
    private static readonly CriteriaSet Six = CriteriaSet.InForceOn(Day0);

    /// <summary>One thing taken away from a complete assessment, and the sentence that asks for it.</summary>
    public static TheoryData<string, string> Missing => new()
    {
        { "leo", "Enter what Leo Walker said in their own words, or an observation and why there are no words" },
        { "leo-observed", "Enter what Leo Walker said in their own words, or an observation and why there are no words" },
        { "ava", "Enter what Ava Walker said, or an observation" },
        { "unborn", "Enter an observation for Unborn child, who is not yet born" },
        { "unborn-words", "Enter an observation for Unborn child, who is not yet born" },
        { "worries", "Enter what worries you" },
        { "well", "Enter what is working well" },
        { "needs", "Enter what needs to happen" },
        { "pairs", "Enter at least one danger or worry with its goal" },
        { "worker-score", "Score “Leo is at school every day” yourself, from 0 to 10" },
        { "family-score", "Ask at least one person of the family to score “Leo is at school every day”, from 0 to 10" },
        { "criteria", "Answer the family criteria for Leo Walker: education; domestic abuse" },
        { "analysis", "Enter your analysis" },
    };

    [Theory, MemberData(nameof(Missing))]
    public void An_assessment_is_submitted_only_when_nothing_is_missing(string what, string sentence)
    {
        var given = Assessing();
        given.WriteAssessment(Without(Content(), what), Walkers, Worker, At(Day0), Day0);

        IsRefused(given, c => c.SubmitAssessment(Walkers, Worker, At(Day0), Day0), sentence);
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { "score-11", "A score must be between 0 and 10" },
        { "score-minus", "A score must be between 0 and 10" },
        { "score-tomorrow", "The day of a score must be today or in the past" },
        { "score-why", "Say why it is not lower and what would be one higher" },
        { "score-who", "Choose who of the family gave the score" },
        { "score-agency", "Enter the agency that gave the score" },
        { "voice-stranger", "Choose a child of the family" },
        { "row-empty", "Enter the text of the row, or remove the row" },
        { "goal-empty", "Enter the goal that answers it" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void What_is_written_is_right_even_while_it_has_gaps(string what, string sentence) =>
        IsRefused(Assessing(), c => c.WriteAssessment(Spoilt(Content(), what), Walkers, Worker, At(Day0), Day0), sentence);

    [Fact]
    public void An_observation_with_the_reason_stands_for_the_words_of_an_older_child()
    {
        var given = Assessing();
        given.WriteAssessment(Heard(Content(), Leo, new VoiceFacts(Leo, Day0) { Observation = "Draws and points", WhyNoWords = "Does not use words" }), Walkers, Worker, At(Day0), Day0);

        given.SubmitAssessment(Walkers, Worker, At(Day0), Day0);

        Assert.Equal((AssessmentState.Submitted, Day0), (given.Assessment!.State, given.AssessedOn));
    }

    [Fact]
    public void A_family_of_which_no_child_is_known_can_t_be_assessed() =>
        IsRefused(Assessing(), c => c.SubmitAssessment(new([Walkers.Members[0], .. Walkers.Members.Skip(1).Select(m => m with { IsChild = false })]), Worker, At(Day0), Day0), "Record the children of the family first");

    [Fact]
    public void The_light_touch_form_asks_no_family_criteria()
    {
        var given = FamilyContacted();
        given.BeginAssessment(AssessmentKind.LightTouch, Worker, At(Day0), Day0);
        given.WriteAssessment(Content() with { Criteria = [] }, Walkers, Worker, At(Day0), Day0);

        given.SubmitAssessment(Walkers, Worker, At(Day0), Day0);

        Assert.True(given.Assessment!.IsComplete);
    }

    [Fact]
    public void Assessing_comes_after_the_first_contact_and_one_version_at_a_time()
    {
        IsRefused(NotifierContacted(), c => c.BeginAssessment(AssessmentKind.Full, Worker, At(Day0), Day0), "Record the first contact with the family before you assess");
        IsRefused(Assessing(), c => c.BeginAssessment(AssessmentKind.Full, Worker, At(Day0), Day0), "Version 1 is being written: go on with it");
        IsRefused(Submitted(), c => c.BeginAssessment(AssessmentKind.Full, Worker, At(Day0), Day0), "Version 1 waits for the unit lead, who authorises or returns it first");
        IsRefused(Submitted(), c => c.WriteAssessment(Content(), Walkers, Worker, At(Day0), Day0), "The assessment waits for the unit lead and can’t be changed");
    }

    [Fact]
    public void Another_lead_of_the_unit_authorises_with_an_analysis()
    {
        IsRefused(Submitted(), c => c.AuthoriseAssessment(LeadsAnalysis, Actor.Staff(701, "Sam Hill", Role.UnitLead) with { UnitId = 71 }, At(Day0), Day0),
            "You wrote on this assessment: another lead or the district manager looks at it");
        IsRefused(Submitted(), c => c.AuthoriseAssessment(LeadsAnalysis, Lead with { UnitId = 72 }, At(Day0), Day0), "You can authorise assessments for the families of your own unit only");
        IsRefused(Submitted(), c => c.AuthoriseAssessment("Fine", Lead, At(Day0), Day0), "Enter your analysis in at least 50 characters");
        IsRefused(Assessing(), c => c.AuthoriseAssessment(LeadsAnalysis, Lead, At(Day0), Day0), "No version of the assessment waits for you");
        IsRefused(Submitted(), c => c.ReturnAssessment([" "], Lead, At(Day0), Day0), "Enter at least one point to work on");
    }

    [Fact]
    public void A_returned_version_stays_and_the_next_goes_on_from_it()
    {
        var given = Submitted();
        given.ReturnAssessment(["Where is the father?", "Ask the school"], Lead, At(Day0), Day0);
        var returned = Values(given.Assessments[0], 0);

        Begin(given);
        given.WriteAssessment(Content() with { Analysis = "With the father" }, Walkers, Worker, At(Day0), Day0);
        given.SubmitAssessment(Walkers, Worker, At(Day0), Day0);
        given.AuthoriseAssessment(LeadsAnalysis, Lead, At(Day0), Day0);

        Assert.Equal(returned, Values(given.Assessments[0], 0));
        Assert.Equal("1. Where is the father?\n2. Ask the school", given.Assessments[0].LeadsWords);
        Assert.Equal([AssessmentState.Returned, AssessmentState.Authorised], given.Assessments.Select(a => a.State));
        // What the children said and how they were scored was heard once.
        Assert.Equal((3, 2), (given.Voices.Count, given.Scores.Count));
    }

    [Fact]
    public void A_newer_authorised_version_supersedes_the_one_before()
    {
        var given = Authorised().With(Begin).With(c => c.SubmitAssessment(Walkers, Worker, At(Day0), Day0)).With(c => c.AuthoriseAssessment(LeadsAnalysis, Lead, At(Day0), Day0));

        Assert.Equal([AssessmentState.Superseded, AssessmentState.Authorised], given.Assessments.Select(a => a.State));
    }

    [Fact]
    public void A_gap_of_three_between_the_newest_voices_is_flagged()
    {
        var given = Submitted();
        var gap = Assert.Single(ScaleGap.Of(given.Scores));
        Assert.Equal((1, 3, ScaleVoice.Worker, ScaleVoice.FamilyMember), (gap.Pair, gap.Points, gap.Low.Voice, gap.High.Voice));

        var planned = Planned().With(c => c.Review(Held() with { Scores = [new(1, Score(ScaleVoice.Worker, 4))] }, Walkers, ACase.Standards, ACase.Calendar, Worker, At(Day0).AddHours(1), Day0));
        Assert.Empty(ScaleGap.Of(planned.Scores));
        Assert.Equal([3, 6, 4], planned.Scores.Select(s => s.Score));
    }

    [Fact]
    public void A_later_set_of_criteria_is_a_row_with_a_date()
    {
        CriteriaSet[] sets = [Six with { To = Day0 }, new("LOCAL", Day0.AddDays(1), null, [new("LOCAL/home", "A safe home")])];

        Assert.Equal(("TF2", "LOCAL"), (CriteriaSet.InForceOn(Day0, sets).Code, CriteriaSet.InForceOn(Day0.AddDays(1), sets).Code));
        Assert.Equal(6, Six.Criteria.Count);
    }

    private static AssessmentContent Without(AssessmentContent c, string what) => what switch
    {
        "leo" => c with { Voices = [.. c.Voices.Where(v => v.PersonId != Leo)] },
        "leo-observed" => Heard(c, Leo, new VoiceFacts(Leo, Day0) { Observation = "Sat on the sofa" }),
        "ava" => c with { Voices = [.. c.Voices.Where(v => v.PersonId != Ava)] },
        "unborn" => c with { Voices = [.. c.Voices.Where(v => v.PersonId != Unborn)] },
        "unborn-words" => Heard(c, Unborn, new VoiceFacts(Unborn, Day0) { OwnWords = "Kicks" }),
        "worries" => c with { Rows = [.. c.Rows.Where(r => r.Kind > RowKind.ComplicatingFactor)] },
        "well" => c with { Rows = [.. c.Rows.Where(r => r.Kind is not (RowKind.Strength or RowKind.Safety))] },
        "needs" => c with { Rows = [.. c.Rows.Where(r => r.Kind != RowKind.NeedsToHappen)] },
        "pairs" => c with { Pairs = [] },
        "worker-score" => c with { Pairs = [c.Pairs[0] with { Scores = [Score(ScaleVoice.FamilyMember, 6), Score(ScaleVoice.Agency, 5)] }] },
        "family-score" => c with { Pairs = [c.Pairs[0] with { Scores = [Score(ScaleVoice.Worker, 3)] }] },
        "criteria" => c with { Criteria = [.. c.Criteria.Where(a => a.PersonId != Leo || a.Code is not ("TF2/education" or "TF2/abuse"))] },
        "analysis" => c with { Analysis = " " },
        _ => throw new ArgumentOutOfRangeException(nameof(what)),
    };

    private static AssessmentContent Spoilt(AssessmentContent c, string what) => what switch
    {
        "score-11" => Scored(c, Score(ScaleVoice.Worker, 11)),
        "score-minus" => Scored(c, Score(ScaleVoice.Worker, -1)),
        "score-tomorrow" => Scored(c, Score(ScaleVoice.Worker, 5, Day0.AddDays(1))),
        "score-why" => Scored(c, Score(ScaleVoice.Worker, 5) with { Why = "" }),
        "score-who" => Scored(c, Score(ScaleVoice.FamilyMember, 5) with { PersonId = 99 }),
        "score-agency" => Scored(c, Score(ScaleVoice.Agency, 5) with { Agency = " " }),
        "voice-stranger" => c with { Voices = [new(99, Day0) { OwnWords = "Hello" }] },
        "row-empty" => c with { Rows = [new(RowKind.Harm, " ")] },
        "goal-empty" => c with { Pairs = [c.Pairs[0] with { Goal = "" }] },
        _ => throw new ArgumentOutOfRangeException(nameof(what)),
    };

    private static AssessmentContent Scored(AssessmentContent c, ScoreFacts score) => c with { Pairs = [c.Pairs[0] with { Scores = [score] }] };

    private static AssessmentContent Heard(AssessmentContent c, long child, VoiceFacts voice) => c with { Voices = [.. c.Voices.Where(v => v.PersonId != child), voice] };
}
