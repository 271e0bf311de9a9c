using System.Globalization;
using EarlyHelp.Data.Cases;
using EarlyHelp.Web.Features.Cases;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace EarlyHelp.Web.Features.CaseNotes;

/// <summary>What every form of a note does with the people it names.</summary>
public sealed class NoteDesk(CaseRecords records)
{
    /// <summary>The page with the people and the open actions of the plan; the case has been loaded for a note.</summary>
    public async Task<NewNotePage> PageAsync(CaseHeader header, NoteForm form, DateTime? keptAt) =>
        new(form, header, await records.PeopleAsync(header.Case), keptAt) { Actions = [.. header.Case.Actions.Where(a => a.IsOpen)] };

    /// <summary>Records of people may have been merged, or taken out, while the note was typed: leads to those that stand, and says who is gone.</summary>
    public async Task CheckPeopleAsync(CaseHeader header, NoteForm form, ModelStateDictionary modelState)
    {
        var standing = await records.StandingAsync(form.Seen);
        if (!standing.SequenceEqual(form.Seen))
        {
            var typed = standing.Select(id => id.ToString(CultureInfo.InvariantCulture)).ToArray();
            modelState.SetModelValue(nameof(form.Seen), typed, string.Join(',', typed));
            form.Seen = standing;
        }

        foreach (var (child, words) in form.Words.Where(w => !string.IsNullOrWhiteSpace(w.Value)).ToList())
        {
            var now = (await records.StandingAsync([child]))[0];
            if (now == child || form.Words.ContainsKey(now))
                continue;
            form.Words.Remove(child);
            form.Words[now] = words;
        }

        if (!await records.AreOfFamilyAsync(header.Case, form.Seen))
            modelState.AddModelError(nameof(form.Seen), "Select who you saw again. Somebody you selected is no longer in this family’s record");
        var said = form.Words.Where(w => !string.IsNullOrWhiteSpace(w.Value)).Select(w => w.Key).ToList();
        if (!await records.AreOfFamilyAsync(header.Case, said))
            modelState.AddModelError(nameof(form.Words), "A child whose words you entered is no longer in this family’s record. Put the words into the note");
    }
}
