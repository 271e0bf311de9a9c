using EarlyHelp.Domain.Notifications.Form.Codes;
using static EarlyHelp.Domain.Notifications.Form.QuestionKind;

namespace EarlyHelp.Domain.Notifications.Form.Catalogue;

/// <summary>Addresses and who lives where (reference 1.5).</summary>
public static class Home
{
    private static readonly string[] Dated = ["main", "other-parent", "shared", "temporary", "placement", "correspondence", "previous"];

    /// <summary>The addresses, to add, change and remove.</summary>
    public static FormPage Addresses { get; } = new("addresses", "Where people live", [])
    {
        Lists = FormGroups.Addresses,
        Lead = "Add every address of a person in the family, and say who lives there.",
    };

    /// <summary>One address and who lives there.</summary>
    public static FormPage Address { get; } = new("address", "{name}",
    [
        new Question("ADD00", Radios, "What do you know about this address?").From(AddressKinds.List)
            .Must("Select what you know about this address"),
        new Question("ADD01", Text, "Address line 1").Max(60).Called("Address line 1").Under("ADD00", AddressKinds.Postal)
            .Must("Enter address line 1, typically the building and street").Known(),
        new Question("ADD01B", Text, "Address line 2").Max(60).Called("Address line 2").Under("ADD00", AddressKinds.Postal),
        new Question("ADD01T", Text, "Town or city").Max(60).Called("Town or city").Under("ADD00", AddressKinds.Postal)
            .Must("Enter town or city").Known(),
        new Question("ADD01C", Text, "County").Max(60).Called("County").Under("ADD00", AddressKinds.Postal),
        new Question("ADD02", Postcode, "Postcode").Max(8).Called("Postcode").Under("ADD00", AddressKinds.Postal)
            .Must("Enter a full UK postcode").Or("ADD02N"),
        new Question("ADD02N", Confirm, "The postcode is not known").Under("ADD00", AddressKinds.Postal),
        new Question("ADD05", Select, "Does {other} live here?").From(HomeCodes.Occupancy).ForEach(asking => asking.People)
            .Must("Select who lives at {name}"),
        new Question("ADD05F", Date, "From when?").Called("The first day of {other}").ForEach(asking => asking.People)
            .Under("ADD05", Dated),
        new Question("ADD05T", Date, "Until when?").Called("The last day of {other}").ForEach(asking => asking.People)
            .Under("ADD05", "temporary", "placement", "previous")
            .Holds((day, asking) => DateAnswer.Of(day) is not { } to || asking.Date("ADD05F") is not { } from || to >= from, "End date must be after the start date"),
        new Question("ADD05D", Number, "How many days a week?").Called("Days a week").ForEach(asking => asking.People)
            .Under("ADD05", "shared", "other-parent")
            .Holds((days, _) => AnswerForm.Number(days) is <= 7, "Days a week must be between 0 and 7"),
        new Question("ADD06", Select, "Type of housing").From(HomeCodes.Housing).When(IsEntered)
            .MustWhen(asking => asking.People.Any(person => asking.Is($"ADD05.{person.Key}", HomeCodes.Main)), "Select the type of housing"),
        new Question("ADD07", YesNoNotKnown, "Is this address outside the council’s area?").When(IsEntered)
            .Must("Select whether this address is outside the council area"),
        new Question("ADD07L", Text, "Which council’s area?").Max(100).Called("The council").Under("ADD07", Answer.Yes),
        new Question("ADD08", Text, "Notes for getting in").Max(200).Called("Notes").When(IsEntered).NotForFamily(),
        new Question("ADD09", YesNo, "Must this address be kept confidential from anyone?").When(IsEntered)
            .Must("Select whether this address must be kept confidential, and from whom").Known(),
        new Question("ADD09W", Text, "From whom?").Max(200).OfSomebodyElse().Called("From whom").Under("ADD09", Answer.Yes).NotForFamily()
            .Must("Select whether this address must be kept confidential, and from whom").Known(),
    ]) { Repeats = FormGroups.Addresses };

    /// <summary>At least one address; "no fixed abode" and "not known" are addresses too.</summary>
    public static FormRule AtLeastOne { get; } = new("addresses", asking => asking.Answers.Items("addresses").Count > 0
        ? []
        : [new RuleGap("addresses", "ADD01", "Add the family's address, or say that it is not known")]);

    /// <summary>Everybody has a place, or "not known"; each child exactly one main home. Said once every address has been asked about them.</summary>
    public static FormRule EverybodySomewhere { get; } = new("addresses", asking =>
    {
        var addresses = asking.Answers.Items("addresses");
        return addresses.Count == 0 ? [] : asking.People
            .Where(person => !person.Has("PER28") && addresses.All(address => address.Has($"ADD05.{person.Key}")))
            .SelectMany(person => Somewhere(asking, person, addresses));
    });

    private static IEnumerable<RuleGap> Somewhere(Asking asking, AnswerItem person, IReadOnlyList<AnswerItem> addresses)
    {
        var field = Answers.FieldName("ADD05", addresses[0], person);
        var name = FormGroups.NameOf(asking.Answers, person);
        var homes = addresses.Count(address => address.Is($"ADD05.{person.Key}", HomeCodes.Main));
        if (homes > 1)
            yield return new RuleGap(field, "ADD05", $"Select only one address where {name} lives most of the time", GapKind.Wrong);
        else if (homes == 0 && person.IsChild(asking.Today))
            yield return new RuleGap(field, "ADD05", $"Select where {name} lives most of the time");
        else if (addresses.All(address => address.Is($"ADD05.{person.Key}", HomeCodes.None)))
            yield return new RuleGap(field, "ADD05", $"Select where {name} lives, or that it is not known");
    }

    private static bool IsEntered(Asking asking) => asking.Is("ADD00", AddressKinds.Postal);
}
