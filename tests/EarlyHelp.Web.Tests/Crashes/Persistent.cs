using System.Net;
using System.Net.Sockets;

namespace EarlyHelp.Web.Tests.Crashes;

/// <summary>
/// A person who gets no answer sends the same again, with the same key of the form, until there is one: as with the browser's "try again". So everything
/// that is posted here is posted at least once, and what has been answered was acknowledged.
/// </summary>
internal sealed class Persistent(RunningProgram program) : DelegatingHandler(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(30);
    private static int again;

    /// <summary>How many posts were sent again because the first got no answer.</summary>
    public static int PostsAgain => again;

    /// <summary>A browser that nobody has signed in with.</summary>
    public static HttpClient Browser(RunningProgram program) => new(new Persistent(program)) { BaseAddress = program.Address, Timeout = TimeSpan.FromMinutes(5) };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is { } content)
            await content.LoadIntoBufferAsync(cancellationToken);
        while (true)
        {
            await program.OpenAsync().WaitAsync(cancellationToken);
            try
            {
                var answer = await base.SendAsync(request, cancellationToken);
                // Half an answer is none.
                await answer.Content.LoadIntoBufferAsync(cancellationToken);
                return answer;
            }
            // A program killed between accepting and being asked who it is gives the socket's own error.
            catch (Exception broken) when (broken is HttpRequestException or IOException or SocketException)
            {
                if (request.Method == HttpMethod.Post)
                    Interlocked.Increment(ref again);
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }
}
