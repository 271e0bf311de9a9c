using EarlyHelp.Domain;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Registers;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Registers;

internal sealed partial class RegisterWriting
{
    private void WritePerson(PersonRow row)
    {
        if (Before(ImportedKind.Person, row.Reference, out var isSame) is not { } before)
        {
            var made = Person.FromRegister(row);
            var id = rows.Insert(made);
            Keep(ImportedKind.Person, row.Reference, id, made.Version);
            if (!check.Memberships.ContainsKey(row.Reference))
                Join(made, id, new(row.Reference, row.Family, row.Role, MemberRow.Always, null));
            WritePlaces(row, made, id, row.AddressIsConfidential ?? false);
            return;
        }

        if (isSame)
            return;
        var person = Person.FromRegister(row);
        rows.Update(person, before.RecordId, (nameof(Versioned.Version), before.Version + 1));
        KeepChanged(ImportedKind.Person, row.Reference, before);
        changed.Add((ImportedKind.Person, row.Reference));
        if (!check.Memberships.ContainsKey(row.Reference))
            JoinAgain(person, before.RecordId, row);
        // Where the row does not say whether the home may be told, it stays as it was: an old system need not know of it.
        var isConfidential = row.AddressIsConfidential ?? db.Residences.Any(r => r.PersonId == before.RecordId && r.To == null && r.IsConfidential);
        rows.DeleteOf<Residence>(nameof(Residence.PersonId), before.RecordId);
        rows.DeleteOf<Schooling>(nameof(Schooling.PersonId), before.RecordId);
        WritePlaces(row, person, before.RecordId, isConfidential);
    }

    private void WritePlaces(PersonRow row, Person person, long id, bool isConfidential)
    {
        if (row.Line1 is not null || row.Town is not null || row.Postcode is not null)
        {
            var address = Address.At(row.Line1 ?? "", null, row.Town, null, row.Postcode);
            rows.Insert(person.LivesAt(address, ResidenceKind.MainHome, on, isConfidential), (nameof(Residence.PersonId), id), (nameof(Residence.AddressId), Same(address, row.Family)));
        }

        if (row.School is not null || row.AttendancePercent is not null)
            rows.Insert(person.Attends(new(row.School, AttendancePercent: row.AttendancePercent), on), (nameof(Schooling.PersonId), id));
    }

    private void Join(Person person, long personId, MemberRow said)
    {
        var member = Family.Meet("", "").Add(person, said.Role, said.From);
        rows.Insert(member, (nameof(FamilyMember.FamilyId), families[said.Family]), (nameof(FamilyMember.PersonId), personId), (nameof(FamilyMember.To), said.To));
    }

    // people.csv knows one family of a person and no days: it changes the place that came from it, or else the one in its family.
    private void JoinAgain(Person person, long personId, PersonRow row)
    {
        var (family, places) = (families[row.Family], PlacesOf(personId));
        if ((places.Find(IsOfNoDay) ?? places.Find(m => m.FamilyId == family && m.To is null)) is not { } place)
            Join(person, personId, new(row.Reference, row.Family, row.Role, MemberRow.Always, null));
        else if (place.FamilyId != family || place.Role != row.Role)
            rows.Update(place, place.Id, (nameof(FamilyMember.FamilyId), family), (nameof(FamilyMember.Role), row.Role));
    }

    // A place is known by person, family and first day. What people.csv said without a day gives way to what is said with days.
    private void WriteMembers(string reference, List<MemberRow> members)
    {
        if (!check.SaysAnew(ImportedKind.Members, reference))
            return;
        var personId = IdOf(ImportedKind.Person, reference)!.Value;
        var places = known.Of(ImportedKind.Person, reference) is null ? [] : PlacesOf(personId);
        foreach (var place in places.Where(p => IsOfNoDay(p) && known.Of(ImportedKind.Members, reference) is null))
            rows.DeleteOf<FamilyMember>(nameof(FamilyMember.Id), place.Id);
        if (known.Of(ImportedKind.Members, reference) is null)
            places.RemoveAll(IsOfNoDay);
        foreach (var said in members)
        {
            var family = families[said.Family];
            if (places.Find(p => p.FamilyId == family && p.From == said.From) is not { } place)
                Join(Person.Named("", ""), personId, said);
            else if (place.Role != said.Role || place.To != said.To)
                rows.Update(place, place.Id, (nameof(FamilyMember.Role), said.Role), (nameof(FamilyMember.To), said.To));
        }

        Touch("People", ImportedKind.Person, reference);
        KeepPart(ImportedKind.Members, reference, personId);
    }

    private static bool IsOfNoDay(FamilyMember place) => place.From == MemberRow.Always && place.To is null;

    private List<FamilyMember> PlacesOf(long personId) => [.. db.FamilyMembers.AsNoTracking().Where(m => m.PersonId == personId).OrderBy(m => m.Id)];

    // People of one home share its row; a place without a street is no home that two families could be known to share.
    private long Same(Address address, string family)
    {
        var key = address.Key.Length > 0 ? address.Key : $"{family}\u001f{address.Line1}\u001f{address.Town}\u001f{address.Postcode}";
        if (addresses.TryGetValue(key, out var id))
            return id;
        var here = address.Key.Length > 0 ? rows.Ask($"SELECT MIN(Id) FROM Addresses WHERE {rows.Quoted(nameof(Address.Key))} = @p0 AND Line2 IS NULL", address.Key) : null;
        return addresses[key] = here ?? rows.Insert(address);
    }
}
