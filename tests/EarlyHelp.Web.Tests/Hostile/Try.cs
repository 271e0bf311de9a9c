using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace EarlyHelp.Web.Tests.Hostile;

/// <summary>One request: a form with one field that is odd, or an address with an odd part.</summary>
/// <param name="By">Who sends it.</param>
/// <param name="Address">Where to.</param>
/// <param name="Form">The form; null to open a page.</param>
/// <param name="Field">The odd field.</param>
/// <param name="How">What is odd about it.</param>
/// <param name="Value">What stands in it.</param>
/// <param name="IsFilled">Whether the other fields are filled in, or stand as the page shows them.</param>
internal sealed record Try(Session By, string Address, SeenForm? Form, SeenField? Field, string How, string Value, bool IsFilled)
{
    private const string Missing = "missing", Doubled = "doubled", List = "a list", Inside = "a field inside", Nothing = "nothing odd";

    private static readonly byte[] Pdf = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"u8.ToArray();

    // One of so many values for what has all of them elsewhere; which one moves on from form to form and from field to field.
    private const int OneOf = 8;

    /// <summary>
    /// The tries of a form: every field with every value while the others are filled in, and with some while they stand as the page shows them. Of the fields
    /// that the same machinery reads on every form (antiforgery, once per post, drafts) every value is tried on the first forms, and some on each.
    /// </summary>
    /// <param name="form">The form.</param>
    /// <param name="number">Which of all forms it is, from 0.</param>
    public static IEnumerable<Try> Of(SeenForm form, int number) =>
        from isFilled in new[] { true, false }
        from one in Of(form, number, isFilled)
        select one;

    /// <summary>The body of a form with nothing odd in it, filled in, and with more fields than it has.</summary>
    public static HttpContent Plain(SeenForm form, IReadOnlyList<KeyValuePair<string, string>> more)
    {
        SeenForm with = form with { Fields = [.. form.Fields, .. more.Select(m => new SeenField(m.Key, "hidden", [m.Value], []))] };
        var plain = new Try(form.By, form.Action, with, null, Nothing, "", IsFilled: true);
        return form.IsMultipart ? plain.Multipart() : plain.Encoded();
    }

    /// <summary>How it is told.</summary>
    public string Told => Form is null ? $"GET {Short(Address)} ({How}) by {By.Name}" : $"POST {Form.Action} (page {Short(Form.Page)}) {Field?.Name} {How}{(IsFilled ? ", filled in" : "")} by {By.Name}";

    /// <summary>Sends it.</summary>
    public Task<HttpResponseMessage> SendAsync() => Form is null ? By.GetAsync(Address) : By.PostAsync(Form.Action, Form.IsMultipart ? Multipart() : Encoded());

    /// <summary>Whether the page that refuses it must show what was typed.</summary>
    public bool IsShownAgain => Form is { IsOnPage: true } && Field is { IsTyped: true } && How is not (Missing or Doubled or List or Inside) && !How.StartsWith(HostileValues.Raw, StringComparison.Ordinal) && Value.Length > 0 && Value.All(c => !char.IsControl(c) && c is not ('\uFFFE' or '\uFFFF'));

    private static IEnumerable<Try> Of(SeenForm form, int number, bool isFilled)
    {
        yield return new(form.By, form.Action, form, null, Nothing, "", isFilled);
        // Of fields that stand once for each record of a list the first is tried: the others are the same field.
        foreach (var field in form.Fields.DistinctBy(f => SeenForm.WithoutNumbers(f.Name)))
        {
            number++;
            var isAll = isFilled && (!field.IsMachinery || number < 4 * OneOf);
            foreach (var (name, value) in HostileValues.All.Where((_, n) => isAll || n % OneOf == number % OneOf))
                yield return new(form.By, form.Action, form, field, name, value, isFilled);
            foreach (var how in new[] { Missing, Doubled, List, Inside })
                yield return new(form.By, form.Action, form, field, how, "x", isFilled);
        }
    }

    private IEnumerable<(string Name, string Value, bool IsRaw, bool IsFile)> Pairs()
    {
        foreach (var field in Form!.Fields)
        {
            var values = IsFilled ? field.Filled : field.Values;
            var isFile = field.Kind == "file";
            if (field != Field && field.Kind == "button")
                continue;
            if (field != Field)
            {
                foreach (var value in isFile && IsFilled ? ["letter.pdf"] : values)
                    yield return (field.Name, value, false, isFile);
            }
            else if (How is Doubled)
            {
                yield return (field.Name, (values.Count > 0 ? values[0] : "1"), false, isFile);
                yield return (field.Name, (values.Count > 0 ? values[0] : "x"), false, isFile);
            }
            else if (How is List or Inside)
            {
                yield return (How is List ? field.Name + "[0]" : field.Name + ".Id", Value, false, false);
            }
            else if (How != Missing)
            {
                yield return (field.Name, Value, How.StartsWith(HostileValues.Raw, StringComparison.Ordinal), isFile);
            }
        }
    }

    private StringContent Encoded()
    {
        var text = new StringBuilder();
        foreach (var (name, value, isRaw, _) in Pairs())
            text.Append(text.Length == 0 ? "" : "&").Append(WebUtility.UrlEncode(name)).Append('=').Append(isRaw ? value : WebUtility.UrlEncode(value));
        return new StringContent(text.ToString(), new MediaTypeHeaderValue("application/x-www-form-urlencoded"));
    }

    private MultipartFormDataContent Multipart()
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value, _, isFile) in Pairs())
        {
            if (!isFile)
            {
                content.Add(new StringContent(value), Quoted(name));
                continue;
            }

            var part = new ByteArrayContent(value.Length == 0 ? [] : Pdf) { Headers = { ContentType = new MediaTypeHeaderValue("application/pdf") } };
            part.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name={Quoted(name)}; filename=\"{Named(value)}\"");
            content.Add(part);
        }

        return content;
    }

    private static string Quoted(string name) => $"\"{name}\"";

    // As a browser writes a name: the letters as they are, quotation marks and line breaks escaped.
    private static string Named(string value) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes((value.Length <= 2000 ? value : value[..2000]).Replace("\"", "%22", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal).Replace("\0", "", StringComparison.Ordinal)));

    private static string Short(string text) => text.Length <= 160 ? text : string.Create(CultureInfo.InvariantCulture, $"{text[..160]}… ({text.Length})");
}
