using EarlyHelp.Data;
using EarlyHelp.Data.Accounts;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Admin;
using EarlyHelp.Web.Features.Staff;
using EarlyHelp.Web.Infrastructure;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Postings;

/// <summary>Moving somebody to another role or place, and ending their posting. Open sessions end with the posting in which they began.</summary>
[Requires(Permission.Administer)]
public sealed class PostingsController(EarlyHelpDbContext db, PeopleDesk desk, Messages messages) : Controller
{
    /// <summary>As what, where, from when?</summary>
    [HttpGet("/admin/people/{id:long}/postings/new")]
    public async Task<IActionResult> New(long id) => await desk.FindAsync(id) is { } person ? View(await PageAsync(person, new PostingForm())) : NotFound();

    /// <summary>Moves them.</summary>
    [HttpPost("/admin/people/{id:long}/postings")]
    public async Task<IActionResult> Create(long id, PostingForm form)
    {
        if (await desk.FindAsync(id) is not { } person)
            return NotFound();
        Posting? posting = null;
        if (!ModelState.IsValid || !await ModelState.AttemptAsync(async () => posting = person.Move(await desk.FactsAsync(form), await desk.OtherAdministratorsAsync(person), desk.Me, desk.Today)))
            return this.Refused("New", await PageAsync(person, form));
        // Whoever stays a worker of the unit keeps the families there.
        var left = (await desk.HeldByAsync(person)).Where(h => posting!.Role != Role.UnitWorker || h.UnitId != posting.Unit?.Id).ToList();
        await desk.NotePostedAsync(person, posting!);
        messages.TellFamiliesLeft(person, $"is moved to {PlaceWords.Of(posting!)} from {UkDates.Date(posting!.From)}", left);
        await db.SaveChangesAsync();
        TempData["Flash"] = $"{person.Name} is posted to {PlaceWords.Of(posting)} from {UkDates.Date(posting.From)}{HeldWords.After(left)}";
        return LocalRedirect($"/admin/people/{id}");
    }

    /// <summary>Until when?</summary>
    [HttpGet("/admin/people/{id:long}/postings/end")]
    public async Task<IActionResult> Edit(long id) => await desk.FindAsync(id) is { } person
        ? View(new PostingEndPage(person, await desk.HeldByAsync(person), person.ComingAfter(desk.Today), new PostingEndForm { LastDay = UkDates.Date(desk.Today) }))
        : NotFound();

    /// <summary>Ends it; one that has not begun is withdrawn.</summary>
    [HttpPost("/admin/people/{id:long}/postings/end")]
    public async Task<IActionResult> Delete(long id, PostingEndForm form)
    {
        if (await desk.FindAsync(id) is not { } person)
            return NotFound();
        var held = await desk.HeldByAsync(person);
        var page = new PostingEndPage(person, held, person.ComingAfter(desk.Today), form);
        Posting? ended = null;
        if (!ModelState.IsValid || !await ModelState.AttemptAsync(async () => ended = person.EndPosting(DateAnswer.Of(form.LastDay)!.Value, await desk.OtherAdministratorsAsync(person), desk.Me, desk.Today)))
            return this.Refused("Edit", page);
        await desk.NoteEndedAsync(person, ended!);
        if (!ended!.IsWithdrawn)
            messages.TellFamiliesLeft(person, $"works here until {UkDates.Date(ended.To!.Value)}", held);
        await db.SaveChangesAsync();
        TempData["Flash"] = ended.IsWithdrawn ? $"The posting of {person.Name} is withdrawn" : $"{person.Name} works here until {UkDates.Date(ended.To!.Value)}{HeldWords.After(held)}";
        return LocalRedirect($"/admin/people/{id}");
    }

    private async Task<MovePersonPage> PageAsync(StaffMember person, PostingForm form) => new(person, await desk.HeldByAsync(person), new PostingFields(form, await desk.PlacesAsync()));
}

/// <summary>The page on which somebody is moved.</summary>
/// <param name="Person">Who.</param>
/// <param name="Held">The open families that they hold.</param>
/// <param name="Fields">What is typed.</param>
public sealed record MovePersonPage(StaffMember Person, IReadOnlyList<HeldInUnit> Held, PostingFields Fields);

/// <summary>The page on which a posting is ended.</summary>
/// <param name="Person">Who.</param>
/// <param name="Held">The open families that they hold.</param>
/// <param name="Coming">The posting that has not begun, which would be ended.</param>
/// <param name="Form">What is typed.</param>
public sealed record PostingEndPage(StaffMember Person, IReadOnlyList<HeldInUnit> Held, Posting? Coming, PostingEndForm Form);

/// <summary>The last day of a posting, as typed.</summary>
public sealed class PostingEndForm
{
    /// <summary>The last day.</summary>
    public string? LastDay { get; set; }

    /// <summary>The shape of what is typed.</summary>
    public sealed class Validator : AbstractValidator<PostingEndForm>
    {
        /// <summary>The rules.</summary>
        public Validator() => RuleFor(f => f.LastDay).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("Enter the last day")
            .Must(d => DateAnswer.TryParse(d, out _)).WithMessage("The last day must be a real date, like 27 3 2026");
    }
}

/// <summary>Families that somebody leaves behind, in words.</summary>
public static class HeldWords
{
    /// <summary>What is said after a change: ". They hold 3 open families, and Martin Cole is told".</summary>
    public static string After(IReadOnlyCollection<HeldInUnit> held)
    {
        if (held.Count == 0)
            return "";
        var (families, told) = (held.Sum(h => h.Families), held.SelectMany(h => h.Allocators).Select(a => a.Name).Distinct().ToList());
        return $". They hold {(families == 1 ? "1 open family" : $"{families} open families")}{(told.Count > 0 ? $", and {string.Join(" and ", told)} {(told.Count == 1 ? "is" : "are")} told" : ", and nobody is there to allocate them")}";
    }
}
