using EarlyHelp.Domain.Messages;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Notifications.Form.Codes;
using EarlyHelp.Domain.Timeline;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EarlyHelp.Data.Configurations;

internal sealed class NotificationConfiguration : IEntityTypeConfiguration<Notification>
{
    public void Configure(EntityTypeBuilder<Notification> builder)
    {
        builder.Property(n => n.Reference).HasMaxLength(20);
        builder.HasIndex(n => n.Reference).IsUnique();
        builder.Property(n => n.Version).IsConcurrencyToken();
        builder.Property(n => n.Agency).HasMaxLength(Notification.CodeMaxLength);
        builder.Property(n => n.SourceCode).HasMaxLength(Notification.CodeMaxLength);
        builder.Property(n => n.NotifierName).HasMaxLength(Notification.LineMaxLength);
        builder.Property(n => n.NotifierRole).HasMaxLength(Notification.LineMaxLength);
        builder.Property(n => n.NotifierOrganisation).HasMaxLength(Notification.LineMaxLength);
        builder.Property(n => n.NotifierEmail).HasMaxLength(Notification.LineMaxLength);
        builder.Property(n => n.NotifierTelephone).HasMaxLength(Notification.LineMaxLength);
        builder.Property(n => n.Level).HasMaxLength(Notification.CodeMaxLength);
        builder.Property(n => n.ChildsWords).HasMaxLength(8000);
        builder.HasOne(n => n.Family).WithMany().HasForeignKey(n => n.FamilyId);
        builder.HasMany(n => n.Versions).WithOne().HasForeignKey(v => v.NotificationId);
        builder.HasMany(n => n.Timeline).WithOne().HasForeignKey(t => t.NotificationId);
        builder.HasMany(n => n.Checks).WithOne().HasForeignKey(c => c.NotificationId);
        builder.HasMany(n => n.Requests).WithOne().HasForeignKey(r => r.NotificationId);
        builder.HasMany(n => n.Decisions).WithOne().HasForeignKey(d => d.NotificationId);
        builder.HasOne(n => n.Screening).WithOne().HasForeignKey<Screening>(s => s.NotificationId);
        builder.OwnsOne(n => n.Claim, claim =>
        {
            claim.Property(c => c.Name).HasMaxLength(100);
            claim.Property(c => c.StaffId).HasColumnName("ClaimedById");
            claim.Property(c => c.Name).HasColumnName("ClaimedBy");
            claim.Property(c => c.Since).HasColumnName("ClaimedAt");
            claim.Property(c => c.Until).HasColumnName("ClaimedUntil");
            claim.HasIndex(c => new { c.StaffId, c.Until });
        });
        // The queue is what has a next date; filtered by a place or an agency it must not run over their history.
        builder.HasIndex(n => new { n.NextDueOn, n.Id });
        // Counted without the rows themselves, and only what waits is in it.
        builder.HasIndex(n => new { n.NextDueOn, n.Kind, n.State, n.IsPriority, n.FamilyId }).HasFilter($"{nameof(Notification.NextDueOn)} IS NOT NULL");
        builder.HasIndex(n => new { n.DistrictId, n.NextDueOn, n.Id });
        builder.HasIndex(n => new { n.Agency, n.NextDueOn, n.Id });
        // Whether a family is in reach is asked of its notifications.
        builder.HasIndex(n => new { n.FamilyId, n.DistrictId, n.DecidedOn });
        // The register runs backwards over the days, within what it is filtered by.
        builder.HasIndex(n => new { n.ReceivedOn, n.Id });
        builder.HasIndex(n => new { n.DistrictId, n.ReceivedOn, n.Id });
        builder.HasIndex(n => new { n.Agency, n.ReceivedOn, n.Id });
        builder.HasIndex(n => new { n.State, n.ReceivedOn, n.Id });
        builder.HasIndex(n => new { n.Outcome, n.ReceivedOn, n.Id });
        builder.HasIndex(n => new { n.Kind, n.ReceivedOn, n.Id });
        // Figures of a month ask for what fell due or was decided in it.
        builder.HasIndex(n => n.ConsiderBy);
        builder.HasIndex(n => n.DecideBy);
        builder.HasIndex(n => n.DecidedOn);
    }
}

internal sealed class NotificationVersionConfiguration : IEntityTypeConfiguration<NotificationVersion>
{
    public void Configure(EntityTypeBuilder<NotificationVersion> builder)
    {
        builder.Property(v => v.By).HasMaxLength(100);
        builder.Ignore(v => v.ChangedFields);
        builder.HasIndex(v => new { v.NotificationId, v.Number }).IsUnique();
    }
}

internal sealed class ScreeningConfiguration : IEntityTypeConfiguration<Screening>
{
    public void Configure(EntityTypeBuilder<Screening> builder)
    {
        builder.Property(s => s.By).HasMaxLength(100);
        builder.Property(s => s.PriorityReason).HasMaxLength(Screening.TextMaxLength);
        builder.Property(s => s.ActionTaken).HasMaxLength(Screening.TextMaxLength);
        builder.Property(s => s.WhoTheyAre).HasMaxLength(Screening.TextMaxLength);
    }
}

internal sealed class SystemCheckConfiguration : IEntityTypeConfiguration<SystemCheck>
{
    public void Configure(EntityTypeBuilder<SystemCheck> builder)
    {
        builder.Property(c => c.By).HasMaxLength(100);
        builder.Property(c => c.Text).HasMaxLength(SystemCheck.TextMaxLength);
        builder.HasIndex(c => new { c.NotificationId, c.Kind }).IsUnique();
    }
}

