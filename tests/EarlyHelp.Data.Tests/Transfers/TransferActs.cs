using EarlyHelp.Data.Tests.Cases;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Standards;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Tests.Transfers;

/// <summary>Acts that pass responsibility on, each on a database that stands just before it.</summary>
internal abstract class TransferActs
{
    internal static readonly DateOnly Day = CaseRecordsOfTests.Day;
    internal static readonly DateTime At = new(2026, 11, 18, 11, 0, 0, DateTimeKind.Utc);
    protected static readonly ServiceStandards Standards = ServiceStandards.Shipped();
    protected static readonly WorkingCalendar Calendar = WorkingCalendar.Shipped();

    internal static IReadOnlyList<string> Names { get; } = ["handover"];

    internal static TransferActs Of(string name) => name switch
    {
        "handover" => new HandoverAct(),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such act."),
    };

    /// <summary>Brings the database to just before the act.</summary>
    internal abstract Task PrepareAsync(EarlyHelpDbContext db);

    /// <summary>Does it, in one save.</summary>
    internal abstract Task DoAsync(EarlyHelpDbContext db);

    /// <summary>Whether it was done, wholly; an exception or false when it was not. Half of it is neither.</summary>
    internal abstract Task<bool> IsDoneAsync(EarlyHelpDbContext db);

    protected static Actor Manager(long district) => CaseRecordsOfTests.By(Role.DistrictManager) with { DistrictId = district };

    private sealed class HandoverAct : TransferActs
    {
        internal override async Task PrepareAsync(EarlyHelpDbContext db)
        {
            var make = new CaseRecordsOfTests(db);
            var unit = await make.UnitAsync("Ashford 1");
            var sam = make.Worker("Sam Hill", unit);
            await db.SaveChangesAsync();
            var given = make.Allocated("Walker", unit, sam);
            given.OfferHandover(await db.Districts.SingleAsync(d => d.Name == "Dover"), "They moved", Manager(unit.DistrictId), At, Day);
            await db.SaveChangesAsync();
        }

        internal override async Task DoAsync(EarlyHelpDbContext db)
        {
            var given = await LoadAsync(db);
            var unit = await db.Units.FirstAsync(u => u.DistrictId == given.OfferedDistrictId);
            given.AcceptHandover(unit, 0, null, Standards, Calendar, Manager(unit.DistrictId), At, Day);
            await db.SaveChangesAsync();
        }

        internal override async Task<bool> IsDoneAsync(EarlyHelpDbContext db)
        {
            var given = await LoadAsync(db);
            var done = given.OfferedDistrictId is null;
            Assert.Equal(done, given.Handovers.Single().Answer == HandoverAnswer.Accepted);
            Assert.Equal(given.DistrictId, given.Family.Baton!.DistrictId);
            Assert.Equal(1, given.Spells.Count(s => s.To is null));
            return done;
        }

        private static Task<EarlyHelpCase> LoadAsync(EarlyHelpDbContext db) =>
            db.Cases.Include(c => c.Family).Include(c => c.OfferedDistrict).Include(c => c.Handovers).Include(c => c.Spells).SingleAsync();
    }
}
