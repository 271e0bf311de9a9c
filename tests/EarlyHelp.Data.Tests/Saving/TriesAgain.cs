using System.Data.Common;
using Microsoft.EntityFrameworkCore.Storage;

namespace EarlyHelp.Data.Tests.Saving;

/// <summary>A fault of the network, or a failover: the same again may succeed a second later.</summary>
public sealed class PassingFault() : DbException("The connection broke.");

/// <summary>
/// Tries again what breaks by a passing fault, as SQL Server's own strategy does. Tests on the embedded database use it too: a transaction that is opened past
/// <see cref="EarlyHelpDbContext"/>'s own ways is refused there as it would be on SQL Server.
/// </summary>
internal sealed class TriesAgain(ExecutionStrategyDependencies dependencies) : ExecutionStrategy(dependencies, 4, TimeSpan.FromMilliseconds(5))
{
    protected override bool ShouldRetryOn(Exception exception) => exception is PassingFault;
}
