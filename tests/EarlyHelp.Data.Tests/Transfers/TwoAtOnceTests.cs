using EarlyHelp.Domain.Transfers;
using EarlyHelp.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Tests.Transfers;

/// <summary>
/// Hundreds of families on their way, each as far as random acts have brought it, and two people who open the same page and both act: the second is
/// refused or both acts stand, and the family has one holder, one ledger and at most one open transfer (issue 4).
/// </summary>
public sealed class TwoAtOnceTests(Xunit.Abstractions.ITestOutputHelper output)
{
    private const int MostActsBefore = 8;

    private static readonly int Rounds = Environment.GetEnvironmentVariable("EARLYHELP_LONG") == "1" ? 900 : 180;

    [Fact]
    public async Task Of_two_who_act_at_once_on_a_transfer_the_second_is_told_or_both_stand_and_one_holds_the_family()
    {
        await using var records = await Records.NewAsync();
        var town = await TownOfTransfers.NewAsync(records, Rounds);
        var (refused, stood, acts) = (new List<string>(), new List<string>(), new HashSet<string>());
        for (var round = 0; round < Rounds; round++)
        {
            var random = new Random(4100 + round);
            var family = town.Families[round];
            for (var before = random.Next(MostActsBefore); before > 0; before--)
                await AloneAsync(records, town, family, random);
            var (first, second, isRefused) = await AtOnceAsync(records, town, round, random);
            if (first is null || second is null)
                continue;
            (isRefused ? refused : stood).Add($"{first} / {second}");
            acts.UnionWith([first, second]);
            await OneHolderAsync(records, family, $"Round {round}: {first} and {second} at once");
        }

        output.WriteLine($"{refused.Count} refused the second, {stood.Count} let both stand, {acts.Count} kinds of act: {string.Join("; ", stood.Distinct().Order())}");
        // It has power only when most rounds came to a collision, and nearly every kind of act met another.
        Assert.True(refused.Count > Rounds / 2, $"Only {refused.Count} collisions of {Rounds}");
        Assert.True(acts.Count >= 28, $"Never at once: {string.Join(", ", TransferInHand.Acts.Keys.Except(acts))}");
    }

    private static Task AloneAsync(Records records, TownOfTransfers town, long family, Random random) => records.DoAsync<EarlyHelpDbContext>(async db =>
    {
        var hand = await TransferInHand.OpenAsync(db, town, family);
        if (Try(hand, random, endings: random.Next(5) == 0) is not null)
            await db.SaveChangesAsync();
    });

    private static async Task<(string? First, string? Second, bool IsRefused)> AtOnceAsync(Records records, TownOfTransfers town, int round, Random random) =>
        await records.AskAsync<EarlyHelpDbContext, (string?, string?, bool)>(mine => records.AskAsync<EarlyHelpDbContext, (string?, string?, bool)>(async theirs =>
        {
            var family = town.Families[round];
            var (me, them) = (await TransferInHand.OpenAsync(mine, town, family), await TransferInHand.OpenAsync(theirs, town, family));
            var (first, second) = (Try(me, random, endings: true), Try(them, random, endings: true));
            if (first is null || second is null)
                return (null, null, false);
            await mine.SaveChangesAsync();
            try
            {
                await theirs.SaveChangesAsync();
                return (first, second, false);
            }
            catch (DbUpdateConcurrencyException)
            {
                return (first, second, true);
            }
            catch (DbUpdateException broken)
            {
                Assert.Fail($"Round {round}: {first} and then {second}: no page says what happened, but {broken.InnerException?.Message}");
                throw;
            }
        }));

    // The first act, in random order, that the rules of the transfer let this person do.
    private static string? Try(TransferInHand hand, Random random, bool endings)
    {
        foreach (var (name, act) in TransferInHand.Acts.OrderBy(_ => random.Next()).Where(a => endings || !TransferInHand.Endings.Contains(a.Key)))
        {
            try
            {
                act(hand);
                return name;
            }
            catch (RulesBrokenException)
            {
                // Refused as it stands: another act is tried, and a refusal changes nothing.
            }
        }

        return null;
    }

    private static Task OneHolderAsync(Records records, long family, string when) => records.DoAsync<EarlyHelpDbContext>(async db =>
    {
        string[] open =
        [
            .. (await db.StepDowns.Where(s => s.FamilyId == family && s.EndedOn == null).Select(s => s.Reference).ToListAsync()),
            .. (await db.StepUps.Where(s => s.FamilyId == family && StepUpWorkflow.Open.Contains(s.State)).Select(s => s.Reference).ToListAsync()),
            .. (await db.StepsAcross.Where(s => s.FamilyId == family && StepAcrossWorkflow.Open.Contains(s.State)).Select(s => s.Reference).ToListAsync()),
            .. (await db.Cases.Where(c => c.FamilyId == family && c.OfferedDistrictId != null).ToListAsync()).Select(c => $"{c.Reference}/{c.HandoverCount}"),
        ];
        var (baton, ledger) = (await db.Batons.SingleOrDefaultAsync(b => b.FamilyId == family), await db.BatonEntries.Where(e => e.FamilyId == family).OrderBy(e => e.Number).ToListAsync());
        var cases = await db.Cases.Where(c => c.FamilyId == family && c.ClosedOn == null).ToListAsync();
        var undecided = await db.Set<PanelItem>().CountAsync(i => i.StepDown.FamilyId == family && i.Decision == null);
        var onAgenda = await db.StepDowns.CountAsync(s => s.FamilyId == family && (s.State == StepDownState.OnAgenda || s.State == StepDownState.Deferred));
        var planned = await db.StepDowns.CountAsync(s => s.FamilyId == family && s.State == StepDownState.OnAgenda && s.Panel!.State == PanelState.Held);

        Assert.True(open.Length <= 1, $"{when}: {string.Join(", ", open)} are open");
        Assert.True(baton is not null || open.Length == 0, $"{when}: nobody holds a family in {open.SingleOrDefault()}");
        Assert.True(undecided == onAgenda && planned == 0, $"{when}: {undecided} lines wait on agendas for {onAgenda} step-downs");
        if (baton is null)
            return;
        Assert.True(baton.Transfer == open.SingleOrDefault(), $"{when}: the ledger says {baton.Transfer}, and {open.SingleOrDefault()} is open");
        Assert.Equal(Enumerable.Range(1, ledger.Count), ledger.Select(e => e.Number));
        Assert.Equal(ledger.Select(e => e.Number == 1 ? (int?)null : e.Number - 1), ledger.Select(e => e.Previous));
        Assert.True((ledger[^1].Number, ledger[^1].Holder) == (baton.Number, baton.Holder), $"{when}: the ledger ends with {ledger[^1].Holder}, and {baton.Holder} holds it");
        Assert.True(baton.Service != HoldingService.EarlyHelp || cases.Any(c => c.Reference == baton.CaseReference && c.DistrictId == baton.DistrictId), $"{when}: Early Help holds it by {baton.CaseReference}, which is not open there");
        Assert.True(baton.Service != HoldingService.Universal || cases.Count == 0, $"{when}: a case is open, and nobody’s responsibility");
    });
}
