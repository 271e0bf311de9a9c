using EarlyHelp.Domain.Notifications.Form.Codes;
using static EarlyHelp.Domain.Notifications.Form.QuestionKind;

namespace EarlyHelp.Domain.Notifications.Form.Catalogue;

/// <summary>More about one person (reference 1.4): background, a child's circumstances, how to reach them, an adult's ties to the children.</summary>
public static class Person
{
    private const int InterpreterAge = 8;
    private const int YoungCarerAge = 5;
    private const int GenderAge = 12;
    private const int OwnContactAge = 16;

    /// <summary>Background: asked of everybody born, required of children, and language of the main contact.</summary>
    public static FormPage About { get; } = new("about-person", "About {name}",
    [
        new Question("PER12", Select, "Ethnic group of {name}, as the family says").From(PersonCodes.Ethnicity)
            .MustWhen(IsChild, "Select an ethnic group, or 'Prefer not to say' or 'Not yet asked'"),
        new Question("PER14", Select, "First language").From(Languages.List)
            .MustWhen(asking => IsChild(asking) || IsMainContact(asking), "Select the first language"),
        new Question("PER14O", Text, "Which language?").Max(60).Called("The language").Under("PER14", Languages.Other)
            .Must("Enter the language").Known(),
        new Question("PER15", YesNoNotKnown, "Does {name} need an interpreter, spoken or signed?")
            .MustWhen(asking => (asking.Item?.IsAdult(asking.Today) == true && IsContactable(asking)) || (IsChild(asking) && asking.Item!.Age(asking.Today) >= InterpreterAge),
                "Select whether an interpreter is needed"),
        new Question("PER15L", Select, "For which language?").From(Languages.List).Under("PER15", Answer.Yes)
            .Help("Leave blank if it is the first language"),
        new Question("PER16", Checkboxes, "How does {name} need information?").From(PersonCodes.Formats).OnlyAlone("none"),
        new Question("PER13", Select, "Religion or belief").From(PersonCodes.Religion),
        new Question("PER11", Radios, "Gender identity").From(PersonCodes.Gender).NotForFamily()
            .When(asking => asking.Item?.Age(asking.Today) >= GenderAge),
        new Question("PER11O", Text, "How {name} describes it").Max(60).Called("The description").Under("PER11", "09").NotForFamily(),
    ]) { Repeats = FormGroups.People, Asked = IsBorn };

    /// <summary>A child's circumstances.</summary>
    public static FormPage Child { get; } = new("circumstances", "Circumstances of {name}",
    [
        new Question("PER17", Checkboxes, "Does {name} have any disabilities?").From(PersonCodes.Disability).OnlyAlone("NONE")
            .Must("Select any disabilities, or 'No disability'"),
        new Question("PER18", Radios, "Is there a diagnosis?").From(PersonCodes.Diagnosis),
        new Question("PER18N", LongText, "More about diagnosis or assessment").Max(500).Called("More about diagnosis"),
        new Question("PER21", YesNoNotKnown, "Is {name} a young carer?").When(asking => !(asking.Item?.Age(asking.Today) < YoungCarerAge))
            .Must("Select whether this child is a young carer"),
        new Question("PER22", YesNoNotKnown, "Is {name} a young parent?").When(asking => asking.Item?.Age(asking.Today) >= GenderAge),
        new Question("PER23", Checkboxes, "Has {name} been known to social care?").From(PersonCodes.SocialCare).OnlyAlone("none")
            .Must("Select whether this child has been known to social care"),
        new Question("PER23D", Text, "When was that?").Max(100).Called("When")
            .Under("PER23", "looked-after", "was-looked-after", "care-leaver", "cp", "cin"),
        new Question("PER24", Radios, "Is {name} privately fostered, adopted or under special guardianship?")
            .From(PersonCodes.CareArrangement).NotForFamily(),
        new Question("PER20", YesNoNotKnown, "Is {name} an unaccompanied child who seeks asylum?").NotForFamily(),
        new Question("PER25", NhsNumber, "NHS number").Max(14).Called("NHS number"),
        new Question("PER25N", Radios, "If there is no NHS number, why not?").From(PersonCodes.NoNhsNumber),
    ]) { Repeats = FormGroups.People, Asked = IsChild };

    /// <summary>PER26: how to reach an adult or a young person of 16 and over; required of the main contact.</summary>
    public static FormPage Contact { get; } = new("contact", "How to contact {name}",
    [
        new Question("PER26", Telephone, "Telephone number").Max(20).Called("Telephone number")
            .MustWhen(IsMainContact, "Enter a way to contact {name}").Or("PER26E"),
        new Question("PER26S", YesNoNotKnown, "Is it safe to call, text or leave a message?")
            .MustWhen(asking => IsMainContact(asking) && asking.Has("PER26"), "Select whether it is safe to leave a message"),
        new Question("PER26E", Email, "Email address").Max(254).Called("Email address"),
        new Question("PER26R", Radios, "Preferred way").From(PersonCodes.ContactRoute),
    ]) { Repeats = FormGroups.People, Asked = asking => IsContactable(asking) };

    /// <summary>An adult's relationship to each child (PER05, PER06), contact restrictions and work.</summary>
    public static FormPage Adult { get; } = new("adult", "{name} and the children",
    [
        new Question("PER05", Select, "How is {name} related to {other}?").ForEach(EachChild).From(PersonCodes.Relationships)
            .Must("Select how {name} is related to {other}"),
        new Question("PER06", YesNoNotKnown, "Has {name} parental responsibility for {other}?").ForEach(EachBornChild)
            .Must("Select whether {name} has parental responsibility for {other}"),
        new Question("PER32", YesNoNotKnown, "Does any court order, bail condition or injunction limit contact with {name}?").NotForFamily()
            .Must("Select whether any court order limits contact with this person"),
        new Question("PER32D", LongText, "What does it say?").Max(300).Called("What it says").Under("PER32", Answer.Yes).NotForFamily()
            .Must("Enter what the order says").Known(),
        new Question("PER32E", Date, "When does it end?").Called("The end date").Under("PER32", Answer.Yes).NotForFamily(),
        new Question("PER29", Select, "Work").From(PersonCodes.Employment),
        new Question("PER30", Checkboxes, "Benefits").From(PersonCodes.Benefits).OnlyAlone("none"),
        new Question("PER19", Select, "Immigration status").From(PersonCodes.Immigration).NotForFamily(),
    ]) { Repeats = FormGroups.People, Asked = asking => asking.Item?.IsAdult(asking.Today) == true && !asking.Has("PER28") };

    /// <summary>True of the person chosen as main contact.</summary>
    public static bool IsMainContact(Asking asking) => asking.Item is { } person && asking.Answers.Is("PER27", person.Key);

    private static bool IsBorn(Asking asking) => asking.Item?.IsUnborn() == false && !asking.Has("PER28");

    private static bool IsChild(Asking asking) => asking.Item?.IsChild(asking.Today) == true && !asking.Has("PER28");

    private static bool IsContactable(Asking asking) => !asking.Has("PER28") && (asking.Item?.IsAdult(asking.Today) == true
        || asking.Item?.Age(asking.Today) >= OwnContactAge || IsMainContact(asking));

    private static IEnumerable<AnswerItem> EachChild(Asking asking) =>
        asking.People.Where(other => other.Key != asking.Item?.Key && (other.IsUnborn() || other.IsChild(asking.Today)));

    private static IEnumerable<AnswerItem> EachBornChild(Asking asking) => EachChild(asking).Where(child => !child.IsUnborn());
}
