using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Families;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Families;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Merges;

/// <summary>Answers to a proposal: a colleague confirms or says they are not the same; a confirmed one can be undone for 90 days.</summary>
[Requires(Permission.MergeRecords)]
public sealed class MergeAnswersController(Opening opening, FamilyRecords records, Merging merging, EarlyHelpDbContext db, CurrentActor current, TimeProvider clock) : Controller
{
    /// <summary>They are one.</summary>
    [HttpPost("/families/{reference}/merges/{id:long}/confirm")]
    public Task<IActionResult> Confirm(string reference, long id, MergeAnswerForm form) => AnswerAsync(reference, id, form, merging.ConfirmAsync, "Merged", bothInReach: true);

    /// <summary>They are not the same.</summary>
    [HttpPost("/families/{reference}/merges/{id:long}/refuse")]
    public Task<IActionResult> Refuse(string reference, long id, MergeAnswerForm form) => AnswerAsync(reference, id, form, merging.RefuseAsync, "Recorded as not the same");

    /// <summary>Undoes the merge.</summary>
    [HttpPost("/families/{reference}/merges/{id:long}/undo")]
    public Task<IActionResult> Undo(string reference, long id, MergeAnswerForm form) => AnswerAsync(reference, id, form, merging.UndoAsync, "The merge is undone");

    private async Task<IActionResult> AnswerAsync(string reference, long id, MergeAnswerForm form, Func<RecordMerge, Task> answer, string done, bool bothInReach = false)
    {
        if (await opening.FamilyAsync(reference, "Merge") is not { } family || await records.MergeAsync(family, id) is not { } merge)
            return NotFound();
        db.Expect(merge, form.Version);
        var line = (await records.MergesAsync(family)).Single(m => m.Merge.Id == id);
        if (bothInReach && !line.SeesBoth)
            ModelState.AddModelError("", "Somebody who can see both records must confirm this");
        if (!ModelState.IsValid || !await ModelState.AttemptAsync(() => answer(merge)))
        {
            return this.Refused("/Features/Merges/Show.cshtml", new MergePage(family, line, current.Actor, UkTime.UtcNow(clock)));
        }

        await db.SaveChangesAsync();
        TempData["Flash"] = done;
        return Redirect($"/families/{reference}/merges/{id}");
    }
}

/// <summary>An answer to a proposal.</summary>
public sealed class MergeAnswerForm
{
    /// <summary>Version of the proposal when the page was opened.</summary>
    public int Version { get; set; }

    /// <summary>What must be there.</summary>
    public sealed class Validator : AbstractValidator<MergeAnswerForm>
    {
        /// <summary>The rules.</summary>
        public Validator() => RuleFor(f => f.Version).GreaterThan(0).WithMessage("Open the proposal again before you answer it");
    }
}
