using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Identifiers;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Transfers;

namespace EarlyHelp.Data.Seeding;

/// <summary>Families that Ashford asked social care to take on, one in every state that stays, in the order they were raised.</summary>
/// <param name="scene">What everybody acts with.</param>
/// <param name="ashford">The district whose social care answers.</param>
internal sealed class DemoStepUps(DemoScene scene, District ashford)
{
    /// <summary>So many days ago the family was stepped up that had been stepped down weeks before.</summary>
    public const int BouncedDaysAgo = 20;

    /// <summary>So many days ago the one was stepped up that is reviewed.</summary>
    public const int ReviewedDaysAgo = 62;

    private const string Nadia = "socialcare", Anita = "district", Martin = "lead", TakesIt = "Nadia Karim, team 3";

    /// <summary>So many days ago the one was stepped up that nobody has reviewed yet: at the end of the last month.</summary>
    public static int UnreviewedDaysAgo(DateOnly last) => last.Day + 2;

    /// <summary>Raised, and waits for the manager.</summary>
    public async Task<StepUp> RaisedAsync(DemoHeld of, int daysAgo, bool atOnce = false)
    {
        var by = scene.Ago(daysAgo, 10, of.Worker);
        var family = FamilyToday.Of(of.Case.Family, scene.Today);
        var facts = Facts(family);
        var raised = StepUp.Raise(
            await scene.Numbers.TransferAsync(ReferenceKind.StepUp, scene.Today.Year), of.Case,
            atOnce ? facts with { IsImmediate = true, CalledWhom = "The duty desk, Tom Avery", CalledAt = scene.Now.AddMinutes(-30), To = ashford } : facts,
            family, scene.Standards, scene.Calendar, by, scene.Now, scene.Today);
        scene.Db.Add(raised);
        scene.See(raised.Baton);
        return raised;
    }

    /// <summary>Returned by the unit lead a day later.</summary>
    public async Task ReturnedAsync(DemoHeld of, int daysAgo)
    {
        var raised = await RaisedAsync(of, daysAgo);
        raised.Return("Say who saw it and on which day, and what the mother said when you asked her.", scene.Ago(daysAgo - 1, 9, Martin), scene.Now, scene.Today);
    }

    /// <summary>Taken back a day later.</summary>
    public async Task WithdrawnAsync(DemoHeld of, int daysAgo)
    {
        var raised = await RaisedAsync(of, daysAgo);
        raised.Withdraw("The grandmother has moved in, and the children are safe with her. We look at it again at the review.", scene.Ago(daysAgo - 1, 15, of.Worker), scene.Now, scene.Today);
    }

    /// <summary>With social care, not yet taken.</summary>
    public async Task<StepUp> SentAsync(DemoHeld of, int daysAgo)
    {
        var raised = await RaisedAsync(of, daysAgo);
        raised.Agree(ashford, "We have tried what we can, and the children are not safe enough.", scene.Standards, scene.Calendar, scene.Ago(daysAgo, 12, Martin), scene.Now, scene.Today);
        return raised;
    }

    /// <summary>Declined by social care two days later.</summary>
    public async Task DeclinedAsync(DemoHeld of, int daysAgo)
    {
        var sent = await SentAsync(of, daysAgo);
        sent.Decline("This does not reach our threshold: the children were not hurt and the mother works with you.", "Ask for the drugs and alcohol service, and ring us if the father comes back.",
            scene.Ago(daysAgo - 2, 11, Nadia), scene.Now, scene.Today);
    }

    /// <summary>Taken by social care a day later, and not yet handed over.</summary>
    public async Task<StepUp> AcceptedAsync(DemoHeld of, int daysAgo)
    {
        var sent = await SentAsync(of, daysAgo);
        sent.Accept(TakesIt, "We see the family together. Ring me for a day.", scene.Ago(daysAgo - 1, 11, Nadia), scene.Now, scene.Today);
        return sent;
    }

    /// <summary>Handed over by Early Help; social care has still to confirm.</summary>
    public async Task<StepUp> GivenAsync(DemoHeld of, int daysAgo)
    {
        var accepted = await AcceptedAsync(of, daysAgo);
        var by = scene.Ago(daysAgo - 1, 14, of.Worker);
        accepted.PlanHandover(new(scene.Today, by.Name, TakesIt), by, scene.Now, scene.Today);
        scene.Ago(daysAgo - 1, 16, of.Worker);
        accepted.ConfirmGiven(new(scene.Today, null, End(of)), by, scene.Now, scene.Today);
        return accepted;
    }

    /// <summary>Held by social care two days later, and the case closed.</summary>
    public async Task<StepUp> CompletedAsync(DemoHeld of, int daysAgo)
    {
        var given = await GivenAsync(of, daysAgo);
        given.Complete(TakesIt, scene.Ago(daysAgo - 2, 10, Nadia), scene.Now, scene.Today);
        return given;
    }

    /// <summary>Completed, and reviewed by the district manager some days ago.</summary>
    public async Task ReviewedAsync(DemoHeld of, int daysAgo, int reviewedDaysAgo)
    {
        var completed = await CompletedAsync(of, daysAgo);
        completed.ReviewIt(
            new(ThresholdView.Yes, true, false, "The school rang twice in the weeks before.", "When a school rings twice, we visit in the same week."), somebodyElseCan: true, scene.Ago(reviewedDaysAgo, 15, Anita), scene.Now, scene.Today);
    }

    /// <summary>How the work ended, when the family goes on to another service.</summary>
    public static EndOfWork End(DemoHeld of) => new(
        of.Case.PlanCount == 0 ? OverallOutcome.NotApplicable : OverallOutcome.Some, "What could be done at home was begun. The family knows who comes from now on and met them with me.", true, null);

    private static StepUpFacts Facts(FamilyToday family)
    {
        var child = family.Children.First();
        var name = child.Name.Split(' ')[0];
        return new()
        {
            ChildIds = [child.PersonId], WhatChanged = $"{name} came to school on Monday with a bruise on the arm and said that it happened at home.",
            Harm = $"{name} has been hit at least once. There has been shouting at night since the summer.", Danger = $"{name} may be hurt again, and worse, when there is drinking at the weekend.",
            Evidence = "The deputy head teacher saw the bruise and wrote down the words. Neighbours have called the police twice in October.",
            FamilyInformed = true, FamilySays = "The mother knows that we ask, and is frightened of what follows.", IsImmediate = false,
        };
    }
}
