using System.Globalization;
using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Families;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Identifiers;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Families;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Features.Merges;

/// <summary>Proposals that two records are one person or one family.</summary>
[Requires(Permission.MergeRecords)]
public sealed class MergesController(Opening opening, Reach reach, FamilyRecords records, Merging merging, EarlyHelpDbContext db, Infrastructure.Drafts drafts, CurrentActor current, TimeProvider clock) : Controller
{
    /// <summary>A blank proposal; triage leads here with the other family of a match.</summary>
    [HttpGet("/families/{reference}/merges/new")]
    public async Task<IActionResult> New(string reference, string? other)
    {
        if (await opening.FamilyAsync(reference, "Propose a merge") is not { MergedIntoId: null } family)
            return NotFound();
        var form = new MergeForm { Other = other, Kind = other is null ? null : MergeKind.Family };
        // A proposal that triage leads to with another family is not the one that was left half typed.
        var kept = await drafts.ReadAsync(MergeForm.DraftKey(family));
        if (kept is not null && (other is null || kept[nameof(form.Other)] == other))
            ViewData["Kept"] = await drafts.RestoreAsync(MergeForm.DraftKey(family), ModelState, form, family.Version);
        return View(await PageAsync(family, form));
    }

    /// <summary>Proposes; a colleague answers.</summary>
    [HttpPost("/families/{reference}/merges")]
    public async Task<IActionResult> Create(string reference, MergeForm form)
    {
        if (await opening.FamilyAsync(reference, "Propose a merge") is not { MergedIntoId: null } family)
            return NotFound();
        RecordMerge? merge = null;
        if (!ModelState.IsValid || !await ModelState.AttemptAsync(async () => merge = await ProposeAsync(family, form)) || merge is null)
            return this.Refused("New", await PageAsync(family, form));
        await db.SaveChangesAsync();
        TempData["Flash"] = "Proposed. A colleague must confirm it.";
        return Redirect($"/families/{reference}/merges/{merge.Id}");
    }

    /// <summary>A proposal, and what can be done with it.</summary>
    [HttpGet("/families/{reference}/merges/{id:long}")]
    public async Task<IActionResult> Show(string reference, long id)
    {
        if (await opening.FamilyAsync(reference, "Merge") is not { } family || (await records.MergesAsync(family)).FirstOrDefault(m => m.Merge.Id == id) is not { } line)
            return NotFound();
        return View(new MergePage(family, line, current.Actor, clock.GetUtcNow().UtcDateTime));
    }

    private async Task<RecordMerge?> ProposeAsync(Family family, MergeForm form)
    {
        if (form.Kind == MergeKind.Person)
        {
            var people = await CandidatesAsync(family, form.Other);
            if (people.All(p => p.PersonId != form.PersonId) || people.All(p => p.PersonId != form.OtherPersonId))
                return Say(nameof(form.OtherPersonId), "Select people of these families");
            return await merging.ProposeAsync(MergeKind.Person, form.PersonId!.Value, form.OtherPersonId!.Value, family.Id, form.Reason!);
        }

        var typed = Reference.Parse(form.Other)?.ToString();
        return await reach.Families.FirstOrDefaultAsync(f => f.Reference == typed) is { } other
            ? await merging.ProposeAsync(MergeKind.Family, family.Id, other.Id, family.Id, form.Reason!)
            : Say(nameof(form.Other), "There is no family with this reference");
    }

    private RecordMerge? Say(string field, string sentence)
    {
        ModelState.AddModelError(field, sentence);
        return null;
    }

    private async Task<IReadOnlyList<FamilyMember>> CandidatesAsync(Family family, string? otherReference)
    {
        var typed = Reference.Parse(otherReference)?.ToString();
        var other = typed is null ? null : await reach.Families.FirstOrDefaultAsync(f => f.Reference == typed);
        return [.. await records.MembersAsync(family), .. other is null || other.Id == family.Id ? [] : await records.MembersAsync(other)];
    }

    private async Task<MergeForm> PageAsync(Family family, MergeForm form)
    {
        ViewData["Family"] = family;
        ViewData["People"] = (await CandidatesAsync(family, form.Other)).DistinctBy(m => m.PersonId)
            .Select(m => new TagHelpers.Choice(
                m.PersonId.ToString(CultureInfo.InvariantCulture),
                $"{FamilyWords.NameOf(m.Person)}, {FamilyWords.Role(m.Role).ToLowerInvariant()}{(m.FamilyId == family.Id ? "" : ", of the other family")}"))
            .ToList();
        return form;
    }
}

/// <summary>What the page of a proposal shows.</summary>
/// <param name="Family">The family.</param>
/// <param name="Line">The proposal with names.</param>
/// <param name="Reader">Who reads it.</param>
/// <param name="Now">The instant (UTC).</param>
public sealed record MergePage(Family Family, MergeLine Line, Actor Reader, DateTime Now)
{
    /// <summary>Where the proposal is.</summary>
    public string Address => $"/families/{Family.Reference}/merges/{Line.Merge.Id}";

    /// <summary>Whether it waits for an answer.</summary>
    public bool IsOpen => Line.Merge is { ConfirmedAt: null, RefusedAt: null };

    /// <summary>Whether the reader proposed it, and so cannot confirm it.</summary>
    public bool IsOwn => Line.Merge.ProposedById == Reader.StaffId;

    /// <summary>The instant until which a confirmed merge can be undone; null when it can't be.</summary>
    public DateTime? UndoUntil => Line.Merge is { ConfirmedAt: { } at, UndoneAt: null } && at.AddDays(RecordMerge.UndoDays) >= Now ? at.AddDays(RecordMerge.UndoDays) : null;

    /// <summary>Where a proposal stands, in words.</summary>
    public static string Stands(MergeLine line) => line.Merge switch
    {
        { UndoneAt: not null } => "merged, then undone",
        { ConfirmedAt: not null } => $"merged, confirmed by {line.AnsweredBy}",
        { RefusedAt: not null } => $"not the same, says {line.AnsweredBy}",
        _ => "waits for a colleague to confirm",
    };
}
