using EarlyHelp.Data.Cases;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Supervision;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EarlyHelp.Data.Configurations;

internal sealed class SupervisionRecordConfiguration : IEntityTypeConfiguration<SupervisionRecord>
{
    public void Configure(EntityTypeBuilder<SupervisionRecord> builder)
    {
        builder.Property(s => s.Worker).HasMaxLength(StaffMember.NameMaxLength);
        builder.Property(s => s.Reflection).HasMaxLength(SupervisionRecord.TextMaxLength);
        builder.Property(s => s.Decisions).HasMaxLength(SupervisionRecord.TextMaxLength);
        builder.Property(s => s.BackdateReason).HasMaxLength(CaseNote.ReasonMaxLength);
        builder.Property(s => s.By).HasMaxLength(100);
        builder.HasMany(s => s.Actions).WithOne().HasForeignKey("SupervisionId");
        builder.HasIndex(s => new { s.CaseId, s.Number }).IsUnique();
    }
}

internal sealed class SupervisionActionConfiguration : IEntityTypeConfiguration<SupervisionAction>
{
    public void Configure(EntityTypeBuilder<SupervisionAction> builder)
    {
        builder.Property(a => a.What).HasMaxLength(SupervisionAction.WhatMaxLength);
        builder.Property(a => a.Who).HasMaxLength(SupervisionAction.WhoMaxLength);
        builder.Property(a => a.DoneBy).HasMaxLength(100);
    }
}

internal sealed class UnitMeetingConfiguration : IEntityTypeConfiguration<UnitMeeting>
{
    public void Configure(EntityTypeBuilder<UnitMeeting> builder)
    {
        builder.Property(m => m.Attended).HasMaxLength(UnitMeeting.AttendedMaxLength);
        builder.Property(m => m.Decisions).HasMaxLength(UnitMeeting.DecisionsMaxLength);
        builder.Property(m => m.By).HasMaxLength(100);
        builder.HasOne<Unit>().WithMany().HasForeignKey(m => m.UnitId);
        builder.HasIndex(m => new { m.UnitId, m.HeldOn });
    }
}

internal sealed class ChronologyMarkConfiguration : IEntityTypeConfiguration<ChronologyMark>
{
    public void Configure(EntityTypeBuilder<ChronologyMark> builder)
    {
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(m => m.StaffId);
        builder.HasOne<EarlyHelpCase>().WithMany().HasForeignKey(m => m.CaseId);
        builder.HasIndex(m => new { m.StaffId, m.CaseId }).IsUnique();
    }
}
