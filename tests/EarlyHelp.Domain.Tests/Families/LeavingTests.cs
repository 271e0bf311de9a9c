using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Tests.Cases;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Tests.Families;

public sealed class LeavingTests
{
    private static readonly DateOnly On = ACasework.Day0;
    private static readonly DateOnly Known = On.AddDays(-20);

    private readonly Family family = Family.Meet("FAM-000001", "Walker");
    private readonly FamilyMember unborn;
    private readonly FamilyMember mother;

    public LeavingTests()
    {
        mother = family.Add(Person.Named("Kerry", "Walker"), FamilyRole.Mother, Known, isMainContact: true);
        unborn = family.Add(Person.Named("", ""), FamilyRole.Unborn, Known);
    }

    [Fact]
    public void A_pregnancy_that_ended_leaves_the_person_recorded_and_asks_about_the_child_no_more()
    {
        family.Leave(unborn, new(On, LeavingReason.PregnancyEnded, "Kerry told Sam"), ACasework.Worker, ACase.At, On);

        Assert.Equal(2, family.Members.Count);
        Assert.Empty(FamilyToday.Of(family, On).Children);
        Assert.Equal(("The pregnancy ended", "Kerry told Sam", On), (family.Timeline[^1].What, family.Timeline[^1].Detail!, family.Timeline[^1].HappenedOn));
    }

    [Fact]
    public void Each_guard_has_its_sentence()
    {
        Refused("Select why", unborn, new(On, null));
        Refused("The day must be today or in the past", unborn, new(On.AddDays(1), LeavingReason.PregnancyEnded));
        Refused("Unborn child has been on the family’s record since 29 October 2026: enter that day or a later one", unborn, new(Known.AddDays(-1), LeavingReason.PregnancyEnded));
        Refused("Kerry Walker is born: choose another reason", mother, new(On, LeavingReason.PregnancyEnded), born: true);
        Refused("Unborn child is not yet born: choose that the pregnancy ended, or take the person out by merging", unborn, new(On, LeavingReason.NoLongerOfTheFamily));
        Refused("What happened must be 1,000 characters or fewer", unborn, new(On, LeavingReason.PregnancyEnded, new('x', 1001)));
        Refused("Your role can’t change a family’s record. Ask a unit worker, a unit lead or a district manager.", unborn, new(On, LeavingReason.PregnancyEnded), by: ACase.Person(Role.TriageOfficer));
        family.Leave(unborn, new(On, LeavingReason.PregnancyEnded), ACasework.Worker, ACase.At, On);
        Refused("Unborn child has left the family’s record already", unborn, new(On, LeavingReason.PregnancyEnded));
        Refused("Kerry Walker is the only person on this record", mother, new(On, LeavingReason.NoLongerOfTheFamily), born: true);
    }

    private void Refused(string sentence, FamilyMember member, LeavingFacts facts, bool born = false, Actor? by = null)
    {
        if (born)
            member.Person.WasBorn(new DateOnly(1990, 5, 1));
        var refused = Assert.Throws<RulesBrokenException>(() => family.Leave(member, facts, by ?? ACasework.Worker, ACase.At, On));

        Assert.Equal([sentence], refused.Broken.Select(b => b.Sentence));
    }
}
