using EarlyHelp.Domain.Restrictions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EarlyHelp.Data.Configurations;

internal sealed class RestrictionConfiguration : IEntityTypeConfiguration<Restriction>
{
    public void Configure(EntityTypeBuilder<Restriction> builder)
    {
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.Property(r => r.Words).HasMaxLength(Restriction.WordsMaxLength);
        builder.Property(r => r.Telephone).HasMaxLength(20);
        builder.Property(r => r.By).HasMaxLength(100);
        builder.Property(r => r.LiftedBy).HasMaxLength(100);
        builder.Property(r => r.LiftedWhy).HasMaxLength(Restriction.WordsMaxLength);
        builder.HasOne(r => r.Family).WithMany().HasForeignKey(r => r.FamilyId);
        builder.HasOne(r => r.Lead).WithMany().HasForeignKey(r => r.LeadId);
        builder.HasMany(r => r.Named).WithOne().HasForeignKey(n => n.RestrictionId);
        // No foreign key: what is handed over is another family's, which doesn't hang on the source's record when that is given out or erased.
        builder.HasIndex(r => r.SourceId);
        // Every query asks which families are restricted now.
        builder.HasIndex(r => new { r.LiftedAt, r.FamilyId });
    }
}

internal sealed class NamedPersonConfiguration : IEntityTypeConfiguration<NamedPerson>
{
    public void Configure(EntityTypeBuilder<NamedPerson> builder)
    {
        builder.HasOne(n => n.Staff).WithMany().HasForeignKey(n => n.StaffId);
        builder.HasIndex(n => new { n.RestrictionId, n.StaffId }).IsUnique();
    }
}

internal sealed class DeclaredInterestConfiguration : IEntityTypeConfiguration<DeclaredInterest>
{
    public void Configure(EntityTypeBuilder<DeclaredInterest> builder)
    {
        builder.Property(i => i.Version).IsConcurrencyToken();
        builder.Property(i => i.Words).HasMaxLength(DeclaredInterest.WordsMaxLength);
        builder.Property(i => i.EndedBy).HasMaxLength(100);
        builder.Property(i => i.EndedWhy).HasMaxLength(DeclaredInterest.WordsMaxLength);
        builder.HasOne(i => i.Staff).WithMany().HasForeignKey(i => i.StaffId);
        builder.HasOne(i => i.Family).WithMany().HasForeignKey(i => i.FamilyId);
        builder.HasIndex(i => new { i.StaffId, i.EndedAt, i.FamilyId });
        builder.HasIndex(i => i.EndedAt);
    }
}

internal sealed class BrokenGlassConfiguration : IEntityTypeConfiguration<BrokenGlass>
{
    public void Configure(EntityTypeBuilder<BrokenGlass> builder)
    {
        builder.ToTable("BrokenGlasses");
        builder.Property(g => g.Version).IsConcurrencyToken();
        builder.Property(g => g.Reason).HasMaxLength(BrokenGlass.ReasonMaxLength);
        builder.Property(g => g.Finding).HasMaxLength(BrokenGlass.FindingMaxLength);
        builder.Property(g => g.FoundBy).HasMaxLength(100);
        builder.HasOne(g => g.Staff).WithMany().HasForeignKey(g => g.StaffId);
        builder.HasOne(g => g.Family).WithMany().HasForeignKey(g => g.FamilyId);
        builder.HasIndex(g => new { g.StaffId, g.Until, g.FamilyId });
        builder.HasIndex(g => new { g.FoundAt, g.At });
    }
}
