using EarlyHelp.Data.Families;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Seeding;

/// <summary>The demonstration's families that come from social care and go on to other services.</summary>
public sealed partial class DemoFamilies
{
    // Days since the notification of the one of Sam's that goes on to a children's centre.
    private const int SteppedAcross = 24;

    private DemoScene scene = null!;

    /// <summary>Two of Sam's whom social care holds now.</summary>
    private async Task SteppedUpAsync()
    {
        foreach (var steppedUp in new[] { DemoStepUps.ReviewedDaysAgo, DemoStepUps.UnreviewedDaysAgo(now.Latest) })
            await AllocateAsync(steppedUp + 4 + DemoTransfers.WorkedDays, Ashford(), "Ashford", DemoTurn.AsPlanned, "lead", "worker", "district", DemoTransfers.WorkedDays);
    }

    /// <summary>What social care asked, and what the panels made of it.</summary>
    private async Task<DemoStepDowns> StepDownsAsync()
    {
        scene = new(db, numbers, current, now, actors, staff, await inForce.StandardsAsync(), await inForce.CalendarAsync());
        var recorder = new FamilyRecorder(db, numbers, current, now);
        DemoStepDowns Of() => new(scene, recorder, town => Next($"{outwards[town]} {1 + (number % 9)}AA", town));
        var stepDowns = Of();
        await stepDowns.AshfordAsync(await db.Districts.SingleAsync(d => d.Name == "Ashford"));
        await Of().ThanetAsync(await db.Districts.SingleAsync(d => d.Name == "Thanet"));
        held.AddRange(stepDowns.Held);
        return stepDowns;
    }

    /// <summary>What social care asks again about families we worked with before: of one the manager has said so. And what goes on to others.</summary>
    private async Task TransfersAsync(DemoStepDowns stepDowns)
    {
        var (known, alike) = (held.First(h => h.Turn == DemoTurn.Closed && h.Worker == "worker"), held.Last(h => h.Turn == DemoTurn.Closed && h.Worker == "worker"));
        var again = await stepDowns.AskedAgainAsync(known, "socialcare");
        await stepDowns.AskedAgainAsync(alike, "socialcare2");
        await SaveAsync();
        As("district", 0, 9);
        await identification.IdentifyAsync(again, known.Case.FamilyId);
        var transfers = new DemoTransfers(scene, held);
        await transfers.StepUpAsync(await db.Districts.SingleAsync(d => d.Name == "Ashford"));
        await transfers.StepAcrossAsync();
    }
}
