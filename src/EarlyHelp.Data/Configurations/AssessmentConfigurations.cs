using EarlyHelp.Domain.Assessments;
using EarlyHelp.Domain.Families;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EarlyHelp.Data.Configurations;

internal sealed class AssessmentConfiguration : IEntityTypeConfiguration<Assessment>
{
    public void Configure(EntityTypeBuilder<Assessment> builder)
    {
        builder.Ignore(x => x.Content);
        builder.Property(x => x.Author).HasMaxLength(100);
        builder.Property(x => x.AnsweredBy).HasMaxLength(100);
        builder.Property(x => x.LeadsWords).HasMaxLength(Assessment.LeadMaxLength);
        // Two people beginning at once: the second one's number is taken.
        builder.HasIndex(x => new { x.CaseId, x.Number }).IsUnique();
    }
}

internal sealed class ScaleScoreConfiguration : IEntityTypeConfiguration<ScaleScore>
{
    public void Configure(EntityTypeBuilder<ScaleScore> builder)
    {
        builder.Property(x => x.By).HasMaxLength(100);
        builder.Property(x => x.Agency).HasMaxLength(ScaleScore.AgencyMaxLength);
        builder.Property(x => x.Why).HasMaxLength(ScaleScore.WhyMaxLength);
        builder.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId);
    }
}

internal sealed class ChildVoiceConfiguration : IEntityTypeConfiguration<ChildVoice>
{
    public void Configure(EntityTypeBuilder<ChildVoice> builder)
    {
        builder.Property(x => x.By).HasMaxLength(100);
        builder.Property(x => x.OwnWords).HasMaxLength(AssessmentContent.TextMaxLength);
        builder.Property(x => x.Worries).HasMaxLength(AssessmentContent.TextMaxLength);
        builder.Property(x => x.GoodThings).HasMaxLength(AssessmentContent.TextMaxLength);
        builder.Property(x => x.Dreams).HasMaxLength(AssessmentContent.TextMaxLength);
        builder.Property(x => x.Observation).HasMaxLength(AssessmentContent.TextMaxLength);
        builder.Property(x => x.WhyNoWords).HasMaxLength(AssessmentContent.TextMaxLength);
        builder.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId);
        builder.HasOne(x => x.Note).WithMany().HasForeignKey(x => x.NoteId);
        builder.HasIndex(x => new { x.CaseId, x.PersonId, x.On });
    }
}
