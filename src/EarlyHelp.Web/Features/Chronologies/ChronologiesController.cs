using EarlyHelp.Data.Cases;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Cases;
using EarlyHelp.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Chronologies;

/// <summary>Everything dated about a case, with each child's age on the day.</summary>
[Requires(Permission.ReadCases)]
public sealed class ChronologiesController(CasePages pages, Chronology chronology, TimeProvider time) : Controller
{
    /// <summary>The chronology, the newest first unless asked otherwise.</summary>
    [HttpGet("/cases/{reference}/timeline")]
    public async Task<IActionResult> Show(string reference, ChronologyFilter filter)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        if (await pages.OpenAsync(reference, "Chronology") is not { } header)
            return NotFound();
        var found = await chronology.PageAsync(header.Case, filter);
        return View(new ChronologyPage(header, filter, found, await chronology.LookAsync(header.Case, UkTime.UtcNow(time))));
    }
}

/// <summary>The page.</summary>
/// <param name="Header">The case.</param>
/// <param name="Filter">What was chosen.</param>
/// <param name="Found">The entries.</param>
/// <param name="Since">When the person had looked before; null at the first look.</param>
public sealed record ChronologyPage(CaseHeader Header, ChronologyFilter Filter, ChronologyEntries Found, SinceLastLook? Since)
{
    /// <summary>"3 changes since you last looked on 17 November 2026, 2:15pm".</summary>
    public string? SinceWords => Since is null ? null
        : $"{(Since.Changes == 0 ? "No changes" : UkDates.Count(Since.Changes, "change"))} by others since you last looked on {UkDates.DateAndTime(Since.At)}";

    /// <summary>Kinds as choices.</summary>
    public static IEnumerable<Choice> Kinds => Enum.GetValues<ChronologyKind>().Select(k => new Choice(k.ToString(), Name(k)));

    /// <summary>The children as choices.</summary>
    public IEnumerable<Choice> Children => Found.Children.Select(c => new Choice(c.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), c.FullName));

    /// <summary>The child chosen, by name.</summary>
    public string? Child => Found.Children.FirstOrDefault(c => c.Id == Filter.Child)?.FullName;

    /// <summary>Whether anything was chosen.</summary>
    public bool IsFiltered => Filter.Kind is not null || Filter.Child is not null;

    /// <summary>"Leo 7 years, Ava 14 months": how old each child was on a day.</summary>
    public string Ages(DateOnly day) => string.Join(", ", Found.Children.Where(c => c.Born is not null).Select(c => $"{c.Name} {Age.InWords(c.Born!.Value, day)}"));

    /// <summary>"Review 3: close", "A child’s words: in assessment 1": what it is, said once.</summary>
    public static string Title(ChronologyEntry entry) => entry.What.StartsWith(Name(entry.Kind), StringComparison.Ordinal) ? entry.What : $"{Name(entry.Kind)}: {entry.What}";

    /// <summary>What a kind is called.</summary>
    public static string Name(ChronologyKind kind) => kind switch
    {
        ChronologyKind.Worker => "Who holds it",
        ChronologyKind.StepDown => "Step-down",
        ChronologyKind.ChildsWords => "A child’s words",
        ChronologyKind.Continuation => "Past 20 weeks",
        ChronologyKind.Consent => "Consent withdrawn",
        _ => kind.ToString(),
    };
}
