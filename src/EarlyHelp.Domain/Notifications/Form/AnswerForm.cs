using System.Globalization;
using System.Text;
using EarlyHelp.Domain.Identifiers;

namespace EarlyHelp.Domain.Notifications.Form;

/// <summary>The form an answer must have by the kind of its question: how it is tidied, what is wrong with it, how it reads.</summary>
public static class AnswerForm
{
    /// <summary>A whole number of more figures than this is nobody's count.</summary>
    private const int MostFigures = 9;

    /// <summary>The answer as it is stored: trimmed, control characters out, dates as ISO when real.</summary>
    public static string Tidy(Question question, string typed)
    {
        var clean = Clean(typed, keepLines: question.Kind == QuestionKind.LongText);
        return question.Kind switch
        {
            QuestionKind.Date => DateAnswer.Stored(clean),
            QuestionKind.DateTime => DateAnswer.StoredTime(clean),
            QuestionKind.Postcode when Postcode.IsValid(clean) => Postcode.Normalise(clean),
            QuestionKind.Upn when Upn.IsValid(clean) => Upn.Normalise(clean),
            QuestionKind.NhsNumber when NhsNumber.IsValid(clean) => NhsNumber.Normalise(clean),
            QuestionKind.Number or QuestionKind.DecimalNumber => clean.TrimEnd('%').TrimEnd(),
            _ => clean,
        };
    }

    /// <summary>The first thing wrong with the form of an answer, or null.</summary>
    public static string? Problem(Question question, IReadOnlyList<string> values, Asking asking)
    {
        var noun = question.Noun is { } name ? FormWords.Fill(name, asking) : "Your answer";
        var choices = question.ChoicesIn(asking);
        if (choices.Count > 0)
        {
            if (values.Any(value => choices.All(code => code.Value != value) && question.Choices?.Find(value) is null))
                return question.Message ?? "Select an answer from the list";
            return question.Exclusive is { } only && values.Count > 1 && values.Contains(only, StringComparer.Ordinal)
                ? $"Select “{choices.First(code => code.Value == only).Label}” on its own, or take it out"
                : null;
        }
        var text = values[0];
        if (question.MaxLength > 0 && text.Length > question.MaxLength)
            return string.Create(CultureInfo.InvariantCulture, $"{noun} must be {question.MaxLength:N0} characters or fewer");
        if (question.MinLength > 0 && text.Length < question.MinLength)
            return question.TooShort ?? string.Create(CultureInfo.InvariantCulture, $"{question.Message} in at least {question.MinLength} characters");
        return question.Kind switch
        {
            QuestionKind.Date when !DateAnswer.TryParse(text, out _) => $"{noun} must be a real date, like 31 3 2015",
            QuestionKind.DateTime when !DateAnswer.TryParseTime(text, out _) => $"{noun} must be a real date and time, like 31 3 2015 7:15pm",
            QuestionKind.Email => EmailAddress.Problem(text),
            QuestionKind.Telephone => TelephoneNumber.Problem(text),
            QuestionKind.Postcode => Postcode.Problem(text),
            QuestionKind.Upn => Upn.Problem(text),
            QuestionKind.NhsNumber => NhsNumber.Problem(text),
            QuestionKind.Number when text.Length > MostFigures || !text.All(char.IsAsciiDigit) => $"{noun} must be a whole number, like 3",
            QuestionKind.DecimalNumber when Number(text) is null => $"{noun} must be a number, like 87.5",
            _ => null,
        };
    }

    /// <summary>A number with at most two decimals, or null.</summary>
    public static decimal? Number(string? text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && decimal.Round(number, 2) == number
            ? number
            : null;

    /// <summary>The answers in words: labels of choices, days as "19 May 2016".</summary>
    public static string Words(FormField field)
    {
        var choices = field.Choices;
        var words = field.Values.Select(value => field.Question.InWords?.Invoke(value) ?? (choices.FirstOrDefault(code => code.Value == value) ?? field.Question.Choices?.Find(value))?.Label ?? field.Question.Kind switch
        {
            QuestionKind.Date => DateAnswer.Words(value),
            QuestionKind.DateTime => DateAnswer.TimeWords(value),
            QuestionKind.NhsNumber when NhsNumber.IsValid(value) => NhsNumber.Format(value),
            QuestionKind.DecimalNumber => value + "%",
            _ => value,
        });
        return string.Join(", ", words);
    }

    private static string Clean(string typed, bool keepLines)
    {
        var kept = new StringBuilder(typed.Length);
        foreach (var sign in typed.Replace("\r\n", "\n", StringComparison.Ordinal))
        {
            if (!char.IsControl(sign) || (keepLines && sign is '\n' or '\t'))
                kept.Append(sign);
            else if (char.IsWhiteSpace(sign))
                kept.Append(' ');
        }
        return kept.ToString().Trim().Normalized(NormalizationForm.FormC);
    }
}
