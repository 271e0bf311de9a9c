using EarlyHelp.Data.Access;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Notifications.Form;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Notifications;

/// <summary>
/// Notifications that are still being written. A notifier's own is found by its key alone, which only their browser and their e-mail hold;
/// a form of staff by its key and a member of staff. An expired one is not there for anybody.
/// </summary>
public sealed class NotificationDrafts(EarlyHelpDbContext db, CurrentActor current, TimeProvider clock)
{
    /// <summary>Longest answers of one form (characters of JSON): many times the longest honest form.</summary>
    public const int AnswersMaxLength = 1_000_000;

    private const int Tries = 3;

    private DateTime Now => UkTime.UtcNow(clock);

    /// <summary>Begins a form of a notifier, or of the member of staff who is acting when <paramref name="forStaff"/>.</summary>
    public Task<NotificationDraft> BeginAsync(FormKind form, Answers? answers = null, bool forStaff = false, long? replacesId = null) =>
        BegunAsync(NotificationDraft.Begin(OneTimeCode.Key(), form.ToString(), Now, forStaff ? current.Actor.StaffId : null, replacesId, answers?.ToJson() ?? "{}"));

    /// <summary>A notifier's form by its key; null when there is none or it has expired.</summary>
    public async Task<NotificationDraft?> OfNotifierAsync(string? key) =>
        Living(string.IsNullOrEmpty(key) ? null : await db.NotificationDrafts.SingleOrDefaultAsync(draft => draft.Key == key && draft.StaffId == null && draft.AddsToId == null));

    /// <summary>The forms of a notifier by their keys, in the order of these; what has expired is left out.</summary>
    public async Task<IReadOnlyList<NotificationDraft>> OfNotifierAsync(IReadOnlyList<string> keys)
    {
        if (keys.Count == 0)
            return [];
        var found = await db.NotificationDrafts.Where(draft => keys.Contains(draft.Key) && draft.StaffId == null && draft.AddsToId == null).ToListAsync();
        return [.. from key in keys join draft in found on key equals draft.Key where !draft.HasExpired(Now) select draft];
    }

    /// <summary>A form that the member of staff who is acting has begun.</summary>
    public async Task<NotificationDraft?> OfStaffAsync(string key) => current.Actor.StaffId is not { } staffId
        ? null
        : Living(await db.NotificationDrafts.SingleOrDefaultAsync(draft => draft.Key == key && draft.StaffId == staffId && draft.AddsToId == null));

    /// <summary>The forms that the member of staff who is acting has begun and not sent, the newest first.</summary>
    public async Task<IReadOnlyList<NotificationDraft>> OwnAsync()
    {
        var since = Now.AddDays(-NotificationDraft.LifeDays);
        return await db.NotificationDrafts
            .Where(draft => draft.StaffId == current.Actor.StaffId && draft.AddsToId == null && draft.NotificationId == null && draft.TouchedAt >= since)
            .OrderByDescending(draft => draft.TouchedAt).Take(20).ToListAsync();
    }

    /// <summary>What is being added to a notification, by its notifier or (transcribing) by staff; begun with its newest answers.</summary>
    public async Task<NotificationDraft> AddingToAsync(Notification notification, bool byStaff)
    {
        if (await AddedToAsync(notification, byStaff) is { } living)
            return living;
        var answers = Answers.FromJson(notification.Newest.Answers);
        if (byStaff)
            answers.LeaveRoom();
        return await BegunAsync(NotificationDraft.BeginFor(
            notification, OneTimeCode.Key(), FormDefinition.Of(notification).Kind.ToString(), Now, byStaff ? current.Actor.StaffId : null, answers.ToJson()));
    }

    /// <summary>What is being added to a notification already; null when nobody has begun.</summary>
    public async Task<NotificationDraft?> AddedToAsync(Notification notification, bool byStaff) => Living(await db.NotificationDrafts
        .Where(draft => draft.AddsToId == notification.Id && draft.StaffId != null == byStaff).OrderByDescending(draft => draft.Id).FirstOrDefaultAsync());

    /// <summary>
    /// Keeps what was typed. When the same form was saved from another window in between, the change is made again on what that
    /// window left, so neither loses anything. False when the form has become too long to keep.
    /// </summary>
    public async Task<bool> SaveAsync(NotificationDraft draft, Action<Answers> change)
    {
        for (var left = Tries; ; left--)
        {
            var answers = Answers.FromJson(draft.Answers);
            change(answers);
            var json = answers.ToJson();
            if (json.Length > AnswersMaxLength)
                return false;
            draft.Save(json, Now);
            try
            {
                await db.SaveChangesAsync();
                return true;
            }
            catch (DbUpdateConcurrencyException) when (left > 1)
            {
                await db.Entry(draft).ReloadAsync();
            }
        }
    }

    private async Task<NotificationDraft> BegunAsync(NotificationDraft draft)
    {
        db.Add(draft);
        await db.SaveChangesAsync();
        return draft;
    }

    private NotificationDraft? Living(NotificationDraft? draft) => draft is null || draft.HasExpired(Now) ? null : draft;
}
