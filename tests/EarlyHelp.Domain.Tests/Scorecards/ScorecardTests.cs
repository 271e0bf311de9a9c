using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Scorecards;

namespace EarlyHelp.Domain.Tests.Scorecards;

public sealed class ScorecardTests
{
    private static readonly DateOnly LongAfter = new(2026, 11, 22);
    private static readonly Place Ashford1 = new(1, 2, 3, 4);

    [Theory]
    [InlineData("2016-03")]
    [InlineData("2016-07")]
    public void The_sample_register_gives_every_figure_that_was_calculated_independently(string month)
    {
        var register = new SampleRegister();
        var scorecard = new Scorecard(register.Facts, Month.Parse(month)!.Value, LongAfter);
        var expected = SampleRegister.Rows($"expected-scorecard-{month}.csv").ToList();

        Assert.Equal(885, expected.Count);
        Assert.Empty(expected.Select(row =>
        {
            var figure = scorecard.Of(Indicators.Of(row["indicator"])!, register.ScopeOf(row["level"], row["scope"]));
            var (should, is_) = ($"{row["numerator"]}/{row["denominator"]} = {row["value"]}", $"{figure.NumeratorInFile}/{figure.DenominatorInFile} = {figure.ValueInFile}");
            return should == is_ ? null : $"{row["indicator"]} {row["scope"]}: {is_}, not {should}";
        }).OfType<string>());
    }

    [Theory]
    [InlineData("2016-03")]
    [InlineData("2016-07")]
    public void Behind_every_figure_stand_as_many_records_as_its_numerator(string month)
    {
        var register = new SampleRegister();
        var scorecard = new Scorecard(register.Facts, Month.Parse(month)!.Value, LongAfter);

        foreach (var indicator in Indicators.All)
        {
            var figure = scorecard.Of(indicator, Scope.County);
            if (figure.Numerator is { } numerator)
                Assert.Equal((indicator.Code, numerator), (indicator.Code, scorecard.Behind(indicator, Scope.County).Count(t => t.Counts)));
        }
    }

    [Fact]
    public void A_month_that_is_not_over_counts_the_clocks_that_have_fallen_due_or_stopped()
    {
        var facts = new Facts
        {
            Notifications =
            [
                Received(1, new(2016, 7, 4), considered: new(2016, 7, 5)), Received(2, new(2016, 7, 7), considered: null), Received(3, new(2016, 7, 12), considered: new(2016, 7, 12)), Received(4, new(2016, 7, 12), considered: null),
            ],
        };

        var figure = new Scorecard(facts, new(2016, 7), new(2016, 7, 12)).Of(Indicators.Of("N2")!, Scope.County);

        Assert.Equal((2m, 3m, 66.7m), (figure.Numerator, figure.Denominator, figure.Value));
    }

    [Fact]
    public void Children_of_a_family_with_two_open_cases_count_once_in_the_county_and_once_in_each_unit()
    {
        var facts = new Facts
        {
            Cases = [Case(1, new(2016, 5, 2)), Case(2, new(2016, 6, 1)) with { FamilyId = 1, Held = [new(new(2016, 6, 1), Ashford1 with { UnitId = 9, WorkerId = 8 })] }],
            Children = [new(1, 1, new(2010, 1, 1), false, new(2016, 1, 1), null), new(2, 1, new(2012, 1, 1), false, new(2016, 1, 1), null)],
        };
        var july = new Scorecard(facts, new(2016, 7), LongAfter);
        var children = Indicators.Of("C2")!;

        Assert.Equal((2m, 2m, 2m), (july.Of(children, Scope.County).Value, july.Of(children, new(Level.Unit, 3)).Value, july.Of(children, new(Level.Unit, 9)).Value));
        Assert.Equal(2, july.Behind(children, Scope.County).Count);

        // Frozen, each unit has its records still: nothing differs from what was reported.
        var frozen = FrozenMonth.Freeze(july, facts, [Scope.County], false, Actor.Staff(1, "Priya Nair", Role.Analyst), new(2026, 11, 22, 9, 0, 0, DateTimeKind.Utc), LongAfter);
        foreach (var scope in new[] { Scope.County, new(Level.Unit, 3), new(Level.Unit, 9) })
        {
            var reported = Scorecard.Once(children, frozen.Tallies.Where(t => t.Indicator == "C2").Select(t => t.Tally).Where(t => scope.Has(t.Place)));
            Assert.Equal(july.Behind(children, scope).Count, reported.Count);
            Assert.Empty(TallyChange.Between(reported, july.Behind(children, scope)));
        }
    }

    [Fact]
    public void A_child_whose_family_goes_on_with_another_case_neither_came_nor_went()
    {
        var facts = new Facts
        {
            Cases = [Case(1, new(2016, 5, 2), new ClosureFact(new(2016, 7, 20), null, ClosureReason.Achieved, true)), Case(2, new(2016, 7, 10)) with { FamilyId = 1 }],
            Children = [new(1, 1, new(2010, 1, 1), false, new(2016, 1, 1), null)],
        };
        var (june, july) = (new Scorecard(facts, new(2016, 6), LongAfter), new Scorecard(facts, new(2016, 7), LongAfter));

        var changes = TallyChange.Between(june.Behind(Indicators.Of("C2")!, Scope.County), july.Behind(Indicators.Of("C2")!, Scope.County));

        Assert.DoesNotContain(changes, c => c.Kind is ChangeKind.Added or ChangeKind.Gone);
    }

