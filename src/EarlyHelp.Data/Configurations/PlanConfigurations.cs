using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EarlyHelp.Data.Configurations;

internal sealed class FamilyPlanConfiguration : IEntityTypeConfiguration<FamilyPlan>
{
    public void Configure(EntityTypeBuilder<FamilyPlan> builder)
    {
        builder.Property(x => x.By).HasMaxLength(100);
        builder.Property(x => x.IfThingsGetWorse).HasMaxLength(FamilyPlan.TextMaxLength);
        builder.Property(x => x.WhatChanged).HasMaxLength(FamilyPlan.TextMaxLength);
        builder.Property(x => x.BackdateReason).HasMaxLength(CaseNote.ReasonMaxLength);
        builder.Ignore(x => x.Actions);
        builder.HasMany(x => x.Outcomes).WithOne().HasForeignKey(o => o.PlanId);
        builder.HasMany(x => x.Agreements).WithOne().HasForeignKey("PlanId");
        builder.HasIndex(x => new { x.CaseId, x.Number }).IsUnique();
    }
}

internal sealed class PlanOutcomeConfiguration : IEntityTypeConfiguration<PlanOutcome>
{
    public void Configure(EntityTypeBuilder<PlanOutcome> builder)
    {
        builder.Property(x => x.What).HasMaxLength(FamilyPlan.TextMaxLength);
        builder.Property(x => x.Baseline).HasMaxLength(FamilyPlan.TextMaxLength);
        builder.Property(x => x.Measure).HasMaxLength(FamilyPlan.TextMaxLength);
        builder.Property(x => x.Target).HasMaxLength(FamilyPlan.TextMaxLength);
        builder.HasMany(x => x.Actions).WithOne().HasForeignKey(a => a.OutcomeId);
    }
}

internal sealed class PlanActionConfiguration : IEntityTypeConfiguration<PlanAction>
{
    public void Configure(EntityTypeBuilder<PlanAction> builder)
    {
        builder.Property(x => x.What).HasMaxLength(FamilyPlan.TextMaxLength);
        builder.Property(x => x.OwnerName).HasMaxLength(PlanAction.OwnerMaxLength);
        builder.HasOne<Person>().WithMany().HasForeignKey(x => x.OwnerPersonId);
    }
}

internal sealed class PlanAgreementConfiguration : IEntityTypeConfiguration<PlanAgreement>
{
    public void Configure(EntityTypeBuilder<PlanAgreement> builder)
    {
        builder.Property(x => x.Note).HasMaxLength(PlanAgreement.NoteMaxLength);
        builder.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId);
    }
}

internal sealed class ActionProgressConfiguration : IEntityTypeConfiguration<ActionProgress>
{
    public void Configure(EntityTypeBuilder<ActionProgress> builder)
    {
        builder.Property(x => x.By).HasMaxLength(100);
        builder.Property(x => x.Text).HasMaxLength(ActionProgress.NoteMaxLength);
        builder.HasOne(x => x.Note).WithMany().HasForeignKey(x => x.NoteId);
        builder.HasIndex(x => new { x.CaseId, x.Action });
    }
}

internal sealed class PlanCopyConfiguration : IEntityTypeConfiguration<PlanCopy>
{
    public void Configure(EntityTypeBuilder<PlanCopy> builder)
    {
        builder.Property(x => x.By).HasMaxLength(100);
        builder.Property(x => x.How).HasMaxLength(PlanCopy.LineMaxLength);
        builder.Property(x => x.Language).HasMaxLength(PlanCopy.LineMaxLength);
        builder.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId);
    }
}
