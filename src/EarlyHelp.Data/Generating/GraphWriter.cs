using System.Collections.Frozen;
using EarlyHelp.Domain.Transfers;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EarlyHelp.Data.Generating;

/// <summary>
/// Writes whole records with all that hangs on them into the embedded database, as the model maps them, without the time that tracked entities
/// take (adr/0037). Keys are given here, so that a record can be worked on before it is written.
/// </summary>
internal sealed class GraphWriter : IDisposable
{
    private readonly FrozenDictionary<Type, GraphTable> tables;

    /// <summary>Knows every table; nothing is written yet.</summary>
    public GraphWriter(EarlyHelpDbContext db)
    {
        var (sql, connection) = (db.GetService<Microsoft.EntityFrameworkCore.Storage.ISqlGenerationHelper>(), (SqliteConnection)db.Database.GetDbConnection());
        tables = db.Model.GetEntityTypes().Where(e => !e.IsOwned() && !e.ClrType.IsAbstract && e.GetTableName() is not null)
            .ToFrozenDictionary(e => e.ClrType, e => new GraphTable(e, this, sql, connection, IsLeftOut));
    }

    /// <summary>Rows that were written.</summary>
    public long Rows { get; private set; }

    /// <summary>Rows that were written, by table.</summary>
    public IEnumerable<(string Table, long Rows)> RowsByTable => tables.Values.Where(t => t.Rows > 0).Select(t => (t.Name, t.Rows));

    /// <summary>Gives a record its key, and writes down in it the keys of what it belongs to.</summary>
    public T Keep<T>(T record) where T : class
    {
        Of(record).Keep(record);
        return record;
    }

    /// <summary>Writes a record and everything under it.</summary>
    public void Write(object record)
    {
        Of(record).Write(record, null, 0);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var table in tables.Values)
            table.Dispose();
    }

    internal void Count() => Rows++;

    internal GraphTable Of(object record) => tables[record.GetType()];

    // An item of an agenda hangs on its panel and on its step-down: the panel writes it.
    private static bool IsLeftOut(INavigation navigation) => navigation.DeclaringEntityType.ClrType == typeof(StepDown) && navigation.Name == nameof(StepDown.Items);
}
