namespace EarlyHelp.Domain.Notifications.Form;

/// <summary>A repeating part of the form: the people, the addresses.</summary>
/// <param name="Name">The name in the answers, such as "people"; its first letter starts the keys.</param>
/// <param name="Singular">What one is called: "person".</param>
/// <param name="Max">The most that can be added.</param>
/// <param name="NameOf">How one is named on pages: "Leo Walker".</param>
public sealed record FormGroup(string Name, string Singular, int Max, Func<Answers, AnswerItem, string> NameOf);

/// <summary>
/// A short page of the form. A page with <see cref="Repeats"/> is shown once for each item of that group; a page with
/// <see cref="Lists"/> shows the group's items to add, change and remove, and may hold questions of its own.
/// </summary>
/// <param name="Slug">The last part of its address.</param>
/// <param name="Title">The heading; may hold {name}.</param>
/// <param name="Questions">The questions in order.</param>
public sealed record FormPage(string Slug, string Title, IReadOnlyList<Question> Questions)
{
    /// <summary>A sentence or two under the heading.</summary>
    public string? Lead { get; init; }

    /// <summary>The group each of whose items has this page.</summary>
    public FormGroup? Repeats { get; init; }

    /// <summary>The group whose items are listed here.</summary>
    public FormGroup? Lists { get; init; }

    /// <summary>Whether the page applies; for a repeating page, to the item.</summary>
    public Func<Asking, bool> Asked { get; init; } = _ => true;
}

/// <summary>A heading of the task list and its pages.</summary>
/// <param name="Slug">Short name, stable.</param>
/// <param name="Title">The heading.</param>
/// <param name="Pages">Its pages in order.</param>
public sealed record FormSection(string Slug, string Title, IReadOnlyList<FormPage> Pages);

/// <summary>A question as it stands on a page before one person: its field, words and choices.</summary>
/// <param name="Name">The field name, as <see cref="Answers.FieldName"/>.</param>
/// <param name="Question">The question.</param>
/// <param name="Asking">The circumstances.</param>
public sealed record FormField(string Name, Question Question, Asking Asking)
{
    /// <summary>The answers given; empty when blank.</summary>
    public IReadOnlyList<string> Values => Asking.Answers.Get(Name);

    /// <summary>The first or only answer.</summary>
    public string? Value => Values is [var first, ..] ? first : null;

    /// <summary>The label with names filled in.</summary>
    public string Label => FormWords.Fill(Question.Label, Asking);

    /// <summary>The hint with names filled in.</summary>
    public string? Hint => Question.Hint is { } hint ? FormWords.Fill(hint, Asking) : null;

    /// <summary>True when it is asked now; a field under a choice not taken is on the page but not asked.</summary>
    public required bool IsAsked { get; init; }

    /// <summary>True when it must be answered now.</summary>
    public bool IsRequired => IsAsked && Question.Required(Asking);

    /// <summary>The field name of the question that reveals this one.</summary>
    public string? RevealedByName => Question.Reveal is { } reveal ? NameOf(reveal.QuestionId) : null;

    /// <summary>The field name of the question whose answer ("not known", a reason) will do instead.</summary>
    public string? ExcusedByName => Question.ExcusedBy is { } other ? NameOf(other) : null;

    /// <summary>The choices, with those that come from the answers.</summary>
    public IReadOnlyList<Codes.Code> Choices => [.. Question.ChoicesIn(Asking), .. Ended()];

    // What was chosen while it was offered stands there until somebody chooses otherwise.
    private IEnumerable<Codes.Code> Ended() => Question.Choices is { IsDated: true } dated
        ? Values.Where(value => dated.On(Asking.Today).All(code => code.Value != value)).Select(dated.Find).OfType<Codes.Code>()
        : [];

    private string NameOf(string questionId) => Answers.FieldName(questionId, Asking.Item, Asking.Other);
}

/// <summary>A page as it stands for these answers: once, or once for an item.</summary>
/// <param name="Section">Its section.</param>
/// <param name="Page">The page.</param>
/// <param name="Item">The item of a repeating page.</param>
/// <param name="Fields">The fields that are on it, those to be revealed included.</param>
public sealed record PageInstance(FormSection Section, FormPage Page, AnswerItem? Item, IReadOnlyList<FormField> Fields)
{
    /// <summary>The heading with the name filled in.</summary>
    public required string Title { get; init; }

    /// <summary>The fields that are asked now.</summary>
    public IEnumerable<FormField> AskedFields => Fields.Where(each => each.IsAsked);
}
