using EarlyHelp.Domain.Notifications.Form.Codes;
using static EarlyHelp.Domain.Notifications.Form.QuestionKind;

namespace EarlyHelp.Domain.Notifications.Form.Catalogue;

/// <summary>Consent (reference 1.3): where the family stands, who agreed to what, and the reason when there is none.</summary>
public static class ConsentPages
{
    private const int CompetentAge = 16;
    private const int OldConsentMonths = 12;

    /// <summary>CON00: the headline, also on an upload.</summary>
    public static Question Headline { get; } = new Question("CON00", Radios, "Has the family agreed to this notification?").From(ConsentCodes.Position)
        .Must("Select whether the family has given consent").Known();

    /// <summary>The headline on its own page.</summary>
    public static FormPage Position { get; } = new("consent", "Consent", [Headline])
    {
        Lead = "Explain to the family what Early Help is and who will see this form before you ask.",
    };

    /// <summary>Everybody who gave consent.</summary>
    public static FormPage Givers { get; } = new("consents", "Who gave consent", [])
    {
        Lists = FormGroups.Consents,
        Asked = WasGiven,
        Lead = "Add each person who gave consent. A young person of 16 or over gives their own.",
    };

    /// <summary>What one person agreed to.</summary>
    public static FormPage Giver { get; } = new("consent-given", "Consent of {name}",
    [
        new Question("CON01", Radios, "Who gave consent?")
            .From(Choosing.People((person, _) => !person.IsUnborn() && !person.Has("PER28"), new Code(Choosing.Representative, "Someone else, for them")))
            .Must("Select who gave consent").Known(),
        new Question("CON01R", Text, "Their name").Max(140).OfSomebodyElse().Called("Their name").Under("CON01", Choosing.Representative)
            .Must("Enter the name of the person who gave consent").Known(),
        new Question("CON02", Radios, "In what capacity?").From(ConsentCodes.Capacity)
            .Must("Select the capacity in which consent was given").Known(),
        new Question("CON02N", LongText, "How do you know that they understand what they agree to?").Max(500).Called("How you know")
            .When(IsUnderSixteen)
            .Must("Explain how you know that the child understands what they agree to").Known(),
        Item("C1", "Has the process been explained to the family?", "Select whether the process has been explained to the family"),
        Item("C2", "Does {name} agree to take part and be contacted by Early Help?", "Select whether {name} agrees to take part"),
        Item("C3", "Does {name} agree that information is shared with Early Help and the agencies named?", "Select whether {name} agrees to share information")
            .From(ConsentCodes.Sharing),
        new Question("CON04", Checkboxes, "Which organisations must it not be shared with?").From(Agencies.Working)
            .Under("CON03.C3", ConsentCodes.Partial)
            .Must("Enter which organisations or topics must not be shared").Or("CON04T").Known(),
        new Question("CON04T", Text, "Which named organisations or topics?").Max(300).Called("Organisations or topics")
            .Under("CON03.C3", ConsentCodes.Partial),
        Item("C4", "Does {name} agree that agencies share information back?", "Select whether {name} agrees that agencies share information back"),
        Item("C5", "Does {name} agree to be registered with the local children’s centre or youth hub?", "Select whether {name} agrees to registration with a children’s centre or youth hub"),
        Item("C6", "Does {name} want no information from children’s centres and youth hubs?", "Select whether {name} opts out of information"),
        Item("C7", "Has {name} been given the privacy notice, or shown where it is?", "Select whether {name} has been given the privacy notice"),
        new Question("CON10", Radios, "How was the privacy notice given?").From(ConsentCodes.Notice).Under("CON03.C7", Answer.Yes)
            .Must("Select how the privacy notice was given").Known(),
        Item("C8", "Does {name} agree to be asked for feedback?", "Select whether {name} agrees to be asked for feedback"),
        new Question("CON03.C9", Radios, "Has {name} been told that the programme links data for research?").From(ConsentCodes.Informed)
            .Help("This is a notice, not a consent"),
        new Question("CON05", Radios, "How was consent given?").From(ConsentCodes.How).Must("Select how consent was given").Known(),
        new Question("CON05W", Text, "Who witnessed or recorded it?").Max(100).OfSomebodyElse().Called("The witness")
            .Under("CON05", "verbal-witnessed", "verbal-phone")
            .Must("Enter who witnessed or recorded the consent").Known(),
        new Question("CON06", Date, "When was consent given?").Called("Date consent was given")
            .Must("Enter the date consent was given, like 16 11 2026").Known()
            .Past("Date consent was given must be today or in the past")
            .Holds((day, asking) => DateAnswer.Of(day) is not { } date || BirthOfGiver(asking) is not { } born || date >= born, "Date consent was given must be after the person's birth")
            .Advises((day, asking) => DateAnswer.Of(day) is { } date && date < asking.Today.AddMonths(-OldConsentMonths), "This consent is more than 12 months old. Check with the family that it still holds"),
        new Question("CON07", Confirm, "I will keep the original signed form").Under("CON05", "signed", "e-signature")
            .Must("Confirm that you will keep the original signed form").Known(),
        new Question("CON08", Text, "Where is the signed original kept?").Max(150).Called("Where the original is kept")
            .Under("CON05", "signed", "e-signature")
            .Must("Enter where the signed original is kept").Known(),
    ]) { Repeats = FormGroups.Consents, Asked = WasGiven };

