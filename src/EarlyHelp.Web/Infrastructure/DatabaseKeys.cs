using System.Xml.Linq;
using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Accounts;
using EarlyHelp.Domain.Access;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Infrastructure;

/// <summary>Keeps the keys of cookies and sealed fields in the database, where a restart, a new machine and a second instance find them.</summary>
public sealed class DatabaseKeys(IServiceScopeFactory scopes) : IXmlRepository
{
    /// <summary>The name under which keys are written.</summary>
    public const string Name = "Keys";

    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        return [.. Database(scope).Set<DataProtectionKey>().AsNoTracking().OrderBy(k => k.Id).Select(k => k.Xml).AsEnumerable().Select(XElement.Parse)];
    }

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = Database(scope);
        db.Add(new DataProtectionKey(friendlyName, element.ToString(SaveOptions.DisableFormatting)));
        // ASP.NET Core asks for it without waiting, some four times a year.
        Task.Run(() => db.SaveChangesAsync()).GetAwaiter().GetResult();
    }

    private static EarlyHelpDbContext Database(IServiceScope scope)
    {
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.Job(Name);
        return scope.ServiceProvider.GetRequiredService<EarlyHelpDbContext>();
    }
}
