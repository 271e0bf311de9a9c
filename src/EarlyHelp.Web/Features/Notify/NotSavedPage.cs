using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Notifications.Form.Codes;
using EarlyHelp.Web.Infrastructure;

namespace EarlyHelp.Web.Features.Notify;

/// <summary>A page that was sent but can't be kept where it belongs: why, what to do, and every word that was typed.</summary>
/// <param name="Title">What happened.</param>
/// <param name="Sentence">Why, and what to do.</param>
public sealed record NotSavedPage(string Title, string Sentence)
{
    /// <summary>What was typed, as shown.</summary>
    public required IReadOnlyList<TypedValue> Typed { get; init; }

    /// <summary>What was typed, to be sent again.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; init; } = [];

    /// <summary>Where it was sent to.</summary>
    public string Again { get; init; } = "";

    /// <summary>True when files came with it; a page can't give them back.</summary>
    public bool HasFiles { get; init; }

    /// <summary>Where a new code is asked for, after which it can be sent again.</summary>
    public string? CodeHref { get; init; }

    /// <summary>Where to go on.</summary>
    public string? Href { get; init; }

    /// <summary>What the way on is called.</summary>
    public string HrefLabel { get; init; } = "Go on";

    /// <summary>True when it can only be told by telephone.</summary>
    public bool ToldByTelephone { get; init; }

    /// <summary>The page for a post; null when nothing was typed on it.</summary>
    /// <param name="request">The post.</param>
    /// <param name="title">What happened.</param>
    /// <param name="sentence">Why, and what to do.</param>
    /// <param name="before">Answers that were kept earlier and are lost with it, by field.</param>
    public static NotSavedPage? Of(HttpRequest request, string title, string sentence, IEnumerable<KeyValuePair<string, string>>? before = null)
    {
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType)
            return null;
        var fields = (from field in request.Form
                      where field.Key.Length > 0 && field.Key[0] != '_'
                      from value in field.Value
                      select new KeyValuePair<string, string>(field.Key, value ?? "")).ToArray();
        var now = fields.Where(field => field.Key != "go" && field.Value.Length > 0).ToArray();
        var sent = fields.Select(field => field.Key).ToHashSet();
        var typed = (before ?? []).Where(field => !sent.Contains(field.Key)).Concat(now).Select(Shown).ToArray();
        if (typed.Length == 0 && request.Form.Files.Count == 0)
            return null;
        return new(title, sentence) { Typed = typed, Fields = fields, Again = request.Path, HasFiles = request.Form.Files.Any(file => file.Length > 0) };
    }

    private static TypedValue Shown(KeyValuePair<string, string> field)
    {
        // people.p1.PER06.p2 → PER06
        var id = field.Key.Split('.').FirstOrDefault(part => part.Length > 0 && char.IsAsciiLetterUpper(part[0])) ?? field.Key;
        if ((FormDefinition.EarlyHelp.Question(id) ?? FormDefinition.Upload.Question(id)) is not { } question)
            return new(id, field.Value);
        var choices = question.Kind is QuestionKind.YesNo or QuestionKind.YesNoNotKnown or QuestionKind.Confirm ? Answer.YesNoNotKnown : question.Choices;
        var label = question.Label.Replace("{name}", "this person", StringComparison.Ordinal).Replace("{other}", "the other person", StringComparison.Ordinal);
        return new(label, choices?.Label(field.Value) ?? field.Value);
    }
}
