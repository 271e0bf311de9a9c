using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Standards;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Transfers;

/// <summary>Raising a step-up, the manager's answer, and what goes at once.</summary>
public sealed partial class StepUp
{
    /// <summary>Raises a step-up on an open case. At immediate risk it goes to social care in the same change, and the manager looks at it after.</summary>
    /// <param name="reference">Its reference.</param>
    /// <param name="given">The case; its family with its baton is loaded.</param>
    /// <param name="facts">What is said.</param>
    /// <param name="family">The family on that day.</param>
    /// <param name="standards">Service standards.</param>
    /// <param name="calendar">Working calendar.</param>
    /// <param name="by">Who raises it.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="on">The local day.</param>
    public static StepUp Raise(
        string reference, EarlyHelpCase given, StepUpFacts facts, FamilyToday family, ServiceStandards standards, WorkingCalendar calendar, Actor by, DateTime at, DateOnly on)
    {
        Rule.Check([.. given.TransferRules(Permission.RaiseStepUps, "raise a step-up", by), .. Facts(facts, family, at, on)]);
        var raised = new StepUp
        {
            Reference = reference, Case = given, CaseId = given.Id, FamilyId = given.FamilyId, DistrictId = given.DistrictId, State = StepUpState.Raised,
            RaisedBy = by.Name, RaisedById = by.StaffId, RaisedAt = at, RaisedOn = on,
        };
        raised.Baton = given.BeginTransfer(reference, by, at, on);
        raised.Write(facts, by);
        raised.Remember(by, at, on, "Step-up raised", raised.WhatChanged, null, StepUpState.Raised);
        if (raised.IsImmediate)
        {
            var step = StepUpWorkflow.Table.Take(raised.State, StepUpAction.SendAtOnce, by);
            raised.Leave(step, facts.To!, ServiceStandard.StepUpImmediate, standards, calendar, by, at, on, $"Sent to social care of {facts.To!.Name} at once", $"{raised.CalledWhom} was called on {UkDates.DateAndTime(raised.CalledAt!.Value)}");
        }

        given.Keep(raised);
        return raised;
    }

    /// <summary>Raises again what the manager returned.</summary>
    public void RaiseAgain(StepUpFacts facts, FamilyToday family, ServiceStandards standards, WorkingCalendar calendar, Actor by, DateTime at, DateOnly on)
    {
        var step = Take(StepUpAction.RaiseAgain, by);
        Rule.Check([OfOwnUnit(by, "raise a step-up"), .. Facts(facts, family, at, on)]);
        Write(facts, by);
        Move(step, by, at, on, "Step-up raised again", WhatChanged);
        if (!IsImmediate)
            return;
        var sending = StepUpWorkflow.Table.Take(State, StepUpAction.SendAtOnce, by);
        Leave(sending, facts.To!, ServiceStandard.StepUpImmediate, standards, calendar, by, at, on, $"Sent to social care of {facts.To!.Name} at once", $"{CalledWhom} was called on {UkDates.DateAndTime(CalledAt!.Value)}");
    }

    /// <summary>The manager agrees, and it is sent.</summary>
    /// <param name="to">The district whose social care answers.</param>
    /// <param name="words">Words to social care, when there are any.</param>
    /// <param name="standards">Service standards.</param>
    /// <param name="calendar">Working calendar.</param>
    /// <param name="by">Who agrees.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="on">The local day.</param>
    public void Agree(District? to, string? words, ServiceStandards standards, WorkingCalendar calendar, Actor by, DateTime at, DateOnly on)
    {
        var step = Take(StepUpAction.Agree, by);
        Rule.Check([.. ManagersRules(by), .. ToDistrict(to, on), Text.Short(words, TextMaxLength, "Your words", ManagersField)]);
        (ManagedBy, ManagedById, ManagedOn, ManagersWords) = (by.Name, by.StaffId, on, Text.Tidy(words));
        Move(step, by, at, on, "Step-up agreed", ManagersWords);
        Leave(StepUpWorkflow.Table.Take(State, StepUpAction.Send, by), to!, ServiceStandard.StepUp, standards, calendar, by, at, on, $"Sent to social care of {to!.Name}");
    }

