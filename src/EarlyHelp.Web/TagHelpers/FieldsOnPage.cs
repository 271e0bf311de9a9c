using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace EarlyHelp.Web.TagHelpers;

/// <summary>One line of the error summary.</summary>
/// <param name="Message">What to mend.</param>
/// <param name="Id">The field's element on this page, or none when the page does not show the field.</param>
public sealed record PageError(string Message, string? Id);

/// <summary>
/// The fields a page has rendered, in reading order, so that the error summary follows the page and links only to what is there.
/// A field written without a tag helper notes itself.
/// </summary>
public static class FieldsOnPage
{
    private static readonly object Key = new();

    /// <summary>
    /// Notes that the field named <paramref name="name"/> is on the page as the element <paramref name="id"/>, or (with a slash first) on
    /// the page of that address.
    /// </summary>
    public static void Note(ViewContext view, string name, string id) => On(view).TryAdd(name, (On(view).Count, id));

    /// <summary>The errors of the page, those of shown fields first and in the page's order, each sentence once.</summary>
    public static IReadOnlyList<PageError> Errors(ViewContext view)
    {
        var fields = On(view);
        return [.. view.ViewData.ModelState
            .Where(entry => entry.Value!.ValidationState == ModelValidationState.Invalid)
            .OrderBy(entry => fields.TryGetValue(entry.Key, out var field) ? field.Order : int.MaxValue)
            .SelectMany(entry => entry.Value!.Errors.Select(error => new PageError(
                error.ErrorMessage, fields.TryGetValue(entry.Key, out var field) ? field.Id : null)))
            .Distinct()];
    }

    private static Dictionary<string, (int Order, string Id)> On(ViewContext view)
    {
        if (view.HttpContext.Items[Key] is Dictionary<string, (int, string)> fields)
            return fields;
        var none = new Dictionary<string, (int Order, string Id)>(StringComparer.OrdinalIgnoreCase);
        view.HttpContext.Items[Key] = none;
        return none;
    }
}
