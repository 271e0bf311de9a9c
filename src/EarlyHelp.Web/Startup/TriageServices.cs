using EarlyHelp.Data.Notifications;
using EarlyHelp.Web.Features.Decisions;
using EarlyHelp.Web.Features.Triage;

namespace EarlyHelp.Web.Startup;

/// <summary>Registers what triage and the register of notifications work with.</summary>
public static class TriageServices
{
    /// <summary>Queue, one notification, decisions, register.</summary>
    public static void AddTriage(this IServiceCollection services)
    {
        services.AddScoped<TriageQueue>();
        services.AddScoped<TriageRecord>();
        services.AddScoped<TriageDesk>();
        services.AddScoped<NotificationRegister>();
        services.AddScoped<TriagePages>();
        services.AddScoped<DecisionPages>();
    }
}
