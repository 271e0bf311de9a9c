using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Transfers;
using static EarlyHelp.Domain.Tests.Cases.ACasework;

namespace EarlyHelp.Domain.Tests.Transfers;

/// <summary>Step-ups of the Walkers, led to a state by the verbs that lead there. Day0 is Wednesday 18 November 2026.</summary>
internal static class AStepUp
{
    internal static readonly Actor Care = Actor.Staff(951, "Nadia Karim", Role.SocialCarePartner) with { DistrictId = 7 };
    internal static readonly Actor OtherCare = Actor.Staff(952, "Femi Grant", Role.SocialCarePartner) with { DistrictId = 8 };
    internal static readonly Actor OtherManager = Actor.Staff(812, "Ola Byrne", Role.DistrictManager) with { DistrictId = 7 };

    internal static StepUpFacts Facts() => new()
    {
        ChildIds = [Leo], WhatChanged = "Leo came to school with bruises", Harm = "Bruises on both arms", Danger = "Leo may be hurt again at home", Evidence = "The school nurse saw them on 17 November",
        FamilyInformed = true, FamilySays = "Kerry knows and is frightened", IsImmediate = false,
    };

    internal static StepUpFacts AtOnce(DateOnly? on = null) => Facts() with { IsImmediate = true, CalledWhom = "Duty desk, Nadia Karim", CalledAt = At(on ?? Day0).AddMinutes(-30), To = Cases.ACase.Ashford };

    internal static StepUp RaiseOn(EarlyHelpCase given, StepUpFacts? facts = null, Actor? by = null, DateOnly? on = null) =>
        StepUp.Raise("SU-2026-000001", given, facts ?? Facts(), Walkers, Cases.ACase.Standards, Cases.ACase.Calendar, by ?? Worker, At(on ?? Day0), on ?? Day0);

    internal static StepUp Raised() => RaiseOn(Planned());

    internal static StepUp ByLead() => RaiseOn(Planned(), by: Lead);

    internal static StepUp Returned() => Raised().With(s => s.Return("Say who saw it", Lead, At(Day0), Day0));

    internal static StepUp Sent() => Raised().With(s => Agree(s));

    internal static StepUp SentAtOnce() => RaiseOn(Planned(), AtOnce());

    internal static StepUp Accepted() => Sent().With(s => s.Accept("Team 3, Nadia Karim", null, Care, At(Day0), Day0));

    internal static StepUp PlannedHandover() => Accepted().With(s => s.PlanHandover(new(Day0.AddDays(2), "Sam Hill", "Nadia Karim"), Worker, At(Day0), Day0));

    internal static StepUp Given() => PlannedHandover().With(s => s.ConfirmGiven(Handed(), Worker, At(Day0), Day0));

    internal static StepUp Completed() => Given().With(s => s.Complete("Nadia Karim", Care, At(Day0), Day0));

    internal static HandoverGiven Handed() => new(Day0, null, new(OverallOutcome.None, "Leo needs more than Early Help can do.", true, null));

    internal static StepUpReviewFacts Reviewed() => new(ThresholdView.Yes, true, false, "The school rang twice in October", "Ask the school sooner");

    internal static void Agree(StepUp s, Actor? by = null, DateOnly? on = null) => s.Agree(Cases.ACase.Ashford, null, Cases.ACase.Standards, Cases.ACase.Calendar, by ?? Lead, At(on ?? Day0), on ?? Day0);

    internal static StepUp With(this StepUp given, Action<StepUp> change)
    {
        change(given);
        return given;
    }
}
