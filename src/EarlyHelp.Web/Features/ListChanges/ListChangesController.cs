using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Notifications;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Notifications.Form.Codes;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.CodeLists;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Features.ListChanges;

/// <summary>Changes the choices of the county's own lists from a date; what was answered before keeps its words (ADR 33).</summary>
[Requires(Permission.Administer)]
public sealed class ListChangesController(EarlyHelpDbContext db, CountyForms forms, CurrentActor current, TimeProvider clock) : Controller
{
    private DateOnly Today => UkTime.Today(clock);

    /// <summary>A new choice.</summary>
    [HttpGet("/admin/code-lists/{slug}/choices/new")]
    public IActionResult New(string slug) => ListOf(slug) is { } list ? View(new ListChangePage(list, null, false, new())) : NotFound();

    /// <summary>Offers it.</summary>
    [HttpPost("/admin/code-lists/{slug}/choices/new")]
    public async Task<IActionResult> Create(string slug, ListChangeForm form)
    {
        if (ListOf(slug) is not { } list)
            return NotFound();
        var lists = await forms.ListsAsync();
        return await SavedAsync("New", new(list, null, false, form), (day, at) => lists.Offer(slug, form.Label, day, current.Actor, at, Today));
    }

    /// <summary>A change of a choice.</summary>
    [HttpGet("/admin/code-lists/{slug}/choices/{code}/change")]
    public async Task<IActionResult> Edit(string slug, string code) =>
        await FindAsync(slug, code, new()) is { Code: { } known } page ? View(page with { Form = new() { Label = known.Label } }) : NotFound();

    /// <summary>Calls it otherwise, or ends it.</summary>
    [HttpPost("/admin/code-lists/{slug}/choices/{code}/change")]
    public async Task<IActionResult> Update(string slug, string code, ListChangeForm form)
    {
        if (await FindAsync(slug, code, form) is not { } page)
            return NotFound();
        if (form.Kind is not (ListChangeKind.Reworded or ListChangeKind.Ended))
            ModelState.AddModelError(nameof(form.Kind), "Select what changes");
        var lists = await forms.ListsAsync();
        return await SavedAsync("Edit", page, (day, at) => form.Kind == ListChangeKind.Ended
            ? lists.End(slug, code, day, current.Actor, at, Today)
            : lists.Reword(slug, code, form.Label, day, current.Actor, at, Today));
    }

    /// <summary>Withdraws a change that is to come.</summary>
    [HttpPost("/admin/code-lists/{slug}/changes/{id:long}/withdraw")]
    public async Task<IActionResult> Withdraw(string slug, long id)
    {
        if (ListOf(slug) is not { } list)
            return NotFound();
        if (await db.ListChanges.FirstOrDefaultAsync(c => c.Id == id && c.List == slug) is not { } change)
        {
            TempData["Flash"] = "That change is not there any more";
            return LocalRedirect($"/admin/code-lists/{slug}");
        }

        var lists = await forms.ListsAsync();
        if (!ModelState.Attempt(() => lists.CheckWithdrawn(change, Today)))
            return this.Refused("~/Features/CodeLists/Show.cshtml", CodeListPage.Of(list, lists, Today));
        db.Remove(change);
        await db.SaveChangesAsync();
        TempData["Flash"] = $"Withdrawn: {CodeListPage.Words(change)}";
        return LocalRedirect($"/admin/code-lists/{slug}");
    }

    private async Task<IActionResult> SavedAsync(string view, ListChangePage page, Func<DateOnly, DateTime, ListChange> enter)
    {
        ListChange? change = null;
        if (!ModelState.IsValid || !ModelState.Attempt(() => change = enter(DateAnswer.Of(page.Form.From)!.Value, UkTime.UtcNow(clock))))
            return this.Refused(view, page);
        db.Add(change!);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (!await db.ListChanges.AnyAsync(c => c.List == change!.List && c.Value == change.Value && c.From == change.From))
                throw;
            ModelState.AddModelError("", "Somebody else changed this choice at the same moment: look at the list, and enter it again if it is still needed");
            return this.Refused(view, page);
        }

        TempData["Flash"] = $"{CodeListPage.Words(change!)} from {(change!.From == Today ? "today" : UkDates.Date(change.From))}. What was answered before keeps its words";
        return LocalRedirect($"/admin/code-lists/{page.List.Slug}");
    }

    private static KnownList? ListOf(string slug) => KnownLists.All.FirstOrDefault(l => l.Slug == slug && l.IsOfCounty);

    private async Task<ListChangePage?> FindAsync(string slug, string code, ListChangeForm form) =>
        ListOf(slug) is { } list && (await forms.ListsAsync()).Of(CountyLists.Own[slug]).On(Today).FirstOrDefault(c => c.Value == code) is { } known
            ? new(list, known, !CountyLists.IsNeeded(CountyLists.Own[slug], code), form)
            : null;
}
