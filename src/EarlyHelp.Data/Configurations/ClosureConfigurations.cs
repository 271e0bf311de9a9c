using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Families;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EarlyHelp.Data.Configurations;

internal sealed class ClosureConfiguration : IEntityTypeConfiguration<Closure>
{
    public void Configure(EntityTypeBuilder<Closure> builder)
    {
        builder.Property(x => x.Reason).HasMaxLength(EarlyHelpCase.CodeMaxLength);
        builder.Property(x => x.ProposedBy).HasMaxLength(100);
        builder.Property(x => x.AnsweredBy).HasMaxLength(100);
        builder.Property(x => x.ExitStrategy).HasMaxLength(Closure.TextMaxLength);
        builder.Property(x => x.Summary).HasMaxLength(Closure.TextMaxLength);
        builder.Property(x => x.FamilysView).HasMaxLength(Closure.TextMaxLength);
        builder.Property(x => x.LeadsWords).HasMaxLength(Closure.TextMaxLength);
        builder.Property(x => x.OtherReason).HasMaxLength(Closure.LineMaxLength);
        builder.Property(x => x.WhoGoesOn).HasMaxLength(Closure.LineMaxLength);
        builder.Property(x => x.AgreedWithOthers).HasMaxLength(Closure.LineMaxLength);
        builder.Property(x => x.WhyNotifierNotTold).HasMaxLength(Closure.LineMaxLength);
        builder.Property(x => x.WhyNoFeedback).HasMaxLength(Closure.LineMaxLength);
        builder.Property(x => x.ReopenReason).HasMaxLength(Closure.LineMaxLength);
        builder.Property(x => x.Transfer).HasMaxLength(40);
        builder.Property(x => x.WhyFamilyNotTold).HasMaxLength(Closure.LineMaxLength);
        builder.HasMany(x => x.Results).WithOne().HasForeignKey("ClosureId");
        builder.HasMany(x => x.People).WithOne().HasForeignKey("ClosureId");
        builder.HasIndex(x => new { x.CaseId, x.Number }).IsUnique();
        builder.HasIndex(x => new { x.SignedOffOn, x.Overall });
    }
}

internal sealed class ClosurePersonConfiguration : IEntityTypeConfiguration<ClosurePerson>
{
    public void Configure(EntityTypeBuilder<ClosurePerson> builder)
    {
        builder.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId);
    }
}

internal sealed class FollowUpConfiguration : IEntityTypeConfiguration<FollowUp>
{
    public void Configure(EntityTypeBuilder<FollowUp> builder)
    {
        builder.Property(x => x.By).HasMaxLength(100);
        builder.Property(x => x.Text).HasMaxLength(FollowUp.TextMaxLength);
        // Those of one case that wait; which cases have any, the case says itself.
        builder.HasIndex(x => new { x.CaseId, x.Result, x.CancelledOn, x.DueOn });
    }
}
