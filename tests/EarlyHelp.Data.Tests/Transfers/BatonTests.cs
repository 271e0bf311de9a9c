using EarlyHelp.Data.Tests.Cases;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Transfers;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Tests.Transfers;

/// <summary>Responsibility for a family as the database keeps it: exactly one holder, whatever is written straight into it (spec 2-workflow, Transfers).</summary>
public sealed class BatonTests
{
    [Fact]
    public async Task A_family_that_is_offered_and_accepted_has_one_holder_and_a_ledger_of_both()
    {
        await using var records = await Records.NewAsync();
        var family = await AcceptedElsewhereAsync(records);

        var (baton, ledger) = await records.AskAsync<EarlyHelpDbContext, (Baton, List<BatonEntry>)>(async db =>
            (await db.Batons.SingleAsync(), await db.BatonEntries.Where(e => e.FamilyId == family).OrderBy(e => e.Number).ToListAsync()));

        Assert.Equal((2, HoldingService.EarlyHelp, (string?)null), (baton.Number, baton.Service, baton.Transfer));
        Assert.Equal([(1, (int?)null), (2, 1)], ledger.Select(e => (e.Number, e.Previous)));
        Assert.Equal(ledger[1].Holder, baton.Holder);
        Assert.NotEqual(ledger[0].DistrictId, ledger[1].DistrictId);
        Assert.Equal("EHC-2026-000001/1", ledger[1].Transfer);
    }

    [Theory]
    [InlineData("INSERT INTO Batons (FamilyId, Number, Service, Place, Since, Ground, Version) VALUES ({0}, 1, 'SocialCare', 'Thanet', '2026-11-18', 'Written by hand', 1)")]
    [InlineData("INSERT INTO BatonEntries (FamilyId, Number, Previous, Service, Place, Since, Ground, \"By\", At) VALUES ({0}, 2, 1, 'SocialCare', 'Thanet', '2026-11-18', 'A second one', 'Nobody', '2026-11-18 10:00:00')")]
    [InlineData("INSERT INTO BatonEntries (FamilyId, Number, Previous, Service, Place, Since, Ground, \"By\", At) VALUES ({0}, 4, 3, 'SocialCare', 'Thanet', '2026-11-18', 'After a gap', 'Nobody', '2026-11-18 10:00:00')")]
    [InlineData("INSERT INTO BatonEntries (FamilyId, Number, Previous, Service, Place, Since, Ground, \"By\", At) VALUES ({0}, 3, 1, 'SocialCare', 'Thanet', '2026-11-18', 'A fork', 'Nobody', '2026-11-18 10:00:00')")]
    [InlineData("INSERT INTO BatonEntries (FamilyId, Number, Service, Place, Since, Ground, \"By\", At) VALUES ({0}, 3, 'SocialCare', 'Thanet', '2026-11-18', 'From nobody', 'Nobody', '2026-11-18 10:00:00')")]
    [InlineData("INSERT INTO BatonEntries (FamilyId, Number, Previous, Service, Place, DistrictId, CaseReference, Since, Ground, \"By\", At) VALUES ({0}, 3, 2, 'SocialCare', 'Thanet', 1, 'EHC-2026-000001', '2026-11-18', 'Two in one', 'Nobody', '2026-11-18 10:00:00')")]
    [InlineData("UPDATE Batons SET Number = 99 WHERE FamilyId = {0}")]
    [InlineData("UPDATE Batons SET Number = NULL WHERE FamilyId = {0}")]
    [InlineData("UPDATE Batons SET Service = NULL WHERE FamilyId = {0}")]
    [InlineData("UPDATE Batons SET Service = 'SocialCare' WHERE FamilyId = {0}")]
    [InlineData("UPDATE Batons SET CaseReference = NULL WHERE FamilyId = {0}")]
    [InlineData("UPDATE Batons SET Place = 'Social care as well' WHERE FamilyId = {0}")]
    [InlineData("DELETE FROM BatonEntries WHERE FamilyId = {0} AND Number = 2")]
    [InlineData("DELETE FROM BatonEntries WHERE FamilyId = {0} AND Number = 1")]
    public async Task A_second_holder_none_a_gap_or_a_fork_is_refused_by_the_database_itself(string written)
    {
        await using var records = await Records.NewAsync();
        var family = await AcceptedElsewhereAsync(records);

        var refused = await Assert.ThrowsAsync<SqliteException>(() => records.DoAsync<EarlyHelpDbContext>(db => db.Database.ExecuteSqlRawAsync(written, family)));

        Assert.Equal(SqliteConstraint, refused.SqliteErrorCode);
    }