internal sealed class InformationRequestConfiguration : IEntityTypeConfiguration<InformationRequest>
{
    public void Configure(EntityTypeBuilder<InformationRequest> builder)
    {
        builder.Property(r => r.By).HasMaxLength(100);
        builder.Property(r => r.Note).HasMaxLength(InformationRequest.NoteMaxLength);
        builder.Ignore(r => r.Fields);
    }
}

internal sealed class TriageDecisionConfiguration : IEntityTypeConfiguration<TriageDecision>
{
    public void Configure(EntityTypeBuilder<TriageDecision> builder)
    {
        builder.Property(d => d.By).HasMaxLength(100);
        builder.Property(d => d.Level).HasMaxLength(Notification.CodeMaxLength);
        builder.Property(d => d.Rationale).HasMaxLength(TriageDecision.TextMaxLength);
        builder.Property(d => d.Message).HasMaxLength(TriageDecision.TextMaxLength);
        builder.Property(d => d.Service).HasMaxLength(TriageDecision.LineMaxLength);
        builder.Property(d => d.BreachExplanation).HasMaxLength(TriageDecision.LineMaxLength);
        builder.Property(d => d.ChangeReason).HasMaxLength(TriageDecision.LineMaxLength);
        // Two officers deciding at once: the second one's number is taken.
        builder.HasIndex(d => new { d.NotificationId, d.Number }).IsUnique();
        builder.HasIndex(d => d.JoinedNotificationId);
        builder.HasIndex(d => d.JoinedCaseId);
    }
}

internal sealed class NotificationDraftConfiguration : IEntityTypeConfiguration<NotificationDraft>
{
    public void Configure(EntityTypeBuilder<NotificationDraft> builder)
    {
        builder.Property(d => d.Key).HasMaxLength(NotificationDraft.KeyMaxLength);
        builder.HasIndex(d => d.Key).IsUnique();
        builder.Property(d => d.Version).IsConcurrencyToken();
        builder.Property(d => d.Form).HasMaxLength(40);
        builder.Property(d => d.Email).HasMaxLength(Notification.LineMaxLength);
        builder.Property(d => d.CodeHash).HasMaxLength(NotificationDraft.HashMaxLength);
        builder.HasIndex(d => d.TouchedAt);
        builder.HasIndex(d => d.AddsToId);
    }
}

internal sealed class StatusCodeConfiguration : IEntityTypeConfiguration<StatusCode>
{
    public void Configure(EntityTypeBuilder<StatusCode> builder)
    {
        builder.Property(c => c.Hash).HasMaxLength(NotificationDraft.HashMaxLength);
        builder.HasOne<Notification>().WithMany().HasForeignKey(c => c.NotificationId);
    }
}

internal sealed class NotificationFileConfiguration : IEntityTypeConfiguration<NotificationFile>
{
    public void Configure(EntityTypeBuilder<NotificationFile> builder)
    {
        builder.Property(f => f.FileName).HasMaxLength(NotificationFile.NameMaxLength);
        builder.Property(f => f.ContentType).HasMaxLength(100);
        builder.Property(f => f.Sha256).HasMaxLength(64);
        builder.Property(f => f.StoredAs).HasMaxLength(100);
        builder.Property(f => f.By).HasMaxLength(100);
        builder.Property(f => f.Finding).HasMaxLength(NotificationFile.LineMaxLength);
        builder.HasOne<Notification>().WithMany().HasForeignKey(f => f.NotificationId);
        builder.HasOne<NotificationDraft>().WithMany().HasForeignKey(f => f.DraftId);
        // The scanner's queue: what is held back, the longest due first.
        builder.HasIndex(f => new { f.Scan, f.ScanNotBefore });
    }
}

internal sealed class TimelineEntryConfiguration : IEntityTypeConfiguration<TimelineEntry>
{
    public void Configure(EntityTypeBuilder<TimelineEntry> builder)
    {
        builder.Property(t => t.By).HasMaxLength(100);
        builder.Property(t => t.What).HasMaxLength(TimelineEntry.WhatMaxLength);
        builder.Property(t => t.Detail).HasMaxLength(TimelineEntry.DetailMaxLength);
        builder.Property(t => t.FromState).HasMaxLength(40);
        builder.Property(t => t.ToState).HasMaxLength(40);
    }
}

internal sealed class OutboxMessageConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.Property(m => m.Key).HasMaxLength(OutboxMessage.KeyMaxLength);
        builder.HasIndex(m => m.Key).IsUnique();
        builder.Property(m => m.To).HasMaxLength(Notification.LineMaxLength);
        builder.Property(m => m.Template).HasMaxLength(OutboxMessage.TemplateMaxLength);
        builder.Property(m => m.Subject).HasMaxLength(OutboxMessage.SubjectMaxLength);
        builder.Property(m => m.LastError).HasMaxLength(OutboxMessage.ErrorMaxLength);
        builder.HasIndex(m => new { m.State, m.NotBefore });
        // The administrator's list, newest first, within what it is filtered by.
        builder.HasIndex(m => m.CreatedAt);
        builder.HasIndex(m => new { m.State, m.CreatedAt });
        builder.HasIndex(m => new { m.Template, m.State, m.CreatedAt });
        builder.HasIndex(m => new { m.Template, m.CreatedAt });
    }
}

internal sealed class ListChangeConfiguration : IEntityTypeConfiguration<ListChange>
{
    public void Configure(EntityTypeBuilder<ListChange> builder)
    {
        builder.Property(c => c.List).HasMaxLength(ListChange.NameMaxLength);
        builder.Property(c => c.Value).HasMaxLength(ListChange.NameMaxLength);
        builder.Property(c => c.Label).HasMaxLength(ListChange.LabelMaxLength);
        builder.Property(c => c.By).HasMaxLength(100);
        builder.HasIndex(c => new { c.List, c.Value, c.From }).IsUnique();
    }
}
