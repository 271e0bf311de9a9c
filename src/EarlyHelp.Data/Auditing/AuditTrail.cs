using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Plans;
using EarlyHelp.Domain.Reviews;
using EarlyHelp.Domain.Supervision;
using EarlyHelp.Domain.Timeline;
using EarlyHelp.Domain.Transfers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace EarlyHelp.Data.Auditing;

/// <summary>
/// The one place for "what happened": turns what is about to be saved into audit entries. Values are taken before the save,
/// keys after it, and both saves are one transaction (EarlyHelpDbContext).
/// </summary>
internal sealed class AuditTrail
{
    private const int LongText = 4000;

    /// <summary>Rows that are not audited by value: the audit itself, counters, drafts, tokens and secrets.</summary>
    private static readonly HashSet<string> Silent =
        ["AuditEntry", "Look", "AuditHead", "LooksGoneThrough", "DueFamily", "ReferenceCounter", "HandledPost", "StaffDraft", "ChronologyMark", "NotificationDraft", "StatusCode", "FrozenFigure", "FrozenTally", "DataProtectionKey", "IdentityUserToken`1",
         // An AccountEvent tells of a passkey that is added or taken away; its key and how often it was used tell nobody anything.
         "IdentityUserPasskey`1", "IdentityPasskeyData"];

    private static readonly HashSet<string> Secret = ["PasswordHash", "SecurityStamp", "ConcurrencyStamp", "Body", "LinkHash", "AuthenticatorKey", "AuthenticatorStep", "RecoveryCodes"];

    /// <summary>Records of a case that have rows of their own.</summary>
    private static readonly Dictionary<Type, Func<DbContext, IReadOnlyCollection<long>, CancellationToken, Task>> UnderCase = new()
    {
        [typeof(CaseNote)] = LoadAsync<CaseNote>, [typeof(FamilyPlan)] = LoadAsync<FamilyPlan>, [typeof(PlanOutcome)] = LoadAsync<PlanOutcome>, [typeof(PlanReview)] = LoadAsync<PlanReview>,
        [typeof(TeamMeeting)] = LoadAsync<TeamMeeting>, [typeof(Closure)] = LoadAsync<Closure>, [typeof(SupervisionRecord)] = LoadAsync<SupervisionRecord>,
        [typeof(StepDown)] = LoadAsync<StepDown>,
        [typeof(StepUp)] = LoadAsync<StepUp>,
    };

    private readonly List<Pending> pending = [];

    // Found once for all rows: a save of many would look through everything again for each.
    private Dictionary<(Type, long), EntityEntry>? underCase;

    /// <summary>
    /// Loads what a changed row hangs on, where it is not here: merging two records changes rows by themselves, and the case's own audit must
    /// tell of it. One query for each kind, and none where a case was worked on, which brought it along.
    /// </summary>
    public static async Task LoadParentsAsync(DbContext db, CancellationToken stopping)
    {
        HashSet<(Type Type, long Key)> asked = [];
        // An action hangs on an outcome, which hangs on a plan: each round goes one up.
        while (Missing(db.ChangeTracker).Where(asked.Add).ToList() is { Count: > 0 } missing)
        {
            foreach (var kind in missing.GroupBy(m => m.Type, m => m.Key))
                await UnderCase[kind.Key](db, [.. kind], stopping);
        }
    }

    private static HashSet<(Type Type, long Key)> Missing(ChangeTracker tracker)
    {
        HashSet<(Type, long)> wanted = [];
        var rows = new Stack<EntityEntry>(tracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && HangsOn(e) is not null));
        if (rows.Count == 0)
            return wanted;
        var here = ParentsIn(tracker);
        while (rows.TryPop(out var row))
        {
            if (HangsOn(row) is not { } above)
                continue;
            if (here.TryGetValue(above, out var parent))
                rows.Push(parent);
            else
                wanted.Add(above);
        }

