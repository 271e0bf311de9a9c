using EarlyHelp.Data.Search;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Cases;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Search;

/// <summary>Finds families by what people have in hand.</summary>
[Requires(Permission.ReadCases)]
public sealed class SearchController(FamilySearch search, CaseWords words, TimeProvider time) : Controller
{
    private const int LongestText = 200;

    /// <summary>The box, and what was found.</summary>
    [HttpGet("/search")]
    public async Task<IActionResult> Index(string? q, string? born, int page = 1)
    {
        var day = Read(q, born);
        if (!ModelState.IsValid)
            return this.Refused("Index", new SearchPage(q, born, null, 1));
        if (await search.TransferAsync(q) is { } transfer)
            return Redirect(transfer);
        var asked = !string.IsNullOrWhiteSpace(q) || day is not null;
        return View(new SearchPage(q, born, asked ? await search.FindAsync(q, day, page) : null, Math.Max(1, page)));
    }

    /// <summary>All that was found as a file.</summary>
    [HttpGet("/search.csv"), Requires(Permission.Export)]
    public async Task<IActionResult> Csv(string? q, string? born)
    {
        var day = Read(q, born);
        if (!ModelState.IsValid)
            return BadRequest();
        return CsvFile.Of(
            "families.csv", (await search.FindAsync(q, day, null)).Families,
            ("Family", f => f.Name), ("Reference", f => f.Reference), ("People", f => string.Join("; ", f.People.Select(p => SearchPage.InWords(p, words)))), ("Found by", f => string.Join("; ", f.Why)),
            ("Cases", f => string.Join("; ", f.Cases.Select(c => c.Reference))), ("Notifications", f => string.Join("; ", f.Notifications.Select(n => n.Reference))));
    }

    private DateOnly? Read(string? q, string? born)
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
        return day;
    }
}

/// <summary>The search page.</summary>
/// <param name="Text">What was typed.</param>
/// <param name="Born">The birth date as typed.</param>
/// <param name="Result">What was found; null before anything was asked.</param>
/// <param name="Page">The page, from 1.</param>
public sealed record SearchPage(string? Text, string? Born, SearchResult? Result, int Page)
{
    /// <summary>"Leo Marsh, 7 years".</summary>
    public static string InWords(PersonFound person, CaseWords words) =>
        (person.Name.Length > 0 ? person.Name : "Unborn child") + (person.Born is null && person.DueOn is null ? "" : $", {words.AgeOf(person.Born, person.DueOn)}");
}
