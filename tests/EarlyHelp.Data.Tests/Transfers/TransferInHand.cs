using EarlyHelp.Data.Tests.Cases;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Standards;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Tests.Transfers;

/// <summary>A family's transfers as one person has them open, loaded as the pages load them, and everything that anybody can do to them.</summary>
internal sealed class TransferInHand
{
    private static readonly ServiceStandards Standards = ServiceStandards.Shipped();
    private static readonly WorkingCalendar Calendar = WorkingCalendar.Shipped();
    private static readonly EndOfWork End = new(OverallOutcome.NotApplicable, "Others go on with the family from here.", true, null);

    private EarlyHelpDbContext db = null!;
    private TownOfTransfers town = null!;
    private FamilyToday people = null!;
    private Panel? later;
    private Unit? doverUnit;
    private District? ashford;
    private District? dover;
    private StaffMember? colleague;

    /// <summary>Acts after which a transfer is at its end before it got far.</summary>
    internal static IReadOnlySet<string> Endings { get; } = new HashSet<string>
    {
        "panel declines", "social care withdraws", "panel called off", "panel closes", "returned", "step-up withdrawn", "social care declines", "they decline", "taken back", "handover declined", "handover taken back", "triage passes",
    };

    /// <summary>What can be done, by its name.</summary>
    internal static IReadOnlyDictionary<string, Action<TransferInHand>> Acts { get; } = new Dictionary<string, Action<TransferInHand>>
    {
        ["panel begins"] = h => h.Panel.Begin("Dan Oduya", [new("Martin Cole", TransferSide.EarlyHelp), new("Nadia Karim", TransferSide.SocialCare)], h.town.Manager, h.At, h.Today),
        ["panel accepts"] = h => h.Down.Accept(h.Panel, "The risk is low enough", [new("School is told", TransferSide.SocialCare, "Nadia Karim", h.Today.AddDays(3))], h.town.Manager, h.At, h.Today),
        ["panel defers"] = h => h.Down.Defer(h.Panel, h.later, "The report", h.town.Manager, h.At, h.Today),
        ["panel declines"] = h => h.Down.Decline(h.Panel, "Too much risk", "Three more months", h.town.Manager, h.At, h.Today),
        ["panel closes"] = h => h.Panel.Close(null, h.Agenda, h.later, h.town.Manager, h.At, h.Today),
        ["panel called off"] = h => h.Panel.CallOff("Snow", h.Agenda, h.later, h.town.Manager, h.At, h.Today),
        ["handover planned"] = h => h.Down.PlanHandover(new(h.Today, "Nadia Karim", There(h.UnitOfTown), null, null), h.town.Manager, h.At, h.Today),
        ["social care gives"] = h => h.Down.ConfirmGiven(h.Today, null, h.Care, h.At, h.Today),
        ["condition met"] = h => h.Down.MarkMet(1, h.Today, "Done", h.Care, h.At, h.Today),
        ["handed on"] = h => h.Down.HandToColleague(There(h.colleague), h.town.Unit.DistrictId, "Leave", h.Care, h.At, h.Today),
        ["social care withdraws"] = h => h.Down.Withdraw("It got worse", h.Care, h.At, h.Today),
        ["taken on"] = h => h.TakeOn(),
        ["triage passes"] = h => h.Pass(),
        ["raised"] = h => h.Raise(false),
        ["raised at once"] = h => h.Raise(true),
        ["agreed"] = h => h.Up.Agree(h.ashford, null, Standards, Calendar, h.town.Lead, h.At, h.Today),
        ["returned"] = h => h.Up.Return("Say more", h.town.Lead, h.At, h.Today),
        ["raised again"] = h => h.Up.RaiseAgain(h.Facts(false), h.people, Standards, Calendar, h.town.Worker, h.At, h.Today),
        ["step-up withdrawn"] = h => h.Up.Withdraw("From football", h.town.Worker, h.At, h.Today),
        ["looked at"] = h => h.Up.ReviewImmediate("It was right", h.town.Manager, h.At, h.Today),
        ["social care accepts"] = h => h.Up.Accept("Nadia Karim", null, h.Nadia, h.At, h.Today),
        ["social care declines"] = h => h.Up.Decline("Below", "A course", h.Nadia, h.At, h.Today),
        ["step-up handover planned"] = h => h.Up.PlanHandover(new(h.Today, "Sam Hill", "Nadia Karim"), h.town.Worker, h.At, h.Today),
        ["step-up given"] = h => h.Up.ConfirmGiven(new(h.Today, null, End), h.town.Worker, h.At, h.Today),
        ["social care holds"] = h => h.Up.Complete("Nadia Karim", h.Nadia, h.At, h.Today),
        ["offered across"] = h => h.Offer(),
        ["they accept"] = h => h.Across.Accept(h.Said, h.town.Worker, h.At, h.Today),
        ["they decline"] = h => h.Across.Decline(h.Said, h.town.Worker, h.At, h.Today),
        ["taken back"] = h => h.Across.Withdraw("They stay", h.town.Worker, h.At, h.Today),
        ["handover across planned"] = h => h.Across.PlanHandover(new(h.Today, "Sam Hill", "Lucy Marsh"), h.town.Worker, h.At, h.Today),
        ["they hold"] = h => h.Across.Complete(h.Said, End, h.town.Worker, h.At, h.Today),
        ["handover offered"] = h => h.Case.OfferHandover(There(h.dover), "They moved", h.town.Manager, h.At, h.Today),
        ["handover accepted"] = h => h.Case.AcceptHandover(There(h.doverUnit), 0, null, Standards, Calendar, h.town.DoversManager, h.At, h.Today),
        ["handover declined"] = h => h.Case.DeclineHandover("They live here", h.town.DoversManager, h.At, h.Today),
        ["handover taken back"] = h => h.Case.TakeHandoverBack("They stay", h.town.Manager, h.At, h.Today),
    };

