using System.Globalization;
using EarlyHelp.Data.Families;
using EarlyHelp.Data.Seeding;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Identifiers;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Transfers;

namespace EarlyHelp.Data.Generating;

/// <summary>One invented family, from when it was first told of: its people by the rules by which reception writes them down.</summary>
internal sealed class GeneratedFamily
{
    private readonly List<BatonEntry> held = [];
    private readonly List<object> others = [];

    private GeneratedFamily(DemoFamily told, DistrictPlace place, DateOnly knownOn, int number, Family record) =>
        (Told, Place, KnownOn, Number, Record) = (told, place, knownOn, number, record);

    /// <summary>How its notifiers describe it.</summary>
    public DemoFamily Told { get; }

    /// <summary>Where it lives.</summary>
    public DistrictPlace Place { get; }

    /// <summary>When it was first told of.</summary>
    public DateOnly KnownOn { get; }

    /// <summary>Its number, from 1.</summary>
    public int Number { get; }

    /// <summary>Its record.</summary>
    public Family Record { get; }

    /// <summary>Its people; nobody comes or goes.</summary>
    public FamilyToday People { get; private set; } = null!;

    /// <summary>The people by their keys in the form.</summary>
    public IReadOnlyDictionary<string, Person> ByKey { get; private set; } = null!;

    /// <summary>Everything that is the family's own, in the order in which it can be written.</summary>
    public IEnumerable<object> Records => others.Prepend(Record).Concat(held);

    /// <summary>Makes one that lives in a district.</summary>
    public static GeneratedFamily Make(int number, string reference, DistrictPlace place, DateOnly on, Chance chance, GraphWriter writer, FormDefinition? form = null)
    {
        var told = new DemoFamily(number, InventedNames.Postcode(chance, chance.One(place.Postcodes)), place.District.Name, chance.Is(0.12))
        {
            Surname = InventedNames.Surname(chance), Child = chance.One(InventedNames.Children), Mother = chance.One(InventedNames.FirstNames),
            Siblings = chance.One(nameof(Flows.Children), Flows.Children) - 1, Home = InventedNames.Home(chance),
        };
        form ??= FormDefinition.EarlyHelp;
        var facts = FamilyFacts.From(form, Identified(form == FormDefinition.MissingChild ? told.MissingChild(on) : told.Form(on), number), on);
        var made = new GeneratedFamily(told, place, on, number, writer.Keep(Family.Meet(reference, FamilyRecorder.NameOf(facts))));
        made.Learn(facts, on, writer);
        return made;
    }

    /// <summary>The form on a day, each child with a pupil number of its own.</summary>
    public Answers Form(DateOnly day) => Identified(Told.Form(day, KnownOn), Number);

    /// <summary>Notes who holds responsibility now, if that changed.</summary>
    public void SeeBaton()
    {
        if (Record.Baton?.Held is not { } now || held.Contains(now))
            return;
        if (now.Number != held.Count + 1)
            throw new InvalidOperationException($"{Record.Reference}: responsibility changed twice in one act, and one change was not seen.");
        held.Add(now);
    }

    private void Learn(FamilyFacts facts, DateOnly on, GraphWriter writer)
    {
        Dictionary<string, Person> people = [];
        foreach (var described in facts.People)
        {
            var person = people[described.Key] = Person.Named(FamilyRecorder.FirstName(described), FamilyRecorder.LastName(described, facts));
            FamilyRecorder.Learn(person, described, isNew: true);
            writer.Keep(person);
            writer.Keep(Record.Add(person, FactWords.Role(described.Role), on, described.IsMainContact));
            others.Add(person);
        }

        foreach (var school in facts.Schooling)
            FamilyRecorder.Learn(people[school.PersonKey], school, on);
        foreach (var said in facts.Addresses)
        {
            if (PlaceRecorder.Typed(said) is not { } home)
                continue;
            others.Insert(0, home);
            foreach (var occupancy in said.Occupancies)
                PlaceRecorder.Live(people[occupancy.PersonKey], home, said, occupancy, on);
        }

        others.AddRange(facts.Relationships.Select(r => new Relationship(people[r.AdultKey], r.Relationship, people[r.ChildKey], FactWords.YesNo(r.ParentalResponsibility))));
        (ByKey, People) = (people, FamilyToday.Of(Record, on));
    }

    private static Answers Identified(Answers answers, int number)
    {
        var child = 0;
        foreach (var person in answers.Items("people").Where(p => p["EDU04"] is not null))
            person["EDU04"] = UpnOf((number * 6) + child++);
        return answers;
    }

    private static string UpnOf(int serial)
    {
        var rest = string.Create(CultureInfo.InvariantCulture, $"886{2000 + (serial / 26000 % 8000):0000}{serial / 1000 % 26:00}{serial % 1000:000}");
        return "ABCDEFGHJKLMNPQRTUVWXYZ".Select(letter => letter + rest).First(Upn.IsValid);
    }
}
