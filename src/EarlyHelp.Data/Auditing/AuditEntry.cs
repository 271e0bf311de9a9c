using EarlyHelp.Domain.Access;

namespace EarlyHelp.Data.Auditing;

/// <summary>One change of one row: who, when, and every value before and after. Only ever added.</summary>
public sealed class AuditEntry : ChainedEntry
{
    /// <summary>What stands in <see cref="Changes"/> when there are none, and when they were erased.</summary>
    internal const string NoChanges = "[]";

    /// <summary>The action of a search for a record that is out of reach, or of somebody who asks for theirs. Its key is that of the record that was found.</summary>
    public const string Searched = "Searched";

    /// <summary>Longest name.</summary>
    public const int NameMaxLength = 100;

    /// <summary>When (UTC).</summary>
    public DateTime At { get; private set; }

    /// <summary>Who, by name at the time.</summary>
    public string By { get; private set; } = "";

    /// <summary>Who, when a member of staff.</summary>
    public long? StaffId { get; private set; }

    /// <summary>Added, Modified or Deleted of a row; else what was done, such as Searched or Exported.</summary>
    public string Action { get; private set; } = "";

    /// <summary>Kind of row: "Notification", "SystemCheck".</summary>
    public string Entity { get; private set; } = "";

    /// <summary>Key of the row.</summary>
    public string EntityKey { get; private set; } = "";

    /// <summary>The notification it belongs to.</summary>
    public long? NotificationId { get; private set; }

    /// <summary>The case it belongs to.</summary>
    public long? CaseId { get; private set; }

    /// <summary>The family it belongs to.</summary>
    public long? FamilyId { get; private set; }

    /// <summary>The person it belongs to.</summary>
    public long? PersonId { get; private set; }

    /// <summary>JSON: an array of {name, before, after}.</summary>
    public string Changes { get; private set; } = NoChanges;

    private AuditEntry()
    {
    }

    internal AuditEntry(Actor by, DateTime at, string action, string entity, string key, AuditSubject subject, string changes)
    {
        (By, StaffId, At, Action, Entity, EntityKey, Changes) = (WithoutNull(by.Name), by.StaffId, at, action, entity, WithoutNull(key), WithoutNull(changes));
        (NotificationId, CaseId, FamilyId, PersonId) = subject;
    }

    internal override bool IsBlank => Changes == NoChanges;

    private protected override void WriteKept(CanonicalBytes bytes)
    {
        bytes.Instant(At);
        bytes.Text(By);
        bytes.Number(StaffId);
        bytes.Text(Action);
        bytes.Text(Entity);
        bytes.Text(EntityKey);
        bytes.Number(NotificationId);
        bytes.Number(CaseId);
        bytes.Number(FamilyId);
        bytes.Number(PersonId);
    }

    private protected override void WriteContent(CanonicalBytes bytes) => bytes.Text(Changes);
}

internal readonly record struct AuditSubject(long? NotificationId, long? CaseId, long? FamilyId, long? PersonId);

/// <summary>One value of one change.</summary>
/// <param name="Name">Name of the value.</param>
/// <param name="Before">Before; null when there was none.</param>
/// <param name="After">After; null when there is none.</param>
public sealed record AuditedValue(string Name, string? Before, string? After);

/// <summary>Somebody opened a family's record, a file or an export of it (spec 3-access: every look is logged).</summary>
public sealed class Look : ChainedEntry
{
    /// <summary>Longest name of a page.</summary>
    public const int PageMaxLength = 100;

    /// <summary>Longest reason.</summary>
    public const int ReasonMaxLength = 500;

    /// <summary>The page of a look at which nothing was read yet: a reason was given.</summary>
    public const string ReasonStated = "Reason stated";

    /// <summary>When (UTC).</summary>
    public DateTime At { get; private set; }

    /// <summary>Who, by name at the time.</summary>
    public string By { get; private set; } = "";

    /// <summary>Who, when a member of staff.</summary>
    public long? StaffId { get; private set; }

    /// <summary>In what role.</summary>
    public string? Role { get; private set; }

    /// <summary>Whose record.</summary>
    public long FamilyId { get; private set; }

    /// <summary>Which case.</summary>
    public long? CaseId { get; private set; }

    /// <summary>Which notification.</summary>
    public long? NotificationId { get; private set; }

    /// <summary>Whose file it was, when all records of one person were opened to answer their access request.</summary>
    public long? PersonId { get; private set; }

    /// <summary>Which page.</summary>
    public string Page { get; private set; } = "";

    /// <summary>The stated reason, when one was asked.</summary>
    public string? Reason { get; private set; }

    private Look()
    {
    }

    internal static Look Of(Actor by, DateTime at, long familyId, string page, string? reason, long? caseId = null, long? notificationId = null, long? personId = null) => new()
    {
        By = WithoutNull(by.Name), StaffId = by.StaffId, Role = by.Role?.ToString(), At = at, FamilyId = familyId, Page = page, Reason = reason is null ? null : WithoutNull(reason),
        CaseId = caseId, NotificationId = notificationId, PersonId = personId,
    };

    internal override bool IsBlank => Reason is null;

    private protected override void WriteKept(CanonicalBytes bytes)
    {
        bytes.Instant(At);
        bytes.Text(By);
        bytes.Number(StaffId);
        bytes.Text(Role);
        bytes.Number(FamilyId);
        bytes.Number(CaseId);
        bytes.Number(NotificationId);
        bytes.Number(PersonId);
        bytes.Text(Page);
    }

    private protected override void WriteContent(CanonicalBytes bytes) => bytes.Text(Reason);
}
