using EarlyHelp.Domain.Families;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EarlyHelp.Data.Configurations;

internal sealed class FamilyConfiguration : IEntityTypeConfiguration<Family>
{
    public void Configure(EntityTypeBuilder<Family> builder)
    {
        builder.Property(f => f.Reference).HasMaxLength(20);
        builder.HasIndex(f => f.Reference).IsUnique();
        builder.Property(f => f.Version).IsConcurrencyToken();
        builder.Property(f => f.Name).HasMaxLength(Family.NameMaxLength);
        builder.HasMany(f => f.Members).WithOne(m => m.Family).HasForeignKey(m => m.FamilyId);
        builder.HasMany(f => f.Timeline).WithOne().HasForeignKey(t => t.FamilyId);
        builder.HasOne<Family>().WithMany().HasForeignKey(f => f.MergedIntoId);
        // A verb of a case changes who holds the family: wherever a family is loaded, its baton is.
        builder.Navigation(f => f.Baton).AutoInclude();
    }
}

internal sealed class FamilyMemberConfiguration : IEntityTypeConfiguration<FamilyMember>
{
    public void Configure(EntityTypeBuilder<FamilyMember> builder)
    {
        builder.HasOne(m => m.Person).WithMany().HasForeignKey(m => m.PersonId);
        // A search goes from hundreds of people to their families, or from a worker's families to their people, and reads nothing else of a member.
        builder.HasIndex(m => new { m.PersonId, m.FamilyId, m.To });
        builder.HasIndex(m => new { m.FamilyId, m.PersonId, m.To });
    }
}

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.Property(p => p.FirstName).HasMaxLength(Person.NameMaxLength);
        builder.Property(p => p.LastName).HasMaxLength(Person.NameMaxLength);
        builder.Property(p => p.OtherNames).HasMaxLength(Person.OtherNamesMaxLength);
        builder.Property(p => p.Sex).HasMaxLength(1);
        builder.Property(p => p.Ethnicity).HasMaxLength(Person.CodeMaxLength);
        builder.Property(p => p.Language).HasMaxLength(Person.CodeMaxLength);
        builder.Property(p => p.Disabilities).HasMaxLength(Person.CodeMaxLength * 2);
        builder.Property(p => p.Upn).HasMaxLength(13);
        builder.Property(p => p.UpnUnknownReason).HasMaxLength(10);
        builder.Property(p => p.NhsNumber).HasMaxLength(10);
        builder.Property(p => p.Telephone).HasMaxLength(40);
        builder.Property(p => p.Email).HasMaxLength(254);
        builder.Property(p => p.NameKey).HasMaxLength(Person.KeyMaxLength);
        builder.Property(p => p.SoundKey).HasMaxLength(20);
        builder.Property(p => p.LastNameSound).HasMaxLength(10);
        builder.HasMany(p => p.Residences).WithOne(r => r.Person).HasForeignKey(r => r.PersonId);
        builder.HasMany(p => p.Schoolings).WithOne(s => s.Person).HasForeignKey(s => s.PersonId);
        builder.HasOne<Person>().WithMany().HasForeignKey(p => p.MergedIntoId);
        builder.HasIndex(p => p.Upn);
        builder.HasIndex(p => p.NhsNumber);
        // Names beside the date: hundreds are born on a day of a region, and matching reads nothing else of nearly all of them.
        builder.HasIndex(p => new { p.Born, p.FirstName, p.LastName, p.OtherNames });
        builder.HasIndex(p => p.DueOn).HasFilter($"{nameof(Person.DueOn)} IS NOT NULL");
        builder.HasIndex(p => new { p.SoundKey, p.Born });
        builder.HasIndex(p => new { p.LastNameSound, p.NameKey });
        builder.HasIndex(p => p.NameKey);
        builder.HasIndex(p => new { p.NameKey, p.OtherNames }).HasFilter($"{nameof(Person.OtherNames)} IS NOT NULL");
    }
}

