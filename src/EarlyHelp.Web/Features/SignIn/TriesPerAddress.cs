using System.Threading.RateLimiting;
using EarlyHelp.Domain.Organisation;

namespace EarlyHelp.Web.Features.SignIn;

/// <summary>
/// How often one e-mail address is typed at sign-in and for a forgotten password, from wherever on the network: who has many addresses to try from is
/// held up too. It counts whether there is such an account or not.
/// </summary>
public sealed class TriesPerAddress(IConfiguration configuration) : IDisposable
{
    private const int Minutes = 10;

    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(email => RateLimitPartition.GetFixedWindowLimiter(email, _ => new FixedWindowRateLimiterOptions
    {
        PermitLimit = configuration.GetValue("Limits:PerAddress", 120), Window = TimeSpan.FromMinutes(Minutes), QueueLimit = 0,
    }));

    /// <summary>Counts one; false when there were too many in ten minutes.</summary>
    public bool Take(string email)
    {
        using var lease = limiter.AttemptAcquire(StaffMember.Normalise(email));
        return lease.IsAcquired;
    }

    /// <inheritdoc/>
    public void Dispose() => limiter.Dispose();
}
