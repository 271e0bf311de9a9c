using EarlyHelp.Data.Auditing;
using EarlyHelp.Data.Privacy;

namespace EarlyHelp.Web.Startup;

/// <summary>Registers what proves the audit trail and what the privacy officer works with.</summary>
public static class PrivacyServices
{
    /// <summary>The audit's verification and its anchor in the log.</summary>
    public static void AddPrivacy(this IServiceCollection services)
    {
        services.AddScoped<AuditVerification>();
        services.AddSingleton<AuditAnchors>();
        services.AddHostedService(p => p.GetRequiredService<AuditAnchors>());
        services.AddScoped<LookReview>();
        services.AddSingleton<UnusualLookSearch>();
        services.AddHostedService(p => p.GetRequiredService<UnusualLookSearch>());
        services.AddScoped<PrivacyNotices>();
        services.AddScoped<RetentionDates>();
        services.AddScoped<RetentionDesk>();
        services.AddScoped<FamilyErasure>();
        services.AddSingleton<RetentionSearch>();
        services.AddHostedService(p => p.GetRequiredService<RetentionSearch>());
    }
}
