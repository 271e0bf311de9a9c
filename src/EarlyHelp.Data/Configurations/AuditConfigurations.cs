using EarlyHelp.Data.Auditing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EarlyHelp.Data.Configurations;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("AuditEntries");
        builder.IsChained();
        builder.Property(e => e.By).HasMaxLength(AuditEntry.NameMaxLength);
        builder.Property(e => e.Action).HasMaxLength(20);
        builder.Property(e => e.Entity).HasMaxLength(AuditEntry.NameMaxLength);
        builder.Property(e => e.EntityKey).HasMaxLength(AuditEntry.NameMaxLength);
        builder.HasIndex(e => new { e.NotificationId, e.Id });
        builder.HasIndex(e => new { e.CaseId, e.Id });
        builder.HasIndex(e => new { e.FamilyId, e.Id });
        builder.HasIndex(e => new { e.PersonId, e.Id });
        builder.HasIndex(e => new { e.Entity, e.EntityKey, e.Id });
    }
}

internal sealed class LookConfiguration : IEntityTypeConfiguration<Look>
{
    public void Configure(EntityTypeBuilder<Look> builder)
    {
        builder.ToTable("Looks");
        builder.IsChained();
        builder.Property(l => l.By).HasMaxLength(AuditEntry.NameMaxLength);
        builder.Property(l => l.Role).HasMaxLength(40);
        builder.Property(l => l.Page).HasMaxLength(Look.PageMaxLength);
        builder.Property(l => l.Reason).HasMaxLength(Look.ReasonMaxLength);
        builder.HasIndex(l => new { l.FamilyId, l.Id });
        builder.HasIndex(l => new { l.StaffId, l.At });
        builder.HasIndex(l => new { l.NotificationId, l.Id });
        builder.HasIndex(l => new { l.CaseId, l.Id });
    }
}

internal sealed class AuditHeadConfiguration : IEntityTypeConfiguration<AuditHead>
{
    public void Configure(EntityTypeBuilder<AuditHead> builder)
    {
        builder.ToTable("AuditHead");
        builder.Property(h => h.Id).ValueGeneratedNever();
        builder.Property(h => h.Link).HasMaxLength(ChainedEntry.HashLength);
        builder.HasData(new { Id = AuditHead.OnlyKey, Sequence = 0L, Link = new byte[ChainedEntry.HashLength] });
    }
}

internal static class ChainedEntryConfiguration
{
    // Its place in the chain is the key: the database makes none.
    public static void IsChained<T>(this EntityTypeBuilder<T> builder)
        where T : ChainedEntry
    {
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Salt).HasMaxLength(ChainedEntry.SaltLength);
        builder.Property(e => e.Digest).HasMaxLength(ChainedEntry.HashLength);
        builder.Property(e => e.Link).HasMaxLength(ChainedEntry.HashLength);
    }
}
