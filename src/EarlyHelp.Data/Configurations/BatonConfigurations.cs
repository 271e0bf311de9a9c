using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Transfers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EarlyHelp.Data.Configurations;

/// <summary>
/// The database itself forbids two holders or none (ADR 18): a family has one row here, whose holder must be there and must be one of its
/// ledger; and a ledger is a chain without a gap or a fork.
/// </summary>
internal sealed class BatonConfiguration : IEntityTypeConfiguration<Baton>
{
    internal const string HeldByOne = "(Service = 'EarlyHelp' AND CaseReference IS NOT NULL AND DistrictId IS NOT NULL AND Place IS NULL) OR (Service <> 'EarlyHelp' AND CaseReference IS NULL AND DistrictId IS NULL AND Place IS NOT NULL)";

    public void Configure(EntityTypeBuilder<Baton> builder)
    {
        builder.ToTable("Batons", t => t.HasCheckConstraint("CK_Batons_OneHolder", HeldByOne));
        builder.HasKey(b => b.FamilyId);
        builder.Property(b => b.FamilyId).ValueGeneratedNever();
        builder.HasOne(b => b.Family).WithOne(f => f.Baton).HasForeignKey<Baton>(b => b.FamilyId);
        builder.HasOne(b => b.Held).WithMany().HasForeignKey(b => new { b.FamilyId, b.Number, b.Service }).HasPrincipalKey(e => new { e.FamilyId, e.Number, e.Service });
        builder.HasOne<District>().WithMany().HasForeignKey(b => b.DistrictId);
        builder.Property(b => b.Place).HasMaxLength(Holder.PlaceMaxLength);
        builder.Property(b => b.CaseReference).HasMaxLength(20);
        builder.Property(b => b.Transfer).HasMaxLength(40);
        builder.Property(b => b.Ground).HasMaxLength(Baton.GroundMaxLength);
        builder.Property(b => b.Version).IsConcurrencyToken();
        builder.Ignore(b => b.Holder).Ignore(b => b.IsFree);
        // One case holds one family; one transfer is of one family.
        builder.HasIndex(b => b.CaseReference).IsUnique();
        builder.HasIndex(b => b.Transfer).IsUnique();
    }
}

internal sealed class BatonEntryConfiguration : IEntityTypeConfiguration<BatonEntry>
{
    public void Configure(EntityTypeBuilder<BatonEntry> builder)
    {
        builder.ToTable("BatonEntries", t =>
        {
            t.HasCheckConstraint("CK_BatonEntries_OneHolder", BatonConfiguration.HeldByOne);
            t.HasCheckConstraint("CK_BatonEntries_Chain", "(Number = 1 AND Previous IS NULL) OR (Number > 1 AND Previous IS NOT NULL AND Previous = Number - 1)");
        });
        builder.HasKey(e => new { e.FamilyId, e.Number });
        builder.Property(e => e.Number).ValueGeneratedNever();
        builder.HasOne(e => e.Family).WithMany().HasForeignKey(e => e.FamilyId);
        builder.HasOne<BatonEntry>().WithMany().HasForeignKey(e => new { e.FamilyId, e.Previous });
        builder.HasOne<District>().WithMany().HasForeignKey(e => e.DistrictId);
        builder.Property(e => e.Place).HasMaxLength(Holder.PlaceMaxLength);
        builder.Property(e => e.CaseReference).HasMaxLength(20);
        builder.Property(e => e.Transfer).HasMaxLength(40);
        builder.Property(e => e.Ground).HasMaxLength(Baton.GroundMaxLength);
        builder.Property(e => e.By).HasMaxLength(100);
        builder.Ignore(e => e.Holder);
        // A transfer passes responsibility on once.
        builder.HasIndex(e => e.Transfer).IsUnique();
    }
}
