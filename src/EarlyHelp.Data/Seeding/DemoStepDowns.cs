using EarlyHelp.Data.Families;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Identifiers;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Transfers;

namespace EarlyHelp.Data.Seeding;

/// <summary>
/// What social care asked of one district: of Ashford in the last ten weeks, with what its panels made of it, in the order it happened, a request in
/// every state that stays, and an agenda for the next panel; of Thanet a little.
/// </summary>
/// <param name="scene">What everybody acts with.</param>
/// <param name="recorder">Makes the records of a family.</param>
/// <param name="next">The next invented family of a town.</param>
internal sealed class DemoStepDowns(DemoScene scene, FamilyRecorder recorder, Func<string, DemoFamily> next)
{
    private const string Nadia = "socialcare", Anita = "district", Martin = "lead", Sam = "worker";

    private readonly List<Panel> past = [];
    private Panel coming = null!;

    /// <summary>Those that a worker holds since, to be worked with.</summary>
    public List<DemoHeld> Held { get; } = [];

    /// <summary>The ten weeks of Ashford.</summary>
    public async Task AshfordAsync(District ashford)
    {
        Plan(ashford, 1, 2, 3, 6, 10);
        var (p1, p2, p3, p6, p10) = (past[0], past[1], past[2], past[3], past[4]);
        var bounced = await CompletedAsync(p10, DemoStepUps.BouncedDaysAgo);
        bounced.RecordLook(4, LookResult.Stable, "The worker is there each week and the children are in school.", scene.On(bounced.CompletedOn!.Value.AddDays(29), 11, Anita), scene.Now, scene.Today);
        await CompletedAsync(p6);

        var declined = await AskedAsync(p3, p3.Date.AddDays(-8));
        Hold(p3, p2, by => declined.Decline(p3, "There was shouting again last week and the police were called.", "Three more months of the plan, then ask again.", by, scene.Now, scene.Today));

        var unheard = await AskedAsync(p2, p3.Date);
        var withdrawn = await AskedAsync(p2, p3.Date.AddDays(1));
        var withConditions = await AskedAsync(p2, p3.Date.AddDays(2));
        var given = await AskedAsync(p2, p3.Date.AddDays(3));
        var planned = await AskedAsync(p2, p3.Date.AddDays(3));
        withdrawn.Withdraw("The family moves to Medway next month.", scene.On(p3.Date.AddDays(5), 11, Nadia), scene.Now, scene.Today);
        Hold(p2, p1, by =>
        {
            withConditions.Accept(p2, "Low risk, once school knows what to watch for.",
            [
                new("Meet the school and agree who rings whom", TransferSide.SocialCare, "Nadia Karim", p2.Date.AddDays(5)),
                new("Ask the health visitor for the two-year check", TransferSide.EarlyHelp, "Martin Cole", p2.Date.AddDays(5)),
                new("Write to the family who comes from when on", TransferSide.SocialCare, "Nadia Karim", scene.Last.AddDays(10)),
            ], by, scene.Now, scene.Today);
            given.Accept(p2, "The plan has done its work and the family wants a worker who comes home.", [], by, scene.Now, scene.Today);
            planned.Accept(p2, "What is left to do is work for a unit.", [], by, scene.Now, scene.Today);
        }, unheard);
        withConditions.MarkMet(1, p2.Date.AddDays(3), "Met the head of year. She rings the worker, and the worker rings me.", scene.On(p2.Date.AddDays(3), 16, Nadia), scene.Now, scene.Today);
        PlanHandover(given, p2.Date.AddDays(2), p2.Date.AddDays(5), Anita, Sam);
        given.ConfirmGiven(p2.Date.AddDays(5), "I came back to my desk the day after", scene.On(p2.Date.AddDays(6), 9, Nadia), scene.Now, scene.Today);
        PlanHandover(planned, p2.Date.AddDays(6), scene.Last.AddDays(2), Martin, null);

        var deferred = await AskedAsync(p1, p2.Date);
        var accepted = await AskedAsync(p1, p2.Date.AddDays(1));
        Hold(p1, coming, by =>
        {
            deferred.Defer(p1, coming, "The health visitor’s report on the baby.", by, scene.Now, scene.Today);
            accepted.Accept(p1, "A careful family with one worry left.", [], by, scene.Now, scene.Today);
        }, unheard);

        await AskedAsync(coming, p1.Date);
        await AskedAsync(coming, scene.Last, change: f => f with
        {
            FamilyAgrees = false, ConsentBy = null, ConsentOn = null, WhyWithoutConsent = "The mother wants no more visits from anybody. She knows that we ask, and that the panel decides.",
            ChildrensViews = null, WhyNoChildrensViews = "The youngest is eight months old, and the eldest would not talk to me.",
        });
    }

    /// <summary>A request about a family that Early Help worked with before; nobody has said yet that it is the same.</summary>
    public Task<StepDown> AskedAgainAsync(DemoHeld before, string partner) => AskedAsync(coming, past[0].Date, partner, before.Family, before.ReceivedOn);

