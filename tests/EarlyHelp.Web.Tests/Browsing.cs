using AngleSharp;
using AngleSharp.Html.Dom;

namespace EarlyHelp.Web.Tests;

/// <summary>Reading pages and sending their forms as a browser would: hidden fields and the antiforgery token come along.</summary>
public static class Browsing
{
    /// <summary>The page as a document.</summary>
    public static async Task<IHtmlDocument> PageAsync(this HttpClient client, string address)
    {
        var answer = await client.GetAsync(address);
        Assert.True(answer.IsSuccessStatusCode, $"GET {address} answered {(int)answer.StatusCode}");
        return await answer.DocumentAsync();
    }

    /// <summary>The body as a document.</summary>
    public static async Task<IHtmlDocument> DocumentAsync(this HttpResponseMessage answer) =>
        (IHtmlDocument)await BrowsingContext.New().OpenAsync(async r => r.Content(await answer.Content.ReadAsStringAsync()));

    /// <summary>Opens the page, fills its form (the one that posts to <paramref name="action"/>, or the only one) and sends it.</summary>
    public static async Task<HttpResponseMessage> PostFormAsync(this HttpClient client, string address, Dictionary<string, string?> fields, string? action = null)
    {
        var page = await client.PageAsync(address);
        return await client.PostAsync(page, fields, action ?? address);
    }

    /// <summary>Sends a form of a page that is already open, with everything it holds and what the person changed.</summary>
    public static async Task<HttpResponseMessage> PostAsync(this HttpClient client, IHtmlDocument page, Dictionary<string, string?> fields, string action)
    {
        var form = page.Forms.OfType<IHtmlFormElement>().FirstOrDefault(f => f.Method == "post" && (f.GetAttribute("action") ?? "") == action)
            ?? page.Forms.OfType<IHtmlFormElement>().Single(f => f.Method == "post" && !(f.GetAttribute("action") ?? "").Contains("sign-out", StringComparison.Ordinal));
        var values = new List<KeyValuePair<string, string>>();
        foreach (var input in form.QuerySelectorAll("input[name],textarea[name],select[name]"))
        {
            var name = input.GetAttribute("name")!;
            if (fields.ContainsKey(name))
                continue;
            var value = input switch
            {
                IHtmlInputElement { Type: "radio" or "checkbox" } box => box.IsChecked ? box.Value : null,
                IHtmlInputElement { Type: "file" or "submit" } => null,
                IHtmlInputElement text => text.Value,
                IHtmlTextAreaElement area => area.Value,
                IHtmlSelectElement select => select.Value,
                _ => null,
            };
            if (value is not null)
                values.Add(new(name, value));
        }

        values.AddRange(fields.Where(f => f.Value is not null).Select(f => new KeyValuePair<string, string>(f.Key, f.Value!)));
        return await client.PostAsync(new Uri(form.GetAttribute("action") is { Length: > 0 } target ? target : action, UriKind.Relative), new FormUrlEncodedContent(values));
    }
}
