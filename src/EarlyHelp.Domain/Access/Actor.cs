using EarlyHelp.Domain.Organisation;

namespace EarlyHelp.Domain.Access;

/// <summary>
/// Who does something: a member of staff in a posting, the notifier of one notification, or a named job.
/// Everything that is changed or looked at is written down under one of these; there is no "unknown".
/// </summary>
public sealed record Actor
{
    private Actor(string name, long? staffId, Role? role)
    {
        Name = name;
        StaffId = staffId;
        Role = role;
    }

    /// <summary>Name as written into timeline and audit.</summary>
    public string Name { get; }

    /// <summary>The member of staff, or null for a notifier or a job.</summary>
    public long? StaffId { get; }

    /// <summary>The role of the live posting, or null for a notifier or a job.</summary>
    public Role? Role { get; }

    /// <summary>The unit of the posting.</summary>
    public long? UnitId { get; init; }

    /// <summary>The district of the posting (of its unit, for a unit posting).</summary>
    public long? DistrictId { get; init; }

    /// <summary>The area of the posting.</summary>
    public long? AreaId { get; init; }

    /// <summary>True for a member of staff.</summary>
    public bool IsStaff => StaffId is not null;

    /// <summary>Whether the second factor that the role must give is still to be set up: until then they may do nothing else (spec 3-access).</summary>
    public bool OwesSecondFactor { get; init; }

    /// <summary>Whether this actor may do it. A notifier and a job hold no permission of staff.</summary>
    public bool May(Permission permission) =>
        Role is { } role && RolePermissions.May(role, permission) && (!OwesSecondFactor || permission == Permission.SignedIn);

    /// <summary>A member of staff in their live posting.</summary>
    public static Actor Staff(StaffMember person, Posting posting) =>
        new(person.Name, person.Id, posting.Role) { UnitId = posting.UnitId, DistrictId = posting.DistrictId, AreaId = posting.AreaId };

    /// <summary>A member of staff by the facts of the posting (tests and jobs of the command line).</summary>
    public static Actor Staff(long id, string name, Role role) => new(name, id, role);

    /// <summary>The person who sent a notification; the name is not written into the audit, what they sent says it.</summary>
    public static Actor Notifier { get; } = new("Notifier", null, null);

    /// <summary>A visitor who is not signed in (signing in, saving a draft).</summary>
    public static Actor Visitor { get; } = new("Visitor", null, null);

    /// <summary>A job of the service itself, by name ("Outbox", "Seeding").</summary>
    public static Actor Job(string name) => new(name, null, null);
}
