using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Documents;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Timeline;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Transfers;

/// <summary>
/// Social care asks Early Help to take a family on (spec 2-workflow, Transfers). Until both sides have confirmed the handover social care goes on
/// holding the family; only then does a case open and responsibility pass, in one change.
/// </summary>
public sealed partial class StepDown : Versioned
{
    /// <summary>Longest text.</summary>
    public const int TextMaxLength = 4000;

    /// <summary>Longest line.</summary>
    public const int LineMaxLength = 200;

    /// <summary>Days within which a panel hears a request.</summary>
    public const int PanelDays = 14;

    private readonly List<StepDownCondition> conditions = [];
    private readonly List<StepDownLook> looks = [];
    private readonly List<PanelItem> items = [];
    private readonly List<TimelineEntry> timeline = [];

    /// <summary>Reference that people read out: SD-2026-000007.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>The family.</summary>
    public long FamilyId { get; private set; }

    /// <summary>The family.</summary>
    public Family Family { get; private set; } = null!;

    /// <summary>The case by which Early Help holds the family since it was completed.</summary>
    public long? CaseId { get; private set; }

    /// <summary>The case by which Early Help holds the family since it was completed.</summary>
    public EarlyHelpCase? Case { get; private set; }

    /// <summary>The district where the family lives, whose panel decides.</summary>
    public long DistrictId { get; private set; }

    /// <summary>The district where the family lives, whose panel decides.</summary>
    public District District { get; private set; } = null!;

    /// <summary>Where it stands.</summary>
    public StepDownState State { get; private set; }

    /// <summary>Who holds social care's side: the one who asked, until they pass it to a colleague.</summary>
    public long PartnerId { get; private set; }

    /// <summary>Who holds social care's side, by name.</summary>
    public string PartnerName { get; private set; } = "";

    /// <summary>Who asked.</summary>
    public long RequestedById { get; private set; }

    /// <summary>Who asked, by name at the time.</summary>
    public string RequestedBy { get; private set; } = "";

    /// <summary>The day it was asked for.</summary>
    public DateOnly RequestedOn { get; private set; }

    /// <summary>When it was asked for (UTC).</summary>
    public DateTime RequestedAt { get; private set; }

    /// <summary>Social care's case number.</summary>
    public string SocialCareReference { get; private set; } = "";

    /// <summary>What social care did with the family until now.</summary>
    public SocialCareStatus Status { get; private set; }

    /// <summary>Why the family can step down.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>What risk remains.</summary>
    public string RemainingRisk { get; private set; } = "";

    /// <summary>What must go on.</summary>
    public string WhatMustContinue { get; private set; } = "";

    /// <summary>What the social worker thinks.</summary>
    public string SocialWorkersView { get; private set; } = "";

    /// <summary>Who of the family agreed; null when it is asked without.</summary>
    public string? ConsentBy { get; private set; }

    /// <summary>The day the family agreed.</summary>
    public DateOnly? ConsentOn { get; private set; }

    /// <summary>Why it is asked without the family's agreement.</summary>
    public string? WhyWithoutConsent { get; private set; }

    /// <summary>What the family says.</summary>
    public string FamilysViews { get; private set; } = "";

    /// <summary>What the children say.</summary>
    public string? ChildrensViews { get; private set; }

    /// <summary>Why no child was heard.</summary>
    public string? WhyNoChildrensViews { get; private set; }

    /// <summary>The latest plan; null when there is none, or when it is not loaded.</summary>
    public StepDownPlan? Plan { get; private set; }

    /// <summary>Why the latest plan is not attached.</summary>
    public string? WhyNoPlan { get; private set; }

    /// <summary>The family as social care told of it, kept as it was told: what Early Help knows besides is not for social care.</summary>
    public string ToldJson { get; private set; } = "";

    /// <summary>The family as social care told of it.</summary>
    public FamilyTold Told => FamilyTold.FromJson(ToldJson);

    /// <summary>The day on which social care means to end.</summary>
    public DateOnly? EndsSocialCareOn { get; private set; }

