using EarlyHelp.Data.Search;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Search;

/// <summary>Finds families by what people have in hand.</summary>
[Requires(Permission.ReadCases)]
public sealed class SearchController(FamilySearch search, TimeProvider time) : Controller
{
    private const int LongestText = 200;

    /// <summary>The box, and what was found.</summary>
    [HttpGet("/search")]
    public async Task<IActionResult> Index(string? q, string? born, int page = 1)
    {
        DateOnly? day = null;
        if (!string.IsNullOrWhiteSpace(born))
        {
            if (!DateAnswer.TryParse(born, out var read))
                ModelState.AddModelError("born", "The date of birth must be a real date, like 27 3 2016");
            else if (read > UkTime.Today(time))
                ModelState.AddModelError("born", "The date of birth must be today or in the past");
            else
                day = read;
        }

        if (q?.Length > LongestText)
            ModelState.AddModelError("q", $"What you search for must be {LongestText} characters or fewer");
        if (!ModelState.IsValid)
            return this.Refused("Index", new SearchPage(q, born, null, 1));
        if (await search.TransferAsync(q) is { } transfer)
            return Redirect(transfer);
        var asked = !string.IsNullOrWhiteSpace(q) || day is not null;
        return View(new SearchPage(q, born, asked ? await search.FindAsync(q, day, page) : null, Math.Max(1, page)));
    }
}

/// <summary>The search page.</summary>
/// <param name="Text">What was typed.</param>
/// <param name="Born">The birth date as typed.</param>
/// <param name="Result">What was found; null before anything was asked.</param>
/// <param name="Page">The page, from 1.</param>
public sealed record SearchPage(string? Text, string? Born, SearchResult? Result, int Page);
