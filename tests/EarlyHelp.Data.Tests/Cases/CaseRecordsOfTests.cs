using EarlyHelp.Data.Access;
using EarlyHelp.Data.Cases;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Standards;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Tests.Cases;

/// <summary>Adds cases of families that are called as the test calls them.</summary>
internal sealed class CaseRecordsOfTests(EarlyHelpDbContext db)
{
    internal static readonly DateOnly Day = new(2026, 11, 18);
    private static readonly DateTime At = new(2026, 11, 18, 10, 0, 0, DateTimeKind.Utc);
    private static readonly ServiceStandards Standards = ServiceStandards.Shipped();
    private static readonly WorkingCalendar Calendar = WorkingCalendar.Shipped();
    private int number;

    internal Task<Unit> UnitAsync(string name) => db.Units.Include(u => u.District.Area).SingleAsync(u => u.Name == name);

    internal Task<Unit> UnitOfAsync(long id) => db.Units.Include(u => u.District.Area).SingleAsync(u => u.Id == id);

    internal StaffMember Worker(string name, Unit unit)
    {
        var worker = new StaffMember(name, $"{name.Replace(" ", ".", StringComparison.Ordinal)}@test.example");
        worker.Post(Role.UnitWorker, new(2014, 4, 1), unit: unit);
        db.Add(worker);
        return worker;
    }

    internal Notification Notification(string family, long? districtId, bool decided = true, DateOnly? receivedOn = null)
    {
        var record = Family.Meet($"FAM-{++number:000000}", family);
        var child = Person.Named("Leo", family);
        child.WasBorn(new DateOnly(2016, 5, 19));
        record.Add(child, FamilyRole.Child, Day);
        var notification = Domain.Notifications.Notification.Receive(
            new Receipt
            {
                Reference = $"EHN-2026-{number:000000}", Agency = "school", SourceCode = "1A", NotifierName = "Helen Marsh", NotifierEmail = "h@school.example",
                Family = record, Answers = "{}", SuggestedDistrictId = districtId,
            },
            Standards, Calendar, Actor.Notifier, At, receivedOn ?? Day);
        db.Add(notification);
        if (decided)
            db.Entry(notification).Property(n => n.DecidedOn).CurrentValue = Day;
        return notification;
    }

    internal EarlyHelpCase Awaiting(string family, long districtId, DateOnly? on = null)
    {
        var passed = EarlyHelpCase.Pass($"EHC-2026-{number + 1:000000}", Notification(family, districtId, receivedOn: on), districtId, Standards, Calendar, By(Role.TriageManager), At, on ?? Day);
        db.Add(passed);
        return passed;
    }

    internal EarlyHelpCase Accepted(string family, Unit unit, DateOnly? on = null)
    {
        var accepted = Awaiting(family, unit.DistrictId, on);
        accepted.Accept(unit, 0, null, Standards, Calendar, By(Role.DistrictManager) with { DistrictId = unit.DistrictId }, At, on ?? Day);
        return accepted;
    }

    internal EarlyHelpCase Allocated(string family, Unit unit, StaffMember worker, DateOnly? on = null)
    {
        var allocated = Accepted(family, unit, on);
        allocated.Allocate(worker, unit.Id, 0, null, null, By(Role.DistrictManager) with { DistrictId = unit.DistrictId }, At, on ?? Day);
        return allocated;
    }

    internal EarlyHelpCase TakenBack(string family, long districtId)
    {
        var back = Awaiting(family, districtId);
        back.TakeBack("A mistake", By(Role.TriageManager), At, Day);
        return back;
    }

    /// <summary>What is read of cases, for a job from which nothing is hidden.</summary>
    internal static CaseRecords RecordsOf(EarlyHelpDbContext db) => new(db, new Reach(db, new CurrentActor { Actor = Actor.Job("Test") }, new StandingClock { Utc = At }));

    internal static Actor By(Role role) => Actor.Staff(1, role.ToString(), role);
}
