using EarlyHelp.Data.Transfers;
using EarlyHelp.Web.Features.Panels;

namespace EarlyHelp.Web.Startup;

/// <summary>Registers what the pages of panels need.</summary>
public static class PanelServices
{
    /// <summary>Panels: lists, packs, what bounced back, minutes.</summary>
    public static void AddPanels(this IServiceCollection services)
    {
        services.AddScoped<PanelList>();
        services.AddScoped<PanelPacks>();
        services.AddScoped<BouncedBack>();
        services.AddScoped<MinutesOfPanel>();
        services.AddScoped<PanelPages>();
    }
}
