using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Identifiers;
using EarlyHelp.Domain.Matching;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Notifications.Form.Codes;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Families;

/// <summary>Writes down who lives where. A place that is known already is the same row, whoever lives there.</summary>
internal sealed class PlaceRecorder(EarlyHelpDbContext db)
{
    /// <summary>The addresses of a form, with who lives there.</summary>
    public async Task LearnAsync(IReadOnlyDictionary<string, Person> people, FamilyFacts facts, DateOnly today)
    {
        var nobodySays = facts.Addresses.All(a => a.Occupancies.Count == 0);
        foreach (var said in facts.Addresses)
        {
            if (Typed(said) is not { } typed)
                continue;
            var address = await SameAsync(typed);
            // The basic details of an uploaded form ask for one address: it is the family's home until the form is transcribed.
            var living = nobodySays ? people.Keys.Select(p => new OccupancyFacts(p, HomeCodes.Main, null, null, null)) : said.Occupancies;
            foreach (var occupancy in living)
                Live(people[occupancy.PersonKey], address, said, occupancy, today);
        }
    }

    /// <summary>The known row of this place, or the new one.</summary>
    public async Task<Address> SameAsync(Address typed)
    {
        if (typed.Key.Length == 0)
            return Added(typed);
        var alike = db.Addresses.Local.Where(a => a.Key == typed.Key)
            .Concat(await db.Addresses.Where(a => a.Key == typed.Key).OrderBy(a => a.Id).Take(20).ToListAsync());
        // One street number may have two houses behind it: line 2 tells them apart.
        return alike.FirstOrDefault(a => NameKey.Of(a.Line2) == NameKey.Of(typed.Line2)) ?? Added(typed);
    }

    private Address Added(Address address)
    {
        db.Add(address);
        return address;
    }

    /// <summary>What a form says of where a person lives.</summary>
    internal static void Live(Person person, Address address, AddressFacts said, OccupancyFacts occupancy, DateOnly today)
    {
        var residence = person.LivesAt(address, FactWords.Residence(occupancy.Kind), occupancy.From ?? today, said.IsConfidential, said.ConfidentialFrom);
        if (occupancy.To is { } to)
            person.LeavesAddress(residence, to);
    }

    /// <summary>The place that a form names; null when it names none.</summary>
    internal static Address? Typed(AddressFacts said) => said.Kind switch
    {
        AddressKinds.NotKnown => null,
        AddressKinds.NoFixedAbode => Address.At("No fixed abode", null, said.Town, said.County, Postcode.NoFixedAbode, said.Housing),
        _ when said.Line1 is { } line => Address.At(line, said.Line2, said.Town, said.County, said.Postcode, FactWords.Known(said.Housing)),
        _ => null,
    };
}