internal sealed class AddressConfiguration : IEntityTypeConfiguration<Address>
{
    public void Configure(EntityTypeBuilder<Address> builder)
    {
        builder.Property(a => a.Line1).HasMaxLength(Address.LineMaxLength);
        builder.Property(a => a.Line2).HasMaxLength(Address.LineMaxLength);
        builder.Property(a => a.Town).HasMaxLength(Address.LineMaxLength);
        builder.Property(a => a.County).HasMaxLength(Address.LineMaxLength);
        builder.Property(a => a.Postcode).HasMaxLength(Address.PostcodeMaxLength);
        builder.Property(a => a.Housing).HasMaxLength(Person.CodeMaxLength);
        builder.Property(a => a.Key).HasMaxLength(Address.KeyMaxLength);
        builder.Property(a => a.StreetKey).HasMaxLength(Domain.Matching.AddressKey.MaxLength);
        builder.HasIndex(a => a.Key);
        builder.HasIndex(a => a.StreetKey);
        builder.HasIndex(a => a.Postcode);
    }
}

internal sealed class ResidenceConfiguration : IEntityTypeConfiguration<Residence>
{
    public void Configure(EntityTypeBuilder<Residence> builder)
    {
        builder.Property(r => r.ConfidentialFrom).HasMaxLength(Residence.ConfidentialFromMaxLength);
        builder.HasOne(r => r.Address).WithMany().HasForeignKey(r => r.AddressId);
    }
}

internal sealed class SchoolingConfiguration : IEntityTypeConfiguration<Schooling>
{
    public void Configure(EntityTypeBuilder<Schooling> builder)
    {
        builder.Property(s => s.School).HasMaxLength(Schooling.SchoolMaxLength);
        builder.Property(s => s.Status).HasMaxLength(Person.CodeMaxLength);
        builder.Property(s => s.YearGroup).HasMaxLength(10);
        builder.Property(s => s.Sen).HasMaxLength(10);
    }
}

internal sealed class RelationshipConfiguration : IEntityTypeConfiguration<Relationship>
{
    public void Configure(EntityTypeBuilder<Relationship> builder)
    {
        builder.Property(r => r.Kind).HasMaxLength(Person.CodeMaxLength);
        builder.HasOne(r => r.Person).WithMany().HasForeignKey(r => r.PersonId);
        builder.HasOne(r => r.ToPerson).WithMany().HasForeignKey(r => r.ToPersonId);
    }
}

internal sealed class ConsentConfiguration : IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<Consent> builder)
    {
        builder.Property(c => c.Item).HasMaxLength(10);
        builder.Property(c => c.Capacity).HasMaxLength(Person.CodeMaxLength);
        builder.Property(c => c.How).HasMaxLength(Person.CodeMaxLength);
        builder.Property(c => c.Exceptions).HasMaxLength(Consent.TextMaxLength);
        builder.Property(c => c.RecordedBy).HasMaxLength(100);
        builder.HasOne(c => c.Family).WithMany().HasForeignKey(c => c.FamilyId);
        builder.HasOne(c => c.Person).WithMany().HasForeignKey(c => c.PersonId);
        builder.HasOne(c => c.Notification).WithMany().HasForeignKey(c => c.NotificationId);
    }
}

internal sealed class RecordMergeConfiguration : IEntityTypeConfiguration<RecordMerge>
{
    public void Configure(EntityTypeBuilder<RecordMerge> builder)
    {
        builder.Property(m => m.Version).IsConcurrencyToken();
        builder.Property(m => m.Reason).HasMaxLength(RecordMerge.ReasonMaxLength);
        builder.HasOne<Family>().WithMany().HasForeignKey(m => m.FamilyId);
        builder.HasOne<Domain.Notifications.Notification>().WithMany().HasForeignKey(m => m.NotificationId);
        builder.HasMany(m => m.Moves).WithOne().HasForeignKey("RecordMergeId");
        builder.HasIndex(m => new { m.FamilyId, m.ProposedAt });
        builder.HasIndex(m => m.SurvivorId);
        builder.HasIndex(m => m.AbsorbedId);
    }
}

internal sealed class MergeMoveConfiguration : IEntityTypeConfiguration<MergeMove>
{
    public void Configure(EntityTypeBuilder<MergeMove> builder) => builder.Property(m => m.What).HasMaxLength(MergeMove.WhatMaxLength);
}

internal sealed class NotTheSameConfiguration : IEntityTypeConfiguration<NotTheSame>
{
    public void Configure(EntityTypeBuilder<NotTheSame> builder)
    {
        builder.HasIndex(n => new { n.PersonId, n.OtherPersonId }).IsUnique();
        builder.HasIndex(n => n.OtherPersonId);
    }
}
