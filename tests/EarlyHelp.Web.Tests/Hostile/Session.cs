namespace EarlyHelp.Web.Tests.Hostile;

/// <summary>A browser whose cookies stay as they are, whatever is answered: after a sign-out it is still signed in.</summary>
/// <param name="Name">Who it is.</param>
/// <param name="Cookies">The header that it sends.</param>
/// <param name="Client">The way to the app; it follows nothing and keeps nothing.</param>
internal sealed record Session(string Name, string Cookies, HttpClient Client)
{
    /// <summary>The session of a browser of the other tests.</summary>
    public static async Task<Session> OfAsync(App app, string name, HttpClient browser, string page)
    {
        // The first answer may bring a cookie that the second request sends.
        await browser.GetAsync(page);
        var asked = (await browser.GetAsync(page)).RequestMessage!;
        var client = app.CreateDefaultClient();
        // It runs for an hour beside other work, and may be made to wait.
        client.Timeout = TimeSpan.FromMinutes(30);
        return new(name, asked.Headers.TryGetValues("Cookie", out var sent) ? string.Join("; ", sent) : "", client);
    }

    /// <summary>Opens an address.</summary>
    public Task<HttpResponseMessage> GetAsync(string address) => SendAsync(HttpMethod.Get, address, null);

    /// <summary>Posts.</summary>
    public Task<HttpResponseMessage> PostAsync(string address, HttpContent content) => SendAsync(HttpMethod.Post, address, content);

    /// <summary>Opens the page to which an answer leads, with the cookies that came along.</summary>
    public Task<HttpResponseMessage> FollowAsync(HttpResponseMessage answer) =>
        SendAsync(HttpMethod.Get, answer.Headers.Location!.OriginalString, null, With(answer));

    private string With(HttpResponseMessage answer)
    {
        var cookies = Cookies.Split("; ", StringSplitOptions.RemoveEmptyEntries).Select(c => c.Split('=', 2)).ToDictionary(c => c[0], c => c[1]);
        foreach (var set in answer.Headers.TryGetValues("Set-Cookie", out var all) ? all : [])
        {
            var pair = set.Split(';', 2)[0].Split('=', 2);
            if (pair[1].Length > 0)
                cookies[pair[0]] = pair[1];
            else
                cookies.Remove(pair[0]);
        }

        return string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}"));
    }

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, HttpContent? content, string? cookies = null)
    {
        var request = new HttpRequestMessage(method, address) { Content = content };
        if ((cookies ?? Cookies) is { Length: > 0 } sent)
            request.Headers.TryAddWithoutValidation("Cookie", sent);
        return Client.SendAsync(request);
    }
}
