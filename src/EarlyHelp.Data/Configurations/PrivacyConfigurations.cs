using EarlyHelp.Data.Privacy;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EarlyHelp.Data.Configurations;

internal sealed class UnusualLookConfiguration : IEntityTypeConfiguration<UnusualLook>
{
    public void Configure(EntityTypeBuilder<UnusualLook> builder)
    {
        builder.ToTable("UnusualLooks");
        builder.Property(u => u.Version).IsConcurrencyToken();
        builder.Property(u => u.By).HasMaxLength(UnusualLook.NameMaxLength);
        builder.Property(u => u.Detail).HasMaxLength(UnusualLook.DetailMaxLength);
        builder.Property(u => u.Words).HasMaxLength(UnusualLook.WordsMaxLength);
        builder.Property(u => u.AnsweredBy).HasMaxLength(UnusualLook.NameMaxLength);
        builder.Property(u => u.Key).HasMaxLength(UnusualLook.KeyMaxLength);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(u => u.StaffId);
        builder.HasOne<Family>().WithMany().HasForeignKey(u => u.FamilyId);
        builder.HasIndex(u => u.Key).IsUnique();
        builder.HasIndex(u => new { u.State, u.Kind, u.LastAt });
        builder.HasIndex(u => new { u.State, u.LastAt });
    }
}

internal sealed class LookLimitsConfiguration : IEntityTypeConfiguration<LookLimits>
{
    public void Configure(EntityTypeBuilder<LookLimits> builder)
    {
        builder.ToTable("LookLimits");
        builder.Property(l => l.Version).IsConcurrencyToken();
    }
}

internal sealed class StaffStreetConfiguration : IEntityTypeConfiguration<StaffStreet>
{
    public void Configure(EntityTypeBuilder<StaffStreet> builder)
    {
        builder.ToTable("StaffStreets");
        builder.Property(s => s.Street).HasMaxLength(StaffStreet.StreetMaxLength);
        builder.Property(s => s.Postcode).HasMaxLength(Address.PostcodeMaxLength);
        builder.Property(s => s.StreetKey).HasMaxLength(Domain.Matching.AddressKey.MaxLength);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(s => s.StaffId);
        builder.HasIndex(s => s.StaffId).IsUnique();
    }
}

internal sealed class LooksGoneThroughConfiguration : IEntityTypeConfiguration<LooksGoneThrough>
{
    public void Configure(EntityTypeBuilder<LooksGoneThrough> builder)
    {
        builder.ToTable("LooksGoneThrough");
        builder.Property(g => g.Id).ValueGeneratedNever();
    }
}
