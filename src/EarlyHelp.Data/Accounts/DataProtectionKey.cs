namespace EarlyHelp.Data.Accounts;

/// <summary>A key with which cookies and sealed fields are made, as ASP.NET Core writes it: every instance of the service on one database reads what the others wrote.</summary>
public sealed class DataProtectionKey
{
    /// <summary>Longest name.</summary>
    public const int NameMaxLength = 200;

    /// <summary>Longest key.</summary>
    public const int XmlMaxLength = 4000;

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>Its name.</summary>
    public string FriendlyName { get; private set; } = "";

    /// <summary>The key; to be guarded like the rest of the database.</summary>
    public string Xml { get; private set; } = "";

    private DataProtectionKey()
    {
    }

    /// <summary>A key.</summary>
    public DataProtectionKey(string friendlyName, string xml) => (FriendlyName, Xml) = (friendlyName, xml);
}
