using EarlyHelp.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EarlyHelp.Data.Configurations;

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.HasOne(a => a.Staff).WithOne().HasForeignKey<Account>(a => a.StaffId);
        builder.Property(a => a.PasswordHash).HasMaxLength(500);
        builder.Property(a => a.SecurityStamp).HasMaxLength(100);
        builder.Property(a => a.ConcurrencyStamp).HasMaxLength(100);
        builder.Property(a => a.PhoneNumber).HasMaxLength(40);
        builder.Property(a => a.AuthenticatorKey).HasMaxLength(100);
        builder.Property(a => a.RecoveryCodes).HasMaxLength(Account.RecoveryCodesMaxLength);
        builder.HasMany(a => a.Events).WithOne().HasForeignKey(e => e.AccountId);
    }
}

internal sealed class AccountLoginConfiguration : IEntityTypeConfiguration<IdentityUserLogin<long>>
{
    // SQL Server's key of a table holds 900 bytes; unless told, Identity takes 1,800.
    internal const int NameMaxLength = 128;

    public void Configure(EntityTypeBuilder<IdentityUserLogin<long>> builder)
    {
        builder.Property(l => l.LoginProvider).HasMaxLength(NameMaxLength);
        builder.Property(l => l.ProviderKey).HasMaxLength(NameMaxLength);
    }
}

internal sealed class AccountTokenConfiguration : IEntityTypeConfiguration<IdentityUserToken<long>>
{
    public void Configure(EntityTypeBuilder<IdentityUserToken<long>> builder)
    {
        builder.Property(t => t.LoginProvider).HasMaxLength(AccountLoginConfiguration.NameMaxLength);
        builder.Property(t => t.Name).HasMaxLength(AccountLoginConfiguration.NameMaxLength);
    }
}

internal sealed class AccountEventConfiguration : IEntityTypeConfiguration<AccountEvent>
{
    public void Configure(EntityTypeBuilder<AccountEvent> builder)
    {
        builder.ToTable("AccountEvents");
        builder.Property(e => e.What).HasMaxLength(AccountEvent.WhatMaxLength);
        builder.Property(e => e.Reason).HasMaxLength(Account.ReasonMaxLength);
        builder.Property(e => e.By).HasMaxLength(AccountEvent.ByMaxLength);
        builder.HasIndex(e => new { e.AccountId, e.Id });
    }
}

internal sealed class AccountLinkConfiguration : IEntityTypeConfiguration<AccountLink>
{
    public void Configure(EntityTypeBuilder<AccountLink> builder)
    {
        builder.ToTable("AccountLinks");
        builder.Property(l => l.LinkHash).HasMaxLength(AccountLink.HashLength);
        builder.Property(l => l.SecurityStamp).HasMaxLength(100);
        builder.Property(l => l.UsedAt).IsConcurrencyToken();
        builder.HasOne(l => l.Account).WithMany().HasForeignKey(l => l.AccountId);
        builder.HasIndex(l => l.LinkHash).IsUnique();
        builder.HasIndex(l => new { l.AccountId, l.Kind, l.MadeAt });
    }
}

internal sealed class DataProtectionKeyConfiguration : IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<DataProtectionKey> builder)
    {
        builder.ToTable("DataProtectionKeys");
        builder.Property(k => k.FriendlyName).HasMaxLength(DataProtectionKey.NameMaxLength);
        builder.Property(k => k.Xml).HasMaxLength(DataProtectionKey.XmlMaxLength);
    }
}

// As Identity's third schema has it. Its own switch is an option of the web application, and the model is also made where there is none.
internal sealed class PasskeyConfiguration : IEntityTypeConfiguration<IdentityUserPasskey<long>>
{
    private const int LongestCredentialId = 1024;

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<long>> builder)
    {
        builder.ToTable("AspNetUserPasskeys");
        builder.HasKey(p => p.CredentialId);
        builder.Property(p => p.CredentialId).HasMaxLength(LongestCredentialId);
        builder.OwnsOne(p => p.Data).ToJson();
        builder.HasOne<Account>().WithMany().HasForeignKey(p => p.UserId);
    }
}
