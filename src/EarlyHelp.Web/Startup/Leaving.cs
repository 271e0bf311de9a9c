using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EarlyHelp.Web.Startup;

/// <summary>
/// How an instance leaves when it is told to stop: first it says at /health/ready that it is no longer ready, and goes on answering while proxies take notice;
/// then it takes no new connections, finishes the requests in hand, and ends.
/// </summary>
public sealed class Leaving(TimeSpan drain, IHostApplicationLifetime life, ILogger<Leaving> log) : IHostedLifecycleService, IHealthCheck
{
    /// <summary>Setting: seconds for which it goes on answering.</summary>
    public const string Setting = "Stop:DrainSeconds";

    /// <summary>These unless set; none in Development.</summary>
    public const int DrainSeconds = 5;

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(life.ApplicationStopping.IsCancellationRequested ? HealthCheckResult.Unhealthy() : HealthCheckResult.Healthy());

    /// <inheritdoc/>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        log.LogInformation("Stopping: not ready any more, answering for {Seconds} more seconds", drain.TotalSeconds);
        await Task.Delay(drain, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
