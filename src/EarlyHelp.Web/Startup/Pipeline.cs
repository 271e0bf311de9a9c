using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace EarlyHelp.Web.Startup;

/// <summary>What a request passes through, in order.</summary>
public static class Pipeline
{
    /// <summary>Builds the pipeline.</summary>
    public static void UseEarlyHelp(this WebApplication app)
    {
        if (WebDefences.HasProxies(app.Configuration))
            app.UseForwardedHeaders();
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler("/errors/500");
        app.UseStatusCodePagesWithReExecute("/errors/{0}");
        if (!app.Environment.IsDevelopment())
            app.UseHsts();
        app.UseMiddleware<RequestLog>();
        app.UseCookiePolicy();
        app.MapStaticAssets().AllowAnonymous();
        app.UseRouting();
        app.UseMiddleware<RequestLimits>();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseMiddleware<NamesOfToday>();
        app.UseMiddleware<CurrentStaffMiddleware>();
        app.UseAuthorization();
        // The names of style sheets and scripts carry what is in them, known since the build: no file is watched for it.
        app.MapControllers().WithStaticAssets();
        // Without this the fallback policy would send a visitor with a mistyped address to sign-in.
        app.MapFallback(() => Results.NotFound()).AllowAnonymous();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = c => c.Tags.Contains("ready") }).AllowAnonymous();
    }
}