    /// <summary>One family on the agenda of Thanet, and one that its last panel accepted.</summary>
    public async Task ThanetAsync(District thanet)
    {
        Plan(thanet, 1);
        var accepted = await AskedAsync(past[0], past[0].Date.AddDays(-6), "socialcare.thanet");
        Hold(past[0], coming, by => accepted.Accept(past[0], "The risk is low and the grandmother helps.", [], by, scene.Now, scene.Today));
        await AskedAsync(coming, past[0].Date.AddDays(1), "socialcare.thanet");
    }

    private void Plan(District district, params int[] weeksAgo)
    {
        var dates = PanelCalendar.Next(district.PanelDay, scene.Last.AddDays(-7 * (weeksAgo.Max() + 2)), weeksAgo.Max() + 5, scene.Calendar);
        var before = dates.Where(d => d.Date < scene.Last).Reverse().ToList();
        past.AddRange(weeksAgo.Select(w => Panel.Plan(district, before[w - 1])));
        coming = Panel.Plan(district, dates.First(d => d.Date >= scene.Last));
        scene.Db.AddRange(past);
        scene.Db.Add(coming);
    }

    /// <summary>Asked for and on the agenda of a panel; on a panel's own day after it was held.</summary>
    private async Task<StepDown> AskedAsync(Panel panel, DateOnly on, string partner = Nadia, DemoFamily? family = null, DateOnly? knownOn = null, Func<StepDownFacts, StepDownFacts>? change = null)
    {
        var by = scene.On(on, 16, partner);
        family ??= next(panel.District.Name);
        var told = DemoRequest.Family(family, knownOn ?? on);
        var facts = DemoRequest.Of(family, told, on);
        var asked = StepDown.Request(
            await scene.Numbers.TransferAsync(ReferenceKind.StepDown, on.Year), await recorder.RecordAsync(told), panel.District, change is null ? facts : change(facts), null, false, by, scene.Now, scene.Today);
        scene.Db.Add(asked);
        scene.See(asked.Family.Baton!);
        asked.List(panel, by, scene.Now, scene.Today);
        return asked;
    }

    private void Hold(Panel panel, Panel next, Action<Actor> decide, params StepDown[] notReached)
    {
        var isAshford = panel.District.Name == "Ashford";
        var manager = isAshford ? Anita : "district.thanet";
        var (ours, theirs) = isAshford ? (scene.Staff[Martin], scene.Staff[Nadia]) : (scene.Staff["lead.thanet"], scene.Staff["socialcare.thanet"]);
        var by = scene.On(panel.Date, 14, manager);
        AttendeeFacts[] there =
        [
            new(ours.Name, TransferSide.EarlyHelp, ours.Email, ours.Id), new(theirs.Name, TransferSide.SocialCare, theirs.Email, theirs.Id), new("Rhona Ilett, health visiting", TransferSide.Other),
        ];
        panel.Begin(by.Name, there, by, scene.Now, scene.Today);
        decide(by);
        scene.On(panel.Date, 15, manager);
        panel.Close(notReached.Length == 0 ? "A good hour. Thanks to health visiting for coming." : "We ran out of time: one request goes to next week.", notReached, next, by, scene.Now, scene.Today);
    }

    private void PlanHandover(StepDown accepted, DateOnly on, DateOnly visitOn, string manager, string? worker)
    {
        var unit = scene.UnitOf(worker ?? Martin);
        var by = scene.On(on, 10, manager);
        accepted.PlanHandover(new(visitOn, "Nadia Karim", unit, worker is null ? null : scene.Staff[worker], worker is null ? null : unit.Id), by, scene.Now, scene.Today);
    }

    /// <summary>Heard, planned, handed over and taken on within eight days of the panel, by Sam; who works with the family until so many days ago, or until today.</summary>
    private async Task<StepDown> CompletedAsync(Panel panel, int? until = null)
    {
        var family = next(panel.District.Name);
        var asked = await AskedAsync(panel, panel.Date.AddDays(-6), family: family);
        Hold(panel, coming, by => asked.Accept(panel, "The family is ready, and what remains is work for a unit.", [], by, scene.Now, scene.Today));
        PlanHandover(asked, panel.Date.AddDays(1), panel.Date.AddDays(6), Anita, Sam);
        asked.ConfirmGiven(panel.Date.AddDays(6), null, scene.On(panel.Date.AddDays(6), 15, Nadia), scene.Now, scene.Today);
        var by = scene.On(panel.Date.AddDays(7), 10, Martin);
        var worker = scene.Staff[Sam];
        var taking = new TakingOn(
            await scene.Numbers.CaseAsync(scene.Today.Year), null, Holds(c => c.Unit == asked.Unit), asked.Unit!.Id, Holds(c => c.Worker == worker), null);
        var opened = asked.Complete(taking, scene.Standards, scene.Calendar, by, scene.Now, scene.Today);
        scene.Db.Add(opened);
        var days = scene.Last.DayNumber - scene.Today.DayNumber;
        Held.Add(new(opened, days, DemoTurn.AsPlanned, Sam, Martin, Anita) { Family = family, ReceivedOn = asked.RequestedOn, Until = days - until });
        return asked;
    }

    private int Holds(Func<EarlyHelpCase, bool> which) => scene.Db.Cases.Local.Count(c => c.ClosedOn is null && which(c));
}
