using Microsoft.Extensions.Configuration;

namespace EarlyHelp.Data.Outbox;

/// <summary>How messages leave (spec 8-running): without a host they stay in the outbox, where the administrator sees them.</summary>
/// <param name="Host">Mail__Smtp__Host.</param>
/// <param name="Port">Mail__Smtp__Port; 25 unless told.</param>
/// <param name="From">Mail__From.</param>
/// <param name="Tls">Mail__Smtp__Tls: whether the connection must be turned into TLS before anything is sent.</param>
public sealed record MailSettings(string? Host, int Port, string From, bool Tls)
{
    /// <summary>Whether messages can leave.</summary>
    public bool CanSend => Host is not null;

    /// <summary>The settings of this configuration.</summary>
    public static MailSettings Of(IConfiguration configuration)
    {
        var host = configuration["Mail:Smtp:Host"] is { Length: > 0 } set ? set : null;
        var from = configuration["Mail:From"] is { Length: > 0 } address ? address : null;
        if (host is not null && from is null)
            throw new InvalidOperationException("Set Mail__From: messages need an address that they come from.");
        return new MailSettings(host, configuration.GetValue("Mail:Smtp:Port", 25), from ?? "", configuration.GetValue("Mail:Smtp:Tls", false));
    }
}
