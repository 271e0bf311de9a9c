using System.Globalization;
using EarlyHelp.Domain;

namespace EarlyHelp.Web.Startup;

/// <summary>The clock of the app. In Development it can be set to a local date-time from which it runs on (spec 8-running).</summary>
public sealed class AppClock : TimeProvider
{
    private readonly TimeProvider real;
    private readonly TimeSpan ahead;

    private AppClock(TimeProvider real, TimeSpan ahead) => (this.real, this.ahead) = (real, ahead);

    /// <summary>Whether it was set; a banner then says so on every page.</summary>
    public bool IsSet => ahead != TimeSpan.Zero;

    /// <summary>The clock by configuration. Setting it outside Development is an error, not ignored.</summary>
    public static AppClock From(IConfiguration configuration, IHostEnvironment environment)
    {
#pragma warning disable RS0030 // The one place that reads the machine's clock.
        var real = TimeProvider.System;
#pragma warning restore RS0030
        if (configuration["EarlyHelp:Clock"] is not { Length: > 0 } text)
            return new AppClock(real, TimeSpan.Zero);
        if (!environment.IsDevelopment())
            throw new InvalidOperationException("EarlyHelp__Clock can be set in Development only.");
        var local = DateTime.Parse(text, CultureInfo.InvariantCulture);
        return new AppClock(real, UkTime.ToUtc(local) - real.GetUtcNow().UtcDateTime);
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() + ahead;
}
