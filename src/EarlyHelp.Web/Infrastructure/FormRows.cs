using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using EarlyHelp.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Primitives;

namespace EarlyHelp.Web.Infrastructure;

/// <summary>
/// Forms whose rows grow and shrink without script. A button named Do asks for it: "add Outcomes.What" (the list, and a field of its rows),
/// "remove Outcomes[1]", "look" (only show the page again). A button without the name saves.
/// </summary>
public static partial class FormRows
{
    /// <summary>Name of the hidden field that says what the form was typed on.</summary>
    public const string WasField = "Was";

    /// <summary>Name of the buttons.</summary>
    public const string Field = "Do";

    /// <summary>What was typed, with the row added or taken out that a button asked for; null when the form is to be saved.</summary>
    public static IFormCollection? Changed(IFormCollection form)
    {
        var asked = form[Field].ToString();
        if (asked.Length == 0)
            return null;
        var fields = form.Where(f => f.Key != Field).ToDictionary(f => f.Key, f => f.Value);
        if (asked.StartsWith("add ", StringComparison.Ordinal) && asked.LastIndexOf('.') is > 0 and var dot)
        {
            var (list, first) = (asked[4..dot], asked[(dot + 1)..]);
            fields[$"{list}[{Count(fields.Keys, list).ToString(CultureInfo.InvariantCulture)}].{first}"] = "";
        }
        else if (asked.StartsWith("remove ", StringComparison.Ordinal) && Row().Match(asked[7..]) is { Success: true } row)
        {
            fields = Without(fields, row.Groups[1].Value, int.Parse(row.Groups[2].Value, CultureInfo.InvariantCulture));
        }

        return new FormCollection(fields);
    }

    /// <summary>Reads a form from what was typed, and leaves it to the form alone to say what stands in its fields.</summary>
    public static async Task<T> ReadAsync<T>(this Controller controller, IFormCollection typed)
        where T : class, new()
    {
        var form = new T();
        await controller.TryUpdateModelAsync(form, "", new FormValueProvider(BindingSource.Form, typed, CultureInfo.CurrentCulture));
        controller.ModelState.Clear();
        return form;
    }

    /// <summary>The form with its rows changed, kept as a draft; null when it is to be saved.</summary>
    public static async Task<T?> RowsChangedAsync<T>(this Controller controller, Drafts drafts, string key)
        where T : class, new()
    {
        if (!controller.Request.HasFormContentType || Changed(controller.Request.Form) is not { } changed)
            return null;
        await drafts.KeepAsync(key, changed);
        return await controller.ReadAsync<T>(changed);
    }

    /// <summary>
    /// What was kept of the form; the given form when nothing was, or when what it was typed on has changed since: then what was typed
    /// stands beside it, because an old draft must not quietly undo a newer change.
    /// </summary>
    public static async Task<(T Form, KeptDraft? Kept)> RestoreAsync<T>(this Controller controller, Drafts drafts, string key, T fresh, string was)
        where T : class, new()
    {
        if (await drafts.BesideAsync(key) is not { } kept || await drafts.ReadAsync(key) is not { } typed)
            return (fresh, null);
        return typed[WasField] == was ? (await controller.ReadAsync<T>(typed), kept with { Typed = null }) : (fresh, kept);
    }

    /// <summary>Tells what a form was typed on from anything else: the same as long as nobody changes it, whatever else happens on the record.</summary>
    public static string StateOf<T>(T stored) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(stored)))[..16];

    /// <summary>Refuses a form that was typed on something that has changed since (409, with everything that was typed).</summary>
    public static void ExpectState(Domain.Versioned record, string? was, string now)
    {
        if (was != now)
            throw new ChangedMeanwhileException(record);
    }

    private static int Count(IEnumerable<string> names, string list) => names.Select(n => Index(n, list)).DefaultIfEmpty(-1).Max() + 1;

    private static Dictionary<string, StringValues> Without(Dictionary<string, StringValues> fields, string list, int index) => fields
        .Where(f => Index(f.Key, list) != index)
        .ToDictionary(f => Index(f.Key, list) is var at && at > index ? $"{list}[{(at - 1).ToString(CultureInfo.InvariantCulture)}]{f.Key[f.Key.IndexOf(']', list.Length)..][1..]}" : f.Key, f => f.Value);

    private static int Index(string name, string list) =>
        name.StartsWith(list + "[", StringComparison.Ordinal) && name.IndexOf(']', list.Length) is > 0 and var end
        && int.TryParse(name.AsSpan(list.Length + 1, end - list.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1;

    [GeneratedRegex(@"^(.+)\[(\d{1,4})\]$")]
    private static partial Regex Row();
}
