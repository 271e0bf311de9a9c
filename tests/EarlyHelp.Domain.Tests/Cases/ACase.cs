using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Standards;

namespace EarlyHelp.Domain.Tests.Cases;

/// <summary>A case in the district Ashford, received on Monday 16 November 2026 and passed on Wednesday 18 November.</summary>
internal static class ACase
{
    internal static readonly DateOnly Received = Day.Of("2026-11-16");
    internal static readonly DateOnly Passed = Day.Of("2026-11-18");
    internal static readonly DateTime At = new(2026, 11, 18, 10, 0, 0, DateTimeKind.Utc);
    internal static readonly ServiceStandards Standards = ServiceStandards.Shipped();
    internal static readonly WorkingCalendar Calendar = WorkingCalendar.Shipped();

    internal static readonly District Ashford = With(new District(new Area(new County("Kent"), "South", Received), "Ashford", Received), 7);
    internal static readonly Unit Unit1 = NewUnit("Ashford 1", 71);
    internal static readonly Unit Unit2 = NewUnit("Ashford 2", 72);
    internal static readonly District Dover = With(new District(new Area(new County("Kent"), "South", Received), "Dover", Received), 8);
    internal static readonly Unit UnitOfDover = NewUnit("Dover 1", 81, 8);
    internal static readonly StaffMember Sam = With(new StaffMember("Sam Hill", "sam@demo.example"), 701);
    internal static readonly StaffMember Joy = With(new StaffMember("Joy Adeyemi", "joy@demo.example"), 702);

    internal static Actor Person(Role role, long? unitId = 71) => Actor.Staff(900, role.ToString(), role) with { UnitId = unitId, DistrictId = 7 };

    internal static EarlyHelpCase Awaiting()
    {
        var notification = Notification.Receive(
            new Receipt
            {
                Reference = "EHN-2026-000001", Agency = "school", SourceCode = "1A", NotifierName = "Helen Marsh", NotifierEmail = "h@school.example",
                Family = Family.Meet("FAM-000001", "Walker"), Answers = "{}",
            },
            Standards, Calendar, Actor.Notifier, At.AddDays(-2), Received);
        return EarlyHelpCase.Pass("EHC-2026-000001", notification, 7, Standards, Calendar, Person(Role.TriageOfficer), At, Passed);
    }

    internal static EarlyHelpCase Accepted()
    {
        var given = Awaiting();
        given.Accept(Unit1, 60, null, Standards, Calendar, Person(Role.DistrictManager), At, Passed);
        return given;
    }

    internal static EarlyHelpCase Allocated()
    {
        var given = Accepted();
        given.Allocate(Sam, 71, 19, null, null, Person(Role.UnitLead), At, Passed);
        return given;
    }

    /// <summary>A case that was led to a state by the verbs that lead there.</summary>
    internal static EarlyHelpCase In(CaseState state) => state switch
    {
        CaseState.AwaitingAllocation => Awaiting(),
        CaseState.Allocated => Allocated(),
        CaseState.Assessing => ACasework.Assessing(),
        CaseState.PlanActive => ACasework.Planned(),
        CaseState.Closing => ACasework.Closing(),
        _ => ACasework.Closed(),
    };

    /// <summary>The same, moved to another unit and back: no worker holds it.</summary>
    internal static EarlyHelpCase Moved(CaseState state)
    {
        var given = In(state);
        given.Move(Unit2, 3, "Closer to school", Person(Role.DistrictManager), At, Passed);
        given.Move(Unit1, 3, "Moved by mistake", Person(Role.DistrictManager), At, Passed);
        return given;
    }

    /// <summary>Closed in a state and reopened after its unit had ended, so that the district must accept it again.</summary>
    internal static EarlyHelpCase WithoutUnit(CaseState state) => In(state).With(c =>
    {
        c.ProposeClosure(c.PlanCount == 0 ? ACasework.EndingWithoutPlan() : ACasework.Ending(), ACasework.Walkers, ACasework.Worker, At, Passed);
        c.SignOffClosure(null, ACasework.Lead, At, Passed);
        c.Reopen("Same worries", null, false, null, ACasework.Manager, At, Passed);
    });

    internal static Unit NewUnit(string name, long id, long districtId = 7)
    {
        var unit = With(new Unit(districtId == 7 ? Ashford : Dover, name, Received), id);
        typeof(Unit).GetProperty(nameof(Unit.DistrictId))!.SetValue(unit, districtId);
        return unit;
    }

    private static T With<T>(T record, long id)
        where T : class
    {
        typeof(T).GetProperty("Id")!.SetValue(record, id);
        return record;
    }
}
