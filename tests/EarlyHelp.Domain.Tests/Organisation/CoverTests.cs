using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Tests.Cases;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Tests.Organisation;

public sealed class CoverTests
{
    private static readonly DateOnly On = Day.Of("2026-11-18");
    private static readonly Posted Sam = new(ACase.Sam, 71, 7);
    private static readonly Posted Joy = new(ACase.Joy, 71, 7);

    [Fact]
    public void A_colleague_stands_in_from_the_first_day_to_the_last()
    {
        var cover = Arrange(Facts());
        var standsIn = Cover.StandsInOn(702, 71, On.AddDays(7)).Compile();

        Assert.Equal([false, true, true, false], new[] { On.AddDays(-1), On, On.AddDays(7), On.AddDays(8) }.Select(cover.RunsOn));
        Assert.True(standsIn(cover));
        Assert.False(Cover.StandsInOn(702, 71, On.AddDays(8)).Compile()(cover));
        Assert.False(Cover.StandsInOn(701, 71, On).Compile()(cover));
        // Posted to another unit, they stand in for nobody of this one.
        Assert.False(Cover.StandsInOn(702, 72, On).Compile()(cover));
    }

    [Fact]
    public void Each_guard_has_its_sentence()
    {
        Refused("Your role can’t arrange cover. Ask a unit lead or a district manager.", by: ACasework.Worker with { DistrictId = 7 });
        Refused("You can arrange cover for your own people only", by: ACasework.Lead with { UnitId = 72 });
        Refused("Choose somebody else to stand in", covering: Sam);
        Refused("Choose a worker of the unit of Sam Hill", covering: Joy with { UnitId = 72 });
        Refused("The last day must be on or after the first day", Facts() with { From = On.AddDays(8) });
        Refused("The first day must be today or later", Facts() with { From = On.AddDays(-1) });
        Refused("Cover lasts 92 days at most: for longer, move the caseload", Facts() with { To = On.AddDays(92) });
    }

    [Fact]
    public void Covers_do_not_cross()
    {
        var stands = Arrange(Facts());

        Refused("Sam Hill is covered from 18 November 2026 to 25 November 2026 already", Facts() with { From = On.AddDays(7), To = On.AddDays(9) }, others: [stands]);
        Assert.NotNull(Arrange(Facts() with { From = On.AddDays(8), To = On.AddDays(9) }, others: [stands]));
        Assert.Equal(["Sam Hill is away from 18 November 2026 to 25 November 2026", "Joy Adeyemi stands in for somebody from 18 November 2026 to 25 November 2026: end that first"],
            Assert.Throws<RulesBrokenException>(() => Arrange(Facts(), Joy, Sam, [stands])).Broken.Select(b => b.Sentence));
    }

    [Fact]
    public void Cover_that_is_ended_is_over_at_once_and_ends_once()
    {
        var cover = Arrange(Facts());

        cover.End(ACasework.Lead, On.AddDays(2));

        Assert.False(cover.RunsOn(On.AddDays(2)));
        Assert.Equal("Lea Marsh", cover.EndedBy);
        Assert.Equal("This cover ended on 19 November 2026", Assert.Single(Assert.Throws<RulesBrokenException>(() => cover.End(ACasework.Lead, On.AddDays(2))).Broken).Sentence);
    }

    private static CoverFacts Facts() => new(On, On.AddDays(7), "Kerry rings on Mondays");

    private static Cover Arrange(CoverFacts facts, Posted? absent = null, Posted? covering = null, IReadOnlyCollection<Cover>? others = null, Actor? by = null) =>
        Cover.Arrange(absent ?? Sam, covering ?? Joy, facts, others ?? [], by ?? ACasework.Lead, ACase.At, On);

    private static void Refused(string sentence, CoverFacts? facts = null, Posted? covering = null, IReadOnlyCollection<Cover>? others = null, Actor? by = null) =>
        Assert.Equal(sentence, Assert.Single(Assert.Throws<RulesBrokenException>(() => Arrange(facts ?? Facts(), null, covering, others, by)).Broken).Sentence);
}
