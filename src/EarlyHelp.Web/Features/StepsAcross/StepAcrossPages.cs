using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Transfers;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Domain.Workflow;
using EarlyHelp.Web.Features.Cases;
using EarlyHelp.Web.Features.StepUps;
using EarlyHelp.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.StepsAcross;

/// <summary>Opens a step across and gathers what its page shows.</summary>
public sealed class StepAcrossPages(EarlyHelpDbContext db, Opening opening, TransferHistory history, CurrentActor current, TimeProvider time)
{
    /// <summary>The view of a step across, also for the controllers of its steps.</summary>
    public const string View = "/Features/StepsAcross/Show.cshtml";

    /// <summary>Opens it; null when it is out of reach.</summary>
    public async Task<StepAcross?> OpenAsync(string reference, int? version = null)
    {
        var found = await opening.StepAcrossAsync(reference, "Step across");
        if (found is not null && version is { } seen)
            db.Expect(found, seen);
        return found;
    }

    /// <summary>The page of one that was opened.</summary>
    public async Task<StepAcrossPage> OfAsync(StepAcross opened) =>
        new(opened, current.Actor, UkTime.Today(time), await history.LedgerAsync(opened.Baton.FamilyId));

    /// <summary>Saves, says what was done, and leads to the page.</summary>
    public async Task<IActionResult> SavedAsync(Controller controller, StepAcross changed, string flash)
    {
        await db.SaveChangesAsync();
        controller.TempData["Flash"] = flash;
        return controller.Redirect($"/step-across/{changed.Reference}");
    }
}

/// <summary>The page of one step across.</summary>
/// <param name="Across">The step across.</param>
/// <param name="Actor">Who looks.</param>
/// <param name="Today">The local day.</param>
/// <param name="Ledger">Who held the family, the newest first.</param>
public sealed record StepAcrossPage(StepAcross Across, Actor Actor, DateOnly Today, IReadOnlyList<BatonEntry> Ledger)
{
    /// <summary>What is typed as the answer.</summary>
    public OtherSideForm Answer { get; init; } = new();

    /// <summary>What is typed to plan the handover.</summary>
    public HandoverPlanForm Plan { get; init; } = new();

    /// <summary>What is typed to complete it.</summary>
    public AcrossHeldForm Held { get; init; } = new();

    /// <summary>What is typed to take it back.</summary>
    public WithdrawForm Withdraw { get; init; } = new();

    /// <summary>When what stands in the form was kept (UTC); null when nothing was.</summary>
    public DateTime? KeptAt { get; init; }

    /// <summary>Whether this person acts on it.</summary>
    public bool MayAct => Across.IsOpen && Actor.May(Permission.StepAcross);

    /// <summary>Who must act, as a sentence; null once it has ended.</summary>
    public string? WhoActs => Across.IsOpen ? CaseActs.Sentence(Across.Case, Across.WhoActs()) : null;

    /// <summary>How an answer can come, as choices.</summary>
    public static IEnumerable<Choice> Channels => [new(nameof(AnswerChannel.Letter), "By letter"), new(nameof(AnswerChannel.Email), "By email"), new(nameof(AnswerChannel.Call), "In a call")];

    /// <summary>Kinds of service, as choices.</summary>
    public static IEnumerable<Choice> Services =>
    [
        new(nameof(HoldingService.OpenAccess), StateWords.Title(HoldingService.OpenAccess), "A children’s centre or youth hub"),
        new(nameof(HoldingService.Commissioned), "A commissioned service"), new(nameof(HoldingService.OtherAuthority), "Another authority", "The family moves out of the county"),
    ];

    /// <summary>Under which key what is typed in one of the forms of this page is kept: answer, plan or withdrawal.</summary>
    public string DraftKey(string form) => $"step-across-{form}:{Across.Reference}";

    /// <summary>The forms that this person has on this page now.</summary>
    public IEnumerable<string> Forms => !MayAct ? [] : Across.State switch
    {
        StepAcrossState.Offered => ["answer", "withdrawal"],
        StepAcrossState.Accepted => ["plan", "withdrawal"],
        _ => ["answer", "plan", "withdrawal"],
    };
}
