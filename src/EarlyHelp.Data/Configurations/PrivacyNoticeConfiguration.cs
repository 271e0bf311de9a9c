using EarlyHelp.Domain.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EarlyHelp.Data.Configurations;

internal sealed class PrivacyNoticeConfiguration : IEntityTypeConfiguration<PrivacyNotice>
{
    public void Configure(EntityTypeBuilder<PrivacyNotice> builder)
    {
        builder.ToTable("PrivacyNotices");
        builder.Property(n => n.Text).HasMaxLength(PrivacyNotice.TextMaxLength);
        builder.Property(n => n.By).HasMaxLength(PrivacyNotice.NameMaxLength);
        builder.HasIndex(n => n.Number).IsUnique();
        builder.HasIndex(n => n.EffectiveFrom).IsUnique();
    }
}
