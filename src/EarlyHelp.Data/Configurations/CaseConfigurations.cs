using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EarlyHelp.Data.Configurations;

internal sealed class EarlyHelpCaseConfiguration : IEntityTypeConfiguration<EarlyHelpCase>
{
    public void Configure(EntityTypeBuilder<EarlyHelpCase> builder)
    {
        builder.ToTable("Cases");
        builder.Property(c => c.Reference).HasMaxLength(20);
        builder.HasIndex(c => c.Reference).IsUnique();
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.Property(c => c.ClosureReason).HasMaxLength(EarlyHelpCase.CodeMaxLength);
        builder.HasOne(c => c.Family).WithMany().HasForeignKey(c => c.FamilyId);
        builder.HasOne(c => c.Notification).WithMany().HasForeignKey(c => c.NotificationId);
        builder.HasOne(c => c.District).WithMany().HasForeignKey(c => c.DistrictId);
        builder.HasOne(c => c.Unit).WithMany().HasForeignKey(c => c.UnitId);
        builder.HasOne(c => c.Worker).WithMany().HasForeignKey(c => c.WorkerId);
        builder.HasMany(c => c.Spells).WithOne().HasForeignKey(s => s.CaseId);
        builder.HasMany(c => c.Notes).WithOne().HasForeignKey(n => n.CaseId);
        builder.HasMany(c => c.Assessments).WithOne().HasForeignKey(a => a.CaseId);
        builder.HasMany(c => c.Scores).WithOne().HasForeignKey(s => s.CaseId);
        builder.HasMany(c => c.Voices).WithOne().HasForeignKey(v => v.CaseId);
        builder.HasMany(c => c.Plans).WithOne().HasForeignKey(p => p.CaseId);
        builder.HasMany(c => c.ActionSteps).WithOne().HasForeignKey(s => s.CaseId);
        builder.HasMany(c => c.Copies).WithOne().HasForeignKey(p => p.CaseId);
        builder.HasMany(c => c.Reviews).WithOne().HasForeignKey(r => r.CaseId);
        builder.HasMany(c => c.Continuations).WithOne().HasForeignKey(d => d.CaseId);
        builder.HasMany(c => c.Closures).WithOne().HasForeignKey(p => p.CaseId);
        builder.HasMany(c => c.FollowUps).WithOne().HasForeignKey(f => f.CaseId);
        // The newest version of each, and what is counted from them, are read from the lists above.
        builder.Ignore(c => c.Assessment).Ignore(c => c.Plan).Ignore(c => c.Actions).Ignore(c => c.Closure);
        builder.Property(c => c.WhyNotifierNotContacted).HasMaxLength(EarlyHelpCase.ContactMaxLength);
        builder.HasMany(c => c.Meetings).WithOne().HasForeignKey(m => m.CaseId);
        builder.HasMany(c => c.Documents).WithOne().HasForeignKey(d => d.CaseId);
        builder.HasMany(c => c.Supervisions).WithOne().HasForeignKey(s => s.CaseId);
        builder.HasMany(c => c.Handovers).WithOne().HasForeignKey(h => h.CaseId);
        builder.HasMany(c => c.StepUps).WithOne(s => s.Case).HasForeignKey(s => s.CaseId);
        builder.HasMany(c => c.StepsAcross).WithOne(s => s.Case).HasForeignKey(s => s.CaseId);
        builder.HasOne(c => c.OfferedDistrict).WithMany().HasForeignKey(c => c.OfferedDistrictId);
        builder.HasMany(c => c.Timeline).WithOne().HasForeignKey(t => t.CaseId);
        // Whether a family is in reach is asked of its cases, within a place and of a worker: never of all that a place ever had.
        builder.HasIndex(c => new { c.FamilyId, c.DistrictId, c.UnitId, c.WorkerId });
        // Lists run over what is open, nearest due first, within a worker, a unit or a district.
        builder.HasIndex(c => new { c.WorkerId, c.ClosedOn, c.NextDueOn, c.Id });
        builder.HasIndex(c => new { c.UnitId, c.ClosedOn, c.NextDueOn, c.Id });
        builder.HasIndex(c => new { c.DistrictId, c.ClosedOn, c.NextDueOn, c.Id });
        builder.HasIndex(c => new { c.ClosedOn, c.NextDueOn, c.Id });
        builder.HasIndex(c => new { c.State, c.AllocateBy });
        // All that a county's caseload counts, of what is open alone. Only who asks by the state is led here: with the day of closing, a worker's counts were drawn to it.
        builder.HasIndex(c => new
        {
            c.State, c.FamilyId, c.OpenedOn, c.EndBy, c.ContinuedTo, c.PlanAgreedOn, c.PlanBy, c.AllocatedOn, c.LastNoteOn, c.NextDueOn, c.ReviewBy,
        }).HasFilter($"{nameof(EarlyHelpCase.State)} <> '{nameof(CaseState.Closed)}'").HasDatabaseName("IX_Cases_OpenCounts");
        // Figures of a month ask for what was open on its last day, and what fell due in it.
        builder.HasIndex(c => new { c.ClosedOn, c.OpenedOn, c.FamilyId });
        // Of the cases that were closed over the years, those whose family is still to be asked.
        builder.HasIndex(c => new { c.WorkerId, c.FollowUpBy }).HasFilter($"{nameof(EarlyHelpCase.FollowUpBy)} IS NOT NULL");
        builder.HasIndex(c => new { c.UnitId, c.FollowUpBy }).HasFilter($"{nameof(EarlyHelpCase.FollowUpBy)} IS NOT NULL");
        builder.HasIndex(c => new { c.DistrictId, c.FollowUpBy }).HasFilter($"{nameof(EarlyHelpCase.FollowUpBy)} IS NOT NULL");
        builder.HasIndex(c => c.FollowUpBy).HasFilter($"{nameof(EarlyHelpCase.FollowUpBy)} IS NOT NULL");
        builder.HasIndex(c => c.PlanBy);
        builder.HasIndex(c => c.ReviewBy);
    }
}