    private DateTime At => Today.ToDateTime(new(11, 0), DateTimeKind.Utc);

    private DateOnly Today { get; init; }

    private Actor Nadia => town.Partner(town.Nadia.Id);

    private Actor Care => town.Partner(Down.PartnerId);

    private Unit? UnitOfTown { get; set; }

    private StepDown? AnyDown { get; set; }

    private StepUp? AnyUp { get; set; }

    private StepAcross? AnyAcross { get; set; }

    private EarlyHelpCase? AnyCase { get; set; }

    private StepDown Down => There(AnyDown);

    private StepUp Up => There(AnyUp);

    private StepAcross Across => There(AnyAcross);

    private EarlyHelpCase Case => There(AnyCase);

    private Panel Panel => There(Down.Panel);

    private IReadOnlyList<StepDown> Agenda => Panel.Items.Any(i => i.Decision is null) ? [Down] : [];

    private OtherSide Said => new("Lucy Marsh", Today, AnswerChannel.Email, "As agreed", null);

    /// <summary>Opens everything of a family.</summary>
    internal static async Task<TransferInHand> OpenAsync(EarlyHelpDbContext db, TownOfTransfers town, long family)
    {
        var hand = new TransferInHand { db = db, town = town, Today = town.Days[family] };
        hand.AnyDown = await db.StepDowns.Include(s => s.Family).Include(s => s.District).Include(s => s.Unit).Include(s => s.Worker).Include(s => s.Case).Include(s => s.Panel).ThenInclude(p => p!.Attendees)
            .Include(s => s.Conditions).Include(s => s.Looks).Include(s => s.Items).ThenInclude(i => i.Panel).AsSplitQuery().OrderByDescending(s => s.Id).FirstOrDefaultAsync(s => s.FamilyId == family);
        hand.AnyCase = await db.Cases.Include(c => c.Family).Include(c => c.Unit).Include(c => c.Worker).Include(c => c.District).Include(c => c.OfferedDistrict).Include(c => c.Handovers).AsSplitQuery()
            .OrderByDescending(c => c.Id).FirstOrDefaultAsync(c => c.FamilyId == family);
        hand.AnyUp = await db.StepUps.Include(s => s.Baton).Include(s => s.SentTo).Include(s => s.Children).Include(s => s.Review).Include(s => s.Case.Unit).AsSplitQuery().OrderByDescending(s => s.Id).FirstOrDefaultAsync(s => s.FamilyId == family);
        hand.AnyAcross = await db.StepsAcross.Include(s => s.Baton).Include(s => s.Case.Unit).OrderByDescending(s => s.Id).FirstOrDefaultAsync(s => s.FamilyId == family);
        if (hand.AnyCase is { } opened)
        {
            var records = CaseRecordsOfTests.RecordsOf(db);
            await records.LoadWorkAsync(opened);
            await records.LoadSpellsAsync(opened);
            await records.LoadMeetingsAsync(opened);
        }

        if (hand.AnyDown?.Panel is { } panel)
        {
            await db.Entry(panel).Collection(p => p.Items).LoadAsync();
            var week = panel.Week.AddDays(7);
            hand.later = await db.Panels.FirstOrDefaultAsync(p => p.DistrictId == panel.DistrictId && p.Week == week && p.Date > panel.Date);
        }

        var children = await db.FamilyMembers.Where(m => m.FamilyId == family).Select(m => m.PersonId).ToListAsync();
        hand.people = new([.. children.Select(id => new MemberToday(id, "Leo", true, new DateOnly(2016, 5, 19), false))]);
        (hand.UnitOfTown, hand.doverUnit) = (await db.Units.Include(u => u.District).SingleAsync(u => u.Id == town.Unit.Id), await db.Units.Include(u => u.District).SingleAsync(u => u.Id == town.DoverUnitId));
        (hand.ashford, hand.dover) = (hand.UnitOfTown.District, hand.doverUnit.District);
        hand.colleague = await db.Staff.SingleAsync(s => s.Id == town.Tom.Id);
        return hand;
    }

