using EarlyHelp.Domain.Access;

namespace EarlyHelp.Domain.Organisation;

/// <summary>A person who works in the service, with or without an account.</summary>
public sealed class StaffMember
{
    /// <summary>Longest name.</summary>
    public const int NameMaxLength = 100;

    /// <summary>Longest e-mail address.</summary>
    public const int EmailMaxLength = 254;

    private readonly List<Posting> postings = [];

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>Name as colleagues and families know them.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Work e-mail, in small letters; one person each.</summary>
    public string Email { get; private set; } = "";

    /// <summary>Whether they want a message each working morning with what is due and late for them.</summary>
    public bool WantsMorningSummary { get; private set; }

    /// <summary>Families this person holds beyond which a reason is needed (guide 18 to 24).</summary>
    public int CaseloadGuide { get; private set; } = 24;

    /// <summary>What they are and were posted as.</summary>
    public IReadOnlyList<Posting> Postings => postings;

    private StaffMember()
    {
    }

    /// <summary>A new colleague.</summary>
    public StaffMember(string name, string email) => (Name, Email) = (name, Normalise(email));

    /// <summary>E-mail addresses are compared in small letters.</summary>
    public static string Normalise(string email) => SoundText.Sound(email).Trim().ToLowerInvariant();

    /// <summary>Posts the person in a role from a day; the posting before ends the day before.</summary>
    public Posting Post(Role role, DateOnly from, Area? area = null, District? district = null, Unit? unit = null)
    {
        foreach (var earlier in postings.Where(p => p.To is null))
            earlier.End(from.AddDays(-1));
        var posting = new Posting(this, role, from, area ?? (district ?? unit?.District)?.Area, district ?? unit?.District, unit);
        postings.Add(posting);
        return posting;
    }

    /// <summary>The person goes along when the unit is merged into another: the same role there from that day, for as long as the posting was to last.</summary>
    public void FollowUnit(long unitId, Unit into, DateOnly on)
    {
        foreach (var posting in postings.Where(p => p.UnitId == unitId && (p.To is null || p.To >= on)).ToList())
        {
            if (posting.From < on)
                postings.Add(posting.GoOnIn(into, on));
            else
                posting.Move(into);
        }
    }

    /// <summary>The morning summary is each person's own choice.</summary>
    public void ChooseMorningSummary(bool wanted) => WantsMorningSummary = wanted;
}

/// <summary>A role held in a place of the organisation, from a day to a day.</summary>
public sealed class Posting
{
    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>Who is posted.</summary>
    public long StaffId { get; private set; }

    /// <summary>Who is posted.</summary>
    public StaffMember Staff { get; private set; } = null!;

    /// <summary>As what.</summary>
    public Role Role { get; private set; }

    /// <summary>The area, for area postings and everything below.</summary>
    public long? AreaId { get; private set; }

    /// <summary>The area, for area postings and everything below.</summary>
    public Area? Area { get; private set; }

    /// <summary>The district, for district postings and units.</summary>
    public long? DistrictId { get; private set; }

    /// <summary>The district, for district postings and units.</summary>
    public District? District { get; private set; }

    /// <summary>The unit, for unit postings.</summary>
    public long? UnitId { get; private set; }

    /// <summary>The unit, for unit postings.</summary>
    public Unit? Unit { get; private set; }

    /// <summary>First day.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last day, or null while it lasts.</summary>
    public DateOnly? To { get; private set; }

    private Posting()
    {
    }

    internal Posting(StaffMember staff, Role role, DateOnly from, Area? area, District? district, Unit? unit) =>
        (Staff, Role, From, Area, District, Unit) = (staff, role, from, area, district, unit);

    internal void Move(Unit into) => (Unit, UnitId) = (into, into.Id);

    internal Posting GoOnIn(Unit into, DateOnly on)
    {
        var next = new Posting(Staff, Role, on, Area, District, into) { AreaId = AreaId, DistrictId = DistrictId, To = To };
        End(on.AddDays(-1));
        return next;
    }

    internal void End(DateOnly lastDay) => To = lastDay < From ? From : lastDay;
}
