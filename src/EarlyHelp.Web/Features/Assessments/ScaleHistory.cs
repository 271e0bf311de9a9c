using EarlyHelp.Data.Cases;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Assessments;
using EarlyHelp.Domain.Cases;

namespace EarlyHelp.Web.Features.Assessments;

/// <summary>How everybody scored one danger and goal over time. Voices stand side by side and are never averaged.</summary>
/// <param name="Pair">Number of the danger and goal on the case.</param>
/// <param name="Goal">The goal, in the words of the newest version that has it.</param>
/// <param name="Lines">A line for each voice.</param>
/// <param name="Gap">What is said about a wide gap; null when there is none.</param>
public sealed record ScaleHistory(int Pair, string Goal, IReadOnlyList<ScaleLine> Lines, string? Gap)
{
    /// <summary>The days on which somebody gave a score.</summary>
    public IReadOnlyList<DateOnly> Days { get; } = [.. Lines.SelectMany(l => l.Points).Select(p => p.On).Distinct().Order()];

    /// <summary>The histories of a case whose assessments and scores are loaded, in the order of their numbers.</summary>
    public static IReadOnlyList<ScaleHistory> Of(EarlyHelpCase given, FamilyToday family, NamesOfCase names)
    {
        var gaps = ScaleGap.Of(given.CurrentScores(family)).ToDictionary(g => g.Pair);
        var goals = given.Assessments.OrderBy(a => a.Number).SelectMany(a => a.Content.Pairs).GroupBy(p => p.Number).ToDictionary(g => g.Key, g => g.Last().Goal);
        return
        [
            .. from scores in given.Scores.GroupBy(s => s.Pair).OrderBy(g => g.Key)
               let lines = scores.GroupBy(s => (s.Voice, s.PersonId, s.Agency)).OrderBy(v => v.Key.Voice).ThenBy(v => v.Key.PersonId).Select((v, i) => new ScaleLine(
                   ((char)('A' + (i % 26))).ToString(), names.Of(v.Key.Voice, v.Key.PersonId, v.Key.Agency), [.. v.OrderBy(s => s.On).ThenBy(s => s.At)]))
               select new ScaleHistory(scores.Key, goals.GetValueOrDefault(scores.Key, $"Goal {scores.Key}"), [.. lines], gaps.TryGetValue(scores.Key, out var gap) ? InWords(gap, names) : null),
        ];
    }

    private static string InWords(ScaleGap gap, NamesOfCase names) =>
        $"{names.Of(gap.High.Voice, gap.High.PersonId, gap.High.Agency)} gives {gap.High.Score} and {names.Of(gap.Low.Voice, gap.Low.PersonId, gap.Low.Agency)} gives {gap.Low.Score}: {UkDates.Count(gap.Points, "point")} apart. Talk about what each of them sees.";
}

/// <summary>The scores of one voice.</summary>
/// <param name="Letter">What marks it in the picture and in the table.</param>
/// <param name="Name">Whose it is.</param>
/// <param name="Points">Its scores, the oldest first.</param>
public sealed record ScaleLine(string Letter, string Name, IReadOnlyList<ScaleScore> Points);
