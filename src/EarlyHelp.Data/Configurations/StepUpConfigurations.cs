using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Transfers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EarlyHelp.Data.Configurations;

internal sealed class StepUpConfiguration : IEntityTypeConfiguration<StepUp>
{
    public void Configure(EntityTypeBuilder<StepUp> builder)
    {
        builder.Property(s => s.Reference).HasMaxLength(20);
        builder.HasIndex(s => s.Reference).IsUnique();
        builder.Property(s => s.Version).IsConcurrencyToken();
        // No transfer without somebody who holds the family: the key leads to the baton, not to the family alone.
        builder.HasOne(s => s.Baton).WithMany().HasForeignKey(s => s.FamilyId);
        builder.HasOne<Family>().WithMany().HasForeignKey(s => s.FamilyId);
        builder.HasOne<District>().WithMany().HasForeignKey(s => s.DistrictId);
        builder.HasOne(s => s.SentTo).WithMany().HasForeignKey(s => s.SentToDistrictId);
        builder.HasMany(s => s.Children).WithOne().HasForeignKey("StepUpId");
        builder.HasMany(s => s.Timeline).WithOne().HasForeignKey("StepUpId");
        builder.HasOne(s => s.Review).WithOne().HasForeignKey<StepUpReview>(r => r.StepUpId);
        foreach (var text in (string[])[nameof(StepUp.WhatChanged), nameof(StepUp.Harm), nameof(StepUp.Danger), nameof(StepUp.Evidence), nameof(StepUp.FamilySays), nameof(StepUp.WhyNotInformed),
            nameof(StepUp.ManagersWords), nameof(StepUp.AnswerWords), nameof(StepUp.TurnedBackWhy), nameof(StepUp.Advice), nameof(StepUp.Summary), nameof(StepUp.WhyNotTold), nameof(StepUp.ImmediateReviewWords)])
        {
            builder.Property(text).HasMaxLength(StepUp.TextMaxLength);
        }

        foreach (var line in (string[])[nameof(StepUp.CalledWhom), nameof(StepUp.TakenBy), nameof(StepUp.HandoverFromUs), nameof(StepUp.HandoverFromThem), nameof(StepUp.HeldBy)])
        {
            builder.Property(line).HasMaxLength(StepUp.LineMaxLength);
        }

        foreach (var name in (string[])[nameof(StepUp.RaisedBy), nameof(StepUp.ManagedBy), nameof(StepUp.AnsweredBy), nameof(StepUp.TurnedBackBy), nameof(StepUp.GivenBy), nameof(StepUp.CompletedBy), nameof(StepUp.ImmediateReviewedBy)])
        {
            builder.Property(name).HasMaxLength(100);
        }

        builder.HasIndex(s => new { s.State, s.AnswerBy, s.Id });
        builder.HasIndex(s => new { s.SentToDistrictId, s.State, s.AnswerBy, s.Id });
        builder.HasIndex(s => new { s.SentOn, s.Id });
        builder.HasIndex(s => s.NotReviewedSince).HasFilter($"{nameof(StepUp.NotReviewedSince)} IS NOT NULL");
        builder.HasIndex(s => s.CompletedOn);
    }
}

internal sealed class StepUpChildConfiguration : IEntityTypeConfiguration<StepUpChild>
{
    public void Configure(EntityTypeBuilder<StepUpChild> builder) => builder.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId);
}

internal sealed class StepUpReviewConfiguration : IEntityTypeConfiguration<StepUpReview>
{
    public void Configure(EntityTypeBuilder<StepUpReview> builder)
    {
        builder.Property(r => r.By).HasMaxLength(100);
        builder.Property(r => r.EarlierSignals).HasMaxLength(StepUp.TextMaxLength);
        builder.Property(r => r.Learned).HasMaxLength(StepUp.TextMaxLength);
    }
}

internal sealed class StepAcrossConfiguration : IEntityTypeConfiguration<StepAcross>
{
    public void Configure(EntityTypeBuilder<StepAcross> builder)
    {
        builder.ToTable("StepsAcross");
        builder.Property(s => s.Reference).HasMaxLength(20);
        builder.HasIndex(s => s.Reference).IsUnique();
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.HasOne(s => s.Baton).WithMany().HasForeignKey(s => s.FamilyId);
        builder.HasOne<Family>().WithMany().HasForeignKey(s => s.FamilyId);
        builder.HasMany(s => s.Timeline).WithOne().HasForeignKey("StepAcrossId");
        builder.Property(s => s.Place).HasMaxLength(StepAcross.PlaceMaxLength);
        builder.Property(s => s.OfferedBy).HasMaxLength(100);
        foreach (var text in (string[])[nameof(StepAcross.Reason), nameof(StepAcross.WhyNotAsked), nameof(StepAcross.AnswerWords)])
        {
            builder.Property(text).HasMaxLength(StepAcross.TextMaxLength);
        }

        foreach (var line in (string[])[nameof(StepAcross.Contact), nameof(StepAcross.AnsweredBy), nameof(StepAcross.HandoverFromUs), nameof(StepAcross.HandoverFromThem), nameof(StepAcross.HeldBy)])
        {
            builder.Property(line).HasMaxLength(StepAcross.LineMaxLength);
        }

        builder.Ignore(s => s.To);
        builder.HasIndex(s => new { s.CaseId, s.State });
    }
}
