using EarlyHelp.Domain.Notifications.Form.Codes;
using static EarlyHelp.Domain.Notifications.Form.QuestionKind;

namespace EarlyHelp.Domain.Notifications.Form.Catalogue;

/// <summary>What has been done: agencies (reference 1.8, AGY) and work with the family (WRK).</summary>
public static class WorkSoFar
{
    /// <summary>The agencies, or that there are none.</summary>
    public static FormPage Agencies { get; } = new("agencies", "Other agencies",
    [
        new Question("AGY01N", Confirm, "No other agencies are involved, or none that I know of")
            .When(asking => asking.Answers.Items("agencies").Count == 0)
            .Must("Enter the organisation and worker, or select that no other agencies are involved").Known(),
    ]) { Lists = FormGroups.Agencies, Lead = "Add each agency that works with the family." };

    /// <summary>One agency.</summary>
    public static FormPage Agency { get; } = new("agency", "{name}",
    [
        new Question("AGY01", Text, "Organisation").Max(150).Called("Organisation")
            .Must("Enter the organisation and worker, or select that no other agencies are involved").Known(),
        new Question("AGY01K", Select, "What kind of organisation?").From(Codes.Agencies.Working).Must("Select the type of organisation")
            .Known(),
        new Question("AGY01W", Text, "Worker").Max(100).OfSomebodyElse().Called("Worker").Help("Leave blank if you do not know"),
        new Question("AGY01R", Text, "Their role").Max(80).OfSomebodyElse().Called("Their role"),
        new Question("AGY01T", Telephone, "Their telephone number").Max(20).OfSomebodyElse().Called("Their telephone number"),
        new Question("AGY01E", Email, "Their email address").Max(254).OfSomebodyElse().Called("Their email address"),
        new Question("AGY02", Checkboxes, "Who do they work with?")
            .From(Choosing.People((_, _) => true, new Code(Answer.NotKnown, "Not known", NotKnown: true))).OnlyAlone(Answer.NotKnown)
            .Must("Select who this agency works with"),
        new Question("AGY03", YesNo, "Were they asked to contribute?").Must("Select whether this agency was asked to contribute").Known(),
        new Question("AGY03D", Date, "When?").Called("The date they were asked").Under("AGY03", Answer.Yes)
            .Past("The date they were asked must be today or in the past"),
        new Question("AGY04", Radios, "Did they contribute to this notification?").From(ConcernCodes.Contributed)
            .Must("Select whether this agency contributed")
            .Holds((contributed, asking) => !asking.Has("AGY03") || asking.Is("AGY03", Answer.No) == (contributed == Answer.NotAsked) || contributed == Answer.Yes,
                "Check whether this agency was asked: the two answers do not agree"),
        new Question("AGY05", LongText, "What did they tell you?").Max(4000).Called("What they told you").Under("AGY04", Answer.Yes)
            .Help("If their contribution is attached as a file, say so here")
            .Must("Enter what the agency told you, or attach their contribution").Known(),
        new Question("AGY06", Radios, "Are they involved now?")
            .From(new CodeList(new Code("current", "Yes, now"), new Code("ended", "No, it has ended"),
            new Code(Answer.NotKnown, "Not known", NotKnown: true))).Must("Select whether this agency is involved now"),
        new Question("AGY06F", Date, "From when?").Called("The start date"),
        new Question("AGY06T", Date, "Until when?").Called("The end date").Under("AGY06", "ended")
            .Holds((day, asking) => DateAnswer.Of(day) is not { } to || asking.Date("AGY06F") is not { } from || to >= from, "End date must be after the start date"),
        new Question("AGY07", YesNoNotKnown, "Do they lead, or would they join a team around the family?"),
        new Question("AGY08", YesNo, "May we contact them?").Must("Select whether we may contact this agency").Known()
            .Holds((may, asking) => may != Answer.Yes || !IsExcepted(asking), "You cannot select yes because the family asked us not to share with this agency"),
    ]) { Repeats = FormGroups.Agencies };

    /// <summary>The work, or why there is none, and what came of it.</summary>
    public static FormPage Work { get; } = new("work", "Work with the family so far",
    [
        new Question("WRK01N", LongText, "If no work has been done, or none that you know of, why?").Max(500)
            .Called("Why no work has been done").When(asking => asking.Answers.Items("work").Count == 0)
            .Must("Summarise recent or current work with the family").Known(),
        new Question("WRK02", LongText, "What went well?").Max(2000).Called("What went well").Must("Describe what went well").Known(),
        new Question("WRK03", LongText, "What is yet to be achieved?").Max(2000).Called("What is yet to be achieved")
            .Must("Describe what has not been achieved yet").Known(),
        new Question("WRK04", LongText, "Earlier notifications, assessments or cases that you know of").Max(1000)
            .Called("Earlier involvement"),
    ]) { Lists = FormGroups.Work };

    /// <summary>One piece of work.</summary>
    public static FormPage Piece { get; } = new("piece-of-work", "Recent or current work",
    [
        new Question("WRK01", LongText, "What was done?").Max(2000).Called("What was done")
            .Must("Summarise recent or current work with the family").Known(),
        new Question("WRK01B", Text, "Which organisation did it?").Max(150).Called("The organisation"),
        new Question("WRK01F", Date, "From when?").Called("The start date"),
        new Question("WRK01T", Date, "Until when?").Called("The end date").Help("Leave blank if it goes on")
            .Holds((day, asking) => DateAnswer.Of(day) is not { } to || asking.Date("WRK01F") is not { } from || to >= from, "End date must be after the start date"),
        new Question("WRK01P", Checkboxes, "Who with?").From(Choosing.People((_, _) => true)),
        new Question("WRK01I", Text, "How often?").Max(100).Called("How often"),
    ]) { Repeats = FormGroups.Work };

    /// <summary>The section.</summary>
    public static FormSection Section { get; } = new("done", "What has been done", [Agencies, Agency, Work, Piece]);

    // CON04: an exception by kind of organisation.
    private static bool IsExcepted(Asking asking) => asking["AGY01K"] is { } kind
        && asking.Answers.Items("consents").Any(consent => consent.Is("CON03.C3", ConsentCodes.Partial) && consent.Is("CON04", kind));
}
