using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Data.Transfers;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Standards;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Web.Features.Cases;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.StepUps;

/// <summary>Opens a step-up and gathers what its page shows; tells those who must know what happened to it.</summary>
public sealed class StepUpPages(EarlyHelpDbContext db, Opening opening, Data.Transfers.StepUps stepUps, TransferHistory history, CaseWords words, CurrentActor current, Messages messages)
{
    /// <summary>The view of a step-up, also for the controllers of its steps.</summary>
    public const string View = "/Features/StepUps/Show.cshtml";

    /// <summary>Opens it; null when it is out of reach.</summary>
    /// <param name="reference">Its reference.</param>
    /// <param name="version">The version that the person saw, when they change something.</param>
    /// <param name="page">At what they look.</param>
    public async Task<StepUp?> OpenAsync(string reference, int? version = null, string page = "Step-up")
    {
        var found = await opening.StepUpAsync(reference, page);
        if (found is not null && version is { } seen)
            db.Expect(found, seen);
        return found;
    }

    /// <summary>The page of one that was opened.</summary>
    public async Task<StepUpPage> OfAsync(StepUp opened)
    {
        var clock = opened is { SentOn: { } sent, AnswerBy: { } due }
            ? new CaseClock(opened.IsImmediate ? ServiceStandard.StepUpImmediate : ServiceStandard.StepUp, "Answer of social care", sent, due, opened.AnsweredOn) : null;
        var page = new StepUpPage(
            opened, current.Actor, words.Today, await stepUps.PeopleAsync(opened), clock is null ? null : await words.OfAsync(clock), clock is null ? [] : await words.WorkingAsync(clock),
            await history.LedgerAsync(opened), await history.BeforeAsync(opened), []) { Family = await stepUps.FamilyAsync(opened) };
        return page.MayAgree ? page with { Districts = await stepUps.DistrictsAsync(words.Today), Agree = new() { ToDistrictId = opened.DistrictId } } : page;
    }

    /// <summary>Saves, says what was done, and leads to a page.</summary>
    public async Task<IActionResult> SavedAsync(Controller controller, StepUp changed, string flash, string? to = null)
    {
        await db.SaveChangesAsync();
        controller.TempData["Flash"] = flash;
        return controller.Redirect(to ?? $"/step-ups/{changed.Reference}");
    }

    /// <summary>Tells the managers that one was raised, or social care and the managers that one went at once.</summary>
    public async Task TellRaisedAsync(StepUp raised)
    {
        if (raised.State == StepUpState.Sent)
        {
            await TellSentAsync(raised);
            Tell(raised, await stepUps.ManagersAsync(raised, words.Today), "sent at once", "A child is at immediate risk: the step-up went to social care without waiting for you. Look at it today.");
        }
        else
        {
            Tell(raised, await stepUps.WhoAgreesAsync(raised, words.Today), "agree or return it", "A step-up was raised and waits for you: agree to it or return it.");
        }
    }

    /// <summary>Tells social care of the district that one was sent to it.</summary>
    public async Task TellSentAsync(StepUp sent) => Tell(
        sent, await stepUps.PartnersAsync(sent, words.Today), "sent to you",
        $"Early Help asks social care to take a family on. Answer by {Domain.UkDates.WithWeekday(sent.AnswerBy!.Value)}. Early Help holds the family until you confirm the handover.");

    /// <summary>Tells social care that it was taken back, or that the family is handed over and waits for its confirmation.</summary>
    public async Task TellCareAsync(StepUp about, string what, string next)
    {
        if (about.SentToDistrictId is not null)
            Tell(about, await stepUps.PartnersAsync(about, words.Today), what, next);
    }

    /// <summary>Tells the worker who holds the case and the leads of its unit.</summary>
    public async Task TellWorkersAsync(StepUp about, string what, string next) => Tell(about, await stepUps.WorkerAndLeadsAsync(about.Case, words.Today), what, next);

    private void Tell(StepUp about, IReadOnlyList<StaffMember> people, string what, string next)
    {
        // Whoever did it knows.
        foreach (var person in people.Where(p => p.Id != current.Actor.StaffId))
            messages.TellStepUp(about, person, what, next);
    }
}
