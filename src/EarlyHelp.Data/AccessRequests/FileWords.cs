using System.Globalization;
using System.Text.Json;
using EarlyHelp.Data.Auditing;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.AccessRequests;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Workflow;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EarlyHelp.Data.AccessRequests;

/// <summary>Puts rows into words: labels for their columns, names for keys, lines for their documents; and tells whose each is.</summary>
internal sealed class FileWords(EarlyHelpDbContext db, FileOwner owner, FileDocuments documents)
{
    // What a column's name does not say well.
    private static readonly Dictionary<string, string> Labels = new() { ["Upn"] = "Unique pupil number", ["NhsNumber"] = "NHS number", ["Line1"] = "Address line 1", ["Line2"] = "Address line 2", ["ChildsWords"] = "Children’s words" };

    /// <summary>The entries of rows, in their order, before their words are read for names.</summary>
    public async Task<IReadOnlyList<DraftEntry>> DraftsAsync(IReadOnlyList<FileRow> rows)
    {
        // What the audit says of a row that is added is what is to be said of it here.
        var said = await new AuditWords(db).OfAsync([.. rows.Select(r => new AuditEntry(Actor.Job("Access request"), default, "Added", r.Kind.ClrType.Name, "", default,
            JsonSerializer.Serialize(Values(r).Select(v => new AuditedValue(v.Column.Name, null, v.Text)))))]);
        return [.. rows.Zip(said, Draft)];
    }

    /// <summary>The people a row names by key.</summary>
    public static IEnumerable<long> PeopleOf(IEntityType kind, object row) => kind.GetForeignKeys()
        .Where(k => k.PrincipalEntityType.ClrType == typeof(Person) && k.Properties is [{ PropertyInfo: not null }]).Select(k => k.Properties[0].PropertyInfo!.GetValue(row)).OfType<long>();

    private DraftEntry Draft(FileRow row, AuditLine said)
    {
        var lines = Values(row).Zip(said.Values, (value, words) => Line(row, value.Column, Labels.GetValueOrDefault(value.Column.Name, words.Name), words.After ?? ""));
        var read = Columns(row).Where(c => FileDocuments.IsDocument(c.Text)).SelectMany(c => documents.Lines(row.Row, c.Column.Name, c.Text));
        return new(FileDocuments.Sentence(StateWords.Of(row.Kind.ClrType == typeof(Domain.Cases.EarlyHelpCase) ? "Case" : row.Kind.ClrType.Name)), WhyMarked(row), [.. lines, .. read]);
    }

    private DraftLine Line(FileRow row, IProperty column, string label, string text)
    {
        var principal = column.GetContainingForeignKeys().FirstOrDefault()?.PrincipalEntityType.ClrType;
        var key = column.PropertyInfo!.GetValue(row.Row) as long?;
        var isKeyOfAnother = (principal == typeof(Person) && key is { } person && !owner.Ids.Contains(person)) || principal == typeof(StaffMember)
            || (principal == typeof(Address) && key is { } address && !owner.AddressIds.Contains(address));
        var isName = isKeyOfAnother ? principal != typeof(Address) : FileFields.IsName(column.Name) && !FileFields.IsRead(column);
        return new(label, text) { IsOfAnother = isKeyOfAnother || !FileFields.IsRead(column), Others = isName ? ThirdParties.OfName(text) : [] };
    }

    // Somebody else's row; what is between two people names both.
    private string? WhyMarked(FileRow row)
    {
        if (row.Row is Person person)
            return owner.Ids.Contains(person.Id) ? null : FileRow.AboutAnother;
        var people = PeopleOf(row.Kind, row.Row).ToList();
        return people.Count > 0 && !people.Any(owner.Ids.Contains) ? FileRow.AboutAnother : FileFields.WhyMarked(row.Row) ?? (IsKeptHome(row.Row) ? FileRow.KeptConfidential : row.WhyMarked);
    }

    private bool IsKeptHome(object row) => (row is Address address && !owner.AddressIds.Contains(address.Id)) || (row is Residence residence && !owner.AddressIds.Contains(residence.AddressId));

    private static IEnumerable<(IProperty Column, string Text)> Values(FileRow row) => Columns(row).Where(c => !FileDocuments.IsDocument(c.Text));

    private static IEnumerable<(IProperty Column, string Text)> Columns(FileRow row) =>
        from column in row.Kind.GetProperties()
        where FileFields.IsSaid(column)
        let text = Text(column.PropertyInfo!.GetValue(row.Row))
        where text is not null
        select (column, FileFields.IsState(column) ? StateWords.Of(text) : text);

    private static string? Text(object? value) => value switch
    {
        null or "" => null,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime at => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        string text => text,
        Enum state => StateWords.Of(state.ToString()),
        IConvertible plain => plain.ToString(CultureInfo.InvariantCulture),
        System.Collections.IEnumerable many => string.Join(", ", many.Cast<object>()) is { Length: > 0 } listed ? listed : null,
        _ => JsonSerializer.Serialize(value),
    };
}

/// <summary>A row of the file.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Row">The row.</param>
/// <param name="WhyMarked">Why all of it is marked whatever it says, or null.</param>
internal sealed record FileRow(IEntityType Kind, object Row, string? WhyMarked = null)
{
    public const string AboutAnother = "about somebody else";

    public const string KeptConfidential = "kept confidential";
}
