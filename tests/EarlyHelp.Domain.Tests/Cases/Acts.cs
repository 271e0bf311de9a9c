using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Assessments;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Plans;
using EarlyHelp.Domain.Transfers;
using static EarlyHelp.Domain.Tests.Cases.ACasework;

namespace EarlyHelp.Domain.Tests.Cases;

/// <summary>Each action of casework, done with facts that are right for a case as it stands.</summary>
internal static class Acts
{
    internal static void Do(EarlyHelpCase given, CaseAction action, Actor by, DateOnly on)
    {
        var at = At(on);
        switch (action)
        {
            case CaseAction.ContactNotifier:
                given.ContactNotifier(new(on, "Helen is worried about the mornings"), by, at, on);
                break;
            case CaseAction.ContactFamily:
                given.ContactFamily(new(ContactKind.Visit, on, "First visit", [Kerry]), by, at, on);
                break;
            case CaseAction.BeginAssessment:
                given.BeginAssessment(AssessmentKind.Full, by, at, on);
                break;
            case CaseAction.WriteAssessment:
                given.WriteAssessment(Content(on), Walkers, by, at, on);
                break;
            case CaseAction.SubmitAssessment:
                given.SubmitAssessment(Walkers, by, at, on);
                break;
            case CaseAction.ReturnAssessment:
                given.ReturnAssessment(["Where is Leo’s father?"], by, at, on);
                break;
            case CaseAction.AuthoriseAssessment:
                given.AuthoriseAssessment(LeadsAnalysis, by, at, on);
                break;
            case CaseAction.AgreePlan:
                given.AgreePlan(Plan(on), Walkers, ACase.Standards, ACase.Calendar, by, at, on);
                break;
            case CaseAction.ChangePlan:
                given.ChangePlan(Plan(on, [.. (given.Plan?.Outcomes ?? []).Select(Again)]) with { WhatChanged = "Gran is ill" }, Walkers, by, at, on);
                break;
            case CaseAction.GiveCopy:
                given.GiveCopy(new(Kerry, on, "By hand"), Walkers, by, at, on);
                break;
            case CaseAction.UpdateAction:
                given.UpdateAction(new(1, ActionStatus.InProgress), by, at, on);
                break;
            case CaseAction.Review:
                given.Review(
                    Held(on) with { Actions = [.. given.Actions.Where(a => a.IsLateOn(on)).Select(a => new ActionStep(a.Agreed.Number, ActionStatus.Open, on.AddDays(20), "Gran was ill"))] },
                    Walkers, ACase.Standards, ACase.Calendar, by, at, on);
                break;
            case CaseAction.Continue:
                var day = on > (given.Dates.WorkEndsOn ?? on).AddDays(-28) ? on : given.Dates.WorkEndsOn!.Value.AddDays(-27);
                given.Continue(new("Exams", "Visits every week", day.AddDays(28)), by, At(day), day);
                break;
            case CaseAction.ProposeClosure:
                given.ProposeClosure(EndingOf(given, on), Walkers, by, at, on);
                break;
            case CaseAction.ReturnClosure:
                given.ReturnClosure("The school was not told", by, at, on);
                break;
            case CaseAction.SignOffClosure:
                given.SignOffClosure(null, by, at, on);
                break;
            case CaseAction.Reopen:
                given.Reopen("The same worries are back", 71, true, null, by, at, on);
                break;
            case CaseAction.OfferHandover:
                given.OfferHandover(given.DistrictId == 7 ? ACase.Dover : ACase.Ashford, "They moved to Dover; Leo starts at a new school", by, at, on);
                break;
            case CaseAction.AcceptHandover:
                given.AcceptHandover(given.OfferedDistrictId == 8 ? ACase.UnitOfDover : ACase.Unit1, 3, null, ACase.Standards, ACase.Calendar, by, at, on);
                break;
            case CaseAction.DeclineHandover:
                given.DeclineHandover("They still live in Ashford", by, at, on);
                break;
            case CaseAction.TakeHandoverBack:
                given.TakeHandoverBack("They came back", by, at, on);
                break;
            case CaseAction.PassOn:
                PassOn(given, by, at, on);
                break;
            case CaseAction.FollowUp:
                var due = given.FollowUps.FirstOrDefault(f => f.IsOpen);
                var asked = due is null || due.DueOn < on ? on : due.DueOn;
                given.RecordFollowUp(new(due?.Months ?? 3, asked, FollowUpResult.Lasted, "Still at school"), by, At(asked), asked);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(action), action, "Not an action of casework.");
        }
    }

    // The line itself is asked first: beginning the transfer must leave a case that can't go on as it was.
    private static void PassOn(EarlyHelpCase given, Actor by, DateTime at, DateOnly on)
    {
        CaseWorkflow.Table.Take(given.State, CaseAction.PassOn, by);
        given.BeginTransfer("SU-2026-000001", by, at, on);
        given.PassOn(new("SU-2026-000001", Holder.SocialCare("Ashford"), ClosureReason.SteppedUp, "Nadia Karim",
            new(given.PlanCount == 0 ? OverallOutcome.NotApplicable : OverallOutcome.Some, "Social care goes on from here.", true, null), by.Name, by.StaffId, at), by, at, on);
    }

    private static ClosureFacts EndingOf(EarlyHelpCase given, DateOnly on) => given.PlanCount == 0
        ? EndingWithoutPlan() with { NotifierToldOn = on }
        : Ending() with { NotifierToldOn = on, Actions = [.. given.Actions.Where(a => a.IsOpen).Select(a => new ActionStep(a.Agreed.Number, ActionStatus.Done))] };

    private static OutcomeFacts Again(PlanOutcome o) => new(o.What, o.Baseline, o.BaselineScore, o.Measure, o.Target,
        [.. o.Actions.Select(a => new ActionFacts(a.What, a.Owner, a.OwnerPersonId, a.OwnerName, a.DueOn) { Number = a.Number })]) { Number = o.Number, Goal = o.Goal };
}
