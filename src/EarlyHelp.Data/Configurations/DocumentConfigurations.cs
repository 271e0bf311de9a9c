using EarlyHelp.Domain.Documents;
using EarlyHelp.Domain.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EarlyHelp.Data.Configurations;

internal sealed class CaseDocumentConfiguration : IEntityTypeConfiguration<CaseDocument>
{
    public void Configure(EntityTypeBuilder<CaseDocument> builder)
    {
        builder.Property(d => d.Title).HasMaxLength(CaseDocument.TitleMaxLength);
        builder.Property(d => d.FileName).HasMaxLength(NotificationFile.NameMaxLength);
        builder.Property(d => d.ContentType).HasMaxLength(100);
        builder.Property(d => d.Sha256).HasMaxLength(64);
        builder.Property(d => d.StoredAs).HasMaxLength(100);
        builder.Property(d => d.By).HasMaxLength(100);
        builder.Property(d => d.Finding).HasMaxLength(CaseDocument.LineMaxLength);
        builder.Property(d => d.TakenAwayBy).HasMaxLength(100);
        builder.Property(d => d.TakenAwayReason).HasMaxLength(CaseDocument.LineMaxLength);
        builder.HasOne(d => d.Note).WithMany().HasForeignKey(d => d.NoteId);
        builder.HasIndex(d => new { d.CaseId, d.TakenAwayAt, d.Id });
        // The scanner's queue: what is held back, the longest due first.
        builder.HasIndex(d => new { d.Scan, d.ScanNotBefore });
    }
}
