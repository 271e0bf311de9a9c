using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace EarlyHelp.Web.Tests.Hostile;

/// <summary>One field of a form, or a button with a name.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">text, textarea, hidden, radio, checkbox, select, file, button …</param>
/// <param name="Values">What it holds; nothing for a choice that is not made.</param>
/// <param name="Options">What could be chosen.</param>
internal sealed record SeenField(string Name, string Kind, IReadOnlyList<string> Values, IReadOnlyList<string> Options)
{
    /// <summary>Whether what was typed must still be there when the form is refused.</summary>
    public bool IsTyped => Kind is "text" or "textarea" or "email" or "tel" or "number" or "search";

    /// <summary>Whether the machinery of the form reads it, and not the page.</summary>
    public bool IsMachinery => Name.StartsWith('_');

    /// <summary>What somebody might put there who has nothing bad in mind.</summary>
    public IReadOnlyList<string> Filled => Values.Any(v => v.Length > 0) || Kind is "hidden" or "button" or "file" ? Values : Kind is "radio" or "checkbox" or "select"
        ? [.. Options.Where(o => o.Length > 0).Take(1)]
        : [Guess()];

    private string Guess() => Name switch
    {
        _ when Regex.IsMatch(Name, "Day$", RegexOptions.IgnoreCase) => "17",
        _ when Regex.IsMatch(Name, "Month$", RegexOptions.IgnoreCase) => "11",
        _ when Regex.IsMatch(Name, "Year$", RegexOptions.IgnoreCase) => "2026",
        _ when Regex.IsMatch(Name, "(Time|At|Hour|From|Until)$") => "10:30",
        _ when Regex.IsMatch(Name, "Postcode", RegexOptions.IgnoreCase) => "TN24 8XX",
        _ when Regex.IsMatch(Name, "Email", RegexOptions.IgnoreCase) || Kind == "email" => "h.marsh@st-annes.example",
        _ when Regex.IsMatch(Name, "Phone|Telephone", RegexOptions.IgnoreCase) || Kind == "tel" => "01632 960 101",
        _ when Kind == "number" => "1",
        _ => "Spoke with the family about school",
    };
}

/// <summary>A form as it stands in a page.</summary>
/// <param name="By">Who sees it.</param>
/// <param name="Page">The address of its page.</param>
/// <param name="Action">Where it posts.</param>
/// <param name="Route">The route of that.</param>
/// <param name="IsMultipart">Whether it sends files.</param>
/// <param name="Fields">Its fields.</param>
internal sealed record SeenForm(Session By, string Page, string Action, string Route, bool IsMultipart, IReadOnlyList<SeenField> Fields)
{
    /// <summary>Whether a page shows it; otherwise it was put together from what its endpoint binds.</summary>
    public bool IsOnPage { get; init; } = true;

    /// <summary>Two forms with the same one are the same form of other records.</summary>
    public string Key => $"{Route} {string.Join(' ', Fields.Select(f => WithoutNumbers(f.Name)).Distinct().Order(StringComparer.Ordinal))}";

    /// <summary>The same for every record of a list: "Steps[2].Note", "people.p1.PER02". The numbers of questions stay, for PER02 and PER03 are two fields.</summary>
    public static string WithoutNumbers(string name) => Digits.Replace(name, "#");

    /// <summary>The forms of a page that post.</summary>
    public static IEnumerable<SeenForm> Of(Session by, string address, IHtmlDocument page, Func<string, string?> routeOf)
    {
        foreach (var form in page.Forms.OfType<IHtmlFormElement>().Where(f => f.Method == "post"))
        {
            var action = form.GetAttribute("action") is { Length: > 0 } there ? there : address;
            if (routeOf(action) is { } route)
                yield return new(by, address, action, route, form.Enctype == "multipart/form-data", FieldsOf(page, form));
        }
    }

    private static IReadOnlyList<SeenField> FieldsOf(IHtmlDocument page, IHtmlFormElement form)
    {
        var inputs = page.All.Where(e => e is IHtmlInputElement or IHtmlTextAreaElement or IHtmlSelectElement or IHtmlButtonElement && e.HasAttribute("name"))
            .Where(e => e.GetAttribute("name") is { Length: > 0 } && Owner(e) == form);
        return [.. from input in inputs
                   let kind = Kind(input)
                   group (input, kind) by input.GetAttribute("name")! into same
                   let first = same.First()
                   select new SeenField(same.Key, first.kind, [.. same.SelectMany(i => Holds(i.input))], [.. same.SelectMany(i => Offers(i.input))])];
    }

    private static IElement? Owner(IElement input) =>
        input.GetAttribute("form") is { Length: > 0 } id ? input.Owner!.GetElementById(id) : input.Closest("form");

    private static string Kind(IElement input) => input switch
    {
        IHtmlInputElement box => box.Type,
        IHtmlTextAreaElement => "textarea",
        IHtmlSelectElement => "select",
        _ => "button",
    };

    private static IEnumerable<string> Holds(IElement input) => input switch
    {
        IHtmlInputElement { Type: "radio" or "checkbox" } box => box.IsChecked ? [box.Value] : [],
        IHtmlInputElement { Type: "file" or "submit" } => [],
        IHtmlInputElement text => [text.Value],
        IHtmlTextAreaElement area => [area.Value],
        IHtmlSelectElement select => select.Options.Where(o => o.IsSelected).Select(o => o.Value),
        _ => [],
    };

    private static IEnumerable<string> Offers(IElement input) => input switch
    {
        IHtmlInputElement { Type: "radio" or "checkbox" } box => [box.Value],
        IHtmlSelectElement select => select.Options.Select(o => o.Value),
        IHtmlButtonElement button => [button.Value],
        _ => [],
    };

    private static readonly Regex Digits = new(@"(?<=\[)\d+(?=\])|(?<=^|\.)[a-z]*\d+(?=$|\.)", RegexOptions.Compiled);
}
