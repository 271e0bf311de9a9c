using EarlyHelp.Domain.Assessments;
using EarlyHelp.Domain.Workflow;
using EarlyHelp.Web.Features.Shared;

namespace EarlyHelp.Web.Features.Assessments;

/// <summary>One short page on which an assessment is written in rows or in running text.</summary>
/// <param name="Slug">Its place in the address.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Rows">The kinds of rows it holds; none for running text.</param>
/// <param name="Field">What the rules call what is missing here; null when nothing can be.</param>
/// <param name="Hint">What to write.</param>
public sealed record AssessmentSection(string Slug, string Title, IReadOnlyList<RowKind> Rows, string? Field, string Hint)
{
    /// <summary>Slug of the page of dangers, goals and scores.</summary>
    public const string Dangers = "dangers";

    /// <summary>The sections, in the order of the form.</summary>
    public static IReadOnlyList<AssessmentSection> All { get; } =
    [
        new("took-part", "Who took part", [], null, "And who did not, and why"),
        new("worries", "What we are worried about", [RowKind.Harm, RowKind.ComplicatingFactor], nameof(RowKind.Harm), "What has happened, and what makes things harder"),
        new("strengths", "What is working well", [RowKind.Strength, RowKind.Safety], nameof(RowKind.Strength), "What the family is good at, and what kept the children safe"),
        new("needs", "What needs to happen", [RowKind.NeedsToHappen], nameof(RowKind.NeedsToHappen), "In the order of what matters most"),
        new("analysis", "Analysis", [], nameof(AssessmentContent.Analysis), "Your judgement: what it all means for each child, and what follows from it"),
    ];

    /// <summary>What each kind of row is called, and what to write in it.</summary>
    public static IReadOnlyDictionary<RowKind, (string Title, string One, string Hint)> Lists { get; } = new Dictionary<RowKind, (string, string, string)>
    {
        [RowKind.Harm] = ("Harm and worry", "Worry", "What happened, or could, and to which child"),
        [RowKind.ComplicatingFactor] = ("What makes things harder", "Complicating factor", "Not harm itself, but it gets in the way"),
        [RowKind.Strength] = ("Strengths", "Strength", "What the family is good at"),
        [RowKind.Safety] = ("Safety", "What kept a child safe", "Who did what that protected the child when there was danger"),
        [RowKind.NeedsToHappen] = ("What needs to happen", "What needs to happen", "One step or change"),
    };

    /// <summary>The tasks of the version in progress, each with how far it is.</summary>
    public static IReadOnlyList<SectionTask> Tasks(AssessmentInHand hand)
    {
        var gaps = hand.Case.AssessmentGaps(hand.Family, hand.Header.Today);
        var (content, names) = (hand.Content, hand.Names);
        List<SectionTask> tasks =
        [
            .. All.Take(All.Count - 1).Select(s => Task(hand, gaps, s.Title, s.Slug, s.Field, s.Rows.Count == 0 ? !string.IsNullOrWhiteSpace(content.TookPart) : content.Rows.Any(r => s.Rows.Contains(r.Kind)))),
            Task(hand, gaps, "Dangers, goals and scores", Dangers, nameof(content.Pairs), content.Pairs.Count > 0),
            .. hand.Children.Select(c => Task(hand, gaps, $"The voice of {names.Of(c.Id)}", FormattableString.Invariant($"children/{c.Id}"), FormattableString.Invariant($"{nameof(content.Voices)}[{c.Id}]"), content.Voices.Any(v => v.PersonId == c.Id))),
        ];
        if (hand.Newest?.Kind != AssessmentKind.LightTouch)
        {
            tasks.AddRange(hand.Born.Select(p => Task(hand, gaps, $"Family criteria: {names.Of(p.Id)}", FormattableString.Invariant($"criteria/{p.Id}"),
                FormattableString.Invariant($"{nameof(content.Criteria)}[{p.Id}]"), content.Criteria.Any(a => a.PersonId == p.Id))));
        }

        tasks.Add(Task(hand, gaps, All[^1].Title, All[^1].Slug, All[^1].Field, !string.IsNullOrWhiteSpace(content.Analysis)));
        return tasks;
    }

    private static SectionTask Task(AssessmentInHand hand, IReadOnlyList<BrokenRule> gaps, string title, string slug, string? field, bool begun)
    {
        var open = gaps.Where(g => field is not null && g.Field == field).Select(g => g.Sentence).ToList();
        var (status, kind) = (open.Count, begun) switch
        {
            (0, true) => ("Completed", (string?)null),
            (0, false) => ("Can be left out", "neutral"),
            (_, true) => ("In progress", "soon"),
            _ => ("Not started", "neutral"),
        };
        return new(field, new TaskListItem(title, $"{hand.Address}/write/{slug}", status, kind, open.Count == 0 ? null : string.Join(". ", open)));
    }
}

/// <summary>One page on which the version in progress is written.</summary>
/// <param name="Field">What the rules call what is missing on it.</param>
/// <param name="Item">As the task list shows it.</param>
public sealed record SectionTask(string? Field, TaskListItem Item);
