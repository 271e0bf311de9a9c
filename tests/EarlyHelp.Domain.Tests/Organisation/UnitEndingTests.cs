using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Tests.Cases;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Tests.Organisation;

public sealed class UnitEndingTests
{
    private static readonly DateOnly Today = Day.Of("2026-11-18");
    private static readonly UnitHoldings Nothing = new(0, 0, 0, 0);
    private static readonly UnitHoldings Much = new(12, 5, 1, 0);
    private static readonly Actor Admin = ACase.Person(Role.Administrator, null);

    [Fact]
    public void What_a_unit_holds_is_told_in_words()
    {
        Assert.Equal("12 open families, 5 people and 1 planned handover", Much.InWords);
        Assert.Equal("1 open family", new UnitHoldings(1, 0, 0, 0).InWords);
        Assert.Equal("nothing", Nothing.InWords);
    }

    [Fact]
    public void A_unit_that_holds_something_is_merged_and_not_closed()
    {
        Assert.Equal("Ashford 2 holds 12 open families, 5 people and 1 planned handover: choose the unit that takes them over", Refusal(() => Plan(ACase.Unit2, null, Today, Much)));
        Assert.True(Plan(ACase.Unit2, ACase.Unit1, Today, Much).IsPlanned);
        Assert.True(Plan(ACase.Unit2, null, Today, Nothing).IsPlanned);
    }

    [Fact]
    public void Each_guard_has_its_sentence()
    {
        Assert.Equal("The date must be today or later", Refusal(() => Plan(ACase.Unit2, ACase.Unit1, Today.AddDays(-1), Much)));
        Assert.StartsWith("Choose another unit than the one that ends", Refusal(() => Plan(ACase.Unit2, ACase.Unit2, Today, Much)), StringComparison.Ordinal);
        Assert.StartsWith("Choose a unit of the same district", Refusal(() => Plan(ACase.Unit2, ACase.UnitOfDover, Today, Much)), StringComparison.Ordinal);
        var planned = Plan(ACase.Unit2, ACase.Unit1, Today.AddDays(5), Much);
        Assert.StartsWith("Ashford 2 is planned to end on 23 November 2026 already", Refusal(() => Plan(ACase.Unit2, ACase.Unit1, Today, Much, planned)), StringComparison.Ordinal);
        Assert.StartsWith("Ashford 2 is planned to be merged into Ashford 1", Refusal(() => Plan(ACase.Unit1, null, Today, Nothing, planned)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_closure_waits_as_long_as_the_unit_holds_something_and_says_so()
    {
        var ending = Plan(ACase.Unit2, null, Today.AddDays(5), Nothing);

        Assert.False(ending.CanBeDone(new(1, 0, 0, 0)));
        Assert.Equal("Ashford 2 holds 1 open family: withdraw this and merge the unit into another", ending.Problem);
        Assert.True(ending.CanBeDone(Nothing));
        Assert.Null(ending.Problem);
    }

    [Fact]
    public void What_was_withdrawn_is_not_withdrawn_again()
    {
        var ending = Plan(ACase.Unit2, ACase.Unit1, Today.AddDays(5), Much);
        ending.Withdraw(Admin);

        Assert.False(ending.IsPlanned);
        Assert.Throws<RulesBrokenException>(() => ending.Withdraw(Admin));
    }

    [Fact]
    public void A_family_follows_its_unit_with_its_worker_and_its_days()
    {
        var given = ACase.Allocated();
        var (due, version) = (given.NextDueOn, given.Version);
        var ending = UnitEnding.Plan(ACase.Unit1, ACase.Unit2, Today, "Two small units", Much, [], Admin, ACase.At, Today);

        given.FollowUnit(ending, Admin, ACase.At, Today);

        Assert.Equal((72L, 701L, due), (given.UnitId!.Value, given.WorkerId!.Value, given.NextDueOn));
        Assert.True(given.Version > version);
        Assert.Equal((72L, (long?)701, Today), given.Spells.Single(s => s.To is null) is var spell ? (spell.UnitId, spell.WorkerId, spell.From) : default);
        Assert.Equal(("Moved with its unit to Ashford 2", "Ashford 1 was merged into Ashford 2. Sam Hill goes on with the family."), (given.Timeline[^1].What, given.Timeline[^1].Detail));
    }

    [Fact]
    public void A_planned_handover_goes_to_the_unit_that_takes_over()
    {
        var promised = Transfers.AStepDown.HandoverPlanned();
        var ending = UnitEnding.Plan(ACase.Unit1, ACase.Unit2, Today, "Two small units", Much, [], Admin, ACase.At, Today);

        promised.FollowUnit(ending, Admin, ACase.At, Today);

        Assert.Equal(72L, promised.UnitId);
        Assert.Equal("Ashford 2 is to take the family", promised.Timeline[^1].What);
    }

    private static UnitEnding Plan(Unit unit, Unit? into, DateOnly from, UnitHoldings holds, params UnitEnding[] planned) =>
        UnitEnding.Plan(unit, into, from, "Early Help board", holds, planned, Admin, ACase.At, Today);

    private static string Refusal(Action act) => Assert.Throws<RulesBrokenException>(act).Broken[0].Sentence;
}
