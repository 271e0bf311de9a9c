using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Cases;

/// <summary>First contact: the notifier before the family, or the reason why not (spec 2-workflow).</summary>
public sealed partial class EarlyHelpCase
{
    /// <summary>Longest reason or detail of a first contact.</summary>
    public const int ContactMaxLength = 1000;

    /// <summary>Day the worker spoke with the notifier.</summary>
    public DateOnly? NotifierContactedOn { get; private set; }

    /// <summary>Why the family was contacted without speaking with the notifier first.</summary>
    public string? WhyNotifierNotContacted { get; private set; }

    /// <summary>Day of the first contact with the family.</summary>
    public DateOnly? FamilyContactedOn { get; private set; }

    /// <summary>Whether contact with the family may be recorded: the notifier was contacted or there is a reason; a case without a notification has no notifier.</summary>
    public bool MayContactFamily => Origin != CaseOrigin.Notification || NotifierContactedOn is not null || WhyNotifierNotContacted is not null;

    /// <summary>The worker spoke with the notifier, or says why not.</summary>
    public void ContactNotifier(NotifierContactFacts facts, Actor by, DateTime at, DateOnly on)
    {
        var step = Take(CaseAction.ContactNotifier, by);
        var day = facts.HappenedOn ?? on;
        Rule.Check(
        [
            new(NotifierContactedOn is null, $"Contact with the notifier is recorded already, on {UkDates.Date(NotifierContactedOn ?? on)}: write a note for what came after"),
            new(facts.HappenedOn is not null || Text.Is(facts.WhyNot), "Enter the day you contacted the notifier, or say why you did not", nameof(facts.HappenedOn)),
            new(facts.HappenedOn is null || !Text.Is(facts.WhyNot), "Enter the day or the reason, not both", nameof(facts.WhyNot)),
            .. Backdating.Rules(day, facts.BackdateReason, on, nameof(facts.HappenedOn), nameof(facts.BackdateReason)),
            Text.Short(facts.WhyNot, ContactMaxLength, "Reason", nameof(facts.WhyNot)),
            Text.Short(facts.What, ContactMaxLength, "What was said", nameof(facts.What)),
        ]);
        (NotifierContactedOn, WhyNotifierNotContacted) = (facts.HappenedOn, Text.Tidy(facts.WhyNot) ?? WhyNotifierNotContacted);
        Move(step, by, at, day, facts.HappenedOn is null ? "Notifier not contacted first" : "Notifier contacted", Text.Tidy(facts.WhyNot) ?? Text.Tidy(facts.What));
    }

    /// <summary>The first contact with the family, with its note.</summary>
    public CaseNote ContactFamily(CaseNoteFacts facts, Actor by, DateTime at, DateOnly on)
    {
        var step = Take(CaseAction.ContactFamily, by);
        Rule.Check(
        [
            new(FamilyContactedOn is null, $"First contact with the family is recorded already, on {UkDates.Date(FamilyContactedOn ?? on)}: write a note"),
            new(MayContactFamily, "Record your contact with the notifier first, or say why you did not contact them"),
            new(NotifierContactedOn is null || facts.HappenedOn >= NotifierContactedOn, $"The notifier was contacted on {UkDates.Date(NotifierContactedOn ?? on)}: contact with the family comes after it", nameof(facts.HappenedOn)),
            new(facts.Kind != ContactKind.Note, "Choose how you were in contact", nameof(facts.Kind)),
            new(facts.SeenPersonIds.Count > 0, "Choose who of the family you spoke with", nameof(facts.SeenPersonIds)),
            .. NoteRules(facts, on),
        ]);
        var note = Add(facts, null, by, at);
        FamilyContactedOn = facts.HappenedOn;
        Move(step, by, at, facts.HappenedOn, $"First contact with the family: {StateWords.Of(facts.Kind)}", facts.BackdateReason);
        return note;
    }
}

/// <summary>Contact with the notifier, or why there was none.</summary>
/// <param name="HappenedOn">The day; null when the notifier was not contacted.</param>
/// <param name="What">What was said.</param>
/// <param name="WhyNot">Why the notifier was not contacted first.</param>
/// <param name="BackdateReason">Why it is recorded later than it happened.</param>
public sealed record NotifierContactFacts(DateOnly? HappenedOn, string? What = null, string? WhyNot = null, string? BackdateReason = null);