    [Fact]
    public void A_case_reopened_when_its_unit_no_longer_worked_is_its_districts_until_a_unit_accepts_it()
    {
        var district = new Place(1, 2);
        HeldFrom[] spells = [new(new(2016, 5, 2), Ashford1), new(new(2016, 8, 10), Ashford1 with { UnitId = 9 })];

        var held = HeldFrom.WithGaps(spells, [new(2016, 7, 25), null], district);

        Assert.Equal([Ashford1, district, Ashford1 with { UnitId = 9 }], held.Select(h => h.Place));
        Assert.Equal(2, HeldFrom.WithGaps(spells, [new(2016, 8, 10)], district).Count);
        Assert.Empty(HeldFrom.WithGaps([], [new(2016, 7, 25)], district));
    }

    [Fact]
    public void A_closure_that_was_reopened_later_still_counts_in_its_month_and_the_case_is_open_again()
    {
        var facts = new Facts { Cases = [Case(1, new(2016, 5, 2), new ClosureFact(new(2016, 7, 4), new(2016, 8, 1), ClosureReason.Achieved, true))] };
        var (july, august) = (new Scorecard(facts, new(2016, 7), LongAfter), new Scorecard(facts, new(2016, 8), LongAfter));

        Assert.Equal((1m, 0m), (Value(july, "C5"), Value(july, "C1")));
        Assert.Equal((0m, 1m), (Value(august, "C5"), Value(august, "C1")));
    }

    [Fact]
    public void A_case_counts_for_who_holds_it_on_the_day()
    {
        var other = Ashford1 with { UnitId = 9, WorkerId = null };
        var facts = new Facts { Cases = [Case(1, new(2016, 5, 2)) with { Held = [new(new(2016, 5, 2), Ashford1), new(new(2016, 7, 20), other)] }] };
        var (june, july) = (new Scorecard(facts, new(2016, 6), LongAfter), new Scorecard(facts, new(2016, 7), LongAfter));

        Assert.Equal((1m, 0m, 1m), (Value(june, "C1", new(Level.Unit, 3)), Value(june, "C1", new(Level.Unit, 9)), Value(june, "C8")));
        Assert.Equal((0m, 1m, null), (Value(july, "C1", new(Level.Unit, 3)), Value(july, "C1", new(Level.Unit, 9)), Value(july, "C8")));
    }

    [Theory]
    [InlineData(null, true, true)]
    [InlineData("2016-08-02", true, true)]
    [InlineData("2016-08-02", false, false)]
    [InlineData("1996-07-31", false, false)]
    [InlineData("1996-08-01", false, true)]
    public void Children_under_twenty_and_expected_ones_count(string? born, bool expected, bool counts)
    {
        var child = new ChildFact(1, 1, born is null ? null : DateOnly.Parse(born, System.Globalization.CultureInfo.InvariantCulture), expected, DateOnly.MinValue, null);

        Assert.Equal(counts, child.CountsOn(new(2016, 7, 31)));
        Assert.False((child with { To = new(2016, 7, 30) }).CountsOn(new(2016, 7, 31)));
    }

    [Theory]
    [InlineData("N2", 100.0, FigureStatus.Met)]
    [InlineData("N2", 99.9, FigureStatus.Near)]
    [InlineData("N2", 95.0, FigureStatus.Near)]
    [InlineData("N2", 94.9, FigureStatus.Missed)]
    [InlineData("T2", 5.0, FigureStatus.Met)]
    [InlineData("T2", 10.0, FigureStatus.Near)]
    [InlineData("T2", 10.1, FigureStatus.Missed)]
    [InlineData("C8", 18.0, FigureStatus.Met)]
    [InlineData("C8", 24.0, FigureStatus.Met)]
    [InlineData("C8", 17.1, FigureStatus.Near)]
    [InlineData("C8", 17.0, FigureStatus.Missed)]
    [InlineData("C8", 25.2, FigureStatus.Near)]
    [InlineData("C8", 25.3, FigureStatus.Missed)]
    [InlineData("C1", 3000.0, FigureStatus.None)]
    [InlineData("N2", null, FigureStatus.None)]
    public void The_status_is_judged_on_the_rounded_value(string code, double? value, FigureStatus status) =>
        Assert.Equal(status, Indicators.Of(code)!.Target.StatusOf((decimal?)value));

    private static decimal? Value(Scorecard scorecard, string code, Scope? scope = null) => scorecard.Of(Indicators.Of(code)!, scope ?? Scope.County).Value;

    private static NotificationFact Received(long id, DateOnly on, DateOnly? considered) =>
        new(id, $"EHN-2016-{id:000000}", Ashford1, id, false, false, on, on.AddDays(2), considered, on.AddDays(14), null, false);

    private static CaseFact Case(long id, DateOnly opened, params ClosureFact[] closures) => new(id, $"EHC-2016-{id:000000}", id, opened, opened.AddDays(28), null, [new(opened, Ashford1)], closures, []);
}