    private void TakeOn()
    {
        var open = AnyCase is { ClosedOn: null } there ? there : null;
        var opened = Down.Complete(new($"EHC-2027-{town.Next():000000}", open, 0, null, 0, null), Standards, Calendar, town.Manager, At, Today);
        if (open is null)
            db.Add(opened);
    }

    // Triage decides on a notification of a family that has no case open.
    private void Pass()
    {
        if (AnyCase is { ClosedOn: null } || AnyDown is null)
            throw new RulesBrokenException("It joins the open case.");
        var number = town.Next();
        var notification = Domain.Notifications.Notification.Receive(
            new() { Reference = $"EHN-2027-{number:000000}", Agency = "school", SourceCode = "1A", NotifierName = "Helen Marsh", NotifierEmail = "h@school.example", Family = AnyDown.Family, Answers = "{}" },
            Standards, Calendar, Actor.Notifier, At, Today);
        db.Add(notification);
        db.Add(EarlyHelpCase.Pass($"EHC-2027-{number:000000}", notification, town.Unit.DistrictId, Standards, Calendar, CaseRecordsOfTests.By(Role.TriageManager), At, Today));
    }

    private void Raise(bool atOnce) => db.Add(StepUp.Raise($"SU-2026-{town.Next():000000}", Case, Facts(atOnce), people, Standards, Calendar, town.Worker, At, Today));

    private void Offer() => db.Add(StepAcross.Offer(
        $"SA-2026-{town.Next():000000}", Case, new() { Service = HoldingService.OpenAccess, Place = "Willow children’s centre", Contact = "Lucy Marsh", Reason = "Group work", FamilyAgrees = true }, town.Worker, At, Today));

    private StepUpFacts Facts(bool atOnce) => new()
    {
        ChildIds = [.. people.Members.Select(m => m.PersonId)], WhatChanged = "A bruise", Harm = "A bruise", Danger = "He is hit again", Evidence = "Seen today", FamilyInformed = true, FamilySays = "They know",
        IsImmediate = atOnce, CalledWhom = atOnce ? "Duty desk" : null, CalledAt = atOnce ? At.AddMinutes(-10) : null, To = atOnce ? ashford : null,
    };

    private static T There<T>(T? record)
        where T : class => record ?? throw new RulesBrokenException("There is none.");
}
