namespace EarlyHelp.Domain.Families;

/// <summary>Where a person lives and goes to school, with dates.</summary>
public sealed partial class Person
{
    /// <summary>The person lives at the address from a day. A new main home ends the one before.</summary>
    public Residence LivesAt(Address address, ResidenceKind kind, DateOnly from, bool confidential = false, string? confidentialFrom = null)
    {
        if (kind == ResidenceKind.MainHome)
        {
            foreach (var earlier in residences.Where(r => r.Kind == ResidenceKind.MainHome && r.To is null && r.Address.Key != address.Key))
                earlier.End(from);
        }

        var residence = residences.FirstOrDefault(r => r.To is null && r.Kind == kind && r.Address.Key == address.Key);
        if (residence is null)
            residences.Add(residence = new Residence(this, address, kind, from));
        residence.Protect(confidential, confidentialFrom);
        Touch();
        return residence;
    }

    /// <summary>The person no longer lives there from this day; the record stays.</summary>
    public void LeavesAddress(Residence residence, DateOnly on)
    {
        residence.End(on);
        Touch();
    }

    /// <summary>The person goes to a school or setting from a day; the one before ends.</summary>
    public Schooling Attends(SchoolingFacts facts, DateOnly from)
    {
        var current = schoolings.FirstOrDefault(s => s.To is null);
        if (current is null || !string.Equals(current.School, facts.School, StringComparison.OrdinalIgnoreCase))
        {
            current?.End(from);
            schoolings.Add(current = new Schooling(this, from));
        }

        current.Learn(facts);
        Touch();
        return current;
    }
}

/// <summary>A place, once, whoever lives there.</summary>
public sealed class Address
{
    /// <summary>Longest line.</summary>
    public const int LineMaxLength = 60;

    /// <summary>Longest postcode.</summary>
    public const int PostcodeMaxLength = 8;

    /// <summary>Longest key.</summary>
    public const int KeyMaxLength = 80;

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>First line, as typed.</summary>
    public string Line1 { get; private set; } = "";

    /// <summary>Second line, as typed.</summary>
    public string? Line2 { get; private set; }

    /// <summary>Town or city.</summary>
    public string? Town { get; private set; }

    /// <summary>County.</summary>
    public string? County { get; private set; }

    /// <summary>Postcode in capitals with one space; null when not known.</summary>
    public string? Postcode { get; private set; }

    /// <summary>Housing type code (ADD06).</summary>
    public string? Housing { get; private set; }

    /// <summary>First line and postcode folded, so that differently typed addresses meet.</summary>
    public string Key { get; private set; } = "";

    /// <summary>Street, house and town folded, the street first, so that the place is found without its postcode.</summary>
    public string StreetKey { get; private set; } = "";

    /// <summary>On one line.</summary>
    public string OneLine => string.Join(", ", new[] { Line1, Line2, Town, County, Postcode }.Where(p => !string.IsNullOrWhiteSpace(p)));

    private Address()
    {
    }

    /// <summary>A place as somebody typed it.</summary>
    public static Address At(string line1, string? line2, string? town, string? county, string? postcode, string? housing = null)
    {
        var tidy = string.IsNullOrWhiteSpace(postcode) ? null : Identifiers.Postcode.Normalise(postcode);
        var key = Matching.AddressKey.Of(line1, tidy) ?? "";
        return new()
        {
            Line1 = line1.Trim(),
            Line2 = line2?.Trim(),
            Town = town?.Trim(),
            County = county?.Trim(),
            Postcode = tidy,
            Housing = housing,
            Key = key.Length <= KeyMaxLength ? key : key[..KeyMaxLength],
            StreetKey = Matching.AddressKey.ByStreet(line1, line2, town),
        };
    }
}

/// <summary>Who lives where, from when to when (ADD05).</summary>
public sealed class Residence
{
    /// <summary>Longest note of whom an address is kept from.</summary>
    public const int ConfidentialFromMaxLength = 200;

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The person.</summary>
    public long PersonId { get; private set; }

    /// <summary>The person.</summary>
    public Person Person { get; private set; } = null!;

    /// <summary>The address.</summary>
    public long AddressId { get; private set; }

    /// <summary>The address.</summary>
    public Address Address { get; private set; } = null!;

