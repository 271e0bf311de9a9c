using EarlyHelp.Data.Documents;
using EarlyHelp.Data.Notifications;
using EarlyHelp.Web.Features.Notify;

namespace EarlyHelp.Web.Startup;

/// <summary>Registers the public notification form and the folder of its files.</summary>
public static class NotifyServices
{
    /// <summary>Everything that /notify needs.</summary>
    public static void AddNotify(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<FileStore>();
        services.AddSingleton(new DocumentFolder(Settings.DocumentFolder(builder.Configuration, builder.Environment)));
        services.AddHttpContextAccessor();
        services.AddScoped<NotificationDrafts>();
        services.AddScoped<ReturnCodes>();
        services.AddScoped<Notifiers>();
        services.AddScoped<CountyForms>();
        services.AddScoped<NotificationFiles>();
        services.AddScoped<Sending>();
        services.AddScoped<NotifierCookies>();
        services.AddScoped<BegunForms>();
        services.AddScoped<FormPages>();
        services.AddSingleton<ExpiredForms>();
        services.AddHostedService(p => p.GetRequiredService<ExpiredForms>());
    }
}
