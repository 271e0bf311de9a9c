using EarlyHelp.Data.Jobs;
using EarlyHelp.Data.Numbers;
using EarlyHelp.Data.Posts;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Standards;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EarlyHelp.Data.Configurations;

internal sealed class CountyConfiguration : IEntityTypeConfiguration<County>
{
    public void Configure(EntityTypeBuilder<County> builder) => builder.Property(c => c.Name).HasMaxLength(County.NameMaxLength);
}

internal sealed class AreaConfiguration : IEntityTypeConfiguration<Area>
{
    public void Configure(EntityTypeBuilder<Area> builder) => builder.Property(a => a.Name).HasMaxLength(County.NameMaxLength);
}

internal sealed class DistrictConfiguration : IEntityTypeConfiguration<District>
{
    public void Configure(EntityTypeBuilder<District> builder) => builder.Property(d => d.Name).HasMaxLength(County.NameMaxLength);
}

internal sealed class UnitConfiguration : IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Unit> builder) => builder.Property(u => u.Name).HasMaxLength(County.NameMaxLength);
}

internal sealed class PlaceNameConfiguration : IEntityTypeConfiguration<PlaceName>
{
    public void Configure(EntityTypeBuilder<PlaceName> builder)
    {
        builder.Property(n => n.Before).HasMaxLength(County.NameMaxLength);
        builder.Property(n => n.Name).HasMaxLength(County.NameMaxLength);
        builder.Property(n => n.By).HasMaxLength(100);
        builder.HasIndex(n => new { n.Kind, n.PlaceId, n.From }).IsUnique();
    }
}

internal sealed class UnitEndingConfiguration : IEntityTypeConfiguration<UnitEnding>
{
    public void Configure(EntityTypeBuilder<UnitEnding> builder)
    {
        builder.Property(e => e.Version).IsConcurrencyToken();
        builder.Property(e => e.Reason).HasMaxLength(UnitEnding.TextMaxLength);
        builder.Property(e => e.Problem).HasMaxLength(UnitEnding.TextMaxLength);
        builder.Property(e => e.By).HasMaxLength(100);
        builder.Property(e => e.WithdrawnBy).HasMaxLength(100);
        builder.Ignore(e => e.Moved).Ignore(e => e.IsPlanned);
        builder.HasOne(e => e.Unit).WithMany().HasForeignKey(e => e.UnitId);
        builder.HasOne(e => e.Into).WithMany().HasForeignKey(e => e.IntoId);
    }
}

internal sealed class PostcodeSuggestionConfiguration : IEntityTypeConfiguration<PostcodeSuggestion>
{
    public void Configure(EntityTypeBuilder<PostcodeSuggestion> builder)
    {
        builder.HasKey(p => p.OutwardCode);
        builder.Property(p => p.OutwardCode).HasMaxLength(PostcodeSuggestion.OutwardCodeMaxLength);
    }
}

internal sealed class StaffMemberConfiguration : IEntityTypeConfiguration<StaffMember>
{
    public void Configure(EntityTypeBuilder<StaffMember> builder)
    {
        builder.Property(s => s.Name).HasMaxLength(StaffMember.NameMaxLength);
        builder.Property(s => s.Email).HasMaxLength(StaffMember.EmailMaxLength);
        builder.HasIndex(s => s.Email).IsUnique();
        builder.HasMany(s => s.Postings).WithOne(p => p.Staff).HasForeignKey(p => p.StaffId);
    }
}

internal sealed class PostingConfiguration : IEntityTypeConfiguration<Posting>
{
    public void Configure(EntityTypeBuilder<Posting> builder) => builder.HasIndex(p => new { p.StaffId, p.To });
}

internal sealed class CoverConfiguration : IEntityTypeConfiguration<Cover>
{
    public void Configure(EntityTypeBuilder<Cover> builder)
    {
        builder.Property(v => v.Version).IsConcurrencyToken();
        builder.Property(v => v.Brief).HasMaxLength(Cover.BriefMaxLength);
        builder.Property(v => v.By).HasMaxLength(100);
        builder.Property(v => v.EndedBy).HasMaxLength(100);
        builder.HasOne(v => v.Absent).WithMany().HasForeignKey(v => v.AbsentId);
        builder.HasOne(v => v.Covering).WithMany().HasForeignKey(v => v.CoveringId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(v => v.UnitId);
        builder.HasIndex(v => new { v.CoveringId, v.To });
        builder.HasIndex(v => new { v.AbsentId, v.To });
        builder.HasIndex(v => new { v.UnitId, v.To });
        // Lists name who stands in today, whoever it is.
        builder.HasIndex(v => v.To);
    }
}

internal sealed class ServiceStandardConfiguration : IEntityTypeConfiguration<ServiceStandard>
{
    public void Configure(EntityTypeBuilder<ServiceStandard> builder)
    {
        builder.Property(s => s.Code).HasMaxLength(20);
        builder.Property(s => s.Name).HasMaxLength(200);
        builder.Property(s => s.StartsAt).HasMaxLength(200);
        builder.Property(s => s.EndsAt).HasMaxLength(200);
        builder.Property(s => s.Source).HasMaxLength(200);
        builder.HasIndex(s => new { s.Code, s.EffectiveFrom }).IsUnique();
    }
}

internal sealed class BankHolidayConfiguration : IEntityTypeConfiguration<BankHoliday>
{
    public void Configure(EntityTypeBuilder<BankHoliday> builder)
    {
        builder.Property(h => h.Name).HasMaxLength(100);
        builder.HasIndex(h => h.Date).IsUnique();
    }
}

internal sealed class ReferenceCounterConfiguration : IEntityTypeConfiguration<ReferenceCounter>
{
    public void Configure(EntityTypeBuilder<ReferenceCounter> builder)
    {
        builder.ToTable("ReferenceCounters");
        builder.HasKey(c => c.Series);
        builder.Property(c => c.Series).HasMaxLength(ReferenceCounter.SeriesMaxLength);
    }
}

internal sealed class JobRunConfiguration : IEntityTypeConfiguration<JobRun>
{
    public void Configure(EntityTypeBuilder<JobRun> builder)
    {
        builder.HasKey(r => r.Name);
        builder.Property(r => r.Name).HasMaxLength(JobRun.NameMaxLength);
        builder.Property(r => r.Error).HasMaxLength(JobRun.ErrorMaxLength);
        builder.Property(r => r.AskedBy).HasMaxLength(100);
        builder.Property(r => r.LeasedBy).HasMaxLength(JobRun.LeasedByMaxLength);
    }
}

internal sealed class HandledPostConfiguration : IEntityTypeConfiguration<HandledPost>
{
    public void Configure(EntityTypeBuilder<HandledPost> builder)
    {
        builder.HasKey(p => p.Key);
        builder.Property(p => p.Key).HasMaxLength(HandledPost.KeyMaxLength);
        builder.Property(p => p.Location).HasMaxLength(HandledPost.LocationMaxLength);
        builder.HasIndex(p => p.At);
    }
}

internal sealed class StaffDraftConfiguration : IEntityTypeConfiguration<StaffDraft>
{
    public void Configure(EntityTypeBuilder<StaffDraft> builder)
    {
        builder.Property(d => d.Key).HasMaxLength(StaffDraft.KeyMaxLength);
        builder.HasIndex(d => new { d.StaffId, d.Key }).IsUnique();
        builder.HasIndex(d => new { d.StaffId, d.SavedAt, d.Id });
    }
}
