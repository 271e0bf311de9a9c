using EarlyHelp.Data.Restrictions;

namespace EarlyHelp.Web.Startup;

/// <summary>Registers restricted records, declared interests and break glass.</summary>
public static class RestrictionServices
{
    /// <summary>What the privacy officer and those who declare or break are served by.</summary>
    public static void AddRestrictions(this IServiceCollection services)
    {
        services.AddScoped<Duties>();
        services.AddScoped<RestrictionDesk>();
        services.AddScoped<InterestDesk>();
        services.AddScoped<GlassDesk>();
        services.AddScoped<RestrictedNotifications>();
    }
}
