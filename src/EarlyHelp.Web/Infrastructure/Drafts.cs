using System.Text.Json;
using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Posts;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Infrastructure;

/// <summary>What a member of staff has typed and not yet saved: kept on the server per record and person, offered on that record only (spec 1-product, 7).</summary>
public sealed class Drafts(EarlyHelpDbContext db, CurrentActor current, TimeProvider clock)
{
    private static readonly HashSet<string> NotKept = ["__RequestVerificationToken", OncePerPost.Field, OncePerPost.DraftField, "Version"];

    /// <summary>Keeps the fields of a form; false when they are too long to keep.</summary>
    public async Task<bool> KeepAsync(string key, IFormCollection form)
    {
        var values = JsonSerializer.Serialize(form.Where(f => !NotKept.Contains(f.Key)).ToDictionary(f => f.Key, f => f.Value.ToArray()));
        if (values.Length > StaffDraft.ValuesMaxLength)
            return false;
        var draft = await FindAsync(key);
        if (draft is null)
            db.Add(draft = new StaffDraft { StaffId = current.Actor.StaffId!.Value, Key = key });
        (draft.Values, draft.SavedAt) = (values, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync();
        return true;
    }

    /// <summary>Puts what was kept back into the form that is about to be shown; null when there is nothing.</summary>
    public async Task<DateTime?> RestoreAsync(string key, ModelStateDictionary modelState)
    {
        if (await FindAsync(key) is not { } draft)
            return null;
        foreach (var (name, values) in JsonSerializer.Deserialize<Dictionary<string, string[]>>(draft.Values)!)
            modelState.SetModelValue(name, values, string.Join(",", values));
        return draft.SavedAt;
    }

    /// <summary>What was kept, by the names of the fields; null when there is nothing.</summary>
    public async Task<FormCollection?> ReadAsync(string key) => await FindAsync(key) is { } draft
        ? new FormCollection(JsonSerializer.Deserialize<Dictionary<string, string[]>>(draft.Values)!.ToDictionary(v => v.Key, v => new Microsoft.Extensions.Primitives.StringValues(v.Value)))
        : null;

    /// <summary>Throws away what was kept.</summary>
    public async Task DiscardAsync(string key)
    {
        if (await FindAsync(key) is { } draft)
        {
            db.Remove(draft);
            await db.SaveChangesAsync();
        }
    }

    private Task<StaffDraft?> FindAsync(string key) =>
        db.StaffDrafts.FirstOrDefaultAsync(d => d.StaffId == current.Actor.StaffId && d.Key == key);
}