    /// <summary>The manager returns it with what is missing.</summary>
    public void Return(string? words, Actor by, DateTime at, DateOnly on)
    {
        var step = Take(StepUpAction.Return, by);
        Rule.Check([.. ManagersRules(by), Text.Given(words, "Say what is missing, so that it can be raised again", ManagersField), Text.Short(words, TextMaxLength, "What is missing", ManagersField)]);
        (ManagedBy, ManagedById, ManagedOn, ManagersWords) = (by.Name, by.StaffId, on, words!.Trim());
        Move(step, by, at, on, "Step-up returned", ManagersWords);
    }

    /// <summary>Whoever raised it, or who may agree it, takes it back before social care takes the family. Early Help goes on holding the family.</summary>
    public void Withdraw(string? reason, Actor by, DateTime at, DateOnly on)
    {
        var step = Take(StepUpAction.Withdraw, by);
        Rule.Check(
            OfOwnUnit(by, "withdraw step-ups"),
            new(by.May(Permission.AgreeStepUps) || by.StaffId == RaisedById || by.StaffId == WrittenById || by.StaffId == Case.WorkerId, "Who raised it, who holds the case, or their unit lead can withdraw it"),
            Text.Given(reason, "Say why you withdraw it", "WithdrawReason"),
            Text.Short(reason, TextMaxLength, "The reason", "WithdrawReason"));
        Baton.Keep(Reference);
        (AnsweredOn, AnswerWords) = (on, reason!.Trim());
        Move(step, by, at, on, "Step-up withdrawn", AnswerWords);
    }

    /// <summary>The manager looks at what went at once.</summary>
    public void ReviewImmediate(string? words, Actor by, DateTime at, DateOnly on)
    {
        var step = Take(StepUpAction.ReviewImmediate, by);
        Rule.Check(
            new(IsImmediate, "This step-up did not go at once: its manager agreed to it"),
            new(ImmediateReviewedOn is null, $"{ImmediateReviewedBy} has looked at it already"),
            Case.IsOfHolder(by), NotTheirOwn(by, "look at it"),
            Text.Given(words, "Say what you found", "ImmediateWords"),
            Text.Short(words, TextMaxLength, "What you found", "ImmediateWords"));
        (ImmediateReviewedBy, ImmediateReviewedOn, ImmediateReviewWords) = (by.Name, on, words!.Trim());
        Move(step, by, at, on, LookedAtOnce);
    }

    private const string ManagersField = "ManagersWords";

    private Rule[] ManagersRules(Actor by) =>
    [
        OfOwnUnit(by, "answer step-ups"), Case.IsOfHolder(by), NotTheirOwn(by, "answer it"),
        new(!IsRaisedByLead || by.Role != Role.UnitLead, "A unit lead raised this step-up: the district manager answers it"),
    ];

    private Rule NotTheirOwn(Actor by, string what) => new(by.StaffId is null || (by.StaffId != RaisedById && by.StaffId != WrittenById), $"You raised this step-up: another person must {what}");

    private Rule OfOwnUnit(Actor by, string what) => Case.OfOwnUnit(by, what);

    private static Rule[] ToDistrict(District? to, DateOnly on) =>
    [
        new(to is not null, "Select the district whose social care answers", "ToDistrictId"),
        new(to is null || (to.From <= on && (to.To is null || to.To >= on)), $"{to?.Name} does not work on {UkDates.Date(on)}: choose another district", "ToDistrictId"),
    ];

    private static Rule[] Facts(StepUpFacts facts, FamilyToday family, DateTime at, DateOnly on) =>
    [
        new(facts.ChildIds.Count > 0, "Select which children it is about", nameof(facts.ChildIds)),
        .. facts.ChildIds.Select(id => new Rule(family.Children.Any(c => c.PersonId == id), "Select children of the family", nameof(facts.ChildIds))),
        Text.Given(facts.WhatChanged, "Enter what has changed", nameof(facts.WhatChanged)),
        Text.Short(facts.WhatChanged, TextMaxLength, "What has changed", nameof(facts.WhatChanged)),
        Text.Given(facts.Harm, "Enter what has happened to the children", nameof(facts.Harm)),
        Text.Short(facts.Harm, TextMaxLength, "What has happened", nameof(facts.Harm)),
        Text.Given(facts.Danger, "Enter what may happen to the children if nothing changes", nameof(facts.Danger)),
        Text.Short(facts.Danger, TextMaxLength, "What may happen", nameof(facts.Danger)),
        Text.Given(facts.Evidence, "Enter what shows it", nameof(facts.Evidence)),
        Text.Short(facts.Evidence, TextMaxLength, "What shows it", nameof(facts.Evidence)),
        new(facts.FamilyInformed is not null, "Select whether the family knows", nameof(facts.FamilyInformed)),
        new(facts.FamilyInformed != true || Text.Is(facts.FamilySays), "Enter what the family knows and says", nameof(facts.FamilySays)),
        Text.Short(facts.FamilySays, TextMaxLength, "What the family knows", nameof(facts.FamilySays)),
        new(facts.FamilyInformed != false || Text.Is(facts.WhyNotInformed), "Say why the family does not know", nameof(facts.WhyNotInformed)),
        Text.Short(facts.WhyNotInformed, TextMaxLength, "Why the family does not know", nameof(facts.WhyNotInformed)),
        new(facts.IsImmediate is not null, "Select whether a child is at immediate risk", nameof(facts.IsImmediate)),
        .. facts.IsImmediate != true ? [] : Call(facts, at, on),
    ];

