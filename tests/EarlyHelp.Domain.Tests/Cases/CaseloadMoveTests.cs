using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Tests.Cases;

public sealed class CaseloadMoveTests
{
    [Fact]
    public void Twenty_families_go_to_a_colleague_in_one_act_and_each_keeps_its_history()
    {
        EarlyHelpCase[] families = [.. Enumerable.Range(0, 20).Select(_ => ACase.Allocated())];

        Move(families, open: 4, "Sam leaves");

        Assert.All(families, f =>
        {
            Assert.Equal((702L, "Sam leaves"), (f.WorkerId!.Value, f.Spells[^1].Reason));
            Assert.Equal([null, 701L, 702L], f.Spells.Select(s => s.WorkerId));
        });
    }

    [Fact]
    public void Over_the_guide_it_needs_a_reason_of_its_own()
    {
        EarlyHelpCase[] families = [.. Enumerable.Range(0, 3).Select(_ => ACase.Allocated())];

        Assert.Equal(["Joy Adeyemi would hold 25 of 24 families: say why"], Refused(families, open: 22, "Sam leaves"));
        Assert.All(families, f => Assert.Equal(701, f.WorkerId));

        Move(families, open: 22, "Sam leaves", "Two close next week");
        Assert.All(families, f => Assert.Equal("Sam leaves. Over the guide: Two close next week", f.Spells[^1].Reason));
    }

    [Fact]
    public void Without_a_reason_or_a_family_or_a_worker_of_the_unit_it_is_refused()
    {
        Assert.Equal(["Say why the caseload moves"], Refused([ACase.Allocated()], 4, " "));
        Assert.Equal(["Select who takes the families, or some of them"], Refused([], 4, "Sam leaves"));
        Assert.Equal(["EHC-2026-000001: Choose a worker of the unit that holds the case"],
            Assert.Throws<RulesBrokenException>(() => Make([ACase.Allocated()], 4, "Sam leaves", null, unitId: 72)).Broken.Select(b => b.Sentence));
    }

    private static void Move(EarlyHelpCase[] families, int open, string reason, string? over = null) => Make(families, open, reason, over, 71);

    private static void Make(EarlyHelpCase[] families, int open, string reason, string? over, long unitId) => CaseloadMove.Make(
        [.. families.Select(f => new FamilyToMove(f, 702))], [new(ACase.Joy, unitId, open)], reason, over, ACasework.Lead, ACase.At.AddDays(3), ACase.Passed.AddDays(3));

    private static IEnumerable<string> Refused(EarlyHelpCase[] families, int open, string reason) =>
        Assert.Throws<RulesBrokenException>(() => Move(families, open, reason)).Broken.Select(b => b.Sentence);
}