    /// <summary>The day it ended: completed, declined or withdrawn; null while it is open.</summary>
    public DateOnly? EndedOn { get; private set; }

    /// <summary>What the panel asked for.</summary>
    public IReadOnlyList<StepDownCondition> Conditions => conditions;

    /// <summary>The looks after 4 and 12 weeks.</summary>
    public IReadOnlyList<StepDownLook> Looks => looks;

    /// <summary>The day from which the next of them is due; null before it is completed and once both are done. By it a district finds its own, however many are due elsewhere.</summary>
    public DateOnly? LookFrom { get; private set; }

    /// <summary>The panels it was put to, the newest last.</summary>
    public IReadOnlyList<PanelItem> Items => items;

    /// <summary>What happened to it.</summary>
    public IReadOnlyList<TimelineEntry> Timeline => timeline;

    private StepDown()
    {
    }

    /// <summary>Social care asks. From now on the family is in a transfer, and social care holds it until the handover is confirmed.</summary>
    /// <param name="reference">SD-….</param>
    /// <param name="family">The family, which social care told of.</param>
    /// <param name="district">The district where it lives.</param>
    /// <param name="facts">What social care says.</param>
    /// <param name="plan">The latest plan as it is kept; null without one.</param>
    /// <param name="isHeldBack">Whether a scanner must look at the plan before anybody reads it.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="on">The local day.</param>
    public static StepDown Request(string reference, Family family, District district, StepDownFacts facts, KeptFile? plan, bool isHeldBack, Actor by, DateTime at, DateOnly on)
    {
        Check(district, facts, plan is not null, by, on);
        var asked = new StepDown
        {
            Reference = reference, Family = family, FamilyId = family.Id, District = district, DistrictId = district.Id, State = StepDownState.Requested,
            PartnerId = by.StaffId!.Value, PartnerName = by.Name, RequestedById = by.StaffId.Value, RequestedBy = by.Name, RequestedOn = on, RequestedAt = at,
            SocialCareReference = facts.SocialCareReference!.Trim(), Status = facts.Status!.Value, Reason = facts.Reason!.Trim(), RemainingRisk = facts.RemainingRisk!.Trim(),
            WhatMustContinue = facts.WhatMustContinue!.Trim(), SocialWorkersView = facts.SocialWorkersView!.Trim(), FamilysViews = facts.FamilysViews!.Trim(),
            ConsentBy = facts.FamilyAgrees == true ? facts.ConsentBy!.Trim() : null, ConsentOn = facts.FamilyAgrees == true ? facts.ConsentOn : null,
            WhyWithoutConsent = facts.FamilyAgrees == true ? null : facts.WhyWithoutConsent!.Trim(),
            ChildrensViews = Text.Tidy(facts.ChildrensViews), WhyNoChildrensViews = Text.Tidy(facts.WhyNoChildrensViews),
            Plan = plan is null ? null : new StepDownPlan(plan, isHeldBack, by, at), WhyNoPlan = plan is null ? facts.WhyNoPlan!.Trim() : null, EndsSocialCareOn = facts.EndsSocialCareOn, ToldJson = facts.Family.ToJson(),
        };
        family.OfferedBySocialCare(reference, district.Name, by, at, on);
        asked.Remember(by, at, on, "Step-down requested", $"Social care {facts.SocialCareReference!.Trim()}: {facts.Reason!.Trim()}", nameof(StepDownState.Requested));
        return asked;
    }

    /// <summary>Throws with every sentence that refuses the request, before anything of it is made.</summary>
    public static void Check(District? district, StepDownFacts facts, bool hasPlan, Actor by, DateOnly on) => Rule.Check(
    [
        new(by.May(Permission.RequestStepDown) && by.StaffId is not null, $"Your role can’t request a step-down. Ask {StateWords.RolesHolding(Permission.RequestStepDown)}."),
        new(district is not null, "Select the district where the family lives", nameof(DistrictId)),
        new(district is null || (district.From <= on && (district.To is null || district.To >= on)), $"{district?.Name} does not work on {UkDates.Date(on)}: choose another district", nameof(DistrictId)),
        .. facts.Rules(on, hasPlan),
    ]);

