using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Identifiers;
using EarlyHelp.Domain.Reviews;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EarlyHelp.Data.Configurations;

internal sealed class PlanReviewConfiguration : IEntityTypeConfiguration<PlanReview>
{
    public void Configure(EntityTypeBuilder<PlanReview> builder)
    {
        builder.Property(x => x.By).HasMaxLength(100);
        builder.Property(x => x.TookPart).HasMaxLength(PlanReview.TextMaxLength);
        builder.Property(x => x.FamilysView).HasMaxLength(PlanReview.TextMaxLength);
        builder.Property(x => x.BackdateReason).HasMaxLength(CaseNote.ReasonMaxLength);
        builder.HasMany(x => x.Ratings).WithOne().HasForeignKey("ReviewId");
        builder.HasMany(x => x.Team).WithOne().HasForeignKey("ReviewId");
        builder.HasIndex(x => new { x.CaseId, x.Number }).IsUnique();
        builder.HasIndex(x => x.DueOn);
    }
}

internal sealed class OutcomeRatingConfiguration : IEntityTypeConfiguration<OutcomeRating>
{
    public void Configure(EntityTypeBuilder<OutcomeRating> builder)
    {
        builder.Property(x => x.Evidence).HasMaxLength(PlanReview.TextMaxLength);
    }
}

internal sealed class TeamMemberConfiguration : IEntityTypeConfiguration<TeamMember>
{
    public void Configure(EntityTypeBuilder<TeamMember> builder)
    {
        builder.ToTable("ReviewTeam");
        builder.Property(x => x.Name).HasMaxLength(TeamMember.LineMaxLength);
        builder.Property(x => x.Agency).HasMaxLength(TeamMember.LineMaxLength);
        builder.Property(x => x.Contribution).HasMaxLength(TeamMember.TextMaxLength);
    }
}

internal sealed class TeamMeetingConfiguration : IEntityTypeConfiguration<TeamMeeting>
{
    public void Configure(EntityTypeBuilder<TeamMeeting> builder)
    {
        builder.Property(x => x.Place).HasMaxLength(TeamMeeting.PlaceMaxLength);
        builder.Property(x => x.By).HasMaxLength(100);
        builder.Property(x => x.AnswerTo).HasMaxLength(EmailAddress.MaxLength);
        builder.Property(x => x.CalledOffBy).HasMaxLength(100);
        builder.HasMany(x => x.Guests).WithOne().HasForeignKey("MeetingId");
        // Two people calling a meeting at once: the second one's number is taken.
        builder.HasIndex(x => new { x.CaseId, x.Number }).IsUnique();
    }
}

internal sealed class TeamGuestConfiguration : IEntityTypeConfiguration<TeamGuest>
{
    public void Configure(EntityTypeBuilder<TeamGuest> builder)
    {
        builder.Property(x => x.Name).HasMaxLength(TeamMember.LineMaxLength);
        builder.Property(x => x.Agency).HasMaxLength(TeamMember.LineMaxLength);
        builder.Property(x => x.Email).HasMaxLength(EmailAddress.MaxLength);
    }
}

internal sealed class ContinuationConfiguration : IEntityTypeConfiguration<Continuation>
{
    public void Configure(EntityTypeBuilder<Continuation> builder)
    {
        builder.Property(x => x.By).HasMaxLength(100);
        builder.Property(x => x.Reason).HasMaxLength(Continuation.TextMaxLength);
        builder.Property(x => x.WhatWillChange).HasMaxLength(Continuation.TextMaxLength);
    }
}
