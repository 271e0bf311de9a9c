using EarlyHelp.Data;
using EarlyHelp.Data.Cases;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Data.Restrictions;
using EarlyHelp.Data.Standards;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Cases;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Handovers;

/// <summary>A family that has moved: offered to another district, which accepts it to a unit or declines. Until then the first district holds it.</summary>
[Requires(Permission.MoveBetweenUnits)]
public sealed class HandoversController(
    EarlyHelpDbContext db, CasePages pages, CaseRecords records, HandoverList handovers, RestrictionDesk restrictions, AllocationList allocations, StandardsInForce standards, Messages messages, Infrastructure.Drafts drafts, TimeProvider time) : Controller
{
    private const string LookAt = "Handover to another district";

    /// <summary>What waits for an answer.</summary>
    [HttpGet("/handovers")]
    public async Task<IActionResult> Index(bool sent = false, int page = 1)
    {
        var (offers, total) = await handovers.PageAsync(sent, page);
        return View(new HandoversPage(offers, total, Math.Max(1, page), sent, await handovers.CountsAsync()));
    }

    /// <summary>All of the list as a file.</summary>
    [HttpGet("/handovers.csv"), Requires(Permission.Export)]
    public async Task<IActionResult> Csv(bool sent = false) => CsvFile.Of(
        "handovers.csv", (await handovers.PageAsync(sent, null)).Offers,
        ("Family", o => o.Family), ("Case", o => o.Reference), ("From", o => o.From), ("To", o => o.To), ("Offered", o => o.OfferedOn), ("By", o => o.OfferedBy));

    /// <summary>The offer, the answer to it, or where it stands, as far as the case is.</summary>
    [HttpGet("/cases/{reference}/handover")]
    public async Task<IActionResult> Show(string reference)
    {
        if (await OpenAsync(reference) is not { } page)
            return NotFound();
        return View(page with { KeptAt = await drafts.RestoreAsync(HandoverPage.DraftKey(page.Case), ModelState) });
    }

    /// <summary>Offers it.</summary>
    [HttpPost("/cases/{reference}/handover")]
    public async Task<IActionResult> Create(string reference, OfferForm form)
    {
        if (await OpenAsync(reference, form.Version) is not { IsOffered: false } page)
            return NotFound();
        if (form.DistrictId is { } to && await restrictions.PlaceProblemAsync(page.Case.FamilyId, Role.DistrictManager, to) is { } problem)
            ModelState.AddModelError(nameof(form.DistrictId), problem);
        if (!ModelState.IsValid || !ModelState.Attempt(() => Offer(page, form)))
            return this.Refused("Show", page with { Offer = form });
        var number = page.Case.HandoverCount;
        foreach (var manager in await handovers.ManagersAsync(page.Case, page.Case.OfferedDistrictId!.Value, page.Header.Today))
            messages.TellOffered(page.Case, number, manager);
        return await SavedAsync(page, $"{page.Case.Family.Name} is offered to {page.Case.OfferedDistrict!.Name}. Until it accepts, nothing changes");
    }

    /// <summary>The other district accepts or declines.</summary>
    [HttpPost("/cases/{reference}/handover/answer")]
    public async Task<IActionResult> Answer(string reference, OfferAnswerForm form)
    {
        if (await OpenAsync(reference, form.Version) is not { IsToAnswer: true } page)
            return NotFound();
        var (before, number) = (page.Case.DistrictId, page.Case.HandoverCount);
        if (!ModelState.IsValid || !await ModelState.AttemptAsync(() => AnswerAsync(page, form)))
            return this.Refused("Show", page with { Answer = form });
        var calledOff = await CallOffAsync(page, form);
        foreach (var manager in await handovers.ManagersAsync(page.Case, before, page.Header.Today))
            messages.TellOfferAnswered(page.Case, number, form.Accepts, manager);
        await db.SaveChangesAsync();
        TempData["Flash"] = form.Accepts
            ? $"{page.Case.Unit!.Name} holds {page.Case.Family.Name} from today. Its lead now allocates the family to a worker{(calledOff ? TeamMeetings.TeamMeetingsController.AreCalledOff : "")}"
            : $"You declined {page.Case.Family.Name}. {page.Case.District.Name} keeps the family";
        // What was declined is out of reach again.
        return Redirect(form.Accepts ? $"/cases/{page.Case.Reference}" : "/handovers");
    }

    /// <summary>The first district takes its offer back.</summary>
    [HttpPost("/cases/{reference}/handover/take-back")]
    public async Task<IActionResult> TakeBack(string reference, TakeBackForm form)
    {
        if (await OpenAsync(reference, form.Version) is not { IsOffered: true, IsToAnswer: false } page)
            return NotFound();
        if (!ModelState.IsValid || !ModelState.Attempt(() => page.Case.TakeHandoverBack(form.Words, page.Header.Actor, UkTime.UtcNow(time), page.Header.Today)))
            return this.Refused("Show", page with { Back = form });
        return await SavedAsync(page, $"The offer is taken back. {page.Case.District.Name} keeps {page.Case.Family.Name}");
    }

    private async Task<HandoverPage?> OpenAsync(string reference, int? version = null)
    {
        if (await pages.OpenAsync(reference, LookAt) is not { Case.ClosedOn: null } header)
            return null;
        if (version is { } seen)
            db.Expect(header.Case, seen);
        await handovers.LoadAsync(header.Case);
        var toAnswer = header.Case.OfferedDistrictId is { } offered && offered == header.Actor.DistrictId;
        return new(header, toAnswer ? [] : await handovers.DistrictsAsync(header.Case, header.Today), toAnswer ? await handovers.UnitsAsync(header.Today) : [])
        {
            Offer = new() { Version = header.Case.Version }, Answer = new() { Version = header.Case.Version }, Back = new() { Version = header.Case.Version },
        };
    }

    private void Offer(HandoverPage page, OfferForm form)
    {
        var to = page.Districts.FirstOrDefault(d => d.Id == form.DistrictId) ?? throw new Domain.Workflow.RulesBrokenException([new("Select the district to which the family has moved", nameof(form.DistrictId))]);
        page.Case.OfferHandover(to, form.Reason, page.Header.Actor, UkTime.UtcNow(time), page.Header.Today);
    }

    private async Task AnswerAsync(HandoverPage page, OfferAnswerForm form)
    {
        var (given, by, at, on) = (page.Case, page.Header.Actor, UkTime.UtcNow(time), page.Header.Today);
        if (!form.Accepts)
        {
            given.DeclineHandover(form.Words, by, at, on);
            return;
        }

        if (page.Units.FirstOrDefault(u => u.Unit.Id == form.UnitId) is not { } chosen || await allocations.UnitAsync(chosen.Unit.Id) is not { } unit)
            throw new Domain.Workflow.RulesBrokenException([new("Select the unit that takes the family", nameof(form.UnitId))]);
        given.AcceptHandover(unit, chosen.Open, form.Words, await standards.StandardsAsync(), await standards.CalendarAsync(), by, at, on);
    }

    // Whoever called a meeting has the family no more, and no worker has it yet: nobody would stand at the door.
    private async Task<bool> CallOffAsync(HandoverPage page, OfferAnswerForm form)
    {
        if (!form.Accepts)
            return false;
        await records.LoadMeetingsAsync(page.Case);
        var calledOff = page.Case.CallOffWhatIsToCome(page.Header.Actor, UkTime.UtcNow(time), page.Header.Today);
        foreach (var meeting in calledOff)
            messages.CallOff(page.Case, meeting);
        return calledOff.Count > 0;
    }

    private async Task<IActionResult> SavedAsync(HandoverPage page, string flash)
    {
        await db.SaveChangesAsync();
        TempData["Flash"] = flash;
        return Redirect($"/cases/{page.Case.Reference}");
    }
}
