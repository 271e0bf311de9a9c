using EarlyHelp.Domain.Notifications.Form.Codes;
using static EarlyHelp.Domain.Notifications.Form.QuestionKind;

namespace EarlyHelp.Domain.Notifications.Form.Catalogue;

/// <summary>About you: the notifier (reference 1.1), with the question of immediate danger first.</summary>
public static class AboutYou
{
    private const int OldForm = 28;
    private static readonly string[] PrivateMailboxes = ["gmail.com", "outlook.com", "hotmail.com", "hotmail.co.uk", "yahoo.com", "yahoo.co.uk", "icloud.com"];

    /// <summary>NOT15: a yes leads to a page with 999 and the front door's number; the notification can still be sent and is flagged.</summary>
    public static FormPage Danger { get; } = new("danger", "Is a child in danger now?",
    [
        new Question("NOT15", YesNo, "Is a child in immediate danger, or has a child a serious injury now?")
            .Must("Select yes if a child is in immediate danger or has a serious injury now").Known().NotForFamily(),
    ]) { Lead = "If a child is in danger now, call 999 before you fill in this form." };

    /// <summary>NOT13: a family that asks for itself is asked less.</summary>
    public static FormPage OwnFamily { get; } = new("own-family", "Who are you asking for?",
    [
        new Question("NOT13", YesNo, "Are you asking for help for your own family?")
            .Must("Select yes if you are asking for help for your own family").Known(),
        new Question("NOT13C", YesNo, "Are you the child or young person who needs help?").Under("NOT13", Answer.Yes)
            .Must("Select yes if you are the child or young person who needs help").Known(),
    ]);

    /// <summary>Who the notifier is and how to reach them.</summary>
    public static FormPage Details { get; } = new("your-details", "Your details",
    [
        new Question("NOT01", Text, "Your full name").Max(100).Called("Your full name").Must("Enter your full name").Known()
            .Holds((name, _) => name.Length >= 2 && IsName(name), "Enter your full name"),
        new Question("NOT04", Select, "What kind of organisation do you work for?").From(Agencies.Offered).When(ForAnotherFamily)
            .Must("Select the type of organisation you work for").Known(),
        new Question("NOT03", Text, "Your organisation").Max(150).Called("Your organisation").When(ForAnotherFamily)
            .When(asking => !Agencies.IsSchool(asking["NOT04"]) && !Agencies.IsPrivate(asking["NOT04"]))
            .Must("Select your organisation, or enter its name if it is not listed").Known(),
        new Question("NOT08", Text, "Your school").Max(150).Called("Your school").When(ForAnotherFamily)
            .Help("Its name; add the DfE number if you know it").When(asking => Agencies.IsSchool(asking["NOT04"]))
            .Must("Select your school").Known(),
        new Question("NOT02", Text, "Your job title or role").Max(80).Called("Your job title or role").When(ForAnotherFamily)
            .When(asking => !Agencies.IsPrivate(asking["NOT04"])).Must("Enter your job title or role").Known(),
        new Question("NOT06", Email, "Your email address").Max(254).Called("Your email address")
            .Must("Enter an email address in the correct format, like name@example.com").Known()
            .Advises((mail, asking) => ForAnotherFamily(asking) && !Agencies.IsPrivate(asking["NOT04"])
                && PrivateMailboxes.Any(box => mail.EndsWith("@" + box, StringComparison.OrdinalIgnoreCase)),
                "This looks like a private mailbox. Use your work address if you have one"),
        new Question("NOT07", Telephone, "Your telephone number").Max(20).Called("Your telephone number")
            .Must("Enter a telephone number, like 01632 960 001 or 07700 900 982").Known(),
        new Question("NOT09", Radios, "How do you prefer to be contacted?").From(PersonCodes.ContactRoute),
        new Question("NOT09T", Text, "When is the best time to reach you?").Max(100).Called("The best time"),
    ]);

