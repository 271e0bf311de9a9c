using EarlyHelp.Data.Access;
using EarlyHelp.Data.Posts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace EarlyHelp.Data.SqlServer;

/// <summary>Lets dotnet-ef make migrations for this database without the web project.</summary>
public sealed class DesignTimeFactory : IDesignTimeDbContextFactory<EarlyHelpDbContext>
{
    /// <inheritdoc/>
    public EarlyHelpDbContext CreateDbContext(string[] args) => new(
        new DbContextOptionsBuilder<EarlyHelpDbContext>().UseSqlServer("Server=design", o => o.MigrationsAssembly(typeof(DesignTimeFactory).Assembly)).Options,
        new CurrentActor(), new PostInHand(), new NoClock());

    /// <summary>Making a migration needs no time.</summary>
    private sealed class NoClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch;
    }
}