        return wanted;
    }

    // What a row without a case of its own hangs on.
    private static (Type Type, long Key)? HangsOn(EntityEntry row)
    {
        // An event of a transfer is one of the family, also before there is a case.
        if (row.Metadata.FindProperty("CaseId") is not null && row.Entity is not TimelineEntry { CaseId: null })
            return null;
        foreach (var key in row.Metadata.GetForeignKeys().Where(k => UnderCase.ContainsKey(k.PrincipalEntityType.ClrType)))
        {
            if (row.Property(key.Properties[0].Name).CurrentValue is long id)
                return (key.PrincipalEntityType.ClrType, id);
        }

        return null;
    }

    private static Task LoadAsync<T>(DbContext db, IReadOnlyCollection<long> keys, CancellationToken stopping)
        where T : class =>
        db.Set<T>().Where(r => keys.Contains(EF.Property<long>(r, "Id"))).LoadAsync(stopping);

    public static AuditTrail Of(ChangeTracker tracker)
    {
        var trail = new AuditTrail();
        foreach (var entry in tracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            if (entry.Entity is AuditHead || (entry.Entity is ChainedEntry && entry.State != EntityState.Added))
                throw new InvalidOperationException("The audit trail is only ever added to.");
            if (!Silent.Contains(entry.Metadata.ClrType.Name))
                trail.pending.Add(new Pending(entry, entry.State, Values(entry), [.. entry.Properties.Where(p => p.IsTemporary).Select(p => p.Metadata.Name)]));
        }

        return trail;
    }

    /// <summary>Whether nothing that is audited changed: only looks, drafts and the like.</summary>
    public bool IsEmpty => pending.Count == 0;

    public IReadOnlyList<AuditEntry> Entries(Actor by, DateTime at)
    {
        // A save that is done again has given new keys.
        underCase = null;
        return [.. pending.Where(p => p.State != EntityState.Modified || p.Values.Count > 0)
            .Select(p => new AuditEntry(by, at, p.State.ToString(), p.Entry.Metadata.ClrType.Name, Key(p.Entry), Subject(p.Entry), JsonSerializer.Serialize(WithKeys(p))))];
    }

    // A row that points at another new row knows its key only after the save.
    private static IEnumerable<AuditedValue> WithKeys(Pending pending) => pending.Values.Select(v =>
        pending.Temporary.Contains(v.Name) ? v with { After = Text(v.Name, pending.Entry.Property(v.Name).CurrentValue) } : v);

    private static List<AuditedValue> Values(EntityEntry entry) =>
    [
        .. entry.Properties
            .Where(p => !p.Metadata.IsPrimaryKey() && p.Metadata.Name != nameof(Domain.Versioned.Version))
            .Where(p => entry.State != EntityState.Modified || (p.IsModified && !Equals(p.OriginalValue, p.CurrentValue)))
            .Select(p => new AuditedValue(
                p.Metadata.Name,
                entry.State == EntityState.Added ? null : Text(p.Metadata.Name, p.OriginalValue),
                entry.State == EntityState.Deleted ? null : Text(p.Metadata.Name, p.CurrentValue)))
            .Where(v => v.Before is not null || v.After is not null),
    ];

    private static string? Text(string name, object? value)
    {
        var text = value switch
        {
            null => null,
            DateTime at => at.ToString("yyyy-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture),
            IEnumerable<long> keys => string.Join(", ", keys),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture),
        };
        if (text is null)
            return null;
        if (Secret.Contains(name))
            return "(not shown)";
        // Long texts are kept whole in their own record, which is never changed; here stands which text it was.
        return text.Length <= LongText ? text : $"{text[..200]}… ({text.Length} characters, SHA-256 {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))})";
    }

    private static string Key(EntityEntry entry) =>
        string.Join('/', entry.Properties.Where(p => p.Metadata.IsPrimaryKey()).Select(p => Convert.ToString(p.CurrentValue, CultureInfo.InvariantCulture)));

    // The row itself has its key only once the change is accepted, after the commit.
    private AuditSubject Subject(EntityEntry entry) => new(
        entry.Entity is Notification ? Foreign(entry, "Id") : Foreign(entry, "NotificationId"),
        entry.Entity is EarlyHelpCase ? Foreign(entry, "Id") : CaseOf(entry),
        entry.Entity is Family ? Foreign(entry, "Id") : FamilyOf(entry),
        entry.Entity is Person ? Foreign(entry, "Id") : Foreign(entry, "PersonId"));

    // An action of an outcome of a plan is audited with the case of the plan.
    private long? CaseOf(EntityEntry entry)
    {
        if (Foreign(entry, "CaseId") is { } known)
            return known;
        return HangsOn(entry) is { } above && (underCase ??= ParentsIn(entry.Context.ChangeTracker)).TryGetValue(above, out var found) ? CaseOf(found) : null;
    }

    // A condition of a step-down is audited with the family.
    private long? FamilyOf(EntityEntry entry) => Foreign(entry, "FamilyId")
        ?? (HangsOn(entry) is { } above && (underCase ??= ParentsIn(entry.Context.ChangeTracker)).TryGetValue(above, out var found) ? FamilyOf(found) : null);

    private static Dictionary<(Type, long), EntityEntry> ParentsIn(ChangeTracker tracker) => tracker.Entries().Where(e => UnderCase.ContainsKey(e.Metadata.ClrType))
        .ToDictionary(e => (e.Metadata.ClrType, (long)e.Properties.Single(p => p.Metadata.IsPrimaryKey()).CurrentValue!));

    private static long? Foreign(EntityEntry entry, string name) =>
        entry.Metadata.FindProperty(name) is null ? null : entry.Property(name).CurrentValue as long?;

    private sealed record Pending(EntityEntry Entry, EntityState State, List<AuditedValue> Values, IReadOnlyList<string> Temporary);
}
