using System.Data.Common;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Registers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace EarlyHelp.Data.Privacy;

/// <summary>Takes rows away and blanks texts by prepared commands: as tracked rows each would be written into the audit with what it said.</summary>
internal sealed class ErasedRows(EarlyHelpDbContext db, ErasurePlan plan)
{
    /// <summary>What a person or a family is called afterwards.</summary>
    public const string Name = "Erased";

    private readonly List<(string Old, string New)> references = [];

    /// <summary>Erases all that the plan found; gives how many addresses went.</summary>
    public async Task<int> EraseAsync(string key)
    {
        var addresses = await AuditPlaces.AddressesAsync(db, plan);
        await WithoutKeysAsync();
        foreach (var kind in InOrder())
            await ExecuteAsync(kind, plan.Rows[kind], $"DELETE FROM {plan.Table(kind)}");
        await DraftsAsync();
        foreach (var kind in plan.Rows.Keys.Where(k => ErasureRules.Kept.ContainsKey(k.ClrType.Name)))
            await BlankAsync(kind, plan.Rows[kind]);
        await RenameAsync(key);
        await PeopleAsync();
        await ListsAsync();
        return await db.Addresses.Where(a => addresses.Contains(a.Id)).ExecuteDeleteAsync();
    }

    // What points at others goes first.
    private List<IEntityType> InOrder()
    {
        List<IEntityType> ordered = [];
        var left = plan.Rows.Keys.Where(k => ErasureRules.Gone.Contains(k.ClrType.Name)).ToList();
        while (left.Count > 0)
        {
            var next = left.First(k => !left.Any(other => other != k && other.GetForeignKeys().Any(f => f.PrincipalEntityType == k)));
            ordered.Add(next);
            left.Remove(next);
        }

        return ordered;
    }

    private async Task BlankAsync(IEntityType kind, IReadOnlyCollection<long> keys)
    {
        var texts = ErasureRules.Texts(kind).ToList();
        if (texts.Count > 0)
            await ExecuteAsync(kind, keys, $"UPDATE {plan.Table(kind)} SET {string.Join(", ", texts.Select(t => $"{plan.Column(t)} = {Blank(t)}"))}");
    }

    private static string Blank(IProperty text) => text.IsNullable ? "NULL" : text.IsPrimitiveCollection ? "'[]'" : "''";

