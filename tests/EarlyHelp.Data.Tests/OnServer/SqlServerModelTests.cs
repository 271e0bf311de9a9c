using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EarlyHelp.Data.Tests.OnServer;

/// <summary>What SQL Server refuses, or takes and breaks over later, and SQLite doesn't mind: looked for in the model and in the script, without a server.</summary>
public sealed partial class SqlServerModelTests
{
    // A clustered key, and any other index (docs of SQL Server, "Maximum capacity specifications").
    private const int MostBytesOfKey = 900;
    private const int MostBytesOfIndex = 1700;

    private const int MostLetters = 128;

    private readonly EarlyHelpDbContext db = new Data.SqlServer.DesignTimeFactory().CreateDbContext([]);

    private IReadOnlyList<ITable> Tables => [.. db.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables];

    private string Script => db.GetService<IMigrator>().GenerateScript();

    [Fact]
    public void No_key_or_index_is_longer_than_sql_server_takes()
    {
        var keys = from table in Tables
                   from key in table.UniqueConstraints
                   let most = key.GetIsPrimaryKey() && key.MappedKeys.First().FindAnnotation("SqlServer:Clustered")?.Value is not false ? MostBytesOfKey : MostBytesOfIndex
                   let bytes = key.Columns.Sum(BytesOf)
                   where bytes > most
                   select $"{table.Name} {key.Name}: {bytes} bytes";
        var indexes = from table in Tables
                      from index in table.Indexes
                      let bytes = index.Columns.Sum(BytesOf)
                      where bytes > MostBytesOfIndex
                      select $"{table.Name} {index.Name}: {bytes} bytes";

        Assert.Empty(keys.Concat(indexes));
    }

    [Fact]
    public void Columns_are_of_types_that_hold_what_is_written()
    {
        var wrong = from table in Tables
                    from column in table.Columns
                    where column.StoreType is "datetime" or "smalldatetime" or "ntext" or "text" or "image" or "money" or "real"
                        || column.StoreType.StartsWith("varchar", StringComparison.Ordinal) || column.StoreType.StartsWith("char", StringComparison.Ordinal)
                    select $"{table.Name}.{column.Name} is {column.StoreType}";

        Assert.Empty(wrong);
        Assert.All(Tables.SelectMany(t => t.Columns).SelectMany(c => c.PropertyMappings).Where(m => m.Property.ClrType == typeof(DateTime)), m => Assert.Equal("datetime2", m.Column.StoreType));
    }

    [Fact]
    public void Nothing_is_deleted_or_set_by_cascade() =>
        Assert.DoesNotMatch("ON DELETE (CASCADE|SET)|ON UPDATE (CASCADE|SET)", Script);

    [Fact]
    public void What_may_be_there_once_may_be_missing_often()
    {
        // To SQL Server two missing values are the same: a unique index of them must leave them out.
        var strict = from table in Tables
                     from index in table.Indexes
                     where index.IsUnique && index.Columns.Any(c => c.IsNullable) && !(index.Filter ?? "").Contains("IS NOT NULL", StringComparison.Ordinal)
                     select $"{table.Name} {index.Name} {index.Filter}";

        Assert.Empty(strict);
    }

    [Fact]
    public void Names_are_short_enough_and_each_is_there_once()
    {
        var names = Tables.SelectMany(t => t.ForeignKeyConstraints.Select(k => k.Name).Concat(t.UniqueConstraints.Select(k => k.Name)).Concat(t.CheckConstraints.Select(k => k.Name!)).Append(t.Name)).ToList();

        Assert.DoesNotContain(names, n => n.Length > MostLetters);
        Assert.Empty(names.GroupBy(n => n, StringComparer.OrdinalIgnoreCase).Where(n => n.Count() > 1).Select(n => n.Key));
        Assert.Empty(Tables.SelectMany(t => t.Indexes.GroupBy(i => i.Name, StringComparer.OrdinalIgnoreCase).Where(n => n.Count() > 1).Select(n => $"{t.Name} {n.Key}")));
    }

    [Fact]
    public void Every_name_in_the_script_stands_in_brackets_where_it_is_a_word_of_the_language()
    {
        var tables = Created().Matches(Script).Select(m => m.Groups[1].Value).ToList();

        Assert.All(tables, name => Assert.True(name.StartsWith('['), name));
        // Commands of our own write these names without brackets (AuditWriter, ReferenceNumbers, RegisterNumbers, RowWriter's callers).
        string[] bare = ["AuditHead", "Sequence", "Link", "Id", "ReferenceCounters", "Series", "Last", "Reference"];
        Assert.Empty(bare.Intersect(ReservedWords, StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void Filters_of_indexes_and_checks_are_written_in_this_database_s_own_words()
    {
        var words = Tables.SelectMany(t => t.Indexes.Select(i => i.Filter).Concat(t.CheckConstraints.Select(c => c.Sql))).OfType<string>();

        Assert.All(words, w => Assert.DoesNotMatch(@"""|\bGLOB\b|\bIS NOT [0-9']|\|\||\blength\(", w));
    }

    private static int BytesOf(IColumn column)
    {
        var property = column.PropertyMappings[0].TypeMapping;
        return column.StoreType switch
        {
            "bigint" or "datetime2" => 8,
            "int" => 4,
            "date" => 3,
            "bit" => 1,
            "uniqueidentifier" => 16,
            "time" => 5,
            "datetimeoffset" => 10,
            var text when Length().Match(text) is { Success: true } length => int.Parse(length.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture) * (length.Groups[1].Value.StartsWith('n') ? 2 : 1),
            var decimals when decimals.StartsWith("decimal", StringComparison.Ordinal) => 17,
            // (max) can be in no key; what else there may be one day is to be looked up and added.
            var other => throw new InvalidOperationException($"{column.Table.Name}.{column.Name} is {other} ({property.ClrType.Name}), and in a key or an index."),
        };
    }

    // Those that somebody might call a column by.
    private static readonly string[] ReservedWords =
    [
        "Add", "All", "And", "Any", "As", "Authorization", "Backup", "Begin", "Between", "Break", "By", "Case", "Check", "Close", "Column", "Commit", "Contains", "Continue", "Create", "Cross", "Current", "Cursor",
        "Database", "Default", "Delete", "Deny", "Desc", "Distinct", "Drop", "Else", "End", "Escape", "Except", "Exec", "Exists", "Exit", "External", "Fetch", "File", "For", "Foreign", "From", "Full", "Function", "Goto",
        "Grant", "Group", "Having", "Holdlock", "Identity", "If", "In", "Index", "Inner", "Insert", "Intersect", "Into", "Is", "Join", "Key", "Kill", "Left", "Like", "Lineno", "Load", "Merge", "National", "Not", "Null",
        "Of", "Off", "On", "Open", "Option", "Or", "Order", "Outer", "Over", "Percent", "Plan", "Primary", "Print", "Proc", "Procedure", "Public", "Read", "References", "Restore", "Restrict", "Return", "Right", "Rollback",
        "Rule", "Save", "Schema", "Select", "Session_user", "Set", "Statistics", "Table", "Then", "To", "Top", "Tran", "Trigger", "Truncate", "Union", "Unique", "Update", "Use", "User", "Values", "View", "When", "Where", "While", "With",
    ];

    [GeneratedRegex(@"^(n?varchar|varbinary)\((\d+)\)$")]
    private static partial Regex Length();

    [GeneratedRegex(@"CREATE TABLE (\S+)")]
    private static partial Regex Created();
}
