using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Tests.Cases;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Tests.Transfers;

/// <summary>
/// Thousands of lives of one family between the services, by random people of both sides who ask, answer, cancel, repeat and come in any order:
/// never two holders, never none, and the holder changes only as the receiving side confirms or a case opens or closes (issue 4).
/// </summary>
public sealed class GeneratedTransfersTests
{
    private const int Sequences = 1500;
    private const int Steps = 60;

    [Fact]
    public void No_sequence_finds_two_holders_or_none()
    {
        var done = new Dictionary<string, int>();
        var refused = 0;
        for (var seed = 1; seed <= Sequences; seed++)
        {
            var life = new FamilyLife(seed);
            for (var step = 0; step < Steps; step++)
            {
                if (life.Step() is { } act)
                    done[act] = done.GetValueOrDefault(act) + 1;
                else
                    refused++;
            }
        }

        // The run has power only when it went everywhere: every act succeeded often, and many were refused.
        Assert.Equal(FamilyLife.Acts.Order(), done.Keys.Order());
        Assert.True(refused > 10_000 && done.Values.Min() >= 20, $"{refused} refused; {string.Join(", ", done.OrderBy(d => d.Value).Take(5).Select(d => $"{d.Key} {d.Value}"))}");
    }
}

/// <summary>One family, its cases and its transfers, on a calendar that runs on.</summary>
internal sealed class FamilyLife
{
    private static readonly HashSet<string> Passes = ["step-down complete", "step-up complete", "step-across complete", "handover accept"];
    private static readonly HashSet<string> Changes = ["pass", "take back", "sign off", "reopen", "request"];

    private readonly int seed;
    private readonly Random random;
    private readonly Family family = Family.Meet("FAM-000001", "Walker");
    private readonly List<EarlyHelpCase> cases = [];
    private readonly List<StepDown> stepDowns = [];
    private readonly List<string> path = [];
    private DateOnly today = ACasework.Day0;
    private int numbers;
    private int entry;

    internal FamilyLife(int seed) => (this.seed, random) = (seed, new Random(seed));

    internal static IReadOnlyList<string> Acts { get; } =
    [
        "pass", "take back", "accept", "allocate", "propose", "return closure", "sign off", "reopen", "offer handover", "handover accept", "handover decline", "handover back",
        "request", "list", "panel accept", "defer", "decline step-down", "withdraw step-down", "plan step-down", "step-down given", "condition met", "step-down complete", "hand on",
        "raise", "raise at once", "agree", "return", "raise again", "withdraw step-up", "step-up accept", "step-up decline", "plan step-up", "step-up given", "step-up complete",
        "across", "across accept", "across decline", "across back", "plan across", "step-across complete",
    ];

    private EarlyHelpCase? Case => cases.LastOrDefault();

    private StepDown? Down => stepDowns.LastOrDefault();

    private StepUp? Up => Case?.StepUps is [.., var newest] ? newest : null;

    private StepAcross? Across => Case?.StepsAcross is [.., var newest] ? newest : null;

    /// <summary>Does one act; its name when it was done, null when it was refused.</summary>
    internal string? Step()
    {
        today = today.AddDays(random.Next(6) == 0 ? 7 : 0);
        // Mostly the one that comes next in a transfer that is open; often enough anything.
        var act = random.Next(3) == 0 ? Acts[random.Next(Acts.Count)] : Likely();
        path.Add($"{today:yyyy-MM-dd} {act}");
        var before = Snapshot();
        var holder = family.Baton?.Holder;
        try
        {
            Do(act);
        }
        catch (RulesBrokenException)
        {
            True(Snapshot() == before, "a refusal changed something");
            return null;
        }

        if (holder is not null && family.Baton!.Holder != holder)
            True(Passes.Contains(act) || Changes.Contains(act), $"{act} changed who holds the family");
        HeldByOne();
        return act;
    }