    /// <summary>How they live there.</summary>
    public ResidenceKind Kind { get; private set; }

    /// <summary>First day known.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last day, or null while they live there.</summary>
    public DateOnly? To { get; private set; }

    /// <summary>Must not be printed or told; shown only to those who work with the family.</summary>
    public bool IsConfidential { get; private set; }

    /// <summary>From whom it is kept.</summary>
    public string? ConfidentialFrom { get; private set; }

    private Residence()
    {
    }

    internal Residence(Person person, Address address, ResidenceKind kind, DateOnly from) =>
        (Person, Address, Kind, From) = (person, address, kind, from);

    internal void End(DateOnly on) => To = on < From ? From : on;

    internal void Protect(bool confidential, string? from)
    {
        if (confidential)
            (IsConfidential, ConfidentialFrom) = (true, from ?? ConfidentialFrom);
    }

    /// <summary>Whether the address must be kept confidential; lifting it is a deliberate act.</summary>
    public void Keep(bool confidential, string? from) => (IsConfidential, ConfidentialFrom) = (confidential, confidential ? from : null);
}

/// <summary>How a person lives at an address (ADD05).</summary>
public enum ResidenceKind
{
    /// <summary>Where they live most of the time.</summary>
    MainHome,

    /// <summary>The home of the other parent.</summary>
    OtherParent,

    /// <summary>Care shared between homes.</summary>
    SharedCare,

    /// <summary>For the time being.</summary>
    Temporary,

    /// <summary>A placement.</summary>
    Placement,

    /// <summary>For letters only.</summary>
    CorrespondenceOnly,

    /// <summary>Where they lived before.</summary>
    Previous,
}

/// <summary>A school or setting, from a day to a day, with what is known of attendance there.</summary>
public sealed class Schooling
{
    /// <summary>Longest name of a school.</summary>
    public const int SchoolMaxLength = 150;

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The child.</summary>
    public long PersonId { get; private set; }

    /// <summary>The child.</summary>
    public Person Person { get; private set; } = null!;

    /// <summary>School or setting, by name.</summary>
    public string? School { get; private set; }

    /// <summary>Education status code (EDU01).</summary>
    public string? Status { get; private set; }

    /// <summary>Year group.</summary>
    public string? YearGroup { get; private set; }

    /// <summary>Attendance, percent with two decimals.</summary>
    public decimal? AttendancePercent { get; private set; }

    /// <summary>First day the attendance covers.</summary>
    public DateOnly? AttendanceFrom { get; private set; }

    /// <summary>Last day the attendance covers.</summary>
    public DateOnly? AttendanceTo { get; private set; }

    /// <summary>SEN provision: N, K or E.</summary>
    public string? Sen { get; private set; }

    /// <summary>First day known.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last day, or null while they go there.</summary>
    public DateOnly? To { get; private set; }

    private Schooling()
    {
    }

    internal Schooling(Person person, DateOnly from) => (Person, From) = (person, from);

    internal void End(DateOnly on) => To = on < From ? From : on;

    internal void Learn(SchoolingFacts facts)
    {
        School = facts.School ?? School;
        Status = facts.Status ?? Status;
        YearGroup = facts.YearGroup ?? YearGroup;
        AttendancePercent = facts.AttendancePercent ?? AttendancePercent;
        AttendanceFrom = facts.AttendanceFrom ?? AttendanceFrom;
        AttendanceTo = facts.AttendanceTo ?? AttendanceTo;
        Sen = facts.Sen ?? Sen;
    }
}

/// <summary>What somebody said about a child's school.</summary>
/// <param name="School">School or setting.</param>
/// <param name="Status">Education status code (EDU01).</param>
/// <param name="YearGroup">Year group.</param>
/// <param name="AttendancePercent">Percent.</param>
/// <param name="AttendanceFrom">First day it covers.</param>
/// <param name="AttendanceTo">Last day it covers.</param>
/// <param name="Sen">N, K or E.</param>
public sealed record SchoolingFacts(
    string? School, string? Status = null, string? YearGroup = null, decimal? AttendancePercent = null,
    DateOnly? AttendanceFrom = null, DateOnly? AttendanceTo = null, string? Sen = null);
