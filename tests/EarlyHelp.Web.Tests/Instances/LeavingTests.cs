using System.Net;
using EarlyHelp.Web.Startup;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EarlyHelp.Web.Tests.Instances;

/// <summary>An instance that is told to stop says that it is not ready, goes on answering for a while, and finishes what it has begun.</summary>
public sealed class LeavingTests
{
    [Fact]
    public async Task It_is_not_ready_any_more_while_it_still_answers_and_ends_after_that()
    {
        await using var app = new App();
        app.Settings[Leaving.Setting] = "4";
        app.UseKestrel(0);
        app.StartServer();
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = app.ClientOptions.BaseAddress };
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/ready")).StatusCode);

        var stopped = Task.Run(() => app.Services.GetRequiredService<IHost>().StopAsync());
        var life = app.Services.GetRequiredService<IHostApplicationLifetime>();
        while (!life.ApplicationStopping.IsCancellationRequested)
        {
            // As the signal of the system does, before anything is stopped.
            life.StopApplication();
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/account/sign-in")).StatusCode);
        Assert.False(stopped.IsCompleted);
        await stopped.WaitAsync(TimeSpan.FromSeconds(30));

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("/health/live"));
    }
}
