using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace EarlyHelp.Web.Startup;

/// <summary>Registers the keys of cookies and sealed fields.</summary>
public static class KeyServices
{
    /// <summary>Kept in the database, under a name that doesn't change with the folder of the program.</summary>
    public static void AddKeys(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("EarlyHelp");
        services.AddOptions<KeyManagementOptions>().Configure<IServiceScopeFactory>((o, scopes) => o.XmlRepository = new DatabaseKeys(scopes));
    }
}
