using System.Net;
using AngleSharp.Html.Dom;

namespace EarlyHelp.Web.Tests.Crashes;

/// <summary>The page that says that nothing can be saved at the moment, and its button.</summary>
internal static class SaveAgain
{
    /// <summary>The answer is that page; what it says and holds.</summary>
    public static async Task<IHtmlDocument> AskedAsync(this HttpResponseMessage answer, string heading = "This is not saved yet")
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        var page = await answer.DocumentAsync();
        Assert.Equal(heading, page.QuerySelector("h1")!.TextContent.Trim());
        return page;
    }

    /// <summary>Sends what the page holds again, with a file where it asks for one.</summary>
    public static Task<HttpResponseMessage> SendAgainAsync(this HttpClient person, IHtmlDocument page, byte[]? file = null) =>
        person.SendAgainAsync(page, file is null ? [] : [("letter.pdf", file)]);

    /// <summary>Sends what the page holds again, with these files in its field of files.</summary>
    public static Task<HttpResponseMessage> SendAgainAsync(this HttpClient person, IHtmlDocument page, params (string Name, byte[] Bytes)[] files)
    {
        var form = page.Forms.OfType<IHtmlFormElement>().Single(f => f.QuerySelector("button")?.TextContent.Trim() == "Send it again");
        var fields = form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>().Select(i => KeyValuePair.Create(i.Name!, i.Value)).ToList();
        var address = new Uri(form.GetAttribute("action")!, UriKind.Relative);
        if (form.QuerySelector("input[type=file]") is not IHtmlInputElement chosen)
            return person.PostAsync(address, new FormUrlEncodedContent(fields));
        Assert.Equal("multipart/form-data", form.GetAttribute("enctype"));
        Assert.True(chosen.HasAttribute("required"));
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            content.Add(new StringContent(value), name);
        foreach (var (name, bytes) in files)
            content.Add(new ByteArrayContent(bytes), chosen.Name!, name);
        return person.PostAsync(address, content);
    }
}
