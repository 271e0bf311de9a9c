using EarlyHelp.Web.Features.Assessments;
using EarlyHelp.Web.Features.CaseNotes;
using EarlyHelp.Web.Features.Plans;

namespace EarlyHelp.Web.Startup;

/// <summary>What the pages of the work with a family are made of.</summary>
public static class CaseworkServices
{
    /// <summary>Registers them.</summary>
    public static void AddCasework(this IServiceCollection services)
    {
        services.AddScoped<NoteDesk>();
        services.AddScoped<AssessmentDesk>();
        services.AddScoped<PlanDesk>();
    }
}
