using System.Globalization;

namespace EarlyHelp.Domain.Assessments;

/// <summary>
/// Whom an assessment names, when two records of one person are merged. Only a version in progress is written anew; where both records were
/// asked the same, what was written of both is joined, because a form has one place for it.
/// </summary>
public static class AssessmentPeople
{
    /// <summary>The content under the records that are kept.</summary>
    /// <param name="content">As it was written.</param>
    /// <param name="kept">By the key of a merged record, the one that stands for it.</param>
    public static AssessmentContent Under(this AssessmentContent content, IReadOnlyDictionary<long, long> kept)
    {
        if (!content.People.Concat(content.Rows.Select(r => r.PersonId).OfType<long>()).Any(kept.ContainsKey))
            return content;
        return content with
        {
            Rows = [.. content.Rows.Select(r => r with { PersonId = Of(r.PersonId, kept) })],
            Voices = [.. content.Voices.Select(v => v with { PersonId = Of(v.PersonId, kept) }).GroupBy(v => v.PersonId).Select(g => g.Aggregate(Joined))],
            Criteria = [.. content.Criteria.Select(c => c with { PersonId = Of(c.PersonId, kept) }).GroupBy(c => (c.PersonId, c.Code)).Select(g => g.Aggregate(Joined))],
            Pairs = [.. content.Pairs.Select(p => p with { Scores = OneEach(p.Scores.Select(s => s with { PersonId = Of(s.PersonId, kept) })) })],
        };
    }

    /// <summary>
    /// The content with two records apart again. What nobody has changed since they were merged is as it was before; what somebody has
    /// stays with the record that was kept.
    /// </summary>
    /// <param name="now">As it is now.</param>
    /// <param name="before">As it was before they were merged.</param>
    /// <param name="absorbed">The record that was merged.</param>
    /// <param name="kept">The record that stood for it.</param>
    public static AssessmentContent Apart(this AssessmentContent now, AssessmentContent before, long absorbed, long kept)
    {
        var merged = before.Under(new Dictionary<long, long> { [absorbed] = kept });
        if (now.ToJson() == merged.ToJson())
            return before;
        return now with
        {
            Rows = Apart(now.Rows, merged.Rows, before.Rows, r => Is(r.PersonId), r => r.Kind.ToString()),
            Voices = Apart(now.Voices, merged.Voices, before.Voices, v => Is(v.PersonId), _ => ""),
            Criteria = Apart(now.Criteria, merged.Criteria, before.Criteria, c => Is(c.PersonId), c => c.Code),
            Pairs = [.. now.Pairs.Select(p => p with { Scores = Apart(p.Scores, Scores(merged, p.Number), Scores(before, p.Number), s => Is(s.PersonId), _ => "") })],
        };

        bool Is(long? person) => person == absorbed || person == kept;
    }

    private static IReadOnlyList<ScoreFacts> Scores(AssessmentContent content, int pair) => content.Pairs.FirstOrDefault(p => p.Number == pair)?.Scores ?? [];

    // Part by part: where the part reads as it did after the merge, it reads as before it.
    private static List<T> Apart<T>(IReadOnlyList<T> now, IReadOnlyList<T> merged, IReadOnlyList<T> before, Func<T, bool> isOfThem, Func<T, string> part)
    {
        var parts = merged.Where(isOfThem).Select(part).Distinct()
            .Where(p => Mine(now, p).SequenceEqual(Mine(merged, p))).ToHashSet();
        // The same may have been written of both: a part is put back once, not once for each line that reads alike.
        HashSet<string> done = [];
        List<T> result = [];
        foreach (var item in now)
        {
            if (!isOfThem(item) || !parts.Contains(part(item)))
                result.Add(item);
            else if (done.Add(part(item)))
                result.AddRange(Mine(before, part(item)));
        }

        return result;

        IEnumerable<T> Mine(IEnumerable<T> items, string of) => items.Where(i => isOfThem(i) && part(i) == of);
    }

    private static long? Of(long? person, IReadOnlyDictionary<long, long> kept) => person is { } id ? Of(id, kept) : null;

    private static long Of(long person, IReadOnlyDictionary<long, long> kept) => kept.GetValueOrDefault(person, person);

    private static VoiceFacts Joined(VoiceFacts one, VoiceFacts other) => new(one.PersonId, one.On > other.On ? one.On : other.On)
    {
        OwnWords = Joined(one.OwnWords, other.OwnWords), Worries = Joined(one.Worries, other.Worries), GoodThings = Joined(one.GoodThings, other.GoodThings),
        Dreams = Joined(one.Dreams, other.Dreams), Observation = Joined(one.Observation, other.Observation), WhyNoWords = Joined(one.WhyNoWords, other.WhyNoWords),
    };

    // What one record shows to be met is met; "not known" gives way to an answer.
    private static CriterionAnswer Joined(CriterionAnswer one, CriterionAnswer other) => one with
    {
        Answer = one.Answer == CriterionMet.Yes || other.Answer == CriterionMet.NotKnown ? one.Answer : other.Answer,
        Evidence = Joined(one.Evidence, other.Evidence),
    };

    private static List<ScoreFacts> OneEach(IEnumerable<ScoreFacts> scores)
    {
        List<ScoreFacts> result = [];
        foreach (var score in scores)
        {
            var place = score.Voice == ScaleVoice.FamilyMember ? result.FindIndex(s => s.Voice == score.Voice && s.PersonId == score.PersonId) : -1;
            if (place < 0)
                result.Add(score);
            else
                result[place] = Joined(result[place], score);
        }

        return result;
    }

    // The later score counts; the earlier one stays to be read.
    private static ScoreFacts Joined(ScoreFacts one, ScoreFacts other)
    {
        var (later, earlier) = other.On > one.On ? (other, one) : (one, other);
        return later with { Why = $"{later.Why}\n{UkDates.Date(earlier.On)}, {earlier.Score.ToString(CultureInfo.InvariantCulture)}: {earlier.Why}" };
    }

    private static string? Joined(string? one, string? other) =>
        string.IsNullOrWhiteSpace(one) ? other : string.IsNullOrWhiteSpace(other) || one.Trim() == other.Trim() ? one : $"{one}\n{other}";
}
