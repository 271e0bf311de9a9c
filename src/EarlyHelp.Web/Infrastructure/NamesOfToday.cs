using EarlyHelp.Data.Organisation;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace EarlyHelp.Web.Infrastructure;

/// <summary>Before the first page of a day, whatever was renamed from that day has its new name (ADR 31).</summary>
public sealed class NamesOfToday(RequestDelegate next, ILogger<NamesOfToday> log)
{
    /// <summary>Looks once a day, and for pages only: the checks of health need no database.</summary>
    public async Task InvokeAsync(HttpContext context, OrganisationDay day)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<ControllerActionDescriptor>() is not null)
            await CallAsync(day, context.RequestAborted);
        await next(context);
    }

    // Where nothing can be saved, pages open under yesterday's names; the next request tries again.
    private async Task CallAsync(OrganisationDay day, CancellationToken stopping)
    {
        try
        {
            await day.NamesOfTodayAsync(stopping);
        }
        catch (Exception failed) when (StorageTrouble.Of(failed) is not null)
        {
            log.LogWarning("The names of today could not be put into force: {Error}", failed.GetType().Name);
        }
    }
}
