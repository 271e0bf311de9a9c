using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Tests.Cases;

public sealed class MovingTests
{
    private static readonly Actor Manager = ACase.Person(Role.DistrictManager, unitId: null);

    [Fact]
    public void A_move_ends_what_was_held_waits_for_the_new_unit_and_leaves_every_due_date()
    {
        var given = ACase.Allocated();
        var (dates, on) = (given.Dates, ACase.Passed.AddDays(30));

        given.Move(ACase.Unit2, 60, "Closer to the school", Manager, ACase.At.AddDays(30), on);

        Assert.Equal((CaseState.AwaitingAllocation, 72L, null), (given.State, given.UnitId, given.WorkerId));
        Assert.Equal(dates with { State = CaseState.AwaitingAllocation }, given.Dates);
        Assert.Equal("Agree the family plan", given.Dates.Next!.What);
        Assert.Equal(
            [(71, null, ACase.Passed, ACase.Passed), (71, 701L, ACase.Passed, on), (72, null, on, null)],
            given.Spells.Select(s => (s.UnitId, s.WorkerId, s.From, s.To)));
        Assert.Equal(("Moved from Ashford 1 to Ashford 2", "Sam Hill held it until today. Closer to the school"), (given.Timeline[^1].What, given.Timeline[^1].Detail));
    }

    [Fact]
    public void Before_a_worker_holds_it_the_allocation_clock_runs_on_in_the_new_unit()
    {
        var given = ACase.Accepted();
        var due = given.AllocateBy;

        given.Move(ACase.Unit2, 60, "Closer to the school", Manager, ACase.At.AddDays(1), ACase.Passed.AddDays(1));

        Assert.Equal((due, due, null), (given.AllocateBy, given.NextDueOn, given.AllocatedOn));
        Assert.Equal(ACase.Passed, given.OpenedOn);
    }

    [Fact]
    public void The_receiving_unit_allocates_without_a_reason_and_the_first_allocation_keeps_its_day()
    {
        var given = ACase.Allocated();
        given.Move(ACase.Unit2, 60, "Closer to the school", Manager, ACase.At, ACase.Passed.AddDays(30));

        given.Allocate(ACase.Joy, 72, 3, null, null, ACase.Person(Role.UnitLead, 72), ACase.At, ACase.Passed.AddDays(31));

        Assert.Equal((CaseState.Allocated, 702L, ACase.Passed), (given.State, given.WorkerId, given.AllocatedOn));
    }

    [Fact]
    public void A_full_unit_takes_it_only_when_the_reason_says_so_and_every_move_has_a_reason()
    {
        Assert.Equal("Say why the family moves", Refusal(() => Move(ACase.Allocated(), ACase.Unit2, reason: " ")));
        Assert.Equal("Say why the family moves. Ashford 2 already holds 96 of 96 families, so say also why it takes another", Refusal(() => Move(ACase.Allocated(), ACase.Unit2, open: 96, reason: null)));

        var given = ACase.Allocated();
        Move(given, ACase.Unit2, open: 96, reason: "Their worker speaks Polish; two families close this week");
        Assert.Equal("Their worker speaks Polish; two families close this week", given.Spells[^1].Reason);
    }

    [Fact]
    public void It_moves_to_another_unit_of_the_own_district_that_works_today()
    {
        var elsewhere = ACase.NewUnit("Thanet 1", 91);
        typeof(Unit).GetProperty(nameof(Unit.DistrictId))!.SetValue(elsewhere, 9L);
        var ended = ACase.NewUnit("Ashford 3", 73);
        typeof(Unit).GetProperty(nameof(Unit.To))!.SetValue(ended, (DateOnly?)ACase.Passed.AddDays(-1));

        Assert.Equal("Choose a unit of this district", Refusal(() => Move(ACase.Allocated(), elsewhere)));
        Assert.Equal("Ashford 1 already holds this family: choose another unit", Refusal(() => Move(ACase.Allocated(), ACase.Unit1)));
        Assert.StartsWith("Ashford 3 does not work on 18 November 2026", Refusal(() => Move(ACase.Allocated(), ended)), StringComparison.Ordinal);
        Assert.Equal("You can do this for the families of your own district only", Refusal(() => ACase.Allocated().Move(ACase.Unit2, 60, "Closer", Manager with { DistrictId = 9 }, ACase.At, ACase.Passed)));
        Assert.Equal("No unit has accepted this family yet: accept it to a unit", Refusal(() => Move(ACase.Awaiting(), ACase.Unit2)));
    }

    [Fact]
    public void What_a_worker_has_held_is_not_taken_back_by_triage_after_a_move()
    {
        var given = ACase.Allocated();
        Move(given, ACase.Unit2);

        Assert.StartsWith("A worker has held this case already", Refusal(() => given.TakeBack("Decided wrongly", ACase.Person(Role.TriageManager), ACase.At, ACase.Passed)), StringComparison.Ordinal);
    }

    private static void Move(EarlyHelpCase given, Unit unit, int open = 60, string? reason = "Closer to the school") => given.Move(unit, open, reason, Manager, ACase.At, ACase.Passed);

    private static string Refusal(Action change) => Assert.Throws<RulesBrokenException>(change).Message;
}