    private string Likely()
    {
        string[] next = Down is { IsOpen: true } down ? down.State switch
        {
            StepDownState.Requested => ["list"],
            StepDownState.OnAgenda or StepDownState.Deferred => ["panel accept", "panel accept", "defer", "decline step-down"],
            StepDownState.Accepted => ["plan step-down", "hand on"],
            _ => ["step-down given", "condition met", "step-down complete", "pass"],
        } : Up is { IsOpen: true } up ? up.State switch
        {
            StepUpState.Raised => ["agree", "return"],
            StepUpState.Returned => ["raise again", "withdraw step-up"],
            StepUpState.Sent => ["step-up accept", "step-up accept", "step-up decline"],
            StepUpState.Accepted => ["plan step-up"],
            _ => ["step-up given", "step-up complete"],
        } : Across is { IsOpen: true } across ? across.State switch
        {
            StepAcrossState.Offered => ["across accept", "across accept", "across decline"],
            StepAcrossState.Accepted => ["plan across"],
            _ => ["step-across complete", "across back"],
        } : Case is { ClosedOn: null } open ? open switch
        {
            { OfferedDistrictId: not null } => ["handover accept", "handover decline", "handover back"],
            { UnitId: null } => ["accept", "take back", "raise"],
            { State: CaseState.Closing } => ["sign off", "return closure", "raise at once"],
            { WorkerId: null } => ["allocate"],
            _ => ["raise", "raise at once", "across", "propose", "offer handover"],
        } : ["pass", "request", "request", "reopen"];
        return next[random.Next(next.Length)];
    }

    private void Do(string act)
    {
        var at = today.ToDateTime(new TimeOnly(10, 0), DateTimeKind.Utc).AddMinutes(path.Count);
        switch (act)
        {
            case "pass" or "take back" or "accept" or "allocate" or "propose" or "return closure" or "sign off" or "reopen" or "offer handover" or "handover accept" or "handover decline" or "handover back":
                OnCase(act, at);
                break;
            case "request" or "list" or "panel accept" or "defer" or "decline step-down" or "withdraw step-down" or "plan step-down" or "step-down given" or "condition met" or "step-down complete" or "hand on":
                OnStepDown(act, at);
                break;
            case "raise" or "raise at once" or "agree" or "return" or "raise again" or "withdraw step-up" or "step-up accept" or "step-up decline" or "plan step-up" or "step-up given" or "step-up complete":
                OnStepUp(act, at);
                break;
            default:
                OnStepAcross(act, at);
                break;
        }
    }

    private void OnCase(string act, DateTime at)
    {
        if (act == "pass")
        {
            Is(Case is null or { ClosedOn: not null });
            cases.Add(EarlyHelpCase.Pass($"EHC-2026-{++numbers:000000}", Notified(at), 7, ACase.Standards, ACase.Calendar, Someone(Role.TriageOfficer), at, today));
            return;
        }

        var given = There(Case);
        switch (act)
        {
            case "take back":
                given.TakeBack("By mistake", Someone(Role.TriageManager), at, today);
                break;
            case "accept":
                given.Accept(given.DistrictId == 8 ? ACase.UnitOfDover : ACase.Unit1, 60, null, ACase.Standards, ACase.Calendar, Manager(given.DistrictId), at, today);
                break;
            case "allocate":
                given.Allocate(given.WorkerId == 701 ? ACase.Joy : ACase.Sam, given.UnitId, 3, "Knows the family", null, Manager(given.DistrictId), at, today);
                break;
            case "propose":
                given.ProposeClosure(ACasework.EndingWithoutPlan() with { NotifierToldOn = today }, ACasework.Walkers, Worker(given), at, today);
                break;
            case "return closure":
                given.ReturnClosure("The school was not told", Lead(given), at, today);
                break;
            case "sign off":
                given.SignOffClosure(null, Lead(given), at, today);
                break;
            case "reopen":
                given.Reopen("The same worries are back", given.UnitId, true, null, Manager(given.DistrictId), at, today);
                break;
            case "offer handover":
                given.OfferHandover(given.DistrictId == 7 ? ACase.Dover : ACase.Ashford, "They moved", Manager(given.DistrictId), at, today);
                break;
            case "handover accept":
                given.AcceptHandover(given.OfferedDistrictId == 8 ? ACase.UnitOfDover : ACase.Unit1, 3, null, ACase.Standards, ACase.Calendar, Manager(given.OfferedDistrictId ?? 8), at, today);
                break;
            case "handover decline":
                given.DeclineHandover("They still live here", Manager(given.OfferedDistrictId ?? 8), at, today);
                break;
            default:
                given.TakeHandoverBack("They came back", Manager(given.DistrictId), at, today);
                break;
        }
    }