    /// <summary>Whether no panel has heard it 14 days after it was asked for.</summary>
    public bool IsLateToPanel(DateOnly on) => EndedOn is null && HeardOn is null && on > RequestedOn.AddDays(PanelDays);

    /// <summary>Whether it is open: social care holds the family and an answer or the handover is still to come.</summary>
    public bool IsOpen => EndedOn is null;

    /// <summary>Social care's side passes it to a colleague, who holds it from now on.</summary>
    /// <param name="colleague">Who takes it.</param>
    /// <param name="colleaguesDistrictId">District of the colleague's live posting as a partner; null when they have none.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">Who passes it on.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="on">The local day.</param>
    /// <param name="takesOver">Whether who holds it declared to know the family, so that a colleague of theirs takes it over.</param>
    public void HandToColleague(StaffMember colleague, long? colleaguesDistrictId, string? reason, Actor by, DateTime at, DateOnly on, bool takesOver = false)
    {
        var step = StepDownWorkflow.Table.Take(State, StepDownAction.HandOn, by);
        Rule.Check(
            takesOver ? new(by.StaffId != PartnerId, "You hold this step-down") : IsOfPartner(by),
            new(colleaguesDistrictId is not null && colleaguesDistrictId == by.DistrictId, "Choose a colleague in social care of your district", "Choice"),
            new(colleague.Id != PartnerId, $"{colleague.Name} holds it already", "Choice"),
            Text.Given(reason, "Say why you pass it on", "Words"),
            Text.Short(reason, LineMaxLength, "Reason", "Words"));
        (PartnerId, PartnerName) = (colleague.Id, colleague.Name);
        Move(step, by, at, on, $"Passed to {colleague.Name} in social care", reason!.Trim());
    }

    /// <summary>Social care takes the request back and keeps the family.</summary>
    public void Withdraw(string? reason, Actor by, DateTime at, DateOnly on)
    {
        var step = StepDownWorkflow.Table.Take(State, StepDownAction.Withdraw, by);
        Rule.Check(IsOfPartner(by), Text.Given(reason, "Say why you withdraw the request", "Words"), Text.Short(reason, TextMaxLength, "Reason", "Words"));
        items.LastOrDefault(i => i.Decision is null)?.Leave(PanelDecision.Withdrawn, reason!, by, at, on);
        Family.Baton!.Keep(Reference);
        EndedOn = on;
        Move(step, by, at, on, "Withdrawn by social care", reason!.Trim());
    }

    /// <summary>The district found that this is a family we know.</summary>
    public void IsAbout(Family known, Actor by)
    {
        Rule.Check(new Rule(by.May(Permission.ChairPanels), "Your role can’t say who the family is. Ask a district manager."), IsOfDistrict(by));
        (Family, FamilyId) = (known, known.Id);
        // The family's own timeline says it: social care reads this one, and learns nothing of what we knew.
        Touch();
    }

    private void Remember(Actor by, DateTime at, DateOnly on, string what, string? detail = null, string? to = null)
    {
        timeline.Add(new TimelineEntry(by, at, on, what, detail, to is null || timeline.Count == 0 ? null : State.ToString(), to));
        Touch();
    }

    private void Move(Transition<StepDownState, StepDownAction> step, Actor by, DateTime at, DateOnly on, string what, string? detail = null)
    {
        Remember(by, at, on, what, detail, step.To == State ? null : step.To.ToString());
        State = step.To;
    }

    private Rule IsOfPartner(Actor by) => new(by.StaffId == PartnerId, $"{PartnerName} holds this step-down in social care: ask them to do it, or to pass it to you");

    private Rule IsOfDistrict(Actor by) => new(by.DistrictId == DistrictId, "You can do this for the step-downs of your own district only");
}
