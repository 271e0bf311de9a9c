using System.Net;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;

namespace EarlyHelp.Web.Tests.Instances;

/// <summary>A proxy in front of several instances: each request goes to the next of them, whoever it is from (round robin, no sticky sessions).</summary>
internal sealed class Balancer : HttpMessageHandler
{
    private readonly HttpMessageInvoker[] instances;
    private int turn = -1;

    private Balancer(IEnumerable<App> apps) => instances = [.. apps.Select(a => new HttpMessageInvoker(a.Server.CreateHandler()))];

    /// <summary>How many requests each instance has had.</summary>
    public int[] Requests { get; private set; } = [];

    /// <summary>Requests that were led to the sign-in page: people who were signed out.</summary>
    public int SignedOut { get; private set; }

    /// <summary>A browser in front of the instances.</summary>
    public static (HttpClient Browser, Balancer Balancer) Of(params App[] apps)
    {
        var balancer = new Balancer(apps) { Requests = new int[apps.Length] };
        return (new HttpClient(new CookieContainerHandler { InnerHandler = balancer }) { BaseAddress = new("http://localhost") }, balancer);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var one = Interlocked.Increment(ref turn) % instances.Length;
        Interlocked.Increment(ref Requests[one]);
        var answer = await instances[one].SendAsync(request, cancellationToken);
        Assert.True((int)answer.StatusCode < 500, $"{request.Method} {request.RequestUri} answered {(int)answer.StatusCode} on instance {one}");
        if (answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.OriginalString is { } to && (to.Contains("/account/sign-in", StringComparison.Ordinal) || to.Contains("session-ended", StringComparison.Ordinal)))
            SignedOut++;
        return answer;
    }
}
