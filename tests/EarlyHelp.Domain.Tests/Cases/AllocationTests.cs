using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Tests.Cases;

public sealed class AllocationTests
{
    private static readonly Actor Lead = ACase.Person(Role.UnitLead);
    private static readonly Actor Manager = ACase.Person(Role.DistrictManager, unitId: null);

    [Fact]
    public void Accepting_opens_the_case_and_starts_its_20_weeks()
    {
        var given = ACase.Accepted();

        Assert.Equal(ACase.Passed, given.OpenedOn);
        Assert.Equal(ACase.Passed.AddDays(140), given.EndBy);
        Assert.Equal(71, given.UnitId);
        Assert.Null(given.WorkerId);
    }

    [Fact]
    public void The_first_allocation_stops_the_allocation_clock_and_a_later_one_does_not_move_it()
    {
        var given = ACase.Allocated();
        Assert.Equal(ACase.Passed, given.AllocatedOn);

        given.Allocate(ACase.Joy, 71, 10, "Sam leaves", null, Lead, ACase.At.AddDays(30), ACase.Passed.AddDays(30));

        Assert.Equal(ACase.Passed, given.AllocatedOn);
        Assert.Equal(702, given.WorkerId);
        Assert.Equal([(null, ACase.Passed, ACase.Passed), (701L, ACase.Passed, ACase.Passed.AddDays(30)), (702L, ACase.Passed.AddDays(30), null)],
            given.Spells.Select(s => (s.WorkerId, s.From, s.To)));
    }

    [Fact]
    public void A_full_unit_takes_another_family_only_with_a_reason()
    {
        Assert.Equal("Ashford 1 already holds 96 of 96 families: say why it takes another", Refusal(() => Accept(ACase.Awaiting(), ACase.Unit1, Manager, openCases: 96)));

        var given = ACase.Awaiting();
        Accept(given, ACase.Unit1, Manager, openCases: 96, reason: "Two families close this week");
        Assert.Equal("Two families close this week", given.Spells[0].Reason);
    }

    [Fact]
    public void A_unit_of_another_district_can_t_accept()
    {
        var elsewhere = ACase.NewUnit("Thanet 1", 91);
        typeof(Unit).GetProperty(nameof(Unit.DistrictId))!.SetValue(elsewhere, 9L);

        Assert.Equal("Choose a unit of this district", Refusal(() => Accept(ACase.Awaiting(), elsewhere, Manager)));
    }

    [Fact]
    public void A_lead_accepts_to_the_own_unit_only() =>
        Assert.Equal("You can accept families to your own unit only", Refusal(() => Accept(ACase.Awaiting(), ACase.Unit2, Lead)));

    [Fact]
    public void A_family_is_accepted_once() =>
        Assert.Equal("This family has already been accepted to Ashford 1", Refusal(() => Accept(ACase.Accepted(), ACase.Unit2, Manager)));

    [Fact]
    public void A_unit_that_has_ended_can_t_accept()
    {
        var ended = ACase.NewUnit("Ashford 3", 73);
        typeof(Unit).GetProperty(nameof(Unit.To))!.SetValue(ended, (DateOnly?)ACase.Passed.AddDays(-1));

        Assert.StartsWith("Ashford 3 does not work on 18 November 2026", Refusal(() => Accept(ACase.Awaiting(), ended, Manager)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(72L)]
    public void A_worker_is_of_the_unit_that_holds_the_case_today(long? unitOfPosting) =>
        Assert.Equal("Choose a worker of the unit that holds the case", Refusal(() => ACase.Accepted().Allocate(ACase.Sam, unitOfPosting, 3, null, null, Manager, ACase.At, ACase.Passed)));

    [Fact]
    public void A_family_is_accepted_before_it_is_allocated() =>
        Assert.Contains("Accept the family to a unit first", Refusal(() => ACase.Awaiting().Allocate(ACase.Sam, 71, 3, null, null, Manager, ACase.At, ACase.Passed)), StringComparison.Ordinal);

    [Fact]
    public void A_lead_of_another_unit_can_t_allocate() =>
        Assert.Equal("You can allocate the families of your own unit only",
            Refusal(() => ACase.Accepted().Allocate(ACase.Sam, 71, 3, null, null, ACase.Person(Role.UnitLead, 72), ACase.At, ACase.Passed)));

    [Theory]
    [InlineData(23, null, true)]
    [InlineData(24, null, false)]
    [InlineData(24, "Knows the school", true)]
    public void Over_24_families_an_allocation_needs_a_reason(int caseload, string? reason, bool allowed)
    {
        var given = ACase.Accepted();

        var refused = Record.Exception(() => given.Allocate(ACase.Sam, 71, caseload, reason, null, Lead, ACase.At, ACase.Passed));

        Assert.Equal(allowed, refused is null);
        Assert.Equal(allowed ? 701 : null, given.WorkerId);
    }

    [Fact]
    public void Another_worker_needs_a_reason_and_is_not_the_same_one()
    {
        Assert.Equal("Say why the worker changes", Refusal(() => ACase.Allocated().Allocate(ACase.Joy, 71, 3, " ", null, Lead, ACase.At, ACase.Passed)));
        Assert.Equal("Sam Hill already holds this case", Refusal(() => ACase.Allocated().Allocate(ACase.Sam, 71, 3, "Again", null, Lead, ACase.At, ACase.Passed)));
    }

    [Fact]
    public void Taking_a_case_back_closes_it_and_ends_its_history()
    {
        var given = ACase.Accepted();

        given.TakeBack("The decision was changed", ACase.Person(Role.TriageManager), ACase.At, ACase.Passed.AddDays(1));

        Assert.Equal((CaseState.Closed, ACase.Passed.AddDays(1), null), (given.State, given.ClosedOn, given.NextDueOn));
        Assert.All(given.Spells, s => Assert.NotNull(s.To));
    }

    [Fact]
    public void What_is_due_next_follows_the_case()
    {
        var given = ACase.Awaiting();
        given.TakeBack("x", ACase.Person(Role.TriageManager), ACase.At, ACase.Passed);
        Assert.Null(given.Dates.Next);

        // Passed on Wednesday 18 November: four working days are up on Tuesday 24; the plan's four weeks since Monday 16 on 14 December.
        Assert.Equal(Day.Of("2026-11-24"), ACase.Accepted().NextDueOn);
        Assert.Equal(Day.Of("2026-12-14"), ACase.Allocated().NextDueOn);
        Assert.Equal("Agree the family plan", ACase.Allocated().Dates.Next!.What);
    }

    [Theory]
    [InlineData(0, "1 of 20")]
    [InlineData(7, "1 of 20")]
    [InlineData(8, "2 of 20")]
    [InlineData(91, "13 of 20")]
    [InlineData(140, "20 of 20")]
    [InlineData(141, "21, past the 20")]
    public void A_case_says_in_which_of_its_weeks_it_is(int days, string words) =>
        Assert.Equal(words, ACase.Allocated().Dates.WeekInWords(ACase.Passed.AddDays(days)));

    private static void Accept(EarlyHelpCase given, Unit unit, Actor by, int openCases = 60, string? reason = null) =>
        given.Accept(unit, openCases, reason, ACase.Standards, ACase.Calendar, by, ACase.At, ACase.Passed);

    private static string Refusal(Action change) => Assert.Throws<RulesBrokenException>(change).Message;
}
