using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Notifications.Form.Codes;

/// <summary>
/// The lists whose choices are a county's own, as an administrator changed them (ADR 33). They are those whose codes are only kept and read back: no check,
/// figure or return depends on them. All other lists are part of the program.
/// </summary>
public sealed class CountyLists(IEnumerable<ListChange> changes)
{
    private const int FewestChoices = 2;
    private const int YearsAhead = 5;

    private readonly ILookup<string, ListChange> changes = changes.OrderBy(c => c.From).ThenBy(c => c.Id).ToLookup(c => c.List);

    /// <summary>The county's own lists as the program begins with them, by name.</summary>
    public static IReadOnlyDictionary<string, CodeList> Own { get; } = new Dictionary<string, CodeList>(StringComparer.Ordinal)
    {
        ["concern-codes-services"] = ConcernCodes.Services,
        ["concern-codes-form-versions"] = ConcernCodes.FormVersions,
        ["concern-codes-disposals"] = ConcernCodes.Disposals,
        ["person-codes-benefits"] = PersonCodes.Benefits,
        ["person-codes-employment"] = PersonCodes.Employment,
        ["person-codes-visiting-risks"] = PersonCodes.VisitingRisks,
    };

    /// <summary>Whether nothing was ever changed.</summary>
    public bool AreUnchanged => changes.Count == 0;

    /// <summary>A list as it was changed; itself when it is not the county's own or was never changed.</summary>
    public CodeList Of(CodeList list) => Own.FirstOrDefault(own => own.Value == list).Key is { } name && changes.Contains(name) ? Dated(list, [.. changes[name]]) : list;

    /// <summary>The changes of a list, the earliest first.</summary>
    public IReadOnlyList<ListChange> ChangesOf(string name) => [.. changes[name]];

    /// <summary>Whether a choice can't end: "not known" must be left, and other questions hang on some.</summary>
    public static bool IsNeeded(CodeList list, string value) => list.Find(value) is { NotKnown: true } || FormDefinition.All.SelectMany(f => f.Questions)
        .Any(q => (q.Choices == list && q.Exclusive == value) || (q.Reveal is { } reveal && reveal.Values.Contains(value) && FormDefinition.All.Any(f => f.Question(reveal.QuestionId)?.Choices == list)));

    /// <summary>Offers a choice from a day on; one that ended under these words is offered again.</summary>
    /// <exception cref="RulesBrokenException">The words are missing, too long or offered already, or the day is no day for it.</exception>
    public ListChange Offer(string name, string? label, DateOnly from, Actor by, DateTime at, DateOnly today)
    {
        var (list, words) = (Of(Own[name]), Words(label));
        Rule.Check([.. Typed(list, words, from, today), .. Day(from, today)]);
        var known = list.Codes.LastOrDefault(c => Same(c.Label, words) && list.Find(c.Value) is { Until: not null })?.Value;
        CheckOrder(name, known, from);
        return new(name, known ?? NewValue(list, words), ListChangeKind.Offered, words, from, by, at);
    }

    /// <summary>Calls a choice otherwise from a day on.</summary>
    /// <exception cref="RulesBrokenException">The words are missing, too long or offered already, or the day is no day for it.</exception>
    public ListChange Reword(string name, string value, string? label, DateOnly from, Actor by, DateTime at, DateOnly today)
    {
        var (list, words) = (Of(Own[name]), Words(label));
        Rule.Check([.. Typed(list, words, from, today), .. Day(from, today), Offered(list, value, from)]);
        CheckOrder(name, value, from);
        return new(name, value, ListChangeKind.Reworded, words, from, by, at);
    }

    /// <summary>Ends a choice: from a day on it is offered no more. Answers that have it keep it.</summary>
    /// <exception cref="RulesBrokenException">It is needed, too few would be left, or the day is no day for it.</exception>
    public ListChange End(string name, string value, DateOnly from, Actor by, DateTime at, DateOnly today)
    {
        var list = Of(Own[name]);
        Rule.Check(
            [
                .. Day(from, today),
                Offered(list, value, from),
                new(!IsNeeded(Own[name], value), "This choice can’t end: other answers of the form depend on it"),
            ]);
        CheckOrder(name, value, from);
        var end = new ListChange(name, value, ListChangeKind.Ended, list.On(from).First(c => c.Value == value).Label, from, by, at);
        Rule.Check(new Rule(new CountyLists([.. changes[name], end]).DaysOf(name).All(d => d.Count >= FewestChoices), $"At least {FewestChoices} choices must be left"));
        return end;
    }

