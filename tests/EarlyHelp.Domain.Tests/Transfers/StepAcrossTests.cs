using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Domain.Workflow;
using static EarlyHelp.Domain.Tests.Cases.ACasework;

namespace EarlyHelp.Domain.Tests.Transfers;

public sealed class StepAcrossTests
{
    private static readonly OtherSide Said = new("Ruth Ames", Day0, AnswerChannel.Email, "We have a place", null);
    private static readonly EndOfWork End = new(OverallOutcome.Most, "The children’s centre goes on with the mornings.", true, null);

    private static readonly Dictionary<string, (Func<StepAcross> Given, Action<StepAcross> Act, string Sentence)> Guards = new(StringComparer.Ordinal)
    {
        ["an answer from nobody"] = (() => Offered(), s => s.Accept(Said with { Who = " " }, Worker, At(Day0), Day0), "Enter who there told you"),
        ["an answer by no way"] = (() => Offered(), s => s.Accept(Said with { How = null }, Worker, At(Day0), Day0), "Select how they told you"),
        ["an answer of tomorrow"] = (() => Offered(), s => s.Accept(Said with { On = Day0.AddDays(1) }, Worker, At(Day0), Day0), "The date must be today or in the past"),
        ["an answer before the offer"] = (() => Offered(), s => s.Accept(Said with { On = Day0.AddDays(-1), BackdateReason = "Late" }, Worker, At(Day0), Day0), "The date must be 18 November 2026 or later"),
        ["an answer recorded late"] = (() => Offered(), s => s.Accept(Said, Worker, At(Day0.AddDays(1)), Day0.AddDays(1)), "Say why this is recorded later than it happened"),
        ["declined without words"] = (() => Offered(), s => s.Decline(Said with { Words = null }, Worker, At(Day0), Day0), "Enter why they declined"),
        ["another unit's"] = (() => Offered(), s => s.Accept(Said, Lead with { UnitId = 72 }, At(Day0), Day0), "You can step a family across for the families of your own unit only"),
        ["taken back without a reason"] = (() => Offered(), s => s.Withdraw("", Worker, At(Day0), Day0), "Say why you take it back"),
        ["completed before it was planned"] = (() => Accepted(), s => s.Complete(Said, End, Worker, At(Day0), Day0), "You can’t complete this step across: the step across is accepted."),
        ["completed without a summary"] = (() => Planned(), s => s.Complete(Said, End with { Summary = null }, Worker, At(Day0), Day0), "Enter the closing summary in at least 20 characters"),
        ["by social care"] = (() => Offered(), s => s.Accept(Said, AStepUp.Care, At(Day0), Day0), "Your role can’t accept this step across. Ask a unit worker, a unit lead or a district manager."),
    };

    public static TheoryData<string> Each => [.. Guards.Keys];

    [Theory]
    [InlineData(HoldingService.OpenAccess, ClosureReason.OpenAccess, 3)]
    [InlineData(HoldingService.Commissioned, ClosureReason.Commissioned, 3)]
    [InlineData(HoldingService.OtherAuthority, ClosureReason.Moved, 0)]
    public void The_other_service_holds_the_family_only_when_somebody_there_confirmed_and_the_case_closes_then(HoldingService service, string reason, int followUps)
    {
        var across = Offered(service);
        across.Accept(Said, Worker, At(Day0), Day0);
        across.PlanHandover(new(Day0, "Sam Hill", "Ruth Ames"), Worker, At(Day0), Day0);
        Assert.Equal((HoldingService.EarlyHelp, "SA-2026-000001"), (across.Baton.Service, across.Baton.Transfer));

        across.Complete(Said, End, Worker, At(Day0), Day0);

        Assert.Equal((service, "Willow Children’s Centre", null as string), (across.Baton.Service, across.Baton.Place, across.Baton.Transfer));
        Assert.Equal((CaseState.Closed, reason, "SA-2026-000001"), (across.Case.State, across.Case.ClosureReason, across.Case.Closure!.Transfer));
        Assert.Equal(followUps, across.Case.FollowUps.Count);
    }

    [Fact]
    public void Declined_or_taken_back_early_help_keeps_the_family()
    {
        var (declined, back) = (Offered(), Planned());

        declined.Decline(Said with { Words = "Full until March" }, Worker, At(Day0), Day0);
        back.Withdraw("The family stays", Worker, At(Day0), Day0);

        Assert.All(new[] { declined, back }, s => Assert.Equal((HoldingService.EarlyHelp, null as string, CaseState.PlanActive), (s.Baton.Service, s.Baton.Transfer, s.Case.State)));
    }

    [Theory, MemberData(nameof(Each))]
    public void Broken_alone_it_says_its_sentence_and_nothing_is_changed(string guard)
    {
        var (make, act, sentence) = Guards[guard];
        var given = make();
        var before = Values(given, 0) + Snapshot(given.Case) + given.Baton.Version;

        var refused = Assert.Throws<RulesBrokenException>(() => act(given));

        Assert.Equal([sentence], refused.Broken.Select(b => b.Sentence));
        Assert.Equal(before, Values(given, 0) + Snapshot(given.Case) + given.Baton.Version);
    }

    [Theory]
    [InlineData("service", "Select what kind of service takes the family")]
    [InlineData("care", "Select what kind of service takes the family")]
    [InlineData("place", "Enter the name of the service")]
    [InlineData("contact", "Enter whom to reach there, and how")]
    [InlineData("reason", "Say why the family goes there and what they must know")]
    [InlineData("agrees", "Select whether the family agrees")]
    [InlineData("asked", "Say why the family was not asked")]
    public void Offering_asks_for_each_fact_with_its_own_sentence(string missing, string sentence)
    {
        var facts = missing switch
        {
            "service" => Facts() with { Service = null },
            "care" => Facts() with { Service = HoldingService.SocialCare },
            "place" => Facts() with { Place = " " },
            "contact" => Facts() with { Contact = null },
            "reason" => Facts() with { Reason = null },
            "agrees" => Facts() with { FamilyAgrees = null },
            _ => Facts() with { FamilyAgrees = false },
        };

        var refused = Assert.Throws<RulesBrokenException>(() => StepAcross.Offer("SA-2026-000001", ACasework(), facts, Worker, At(Day0), Day0));

        Assert.Equal([sentence], refused.Broken.Select(b => b.Sentence));
    }

    internal static StepAcrossFacts Facts() => new()
    {
        Service = HoldingService.OpenAccess, Place = "Willow Children’s Centre", Contact = "Ruth Ames, 01233 000000", Reason = "Mornings are calm; the centre’s group goes on", FamilyAgrees = true,
    };

    private static EarlyHelpCase ACasework() => Cases.ACasework.Planned();

    private static StepAcross Offered(HoldingService service = HoldingService.OpenAccess) =>
        StepAcross.Offer("SA-2026-000001", ACasework(), Facts() with { Service = service }, Worker, At(Day0), Day0);

    private static StepAcross Accepted()
    {
        var across = Offered();
        across.Accept(Said, Worker, At(Day0), Day0);
        return across;
    }

    private static StepAcross Planned()
    {
        var across = Accepted();
        across.PlanHandover(new(Day0.AddDays(1), "Sam Hill", "Ruth Ames"), Worker, At(Day0), Day0);
        return across;
    }
}
