using System.Globalization;
using System.Net;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace EarlyHelp.Web.Startup;

/// <summary>What stands between the network and the pages: limits on requests, cookies, transport and the proxy in front (docs/adr/0030-web-defences.md).</summary>
public static class WebDefences
{
    /// <summary>Setting: addresses of the proxies in front, with commas; only what they say about a visitor's address is believed.</summary>
    public const string ProxiesSetting = "Proxy:Addresses";

    /// <summary>Setting: how many proxies stand one behind the other; 1 unless set.</summary>
    public const string HopsSetting = "Proxy:Hops";

    private const int HstsDays = 730;
    // As many as MVC binds rows of one list: more would end in its exception instead of an answer.
    private const int MostFields = 1024;

    /// <summary>Registers limits, cookies and transport.</summary>
    public static void AddDefences(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(o =>
        {
            o.AddServerHeader = false;
            o.Limits.MaxRequestBodySize = RequestLimits.MostFormBytes;
            o.Limits.MaxRequestLineSize = 8 * 1024;
            o.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
            o.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
        builder.Services.Configure<Microsoft.AspNetCore.Http.Features.FormOptions>(o => (o.ValueCountLimit, o.ValueLengthLimit) = (MostFields, (int)RequestLimits.MostFormBytes));
        builder.Services.AddHsts(o => (o.MaxAge, o.IncludeSubDomains) = (TimeSpan.FromDays(HstsDays), true));
        var isHttps = !builder.Environment.IsDevelopment();
        builder.Services.Configure<CookiePolicyOptions>(o =>
        {
            o.HttpOnly = HttpOnlyPolicy.Always;
            o.MinimumSameSitePolicy = SameSiteMode.Lax;
            o.Secure = isHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        });
        if (Proxies(builder.Configuration) is { Count: > 0 } proxies)
            builder.Services.Configure<ForwardedHeadersOptions>(o => Believe(o, proxies, builder.Configuration.GetValue(HopsSetting, 1)));
    }

    /// <summary>Whether proxies are named, so that what they say is believed.</summary>
    public static bool HasProxies(IConfiguration configuration) => Proxies(configuration).Count > 0;

    private static void Believe(ForwardedHeadersOptions options, IReadOnlyList<IPNetwork> proxies, int hops)
    {
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        options.ForwardLimit = hops;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
            options.KnownIPNetworks.Add(proxy);
    }

    // "10.0.0.4" or "10.0.0.0/24"; a mistake stops the start, because every visitor would share the proxy's address.
    private static List<IPNetwork> Proxies(IConfiguration configuration) =>
        [.. (configuration[ProxiesSetting] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Network)];

    private static IPNetwork Network(string set) =>
        IPNetwork.TryParse(set, out var network) ? network
        : IPAddress.TryParse(set, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Proxy__Addresses has \"{set}\": set addresses like 10.0.0.4 or networks like 10.0.0.0/24, with commas."));
}
