using EarlyHelp.Data.Notifications;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Notifications.Form.Codes;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.CodeLists;

/// <summary>The code lists of the service: which codes there are, where they come from, where they are asked, and what the county changed of its own.</summary>
[Requires(Permission.Administer)]
public sealed class CodeListsController(CountyForms forms, TimeProvider clock) : Controller
{
    /// <summary>Every list.</summary>
    [HttpGet("/admin/code-lists")]
    public async Task<IActionResult> Index() => View(new CodeListsPage(await forms.ListsAsync(), UkTime.Today(clock)));

    /// <summary>Every code of every list as a file.</summary>
    [HttpGet("/admin/code-lists.csv")]
    public async Task<IActionResult> Csv()
    {
        var lists = await forms.ListsAsync();
        return CsvFile.Of(
            "code-lists.csv", KnownLists.All.SelectMany(l => CountyLists.Own.TryGetValue(l.Slug, out var own) ? lists.Of(own).Codes : l.Codes, (l, c) => (List: l, Code: c)),
            ("List", r => r.List.Name), ("Code", r => r.Code.Value), ("Label", r => r.Code.Label), ("Heading", r => r.Code.Heading), ("Source", r => r.List.SourceWords),
            ("From", r => r.Code.From == DateOnly.MinValue ? null : r.Code.From), ("Until", r => r.Code.Until));
    }

    /// <summary>One list with its codes.</summary>
    [HttpGet("/admin/code-lists/{slug}")]
    public async Task<IActionResult> Show(string slug) =>
        KnownLists.All.FirstOrDefault(l => l.Slug == slug) is { } list ? View(CodeListPage.Of(list, await forms.ListsAsync(), UkTime.Today(clock))) : NotFound();
}
