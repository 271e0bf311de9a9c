using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Posts;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace EarlyHelp.Web.Infrastructure;

/// <summary>What a member of staff has typed and not yet saved: kept on the server per record and person, offered on that record only (spec 1-product, 7).</summary>
public sealed class Drafts(EarlyHelpDbContext db, CurrentActor current, TimeProvider clock, ILogger<Drafts> log)
{
    private static readonly HashSet<string> NotKept = ["__RequestVerificationToken", OncePerPost.Field, OncePerPost.DraftField, SaveAgainPage.FilesField, FormRows.Field];

    /// <summary>Drafts on a page of the list.</summary>
    public const int PageSize = 10;

    private const string Version = nameof(Domain.Versioned.Version);

    /// <summary>Keeps the fields of a form; false when they are too long to keep.</summary>
    public async Task<bool> KeepAsync(string key, IFormCollection form)
    {
        var values = JsonSerializer.Serialize(form.Where(f => !NotKept.Contains(f.Key)).ToDictionary(f => f.Key, f => f.Value.ToArray()));
        if (values.Length > StaffDraft.ValuesMaxLength)
            return false;
        try
        {
            await PutAsync(key, values);
        }
        catch (DbUpdateException overtaken) when (overtaken.Entries.All(e => e.Entity is StaffDraft))
        {
            // The same form was kept, or thrown away, by a request that was under way at the same moment: what stands there now is changed.
            foreach (var entry in db.ChangeTracker.Entries<StaffDraft>().ToList())
                entry.State = EntityState.Detached;
            await PutAsync(key, values);
        }

        return true;
    }

    /// <summary>Keeps the fields of a form for a page that shows them anyway: a form that can't be kept is logged, and never keeps that page away.</summary>
    public async Task<bool> TryKeepAsync(string key, IFormCollection form)
    {
        try
        {
            return await KeepAsync(key, form);
        }
        catch (Exception failed) when (failed is DbUpdateException or DbException or RetryLimitExceededException)
        {
            db.ChangeTracker.Clear();
            log.LogError(failed, "What was typed under {Key} was not kept; it is shown once", key);
            return false;
        }
    }

    private async Task PutAsync(string key, string values)
    {
        var draft = await FindAsync(key);
        if (draft is null)
            db.Add(draft = new StaffDraft { StaffId = current.Actor.StaffId!.Value, Key = key });
        (draft.Values, draft.SavedAt) = (values, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync();
    }

    /// <summary>Puts what was kept back into the form that is about to be shown; null when there is nothing.</summary>
    public async Task<DateTime?> RestoreAsync(string key, ModelStateDictionary modelState)
    {
        if (await FindAsync(key) is not { } draft)
            return null;
        Fill(modelState, Values(draft));
        return draft.SavedAt;
    }

    /// <summary>
    /// Puts what was kept back into a form that changes a record. When somebody changed the record since, the form shows the record as it
    /// is now, and what was typed stands beside it: an old draft must not quietly undo a newer change. Null when there is nothing.
    /// </summary>
    public async Task<KeptDraft?> RestoreAsync<TForm>(string key, ModelStateDictionary modelState, TForm form, int version)
        where TForm : notnull
    {
        if (await FindAsync(key) is not { } draft)
            return null;
        var values = Values(draft);
        if (values.TryGetValue(Version, out var typedAt) && string.Join(",", typedAt) != version.ToString(CultureInfo.InvariantCulture))
            return new KeptDraft(draft.SavedAt, Typed(values));
        Fill(modelState, values);
        // A box without its tick posts nothing; what the record holds must not tick it again.
        foreach (var box in form.GetType().GetProperties().Where(p => !values.ContainsKey(p.Name) && (p.PropertyType == typeof(bool) || p.PropertyType == typeof(bool?) || p.PropertyType.IsGenericType && p.PropertyType.IsAssignableTo(typeof(System.Collections.IEnumerable)))))
            modelState.SetModelValue(box.Name, Array.Empty<string>(), "");
        return new KeptDraft(draft.SavedAt, null);
    }

    /// <summary>What was kept, to be read beside a form; null when there is nothing.</summary>
    public async Task<KeptDraft?> BesideAsync(string key) =>
        await FindAsync(key) is { } draft ? new KeptDraft(draft.SavedAt, Typed(Values(draft))) : null;

    private static IReadOnlyList<TypedValue> Typed(Dictionary<string, string[]> values) => TypedValue.Of(values.Select(v => KeyValuePair.Create(v.Key, string.Join(", ", v.Value))));

    private static void Fill(ModelStateDictionary modelState, Dictionary<string, string[]> kept)
    {
        foreach (var (name, values) in kept.Where(v => v.Key != Version))
            modelState.SetModelValue(name, values, string.Join(",", values));
    }

    private static Dictionary<string, string[]> Values(StaffDraft draft) => JsonSerializer.Deserialize<Dictionary<string, string[]>>(draft.Values)!;

    /// <summary>What was kept, by the names of the fields; null when there is nothing.</summary>
    public async Task<FormCollection?> ReadAsync(string key) => await FindAsync(key) is { } draft
        ? new FormCollection(Values(draft).ToDictionary(v => v.Key, v => new Microsoft.Extensions.Primitives.StringValues(v.Value)))
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

    /// <summary>A page of what this person has typed and not saved, the newest first, and how many there are in all.</summary>
    public async Task<(IReadOnlyList<OwnDraft> Drafts, int Total)> MineAsync(int page)
    {
        var mine = db.StaffDrafts.AsNoTracking().Where(d => d.StaffId == current.Actor.StaffId);
        var drafts = await mine.OrderByDescending(d => d.SavedAt).ThenByDescending(d => d.Id).Skip(Paging.Before(page, PageSize)).Take(PageSize).ToListAsync();
        return ([.. drafts.Select(Own)], await mine.CountAsync());
    }

    /// <summary>One of this person's own drafts; null when it is not theirs or is gone.</summary>
    public async Task<OwnDraft?> OwnAsync(long id) =>
        await db.StaffDrafts.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id && d.StaffId == current.Actor.StaffId) is { } draft ? Own(draft) : null;

    private static OwnDraft Own(StaffDraft draft) => new(draft.Id, draft.Key, draft.SavedAt, Typed(Values(draft)));

    private Task<StaffDraft?> FindAsync(string key) =>
        db.StaffDrafts.FirstOrDefaultAsync(d => d.StaffId == current.Actor.StaffId && d.Key == key);
}

/// <summary>What somebody had typed and not saved.</summary>
/// <param name="SavedAt">When it was kept (UTC).</param>
/// <param name="Typed">What was typed, when the record has changed since and the form shows the record; null when it stands in the form.</param>
public sealed record KeptDraft(DateTime SavedAt, IReadOnlyList<TypedValue>? Typed);

/// <summary>What somebody had typed and not saved, for themselves to read.</summary>
/// <param name="Id">Its key in the list.</param>
/// <param name="Key">Which form of which record.</param>
/// <param name="SavedAt">When it was kept (UTC).</param>
/// <param name="Typed">What was typed.</param>
public sealed record OwnDraft(long Id, string Key, DateTime SavedAt, IReadOnlyList<TypedValue> Typed)
{
    /// <summary>The longest of the words, to know it by.</summary>
    public string? Words => Typed.Where(t => t.IsWords).MaxBy(t => t.Value.Length)?.Value;
}