    /// <summary>CON11: why there is no consent, or none to what is needed; it decides between sending and the stop page.</summary>
    public static FormPage WithoutConsent { get; } = new("without-consent", "Why there is no consent",
    [
        new Question("CON11", Radios, "Why was consent not given or asked for?").From(ConsentCodes.Reason).NotForFamily()
            .Must("Explain why consent was not given or asked for").Known(),
        new Question("CON11W", LongText, "Explain").Max(2000)
            .Min(30, "Explain why consent was not given or asked for in at least 30 characters").Called("The explanation").NotForFamily()
            .Must("Explain why consent was not given or asked for").Known(),
    ]) { Asked = asking => ConsentPosition.NeedsReason(asking.Answers) };

    /// <summary>CON09: the family's copy.</summary>
    public static FormPage Copy { get; } = new("family-copy", "A copy for the family",
    [
        new Question("CON09", Radios, "Has the family a copy of the completed form?").From(ConsentCodes.Copy)
            .Help("You can print one from the page where you check your answers")
            .Must("Confirm that the family has a copy of the completed form").Known()
            .Holds((copy, asking) => copy != ConsentCodes.NotYet || ConsentPosition.Of(asking.Answers).Kind == ConsentKind.SafeguardingReason,
                "Confirm that the family has a copy of the completed form"),
        new Question("CON09D", Date, "When did they get it?").Called("The date of the copy").Under("CON09", "paper", "electronic")
            .Past("The date of the copy must be today or in the past"),
    ]) { Asked = WasGiven };

    /// <summary>The section.</summary>
    public static FormSection Section { get; } = new("consent", "Consent", [Position, Givers, Giver, WithoutConsent, Copy]);

    /// <summary>When consent was given, somebody gave it.</summary>
    public static FormRule Somebody { get; } = new("consents", asking => WasGiven(asking) && asking.Answers.Items("consents").Count == 0
        ? [new RuleGap("consents", "CON01", "Select who gave consent")]
        : []);

    private static Question Item(string code, string label, string message) =>
        new Question($"CON03.{code}", Radios, label).From(ConsentCodes.YesNoNotAsked).Must(message).Known();

    private static bool WasGiven(Asking asking) => asking.Answers.Is("CON00", ConsentCodes.Given);

    private static DateOnly? BirthOfGiver(Asking asking) =>
        DateAnswer.Of(asking.Answers.Item("people", asking["CON01"] ?? "")?["PER07"]);

    private static bool IsUnderSixteen(Asking asking) => asking.Is("CON02", "gillick")
        || (asking.Is("CON02", "self") && BirthOfGiver(asking) is { } born && Age.InYears(born, asking.Today) < CompetentAge);
}