    private static Rule[] Call(StepUpFacts facts, DateTime at, DateOnly on) =>
    [
        Text.Given(facts.CalledWhom, "Ring social care first, and enter whom you spoke to", nameof(facts.CalledWhom)),
        Text.Short(facts.CalledWhom, LineMaxLength, "Whom you spoke to", nameof(facts.CalledWhom)),
        new(facts.CalledAt is not null, "Enter when you rang", nameof(facts.CalledAt)),
        new(facts.CalledAt is null || facts.CalledAt <= at, "You can only enter a call that you have made: the time must be in the past", nameof(facts.CalledAt)),
        new(facts.CalledAt is not { } called || UkTime.DayOf(called) >= on.AddDays(-EarlyHelpCase.BackdateDays), $"The call must be in the last {EarlyHelpCase.BackdateDays} days", nameof(facts.CalledAt)),
        .. ToDistrict(facts.To, on),
    ];

    private void Write(StepUpFacts facts, Actor by)
    {
        (WhatChanged, Harm, Danger, Evidence) = (facts.WhatChanged!.Trim(), facts.Harm!.Trim(), facts.Danger!.Trim(), facts.Evidence!.Trim());
        FamilyInformed = facts.FamilyInformed!.Value;
        FamilySays = FamilyInformed ? Text.Tidy(facts.FamilySays) : null;
        WhyNotInformed = FamilyInformed ? null : Text.Tidy(facts.WhyNotInformed);
        IsImmediate = facts.IsImmediate!.Value;
        (CalledWhom, CalledAt) = IsImmediate ? (facts.CalledWhom!.Trim(), facts.CalledAt) : (null, null);
        children.RemoveAll(c => !facts.ChildIds.Contains(c.PersonId));
        children.AddRange(facts.ChildIds.Distinct().Where(id => !children.Any(c => c.PersonId == id)).Select(id => new StepUpChild(id)));
        WrittenById = by.StaffId;
        IsRaisedByLead |= by.Role == Role.UnitLead;
    }

    private void Leave(
        Transition<StepUpState, StepUpAction> step, District to, string standard, ServiceStandards standards, WorkingCalendar calendar, Actor by, DateTime at, DateOnly on, string what, string? detail = null)
    {
        (SentAt, SentOn, SentTo, SentToDistrictId) = (at, on, to, to.Id);
        NotReviewedSince = Review is null ? on : null;
        PlanNumber = Case.PlanCount > 0 ? Case.PlanCount : null;
        AnswerBy = standards.Start(standard, on, calendar).DueOn;
        Move(step, by, at, on, what, detail);
    }

    private Transition<StepUpState, StepUpAction> Take(StepUpAction action, Actor by) => StepUpWorkflow.Table.Take(State, action, by);

    private void Move(Transition<StepUpState, StepUpAction> step, Actor by, DateTime at, DateOnly on, string what, string? detail = null)
    {
        var from = State;
        State = step.To;
        Remember(by, at, on, what, detail, from, step.To);
    }

    private void Remember(Actor by, DateTime at, DateOnly on, string what, string? detail, StepUpState? from, StepUpState to)
    {
        var moved = from != to;
        timeline.Add(new(by, at, on, what, detail, moved ? from?.ToString() : null, moved ? to.ToString() : null));
        Case.RememberTransfer(by, at, on, $"{what}, {Reference}", detail);
        Touch();
    }
}
