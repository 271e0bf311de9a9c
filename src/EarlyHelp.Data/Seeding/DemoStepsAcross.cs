using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Identifiers;
using EarlyHelp.Domain.Transfers;

namespace EarlyHelp.Data.Seeding;

/// <summary>Families that Ashford offered to another service, one in every state.</summary>
/// <param name="scene">What everybody acts with.</param>
internal sealed class DemoStepsAcross(DemoScene scene)
{
    private const string Centre = "Ashford Children’s Centre", Voice = "Jo Penn, manager";

    /// <summary>Offered, and not yet answered.</summary>
    public async Task<StepAcross> OfferedAsync(DemoHeld of, int daysAgo)
    {
        var by = By(of, daysAgo);
        var offered = StepAcross.Offer(await scene.Numbers.TransferAsync(ReferenceKind.StepAcross, scene.Today.Year), of.Case, new()
        {
            Service = HoldingService.OpenAccess, Place = Centre, Contact = "Jo Penn, 01632 960 418",
            Reason = "What is left to do is a group for the mother and company for the youngest. The family goes to the centre on Tuesdays already.", FamilyAgrees = true,
        }, by, scene.Now, scene.Today);
        scene.Db.Add(offered);
        scene.See(offered.Baton);
        return offered;
    }

    /// <summary>Taken back a day later.</summary>
    public async Task WithdrawnAsync(DemoHeld of, int daysAgo)
    {
        var offered = await OfferedAsync(of, daysAgo);
        offered.Withdraw("The family would rather go on with the worker it knows.", By(of, daysAgo - 1), scene.Now, scene.Today);
    }

    /// <summary>Declined two days later.</summary>
    public async Task DeclinedAsync(DemoHeld of, int daysAgo)
    {
        var offered = await OfferedAsync(of, daysAgo);
        var by = By(of, daysAgo - 2);
        offered.Decline(new(Voice, scene.Today, AnswerChannel.Email, "The group is full until January.", null), by, scene.Now, scene.Today);
    }

    /// <summary>Accepted two days later, and the handover is still to be planned.</summary>
    public async Task<StepAcross> AcceptedAsync(DemoHeld of, int daysAgo)
    {
        var offered = await OfferedAsync(of, daysAgo);
        var by = By(of, daysAgo - 2);
        offered.Accept(new(Voice, scene.Today, AnswerChannel.Call, "There is a place in the group.", null), by, scene.Now, scene.Today);
        return offered;
    }

    /// <summary>Accepted, and the handover planned a day after that.</summary>
    public async Task<StepAcross> PlannedAsync(DemoHeld of, int daysAgo, int handoverInDays)
    {
        var accepted = await AcceptedAsync(of, daysAgo);
        var by = By(of, daysAgo - 3);
        accepted.PlanHandover(new(scene.Today.AddDays(handoverInDays), by.Name, "Jo Penn"), by, scene.Now, scene.Today);
        return accepted;
    }

    /// <summary>Held by the other service three days after the offer, and the case closed.</summary>
    public async Task CompletedAsync(DemoHeld of, int daysAgo)
    {
        var planned = await PlannedAsync(of, daysAgo, 0);
        var by = By(of, daysAgo - 3);
        planned.Complete(new(Voice, scene.Today, AnswerChannel.Call, "They came together on Tuesday.", null), DemoStepUps.End(of), by, scene.Now, scene.Today);
    }

    private Actor By(DemoHeld of, int daysAgo) => scene.Ago(daysAgo, 13, of.Worker);
}
