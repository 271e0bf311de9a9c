using EarlyHelp.Data.Auditing;
using EarlyHelp.Data.Documents;
using EarlyHelp.Data.Notifications;
using EarlyHelp.Data.Organisation;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Data.Privacy;
using EarlyHelp.Data.Transfers;
using Microsoft.Extensions.DependencyInjection;

namespace EarlyHelp.Data.Jobs;

/// <summary>A background job of the service.</summary>
/// <param name="Name">Its name, as the audit and the log have it.</param>
/// <param name="What">What it does, for an administrator.</param>
/// <param name="When">How often it runs, in words.</param>
/// <param name="Noun">What it counts: "message", "form".</param>
/// <param name="Service">The service that runs it.</param>
/// <param name="Work">A round of it. Each of them can be run out of its turn, and by two instances at once: what is done is done once.</param>
public sealed record JobKnown(string Name, string What, string When, string Noun, Type Service, Func<IServiceProvider, CancellationToken, Task<int>> Work)
{
    /// <summary>Its name in addresses: "late-step-ups".</summary>
    public string Slug => Name.ToLowerInvariant().Replace(' ', '-');

    /// <summary>Why it does not run as things are set up; null when it does.</summary>
    public Func<IServiceProvider, string?> WhyNot { get; init; } = _ => null;
}

/// <summary>Every background job of the service.</summary>
public static class JobList
{
    /// <summary>The jobs, by name.</summary>
    public static IReadOnlyList<JobKnown> All { get; } =
    [
        Job<AuditAnchors>(AuditAnchors.Job, "Writes into the log where the audit trail ends, to hold it against later", "Once a day", "line", async (j, stopping) => await j.TellAsync(stopping) ? 1 : 0),
        Job<ExpiredForms>(ExpiredForms.Job, "Removes notification forms that nobody has finished or come back to", "Every hour", "form", (j, stopping) => j.RemoveAsync(stopping)),
        Job<LateStepUps>(LateStepUps.Name, "Tells managers of step-ups that social care has not answered by their day", "Every minute", "message", (j, stopping) => j.WriteDueAsync(stopping)),
        Job<MorningSummaries>(MorningSummaries.Name, "Writes to those who want it what is due and late for them", "Every minute from 7am to noon on working days", "summary", (j, stopping) => j.WriteDueAsync(stopping)),
        Job<OrganisationDay>(OrganisationDay.Name, "Carries out changes of the organisation on their day", "Every minute", "unit", (j, stopping) => j.CarryOutDueAsync(stopping)),
        Job<OutboxSender>(OutboxSender.Name, "Sends the messages that wait", "Every 5 seconds", "message", (j, stopping) => j.SendDueAsync(stopping)) with
        {
            WhyNot = s => s.GetRequiredService<MailSettings>().CanSend ? null : "No mail server is set",
        },
        Job<PanelPlanning>(PanelPlanning.Name, "Makes the panels of the next weeks and puts on an agenda what is on none", "Once a day", "panel", (j, stopping) => j.MakeAheadAsync(stopping)),
        Job<RetentionSearch>(RetentionSearch.Job, "Finds families whose records are due for erasure", "Once a day", "record", (j, stopping) => j.RunAsync(stopping)),
        Job<UnusualLookSearch>(UnusualLookSearch.Job, "Goes through new looks at records for unusual ones", "Every 5 minutes", "finding", (j, stopping) => j.RunAsync(stopping)),
        Job<DocumentScanning>(DocumentScanning.Name, "Has documents that are held back looked at by the virus scanner", "Every 5 seconds", "document", (j, stopping) => j.ScanDueAsync(stopping)) with
        {
            WhyNot = s => s.GetRequiredService<ScannerSettings>().IsSet ? null : "No virus scanner is set",
        },
    ];

    private static JobKnown Job<T>(string name, string what, string when, string noun, Func<T, CancellationToken, Task<int>> work)
        where T : notnull => new(name, what, when, noun, typeof(T), (services, stopping) => work(services.GetRequiredService<T>(), stopping));
}
