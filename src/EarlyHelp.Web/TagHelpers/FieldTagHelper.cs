using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static EarlyHelp.Web.TagHelpers.Html;

namespace EarlyHelp.Web.TagHelpers;

/// <summary>
/// What every form field shares: its name and id, the value to show (what was posted, before what the model holds),
/// hint and error. Attributes that a field does not know are passed on to its control.
/// </summary>
public abstract class FieldTagHelper : TagHelper
{
    /// <summary>The model's property that the field fills.</summary>
    public ModelExpression? For { get; set; }

    /// <summary>The posted name, for a field without a model property.</summary>
    public string? Name { get; set; }

    /// <summary>The value shown when nothing was posted; beats the model's.</summary>
    public string? Value { get; set; }

    /// <summary>A line of help above the control; a bound null arrives here as an empty text.</summary>
    public string? Hint { get; set => field = string.IsNullOrEmpty(value) ? null : value; }

    /// <summary>The element's id where the name alone would not be unique on the page.</summary>
    public string? Id { get; set; }

    /// <summary>Whether " (optional)" follows the label.</summary>
    public bool Optional { get; set; }

    /// <summary>Whether the label or legend is the page's own heading.</summary>
    public bool PageHeading { get; set; }

    /// <summary>Size of the label or legend: s, m, l or xl; none for ordinary text.</summary>
    public string? Size { get; set; }

    /// <summary>The page being rendered.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    /// <summary>The name under which the field is posted and its errors are kept.</summary>
    protected string FieldName => For is null
        ? Name ?? throw new InvalidOperationException("A field needs for or name.")
        : View.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    /// <summary>The id of the control, or of the first choice of a group.</summary>
    protected string FieldId => Id ?? IdOf(FieldName);

    /// <summary>The first message about the field, if something is wrong with it.</summary>
    protected string? Error => View.ViewData.ModelState.TryGetValue(FieldName, out var entry) && entry.Errors.Count > 0
        ? entry.Errors[0].ErrorMessage
        : null;

    /// <summary>The values to show: as posted, else as given, else as the model holds them.</summary>
    protected IReadOnlyList<string> Values
    {
        get
        {
            if (View.ViewData.ModelState.TryGetValue(FieldName, out var entry) && entry.RawValue is { } raw)
                return raw is string[] several ? several : [Words(raw)];
            if (Value is not null)
                return [Value];
            return For?.Model switch
            {
                null => [],
                string one => [one],
                System.Collections.IEnumerable several => [.. several.Cast<object>().Select(Words)],
                var one => [Words(one)],
            };
        }
    }

    /// <summary>The one value to show, or nothing.</summary>
    protected string FirstValue => Values.Count > 0 ? Values[0] : "";

    /// <summary>Turns the element into a form group with these parts, and notes the field for the error summary.</summary>
    protected void WriteGroup(TagHelperOutput output, params IHtmlContent?[] parts)
    {
        FieldsOnPage.Note(View, FieldName, FieldId);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.Clear();
        output.Attributes.SetAttribute("class", Error is null ? "govuk-form-group" : "govuk-form-group govuk-form-group--error");
        foreach (var part in parts)
            output.Content.AppendHtml(part ?? HtmlString.Empty);
    }

    /// <summary>The label of a single control.</summary>
    protected IHtmlContent LabelFor(string label)
    {
        var element = Element("label", Sized("govuk-label"), label + (Optional ? " (optional)" : ""));
        element.Attributes["for"] = FieldId;
        return PageHeading ? Element("h1", "govuk-label-wrapper", element) : element;
    }

    /// <summary>The hint, if there is one.</summary>
    protected IHtmlContent? HintPart() => Hint is null ? null : Element("div", "govuk-hint", Hint, $"{FieldId}-hint");

    /// <summary>The error message, if something is wrong.</summary>
    protected IHtmlContent? ErrorPart()
    {
        if (Error is null)
            return null;
        var message = Element("p", "govuk-error-message", Element("span", "govuk-visually-hidden", "Error:"), $"{FieldId}-error");
        message.InnerHtml.Append(" " + Error);
        return message;
    }

    /// <summary>The ids of hint and error (and of <paramref name="more"/>), for a control's description.</summary>
    protected string? DescribedBy(string? more = null)
    {
        var ids = string.Join(' ', new[] { Hint is null ? null : $"{FieldId}-hint", Error is null ? null : $"{FieldId}-error", more }
            .Where(id => id is not null));
        return ids.Length == 0 ? null : ids;
    }

    /// <summary>The control itself: id, name, description, and the attributes that the field passes on.</summary>
    protected TagBuilder Control(string tag, string cssClass, TagHelperOutput output, string? alsoDescribedBy = null)
    {
        var control = Element(tag, Error is null ? cssClass : $"{cssClass} {cssClass}--error", id: FieldId);
        control.Attributes["name"] = FieldName;
        if (DescribedBy(alsoDescribedBy) is { } ids)
            control.Attributes["aria-describedby"] = ids;
        foreach (var passed in output.Attributes)
        {
            var value = Convert.ToString(passed.Value, CultureInfo.InvariantCulture);
            if (string.Equals(passed.Name, "class", StringComparison.OrdinalIgnoreCase))
                control.AddCssClass(value!);
            else
                control.Attributes[passed.Name] = value;
        }
        return control;
    }

    /// <summary>The class of a label or legend with its size.</summary>
    protected string Sized(string cssClass) => (Size ?? (PageHeading ? "l" : null)) is { } size ? $"{cssClass} {cssClass}--{size}" : cssClass;

    /// <summary>An id made of a name: stable, and safe in a link and a selector.</summary>
    public static string IdOf(string name)
    {
        var id = new StringBuilder(name.Length);
        foreach (var letter in name)
            id.Append(char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' ? letter : '_');
        return id.ToString();
    }

    private static string Words(object value) => value switch
    {
        bool yes => yes ? "true" : "false",
        DateOnly day => day.ToString("d M yyyy", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
