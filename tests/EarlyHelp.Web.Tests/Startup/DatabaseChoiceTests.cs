using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Posts;
using EarlyHelp.Web.Startup;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Configuration;

namespace EarlyHelp.Web.Tests.Startup;

public sealed class DatabaseChoiceTests
{
    [Theory]
    [InlineData("7", 7)]
    [InlineData(null, null)]
    public void On_sql_server_what_breaks_by_a_passing_fault_is_tried_again_and_batches_are_as_small_as_set(string? set, int? size)
    {
        var options = Options(("Database:Provider", "SqlServer"), ("Database:MaxBatchSize", set), ("ConnectionStrings:EarlyHelp", "Server=127.0.0.1,1"));
        using var db = new EarlyHelpDbContext(options, new CurrentActor(), new PostInHand(), TimeProvider.System);

        Assert.True(db.Database.CreateExecutionStrategy().RetriesOnFailure);
        Assert.Equal(size, options.Extensions.OfType<RelationalOptionsExtension>().Single().MaxBatchSize);
    }

    [Fact]
    public void Sql_server_without_a_connection_and_any_other_database_are_refused()
    {
        Assert.Throws<InvalidOperationException>(() => Options(("Database:Provider", "SqlServer")));
        Assert.Throws<InvalidOperationException>(() => Options(("Database:Provider", "Oracle")));
    }

    private static DbContextOptions<EarlyHelpDbContext> Options(params (string Name, string? Value)[] settings)
    {
        var builder = new DbContextOptionsBuilder<EarlyHelpDbContext>();
        DatabaseChoice.Configure(builder, new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Name, s => s.Value)).Build(), Path.GetTempPath());
        return builder.Options;
    }
}
