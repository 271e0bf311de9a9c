using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using static EarlyHelp.Domain.Tests.Cases.ACasework;

namespace EarlyHelp.Domain.Tests.Cases;

/// <summary>A family that moves to another district: offered, and held by the first district until the other has accepted it to a unit.</summary>
public sealed class HandoverTests
{
    private static readonly Actor ManagerOfDover = Actor.Staff(812, "Mo Finch", Role.DistrictManager) with { DistrictId = 8 };

    private static EarlyHelpCase Offered() => Planned().With(c => c.OfferHandover(ACase.Dover, "They moved to Dover", Manager, At(Day0), Day0));

    [Fact]
    public void Until_the_other_district_accepts_the_first_one_holds_the_family_and_works_with_it()
    {
        var given = Offered();

        Assert.Equal((7L, 71L, 701L), (given.DistrictId, given.UnitId!.Value, given.WorkerId!.Value));
        Assert.Contains(given.WhoActs(Day0), a => a is { IsOfOfferedDistrict: true, Role: Role.DistrictManager });
        given.WriteNote(new(ContactKind.Visit, Day0, "Seen before the move", [Kerry]), Worker, At(Day0), Day0);
    }

    [Fact]
    public void Accepted_it_is_held_by_the_other_unit_with_its_plan_its_history_and_its_clocks()
    {
        var given = Offered();
        var (end, plan, review) = (given.EndBy, given.PlanBy, given.ReviewBy);

        given.AcceptHandover(ACase.UnitOfDover, 3, null, ACase.Standards, ACase.Calendar, ManagerOfDover, At(Day0), Day0);

        Assert.Equal((8L, 81L), (given.DistrictId, given.UnitId!.Value));
        Assert.Null(given.WorkerId);
        Assert.Equal((end, plan, review, CaseState.PlanActive, 1), (given.EndBy, given.PlanBy, given.ReviewBy, given.State, given.Plans.Count));
        Assert.Equal(1, given.Spells.Count(s => s.To is null));
        Assert.Equal(new ActsNext(Role.UnitLead, "Allocate it to a worker"), given.WhoActs(Day0)[0]);
        Assert.Null(given.OfferedDistrictId);
        Assert.Equal((HandoverAnswer.Accepted, "Mo Finch"), (given.Handovers[^1].Answer, given.Handovers[^1].AnsweredBy));
    }

    [Fact]
    public void Declined_or_taken_back_the_first_district_keeps_it_and_can_offer_it_again()
    {
        var given = Offered().With(c => c.DeclineHandover("They still live in Ashford", ManagerOfDover, At(Day0), Day0));
        given.OfferHandover(ACase.Dover, "Now they have the keys", Manager, At(Day0), Day0);
        given.TakeHandoverBack("They came back", Manager, At(Day0), Day0);

        Assert.Equal((7L, (long?)null, 701L), (given.DistrictId, given.OfferedDistrictId, given.WorkerId!.Value));
        Assert.Equal([HandoverAnswer.Declined, HandoverAnswer.TakenBack], given.Handovers.Select(h => h.Answer));
    }

    [Fact]
    public void Closed_meanwhile_the_offer_ends() =>
        Assert.Equal((null, HandoverAnswer.Closed), Offered().With(c =>
        {
            c.ProposeClosure(Ending(), Walkers, Worker, At(Day0), Day0);
            c.SignOffClosure(null, Lead, At(Day0), Day0);
        }) is var closed ? (closed.OfferedDistrictId, closed.Handovers[^1].Answer) : default);

    [Fact]
    public void A_manager_to_whom_it_is_offered_answers_and_does_nothing_else()
    {
        const string Own = "You can do this for the families of your own district only";
        IsRefused(Offered(), c => c.WriteNote(new(ContactKind.Note, Day0, "Hello", []), ManagerOfDover, At(Day0), Day0), Own);
        IsRefused(Offered(), c => c.Allocate(ACase.Joy, 71, 3, "I take it", null, ManagerOfDover, At(Day0), Day0), Own);
        IsRefused(Offered(), c => c.TakeHandoverBack("No", ManagerOfDover, At(Day0), Day0), Own);
        IsRefused(Offered(), c => c.Supervise(new() { HeldOn = Day0, Improving = Domain.Supervision.Improving.Yes, Reflection = "Fine" }, ManagerOfDover, At(Day0), Day0), Own);
    }

    [Fact]
    public void Each_guard_has_its_sentence()
    {
        IsRefused(Offered(), c => c.OfferHandover(ACase.Dover, "Again", Manager, At(Day0), Day0), "This family is offered to a district already: wait for the answer or take the offer back");
        IsRefused(Planned(), c => c.OfferHandover(ACase.Ashford, "Again", Manager, At(Day0), Day0), "Choose another district than the one that holds the family");
        IsRefused(Planned(), c => c.OfferHandover(ACase.Dover, " ", Manager, At(Day0), Day0), "Say why the family goes to the other district and what it must know");
        IsRefused(Offered(), c => c.AcceptHandover(ACase.Unit1, 3, null, ACase.Standards, ACase.Calendar, ManagerOfDover, At(Day0), Day0), "Choose a unit of your district");
        IsRefused(Offered(), c => c.AcceptHandover(ACase.UnitOfDover, 96, null, ACase.Standards, ACase.Calendar, ManagerOfDover, At(Day0), Day0), "Dover 1 already holds 96 of 96 families: say why it takes another");
        IsRefused(Offered(), c => c.AcceptHandover(ACase.UnitOfDover, 3, null, ACase.Standards, ACase.Calendar, Manager, At(Day0), Day0), "This family is not offered to your district now");
        IsRefused(Offered(), c => c.DeclineHandover("", ManagerOfDover, At(Day0), Day0), "Say why you decline, so that the other district can act on it");
        IsRefused(Planned(), c => c.TakeHandoverBack("No", Manager, At(Day0), Day0), "This family is offered to no district now");
        IsRefused(Offered(), c => c.TakeHandoverBack("", Manager, At(Day0), Day0), "Say why you take the offer back");
    }
}
