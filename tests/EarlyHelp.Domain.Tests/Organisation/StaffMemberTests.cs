using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Tests.Organisation;

public sealed class StaffMemberTests
{
    private static readonly DateOnly Today = new(2026, 11, 18);
    private static readonly Actor Admin = Actor.Staff(99, "Colin Tate", Role.Administrator);
    private static readonly Area Area = new(new County("Sample"), "South", new(2014, 4, 1));
    private static readonly District District = new(Area, "Ashford", new(2014, 4, 1));
    private static readonly Unit Unit = new(District, "Ashford 1", new(2014, 4, 1));

    private readonly StaffMember sam = StaffMember.TakeOn("Sam Hill", "Sam@County.example", new(Role.UnitWorker, Today, Unit: Unit), Admin, Today);

    [Fact]
    public void A_colleague_is_taken_on_with_a_posting_and_everything_above_its_place()
    {
        var posting = Assert.Single(sam.Postings);

        Assert.Equal(("sam@county.example", Role.UnitWorker, Unit, District, Area), (sam.Email, posting.Role, posting.Unit, posting.District, posting.Area));
    }

    [Theory]
    [InlineData(Role.UnitWorker, "Select the unit: a unit worker works in one")]
    [InlineData(Role.UnitLead, "Select the unit: a unit lead works in one")]
    [InlineData(Role.DistrictManager, "Select the district: a district manager works in one")]
    [InlineData(Role.OpenAccessWorker, "Select the district: an open access worker works in one")]
    [InlineData(Role.SocialCarePartner, "Select the district: a social care partner works in one")]
    [InlineData(Role.AreaManager, "Select the area: an area manager answers for one")]
    public void A_role_is_posted_to_a_place_of_its_own_size(Role role, string sentence) =>
        Assert.Contains(sentence, Refusals(() => StaffMember.TakeOn("A", "a@county.example", new(role, Today), Admin, Today)));

    [Theory]
    [InlineData(-1, "The first day must be today or later")]
    [InlineData(400, "The first day must be within a year")]
    public void The_first_day_is_today_or_soon(int days, string sentence) =>
        Assert.Contains(sentence, Refusals(() => StaffMember.TakeOn("A", "a@county.example", new(Role.Analyst, Today.AddDays(days)), Admin, Today)));

    [Fact]
    public void A_move_ends_the_posting_the_day_before_and_keeps_it()
    {
        sam.Move(new(Role.UnitLead, Today.AddDays(10), Unit: Unit), 1, Admin, Today);

        Assert.Equal([Today.AddDays(9), null], sam.Postings.Select(p => p.To));
        Assert.Equal((Role.UnitWorker, Role.UnitLead), (sam.PostingOn(Today.AddDays(9))!.Role, sam.PostingOn(Today.AddDays(10))!.Role));
    }

    [Fact]
    public void A_posting_that_is_replaced_on_its_first_day_never_ran()
    {
        sam.Move(new(Role.UnitLead, Today, Unit: Unit), 1, Admin, Today);

        Assert.True(sam.Postings[0].IsWithdrawn);
        Assert.Equal(Role.UnitLead, sam.PostingOn(Today)!.Role);
    }

    [Fact]
    public void A_second_move_waits_until_the_first_has_begun_or_is_withdrawn()
    {
        sam.Move(new(Role.UnitLead, Today.AddDays(10), Unit: Unit), 1, Admin, Today);

        Assert.Contains("Sam Hill has a posting from 28 November 2026 already: end that one first", Refusals(() => sam.Move(new(Role.Analyst, Today.AddDays(20)), 1, Admin, Today)));
        Assert.True(sam.EndPosting(Today, 1, Admin, Today).IsWithdrawn);
        Assert.Equal(Role.Analyst, sam.Move(new(Role.Analyst, Today.AddDays(20)), 1, Admin, Today).Role);
    }

    [Fact]
    public void Nobody_is_posted_where_they_are_posted() =>
        Assert.Contains("Sam Hill is posted there already", Refusals(() => sam.Move(new(Role.UnitWorker, Today.AddDays(1), Unit: Unit), 1, Admin, Today)));

    [Fact]
    public void The_last_administrator_stays_one()
    {
        var admin = StaffMember.TakeOn("Ada", "ada@county.example", new(Role.Administrator, Today), Admin, Today);

        Assert.Contains("This is the last administrator: make somebody else one first", Refusals(() => admin.Move(new(Role.Analyst, Today.AddDays(1)), 0, Admin, Today)));
        Assert.Contains("This is the last administrator: make somebody else one first", Refusals(() => admin.EndPosting(Today, 0, Admin, Today)));
        Assert.Equal(Today, admin.EndPosting(Today, 1, Admin, Today).To);
    }

    [Fact]
    public void An_administrator_can_move_neither_themself_nor_end_their_own_posting()
    {
        var oneself = Actor.Staff(sam.Id, "Sam Hill", Role.Administrator);

        Assert.Contains("You can’t move yourself. Ask another administrator.", Refusals(() => sam.Move(new(Role.Analyst, Today), 1, oneself, Today)));
        Assert.Contains("You can’t end your own posting. Ask another administrator.", Refusals(() => sam.EndPosting(Today, 1, oneself, Today)));
    }

    [Theory]
    [InlineData(-1, "The last day must be today or later. To keep somebody out at once, disable the account")]
    [InlineData(400, "The last day must be within a year")]
    public void The_last_day_is_today_or_soon(int days, string sentence) =>
        Assert.Contains(sentence, Refusals(() => sam.EndPosting(Today.AddDays(days), 1, Admin, Today)));

    [Fact]
    public void Only_an_administrator_posts_people() =>
        Assert.Contains("Only an administrator can do this.", Refusals(() => sam.EndPosting(Today, 1, Actor.Staff(5, "Lead", Role.UnitLead), Today)));

    private static IEnumerable<string> Refusals(Func<object> change) => Assert.Throws<RulesBrokenException>(() => { change(); }).Broken.Select(b => b.Sentence);
}