    private void OnStepDown(string act, DateTime at)
    {
        if (act == "request")
        {
            stepDowns.Add(StepDown.Request($"SD-2026-{++numbers:000000}", family, ACase.Ashford, AStepDown.Facts with { ConsentOn = today }, null, false, Partner(), at, today));
            return;
        }

        var down = There(Down);
        var partner = Partner(down.PartnerId);
        switch (act)
        {
            case "list":
                down.List(AStepDown.Planned(today.AddDays(random.Next(0, 3))), partner, at, today);
                break;
            case "panel accept":
                down.Accept(There(Opened(down)), "The risk is low enough", random.Next(3) == 0 ? [AStepDown.Condition(due: today.AddDays(3))] : [], Manager(7), at, today);
                break;
            case "defer":
                down.Defer(There(Opened(down)), AStepDown.Planned(today.AddDays(7)), "The school’s report", Manager(7), at, today);
                break;
            case "decline step-down":
                down.Decline(There(Opened(down)), "The risk is too high", "Go on with the plan", Manager(7), at, today);
                break;
            case "withdraw step-down":
                down.Withdraw("Things got worse", partner, at, today);
                break;
            case "plan step-down":
                down.PlanHandover(AStepDown.Plan(random.Next(2) == 0 ? ACase.Sam : null) with { VisitOn = today }, Manager(7), at, today);
                break;
            case "step-down given":
                down.ConfirmGiven(today, null, partner, at, today);
                break;
            case "condition met":
                down.MarkMet(1, today, "Done", Manager(7), at, today);
                break;
            case "hand on":
                down.HandToColleague(down.PartnerId == 901 ? AStepDown.Tom : AStepDown.Nadia, 7, "On leave", partner, at, today);
                break;
            default:
                var current = Case is { ClosedOn: null } ? Case : null;
                var taken = down.Complete(AStepDown.Taking(current) with { CaseReference = $"EHC-2026-{++numbers:000000}" }, ACase.Standards, ACase.Calendar, Manager(7), at, today);
                if (taken != current)
                    cases.Add(taken);
                break;
        }
    }

    private void OnStepUp(string act, DateTime at)
    {
        if (act is "raise" or "raise at once")
        {
            StepUp.Raise($"SU-2026-{++numbers:000000}", There(Case), Facts(act == "raise at once", at), ACasework.Walkers, ACase.Standards, ACase.Calendar, Worker(There(Case)), at, today);
            return;
        }

        var up = There(Up);
        switch (act)
        {
            case "agree":
                up.Agree(ACase.Ashford, null, ACase.Standards, ACase.Calendar, Lead(up.Case), at, today);
                break;
            case "return":
                up.Return("Who saw it?", Lead(up.Case), at, today);
                break;
            case "raise again":
                up.RaiseAgain(Facts(random.Next(4) == 0, at), ACasework.Walkers, ACase.Standards, ACase.Calendar, Worker(up.Case), at, today);
                break;
            case "withdraw step-up":
                up.Withdraw("It was a mistake", Worker(up.Case), at, today);
                break;
            case "step-up accept":
                up.Accept("Nadia Karim", null, Partner(), at, today);
                break;
            case "step-up decline":
                up.Decline("Below the threshold", "Go on with the plan", Partner(), at, today);
                break;
            case "plan step-up":
                up.PlanHandover(new(today, "Sam Hill", "Nadia Karim"), Worker(up.Case), at, today);
                break;
            case "step-up given":
                up.ConfirmGiven(new(today, null, End), Worker(up.Case), at, today);
                break;
            default:
                up.Complete("Nadia Karim", Partner(), at, today);
                break;
        }
    }

    private void OnStepAcross(string act, DateTime at)
    {
        if (act == "across")
        {
            HoldingService[] services = [HoldingService.OpenAccess, HoldingService.Commissioned, HoldingService.OtherAuthority];
            StepAcross.Offer($"SA-2026-{++numbers:000000}", There(Case), new() { Service = services[random.Next(3)], Place = "Willow children’s centre", Contact = "Lucy", Reason = "Group work", FamilyAgrees = true }, Worker(There(Case)), at, today);
            return;
        }

        var across = There(Across);
        var (by, said) = (Worker(across.Case), new OtherSide("Lucy Marsh", today, AnswerChannel.Email, "No places", null));
        switch (act)
        {
            case "across accept":
                across.Accept(said, by, at, today);
                break;
            case "across decline":
                across.Decline(said, by, at, today);
                break;
            case "across back":
                across.Withdraw("They go on here", by, at, today);
                break;
            case "plan across":
                across.PlanHandover(new(today, "Sam Hill", "Lucy Marsh"), by, at, today);
                break;
            default:
                across.Complete(said, End, by, at, today);
                break;
        }
    }

