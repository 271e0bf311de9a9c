namespace EarlyHelp.Data.Accounts;

/// <summary>Why somebody was sent a link to choose a password.</summary>
public enum AccountLinkKind
{
    /// <summary>They were invited, and have no password yet.</summary>
    Invitation,

    /// <summary>They forgot it.</summary>
    ForgottenPassword,

    /// <summary>The first administrator, from the command line.</summary>
    FirstAdministrator,
}

/// <summary>
/// A link by which somebody chooses a password: works once, for a time, and no longer than the account keeps its security stamp. So every
/// other link of the account dies with the change of the password, and when the account is disabled.
/// </summary>
public sealed class AccountLink
{
    /// <summary>Length of the digest.</summary>
    public const int HashLength = 64;

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>Whose.</summary>
    public long AccountId { get; private set; }

    /// <summary>Whose.</summary>
    public Account Account { get; private set; } = null!;

    /// <summary>Why it was sent.</summary>
    public AccountLinkKind Kind { get; private set; }

    /// <summary>What the key in the link digests to; the key itself is nowhere but in the message.</summary>
    public string LinkHash { get; private set; } = "";

    /// <summary>The account's stamp when it was made.</summary>
    public string SecurityStamp { get; private set; } = "";

    /// <summary>When it was made (UTC).</summary>
    public DateTime MadeAt { get; private set; }

    /// <summary>Until when it works (UTC).</summary>
    public DateTime EndsAt { get; private set; }

    /// <summary>When it was used (UTC); two clicks at once meet here, and the second is refused.</summary>
    public DateTime? UsedAt { get; private set; }

    private AccountLink()
    {
    }

    internal AccountLink(Account account, AccountLinkKind kind, string hash, DateTime at) =>
        (Account, Kind, LinkHash, SecurityStamp, MadeAt, EndsAt) = (account, kind, hash, account.SecurityStamp!, at, at + LifeOf(kind));

    /// <summary>How long a link works.</summary>
    public static TimeSpan LifeOf(AccountLinkKind kind) => kind switch
    {
        AccountLinkKind.Invitation => TimeSpan.FromDays(7),
        AccountLinkKind.FirstAdministrator => TimeSpan.FromHours(24),
        _ => TimeSpan.FromHours(1),
    };

    internal bool WorksAt(DateTime at) => UsedAt is null && EndsAt > at && SecurityStamp == Account.SecurityStamp && Account.DisabledAt is null;

    internal void Use(DateTime at) => UsedAt = at;
}
