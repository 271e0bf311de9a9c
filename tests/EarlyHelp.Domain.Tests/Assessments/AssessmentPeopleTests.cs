using EarlyHelp.Domain.Assessments;

namespace EarlyHelp.Domain.Tests.Assessments;

/// <summary>Leo was recorded twice (12 and 21), and an assessment names both.</summary>
public sealed class AssessmentPeopleTests
{
    private const long Leo = 12;
    private const long Again = 21;
    private const long Kerry = 11;

    private static readonly DateOnly Monday = new(2026, 11, 16);
    private static readonly Dictionary<long, long> Kept = new() { [Again] = Leo };

    private static readonly AssessmentContent Written = new()
    {
        Rows = [new(RowKind.Harm, "Missed school", Again), new(RowKind.Strength, "Reads", Leo), new(RowKind.Harm, "Kerry works nights", Kerry)],
        Voices = [new(Leo, Monday) { OwnWords = "I like maths" }, new(Kerry, Monday) { OwnWords = "I am tired" }, new(Again, Monday.AddDays(1)) { OwnWords = "Mornings are rubbish", Dreams = "A dog" }],
        Criteria = [new(Leo, "education", CriterionMet.No, "Register"), new(Again, "education", CriterionMet.Yes, "31 days missed"), new(Again, "crime", CriterionMet.NotKnown)],
        Pairs = [new(1, "May stop going", "At school", [Score(Leo, 3, Monday, "Early"), Score(Again, 6, Monday.AddDays(1), "Better"), new(ScaleVoice.Worker, null, null, 4, Monday, "Mine")])],
        Analysis = "Mornings",
    };

    [Fact]
    public void What_two_records_said_is_joined_under_the_kept_one()
    {
        var content = Written.Under(Kept);

        Assert.DoesNotContain(Again, content.People.Concat(content.Rows.Select(r => r.PersonId ?? 0)));
        var voice = Assert.Single(content.Voices, v => v.PersonId == Leo);
        Assert.Equal(("I like maths\nMornings are rubbish", "A dog", Monday.AddDays(1)), (voice.OwnWords, voice.Dreams, voice.On));
        var criterion = Assert.Single(content.Criteria, c => c.Code == "education");
        Assert.Equal((CriterionMet.Yes, "Register\n31 days missed"), (criterion.Answer, criterion.Evidence));
        var score = Assert.Single(content.Pairs[0].Scores, s => s.PersonId == Leo);
        Assert.Equal((6, "Better\n16 November 2026, 3: Early"), (score.Score, score.Why));
        Assert.Equal(2, content.Pairs[0].Scores.Count);
    }

    [Fact]
    public void Undoing_a_merge_leaves_an_untouched_assessment_exactly_as_it_was() =>
        Assert.Equal(Written.ToJson(), Written.Under(Kept).Apart(Written, Again, Leo).ToJson());

    [Fact]
    public void Undoing_a_merge_leaves_with_the_kept_record_only_what_was_written_since()
    {
        var merged = Written.Under(Kept);
        var now = merged with
        {
            Analysis = "Mornings, and a second adult",
            Voices = [.. merged.Voices.Where(v => v.PersonId != Leo), merged.Voices.Single(v => v.PersonId == Leo) with { OwnWords = "Corrected" }],
            Rows = [.. merged.Rows, new(RowKind.Safety, "Gran", Leo)],
        };

        var apart = now.Apart(Written, Again, Leo);

        Assert.Equal("Mornings, and a second adult", apart.Analysis);
        Assert.Equal((Leo, "Corrected"), (apart.Voices[^1].PersonId, apart.Voices[^1].OwnWords));
        Assert.Equal([Again, Leo, Kerry, Leo], apart.Rows.Select(r => r.PersonId!.Value));
        Assert.Equal(Written.Criteria, apart.Criteria);
        Assert.Equal(Written.Pairs[0].Scores, apart.Pairs[0].Scores);
    }

    [Fact]
    public void Undoing_a_merge_puts_back_once_what_had_been_written_alike_of_both_records()
    {
        var written = Written with { Rows = [new(RowKind.Strength, "Reads", Leo), new(RowKind.Strength, "Reads", Again), new(RowKind.Strength, "Reads", Again)] };
        var now = written.Under(Kept) with { Analysis = "Mornings, and a second adult" };

        Assert.Equal(written.Rows, now.Apart(written, Again, Leo).Rows);
    }

    private static ScoreFacts Score(long person, int score, DateOnly on, string why) => new(ScaleVoice.FamilyMember, person, null, score, on, why);
}
