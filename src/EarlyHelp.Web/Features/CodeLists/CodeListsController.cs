using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.CodeLists;

/// <summary>The code lists of the service, to read: which codes there are, where they come from and where they are asked.</summary>
[Requires(Permission.Administer)]
public sealed class CodeListsController : Controller
{
    /// <summary>Every list.</summary>
    [HttpGet("/admin/code-lists")]
    public IActionResult Index() => View(KnownLists.All);

    /// <summary>Every code of every list as a file.</summary>
    [HttpGet("/admin/code-lists.csv")]
    public IActionResult Csv() => CsvFile.Of(
        "code-lists.csv", KnownLists.All.SelectMany(l => l.Codes, (l, c) => (List: l, Code: c)),
        ("List", r => r.List.Name), ("Code", r => r.Code.Value), ("Label", r => r.Code.Label), ("Heading", r => r.Code.Heading), ("Source", r => r.List.Source));

    /// <summary>One list with its codes.</summary>
    [HttpGet("/admin/code-lists/{slug}")]
    public IActionResult Show(string slug) => KnownLists.All.FirstOrDefault(l => l.Slug == slug) is { } list ? View(list) : NotFound();
}
