using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Documents;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Tests.Cases;
using EarlyHelp.Domain.Transfers;

namespace EarlyHelp.Domain.Tests.Transfers;

/// <summary>A step-down of the Walkers in Ashford: asked for on Wednesday 18 November 2026, on the agenda of the panel of 25 November.</summary>
internal static class AStepDown
{
    internal const string Reference = "SD-2026-000001";
    internal static readonly DateOnly Asked = Day.Of("2026-11-18");
    internal static readonly DateOnly PanelDay = Day.Of("2026-11-25");
    internal static readonly DateOnly Later = Day.Of("2026-12-02");
    internal static readonly DateOnly Visit = Day.Of("2026-12-01");
    internal static readonly Actor Partner = Actor.Staff(901, "Nadia Karim", Role.SocialCarePartner) with { DistrictId = 7 };
    internal static readonly Actor Partner2 = Actor.Staff(902, "Tom Avery", Role.SocialCarePartner) with { DistrictId = 7 };
    internal static readonly StaffMember Tom = WithId(new StaffMember("Tom Avery", "tom@demo.example"), 902);
    internal static readonly StaffMember Nadia = WithId(new StaffMember("Nadia Karim", "nadia@demo.example"), 901);
    internal static readonly Actor Manager = ACasework.Manager;
    internal static readonly Actor Elsewhere = Actor.Staff(812, "Rob Finn", Role.DistrictManager) with { DistrictId = 8 };
    internal static readonly Actor Lead = ACasework.Lead;

    internal static readonly StepDownFacts Facts = new()
    {
        SocialCareReference = "LCS-4471", Status = SocialCareStatus.ChildInNeed, Reason = "The plan’s aims are met", RemainingRisk = "Kerry’s sleep",
        WhatMustContinue = "The morning routine", SocialWorkersView = "Ready", FamilyAgrees = true, ConsentBy = "Kerry Walker", ConsentOn = Asked.AddDays(-2),
        FamilysViews = "Glad to have fewer visits", ChildrensViews = "Leo: I want to stay at my school", WhyNoPlan = "It is being typed",
    };

    internal static readonly AttendeeFacts[] Quorum = [new("Martin Cole", TransferSide.EarlyHelp), new("Nadia Karim", TransferSide.SocialCare, "nadia@demo.example")];

    internal static DateTime At(DateOnly on) => ACasework.At(on);

    internal static Family Walkers() => Family.Meet("FAM-000001", "Walker");

    internal static StepDown Requested(StepDownFacts? facts = null, Family? family = null) =>
        StepDown.Request(Reference, family ?? Walkers(), ACase.Ashford, facts ?? Facts, null, false, Partner, At(Asked), Asked);

    internal static Panel Planned(DateOnly? day = null, District? district = null) => Panel.Plan(district ?? ACase.Ashford, new PanelDate((day ?? PanelDay).AddDays(-2), day ?? PanelDay));

    internal static Panel Open(Panel? panel = null)
    {
        var open = panel ?? Planned();
        open.Begin("Dan Oduya", Quorum, Manager, At(open.Date), open.Date);
        return open;
    }

    internal static StepDown Listed(Panel panel, StepDown? asked = null)
    {
        var listed = asked ?? Requested();
        listed.List(panel, Partner, At(Asked), Asked);
        return listed;
    }

    /// <summary>On the agenda of a panel that is open.</summary>
    internal static (StepDown StepDown, Panel Panel) AtPanel()
    {
        var panel = Planned();
        var listed = Listed(panel);
        return (listed, Open(panel));
    }

    internal static StepDown Accepted(params ConditionFacts[] conditions)
    {
        var (listed, panel) = AtPanel();
        listed.Accept(panel, "The risk is low enough", conditions, Manager, At(PanelDay), PanelDay);
        return listed;
    }

    internal static StepDown HandoverPlanned(params ConditionFacts[] conditions)
    {
        var accepted = Accepted(conditions);
        accepted.PlanHandover(Plan(), Manager, At(PanelDay), PanelDay);
        return accepted;
    }

    internal static HandoverPlan Plan(StaffMember? worker = null) => new(Visit, "Nadia Karim", ACase.Unit1, worker ?? ACase.Sam, 71);

    internal static StepDown Given(params ConditionFacts[] conditions)
    {
        var planned = HandoverPlanned(conditions);
        planned.ConfirmGiven(Visit, null, Partner, At(Visit), Visit);
        return planned;
    }

    internal static TakingOn Taking(EarlyHelpCase? open = null) => new("EHC-2026-000009", open, 60, 71, 19, null);

    internal static EarlyHelpCase Complete(StepDown given, TakingOn? taking = null, Actor? by = null) =>
        given.Complete(taking ?? Taking(), ACase.Standards, ACase.Calendar, by ?? Manager, At(Visit), Visit);

    internal static StepDown Completed()
    {
        var given = Given();
        Complete(given);
        return given;
    }

    internal static ConditionFacts Condition(TransferSide side = TransferSide.SocialCare, DateOnly? due = null) => new("School is told", side, "Nadia Karim", due ?? Visit);

    /// <summary>The invariant of the baton: one holder by the newest entry, in a transfer exactly while the step-down is open.</summary>
    internal static void HasOneHolder(StepDown stepDown)
    {
        var baton = stepDown.Family.Baton!;
        Assert.NotNull(baton);
        Assert.Equal(baton.Number, baton.Held!.Number);
        Assert.Equal(stepDown.IsOpen ? stepDown.Reference : null, baton.Transfer);
        Assert.Equal(stepDown.State == StepDownState.Completed ? HoldingService.EarlyHelp : HoldingService.SocialCare, baton.Service);
    }

    private static T WithId<T>(T record, long id)
        where T : class
    {
        typeof(T).GetProperty("Id")!.SetValue(record, id);
        return record;
    }

    internal static KeptFile File { get; } = new("plan.pdf", "application/pdf", 12, new string('a', 64), "stored");
}
