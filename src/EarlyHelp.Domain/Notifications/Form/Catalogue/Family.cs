using EarlyHelp.Domain.Notifications.Form.Codes;
using static EarlyHelp.Domain.Notifications.Form.QuestionKind;

namespace EarlyHelp.Domain.Notifications.Form.Catalogue;

/// <summary>The family (reference 1.4): who they are. What is asked of one person only is in <see cref="Person"/>, addresses in <see cref="Home"/>.</summary>
public static class Family
{
    /// <summary>Day 308 is 44 weeks: no pregnancy lasts longer.</summary>
    private const int LongestPregnancy = 308;
    private const int LatestBirth = 28;
    private const int OldestChild = 18;
    private const int OldestYoungAdult = 24;
    private static readonly DateOnly Earliest = new(1900, 1, 1);

    /// <summary>Everybody in the family, to add, change and remove.</summary>
    public static FormPage People { get; } = new("people", "People in the family",
    [
        new Question("PER04A", LongText, "If there is no adult of the family, why not?").Max(300).Called("Why there is no adult")
            .When(asking => asking.People.Count > 0 && !asking.People.Any(person => person.IsAdult(asking.Today)))
            .Must("Add an adult of the family, or say why there is none").Known(),
    ]) { Lists = FormGroups.People, Lead = "Add every child, every unborn baby and every adult who matters, wherever they live." };

    /// <summary>Name, role, birth date and sex of one person.</summary>
    public static FormPage Person { get; } = new("person", "{name}",
    [
        new Question("PER04", Radios, "Who is this person in the family?").From(FamilyRoles.List)
            .Must("Select this person's role in the family").Known(),
        new Question("PER01", Text, "First name or names").Max(70).Called("First name").When(IsBorn).Must("Enter the first name")
            .Or("PER02N"),
        new Question("PER02", Text, "Last name").Max(70).Called("Last name").Help("For an unborn baby, the mother’s last name")
            .Must("Enter the last name").Or("PER02N"),
        new Question("PER02N", Radios, "Is a name missing?").From(new CodeList(new Code("one-name", "This person has one name only"),
            new Code(Answer.NotKnown, "Part of the name is not known", NotKnown: true)))
            .Holds((_, asking) => asking.Has("PER01") || asking.Has("PER02") || !IsBorn(asking), "Enter the name that is known"),
        new Question("PER03", Text, "Also known as, or previous names").Max(140).Called("Other names").When(IsBorn),
        new Question("PER07", Date, "Date of birth").Called("Date of birth").When(IsBorn).Help("For example, 31 3 2015")
            .Must("Enter a date of birth, like 31 3 2015").Or("PER07N").Checked(BirthDate),
        new Question("PER07E", Confirm, "This date is an estimate").When(IsBorn)
            .Help("If you do not know the day, use the 15th of the month"),
        new Question("PER07N", Confirm, "The date of birth is not known").When(asking => asking.Item?.IsAdult(asking.Today) == true),
        new Question("PER07W", Text, "Why does this person of 19 to 24 need help as a young person?").Max(300).Called("The reason")
            .When(asking => asking.Is("PER04", FamilyRoles.Child) && asking.Item!.Age(asking.Today) > OldestChild)
            .Must("Say why this young person needs our help at this age").Known(),
        new Question("PER08", Date, "Expected date of delivery").Called("Expected date of delivery").When(IsUnborn)
            .Help("If you do not know the day, enter your best estimate").Must("Enter the expected date of delivery").Known()
            .Holds((day, asking) => DateAnswer.Of(day) is not { } due
                || (due > asking.Today.AddDays(-LatestBirth) && due <= asking.Today.AddDays(LongestPregnancy)),
                "Expected date of delivery must be in the next 44 weeks, or at most 27 days ago"),
        new Question("PER10", Radios, "Sex").From(PersonCodes.Sex).When(IsBorn).Must("Select the sex, or not known"),
        new Question("PER28", Date, "If this person has died, when?").Called("Date of death")
            .When(asking => asking.Item?.IsAdult(asking.Today) == true || asking.Is("PER04", FamilyRoles.Sibling))
            .Past("Date of death must be today or in the past"),
    ]) { Repeats = FormGroups.People };

    /// <summary>PER09: whose baby an unborn is.</summary>
    public static FormPage Pregnancy { get; } = new("pregnancy", "The pregnancy",
    [
        new Question("PER09", Radios, "Who is pregnant with {name}?")
            .From(Choosing.People((person, _) => !person.IsUnborn(), new Code(Answer.NotKnown, "Not known", NotKnown: true)))
            .Must("Select who is pregnant"),
        new Question("HEA03", Text, "Midwife or hospital").Max(150).OfSomebodyElse().Called("Midwife or hospital").Must("Enter the midwife or hospital")
            .Or("HEA03N"),
        new Question("HEA03N", Confirm, "Not known, or not booked yet"),
    ]) { Repeats = FormGroups.People, Asked = IsUnborn };

    /// <summary>PER27: exactly one main contact.</summary>
    public static FormPage MainContact { get; } = new("main-contact", "Main contact",
    [
        new Question("PER27", Radios, "Who is the main contact for the family?")
            .From(Choosing.People((person, _) => !person.IsUnborn() && !person.Has("PER28"), new Code(Choosing.Nobody, "There is nobody we can contact yet", NotKnown: true)))
            .Must("Select the main contact"),
    ]) { Asked = asking => asking.People.Count > 0 };

    /// <summary>PER31: what staff who visit must know.</summary>
    public static FormPage Visiting { get; } = new("visiting", "Visiting the family",
    [
        new Question("PER31", YesNoNotKnown, "Are there any risks to staff visiting this family?").NotForFamily()
            .When(AboutYou.ForAnotherFamily).Must("Select whether there are any risks to staff visiting this family"),
        new Question("PER31K", Checkboxes, "What kind of risk?").From(PersonCodes.VisitingRisks).Under("PER31", Answer.Yes).NotForFamily()
            .Must("Select the kind of risk").Known(),
        new Question("PER31D", LongText, "What should staff know?").Max(500).Called("What staff should know").Under("PER31", Answer.Yes)
            .NotForFamily(),
    ]) { Asked = AboutYou.ForAnotherFamily };

    /// <summary>The section.</summary>
    public static FormSection Section { get; } = new("family", "The family",
        [People, Person, Pregnancy, MainContact, Catalogue.Person.About, Catalogue.Person.Child, Catalogue.Person.Contact, Catalogue.Person.Adult, Home.Addresses, Home.Address, Visiting]);

    /// <summary>At least one child or unborn baby.</summary>
    public static FormRule AtLeastOneChild { get; } = new("people", asking => asking.People.Any(person => person.IsSubject())
        ? []
        : [new RuleGap("people", "PER04", "Add at least one child or unborn baby")]);

    private static bool IsUnborn(Asking asking) => asking.Item?.IsUnborn() == true;

    private static bool IsBorn(Asking asking) => !IsUnborn(asking);

    private static string? BirthDate(string text, Asking asking)
    {
        if (DateAnswer.Of(text) is not { } born)
            return null;
        if (born > asking.Today)
            return "Date of birth must be in the past";
        if (born < Earliest)
            return "Date of birth must be after 1 January 1900";
        return asking.Is("PER04", FamilyRoles.Child) && Age.InYears(born, asking.Today) > OldestYoungAdult
            ? "A child or young person must be 24 or younger. Check the date of birth or select another role"
            : null;
    }
}
