using EarlyHelp.Data.Families;
using EarlyHelp.Data.Notifications;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Notifications.Form;

namespace EarlyHelp.Data.Generating;

/// <summary>A notification from its receipt to its decision: screened, checked and decided by triage, most of it in time.</summary>
internal sealed class GeneratedNotification(History history, Story story, GeneratedFamily family, IReadOnlyList<Colleague> triage)
{
    private readonly Chance chance = history.Chance;
    private readonly Colleague officer = history.Chance.One(triage);

    private Actor Officer => officer.As;

    /// <summary>The notification.</summary>
    public Notification Record { get; private set; } = null!;

    /// <summary>What follows when triage passes the family to the district.</summary>
    public required Action<Notification> Passed { get; init; }

    /// <summary>A notification of early help is received.</summary>
    public void Receive()
    {
        var answers = family.Form(story.Today);
        From(answers, chance.One(nameof(Flows.Agencies), Flows.Agencies));
        answers["REQ03"] = LevelOf(TriageOutcome.Unit);
        Receive(FormDefinition.EarlyHelp, answers, chance.Is(0.9) ? NotificationChannel.Online : NotificationChannel.Staff);
        var (late, very) = (chance.Is(Record.IsPriority ? 0.1 : 0.06), chance.Is(0.2));
        var screened = chance.Is(0.93) ? chance.Between(0, 2) : chance.Between(3, 5);
        var decided = Record.IsPriority
            ? late ? chance.Between(3, 6) : chance.Between(0, 2) : late ? chance.Between(11, very ? 18 : 13) : chance.Between(Math.Min(screened, 2), 10);
        var decideOn = history.Working(story.Today, Math.Max(decided, screened));
        story.On(history.Working(story.Today, screened), 10, () =>
        {
            Screen();
            story.On(decideOn, 15, Decide);
        });
    }

    /// <summary>A notice of the police is received, and looked at on that day.</summary>
    public void ReceiveFromPolice()
    {
        Receive(FormDefinition.MissingChild, family.Told.MissingChild(story.Today), NotificationChannel.Staff);
        story.On(chance.Is(0.94) ? story.Today : history.Working(story.Today, 1), 16, () =>
        {
            Screen();
            Decide(chance.One((0.3, TriageOutcome.Advice), (0.2, TriageOutcome.SocialCare), (0.5, TriageOutcome.NoFurtherAction)));
        });
    }

    private void Receive(FormDefinition form, Answers answers, NotificationChannel channel)
    {
        var facts = FamilyFacts.From(form, answers, story.Today);
        Record = history.Keys.Keep(Notification.Receive(
            Reception.ReceiptOf(form, answers, facts, NotifierFacts.From(form, answers)) with
            {
                Reference = history.Next("EHN", story.Today), Channel = channel, Family = family.Record, SuggestedDistrictId = family.Place.District.Id, CompletePercent = Complete(form, answers),
            }, history.Standards, history.Calendar, Actor.Notifier, story.Now, story.Today));
        if (family.KnownOn == story.Today)
            family.Record.Remember(Actor.Notifier, story.Now, story.Today, "Family recorded", $"From notification {Record.Reference}");
        foreach (var consent in ConsentRecorder.Of(new(family.Record, family.ByKey, facts.Consents, Record, Actor.Notifier, story.Now, story.Today), answers))
            history.Finish(consent);
    }

    private void Screen()
    {
        var wasPriority = Record.IsPriority;
        Record.Screen(
            new(chance.One((0.3, RiskLevel.None), (0.68, RiskLevel.Some), (0.02, RiskLevel.Immediate)), wasPriority, wasPriority ? "As the notifier says" : null,
                ActionTaken: Record.Kind == NotificationKind.EarlyHelp ? null : "Read with the police, and the family rung on the same day"),
            history.Standards, history.Calendar, Officer, story.Now, story.Today);
        Record.Check(
        [
            .. Enum.GetValues<CheckKind>().Select(k => k is CheckKind.YouthJustice or CheckKind.Other
                ? new CheckAnswer(k, CheckResult.NotNeeded, "Nothing in the notification points to it", story.Today)
                : chance.Is(0.15) ? new CheckAnswer(k, CheckResult.Found, "Known, and nothing that changes what is asked for", story.Today) : new CheckAnswer(k, CheckResult.NothingFound, null, story.Today)),
        ], Officer, story.Now, story.Today);
    }

    private void Decide() => Decide(chance.One(nameof(Flows.Outcomes), Flows.Outcomes));

    private void Decide(TriageOutcome outcome)
    {
        var late = Record.IsLateOn(story.Today);
        Record.Decide(new()
        {
            Outcome = outcome, Level = LevelOf(outcome), DistrictId = OutcomeNames.NeedsDistrict(outcome) ? family.Place.District.Id : null,
            Rationale = "Needs of several kinds, the family wants help, and what was tried before has not been enough.",
            Service = outcome == TriageOutcome.Commissioned ? "Family Support West" : null, Message = DecisionMessage.For(outcome),
            BreachReason = late ? chance.One(Enum.GetValues<BreachReason>()) : null, BreachExplanation = late ? "We waited for an answer, and rang twice." : null,
        }, Officer, story.Now, story.Today);
        if (OutcomeNames.OpensCase(outcome))
            Passed(Record);
    }

    // What a unit is for is the first level that more than one service works at.
    private string LevelOf(TriageOutcome outcome)
    {
        var levels = ThresholdScheme.InForceOn(story.Today).Levels;
        var level = outcome == TriageOutcome.SocialCare ? levels[^1] : OutcomeNames.OpensCase(outcome) ? levels.First(l => !l.IsLight) : levels.Last(l => l.IsLight);
        return level.Code;
    }

    private static void From(Answers answers, string agency)
    {
        answers["NOT04"] = agency;
        if (agency.StartsWith("SCH-", StringComparison.Ordinal))
            return;
        (answers["NOT01"], answers["NOT02"]) = agency.StartsWith("HEA-", StringComparison.Ordinal) ? ("Rhona Ilett", "Health visitor") : ("Ola Brandt", "Family worker");
        answers["NOT06"] = agency.StartsWith("HEA-", StringComparison.Ordinal) ? "r.ilett@health.example" : "o.brandt@partner.example";
        answers["DEC04"] = answers["NOT01"];
    }

    // How much of a form is filled in depends on its shape only: counting each one would be half of the time of a notification.
    private int Complete(FormDefinition form, Answers answers)
    {
        var shape = (answers.Items("people").Count * 2) + (form == FormDefinition.EarlyHelp ? 1 : 0);
        if (!history.Completes.TryGetValue(shape, out var percent))
            history.Completes[shape] = percent = Completeness.Of(form, answers, story.Today).Percent;
        return percent;
    }
}
