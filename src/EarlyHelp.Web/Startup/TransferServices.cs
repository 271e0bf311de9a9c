using EarlyHelp.Data.Transfers;

namespace EarlyHelp.Web.Startup;

/// <summary>Registers step-downs and panels.</summary>
public static class TransferServices
{
    /// <summary>Step-downs, panels, and the job that makes panels ahead.</summary>
    public static void AddTransfers(this IServiceCollection services)
    {
        services.AddScoped<StepDownList>();
        services.AddScoped<StepDownDesk>();
        services.AddScoped<StepDownTakers>();
        services.AddScoped<StepDownPack>();
        services.AddScoped<Features.StepDowns.StepDownPages>();
        services.AddScoped<Panels>();
        services.AddSingleton<PanelPlanning>();
        services.AddHostedService(p => p.GetRequiredService<PanelPlanning>());
    }
}
