using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Matching;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Notifications.Form.Codes;

namespace EarlyHelp.Domain.AccessRequests;

/// <summary>One answer of a notification's form, as it is given to a person who asks for their records.</summary>
/// <param name="Page">The heading of its page.</param>
/// <param name="Label">The question.</param>
/// <param name="Words">The answer.</param>
/// <param name="QuestionId">The question's id.</param>
/// <param name="IsPageOfAnother">Whether the page is about somebody else, a place where the person never lived, or one that must be kept from somebody.</param>
/// <param name="IsOfAnother">Whether the answer tells of somebody else altogether.</param>
/// <param name="IsName">Whether it is then that person's name.</param>
public sealed record AnswerLine(string Page, string Label, string Words, string QuestionId, bool IsPageOfAnother, bool IsOfAnother, bool IsName)
{
    /// <summary>Whether it tells of an address that must be kept from somebody (ADD09), the person's own or not.</summary>
    public bool IsKept { get; init; }

    /// <summary>Whether the answer is a line of an address.</summary>
    public bool IsAddress => QuestionId is "ADD01" or "ADD01B" or "ADD02" or "MIS05A";
}

/// <summary>
/// The answers of a form for one of its people: which of them tell of somebody else is decided by the question and by the person, address,
/// consent or agency it stands with, not by the words.
/// </summary>
public static class AnswerLines
{
    private static readonly QuestionKind[] OfOnePerson = [QuestionKind.Email, QuestionKind.Telephone, QuestionKind.Postcode, QuestionKind.Upn, QuestionKind.NhsNumber];

    /// <summary>All answers, in the order of the form.</summary>
    /// <param name="form">The form.</param>
    /// <param name="answers">What was answered.</param>
    /// <param name="sentOn">The day it was sent: what is asked depends on ages.</param>
    /// <param name="own">The person who asks, with every record that was merged into theirs.</param>
    public static IReadOnlyList<AnswerLine> Of(FormDefinition form, Answers answers, DateOnly sentOn, IReadOnlyCollection<Person> own)
    {
        var asks = new WhoAsks(answers, own);
        return
        [
            .. from section in Reading.Of(form, answers, sentOn)
               from page in section.Pages
               from row in page.Rows
               where row.Words.Length > 0
               let place = Place.Of(row.FieldName)
               let question = form.Question(row.QuestionId)!
               let pageOfAnother = asks.IsOfAnother(place)
               let another = pageOfAnother || asks.TellsOfAnother(question, place)
               select new AnswerLine(page.Title, row.Label, row.Words, row.QuestionId, pageOfAnother, another, another && IsName(question)) { IsKept = asks.IsKept(place) },
        ];
    }

    private static bool IsName(Question question) => question.Kind == QuestionKind.Text && (question.TellsOfSomebodyElse || question.Id is "PER01" or "PER02" or "PER03" or "NOT01" or "DEC04");

    private readonly record struct Place(string? Group, string? Item, string? Other)
    {
        // people.p1.PER06.p2; a consent's question has a part of its own: consents.c1.CON03.C1.
        public static Place Of(string field) => field.Split('.') is var parts && char.IsAsciiLetterLower(field[0])
            ? new(parts[0], parts[1], parts is [_, _, _, var other] && char.IsAsciiLetterLower(other[0]) ? other : null)
            : new(null, null, null);
    }

    private sealed class WhoAsks(Answers answers, IReadOnlyCollection<Person> own)
    {
        private readonly HashSet<string> keys = KeysOf(answers, own);
        private readonly HashSet<string> names = [.. own.Select(p => NameKey.Of(p.FullName)).Where(n => n.Length > 0)];

        /// <summary>Whether the item a question stands with is somebody else's.</summary>
        public bool IsOfAnother(Place place) => place.Group is { } group && answers.Item(group, place.Item!) is { } item && group switch
        {
            "people" => !keys.Contains(item.Key),
            "addresses" => IsKept(place) || !keys.Any(k => item[$"ADD05.{k}"] is not (null or HomeCodes.None or Answer.NotKnown)),
            "consents" => !IsFor(item, "CON01"),
            "agencies" => item.Has("AGY02") && !IsFor(item, "AGY02"),
            "work" => item.Has("WRK01P") && !IsFor(item, "WRK01P"),
            "outcomes" => item.Has("OUT01W") && !IsFor(item, "OUT01W"),
            _ => true,
        };

        /// <summary>Whether it stands with an address that must be kept from somebody: who asks may be the one, for their child.</summary>
        public bool IsKept(Place place) => place.Group == "addresses" && Reading.IsConfidentialAddress(answers.Item(place.Group, place.Item!));

        /// <summary>Whether a question's answer is about somebody else although it stands with the person, or with nobody.</summary>
        public bool TellsOfAnother(Question question, Place place) =>
            question.TellsOfSomebodyElse
            || (place.Group == "addresses" && place.Other is { } other && !keys.Contains(other))
            || (place.Group is not ("people" or "addresses") && OfOnePerson.Contains(question.Kind) && !IsNotifier)
            || (IsOfNotifier(question.Id) && !IsNotifier)
            || (question.Id is "RSN01" or "RSN01W" && answers["RSN01W"] is { } about && about != Choosing.WholeFamily && !keys.Contains(about));

        private static bool IsOfNotifier(string question) => question.StartsWith("NOT", StringComparison.Ordinal) || question == "DEC04";

        // Who asks for help for their own family is no third party to themselves.
        private bool IsNotifier => answers.Is("NOT13", Answer.Yes) && names.Contains(NameKey.Of(answers["NOT01"]));

        private bool IsFor(AnswerItem item, string question) => item.All(question).Any(keys.Contains);

        private static HashSet<string> KeysOf(Answers answers, IReadOnlyCollection<Person> own)
        {
            var alike = answers.Items("people").Where(i => own.Any(p => IsAlike(i, p))).ToList();
            var named = alike.Where(i => own.Any(p => Name(i) == NameKey.Of(p.FullName))).ToList();
            // Twins share a birth date and a last name: where no name says which of them it is, it is neither.
            return [.. (named.Count > 0 ? named : alike.Count == 1 ? alike : []).Select(i => i.Key)];
        }

        private static bool IsAlike(AnswerItem item, Person person)
        {
            if (item.IsUnborn())
                return person.DueOn is { } due && DateAnswer.Of(item["PER08"]) == due;
            var sameName = Name(item) == NameKey.Of(person.FullName);
            var sameBirth = DateAnswer.Of(item["PER07"]) is { } born && born == person.Born;
            return sameName ? sameBirth || person.Born is null || !item.Has("PER07") : sameBirth && SharesName(item, person);
        }

        // Renamed since, or known by another name then.
        private static bool SharesName(AnswerItem item, Person person) => $"{item["PER01"]} {item["PER02"]} {item["PER03"]}".Split(' ', ',').Select(w => NameKey.Of(w)).Where(w => w.Length > 0)
            .Intersect($"{person.FirstName} {person.LastName} {person.OtherNames}".Split(' ', ',').Select(w => NameKey.Of(w))).Any();

        private static string Name(AnswerItem item) => NameKey.Of(item["PER01"], item["PER02"]);
    }
}