internal sealed class DistrictHandoverConfiguration : IEntityTypeConfiguration<DistrictHandover>
{
    public void Configure(EntityTypeBuilder<DistrictHandover> builder)
    {
        builder.Property(h => h.OfferedBy).HasMaxLength(100);
        builder.Property(h => h.AnsweredBy).HasMaxLength(100);
        builder.Property(h => h.Reason).HasMaxLength(DistrictHandover.TextMaxLength);
        builder.Property(h => h.Words).HasMaxLength(DistrictHandover.TextMaxLength);
        builder.HasOne<District>().WithMany().HasForeignKey(h => h.FromDistrictId);
        builder.HasOne<District>().WithMany().HasForeignKey(h => h.ToDistrictId);
        // Two people offering it at once: the second one's number is taken.
        builder.HasIndex(h => new { h.CaseId, h.Number }).IsUnique();
    }
}

internal sealed class CaseSpellConfiguration : IEntityTypeConfiguration<CaseSpell>
{
    public void Configure(EntityTypeBuilder<CaseSpell> builder)
    {
        builder.Property(s => s.By).HasMaxLength(100);
        builder.Property(s => s.Reason).HasMaxLength(CaseSpell.ReasonMaxLength);
        builder.HasOne<Unit>().WithMany().HasForeignKey(s => s.UnitId);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(s => s.WorkerId);
        // Whether a place or a worker ever held one case; by the place alone, everything it ever held would be read for each case.
        builder.HasIndex(s => new { s.CaseId, s.UnitId });
        builder.HasIndex(s => new { s.CaseId, s.WorkerId });
    }
}

internal sealed class CaseNoteConfiguration : IEntityTypeConfiguration<CaseNote>
{
    public void Configure(EntityTypeBuilder<CaseNote> builder)
    {
        builder.Property(n => n.By).HasMaxLength(100);
        builder.Property(n => n.BackdateReason).HasMaxLength(CaseNote.ReasonMaxLength);
        builder.HasMany(n => n.Seen).WithOne().HasForeignKey("CaseNoteId");
        // A note is corrected once; a second correction goes to the newer one.
        builder.HasOne(n => n.Corrects).WithOne().HasForeignKey<CaseNote>(n => n.CorrectsId);
        builder.HasIndex(n => new { n.CaseId, n.HappenedOn, n.Id });
    }
}

internal sealed class SeenPersonConfiguration : IEntityTypeConfiguration<SeenPerson>
{
    public void Configure(EntityTypeBuilder<SeenPerson> builder) =>
        builder.HasOne<Domain.Families.Person>().WithMany().HasForeignKey(s => s.PersonId);
}
