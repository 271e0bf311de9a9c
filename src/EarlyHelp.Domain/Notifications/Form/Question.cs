using EarlyHelp.Domain.Notifications.Form.Codes;

namespace EarlyHelp.Domain.Notifications.Form;

/// <summary>How a question is answered, and so how it is rendered and checked.</summary>
public enum QuestionKind
{
    /// <summary>One line of text.</summary>
    Text,
    /// <summary>Several lines of text.</summary>
    LongText,
    /// <summary>An e-mail address.</summary>
    Email,
    /// <summary>A telephone number.</summary>
    Telephone,
    /// <summary>A day, in one text input.</summary>
    Date,
    /// <summary>A day and a time of day, in one text input.</summary>
    DateTime,
    /// <summary>"yes" or "no".</summary>
    YesNo,
    /// <summary>"yes", "no" or "not-known".</summary>
    YesNoNotKnown,
    /// <summary>One of a few choices, all shown.</summary>
    Radios,
    /// <summary>Any of the choices.</summary>
    Checkboxes,
    /// <summary>One of many choices.</summary>
    Select,
    /// <summary>A whole number.</summary>
    Number,
    /// <summary>A number with up to two decimals.</summary>
    DecimalNumber,
    /// <summary>A postcode.</summary>
    Postcode,
    /// <summary>A unique pupil number.</summary>
    Upn,
    /// <summary>An NHS number.</summary>
    NhsNumber,
    /// <summary>One box to tick: "yes" or not answered.</summary>
    Confirm,
    /// <summary>Files; the answer lists their stored names.</summary>
    File,
}

/// <summary>A question shown under a choice of an earlier question of the same page, and asked only then.</summary>
/// <param name="QuestionId">The earlier question.</param>
/// <param name="Values">The choices that reveal this one.</param>
public sealed record Reveal(string QuestionId, IReadOnlyList<string> Values);

/// <summary>A check of a given answer: the message when it is wrong, else null.</summary>
/// <param name="answer">The answer as stored.</param>
/// <param name="asking">The circumstances.</param>
public delegate string? AnswerCheck(string answer, Asking asking);

/// <summary>
/// One question of the notification form (reference 1.1 to 1.8). Label, hint and messages may hold {name} (of the item) and
/// {other} (of the second item). Built with the words of <see cref="QuestionWords"/>.
/// </summary>
/// <param name="Id">The id of the reference, such as NOT01; a part of a field has a letter after it.</param>
/// <param name="Kind">How it is answered.</param>
/// <param name="Label">What the notifier is asked.</param>
public sealed record Question(string Id, QuestionKind Kind, string Label)
{
    /// <summary>Help under the label.</summary>
    public string? Hint { get; init; }

    /// <summary>What the answer is called in a message about its length or form; "Your answer" when null.</summary>
    public string? Noun { get; init; }

    /// <summary>The most characters; 0 is no limit of its own.</summary>
    public int MaxLength { get; init; }

    /// <summary>The fewest characters of an answer that is given; 0 is any.</summary>
    public int MinLength { get; init; }

    /// <summary>The fixed choices.</summary>
    public CodeList? Choices { get; init; }

    /// <summary>Choices that come from the answers, such as the people of the family.</summary>
    public Func<Asking, IReadOnlyList<Code>>? ChoicesFrom { get; init; }

    /// <summary>How an answer reads when not by its label: a level of need names a scheme that is no longer in force. Null leaves it to the label.</summary>
    public Func<string, string?>? InWords { get; init; }

    /// <summary>A choice that excludes the others of a list with several, such as "No disability".</summary>
    public string? Exclusive { get; init; }

    /// <summary>Whether the question is put at all.</summary>
    public Func<Asking, bool> Asked { get; init; } = _ => true;

    /// <summary>Whether, once put, it must be answered.</summary>
    public Func<Asking, bool> Required { get; init; } = _ => false;

    /// <summary>True when it is required in some circumstances.</summary>
    public bool MayBeRequired { get; init; }

    /// <summary>What to do, said when the answer is missing.</summary>
    public string? Message { get; init; }

    /// <summary>Said instead when the answer is shorter than <see cref="MinLength"/>.</summary>
    public string? TooShort { get; init; }

    /// <summary>The choice of an earlier question under which this one is shown.</summary>
    public Reveal? Reveal { get; init; }

    /// <summary>The question of the same page whose answer ("not known", a reason) excuses this one.</summary>
    public string? ExcusedBy { get; init; }

    /// <summary>True when the notifier always knows (own name, what was agreed), so that no "not known" is offered.</summary>
    public bool NotifierKnows { get; init; }

    /// <summary>For a question asked once for each of another group: which items.</summary>
    public Func<Asking, IEnumerable<AnswerItem>>? Each { get; init; }

    /// <summary>Further checks of a given answer.</summary>
    public IReadOnlyList<AnswerCheck> Checks { get; init; } = [];

    /// <summary>Advice on a given answer that never blocks.</summary>
    public IReadOnlyList<AnswerCheck> Warnings { get; init; } = [];

    /// <summary>True when the copy for the family leaves it out (risks to staff, notes between professionals).</summary>
    public bool NotOnFamilyCopy { get; init; }

    /// <summary>True when the answer says who somebody is that the form is not about: a nurse, a witness, whom an address is kept from.</summary>
    public bool TellsOfSomebodyElse { get; init; }

    /// <summary>The choices in these circumstances; empty when the question has none.</summary>
    public IReadOnlyList<Code> ChoicesIn(Asking asking) =>
        ChoicesFrom?.Invoke(asking) ?? Choices?.On(asking.Today) ?? Kind switch
        {
            QuestionKind.YesNo => Answer.YesNo.Codes,
            QuestionKind.YesNoNotKnown => Answer.YesNoNotKnown.Codes,
            QuestionKind.Confirm => Answer.Ticked.Codes,
            _ => [],
        };
}
