using EarlyHelp.Domain.Notifications.Form.Codes;
using static EarlyHelp.Domain.Notifications.Form.QuestionKind;

namespace EarlyHelp.Domain.Notifications.Form.Catalogue;

/// <summary>Views and hopes: what each person said (reference 1.8, VOI), what everyone hopes for (OUT), files and the declaration (DEC).</summary>
public static class ViewsAndHopes
{
    private const int HighestScale = 10;

    /// <summary>The words of one person; of every child, and of everybody who lives with one.</summary>
    public static FormPage Voice { get; } = new("views", "What {name} says",
    [
        new Question("VOI02", LongText, "What did {name} say, in their own words?").Max(2000)
            .Min(20, "What {name} said must be 20 characters or more").Called("What {name} said")
            .Help("For a child who does not speak yet, what you observed").Must("Record what {name} said, or explain why you could not ask")
            .Or("VOI05"),
        new Question("VOI05", Radios, "If you could not ask, why not?").From(ConcernCodes.NoVoice)
            .Holds((_, asking) => asking.Has("VOI02") || !Members.NeedsOwnVoice(asking), "You must include {name}'s views because emotional wellbeing support is requested"),
        new Question("VOI03", Select, "How did you gather it?").From(ConcernCodes.VoiceHow)
            .MustWhen(WasHeard, "Select how you gathered {name}'s views").Known(),
        new Question("VOI04", Date, "When?").Called("The date of the views")
            .MustWhen(WasHeard, "Enter the date you gathered {name}'s views").Known()
            .Past("The date of the views must be today or in the past"),
        new Question("VOI04B", Text, "Who gathered it?").Max(100).OfSomebodyElse().Called("Who gathered it").Help("Leave blank if it was you"),
        new Question("VOI06", LongText, "What do they want to change?").Max(1000).Called("What they want to change"),
        new Question("VOI06S", Number, "How are things for them now, from 0 to 10?").Called("The number")
            .Holds((number, _) => AnswerForm.Number(number) is <= HighestScale, "Enter a number between 0 and 10"),
        new Question("VOI07", YesNoNotKnown, "Does {name} disagree with anything in this request?")
            .Must("Select whether {name} disagrees with anything"),
        new Question("VOI07W", LongText, "What do they disagree with?").Max(1000).Called("What they disagree with")
            .Under("VOI07", Answer.Yes),
    ]) { Repeats = FormGroups.People, Asked = IsToBeHeard };

    /// <summary>What everyone hopes to achieve, and what the notifier's organisation will do.</summary>
    public static FormPage Outcomes { get; } = new("outcomes", "What you hope to achieve",
    [
        new Question("OUT03", Checkboxes, "What support do you think would help?").From(ConcernCodes.Services),
        new Question("OUT04", LongText, "What will your organisation continue to do?").Max(1000).Called("What your organisation will do")
            .When(asking => AboutYou.ForAnotherFamily(asking) && !Codes.Agencies.IsPrivate(asking["NOT04"]))
            .Must("Enter what your organisation will continue to do").Known(),
    ]) { Lists = FormGroups.Outcomes, Lead = "Add one to six outcomes that the family and you hope to achieve." };

    /// <summary>One outcome.</summary>
    public static FormPage Outcome { get; } = new("outcome", "An outcome you hope to achieve",
    [
        new Question("OUT01", LongText, "What do you hope to achieve?").Max(500).Called("The outcome")
            .Must("Enter at least one outcome you hope to achieve").Known(),
        new Question("OUT01W", Checkboxes, "Who is it for?").From(Choosing.People((_, _) => true)),
        new Question("OUT01D", Select, "What is it about?").From(ConcernCodes.OutcomeDomains),
        new Question("OUT02", Text, "How will we know?").Max(500).Called("How we will know"),
    ]) { Repeats = FormGroups.Outcomes };

    /// <summary>FIL: anything that helps; checked by content where it is stored.</summary>
    public static FormPage Files { get; } = new("files", "Files", [new Question("FIL01", QuestionKind.File, "Attach anything that helps us understand")]);

    /// <summary>The declaration.</summary>
    public static FormPage Declaration { get; } = new("declaration", "Declaration",
    [
        new Question("DEC01", Confirm, "What I have written is accurate, and I have discussed it with the family, children included")
            .When(WasDiscussed)
            .Must("Confirm that you have discussed this with the family").Known(),
        new Question("DEC01S", Confirm, "What I have written is accurate, and I have not discussed it with the family for the reason I gave").When(asking => !WasDiscussed(asking))
            .NotForFamily().Must("Confirm that what you have written is accurate").Known(),
        new Question("DEC04", Text, "Your full name, as your signature").Max(100).Called("Your name").Must("Enter your full name").Known(),
    ]);

    /// <summary>The section.</summary>
    public static FormSection Section { get; } = new("views", "Views and hopes", [Voice, Outcomes, Outcome]);

    /// <summary>The last section.</summary>
    public static FormSection Last { get; } = new("declaration", "Declaration", [Files, Declaration]);

    /// <summary>At least one outcome.</summary>
    public static FormRule AtLeastOneOutcome { get; } = new("outcomes", asking => asking.Answers.Items("outcomes").Count > 0
        ? []
        : [new RuleGap("outcomes", "OUT01", "Enter at least one outcome you hope to achieve")]);

    private static bool WasHeard(Asking asking) => asking.Has("VOI02");

    private static bool IsToBeHeard(Asking asking) => asking.Item is { } person && !person.IsUnborn() && !person.Has("PER28")
        && (person.IsChild(asking.Today) || Members.LivesInTheHome(asking.Answers, person, asking.Today));

    private static bool WasDiscussed(Asking asking) => ConsentPosition.Of(asking.Answers).Kind != ConsentKind.SafeguardingReason;
}
