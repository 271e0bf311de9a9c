using System.Net;
using System.Text;

namespace EarlyHelp.Web.Tests.Hostile;

/// <summary>What only the real server does: it holds requests to their limits, and refuses headers that no header may hold.</summary>
public sealed class KestrelTests : IAsyncLifetime
{
    private readonly App app = new();
    private HttpClient client = null!;

    public Task InitializeAsync()
    {
        app.UseKestrel(0);
        app.StartServer();
        client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = app.ClientOptions.BaseAddress };
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task It_does_not_say_what_it_is()
    {
        using var answer = await client.GetAsync("/health/live");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Server") || answer.Headers.Contains("X-Powered-By"));
    }

    [Fact]
    public async Task A_body_that_does_not_say_its_size_is_held_to_the_same_limit()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/account/sign-in")
        {
            Content = new PushedContent(6 * 1024 * 1024) { Headers = { ContentType = new("application/x-www-form-urlencoded") } },
            Headers = { TransferEncodingChunked = true },
        };

        using var answer = await client.SendAsync(request);

        Assert.True((int)answer.StatusCode is 400 or 413, $"{(int)answer.StatusCode}");
        Assert.NotEmpty((await answer.DocumentAsync()).QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData(9_000, 100, HttpStatusCode.RequestUriTooLong)]
    [InlineData(100, 40_000, HttpStatusCode.RequestHeaderFieldsTooLarge)]
    public async Task Addresses_and_headers_have_a_length(int address, int header, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live?x=" + new string('a', address));
        request.Headers.TryAddWithoutValidation("X-Long", new string('a', header));

        using var answer = await client.SendAsync(request);

        Assert.Equal(status, answer.StatusCode);
    }

    [Theory]
    [InlineData("/cases?x=é")]
    [InlineData("/пример")]
    [InlineData("/a%0d%0aSet-Cookie: b=c")]
    [InlineData("/👩‍👧")]
    public async Task An_address_of_ours_in_other_letters_is_led_back_to_and_breaks_no_header(string back)
    {
        var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = app.ClientOptions.BaseAddress };
        var signedIn = await browser.PostFormAsync($"/account/sign-in?returnUrl={Uri.EscapeDataString(back)}", new() { ["Email"] = "worker@demo.example", ["Password"] = Data.Seeding.DemoAccounts.Password }, "/account/sign-in");

        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync($"/account/sign-in?returnUrl={Uri.EscapeDataString(back)}")).StatusCode);
        Assert.Empty(app.Failures);
    }

    private sealed class PushedContent(int bytes) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            try
            {
                await stream.WriteAsync("Email="u8.ToArray());
                await stream.WriteAsync(Encoding.ASCII.GetBytes(new string('a', bytes)));
            }
            catch (IOException)
            {
                // The server has stopped listening: its answer is what counts.
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
