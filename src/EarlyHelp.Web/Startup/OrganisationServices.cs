using EarlyHelp.Data.Organisation;

namespace EarlyHelp.Web.Startup;

/// <summary>Registers changes of the organisation with dates.</summary>
public static class OrganisationServices
{
    /// <summary>Names and ends of places, and the job that carries out what is due.</summary>
    public static void AddOrganisation(this IServiceCollection services)
    {
        services.AddScoped<OrganisationRecords>();
        services.AddScoped<PastNames>();
        services.AddScoped<UnitEndings>();
        services.AddScoped<Data.Standards.StandardUses>();
        services.AddSingleton<OrganisationDay>();
        services.AddHostedService(p => p.GetRequiredService<OrganisationDay>());
    }
}
