using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Transfers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EarlyHelp.Data.Configurations;

internal sealed class StepDownConfiguration : IEntityTypeConfiguration<StepDown>
{
    public void Configure(EntityTypeBuilder<StepDown> builder)
    {
        builder.ToTable("StepDowns");
        builder.Property(s => s.Reference).HasMaxLength(20);
        builder.HasIndex(s => s.Reference).IsUnique();
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.Property(s => s.PartnerName).HasMaxLength(StaffMember.NameMaxLength);
        builder.Property(s => s.RequestedBy).HasMaxLength(StaffMember.NameMaxLength);
        builder.Property(s => s.SocialCareReference).HasMaxLength(StepDown.LineMaxLength);
        builder.Property(s => s.Reason).HasMaxLength(StepDown.TextMaxLength);
        builder.Property(s => s.RemainingRisk).HasMaxLength(StepDown.TextMaxLength);
        builder.Property(s => s.WhatMustContinue).HasMaxLength(StepDown.TextMaxLength);
        builder.Property(s => s.SocialWorkersView).HasMaxLength(StepDown.TextMaxLength);
        builder.Property(s => s.ConsentBy).HasMaxLength(StepDown.LineMaxLength);
        builder.Property(s => s.WhyWithoutConsent).HasMaxLength(StepDown.TextMaxLength);
        builder.Property(s => s.FamilysViews).HasMaxLength(StepDown.TextMaxLength);
        builder.Property(s => s.ChildrensViews).HasMaxLength(StepDown.TextMaxLength);
        builder.Property(s => s.WhyNoChildrensViews).HasMaxLength(StepDown.TextMaxLength);
        builder.Property(s => s.WhyNoPlan).HasMaxLength(StepDown.TextMaxLength);
        builder.Property(s => s.VisitWith).HasMaxLength(StepDown.LineMaxLength);
        builder.Property(s => s.GivenBy).HasMaxLength(StaffMember.NameMaxLength);
        builder.Property(s => s.CompletedBy).HasMaxLength(StaffMember.NameMaxLength);
        builder.Ignore(s => s.Told);
        builder.HasOne(s => s.Family).WithMany().HasForeignKey(s => s.FamilyId);
        // A family in a transfer has a baton: the database holds it to that.
        builder.HasOne<Baton>().WithMany().HasForeignKey(s => s.FamilyId).HasPrincipalKey(b => b.FamilyId);
        builder.HasOne(s => s.Case).WithMany().HasForeignKey(s => s.CaseId);
        builder.HasOne(s => s.District).WithMany().HasForeignKey(s => s.DistrictId);
        builder.HasOne(s => s.Panel).WithMany().HasForeignKey(s => s.PanelId);
        builder.HasOne(s => s.Unit).WithMany().HasForeignKey(s => s.UnitId);
        builder.HasOne(s => s.Worker).WithMany().HasForeignKey(s => s.WorkerId);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(s => s.PartnerId);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(s => s.RequestedById);
        builder.HasOne(s => s.Plan).WithOne().HasForeignKey<StepDownPlan>(p => p.StepDownId);
        builder.HasMany(s => s.Conditions).WithOne().HasForeignKey(c => c.StepDownId);
        builder.HasMany(s => s.Looks).WithOne().HasForeignKey(l => l.StepDownId);
        builder.HasMany(s => s.Items).WithOne(i => i.StepDown).HasForeignKey(i => i.StepDownId);
        builder.HasMany(s => s.Timeline).WithOne().HasForeignKey(t => t.StepDownId);
        // Each person's list runs over what is open, or over what has ended, the oldest request first.
        builder.HasIndex(s => new { s.PartnerId, s.EndedOn, s.RequestedOn, s.Id });
        builder.HasIndex(s => new { s.DistrictId, s.EndedOn, s.RequestedOn, s.Id });
        builder.HasIndex(s => new { s.UnitId, s.EndedOn, s.RequestedOn, s.Id });
        builder.HasIndex(s => new { s.WorkerId, s.EndedOn, s.RequestedOn, s.Id });
        builder.HasIndex(s => new { s.EndedOn, s.RequestedOn, s.Id });
        // What came back of what was completed in the last weeks.
        builder.HasIndex(s => new { s.DistrictId, s.CompletedOn });
        // Looks that are due, in a district and in the county.
        builder.HasIndex(s => new { s.DistrictId, s.LookFrom }).HasFilter($"{nameof(StepDown.LookFrom)} IS NOT NULL");
        builder.HasIndex(s => s.LookFrom).HasFilter($"{nameof(StepDown.LookFrom)} IS NOT NULL");
        builder.HasIndex(s => s.CompletedOn);
        builder.HasIndex(s => s.AcceptedOn);
    }
}

