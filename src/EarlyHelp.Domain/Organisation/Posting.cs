using EarlyHelp.Domain.Access;

namespace EarlyHelp.Domain.Organisation;

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

    /// <summary>Whether it was taken back before its first day: it then never ran.</summary>
    public bool IsWithdrawn => To < From;

    /// <summary>Whether it runs on a day.</summary>
    public bool RunsOn(DateOnly day) => From <= day && (To is null || To >= day);

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

    // One that had not begun by then never runs: its last day lies before its first.
    internal void End(DateOnly lastDay) => To = lastDay < From ? From.AddDays(-1) : lastDay;
}
