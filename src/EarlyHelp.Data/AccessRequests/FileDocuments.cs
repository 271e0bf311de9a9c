using System.Globalization;
using System.Text.Json;
using EarlyHelp.Domain;
using EarlyHelp.Domain.AccessRequests;
using EarlyHelp.Domain.Matching;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Notifications.Form.Codes;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Data.AccessRequests;

/// <summary>Reads the JSON documents of rows line by line, and tells whose each line is.</summary>
internal sealed class FileDocuments(FileOwner owner, IReadOnlyDictionary<long, Notification> notifications, CountyLists lists)
{
    /// <summary>Whether a text is a document of its own.</summary>
    public static bool IsDocument(string? text) => text is ['{', .., '}'] or ['[', .., ']'];

    /// <summary>The lines of a document of a row.</summary>
    public IEnumerable<DraftLine> Lines(object row, string property, string json)
    {
        if (row is NotificationVersion version && notifications.TryGetValue(version.NotificationId, out var notification))
            return AnswerLines.Of(FormDefinition.Of(notification).With(lists), Answers.FromJson(json), UkTime.DayOf(version.At), owner.People).Select(OfForm);
        var label = Sentence(StateWords.Of(property.Replace("Json", "", StringComparison.Ordinal)));
        return Read(json) is { } document ? Flat(label, property, document, null) : [new(label, json) { IsOfAnother = !FileFields.IsRead(property) }];
    }

    private static DraftLine OfForm(AnswerLine line) => new($"{line.Page}: {line.Label}", line.Words)
    {
        IsOfAnother = line.IsOfAnother,
        IsLabelOfAnother = line.IsPageOfAnother,
        Others = line switch
        {
            { IsOfAnother: false } => [],
            { IsAddress: true } => PlaceNames.Of(line.Words),
            { QuestionId: "PER01" or "PER02" or "PER03" } => ThirdParties.Of(null, null, line.Words),
            { IsName: true } => ThirdParties.OfName(line.Words),
            _ => [],
        },
        Own = !line.IsOfAnother && line.IsAddress ? [line.Words] : [],
        Kept = line.IsKept && (line.IsAddress || line.QuestionId == "ADD01T") ? PlaceNames.Of(line.Words) : [],
    };

    // Whose is null where the document is about the family; what stands below somebody's key or name is theirs.
    private IEnumerable<DraftLine> Flat(string label, string name, JsonElement element, bool? isOwn) => element.ValueKind switch
    {
        JsonValueKind.Object => Flat(label, element, IsOwn(element) ?? isOwn),
        JsonValueKind.Array => element.EnumerateArray().SelectMany((e, i) => Flat($"{label} {i + 1}", name, e, isOwn)),
        JsonValueKind.Null or JsonValueKind.Undefined => [],
        JsonValueKind.True => [new(label, "Yes") { IsOfAnother = isOwn == false }],
        JsonValueKind.False => [new(label, "No") { IsOfAnother = isOwn == false }],
        JsonValueKind.Number => [new(label, element.ToString()) { IsOfAnother = isOwn == false }],
        _ => element.ToString() is { Length: > 0 } text ? [OfText(label, name, text, isOwn)] : [],
    };

    private IEnumerable<DraftLine> Flat(string label, JsonElement element, bool? isOwn) => element.EnumerateObject().SelectMany(p => p is { Name: "PersonId", Value.ValueKind: JsonValueKind.Number }
        ? [new($"{label}, person", owner.NameOf(p.Value.GetInt64())) { IsOfAnother = isOwn == false, Others = isOwn == false ? ThirdParties.OfName(owner.NameOf(p.Value.GetInt64())) : [] }]
        : Flat($"{label}, {StateWords.Of(Sentence(p.Name))}", p.Name, p.Value, isOwn));

    private static DraftLine OfText(string label, string name, string text, bool? isOwn) => new(label, Said(name, text))
    {
        IsOfAnother = isOwn == false || !(FileFields.IsRead(name) || Day(text) is not null || (isOwn == true && name == "Name")),
        Others = isOwn == true ? [] : FileFields.IsName(name) ? ThirdParties.OfName(text) : name is "Home" ? PlaceNames.Of(text) : [],
    };

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    // A day as people read it, and the name of a choice in words.
    private static string Said(string name, string text) => Day(text) is { } day ? UkDates.Date(day) : name is "Kind" or "Voice" or "Answer" ? StateWords.Of(text) : text;

    private bool? IsOwn(JsonElement element)
    {
        if (element.TryGetProperty("PersonId", out var key) && key.ValueKind == JsonValueKind.Number)
            return owner.Ids.Contains(key.GetInt64());
        if (!element.TryGetProperty("Name", out var name) || name.ValueKind != JsonValueKind.String)
            return null;
        // A father and his son have one name: the birth date tells them apart.
        var born = element.TryGetProperty("Born", out var day) && day.ValueKind == JsonValueKind.String ? Day(day.GetString()) : null;
        return owner.People.Any(p => NameKey.Of(p.FullName) == NameKey.Of(name.GetString()) && (born is null || p.Born is null || born == p.Born));
    }

    private static JsonElement? Read(string json)
    {
        try
        {
            return JsonDocument.Parse(json).RootElement;
        }
        catch (JsonException)
        {
            // Somebody wrote a text that begins with a bracket: it is a text.
            return null;
        }
    }

    internal static string Sentence(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
}
