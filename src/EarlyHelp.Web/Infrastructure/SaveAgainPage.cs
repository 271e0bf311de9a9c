using EarlyHelp.Web.Features.Notify;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace EarlyHelp.Web.Infrastructure;

/// <summary>Files that came in one field of a form, and have to be chosen again: a page can't give a file back.</summary>
/// <param name="Field">Name of the field.</param>
/// <param name="Names">Names of the files.</param>
public sealed record FilesAgain(string Field, IReadOnlyList<string> Names);

/// <summary>What somebody is told whose post or page met a database or disk that takes nothing.</summary>
/// <param name="Trouble">Whether it passes by itself; null when it was sent again without its files, and nothing else stands in the way.</param>
/// <param name="IsStaff">Whether somebody with an account reads it.</param>
public sealed record SaveAgainPage(StorageTrouble? Trouble, bool IsStaff)
{
    /// <summary>Its view.</summary>
    public const string View = "SaveAgain";

    /// <summary>Name of the hidden fields that say which files have to come again, each as "field/name of the file".</summary>
    public const string FilesField = "_files";

    private const string Secret = "Password";

    /// <summary>Whether something was sent, which is not saved; else a page was asked for.</summary>
    public bool WasSent { get; private init; }

    /// <summary>Where it was sent, or the page that was asked for; null when the request is not known any more.</summary>
    public string? Address { get; private init; }

    /// <summary>Every field, to be sent again; none when one of them is a secret.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; private init; } = [];

    /// <summary>The files that have to be chosen again.</summary>
    public IReadOnlyList<FilesAgain> Files { get; private init; } = [];

    /// <summary>Those of them that should have come with this post, and did not.</summary>
    public IReadOnlyList<FilesAgain> Missing { get; private init; } = [];

    /// <summary>What was typed, to read.</summary>
    public IReadOnlyList<TypedValue> Typed { get; private init; } = [];

    /// <summary>Whether it carries a key, under which it is saved once however often it is sent.</summary>
    public bool IsSavedOnce => Fields.Any(f => f.Key == OncePerPost.Field);

    /// <summary>Whether it can be sent again from the page.</summary>
    public bool CanBeSent => WasSent && Fields.Count > 0;

    /// <summary>The page where the request failed before anything could read it.</summary>
    public static SaveAgainPage Of(StorageTrouble trouble, string method, string path, bool isStaff) =>
        new(trouble, isStaff) { WasSent = !HttpMethods.IsGet(method), Address = Uri.IsWellFormedUriString(path, UriKind.Relative) ? path : null };

    /// <summary>The page for this request.</summary>
    public static SaveAgainPage Of(HttpRequest request, StorageTrouble? trouble, bool isStaff)
    {
        var page = new SaveAgainPage(trouble, isStaff) { WasSent = !HttpMethods.IsGet(request.Method), Address = request.Path + request.QueryString };
        if (!page.WasSent || !request.HasFormContentType || request.Form.Keys.Any(k => k.Contains(Secret, StringComparison.OrdinalIgnoreCase)))
            return page;
        var (came, missing) = (Came(request.Form), MissingFrom(request.Form));
        return page with
        {
            Fields = [.. from field in request.Form where field.Key is not ("__RequestVerificationToken" or FilesField) from value in field.Value select KeyValuePair.Create(field.Key, value ?? "")],
            Files = [.. came.Where(c => missing.All(m => m.Field != c.Field)), .. missing],
            Missing = missing,
            Typed = isStaff ? TypedValue.Of(request.Form) : NotSavedPage.Of(request, "", "")?.Typed ?? [],
        };
    }

    /// <summary>
    /// Files that this page asked for and that did not come with what it sent: the fields in which there are fewer than it named. A file may come under another
    /// name: a telephone gives a photograph a new one each time.
    /// </summary>
    public static IReadOnlyList<FilesAgain> MissingFrom(IFormCollection form)
    {
        var came = Came(form).ToDictionary(c => c.Field, c => c.Names.Count);
        var named = form[FilesField].OfType<string>().Select(file => file.Split('/', 2)).Where(parts => parts.Length == 2);
        return [.. named.GroupBy(parts => parts[0], parts => parts[1]).Select(f => new FilesAgain(f.Key, [.. f])).Where(f => f.Names.Count > came.GetValueOrDefault(f.Field))];
    }

    /// <summary>The answer that shows it.</summary>
    public ViewResult Shown(int status, IModelMetadataProvider metadata)
    {
        var data = new ViewDataDictionary<SaveAgainPage>(metadata, new ModelStateDictionary()) { Model = this };
        foreach (var (field, names) in Missing)
            data.ModelState.AddModelError(field, $"Choose {string.Join(", ", names)} again");
        return new() { ViewName = View, StatusCode = status, ViewData = data };
    }

    private static List<FilesAgain> Came(IFormCollection form) =>
        [.. form.Files.Where(f => f.Length > 0).GroupBy(f => f.Name, f => f.FileName).Select(f => new FilesAgain(f.Key, [.. f]))];
}
