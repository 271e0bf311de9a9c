using EarlyHelp.Data.Tests.Cases;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Standards;
using EarlyHelp.Domain.Transfers;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Tests.Transfers;

/// <summary>Acts that pass responsibility on, each on a database that stands just before it.</summary>
internal abstract class TransferActs
{
    internal static readonly DateOnly Day = CaseRecordsOfTests.Day;
    internal static readonly DateTime At = new(2026, 11, 18, 11, 0, 0, DateTimeKind.Utc);
    protected static readonly ServiceStandards Standards = ServiceStandards.Shipped();
    protected static readonly WorkingCalendar Calendar = WorkingCalendar.Shipped();

    internal static IReadOnlyList<string> Names { get; } = ["handover", "step-down requested", "step-down completed", "step-up completed"];

    internal static TransferActs Of(string name) => name switch
    {
        "handover" => new HandoverAct(),
        "step-down requested" => new RequestAct(),
        "step-down completed" => new StepDownAct(),
        "step-up completed" => new StepUpAct(),
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

    private sealed class RequestAct : TransferActs
    {
        internal override async Task PrepareAsync(EarlyHelpDbContext db)
        {
            db.Add(new StaffMember("Nadia Karim", "nadia@test.example"));
            await db.SaveChangesAsync();
        }

        internal override async Task DoAsync(EarlyHelpDbContext db)
        {
            db.Add(Requested(await AshfordAsync(db), await PartnerAsync(db)));
            await db.SaveChangesAsync();
        }

        internal override async Task<bool> IsDoneAsync(EarlyHelpDbContext db)
        {
            var asked = await db.StepDowns.Include(s => s.Family).SingleOrDefaultAsync();
            Assert.Equal(asked is null ? 0 : 1, await db.Batons.CountAsync());
            Assert.Equal(asked?.Reference, asked?.Family.Baton!.Transfer);
            return asked is not null;
        }
    }

    private sealed class StepDownAct : TransferActs
    {
        internal override async Task PrepareAsync(EarlyHelpDbContext db)
        {
            // Somebody else than who asked chairs the panel, and stands first in the list of staff.
            db.Add(new StaffMember("Dan Oduya", "dan@test.example"));
            await db.SaveChangesAsync();
            db.Add(new StaffMember("Nadia Karim", "nadia@test.example"));
            await db.SaveChangesAsync();
            var (ashford, partner) = (await AshfordAsync(db), await PartnerAsync(db));
            var asked = Requested(ashford, partner);
            var panel = Panel.Plan(ashford, new PanelDate(Day, Day));
            db.AddRange(asked, panel);
            await db.SaveChangesAsync();
            asked.List(panel, partner, At, Day);
            var manager = Manager(ashford.Id);
            panel.Begin("Dan Oduya", [new("Martin Cole", TransferSide.EarlyHelp), new("Nadia Karim", TransferSide.SocialCare)], manager, At, Day);
            asked.Accept(panel, "The risk is low enough", [], manager, At, Day);
            asked.PlanHandover(new(Day, "Nadia Karim", await db.Units.FirstAsync(u => u.DistrictId == ashford.Id), null, null), manager, At, Day);
            asked.ConfirmGiven(Day, null, partner, At, Day);
            await db.SaveChangesAsync();
        }

        internal override async Task DoAsync(EarlyHelpDbContext db)
        {
            var given = await LoadAsync(db);
            db.Add(given.Complete(new("EHC-2026-000001", null, 0, null, 0, null), Standards, Calendar, Manager(given.DistrictId), At, Day));
            await db.SaveChangesAsync();
        }

        internal override async Task<bool> IsDoneAsync(EarlyHelpDbContext db)
        {
            var given = await LoadAsync(db);
            var done = given.State == StepDownState.Completed;
            Assert.Equal(done ? 1 : 0, await db.Cases.CountAsync(c => c.Origin == CaseOrigin.StepDown));
            Assert.Equal((done ? HoldingService.EarlyHelp : HoldingService.SocialCare, done ? null : given.Reference), (given.Family.Baton!.Service, given.Family.Baton.Transfer));
            Assert.Equal(done ? 2 : 0, await db.Set<StepDownLook>().CountAsync());
            return done;
        }

        private static Task<StepDown> LoadAsync(EarlyHelpDbContext db) =>
            db.StepDowns.Include(s => s.Family).Include(s => s.District).Include(s => s.Unit).Include(s => s.Worker).Include(s => s.Conditions).SingleAsync();
    }

    private sealed class StepUpAct : TransferActs
    {
        internal override async Task PrepareAsync(EarlyHelpDbContext db)
        {
            var make = new CaseRecordsOfTests(db);
            var unit = await make.UnitAsync("Ashford 1");
            var sam = make.Worker("Sam Hill", unit);
            await db.SaveChangesAsync();
            var given = make.Allocated("Walker", unit, sam);
            await db.SaveChangesAsync();
            var worker = Actor.Staff(sam.Id, sam.Name, Role.UnitWorker) with { UnitId = unit.Id, DistrictId = unit.DistrictId };
            var child = given.Family.Members.Single().PersonId;
            var family = new FamilyToday([new(child, "Leo Walker", true, new DateOnly(2016, 5, 19), false)]);
            var facts = new StepUpFacts
            {
                ChildIds = [child], WhatChanged = "A bruise", Harm = "A bruise", Danger = "He is hit again", Evidence = "Seen today", FamilyInformed = true, FamilySays = "They know",
                IsImmediate = true, CalledWhom = "Duty desk", CalledAt = At.AddMinutes(-10), To = unit.District,
            };
            var raised = StepUp.Raise("SU-2026-000001", given, facts, family, Standards, Calendar, worker, At, Day);
            raised.Accept("Nadia Karim", null, Partner(unit.DistrictId), At, Day);
            raised.PlanHandover(new(Day, "Sam Hill", "Nadia Karim"), worker, At, Day);
            raised.ConfirmGiven(new(Day, null, new(Domain.Closures.OverallOutcome.NotApplicable, "Social care goes on from here.", true, null)), worker, At, Day);
            await db.SaveChangesAsync();
        }

        internal override async Task DoAsync(EarlyHelpDbContext db)
        {
            var given = await LoadAsync(db);
            await CaseRecordsOfTests.RecordsOf(db).LoadWorkAsync(given.Case);
            await db.Entry(given.Case).Collection(c => c.Spells).LoadAsync();
            given.Complete("Nadia Karim", Partner(given.SentToDistrictId!.Value), At, Day);
            await db.SaveChangesAsync();
        }

        internal override async Task<bool> IsDoneAsync(EarlyHelpDbContext db)
        {
            var given = await LoadAsync(db);
            var done = given.State == StepUpState.Completed;
            var baton = given.Case.Family.Baton!;
            Assert.Equal((done ? HoldingService.SocialCare : HoldingService.EarlyHelp, done ? null : given.Reference), (baton.Service, baton.Transfer));
            Assert.Equal((done, done ? Domain.Closures.ClosureReason.SteppedUp : null), (given.Case.ClosedOn is not null, given.Case.ClosureReason));
            return done;
        }

        private static Task<StepUp> LoadAsync(EarlyHelpDbContext db) =>
            db.StepUps.Include(s => s.SentTo).Include(s => s.Baton).Include(s => s.Case.Family).Include(s => s.Case.Unit).SingleAsync();
    }

    private static StepDown Requested(District ashford, Actor by) => StepDown.Request(
        "SD-2026-000001", Family.Meet("FAM-000001", "Walker"), ashford,
        new()
        {
            SocialCareReference = "LCS-4471", Status = SocialCareStatus.ChildInNeed, Reason = "The aims are met", RemainingRisk = "Tired mornings", WhatMustContinue = "The routine", SocialWorkersView = "Ready",
            FamilyAgrees = true, ConsentBy = "Kerry Walker", ConsentOn = Day, FamilysViews = "Glad", ChildrensViews = "I like school", WhyNoPlan = "It is being typed",
        },
        null, false, by, At, Day);

    private static Task<District> AshfordAsync(EarlyHelpDbContext db) => db.Districts.SingleAsync(d => d.Name == "Ashford");

    private static async Task<Actor> PartnerAsync(EarlyHelpDbContext db) =>
        Actor.Staff(await db.Staff.Where(s => s.Name == "Nadia Karim").Select(s => s.Id).SingleAsync(), "Nadia Karim", Role.SocialCarePartner) with { DistrictId = (await AshfordAsync(db)).Id };

    private static Actor Partner(long district) => Actor.Staff(2, "Nadia Karim", Role.SocialCarePartner) with { DistrictId = district };
}
