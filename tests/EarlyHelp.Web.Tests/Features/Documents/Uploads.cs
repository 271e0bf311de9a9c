using System.Net.Http.Headers;
using AngleSharp.Html.Dom;

namespace EarlyHelp.Web.Tests.Features.Documents;

/// <summary>Sending the form of a document as a browser would.</summary>
internal static class Uploads
{
    public static byte[] Pdf { get; } = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\nLeo was at school 19 days of 20"u8.ToArray();

    /// <summary>Adds a document to a case.</summary>
    public static async Task<HttpResponseMessage> AddDocumentAsync(
        this HttpClient client, string reference, byte[] bytes, string fileName = "letter.pdf", string title = "Attendance letter", string audience = "Everybody")
    {
        var page = await client.PageAsync($"/cases/{reference}/documents/new");
        using var content = new MultipartFormDataContent();
        foreach (var hidden in page.QuerySelectorAll($"form[action='/cases/{reference}/documents'] input[type=hidden]").OfType<IHtmlInputElement>())
            content.Add(new StringContent(hidden.Value), hidden.Name!);
        content.Add(new StringContent(title), "Title");
        content.Add(new StringContent("Letter"), "Type");
        if (audience.Length > 0)
            content.Add(new StringContent(audience), "Audience");
        content.Add(new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/pdf") } }, "File", fileName);
        return await client.PostAsync($"/cases/{reference}/documents", content);
    }
}
