using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Registers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EarlyHelp.Data.Configurations;

internal sealed class ImportedRecordConfiguration : IEntityTypeConfiguration<ImportedRecord>
{
    public void Configure(EntityTypeBuilder<ImportedRecord> builder)
    {
        builder.ToTable("ImportedRecords");
        builder.Property(r => r.Reference).HasMaxLength(RegisterRow.ReferenceMaxLength);
        builder.Property(r => r.Digest).HasMaxLength(ImportedRecord.DigestLength);
        // By kind for the import, by the reference alone for the search.
        builder.HasIndex(r => new { r.Reference, r.Kind }).IsUnique();
        builder.HasIndex(r => new { r.Kind, r.RecordId });
    }
}

internal sealed class PastTransferConfiguration : IEntityTypeConfiguration<PastTransfer>
{
    public void Configure(EntityTypeBuilder<PastTransfer> builder)
    {
        builder.ToTable("PastTransfers");
        builder.Property(t => t.Reference).HasMaxLength(RegisterRow.ReferenceMaxLength);
        builder.HasOne<Family>().WithMany().HasForeignKey(t => t.FamilyId);
        builder.HasOne<EarlyHelpCase>().WithMany().HasForeignKey(t => t.CaseId);
        builder.HasOne<District>().WithMany().HasForeignKey(t => t.DistrictId);
        // Figures of a month ask for those decided or completed in it.
        builder.HasIndex(t => t.CompletedOn);
        builder.HasIndex(t => t.DecidedOn);
    }
}

internal sealed class PastSupportConfiguration : IEntityTypeConfiguration<PastSupport>
{
    public void Configure(EntityTypeBuilder<PastSupport> builder)
    {
        builder.ToTable("PastSupport");
        builder.Property(s => s.Reference).HasMaxLength(RegisterRow.ReferenceMaxLength);
        builder.Property(s => s.Outcome).HasMaxLength(PastSupport.OutcomeMaxLength);
        builder.HasOne<Family>().WithMany().HasForeignKey(s => s.FamilyId);
        builder.HasOne<District>().WithMany().HasForeignKey(s => s.DistrictId);
        // Figures of a month ask for those closed in it.
        builder.HasIndex(s => s.ClosedOn);
    }
}

internal sealed class PastTransferStepConfiguration : IEntityTypeConfiguration<PastTransferStep>
{
    public void Configure(EntityTypeBuilder<PastTransferStep> builder)
    {
        builder.ToTable("PastTransferSteps");
        builder.Property(s => s.Step).HasMaxLength(Domain.Timeline.TimelineEntry.WhatMaxLength);
        builder.Property(s => s.Reason).HasMaxLength(Domain.Timeline.TimelineEntry.DetailMaxLength);
        builder.HasOne<PastTransfer>().WithMany().HasForeignKey(s => s.TransferId);
    }
}

internal sealed class PastReviewConfiguration : IEntityTypeConfiguration<PastReview>
{
    public void Configure(EntityTypeBuilder<PastReview> builder)
    {
        builder.ToTable("PastReviews");
        builder.Property(r => r.CaseId);
        builder.Property(r => r.Decision).HasMaxLength(PastReview.DecisionMaxLength);
        builder.HasOne<EarlyHelpCase>().WithMany().HasForeignKey(r => r.CaseId);
        builder.HasIndex(r => r.DueOn);
    }
}

internal sealed class PastClosureConfiguration : IEntityTypeConfiguration<PastClosure>
{
    public void Configure(EntityTypeBuilder<PastClosure> builder)
    {
        builder.ToTable("PastClosures");
        builder.Property(c => c.Reason).HasMaxLength(EarlyHelpCase.CodeMaxLength);
        builder.HasOne<EarlyHelpCase>().WithMany().HasForeignKey(c => c.CaseId);
        builder.HasIndex(c => new { c.On, c.CaseId });
    }
}

internal sealed class PastFeedbackConfiguration : IEntityTypeConfiguration<PastFeedback>
{
    public void Configure(EntityTypeBuilder<PastFeedback> builder)
    {
        builder.ToTable("PastFeedback");
        builder.HasOne<EarlyHelpCase>().WithMany().HasForeignKey(f => f.CaseId);
    }
}

internal sealed class OutsideFigureConfiguration : IEntityTypeConfiguration<OutsideFigure>
{
    public void Configure(EntityTypeBuilder<OutsideFigure> builder)
    {
        builder.ToTable("OutsideFigures");
        builder.Property(f => f.Indicator).HasMaxLength(OutsideFigure.IndicatorMaxLength);
        builder.Property(f => f.Month).HasMaxLength(OutsideFigure.MonthLength);
        builder.Property(f => f.Numerator).HasPrecision(18, 4);
        builder.Property(f => f.Denominator).HasPrecision(18, 4);
        builder.Property(f => f.Target).HasPrecision(18, 4);
        builder.HasOne<District>().WithMany().HasForeignKey(f => f.DistrictId);
        builder.HasIndex(f => new { f.Month, f.Indicator, f.DistrictId }).IsUnique();
    }
}
