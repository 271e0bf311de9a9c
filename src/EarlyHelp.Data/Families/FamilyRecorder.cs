using EarlyHelp.Data.Access;
using EarlyHelp.Data.Numbers;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Notifications.Form;
using Microsoft.EntityFrameworkCore;
using FormPerson = EarlyHelp.Domain.Notifications.Form.PersonFacts;

namespace EarlyHelp.Data.Families;

/// <summary>
/// Makes the family record from what the notifier typed, so that nothing is typed twice (spec 1-product, 1). The caller saves.
/// </summary>
public sealed class FamilyRecorder(EarlyHelpDbContext db, ReferenceNumbers numbers, CurrentActor current, TimeProvider clock)
{
    private readonly PlaceRecorder places = new(db);

    /// <summary>A family that was told of for the first time, with its people, homes, schools and relationships.</summary>
    public async Task<Family> RecordAsync(FamilyFacts facts)
    {
        var family = Family.Meet(await numbers.FamilyAsync(), NameOf(facts));
        db.Add(family);
        await LearnAsync(family, facts, []);
        return family;
    }

    /// <summary>
    /// What was added later, by the notifier or by triage beside the file: people who are there learn, others are added. Nothing known is
    /// forgotten because a form leaves it out.
    /// </summary>
    public async Task UpdateAsync(Family family, FamilyFacts facts, Notification? notification = null)
    {
        await db.FamilyMembers.Include(m => m.Person.Residences).ThenInclude(r => r.Address)
            .Include(m => m.Person.Schoolings).Where(m => m.FamilyId == family.Id).AsSplitQuery().LoadAsync();
        var known = family.Members.Where(m => m.To is null && m.Person.MergedIntoId is null).Select(m => m.Person).ToList();
        var people = await LearnAsync(family, facts, known);
        if (family.Name == Family.NameFor([]) && NameOf(facts) is var name && name != family.Name)
            family.Rename(name);
        await ConsentRecorder.UpdateAsync(db, new ConsentsTold(family, people, facts.Consents, notification, current.Actor, Now, Today));
    }

    /// <summary>The consents that came with a notification, person by person and item by item; without any, what the headline says.</summary>
    internal void RecordConsents(Family family, FamilyFacts facts, Answers answers, Notification notification)
    {
        var people = facts.People.Zip(family.Members).ToDictionary(p => p.First.Key, p => p.Second.Person);
        ConsentRecorder.Record(db, new ConsentsTold(family, people, facts.Consents, notification, current.Actor, Now, Today), answers);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private DateOnly Today => UkTime.Today(clock);

    /// <summary>The name of a family by what a form says of its people.</summary>
    internal static string NameOf(FamilyFacts facts) =>
        Family.NameFor(facts.People.OrderByDescending(p => p.IsMainContact).ThenByDescending(p => p.IsChild).Select(p => p.LastName ?? ""));

    private async Task<Dictionary<string, Person>> LearnAsync(Family family, FamilyFacts facts, IReadOnlyList<Person> known)
    {
        var found = PersonPairs.Of(facts.People.Select(p => (p.Key, Facts(p, facts), FactWords.Role(p.Role))), family, known, sameForm: true);
        var people = new Dictionary<string, Person>();
        foreach (var described in facts.People)
        {
            if (!found.TryGetValue(described.Key, out var person))
                db.Add(person = Person.Named(FirstName(described), LastName(described, facts)));
            people[described.Key] = person;
            Learn(person, described, isNew: !found.ContainsKey(described.Key));
            family.Add(person, FactWords.Role(described.Role), Today, described.IsMainContact);
        }

        foreach (var school in facts.Schooling)
            Learn(people[school.PersonKey], school, Today);
        await places.LearnAsync(people, facts, Today);
        await RelateAsync(people, facts);
        return people;
    }

    /// <summary>What a form says of a person.</summary>
    internal static void Learn(Person person, FormPerson said, bool isNew)
    {
        if (!isNew && said.FirstName is { Length: > 0 })
            person.Name(said.FirstName, said.LastName ?? person.LastName, said.OtherNames);
        else if (said.OtherNames is not null)
            person.Name(person.FirstName, person.LastName, said.OtherNames);
        if (said.IsUnborn && said.DueOn is { } due && person.Born is null)
            person.IsExpected(due);
        else if (said.Born is not null)
            person.WasBorn(said.Born, said.BornIsEstimate);
        person.Describe(
            said.Sex == "U" ? null : said.Sex, said.Ethnicity, FactWords.Known(said.Language), FactWords.YesNo(said.Interpreter),
            said.Disabilities.Where(d => FactWords.Known(d) is not null).ToList() is { Count: > 0 } disabilities ? string.Join(',', disabilities) : null);
        person.Identify(null, null, said.NhsNumber);
        person.ReachBy(said.Telephone, said.Email, FactWords.YesNo(said.SafeToLeaveMessage));
    }

    /// <summary>What a form says of a person's school, on a day.</summary>
    internal static void Learn(Person person, Domain.Notifications.Form.SchoolingFacts said, DateOnly on)
    {
        person.Identify(said.Upn, said.NoUpn, null);
        if ((said.School ?? FactWords.Known(said.Status)) is not null)
        {
            person.Attends(
                new Domain.Families.SchoolingFacts(
                    said.School, FactWords.Known(said.Status), FactWords.Known(said.YearGroup), said.Attendance, said.AttendanceFrom, said.AttendanceTo, FactWords.Known(said.Sen)),
                on);
        }
    }

    private async Task RelateAsync(Dictionary<string, Person> people, FamilyFacts facts)
    {
        var ids = people.Values.Where(p => p.Id != 0).Select(p => p.Id).ToList();
        var known = ids.Count == 0 ? [] : await db.Relationships.Where(r => ids.Contains(r.PersonId) && ids.Contains(r.ToPersonId)).ToListAsync();
        foreach (var said in facts.Relationships)
            Relate(known, people[said.AdultKey], said.Relationship, people[said.ChildKey], FactWords.YesNo(said.ParentalResponsibility));
        // Who carries the child is its mother, also when the form does not ask how they are related.
        foreach (var mother in facts.People)
        {
            foreach (var unborn in mother.PregnantWith.Where(u => !facts.Relationships.Any(r => r.AdultKey == mother.Key && r.ChildKey == u)))
                Relate(known, people[mother.Key], "mother", people[unborn], null);
        }
    }

    private void Relate(List<Relationship> known, Person person, string kind, Person to, bool? responsible)
    {
        if (known.FirstOrDefault(r => r.Person == person && r.ToPerson == to) is { } relationship)
            relationship.Know(kind, responsible);
        else
            db.Add(new Relationship(person, kind, to, responsible));
    }

    /// <summary>First name of a person of a form.</summary>
    internal static string FirstName(FormPerson person) => person.FirstName ?? (person.IsUnborn ? "Unborn" : "");

    /// <summary>Last name of a person of a form; an unborn child is known by that of the one who carries it.</summary>
    internal static string LastName(FormPerson person, FamilyFacts facts) =>
        person.LastName ?? (person.IsUnborn ? facts.People.FirstOrDefault(p => p.PregnantWith.Contains(person.Key))?.LastName : null) ?? "";

    private static Domain.Matching.PersonFacts Facts(FormPerson said, FamilyFacts facts) => new()
    {
        FirstName = FirstName(said), LastName = LastName(said, facts), Born = said.Born, DueOn = said.DueOn, NhsNumber = said.NhsNumber,
        Upn = facts.Schooling.FirstOrDefault(s => s.PersonKey == said.Key)?.Upn,
    };
}
