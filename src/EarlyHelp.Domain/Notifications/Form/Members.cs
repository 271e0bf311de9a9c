using EarlyHelp.Domain.Notifications.Form.Codes;

namespace EarlyHelp.Domain.Notifications.Form;

/// <summary>What the form must know about the members of the family to decide what to ask.</summary>
public static class Members
{
    /// <summary>A sibling or young person from this age counts as an adult of the family.</summary>
    public const int AdultAge = 18;

    /// <summary>A baby not yet born.</summary>
    public static bool IsUnborn(this AnswerItem person) => person.Is("PER04", FamilyRoles.Unborn);

    /// <summary>Age in years when the birth date is known.</summary>
    public static int? Age(this AnswerItem person, DateOnly today) =>
        !person.IsUnborn() && DateAnswer.Of(person["PER07"]) is { } born ? Domain.Age.InYears(born, today) : null;

    /// <summary>A child of the family who is born: the child it is about whatever the age, or a brother or sister not known to be 18.</summary>
    public static bool IsChild(this AnswerItem person, DateOnly today) =>
        person.Is("PER04", FamilyRoles.Child) || (person.Is("PER04", FamilyRoles.Sibling) && !(person.Age(today) >= AdultAge));

    /// <summary>Anybody with a role who is neither child nor unborn.</summary>
    public static bool IsAdult(this AnswerItem person, DateOnly today) => person.Has("PER04") && !person.IsUnborn() && !person.IsChild(today);

    /// <summary>A child the notification is about, or an unborn baby.</summary>
    public static bool IsSubject(this AnswerItem person) => person.Is("PER04", FamilyRoles.Child) || person.IsUnborn();

    /// <summary>A born child of compulsory school age.</summary>
    public static bool IsOfSchoolAge(this AnswerItem person, DateOnly today) =>
        !person.IsUnborn() && person.IsChild(today) && DateAnswer.Of(person["PER07"]) is { } born && SchoolAge.IsCompulsory(born, today);

    /// <summary>The addresses that are the person's main home.</summary>
    public static IEnumerable<AnswerItem> MainHomes(Answers answers, AnswerItem person) =>
        answers.Items(FormGroups.Addresses.Name).Where(address => address.Is($"ADD05.{person.Key}", HomeCodes.Main));

    /// <summary>True when the person lives where a child of the notification has its main home.</summary>
    public static bool LivesInTheHome(Answers answers, AnswerItem person, DateOnly today) =>
        MainHomes(answers, person).Any(home => answers.Items(FormGroups.People.Name)
            .Any(other => (other.IsChild(today) || other.IsUnborn()) && home.Is($"ADD05.{other.Key}", HomeCodes.Main)));

    /// <summary>The children whose emotional wellbeing is the reason, or one of their needs (RSN01, RSN02): their views can't be excused.</summary>
    public static bool NeedsOwnVoice(Asking asking)
    {
        if (asking.Item is not { } person || !person.IsChild(asking.Today))
            return false;
        var forWhom = asking.Answers["RSN01W"];
        return person.All("RSN02").Any(Needs.IsEmotionalWellbeing)
            || (Needs.IsEmotionalWellbeing(asking.Answers["RSN01"]) && (forWhom is null or Choosing.WholeFamily || forWhom == person.Key));
    }
}

/// <summary>Choices that come from the answers.</summary>
public static class Choosing
{
    /// <summary>RSN01W, OUT01W: for everybody.</summary>
    public const string WholeFamily = "whole-family";
    /// <summary>CON01: somebody who is not a member of the family.</summary>
    public const string Representative = "representative";
    /// <summary>PER27, PER09: nobody, or not known.</summary>
    public const string Nobody = "nobody";

    /// <summary>People of the family for whom the condition holds, by their keys.</summary>
    public static Func<Asking, IReadOnlyList<Code>> People(Func<AnswerItem, DateOnly, bool> which, params Code[] more) =>
        asking => [.. asking.People.Where(person => which(person, asking.Today))
            .Select(person => new Code(person.Key, FormGroups.NameOf(asking.Answers, person))), .. more];
}
