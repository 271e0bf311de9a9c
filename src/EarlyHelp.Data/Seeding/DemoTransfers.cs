using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Organisation;

namespace EarlyHelp.Data.Seeding;

/// <summary>Which of the families that are worked with go on to another service, and how far that is.</summary>
/// <param name="scene">What everybody acts with.</param>
/// <param name="held">The families that a worker holds or held.</param>
internal sealed class DemoTransfers(DemoScene scene, IReadOnlyList<DemoHeld> held)
{
    /// <summary>So many days ago the family was offered that went to the centre.</summary>
    public const int AcrossDaysAgo = 10;

    /// <summary>So many days the two were worked with whom social care holds now.</summary>
    public const int WorkedDays = 40;

    private const string Sam = "worker", Joy = "worker2";

    /// <summary>To social care, the first of them first.</summary>
    public async Task StepUpAsync(District ashford)
    {
        var ups = new DemoStepUps(scene, ashford);
        await ups.ReviewedAsync(Until(DemoStepUps.ReviewedDaysAgo), DemoStepUps.ReviewedDaysAgo, 30);
        var unreviewed = DemoStepUps.UnreviewedDaysAgo(scene.Last);
        await ups.CompletedAsync(Until(unreviewed), unreviewed);
        await ups.ReviewedAsync(held.Single(h => h.Case.Origin == CaseOrigin.StepDown && h.Until is not null), DemoStepUps.BouncedDaysAgo, 6);
        await ups.DeclinedAsync(Of(Joy, DemoTurn.Continued), 15);
        await ups.SentAsync(Of(Sam, DemoTurn.Stuck), 9);
        await ups.WithdrawnAsync(Of(Joy, DemoTurn.Withdrew), 8);
        await ups.GivenAsync(Of(Sam, DemoTurn.FarApart), 6);
        await ups.AcceptedAsync(Of(Sam, DemoTurn.NoPlan), 5);
        await ups.ReturnedAsync(Of(Sam, DemoTurn.AsPlanned, 4), 3);
        await ups.RaisedAsync(Of(Joy, DemoTurn.FarApart), 1, atOnce: true);
        await ups.RaisedAsync(Of(Sam, DemoTurn.NoWords), 1);
    }

    /// <summary>To a children’s centre, the first of them first.</summary>
    public async Task StepAcrossAsync()
    {
        var across = new DemoStepsAcross(scene);
        await across.CompletedAsync(Of(Sam, DemoTurn.AsPlanned, 5), AcrossDaysAgo);
        await across.AcceptedAsync(Of(Sam, DemoTurn.NoPlan, 1), 7);
        await across.DeclinedAsync(Of(Sam, DemoTurn.AsPlanned, 2), 6);
        await across.OfferedAsync(Of(Sam, DemoTurn.AsPlanned, 3), 4);
        await across.PlannedAsync(Of(Joy, DemoTurn.AsPlanned), 3, 4);
        await across.WithdrawnAsync(Of(Sam, DemoTurn.AsPlanned, 1), 3);
    }

    private DemoHeld Until(int daysAgo) => held.Single(h => h.Until == WorkedDays && h.DaysAgo - h.Until == daysAgo && h.Case.Origin == CaseOrigin.Notification);

    private DemoHeld Of(string worker, DemoTurn turn, int place = 0) => held.Where(h => h.Worker == worker && h.Turn == turn && h.Case.Notification is not null).ElementAt(place);
}
