using EarlyHelp.Data.Access;
using EarlyHelp.Data.Auditing;
using EarlyHelp.Data.Posts;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Registers;
using EarlyHelp.Domain.Transfers;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data;

/// <summary>
/// The database. Records of families are not public here: they are read through Reach and Opening, so nobody can forget
/// to ask who may see them. Every save is one transaction together with its audit entries.
/// </summary>
public sealed partial class EarlyHelpDbContext(DbContextOptions<EarlyHelpDbContext> options, CurrentActor current, PostInHand post, TimeProvider clock)
    : IdentityUserContext<Account, long>(options)
{
    /// <summary>What is to be audited before the transaction in hand ends.</summary>
    internal UnwrittenAudit Unwritten => field ??= new(this);

    /// <summary>
    /// Says which version of the record the person saw. When somebody changed it since, the save is refused with
    /// <see cref="DbUpdateConcurrencyException"/> and the person is told who changed what; at once when the change is already here,
    /// so that it is not hidden behind a rule that the change broke.
    /// </summary>
    public void Expect(Versioned record, int version)
    {
        var seen = Entry(record).Property(r => r.Version);
        if (seen.OriginalValue != version)
            throw new ChangedMeanwhileException(record);
        seen.OriginalValue = version;
    }

    /// <summary>Whether its connection is one of those that are kept open from one request to the next.</summary>
    internal bool MayHaveKept { get; private set; }

    /// <summary>
    /// Keeps the connection until this context ends, if it is to the embedded database: one that was kept open, with what it has prepared, where the app keeps
    /// any (<see cref="KeptConnections"/>). A server's connection goes back to the others after each query.
    /// </summary>
    public Task HoldOpenAsync()
    {
        MayHaveKept = true;
        return Database.IsSqlite() ? Database.OpenConnectionAsync() : Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Save with SaveChangesAsync: the audit trail is written there.");

    /// <summary>Saves what changed and its audit entries in one transaction.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (IsReplica)
            throw new InvalidOperationException("This is a copy to read from: nothing is saved in it.");
        ChangeTracker.DetectChanges();
        await AuditTrail.LoadParentsAsync(this, cancellationToken);
        var trail = AuditTrail.Of(ChangeTracker);
        if (current.IsSet && current.Glass is not null && !trail.IsEmpty)
            throw new BehindGlassException();
        await MarkPostAsync(trail, cancellationToken);
        // Looks are written with the entries, as links of one chain.
        var looks = ChangeTracker.Entries<Look>().Where(l => l.State == EntityState.Added).Select(l => l.Entity).ToList();
        looks.ForEach(l => Entry(l).State = EntityState.Detached);
        var isWhole = Database.CurrentTransaction is null;
        try
        {
            if (!isWhole)
                return await SaveAuditedAsync(trail, looks, acceptChanges: true, cancellationToken);
            // Only what was committed counts as saved: until then the whole of it can be written again.
            var rows = await RepeatedAsync(() => SaveAuditedAsync(trail, looks, acceptChanges: false, cancellationToken), stop: cancellationToken);
            ChangeTracker.AcceptAllChanges();
            return rows;
        }
        catch (Exception failed)
        {
            // Whoever saves again has them still to be written.
            AddRange(looks);
            if (isWhole && failed is DbUpdateException and not DbUpdateConcurrencyException)
                await ThrowIfOvertakenAsync(cancellationToken);
            throw;
        }
    }

    // Two who act at once both add a row of which there can be one, and that row is written before the record's version is looked at:
    // whoever comes second is overtaken, as with any other change.
    private async Task ThrowIfOvertakenAsync(CancellationToken cancellationToken)
    {
        foreach (var changed in ChangeTracker.Entries().Where(e => e is { State: EntityState.Modified, Entity: Versioned or Baton }).ToList())
        {
            var seen = (int)changed.Property(nameof(Versioned.Version)).OriginalValue!;
            if ((await changed.GetDatabaseValuesAsync(cancellationToken))?.GetValue<int>(nameof(Versioned.Version)) != seen)
                throw new ChangedMeanwhileException(changed.Entity as Versioned ?? ((Baton)changed.Entity).Family);
        }
    }

    private async Task<int> SaveAuditedAsync(AuditTrail trail, List<Look> looks, bool acceptChanges, CancellationToken cancellationToken)
    {
        var rows = await base.SaveChangesAsync(acceptChanges, cancellationToken);
        Unwritten.Add([.. looks, .. trail.Entries(current.Actor, clock.GetUtcNow().UtcDateTime)]);
        return rows + looks.Count;
    }

    private async Task MarkPostAsync(AuditTrail trail, CancellationToken cancellationToken)
    {
        if (trail.IsEmpty || post.Handled)
            return;
        if (post.Key is not null)
        {
            Add(new HandledPost { Key = post.Key, At = clock.GetUtcNow().UtcDateTime });
            post.Handled = true;
        }

        if (post.DraftKey is { } draftKey && current.Actor.StaffId is { } staffId)
            RemoveRange(await StaffDrafts.Where(d => d.StaffId == staffId && d.Key == draftKey).ToListAsync(cancellationToken));
    }

    /// <inheritdoc/>
    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.AddInterceptors(AuditBeforeCommit.Interceptor, WriteTurns.Interceptor);

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<decimal>().HavePrecision(5, 2);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(EarlyHelpDbContext).Assembly);
        // SQL Server refuses several cascade paths, and nothing of a family's record goes by cascade.
        foreach (var key in builder.Model.GetEntityTypes().Where(e => !e.IsOwned()).SelectMany(e => e.GetForeignKeys()).Where(k => !k.IsOwnership))
            key.DeleteBehavior = DeleteBehavior.Restrict;
        var isSqlServer = Database.ProviderName?.EndsWith("SqlServer", StringComparison.Ordinal) == true;
        // Those that went at once and nobody has looked at: "is true" has no index but one of those alone, which each database says in its own words.
        builder.Entity<StepUp>().HasIndex(s => new { s.ImmediateReviewedOn, s.AnswerBy }).HasFilter(isSqlServer ? "[IsImmediate] = 1" : "\"IsImmediate\"");
        LeaveOutNoRecord(builder);
        if (isSqlServer)
        {
            CompareKeysAsWritten(builder);
            // By which rows are ordered, a key has 900 bytes at most; by the side 1,700.
            builder.Entity<Microsoft.AspNetCore.Identity.IdentityUserPasskey<long>>().Metadata.FindPrimaryKey()!.SetAnnotation("SqlServer:Clustered", false);
        }
    }

    // An index of keys that most rows don't have finds a row by its key and holds no other: for "is null" a database would take it for a short way and
    // read nearly everything through it.
    private static void LeaveOutNoRecord(ModelBuilder builder)
    {
        string[] places = [nameof(EarlyHelpCase.DistrictId), nameof(EarlyHelpCase.UnitId), nameof(EarlyHelpCase.WorkerId)];
        foreach (var index in builder.Model.GetEntityTypes().SelectMany(e => e.GetIndexes()).Where(i => !i.IsUnique && i.Properties[0].ClrType == typeof(long?) && !places.Contains(i.Properties[0].Name)))
            index.SetFilter($"{index.Properties[0].Name} IS NOT NULL");
    }

    // Keys and references are folded already, and searched by ranges of their beginnings: these are the same on both databases only where
    // letters are compared as they are written. SQLite always does so.
    private static void CompareKeysAsWritten(ModelBuilder builder)
    {
        string[] keys = [nameof(Person.NameKey), nameof(Person.SoundKey), nameof(Person.LastNameSound), nameof(Address.Key), nameof(Address.StreetKey), nameof(Notification.Reference)];
        Type[] types = [typeof(Person), typeof(Address), typeof(Notification), typeof(EarlyHelpCase), typeof(Family), typeof(ImportedRecord)];
        foreach (var property in types.SelectMany(t => builder.Entity(t).Metadata.GetProperties()).Where(p => keys.Contains(p.Name)))
            property.SetCollation("Latin1_General_100_BIN2");
    }
}
