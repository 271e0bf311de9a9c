using EarlyHelp.Data.Cases;
using EarlyHelp.Data.Documents;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Data.Supervision;
using EarlyHelp.Data.Transfers;
using EarlyHelp.Web.Features.StepsAcross;
using EarlyHelp.Web.Features.StepUps;

namespace EarlyHelp.Web.Startup;

/// <summary>Registers documents with their scanner, cover, moves of caseloads, supervision and the chronology.</summary>
public static class CaseToolServices
{
    /// <summary>Documents, the unit lead's tools, chronology.</summary>
    public static void AddCaseTools(this IServiceCollection services)
    {
        services.AddScoped<CaseDocuments>();
        services.AddScoped<NoteAttachments>();
        services.AddSingleton(p => ScannerSettings.Of(p.GetRequiredService<IConfiguration>()));
        services.AddSingleton<ClamdScanner>();
        services.AddSingleton<DocumentScanning>();
        services.AddHostedService(p => p.GetRequiredService<DocumentScanning>());
        services.AddScoped<CoverList>();
        services.AddScoped<CaseloadMoves>();
        services.AddScoped<HandoverList>();
        services.AddScoped<QuarterlyReview>();
        services.AddScoped<SupervisionList>();
        services.AddScoped<SupervisionRecords>();
        services.AddScoped<Chronology>();
        services.AddScoped<StepUps>();
        services.AddScoped<StepAcrosses>();
        services.AddScoped<TransferHistory>();
        services.AddScoped<StepUpPages>();
        services.AddScoped<StepAcrossPages>();
        services.AddSingleton<LateStepUps>();
        services.AddHostedService(p => p.GetRequiredService<LateStepUps>());
    }
}
