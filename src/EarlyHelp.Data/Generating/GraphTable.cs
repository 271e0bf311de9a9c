using System.Collections;
using System.Globalization;
using System.Reflection;
using EarlyHelp.Data.Registers;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace EarlyHelp.Data.Generating;

/// <summary>One table of <see cref="GraphWriter"/>: its columns, and the records that hang on its rows.</summary>
internal sealed class GraphTable : IDisposable
{
    private readonly GraphWriter writer;
    private readonly SqliteConnection connection;
    private readonly string insert;
    private readonly Column[] columns;
    private readonly INavigation[] children;
    private readonly IProperty? key;
    private readonly MemberInfo? keyMember;
    private SqliteStatement? statement;
    private long last;

    public GraphTable(IEntityType type, GraphWriter writer, ISqlGenerationHelper sql, SqliteConnection connection, Predicate<INavigation> isLeftOut)
    {
        (this.writer, this.connection, Name) = (writer, connection, type.GetTableName()!);
        columns = [.. type.GetProperties().Select(p => new Column(p))];
        children = [.. type.GetNavigations().Where(n => !n.IsOnDependent && !n.TargetEntityType.IsOwned() && !isLeftOut(n))];
        key = type.FindPrimaryKey()!.Properties is [var only] && only.ValueGenerated == ValueGenerated.OnAdd && only.ClrType == typeof(long) ? only : null;
        keyMember = key?.GetMemberInfo(forMaterialization: true, forSet: true);
        insert = $"INSERT INTO {sql.DelimitIdentifier(Name)} ({string.Join(", ", columns.Select(c => sql.DelimitIdentifier(c.Property.GetColumnName())))}) "
            + $"VALUES ({string.Join(", ", columns.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"?{i + 1}")))})";
    }

    /// <summary>The table.</summary>
    public string Name { get; }

    /// <summary>Rows that were written into it.</summary>
    public long Rows { get; private set; }

    /// <summary>The key of a record; it gets one when it has none.</summary>
    public long KeyOf(object record)
    {
        if (key is null)
            return Convert.ToInt64(columns.First(c => c.Property.IsPrimaryKey()).Value(record, writer), CultureInfo.InvariantCulture);
        var has = (long)key.GetGetter().GetClrValue(record)!;
        if (has == 0)
            Assign(keyMember!, record, has = ++last);
        return has;
    }

    /// <summary>Gives the record its key and the keys of what it belongs to.</summary>
    public void Keep(object record)
    {
        foreach (var column in columns)
            column.Fill(record, writer);
        KeyOf(record);
    }

    /// <summary>Writes the record, and what hangs on it.</summary>
    /// <param name="record">The record.</param>
    /// <param name="parent">By which of its columns it hangs on another one that was written before it.</param>
    /// <param name="parentKey">The key of that one.</param>
    public void Write(object record, IProperty? parent, long parentKey)
    {
        var own = key is null ? 0 : KeyOf(record);
        statement ??= new SqliteStatement(connection, insert);
        for (var i = 0; i < columns.Length; i++)
        {
            var property = columns[i].Property;
            statement.Set(i + 1, property == key ? own : property == parent ? parentKey : columns[i].Value(record, writer));
        }

        statement.Run();
        Rows++;
        writer.Count();
        foreach (var navigation in children)
        {
            if (navigation.GetGetter().GetClrValue(record) is not { } found)
                continue;
            own = own == 0 ? KeyOf(record) : own;
            var foreign = navigation.ForeignKey.Properties[0];
            foreach (var child in navigation.IsCollection ? (IEnumerable)found : new[] { found })
                writer.Of(child).Write(child, foreign, own);
        }
    }

    /// <inheritdoc />
    public void Dispose() => statement?.Dispose();

    private static void Assign(MemberInfo member, object record, object value)
    {
        if (member is FieldInfo field)
            field.SetValue(record, value);
        else
            ((PropertyInfo)member).SetValue(record, value);
    }

    // A column that points at another record takes its key from there until the record itself knows it.
    private sealed class Column(IProperty property)
    {
        private readonly Func<object?, object?>? convert = property.GetRelationalTypeMapping().Converter is { } converter ? converter.ConvertToProvider : null;
        private readonly bool isShadow = property.IsShadowProperty();
        private readonly INavigation? to = property.GetContainingForeignKeys().Where(k => k.Properties.Count == 1).Select(k => k.DependentToPrincipal).FirstOrDefault(n => n is not null);

        public IProperty Property => property;

        public object? Value(object record, GraphWriter writer)
        {
            var value = isShadow ? null : property.GetGetter().GetClrValue(record);
            if (to is not null && value is null or 0L)
                value = to.GetGetter().GetClrValue(record) is { } other ? writer.Of(other).KeyOf(other) : value;
            return value is null || convert is null ? value : convert(value);
        }

        public void Fill(object record, GraphWriter writer)
        {
            if (to is not null && !isShadow && property.GetGetter().GetClrValue(record) is null or 0L && to.GetGetter().GetClrValue(record) is { } other)
                Assign(property.GetMemberInfo(forMaterialization: true, forSet: true), record, writer.Of(other).KeyOf(other));
        }
    }
}