    /// <summary>Says no to withdrawing a change that is in force, or that another one follows.</summary>
    /// <exception cref="RulesBrokenException">Why it can't be withdrawn.</exception>
    public void CheckWithdrawn(ListChange change, DateOnly today) => Rule.Check(
        new(change.From > today, "This change is in force: enter another one instead"),
        new(changes[change.List].Last(c => c.Value == change.Value).From == change.From, "Another change of the same choice follows this one: withdraw that first"),
        new(new CountyLists(changes[change.List].Where(c => (c.Value, c.From) != (change.Value, change.From))).DaysOf(change.List).All(d => d.Count >= FewestChoices && d.DistinctBy(c => c.Label.ToUpperInvariant()).Count() == d.Count),
            "Another choice has these words meanwhile, or too few would be left: withdraw that other change first"));

    // What is offered on each day on which something changes.
    private IEnumerable<IReadOnlyList<Code>> DaysOf(string name) => changes[name].Select(c => c.From).Distinct().Select(Of(Own[name]).On);

    private static IEnumerable<Rule> Typed(CodeList list, string words, DateOnly from, DateOnly today) =>
    [
        new(words.Length > 0, "Enter the words", nameof(ListChange.Label)),
        new(words.Length <= ListChange.LabelMaxLength, $"The words must be {ListChange.LabelMaxLength} characters or fewer", nameof(ListChange.Label)),
        new(from < today || !list.Codes.Any(c => Same(c.Label, words) && !(c.Until <= from)), $"“{words}” is in the list already", nameof(ListChange.Label)),
    ];

    private static IEnumerable<Rule> Day(DateOnly from, DateOnly today) =>
    [
        new(from >= today, "The date must be today or later: what was answered before keeps its words", nameof(ListChange.From)),
        new(from <= today.AddYears(YearsAhead), $"The date must be within the next {YearsAhead} years", nameof(ListChange.From)),
    ];

    private static Rule Offered(CodeList list, string value, DateOnly from) => new(list.On(from).Any(c => c.Value == value), $"This choice is not offered on {UkDates.Date(from)}", nameof(ListChange.From));

    // The changes of a choice follow each other; one between two others would turn what the later one says.
    private void CheckOrder(string name, string? value, DateOnly from)
    {
        var last = changes[name].LastOrDefault(c => c.Value == value);
        Rule.Check(new Rule(last is null || last.From < from, $"This choice changes on {(last is null ? "" : UkDates.Date(last.From))} already: enter a later date, or withdraw that change", nameof(ListChange.From)));
    }

    private static CodeList Dated(CodeList own, IReadOnlyList<ListChange> changes)
    {
        var codes = own.Codes.ToList();
        foreach (var change in changes)
        {
            var at = codes.FindLastIndex(c => c.Value == change.Value);
            if (at >= 0 && codes[at].Until is null)
                codes[at] = codes[at] with { Until = change.From };
            if (change.Kind != ListChangeKind.Ended)
                codes.Insert(at >= 0 ? at + 1 : EndOf(codes), new Code(change.Value, change.Label, NotKnown: at >= 0 && codes[at].NotKnown) { From = change.From });
        }

        return new CodeList(codes);
    }

    // "Something else", "None" and "Not known" stay the last.
    private static int EndOf(List<Code> codes) => codes.FindLastIndex(c => !c.NotKnown && c.Value is not ("other" or "none")) + 1;

    private static string NewValue(CodeList list, string words)
    {
        var letters = string.Concat(words.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' '));
        var plain = string.Join('-', letters.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var start = plain.Length == 0 ? "choice" : plain[..Math.Min(plain.Length, ListChange.NameMaxLength - 5)];
        return Enumerable.Range(1, list.Codes.Count + 1).Select(n => n == 1 ? start : FormattableString.Invariant($"{start}-{n}")).First(v => list.Find(v) is null);
    }

    private static string Words(string? label) => string.Join(' ', (label ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
