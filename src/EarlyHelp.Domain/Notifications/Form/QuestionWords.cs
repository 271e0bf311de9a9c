using EarlyHelp.Domain.Notifications.Form.Codes;

namespace EarlyHelp.Domain.Notifications.Form;

/// <summary>The words in which the catalogue is written, so that a question reads as a sentence.</summary>
public static class QuestionWords
{
    /// <summary>Must be answered whenever asked; the message says what to do.</summary>
    public static Question Must(this Question question, string message) => question.MustWhen(_ => true, message);

    /// <summary>Must be answered in some circumstances.</summary>
    public static Question MustWhen(this Question question, Func<Asking, bool> required, string message) =>
        question with { Required = required, MayBeRequired = true, Message = message };

    /// <summary>Asked only in some circumstances, on top of any said before.</summary>
    public static Question When(this Question question, Func<Asking, bool> asked)
    {
        var before = question.Asked;
        return question with { Asked = asking => before(asking) && asked(asking) };
    }

    /// <summary>Shown under these choices of an earlier question of the page.</summary>
    public static Question Under(this Question question, string questionId, params string[] values) =>
        question with { Reveal = new Reveal(questionId, values) };

    /// <summary>The answer of another question of the page ("not known", a reason) will do instead.</summary>
    public static Question Or(this Question question, string questionId) => question with { ExcusedBy = questionId };

    /// <summary>The notifier always knows the answer.</summary>
    public static Question Known(this Question question) => question with { NotifierKnows = true };

    /// <summary>At most this many characters.</summary>
    public static Question Max(this Question question, int length) => question with { MaxLength = length };

    /// <summary>At least this many characters when given.</summary>
    public static Question Min(this Question question, int length, string? tooShort = null) =>
        question with { MinLength = length, TooShort = tooShort };

    /// <summary>Help under the label.</summary>
    public static Question Help(this Question question, string hint) => question with { Hint = hint };

    /// <summary>What the answer is called in messages.</summary>
    public static Question Called(this Question question, string noun) => question with { Noun = noun };

    /// <summary>A further check: the message is said when the answer does not hold.</summary>
    public static Question Holds(this Question question, Func<string, Asking, bool> holds, string message) =>
        question.Checked((answer, asking) => holds(answer, asking) ? null : message);

    /// <summary>A further check with messages of its own.</summary>
    public static Question Checked(this Question question, AnswerCheck check) => question with { Checks = [.. question.Checks, check] };

    /// <summary>Advice that never blocks.</summary>
    public static Question Advises(this Question question, Func<string, Asking, bool> when, string advice) =>
        question with { Warnings = [.. question.Warnings, (answer, asking) => when(answer, asking) ? advice : null] };

    /// <summary>A date that has happened: the message is said when it lies in the future.</summary>
    public static Question Past(this Question question, string message) =>
        question.Holds((answer, asking) => DateAnswer.Of(answer) is not { } date || date <= asking.Today, message);

    /// <summary>Left out of the copy for the family.</summary>
    public static Question NotForFamily(this Question question) => question with { NotOnFamilyCopy = true };

    /// <summary>The answer says who somebody is that the form is not about, so an access request marks all of it.</summary>
    public static Question OfSomebodyElse(this Question question) => question with { TellsOfSomebodyElse = true };

    /// <summary>Asked once for each of these items.</summary>
    public static Question ForEach(this Question question, Func<Asking, IEnumerable<AnswerItem>> items) => question with { Each = items };

    /// <summary>A choice that excludes the others.</summary>
    public static Question OnlyAlone(this Question question, string value) => question with { Exclusive = value };

    /// <summary>Fixed choices.</summary>
    public static Question From(this Question question, CodeList choices) => question with { Choices = choices };

    /// <summary>An answer reads so, also one that is no longer among the choices.</summary>
    public static Question Reads(this Question question, Func<string, string?> words) => question with { InWords = words };

    /// <summary>Choices that come from the answers.</summary>
    public static Question From(this Question question, Func<Asking, IReadOnlyList<Code>> choices) => question with { ChoicesFrom = choices };
}