    private async Task ExecuteAsync(IEntityType kind, IReadOnlyCollection<long> keys, string what)
    {
        foreach (var some in keys.Chunk(ErasurePlan.KeysOfOneCommand))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
            command.CommandText = $"{what} WHERE {plan.Column(kind.FindPrimaryKey()!.Properties[0])} IN ({ErasurePlan.List(some)})";
            await command.ExecuteNonQueryAsync();
        }
    }

    // Rows that name the family without a key of the model: proposals that two are one, "not the same", and what a register said.
    private async Task WithoutKeysAsync()
    {
        var (people, families) = (plan.People.ToList(), plan.Families.ToList());
        var merges = await db.RecordMerges.Where(m => (m.Kind == MergeKind.Person && (people.Contains(m.SurvivorId) || people.Contains(m.AbsorbedId)))
            || (m.Kind == MergeKind.Family && (families.Contains(m.SurvivorId) || families.Contains(m.AbsorbedId)))).Select(m => m.Id).ToListAsync();
        await db.Set<MergeMove>().Where(m => EF.Property<long?>(m, "RecordMergeId") != null && merges.Contains(EF.Property<long?>(m, "RecordMergeId")!.Value)).ExecuteDeleteAsync();
        await db.RecordMerges.Where(m => merges.Contains(m.Id)).ExecuteDeleteAsync();
        await db.NotTheSame.Where(n => people.Contains(n.PersonId) || people.Contains(n.OtherPersonId)).ExecuteDeleteAsync();
        await ImportedAsync([ImportedKind.Family, ImportedKind.Members], families);
        await ImportedAsync([ImportedKind.Person], people);
        await ImportedAsync([ImportedKind.Notification, ImportedKind.NotificationClocks], plan.Of(typeof(Notification)));
        await ImportedAsync([ImportedKind.Case, ImportedKind.CaseClocks, ImportedKind.Spells, ImportedKind.Reviews, ImportedKind.Feedback, ImportedKind.Closures], plan.Of(typeof(EarlyHelpCase)));
        await ImportedAsync([ImportedKind.Transfer, ImportedKind.Steps], plan.Of(typeof(PastTransfer)));
        await ImportedAsync([ImportedKind.Episode], plan.Of(typeof(PastSupport)));
    }

    private async Task ImportedAsync(ImportedKind[] kinds, IEnumerable<long> keys)
    {
        foreach (var some in keys.Chunk(ErasurePlan.KeysOfOneCommand))
            await db.ImportedRecords.Where(r => kinds.Contains(r.Kind) && some.Contains(r.RecordId)).ExecuteDeleteAsync();
    }

    private Task<int> DraftsAsync()
    {
        var drafts = plan.Drafts.ToList();
        return db.NotificationDrafts.Where(d => drafts.Contains(d.Id)).ExecuteDeleteAsync();
    }

    // The family gets the key itself, each of its records the key and a number.
    private async Task RenameAsync(string key)
    {
        var number = 0;
        foreach (var kind in plan.Rows.Keys.Where(k => ErasureRules.Kept.ContainsKey(k.ClrType.Name) && k.FindProperty(ErasureRules.Reference) is not null).OrderBy(k => k.ClrType != typeof(Family)))
        {
            var column = plan.Column(kind.FindProperty(ErasureRules.Reference)!);
            foreach (var (id, old) in await ReferencesAsync(kind, column))
            {
                var named = number++ == 0 ? key : FormattableString.Invariant($"{key}-{number}");
                await RenameAsync($"UPDATE {plan.Table(kind)} SET {column} = @named WHERE {plan.Column(kind.FindPrimaryKey()!.Properties[0])} = {ErasurePlan.List([id])}", named);
                references.Add((old, named));
            }
        }

        var families = plan.Families.ToList();
        await db.Families.Where(f => families.Contains(f.Id)).ExecuteUpdateAsync(u => u.SetProperty(f => f.Name, Name));
    }

    private async Task<List<(long Id, string Reference)>> ReferencesAsync(IEntityType kind, string column)
    {
        List<(long, string)> found = [];
        foreach (var some in plan.Rows[kind].Order().Chunk(ErasurePlan.KeysOfOneCommand))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
            command.CommandText = $"SELECT {plan.Column(kind.FindPrimaryKey()!.Properties[0])}, {column} FROM {plan.Table(kind)} WHERE {plan.Column(kind.FindPrimaryKey()!.Properties[0])} IN ({ErasurePlan.List(some)})";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                found.Add((reader.GetInt64(0), reader.GetString(1)));
        }

        return found;
    }

    private async Task RenameAsync(string sql, string named)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = sql;
        DbParameter parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@named", named);
        command.Parameters.Add(parameter);
        await command.ExecuteNonQueryAsync();
    }

    // Of a birth date the month stays: whether somebody counts at the end of a month is told by it.
    private async Task PeopleAsync()
    {
        var people = plan.People.ToList();
        foreach (var person in await db.People.AsNoTracking().Where(p => people.Contains(p.Id)).Select(p => new { p.Id, p.Born, p.DueOn }).ToListAsync())
        {
            var (born, due) = (Month(person.Born), Month(person.DueOn));
            await db.People.Where(p => p.Id == person.Id).ExecuteUpdateAsync(u => u
                .SetProperty(p => p.FirstName, Name).SetProperty(p => p.LastName, "").SetProperty(p => p.OtherNames, (string?)null).SetProperty(p => p.NameKey, "").SetProperty(p => p.SoundKey, "").SetProperty(p => p.LastNameSound, "")
                .SetProperty(p => p.Born, born).SetProperty(p => p.DueOn, due).SetProperty(p => p.Sex, "U").SetProperty(p => p.Ethnicity, (string?)null).SetProperty(p => p.Language, (string?)null)
                .SetProperty(p => p.NeedsInterpreter, (bool?)null).SetProperty(p => p.Disabilities, (string?)null).SetProperty(p => p.Upn, (string?)null).SetProperty(p => p.UpnUnknownReason, (string?)null)
                .SetProperty(p => p.NhsNumber, (string?)null).SetProperty(p => p.Telephone, (string?)null).SetProperty(p => p.Email, (string?)null).SetProperty(p => p.SafeToLeaveMessage, (bool?)null));
        }
    }

    private static DateOnly? Month(DateOnly? day) => day is { } known ? new DateOnly(known.Year, known.Month, 1) : null;

    // The lists of reported months name records by their references.
    private async Task ListsAsync()
    {
        foreach (var (old, named) in references)
            await db.Set<Domain.Scorecards.FrozenTally>().Where(t => t.Reference == old).ExecuteUpdateAsync(u => u.SetProperty(t => t.Reference, named));
    }
}
