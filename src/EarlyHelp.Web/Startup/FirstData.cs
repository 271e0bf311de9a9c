using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Seeding;
using EarlyHelp.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Startup;

/// <summary>Brings the database up to date and gives it its first data (EarlyHelp:Seed = demo, accounts or none; spec 8-running).</summary>
public static class FirstData
{
    /// <summary>Migrates, then adds what the setting asks for; what is there is left alone. Invented families are never added to a county's own.</summary>
    public static async Task PrepareAsync(IServiceProvider services, IConfiguration configuration, IHostEnvironment environment, bool withFamilies = true)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.Job("First data");
        var db = scope.ServiceProvider.GetRequiredService<EarlyHelpDbContext>();
        using (await MigrationTurn.TakeAsync(db))
            await db.Database.MigrateAsync();
        if (db.Database.IsSqlite())
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL");
        await scope.ServiceProvider.GetRequiredService<ReferenceData>().AddAsync();
        var seed = configuration["EarlyHelp:Seed"] is { Length: > 0 } set ? set : (environment.IsDevelopment() ? "demo" : "none");
        if (seed is not ("demo" or "accounts" or "none"))
            throw new InvalidOperationException($"EarlyHelp__Seed is \"{seed}\"; it can be demo, accounts or none.");
        if (seed == "none")
            return;
        if (!environment.IsDevelopment())
            throw new InvalidOperationException("Demonstration accounts exist in Development only: set EarlyHelp__Seed to none.");
        await scope.ServiceProvider.GetRequiredService<DemoAccounts>().AddAsync();
        if (seed == "demo" && withFamilies)
            await scope.ServiceProvider.GetRequiredService<DemoFamilies>().AddAsync();
    }
}
