using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Feedback;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EarlyHelp.Data.Configurations;

internal sealed class FeedbackInvitationConfiguration : IEntityTypeConfiguration<FeedbackInvitation>
{
    public void Configure(EntityTypeBuilder<FeedbackInvitation> builder)
    {
        builder.ToTable("FeedbackInvitations");
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.Property(x => x.LinkHash).HasMaxLength(FeedbackInvitation.HashLength);
        builder.Property(x => x.Helped).HasMaxLength(FeedbackInvitation.TextMaxLength);
        builder.Property(x => x.Better).HasMaxLength(FeedbackInvitation.TextMaxLength);
        builder.HasOne<EarlyHelpCase>().WithMany().HasForeignKey(x => x.CaseId);
        builder.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId);
        builder.HasIndex(x => x.LinkHash).IsUnique();
    }
}
