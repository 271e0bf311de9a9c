using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EarlyHelp.Domain.Notifications.Form;

/// <summary>
/// The stored shape of <see cref="Answers"/>: text answers by id, lists for several choices, groups as lists of objects with a "key",
/// and under "last" the last number given in each group.
/// </summary>
internal static class AnswersJson
{
    private const string Key = "key";
    private const string Last = "last";

    // Stored in a column and never put into HTML as it stands, so names in any script stay readable.
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Answers answers)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Compact))
        {
            json.WriteStartObject();
            WriteSheet(json, answers);
            foreach (var group in answers.Groups)
            {
                json.WriteStartArray(group);
                foreach (var item in answers.Items(group))
                {
                    json.WriteStartObject();
                    json.WriteString(Key, item.Key);
                    WriteSheet(json, item);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
            }
            if (answers.LastNumbers.Count > 0)
            {
                json.WriteStartObject(Last);
                foreach (var (group, number) in answers.LastNumbers)
                    json.WriteNumber(group, number);
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public static Answers Read(string text)
    {
        using var document = JsonDocument.Parse(text);
        var answers = new Answers();
        foreach (var property in document.RootElement.EnumerateObject())
        {
            if (property.Name == Last && property.Value.ValueKind == JsonValueKind.Object)
            {
                foreach (var number in property.Value.EnumerateObject())
                    answers.Remember(number.Name, number.Value.GetInt32());
            }
            else if (IsGroup(property.Value))
            {
                foreach (var element in property.Value.EnumerateArray())
                    ReadItem(answers, property.Name, element);
            }
            else
            {
                ReadAnswer(answers, property);
            }
        }
        return answers;
    }

    private static void WriteSheet(Utf8JsonWriter json, AnswerSheet sheet)
    {
        foreach (var id in sheet.Ids)
        {
            var all = sheet.All(id);
            if (all.Count == 1)
            {
                json.WriteString(id, all[0]);
                continue;
            }
            json.WriteStartArray(id);
            foreach (var value in all)
                json.WriteStringValue(value);
            json.WriteEndArray();
        }
        foreach (var (id, element) in sheet.Others)
        {
            json.WritePropertyName(id);
            element.WriteTo(json);
        }
    }

    private static bool IsGroup(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0
        && value.EnumerateArray().All(element => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(Key, out _));

    private static void ReadItem(Answers answers, string group, JsonElement element)
    {
        var key = element.GetProperty(Key).GetString() ?? "";
        _ = int.TryParse(key.AsSpan(Math.Min(1, key.Length)), NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        var item = answers.Insert(group, key, number);
        foreach (var property in element.EnumerateObject().Where(property => property.Name != Key))
            ReadAnswer(item, property);
    }

    private static void ReadAnswer(AnswerSheet sheet, JsonProperty property)
    {
        var value = property.Value;
        if (value.ValueKind == JsonValueKind.String)
            sheet.Put(property.Name, value.GetString());
        else if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(each => each.ValueKind == JsonValueKind.String))
            sheet.Put(property.Name, value.EnumerateArray().Select(each => each.GetString()));
        else
            sheet.Others[property.Name] = value.Clone();
    }
}
