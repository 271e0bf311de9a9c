using EarlyHelp.Data.Organisation;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace EarlyHelp.Web.Infrastructure;

/// <summary>Before the first page of a day, whatever was renamed from that day has its new name (ADR 31).</summary>
public sealed class NamesOfToday(RequestDelegate next)
{
    /// <summary>Looks once a day, and for pages only: the checks of health need no database.</summary>
    public async Task InvokeAsync(HttpContext context, OrganisationDay day)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<ControllerActionDescriptor>() is not null)
            await day.NamesOfTodayAsync(context.RequestAborted);
        await next(context);
    }
}