    [Fact]
    public async Task Of_two_who_pass_it_at_once_the_second_is_refused()
    {
        await using var records = await Records.NewAsync();
        var (given, dover) = await OfferedAsync(records);

        await records.DoAsync<EarlyHelpDbContext>(async mine =>
        {
            var here = await LoadAsync(mine, given);
            await records.DoAsync<EarlyHelpDbContext>(async theirs =>
            {
                (await LoadAsync(theirs, given)).DeclineHandover("They still live here", Manager(dover), CaseRecordsOfTests.Day.ToDateTime(new(11, 0), DateTimeKind.Utc), CaseRecordsOfTests.Day);
                await theirs.SaveChangesAsync();
            });
            await AcceptAsync(mine, here, dover);
            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => mine.SaveChangesAsync());
        });

        Assert.Equal((1, null), await records.AskAsync<EarlyHelpDbContext, (int, string?)>(async db => (await db.Batons.SingleAsync()) is var b ? (b.Number, b.Transfer) : default));
    }

    private const int SqliteConstraint = 19;

    private static async Task<long> AcceptedElsewhereAsync(Records records)
    {
        var (given, dover) = await OfferedAsync(records);
        return await records.AskAsync<EarlyHelpDbContext, long>(async db =>
        {
            var loaded = await LoadAsync(db, given);
            await AcceptAsync(db, loaded, dover);
            await db.SaveChangesAsync();
            return loaded.FamilyId;
        });
    }

    private static async Task<(long Case, long District)> OfferedAsync(Records records) => await records.AskAsync<EarlyHelpDbContext, (long, long)>(async db =>
    {
        var make = new CaseRecordsOfTests(db);
        var unit = await make.UnitAsync("Ashford 1");
        var sam = make.Worker("Sam Hill", unit);
        await db.SaveChangesAsync();
        var given = make.Allocated("Walker", unit, sam);
        var dover = await db.Districts.SingleAsync(d => d.Name == "Dover");
        given.OfferHandover(dover, "They moved", Manager(unit.DistrictId), CaseRecordsOfTests.Day.ToDateTime(new(10, 0), DateTimeKind.Utc), CaseRecordsOfTests.Day);
        await db.SaveChangesAsync();
        return (given.Id, dover.Id);
    });

    private static async Task AcceptAsync(EarlyHelpDbContext db, EarlyHelpCase given, long district) => given.AcceptHandover(
        await db.Units.FirstAsync(u => u.DistrictId == district), 0, null, Domain.Standards.ServiceStandards.Shipped(), Domain.Standards.WorkingCalendar.Shipped(),
        Manager(district), CaseRecordsOfTests.Day.ToDateTime(new(11, 0), DateTimeKind.Utc), CaseRecordsOfTests.Day);

    private static Task<EarlyHelpCase> LoadAsync(EarlyHelpDbContext db, long id) =>
        db.Cases.Include(c => c.Family).Include(c => c.OfferedDistrict).Include(c => c.Handovers).Include(c => c.Spells).SingleAsync(c => c.Id == id);

    private static Actor Manager(long district) => CaseRecordsOfTests.By(Role.DistrictManager) with { DistrictId = district };
}
