using System.Globalization;
using System.Text;
using System.Text.Json;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Standards;

/// <summary>A bank holiday as the official file has it.</summary>
/// <param name="Date">The day off.</param>
/// <param name="Name">What it is called, with the note of a substitute day in brackets.</param>
public readonly record struct HolidayInFile(DateOnly Date, string Name);

/// <summary>Reads the official list of bank holidays (bank-holidays.json of GOV.UK): its part of England and Wales, checked to the last event.</summary>
public static class BankHolidayFile
{
    /// <summary>Largest file, bytes; the official one has some 20 thousand.</summary>
    public const int MostBytes = 1024 * 1024;

    /// <summary>Field of the file.</summary>
    public const string Field = "File";

    private const string Division = "england-and-wales";
    private const int MostEvents = 1000;
    private const int MostProblems = 5;
    private const int NotesMaxLength = 40;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 8 };

    /// <summary>The holidays of the file, by date.</summary>
    /// <exception cref="RulesBrokenException">The file is not such a list; says what is wrong with it.</exception>
    public static IReadOnlyList<HolidayInFile> Read(ReadOnlyMemory<byte> file)
    {
        if (file.Length > MostBytes)
            throw Refused("The file is larger than 1 MB. The official list is far smaller: choose bank-holidays.json as GOV.UK has it");
        if (file.Span.StartsWith(Encoding.UTF8.Preamble))
            file = file[Encoding.UTF8.Preamble.Length..];
        try
        {
            using var json = JsonDocument.Parse(file, Options);
            return Events(json.RootElement);
        }
        catch (JsonException)
        {
            throw Refused("The file is not JSON. Fetch bank-holidays.json from GOV.UK and choose it as it is");
        }
        catch (InvalidOperationException)
        {
            // Text that is no UTF-8 shows only when it is read.
            throw Refused("The file holds text that can’t be read. Fetch bank-holidays.json from GOV.UK again");
        }
    }

    /// <summary>The same list as it is carried from the page that checks it to the change.</summary>
    public static string Written(IEnumerable<HolidayInFile> holidays) => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        [Division] = new { division = Division, events = holidays.Select(h => new { title = h.Name, date = h.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), notes = "" }) },
    });

    private static List<HolidayInFile> Events(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty(Division, out var part) || part.ValueKind != JsonValueKind.Object
            || (Text(part, "division") is { Length: > 0 } named && named != Division) || !part.TryGetProperty("events", out var events) || events.ValueKind != JsonValueKind.Array)
        {
            throw Refused($"The file has no list of England and Wales (“{Division}” with “events”). Fetch bank-holidays.json from GOV.UK and choose it as it is");
        }

        if (events.GetArrayLength() is 0 or > MostEvents)
            throw Refused(events.GetArrayLength() == 0 ? "The list of England and Wales in the file is empty" : $"The list in the file has more than {MostEvents} days");
        List<HolidayInFile> read = [];
        List<string> problems = [];
        foreach (var (each, number) in events.EnumerateArray().Select((e, i) => (e, i + 1)))
        {
            if (Problem(each, number, read, out var holiday) is { } problem)
                problems.Add(problem);
            else
                read.Add(holiday);
        }

        if (problems.Count > 0)
            throw new RulesBrokenException([.. problems.Take(MostProblems).Select(p => new BrokenRule(p, Field)), .. problems.Count > MostProblems ? [new BrokenRule($"And {problems.Count - MostProblems} more days are wrong", Field)] : (BrokenRule[])[]]);
        return [.. read.OrderBy(h => h.Date)];
    }

    private static string? Problem(JsonElement each, int number, List<HolidayInFile> read, out HolidayInFile holiday)
    {
        holiday = default;
        var (date, title, notes) = each.ValueKind == JsonValueKind.Object ? (Text(each, "date"), Text(each, "title")?.Trim(), Text(each, "notes")?.Trim()) : (null, null, null);
        if (!DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return $"Day {number} of the list has no real date, like 2027-05-03";
        if (day.Year is < 2000 or > 2100)
            return $"Day {number} of the list is {UkDates.Date(day)}: such a year can’t be";
        if (string.IsNullOrWhiteSpace(title))
            return $"{UkDates.Date(day)} has no name in the file";
        var name = string.IsNullOrEmpty(notes) ? title : $"{title} ({char.ToLowerInvariant(notes[0])}{notes[1..]})";
        if (name.Length > BankHoliday.NameMaxLength || notes?.Length > NotesMaxLength)
            return $"The name of {UkDates.Date(day)} is longer than {BankHoliday.NameMaxLength} characters";
        if (!char.IsLetter(name[0]) || name.Any(c => char.IsControl(c) || char.IsSurrogate(c) || c is '<' or '>' or '\uFFFD'))
            return $"The name of {UkDates.Date(day)} has characters in it that no name has";
        if (read.Exists(h => h.Date == day))
            return $"{UkDates.Date(day)} stands in the file twice";
        holiday = new(day, name);
        return null;
    }

    private static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static RulesBrokenException Refused(string sentence) => new([new BrokenRule(sentence, Field)]);
}
