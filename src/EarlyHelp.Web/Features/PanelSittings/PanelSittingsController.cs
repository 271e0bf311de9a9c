using System.Globalization;
using EarlyHelp.Data;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Panels;
using EarlyHelp.Web.Infrastructure;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.PanelSittings;

/// <summary>The evening itself: it begins with a quorum, somebody comes or leaves, or it does not take place.</summary>
[Requires(Permission.ChairPanels)]
public sealed class PanelSittingsController(EarlyHelpDbContext db, PanelPages pages, Data.Transfers.Panels panels, Infrastructure.Drafts drafts, TimeProvider time) : Controller
{
    /// <summary>Begins the panel and leads to its first item, or shows the page with a person more or less.</summary>
    [HttpPost("/panels/{id:long}/begin")]
    public async Task<IActionResult> Create(long id, AttendanceForm form)
    {
        if (await pages.OpenToChairAsync(id) is not { } hand)
            return NotFound();
        var page = await pages.PageAsync(hand);
        if (await this.RowsChangedAsync<AttendanceForm>(drafts, AttendanceForm.DraftKey(hand.Panel)) is { } changed)
            return View("~/Features/Panels/Show.cshtml", page with { Attendance = changed });
        var tidy = Tidied(form);
        if (!await ModelState.AttemptAsync(async () => hand.Panel.Begin(form.Chair, await pages.FactsAsync(form), hand.Actor, UkTime.UtcNow(time), hand.Today)) || !tidy)
            return this.Refused("~/Features/Panels/Show.cshtml", page with { Attendance = form.WithRows() });
        await db.SaveChangesAsync();
        return Redirect(PanelPages.Next(hand, await pages.OrderAsync(hand)));
    }

    /// <summary>Who is there, to be changed.</summary>
    [HttpGet("/panels/{id:long}/there")]
    public async Task<IActionResult> Edit(long id)
    {
        if (await pages.OpenToChairAsync(id) is not { } hand)
            return NotFound();
        var panel = hand.Panel;
        var there = new AttendanceForm
        {
            Version = panel.Version, Chair = panel.Chair, Attendees = [.. panel.Attendees.Select(a => new AttendeeRow { Name = a.Name, Side = a.Side, Email = a.Email })],
        };
        var (form, kept) = await this.RestoreAsync(drafts, AttendanceForm.DraftKeyWhileOpen(panel), there, Was(panel));
        return View(new TherePage(hand, form.WithRows(), kept));
    }

    /// <summary>Says anew who is there.</summary>
    [HttpPost("/panels/{id:long}/there")]
    public async Task<IActionResult> Update(long id, AttendanceForm form)
    {
        if (await pages.OpenToChairAsync(id, form.Version) is not { } hand)
            return NotFound();
        if (await this.RowsChangedAsync<AttendanceForm>(drafts, AttendanceForm.DraftKeyWhileOpen(hand.Panel)) is { } changed)
            return View("Edit", new TherePage(hand, changed, null));
        var (tidy, before) = (Tidied(form), hand.Panel.Attendees.ToList());
        if (!await ModelState.AttemptAsync(async () => hand.Panel.Attend(form.Chair, await pages.FactsAsync(form), hand.Actor, UkTime.UtcNow(time), hand.Today)) || !tidy)
            return this.Refused("Edit", new TherePage(hand, form.WithRows(), null));
        // Who is there is written anew; the database lets go of no line by itself.
        db.RemoveRange(before);
        await db.SaveChangesAsync();
        TempData["Flash"] = "Changed who is there";
        return Redirect(hand.Address);
    }

    /// <summary>Why the panel does not take place.</summary>
    [HttpGet("/panels/{id:long}/call-off")]
    public async Task<IActionResult> Confirm(long id)
    {
        if (await pages.OpenToChairAsync(id) is not { } hand)
            return NotFound();
        ViewData["Kept"] = await drafts.RestoreAsync(CallOffForm.DraftKey(hand.Panel), ModelState) is { } at ? new KeptDraft(at, null) : null;
        return View(new CallOffPage(hand, await pages.WaitingAsync(hand), new() { Version = hand.Panel.Version }));
    }

    /// <summary>Calls it off; what is on its agenda goes to the next one.</summary>
    [HttpPost("/panels/{id:long}/call-off")]
    public async Task<IActionResult> Delete(long id, CallOffForm form)
    {
        if (await pages.OpenToChairAsync(id, form.Version) is not { } hand)
            return NotFound();
        var (agenda, seen) = (await panels.AgendaAsync(hand.Panel), await pages.WaitingAsync(hand));
        Panel? next = null;
        if (!ModelState.IsValid || !await ModelState.AttemptAsync(async () => hand.Panel.CallOff(form.Words, agenda, next = await NextAsync(hand, agenda), hand.Actor, UkTime.UtcNow(time), hand.Today)))
            return this.Refused("Confirm", new CallOffPage(hand, seen, form));
        await db.SaveChangesAsync();
        TempData["Flash"] = next is null || seen == 0 ? "The panel is called off" : $"The panel is called off. {UkDates.Count(seen, "request")} went to the panel of {UkDates.WithWeekday(next.Date)}";
        return Redirect(hand.Address);
    }

    private async Task<Panel?> NextAsync(PanelInHand hand, IReadOnlyList<StepDown> agenda) =>
        agenda.Count == 0 ? null : await panels.NextAsync(hand.Panel.District, hand.Panel.Date < hand.Today ? hand.Today : hand.Panel.Date.AddDays(1));

    // Rows in which nobody stands are taken out, and the messages then speak of the rows that are left.
    private bool Tidied(AttendanceForm form)
    {
        var valid = ModelState.IsValid;
        ModelState.Clear();
        form.Tidy();
        return valid;
    }

    private static string Was(Panel panel) => panel.Version.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The page on which who is there is changed.</summary>
/// <param name="Hand">The panel.</param>
/// <param name="Form">Who is there, as it is typed.</param>
/// <param name="Kept">What was kept of it.</param>
public sealed record TherePage(PanelInHand Hand, AttendanceForm Form, KeptDraft? Kept);

/// <summary>Why a panel does not take place.</summary>
public sealed class CallOffForm
{
    /// <summary>Version of the panel that the person saw.</summary>
    public int Version { get; set; }

    /// <summary>Why.</summary>
    public string? Words { get; set; }

    /// <summary>Under which key what was typed is kept.</summary>
    public static string DraftKey(Panel panel) => FormattableString.Invariant($"panel-off:{panel.Id}");

    /// <summary>The shape of what is typed.</summary>
    public sealed class Validator : AbstractValidator<CallOffForm>
    {
        /// <summary>The rules.</summary>
        public Validator() => RuleFor(f => f.Words).NotEmpty().WithMessage("Say why the panel is called off");
    }
}

/// <summary>The page of that form.</summary>
/// <param name="Hand">The panel.</param>
/// <param name="Waiting">How many are on its agenda, as far as they are in reach.</param>
/// <param name="Form">What is typed.</param>
public sealed record CallOffPage(PanelInHand Hand, int Waiting, CallOffForm Form);