    /// <summary>How the notifier knows the family, and who else to speak to; not asked of a family for itself, which fills the form in on the day it sends it.</summary>
    public static FormPage Knowing { get; } = new("knowing-the-family", "You and the family",
    [
        new Question("NOT10", Text, "How do you know the family, and for how long?").Max(200).Called("How you know the family")
            .When(ForAnotherFamily)
            .Must("Enter how you know the family").Known(),
        new Question("NOT12", Date, "When was this form completed with the family?").Called("Date form completed")
            .Help("For example, 16 11 2026. If it was not completed with the family, enter today")
            .Must("Enter the date the form was completed, like 16 11 2026").Known()
            .Past("Date form completed must be today or in the past")
            .Advises((day, asking) => DateAnswer.Of(day) is { } date && date < asking.Today.AddDays(-OldForm), "This form was completed more than 28 days ago. Check that it still holds"),
        new Question("NOT11", YesNo, "Is someone else the best person to speak to, such as a designated lead?").When(ForAnotherFamily),
        new Question("NOT11N", Text, "Their name").Max(100).OfSomebodyElse().Called("Their name").Under("NOT11", Answer.Yes)
            .Must("Enter the name and a contact for the person we should speak to").Known(),
        new Question("NOT11P", Telephone, "Their telephone number").Max(20).OfSomebodyElse().Called("Their telephone number").Under("NOT11", Answer.Yes)
            .Must("Enter the name and a contact for the person we should speak to").Or("NOT11E"),
        new Question("NOT11E", Email, "Their email address").Max(254).OfSomebodyElse().Called("Their email address").Under("NOT11", Answer.Yes),
        new Question("NOT14", YesNo, "Have you talked to the Early Help worker linked to your school?")
            .When(asking => ForAnotherFamily(asking) && Agencies.IsSchool(asking["NOT04"])).NotForFamily(),
        new Question("NOT14N", Text, "Who did you talk to?").Max(100).OfSomebodyElse().Called("Their name").Under("NOT14", Answer.Yes).NotForFamily(),
        new Question("NOT14D", Date, "When?").Called("The date you talked").Under("NOT14", Answer.Yes).NotForFamily()
            .Past("The date you talked must be today or in the past"),
    ]) { Asked = ForAnotherFamily };

    /// <summary>The level of need and priority in the notifier's view (1.2).</summary>
    public static FormPage Level { get; } = new("level-of-need", "Level of need",
    [
        new Question("REQ03", Radios, "What level of need do you think the family has?").From(asking => ConcernCodes.LevelsOn(asking.Today))
            .Reads(level => ThresholdScheme.IsLevel(level) ? ThresholdScheme.Words(level) : null).Must("Select the level of need")
            .Holds((level, _) => !ThresholdScheme.IsLight(level),
                "A notification asks for intensive support. At this level you may be able to help without one: ask our advice line, or select another level"),
        new Question("REQ04", LongText, "Why is intensive support needed?").Max(4000).Min(50).Called("Why intensive support is needed")
            .Help("What has changed, what has been tried, and why that is not enough. At least 50 characters")
            .Must("Explain why intensive support is needed").Known(),
        new Question("REQ05", Radios, "Is this a priority?").From(ConcernCodes.Priorities)
            .Must("Select whether this is a priority, and say why if it is").Known(),
        new Question("REQ05W", LongText, "Why is it a priority?").Max(1000).Min(20, "Say why this is a priority in at least 20 characters")
            .Under("REQ05", ConcernCodes.Priority)
            .Called("Why it is a priority").Must("Select whether this is a priority, and say why if it is").Known(),
    ]);

    /// <summary>The section.</summary>
    public static FormSection Section { get; } = new("about-you", "About you", [Danger, OwnFamily, Details, Knowing]);

    /// <summary>True unless the notifier asks for the own family.</summary>
    public static bool ForAnotherFamily(Asking asking) => !asking.Is("NOT13", Answer.Yes);

    // Letters of any script with their marks, and the signs of the reference; digits for police collar numbers ("PC 4471 Reid").
    private static bool IsName(string name) => name.All(sign => char.IsLetterOrDigit(sign) || char.IsWhiteSpace(sign)
        || sign is '\'' or '’' or '-' or '–' or '.' or ',' || char.GetUnicodeCategory(sign) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark);
}
