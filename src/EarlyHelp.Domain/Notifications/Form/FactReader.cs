using System.Globalization;
using EarlyHelp.Domain.Notifications.Form.Codes;

namespace EarlyHelp.Domain.Notifications.Form;

/// <summary>Reads <see cref="FamilyFacts"/> from the fields that are asked, and no others.</summary>
internal sealed class FactReader(FormDefinition form, Answers answers, DateOnly today)
{
    private readonly Dictionary<string, FormField> asked = form.Pages(answers, today).SelectMany(page => page.AskedFields).ToDictionary(each => each.Name);

    public FamilyFacts Read()
    {
        var people = answers.Items("people");
        return new FamilyFacts(
            people.Select(Person).ToArray(),
            answers.Items("addresses").Select(Address).ToArray(),
            people.SelectMany(Relationships).ToArray(),
            people.Where(person => !person.IsUnborn() && person.IsChild(today)).Select(Schooling).Where(facts => (facts.Status ?? facts.School ?? facts.Upn) is not null).ToArray(),
            answers.Items("consents").SelectMany(Consents).ToArray(),
            people.Where(person => (Text("VOI02", person) ?? Text("VOI05", person)) is not null).Select(Voice).ToArray(),
            answers.Items("agencies").Where(agency => agency.Has("AGY01")).Select(Agency).ToArray(),
            answers.Items("outcomes").Where(outcome => outcome.Has("OUT01")).Select(Outcome).ToArray(),
            Text("RSN01"),
            All("RSN04").Where(risk => risk != ConcernCodes.NoRisk).ToArray());
    }

    private PersonFacts Person(AnswerItem person) => new(person.Key, person["PER04"] ?? "", Text("PER01", person), Text("PER02", person), Text("PER03", person),
        Date("PER07", person), Text("PER07E", person) is not null, Date("PER08", person), Text("PER10", person) ?? "U", Date("PER28", person))
    {
        Name = FormGroups.NameOf(answers, person),
        IsChild = person.IsUnborn() || person.IsChild(today),
        IsMainContact = Text("PER27") == person.Key,
        PregnantWith = answers.Items("people").Where(unborn => Text("PER09", unborn) == person.Key).Select(unborn => unborn.Key).ToArray(),
        Ethnicity = Text("PER12", person),
        Religion = Text("PER13", person),
        Language = Text("PER14O", person) ?? Text("PER14", person),
        Interpreter = Text("PER15", person),
        InterpreterLanguage = Text("PER15", person) == Answer.Yes ? Text("PER15L", person) ?? Text("PER14O", person) ?? Text("PER14", person) : null,
        Formats = All("PER16", person),
        Disabilities = All("PER17", person),
        SocialCare = All("PER23", person),
        YoungCarer = Text("PER21", person),
        CareArrangement = Text("PER24", person),
        NhsNumber = Text("PER25", person),
        NoNhsNumber = Text("PER25N", person),
        Telephone = Text("PER26", person),
        Email = Text("PER26E", person),
        ContactRoute = Text("PER26R", person),
        SafeToLeaveMessage = Text("PER26S", person),
        ContactRestriction = Text("PER32D", person),
        GpPractice = Text("HEA01", person),
        Needs = All("RSN02", person),
    };

    private AddressFacts Address(AnswerItem address) => new(address.Key, Text("ADD00", address) ?? AddressKinds.Postal, Text("ADD01", address), Text("ADD01B", address),
        Text("ADD01T", address), Text("ADD01C", address), Text("ADD02", address), Text("ADD06", address), YesOrNo("ADD07", address), Text("ADD08", address),
        YesOrNo("ADD09", address) == true, Text("ADD09W", address),
        (from person in answers.Items("people")
         let kind = Text("ADD05", address, person)
         where kind is not null and not HomeCodes.None and not Answer.NotKnown
         select new OccupancyFacts(person.Key, kind, Date("ADD05F", address, person), Date("ADD05T", address, person), Whole("ADD05D", address, person))).ToArray());

    private IEnumerable<RelationshipFacts> Relationships(AnswerItem adult) =>
        from child in answers.Items("people")
        let relationship = Text("PER05", adult, child)
        where relationship is not null
        select new RelationshipFacts(adult.Key, child.Key, relationship, Text("PER06", adult, child));

    private SchoolingFacts Schooling(AnswerItem child) => new(child.Key, Text("EDU01", child), Text("EDU02", child),
        Text("EDU03", child) ?? (Text("EDU01", child) is "school" or "dual" or "pru" && Date("PER07", child) is { } born ? SchoolAge.YearGroup(born, today) : null),
        Text("EDU04", child), Text("EDU05", child), AnswerForm.Number(Text("EDU06", child)), Date("EDU07", child), Date("EDU07T", child), Whole("EDU10", child),
        Text("EDU11", child), Text("EDU12", child));

    private IEnumerable<ConsentFacts> Consents(AnswerItem consent) =>
        from number in Enumerable.Range(1, 9)
        let item = string.Create(CultureInfo.InvariantCulture, $"C{number}")
        let answer = Text($"CON03.{item}", consent)
        where answer is not null
        let giver = Text("CON01", consent)
        select new ConsentFacts(giver == Choosing.Representative ? null : giver, Text("CON01R", consent), Text("CON02", consent), item, answer, Text("CON05", consent),
            Date("CON06", consent), All("CON04", consent), Text("CON04T", consent), Text("CON08", consent), Text("CON10", consent));

    private VoiceFacts Voice(AnswerItem person) => new(person.Key, Text("VOI02", person), Text("VOI03", person), Date("VOI04", person), Text("VOI04B", person),
        Text("VOI02", person) is null ? Text("VOI05", person) : null, Text("VOI06", person), Whole("VOI06S", person),
        Text("VOI07W", person) ?? (Text("VOI07", person) == Answer.Yes ? "" : null));

    private AgencyFacts Agency(AnswerItem agency) => new(agency.Key, Text("AGY01", agency)!, Text("AGY01K", agency), Text("AGY01W", agency), Text("AGY01T", agency),
        Text("AGY01E", agency), All("AGY02", agency), Text("AGY04", agency), Text("AGY05", agency), YesOrNo("AGY08", agency));

    private OutcomeFacts Outcome(AnswerItem outcome) => new(Text("OUT01", outcome)!, All("OUT01W", outcome), Text("OUT01D", outcome), Text("OUT02", outcome));

    private IReadOnlyList<string> All(string id, AnswerItem? item = null, AnswerItem? other = null) =>
        asked.TryGetValue(Answers.FieldName(id, item, other), out var field) ? field.Values : [];

    private string? Text(string id, AnswerItem? item = null, AnswerItem? other = null) => All(id, item, other) is [var first, ..] ? first : null;

    private DateOnly? Date(string id, AnswerItem? item = null, AnswerItem? other = null) => DateAnswer.Of(Text(id, item, other));

    private int? Whole(string id, AnswerItem? item = null, AnswerItem? other = null) =>
        int.TryParse(Text(id, item, other), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private bool? YesOrNo(string id, AnswerItem item) => Text(id, item) switch { Answer.Yes => true, Answer.No => false, _ => null };
}
