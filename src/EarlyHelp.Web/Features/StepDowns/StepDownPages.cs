using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Transfers;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Timeline;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Web.Features.StepDowns;

/// <summary>A step-down that was opened, and who looks.</summary>
/// <param name="StepDown">The step-down.</param>
/// <param name="Actor">Who looks.</param>
/// <param name="Today">The local day.</param>
public record StepDownInHand(StepDown StepDown, Actor Actor, DateOnly Today)
{
    /// <summary>Its page.</summary>
    public string Address => $"/step-downs/{StepDown.Reference}";

    /// <summary>Whether this person is on social care's side.</summary>
    public bool IsForSocialCare => Actor.Role == Role.SocialCarePartner;

    /// <summary>Whether this person holds social care's side.</summary>
    public bool IsPartner => Actor.StaffId == StepDown.PartnerId && Actor.May(Permission.RequestStepDown);

    /// <summary>Whether this person sees it because a colleague in social care, who holds its side, declared to know the family: they take it over.</summary>
    public bool MayTakeOver => IsForSocialCare && !IsPartner && StepDown.IsOpen && Actor.May(Permission.RequestStepDown);

    /// <summary>Whether this person manages its district.</summary>
    public bool IsManager => Actor.May(Permission.ChairPanels) && Actor.DistrictId == StepDown.DistrictId;

    /// <summary>Whether this person can plan the handover now.</summary>
    public bool MayPlan => TakesOn && StepDown.State is (StepDownState.Accepted or StepDownState.HandoverPlanned);

    /// <summary>Whether this person can confirm for Early Help, once social care has.</summary>
    public bool MayTakeOn => TakesOn && StepDown.State == StepDownState.HandoverPlanned;

    /// <summary>Whether this person can confirm for social care now.</summary>
    public bool MayGive => IsPartner && StepDown.State == StepDownState.HandoverPlanned && StepDown.GivenOn is null;

    /// <summary>Whether this person can say who the family is.</summary>
    public bool MayIdentify => IsManager && StepDown.IsOpen;

    private bool TakesOn => Actor.May(Permission.TakeOnStepDowns) && Actor.DistrictId == StepDown.DistrictId && (Actor.Role != Role.UnitLead || StepDown.UnitId is null || StepDown.UnitId == Actor.UnitId);

    /// <summary>What social care called the family: the name of the first person it told of; Early Help's own name for it is for Early Help.</summary>
    public string Name => !IsForSocialCare ? StepDown.Family.Name : StepDown.Told.People is [var first, ..] ? first.Name : StepDown.Reference;

    /// <summary>Who must act next, as a sentence.</summary>
    public string WhoActs => StepDown.State switch
    {
        StepDownState.Requested => "It goes on the agenda of the next panel",
        StepDownState.OnAgenda or StepDownState.Deferred => $"The panel of {UkDates.Date(StepDown.Panel!.Date)} decides",
        StepDownState.Accepted => $"{StepDown.District.Name} district must plan the handover",
        StepDownState.HandoverPlanned when StepDown.GivenOn is null => $"{StepDown.PartnerName} in social care must confirm the handover after the joint visit on {UkDates.Date(StepDown.VisitOn!.Value)}",
        StepDownState.HandoverPlanned => $"{StepDown.Unit!.Name} must confirm that Early Help holds the family",
        StepDownState.Completed when !IsForSocialCare && StepDown.Looks.FirstOrDefault(l => l.Result is null) is { } look => $"{StepDown.District.Name} district looks at it again after {look.Weeks} weeks, on {UkDates.Date(look.DueOn)}",
        _ => "Nothing more is to be done",
    };

    /// <summary>Who holds the family, as both sides may know it.</summary>
    public string Holds => StepDown.State == StepDownState.Completed
        ? $"Early Help has held the family since {UkDates.Date(StepDown.CompletedOn!.Value)}"
        : StepDown.IsOpen ? "Social care holds the family until both sides have confirmed the handover" : "Social care keeps the family";
}

/// <summary>The page of one step-down.</summary>
public sealed record StepDownPage(StepDown StepDown, Actor Actor, DateOnly Today) : StepDownInHand(StepDown, Actor, Today)
{
    /// <summary>Who held responsibility from when on.</summary>
    public required IReadOnlyList<BatonEntry> Ledger { get; init; }

    /// <summary>What happened.</summary>
    public required IReadOnlyList<TimelineEntry> Timeline { get; init; }

    /// <summary>What Early Help knows from before; null for social care.</summary>
    public required MetBefore? Met { get; init; }
}

/// <summary>Opens a step-down for a page.</summary>
public sealed class StepDownPages(EarlyHelpDbContext db, Opening opening, StepDownPack pack, CurrentActor current, TimeProvider time)
{
    /// <summary>Opens it; null when it is out of reach.</summary>
    public async Task<StepDownInHand?> OpenAsync(string reference, string page, int? version = null)
    {
        if (await opening.StepDownAsync(reference, page) is not { } opened)
            return null;
        if (version is { } seen)
            db.Expect(opened, seen);
        return new(opened, current.Actor, UkTime.Today(time));
    }

    /// <summary>The page of one step-down; null when it is out of reach.</summary>
    public async Task<StepDownPage?> PageAsync(string reference) => await OpenAsync(reference, "Step-down") is not { } hand ? null
        : new(hand.StepDown, hand.Actor, hand.Today)
        {
            Ledger = await pack.LedgerAsync(hand.StepDown), Timeline = await pack.TimelineAsync(hand.StepDown), Met = await pack.MetBeforeAsync(hand.StepDown),
        };

    /// <summary>Where a step-down stands, in words.</summary>
    public static string Standing(StepDownState state) => state == StepDownState.Deferred ? "Put off" : state == StepDownState.OnAgenda ? "On the panel’s agenda" : StateWords.Title(state);
}
