using EarlyHelp.Data.Auditing;
using EarlyHelp.Data.Seeding;
using EarlyHelp.Domain.Transfers;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Tests.Transfers;

/// <summary>The process is killed before each command of an act in turn: whatever was written, the family has one holder, and the act was done wholly or not at all (issue 4).</summary>
public sealed class KilledBetweenWritesTests
{
    public static TheoryData<string> Acts => [.. TransferActs.Names];

    [Theory]
    [MemberData(nameof(Acts))]
    public async Task Killed_between_any_two_writes_nobody_is_held_by_two_or_by_none(string act)
    {
        var folder = Directory.CreateTempSubdirectory("earlyhelp-killed-").FullName;
        var before = Path.Combine(folder, "before.db");
        await PrepareAsync(act, before);

        var commands = await RunAsync(act, folder, int.MaxValue) ?? throw new InvalidOperationException("It was killed although nobody asked.");
        var (kills, after) = (0, 0);
        foreach (var command in Points(act, commands))
        {
            Assert.Null(await RunAsync(act, folder, command));
            kills++;
            after += await IsWholeAsync(act, Path.Combine(folder, $"{command}.db")) ? 1 : 0;
        }

        // Killed after the commit it is done; at every point before it is not.
        Assert.True(kills >= 3 && after == 1, $"{kills} kills of {commands} commands, {after} of them after the commit");
        Directory.Delete(folder, recursive: true);
    }

    // The last is after the commit, the one before it the commit itself. The long run kills before each of them, the plain one before these and one earlier, another for each act.
    private static IEnumerable<int> Points(string act, int commands)
    {
        if (Environment.GetEnvironmentVariable("EARLYHELP_LONG") == "1")
            return Enumerable.Range(1, commands);
        int[] earlier = [commands / 2, commands - 5, commands - 3];
        return [earlier[TransferActs.Names.ToList().IndexOf(act) % earlier.Length], commands - 1, commands];
    }

    private static async Task<int?> RunAsync(string act, string folder, int command)
    {
        var file = Path.Combine(folder, $"{command}.db");
        File.Copy(Path.Combine(folder, "before.db"), file);
        var through = await KilledProcess.RunAsync(act, file, command);
        if (through is not null)
            Assert.True(await IsWholeAsync(act, file), "It came to its end and is not done");
        return through;
    }

    private static async Task PrepareAsync(string act, string file)
    {
        await using var db = KilledProcess.Open(file);
        await db.Database.EnsureCreatedAsync();
        await new ReferenceData(db).AddAsync();
        await TransferActs.Of(act).PrepareAsync(db);
    }

    private static async Task<bool> IsWholeAsync(string act, string file)
    {
        await using var db = KilledProcess.Open(file);
        Assert.Empty((await new AuditVerification(db).RunAsync()).Problems);
        foreach (var baton in await db.Batons.AsNoTracking().ToListAsync())
        {
            var ledger = await db.BatonEntries.AsNoTracking().Where(e => e.FamilyId == baton.FamilyId).OrderBy(e => e.Number).ToListAsync();
            Assert.Equal(Enumerable.Range(1, ledger.Count), ledger.Select(e => e.Number));
            Assert.Equal((ledger[^1].Number, ledger[^1].Holder), (baton.Number, baton.Holder));
            if (baton.Service == HoldingService.EarlyHelp)
                Assert.Equal(1, await db.Cases.CountAsync(c => c.Reference == baton.CaseReference && c.ClosedOn == null && c.DistrictId == baton.DistrictId));
        }

        return await TransferActs.Of(act).IsDoneAsync(db);
    }
}