internal sealed class StepDownPlanConfiguration : IEntityTypeConfiguration<StepDownPlan>
{
    public void Configure(EntityTypeBuilder<StepDownPlan> builder)
    {
        builder.Property(d => d.FileName).HasMaxLength(NotificationFile.NameMaxLength);
        builder.Property(d => d.ContentType).HasMaxLength(100);
        builder.Property(d => d.Sha256).HasMaxLength(64);
        builder.Property(d => d.StoredAs).HasMaxLength(100);
        builder.Property(d => d.By).HasMaxLength(100);
        builder.Property(d => d.Finding).HasMaxLength(StepDownPlan.LineMaxLength);
        builder.HasIndex(d => new { d.Scan, d.ScanNotBefore });
    }
}

internal sealed class StepDownConditionConfiguration : IEntityTypeConfiguration<StepDownCondition>
{
    public void Configure(EntityTypeBuilder<StepDownCondition> builder)
    {
        builder.Property(c => c.What).HasMaxLength(StepDown.TextMaxLength);
        builder.Property(c => c.Owner).HasMaxLength(StepDown.LineMaxLength);
        builder.Property(c => c.MetWords).HasMaxLength(StepDown.TextMaxLength);
        builder.Property(c => c.MetBy).HasMaxLength(StaffMember.NameMaxLength);
        builder.HasIndex(c => new { c.StepDownId, c.Number }).IsUnique();
        builder.HasIndex(c => new { c.MetOn, c.DueOn });
        // The nearest one of one step-down.
        builder.HasIndex(c => new { c.StepDownId, c.MetOn, c.DueOn });
    }
}

internal sealed class StepDownLookConfiguration : IEntityTypeConfiguration<StepDownLook>
{
    public void Configure(EntityTypeBuilder<StepDownLook> builder)
    {
        builder.Property(l => l.Words).HasMaxLength(StepDown.TextMaxLength);
        builder.Property(l => l.By).HasMaxLength(StaffMember.NameMaxLength);
        builder.HasIndex(l => new { l.StepDownId, l.Weeks }).IsUnique();
    }
}

internal sealed class PanelConfiguration : IEntityTypeConfiguration<Panel>
{
    public void Configure(EntityTypeBuilder<Panel> builder)
    {
        builder.ToTable("Panels");
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.Property(p => p.Chair).HasMaxLength(PanelAttendee.NameMaxLength);
        builder.Property(p => p.ClosingNote).HasMaxLength(StepDown.TextMaxLength);
        builder.Property(p => p.CalledOffReason).HasMaxLength(StepDown.LineMaxLength);
        builder.HasOne(p => p.District).WithMany().HasForeignKey(p => p.DistrictId);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(p => p.ChairId);
        builder.HasMany(p => p.Attendees).WithOne().HasForeignKey(a => a.PanelId);
        builder.HasMany(p => p.Items).WithOne(i => i.Panel).HasForeignKey(i => i.PanelId);
        builder.HasMany(p => p.Timeline).WithOne().HasForeignKey(t => t.PanelId);
        // One panel a day in a district; two who plan it at once plan one.
        builder.HasIndex(p => new { p.DistrictId, p.Date }).IsUnique();
        builder.HasIndex(p => new { p.DistrictId, p.Week }).IsUnique();
        builder.HasIndex(p => new { p.Date, p.Id });
    }
}

internal sealed class PanelAttendeeConfiguration : IEntityTypeConfiguration<PanelAttendee>
{
    public void Configure(EntityTypeBuilder<PanelAttendee> builder)
    {
        builder.Property(a => a.Name).HasMaxLength(PanelAttendee.NameMaxLength);
        builder.Property(a => a.Email).HasMaxLength(StaffMember.EmailMaxLength);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(a => a.StaffId);
    }
}

internal sealed class PanelItemConfiguration : IEntityTypeConfiguration<PanelItem>
{
    public void Configure(EntityTypeBuilder<PanelItem> builder)
    {
        builder.Property(i => i.Words).HasMaxLength(StepDown.TextMaxLength);
        builder.Property(i => i.Further).HasMaxLength(StepDown.TextMaxLength);
        builder.Property(i => i.By).HasMaxLength(StaffMember.NameMaxLength);
        // A step-down comes before one panel once.
        builder.HasIndex(i => new { i.PanelId, i.StepDownId }).IsUnique();
    }
}