    private void HeldByOne()
    {
        var open = Open().ToList();
        True(open.Count <= 1, $"{open.Count} transfers at once: {string.Join(", ", open)}");
        True(family.Baton?.Transfer == open.SingleOrDefault(), $"the ledger says {family.Baton?.Transfer}, and {open.SingleOrDefault()} is open");
        if (family.Baton is not { } baton)
        {
            True(stepDowns.Count == 0, "a family in a transfer that nobody holds");
            return;
        }

        var held = cases.Where(c => c.ClosedOn is null).ToList();
        True(baton.Held!.Number == baton.Number && baton.Held.Holder == baton.Holder, "the ledger names another holder");
        True(baton.Number - entry is 0 or 1 && (baton.Number == 1 || baton.Held.Previous == baton.Number - 1), "the ledger skips an entry");
        True(baton.Service != HoldingService.EarlyHelp || (held.Count == 1 && baton.IsHeldBy(held[0].Reference) && baton.DistrictId == held[0].DistrictId), "Early Help holds it by a case that is not open");
        True(Down is not { IsOpen: true } || baton.Service is HoldingService.SocialCare or HoldingService.EarlyHelp, $"{baton.Service} holds a family that social care steps down");
        True(baton.Service != HoldingService.Universal || held.Count == 0, "a case is open, and nobody’s responsibility");
        entry = baton.Number;
    }

    private IEnumerable<string> Open() =>
    [
        .. stepDowns.Where(s => s.IsOpen).Select(s => s.Reference),
        .. cases.SelectMany(c => c.StepUps).Where(s => s.IsOpen).Select(s => s.Reference),
        .. cases.SelectMany(c => c.StepsAcross).Where(s => s.IsOpen).Select(s => s.Reference),
        .. cases.Where(c => c.OfferedDistrictId is not null).Select(c => $"{c.Reference}/{c.HandoverCount}"),
    ];

    private string Snapshot() => string.Join('\n', ((object?[])[family.Baton, Case, Down, Up, Across]).Select(r => r is null ? "" : ACasework.Values(r, 3)));

    /// <summary>The panel on whose agenda it is, held today: whoever is late holds it again.</summary>
    private Panel? Opened(StepDown down)
    {
        if (down.Panel is { State: PanelState.Planned } planned && planned.Date <= today)
            AStepDown.Open(planned);
        return down.Panel;
    }

    private Notification Notified(DateTime at) => Notification.Receive(
        new Receipt { Reference = $"EHN-2026-{++numbers:000000}", Agency = "school", SourceCode = "1A", NotifierName = "Helen Marsh", NotifierEmail = "h@school.example", Family = family, Answers = "{}" },
        ACase.Standards, ACase.Calendar, Actor.Notifier, at, today);

    private static StepUpFacts Facts(bool atOnce, DateTime at) => new()
    {
        ChildIds = [ACasework.Leo], WhatChanged = "Leo has a bruise", Harm = "A bruise", Danger = "He is hit again", Evidence = "Seen by Sam", FamilyInformed = true, FamilySays = "They know",
        IsImmediate = atOnce, CalledWhom = atOnce ? "Duty desk" : null, CalledAt = atOnce ? at.AddMinutes(-5) : null, To = atOnce ? ACase.Ashford : null,
    };

    private static EndOfWork End { get; } = new(OverallOutcome.NotApplicable, "Social care goes on with the family from here.", true, null);

    // Now and then somebody who may not: of another role, another district or another desk.
    private Actor Someone(Role role, long district = 7, long? id = null) => random.Next(12) switch
    {
        0 => Actor.Staff(id ?? 950, "Stranger", Enum.GetValues<Role>()[random.Next(Enum.GetValues<Role>().Length)]) with { DistrictId = 9, UnitId = 99 },
        _ => Actor.Staff(id ?? 960 + (long)role, role.ToString(), role) with { DistrictId = district },
    };

    private Actor Manager(long district) => Someone(Role.DistrictManager, district);

    private Actor Partner(long? id = null) => Someone(Role.SocialCarePartner, 7, id ?? 901);

    private Actor Worker(EarlyHelpCase given) => Someone(Role.UnitWorker, given.DistrictId, given.WorkerId) with { UnitId = given.UnitId };

    private Actor Lead(EarlyHelpCase given) => Someone(Role.UnitLead, given.DistrictId) with { UnitId = given.UnitId };

    // What is not there can't be acted on: a page for it does not exist.
    private static T There<T>(T? record)
        where T : class => record ?? throw new RulesBrokenException("There is none.");

    private static void Is(bool holds)
    {
        if (!holds)
            throw new RulesBrokenException("Triage joins it to the open case.");
    }

    private void True(bool holds, string what)
    {
        if (!holds)
            Assert.Fail($"Seed {seed}: {what}.\n{string.Join('\n', path)}");
    }
}
