using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static EarlyHelp.Web.TagHelpers.Html;

namespace EarlyHelp.Web.TagHelpers;

/// <summary>
/// A question with its answers shown: <c>&lt;radios&gt;</c> for one answer, <c>&lt;checkboxes&gt;</c> for several. Answers come from
/// <c>items</c>, from <c>&lt;radio&gt;</c> or <c>&lt;checkbox&gt;</c> inside (whose own content opens when chosen), or both.
/// </summary>
[HtmlTargetElement("radios")]
[HtmlTargetElement("checkboxes")]
public sealed class ChoicesTagHelper : FieldTagHelper
{
    /// <summary>The question; a checkbox that stands alone says all in its own label and has none.</summary>
    public string Legend { get; set; } = "";

    /// <summary>The answers, in the order shown.</summary>
    public IEnumerable<Choice> Items { get; set; } = [];

    /// <summary>Answers beside each other: for two short ones.</summary>
    public bool Inline { get; set; }

    /// <summary>Small answers, for filters and dense lists.</summary>
    public bool Small { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        // Noted before the answers' own fields are rendered: the error summary follows the page.
        FieldsOnPage.Note(View, FieldName, FieldId);
        var kind = output.TagName;
        Size ??= PageHeading ? "l" : "s";
        var group = new ChoiceGroup(kind, FieldName, FieldId, Values, Legend.Length == 0 ? DescribedBy() : null);
        foreach (var item in Items)
            group.Add(item, conditional: null);
        context.Items[typeof(ChoiceGroup)] = group;
        await output.GetChildContentAsync();

        var css = $"govuk-{kind}" + (Inline ? $" govuk-{kind}--inline" : "") + (Small ? $" govuk-{kind}--small" : "");
        var answers = Element("div", css, group.Html).With("data-module", $"govuk-{kind}");
        if (Legend.Length == 0)
        {
            WriteGroup(output, HintPart(), ErrorPart(), answers);
            return;
        }

        var fieldset = Element("fieldset", "govuk-fieldset").Holding(LegendPart(), HintPart(), ErrorPart(), answers);
        if (DescribedBy() is { } ids)
            fieldset.Attributes["aria-describedby"] = ids;
        WriteGroup(output, fieldset);
    }

    private TagBuilder LegendPart()
    {
        var words = Legend + (Optional ? " (optional)" : "");
        var css = Sized("govuk-fieldset__legend");
        return PageHeading
            ? Element("legend", css, Element("h1", "govuk-fieldset__heading", words))
            : Element("legend", css, words);
    }
}

/// <summary>The answers of one question while its element is being rendered.</summary>
internal sealed class ChoiceGroup(string kind, string name, string id, IReadOnlyList<string> chosen, string? describedBy)
{
    private int count;

    /// <summary>The answers rendered so far.</summary>
    public HtmlContentBuilder Html { get; } = new();

    /// <summary>Adds an answer; <paramref name="conditional"/> opens when it is chosen, and is always open without script.</summary>
    public void Add(Choice choice, IHtmlContent? conditional, bool exclusive = false, bool or = false)
    {
        var itemId = ++count == 1 ? id : $"{id}-{count}";
        var isChosen = chosen.Contains(choice.Value, StringComparer.OrdinalIgnoreCase);
        if (or)
            Html.AppendHtml(Element("div", $"govuk-{kind}__divider", "or"));

        var input = Element("input", $"govuk-{kind}__input", id: itemId)
            .With("type", kind == "radios" ? "radio" : "checkbox").With("name", name).With("value", choice.Value);
        input.TagRenderMode = TagRenderMode.SelfClosing;
        if (isChosen)
            input.Attributes["checked"] = "checked";
        if (exclusive)
            input.Attributes["data-behaviour"] = "exclusive";
        string?[] ids = [describedBy, choice.Hint is null ? null : $"{itemId}-item-hint"];
        if (ids.Any(id => id is not null))
            input.Attributes["aria-describedby"] = string.Join(' ', ids.OfType<string>());
        if (conditional is not null)
            input.Attributes["data-aria-controls"] = $"{itemId}-conditional";

        Html.AppendHtml(Element("div", $"govuk-{kind}__item").Holding(
            input,
            Element("label", $"govuk-label govuk-{kind}__label", choice.Label).With("for", itemId),
            choice.Hint is null ? null : Element("div", $"govuk-hint govuk-{kind}__hint", choice.Hint, $"{itemId}-item-hint")));
        if (conditional is null)
            return;
        var css = $"govuk-{kind}__conditional" + (isChosen ? "" : $" govuk-{kind}__conditional--hidden");
        Html.AppendHtml(Element("div", css, conditional, $"{itemId}-conditional"));
    }
}
