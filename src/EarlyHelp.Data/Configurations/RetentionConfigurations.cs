using EarlyHelp.Data.Privacy;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EarlyHelp.Data.Configurations;

internal sealed class RetentionRuleConfiguration : IEntityTypeConfiguration<RetentionRule>
{
    public void Configure(EntityTypeBuilder<RetentionRule> builder)
    {
        builder.ToTable("RetentionRules");
        builder.Property(r => r.Code).HasMaxLength(RetentionRule.CodeMaxLength);
        builder.Property(r => r.Name).HasMaxLength(RetentionRule.NameMaxLength);
        builder.Property(r => r.CountsFrom).HasMaxLength(RetentionRule.NameMaxLength);
        builder.Property(r => r.Source).HasMaxLength(RetentionRule.SourceMaxLength);
        builder.HasIndex(r => new { r.Code, r.EffectiveFrom }).IsUnique();
    }
}

internal sealed class LegalHoldConfiguration : IEntityTypeConfiguration<LegalHold>
{
    public void Configure(EntityTypeBuilder<LegalHold> builder)
    {
        builder.ToTable("LegalHolds");
        builder.Property(h => h.Version).IsConcurrencyToken();
        builder.Property(h => h.Reason).HasMaxLength(LegalHold.ReasonMaxLength);
        builder.Property(h => h.By).HasMaxLength(LegalHold.NameMaxLength);
        builder.Property(h => h.EndedBy).HasMaxLength(LegalHold.NameMaxLength);
        builder.HasOne<Family>().WithMany().HasForeignKey(h => h.FamilyId);
        builder.HasIndex(h => new { h.EndedAt, h.At });
    }
}

internal sealed class ErasureConfiguration : IEntityTypeConfiguration<Erasure>
{
    public void Configure(EntityTypeBuilder<Erasure> builder)
    {
        builder.ToTable("Erasures");
        builder.Property(e => e.FamilyKey).HasMaxLength(Erasure.KeyMaxLength);
        builder.Property(e => e.Rule).HasMaxLength(RetentionRule.CodeMaxLength);
        builder.Property(e => e.Reason).HasMaxLength(Erasure.ReasonMaxLength);
        builder.Property(e => e.By).HasMaxLength(Erasure.NameMaxLength);
        builder.HasOne<Family>().WithMany().HasForeignKey(e => e.FamilyId);
        builder.HasIndex(e => e.FamilyId).IsUnique();
        builder.HasIndex(e => e.FamilyKey).IsUnique();
    }
}

internal sealed class DueFamilyConfiguration : IEntityTypeConfiguration<DueFamily>
{
    public void Configure(EntityTypeBuilder<DueFamily> builder)
    {
        builder.ToTable("DueFamilies");
        builder.HasKey(d => d.FamilyId);
        builder.Property(d => d.FamilyId).ValueGeneratedNever();
        builder.Property(d => d.Rule).HasMaxLength(RetentionRule.CodeMaxLength);
        builder.HasOne<Family>().WithMany().HasForeignKey(d => d.FamilyId);
        builder.HasIndex(d => new { d.DueOn, d.FamilyId });
    }
}
