using System.Text.Json;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Auditing;
using EarlyHelp.Data.Standards;
using EarlyHelp.Domain.Registers;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Registers;

/// <summary>
/// Imports a register (spec/5-import-export.md): all of it or nothing, as often as you like. It is read twice: once to find everything that is wrong,
/// once to write it, so that its rows never have to be in memory whole; their references are, and the rows that belong to other rows.
/// </summary>
public sealed class RegisterImport(EarlyHelpDbContext db, StandardsInForce standards, CurrentActor current, TimeProvider clock)
{
    /// <summary>Whether the last import broke where nobody can say whether it stands: the database did not answer to its commit.</summary>
    public bool MayStand => db.MayStand;

    /// <summary>Says what an import of the folder would do, and writes nothing.</summary>
    public async Task<RegisterResult> CheckAsync(RegisterFolder folder, IProgress<RegisterProgress>? progress = null, CancellationToken stop = default)
    {
        var (known, check) = await ReadAsync(folder, clock.GetUtcNow().UtcDateTime, progress, stop);
        return Result(folder, known, check, isWritten: false);
    }

    /// <summary>Imports the folder; when anything is wrong with it, or when it is stopped, the database stays as it was.</summary>
    public async Task<RegisterResult> RunAsync(RegisterFolder folder, IProgress<RegisterProgress>? progress = null, CancellationToken stop = default)
    {
        var at = clock.GetUtcNow().UtcDateTime;
        await WithRoomAsync(stop);
        // Reading takes a good part of the time: meanwhile others can save.
        var (known, check) = await ReadAsync(folder, at, progress, stop);
        if (check.Problems.Count > 0)
            return Result(folder, known, check, isWritten: false);
        return await db.TogetherAsync(() => WriteAsync(folder, at, known, check, progress, stop), stop: stop);
    }

    private async Task<RegisterResult> WriteAsync(RegisterFolder folder, DateTime at, KnownRecords known, RegisterCheck check, IProgress<RegisterProgress>? progress, CancellationToken stop)
    {
        (known, check) = await ReadAgainAsync(folder, at, known, check, progress, stop);
        var result = Result(folder, known, check, isWritten: check.Problems.Count == 0);
        if (!result.IsWritten)
            return result;
        using (var rows = new RowWriter(db))
            new RegisterWriting(db, folder, known, check, new RegisterClocks(await standards.StandardsAsync(), await standards.CalendarAsync()), rows, progress, at).Run(stop);
        db.Unwritten.Add(new AuditEntry(current.Actor, at, "Added", "Register", folder.Name, default, JsonSerializer.Serialize(
            result.Files.Select(f => new AuditedValue(f.File, null, $"{f.Rows} rows, {f.New} new, {f.Changed} changed")))));
        return result;
    }

    /// <summary>Writes the files with something wrong again beside the folder's own, each row with what is wrong with it; gives where they are.</summary>
    public static IReadOnlyList<string> WriteToMend(RegisterFolder folder, RegisterResult result) => RegisterMending.Write(folder, result.Problems);

    private async Task<(KnownRecords Known, RegisterCheck Check)> ReadAsync(RegisterFolder folder, DateTime at, IProgress<RegisterProgress>? progress, CancellationToken stop)
    {
        var known = await KnownRecords.ReadAsync(db, folder, at, stop);
        var check = new RegisterCheck(folder, known, progress);
        check.Run(stop);
        return (known, check);
    }

    // Somebody may have saved since the folder was read. Where nothing came to what is here, only what was worked on can be otherwise than it was.
    private async Task<(KnownRecords Known, RegisterCheck Check)> ReadAgainAsync(RegisterFolder folder, DateTime at, KnownRecords before, RegisterCheck check, IProgress<RegisterProgress>? progress, CancellationToken stop)
    {
        var known = await KnownRecords.ReadAsync(db, folder, at, stop);
        if (known.HoldsAsManyAs(before))
        {
            check.RunAgainst(known);
            return (known, check);
        }

        check = new RegisterCheck(folder, known, progress);
        check.Run(stop);
        return (known, check);
    }

    // With the embedded database's usual 2 MB, index pages of a large register would be written and read over and over.
    private async Task WithRoomAsync(CancellationToken stop)
    {
        if (!db.Database.IsSqlite())
            return;
        await db.Database.OpenConnectionAsync(stop);
        await db.Database.ExecuteSqlRawAsync("PRAGMA cache_size = -8192", stop);
    }

    private static RegisterResult Result(RegisterFolder folder, KnownRecords known, RegisterCheck check, bool isWritten)
    {
        var files = check.Rows.Select(f =>
        {
            if (f.Key.Kind is not { } kind)
                return new FileCount(f.Key.Name, f.Value, 0, 0);
            var (added, changed) = (0, 0);
            foreach (var (reference, seen) in check.Seen[kind].Where(s => s.Value.Line > 0))
            {
                var here = known.Of(kind, reference);
                added += here is null ? 1 : 0;
                changed += here is not null && here.Digest != seen.Digest ? 1 : 0;
            }

            return new FileCount(f.Key.Name, f.Value, added, changed);
        });
        return new([.. files], check.Families.Keys.Count(f => known.Of(ImportedKind.Family, f) is null), [.. check.Workers.Keys.Union(check.Postings.Keys).Where(w => !known.Staff.ContainsKey(w)).Order(StringComparer.Ordinal)], check.Problems, folder.Others, isWritten) { MoreProblems = check.Problems.More };
    }
}
