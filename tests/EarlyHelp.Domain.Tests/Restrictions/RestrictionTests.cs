using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Restrictions;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Tests.Restrictions;

public sealed class RestrictionTests
{
    private static readonly DateTime At = new(2026, 11, 18, 10, 0, 0, DateTimeKind.Utc);
    private static readonly Actor Privacy = Actor.Staff(7, "Ines Duarte", Role.PrivacyOfficer);
    private static readonly Actor Manager = Actor.Staff(9, "Mo Farrow", Role.DistrictManager);

    private readonly Family family = Family.Meet("FAM-000001", "Walker");
    private readonly StaffMember jo = Person(1, "Jo"), sam = Person(2, "Sam");

    [Fact]
    public void A_record_is_restricted_to_the_people_named_and_others_ring_the_lead()
    {
        var restriction = Restriction.Of(family, Facts(), [new("Name Jo", [1])], Privacy, At);

        Assert.Equal([1L, 2L], restriction.Named.Select(n => n.StaffId));
        Assert.Equal((1L, "01632 960 101", "Ines Duarte"), (restriction.LeadId, restriction.Telephone, restriction.By));
    }

    [Fact]
    public void Everything_that_is_missing_is_told_at_once()
    {
        var refused = Assert.Throws<RulesBrokenException>(() => Restriction.Of(family, new(null, " ", [], null, "12"), [], Privacy, At));

        Assert.Equal(
            ["Select why the record is restricted", "Say in a sentence why the record is restricted", "Name the people who still need the record", "Choose whom others are to ring", "Enter a telephone number, like 01632 960 001 or 07700 900 982"],
            refused.Broken.Select(b => b.Sentence));
    }

    [Theory]
    [MemberData(nameof(OtherRoles))]
    public void Only_a_privacy_officer_restricts_changes_and_lifts(Role role)
    {
        var by = Actor.Staff(5, "Pat", role);
        var restriction = Restriction.Of(family, Facts(), [], Privacy, At);

        Assert.Throws<RulesBrokenException>(() => Restriction.Of(family, Facts(), [], by, At));
        Assert.Throws<RulesBrokenException>(() => restriction.Change(Facts(), [], by));
        Assert.Throws<RulesBrokenException>(() => restriction.Lift("It is over", by, At));
    }

    [Fact]
    public void Nobody_is_forgotten_because_those_who_could_act_no_longer_see_the_record()
    {
        var refused = Assert.Throws<RulesBrokenException>(() => Restriction.Of(family, Facts(), [new("Jo holds EHC-2026-000001", [1]), new("EHN-2026-000002 waits for a decision: name somebody of triage", [30, 31])], Privacy, At));

        Assert.Equal(["EHN-2026-000002 waits for a decision: name somebody of triage"], refused.Broken.Select(b => b.Sentence));
    }

    [Fact]
    public void The_lead_is_one_of_the_named() =>
        Assert.Equal(["Whom others are to ring must be one of the people named"],
            Assert.Throws<RulesBrokenException>(() => Restriction.Of(family, Facts() with { Named = [sam] }, [], Privacy, At)).Broken.Select(b => b.Sentence));

    [Fact]
    public void Naming_others_keeps_those_who_stay_and_a_lifted_restriction_is_changed_no_more()
    {
        var restriction = Restriction.Of(family, Facts(), [], Privacy, At);

        restriction.Change(Facts() with { Named = [jo, Person(3, "Lin")] }, [], Privacy);
        Assert.Equal([1L, 3L], restriction.Named.Select(n => n.StaffId));
        restriction.Lift(" It is over ", Privacy, At.AddDays(1));

        Assert.Equal(("It is over", "Ines Duarte"), (restriction.LiftedWhy, restriction.LiftedBy));
        Assert.Throws<RulesBrokenException>(() => restriction.Change(Facts(), [], Privacy));
        Assert.Throws<RulesBrokenException>(() => restriction.Lift("Again", Privacy, At));
    }

    [Fact]
    public void A_declared_interest_is_ended_by_another_privacy_officer_with_a_reason()
    {
        var declared = DeclaredInterest.Of(family, " ", Actor.Staff(7, "Ines Duarte", Role.PrivacyOfficer), At);

        Assert.Null(declared.Words);
        Assert.Throws<RulesBrokenException>(() => declared.End("A mistake", Privacy, At));
        Assert.Throws<RulesBrokenException>(() => declared.End(" ", Privacy with { }, At));
        declared.End("A mistake", Actor.Staff(8, "Ali Noor", Role.PrivacyOfficer), At);
        Assert.Equal("Ali Noor", declared.EndedBy);
        Assert.Throws<RulesBrokenException>(() => declared.End("Again", Actor.Staff(8, "Ali Noor", Role.PrivacyOfficer), At));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Urgent   ")]
    public void Glass_is_broken_with_a_reason_of_some_words(string? reason) =>
        Assert.Throws<RulesBrokenException>(() => BrokenGlass.Of(family, reason, Manager, At));

    [Theory]
    [MemberData(nameof(Roles))]
    public void Glass_is_broken_by_managers_only_and_opens_for_eight_hours(Role role)
    {
        var by = Actor.Staff(9, "Mo Farrow", role);
        if (role is Role.TriageManager or Role.DistrictManager or Role.AreaManager or Role.CountyManager)
            Assert.Equal(At.AddHours(8), BrokenGlass.Of(family, "A child is in hospital", by, At).Until);
        else
            Assert.Throws<RulesBrokenException>(() => BrokenGlass.Of(family, "A child is in hospital", by, At));
    }

    [Fact]
    public void What_came_of_it_is_said_once_and_by_somebody_else()
    {
        var glass = BrokenGlass.Of(family, "A child is in hospital", Manager, At);

        Assert.Throws<RulesBrokenException>(() => glass.Find(null, "", Privacy, At));
        Assert.Throws<RulesBrokenException>(() => glass.Find(true, "Fine", Actor.Staff(9, "Mo Farrow", Role.PrivacyOfficer), At));
        glass.Find(true, "The hospital rang", Privacy, At);
        Assert.Throws<RulesBrokenException>(() => glass.Find(false, "No", Privacy, At));
        Assert.Equal((true, "The hospital rang", "Ines Duarte"), (glass.WasRight, glass.Finding, glass.FoundBy));
    }

    public static TheoryData<Role> OtherRoles => [.. Enum.GetValues<Role>().Where(r => r != Role.PrivacyOfficer)];

    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    private RestrictionFacts Facts() => new(RestrictionReason.StaffFamily, "The sister of a colleague", [jo, sam], jo, "01632 960 101");

    private static StaffMember Person(long id, string name)
    {
        var person = new StaffMember(name, $"{name}@test.example");
        typeof(StaffMember).GetProperty(nameof(StaffMember.Id))!.SetValue(person, id);
        return person;
    }
}
