using EarlyHelp.Data.Access;
using EarlyHelp.Data.Families;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Notifications;

/// <summary>A form that has been checked leaves its writer: it becomes a notification, answers what was asked, or is the transcription of a file.</summary>
public sealed class Sending(EarlyHelpDbContext db, Reception reception, FamilyRecorder recorder, NotificationFiles files, CurrentActor current, TimeProvider clock)
{
    /// <summary>
    /// Sends a draft. Sent twice it gives one notification: the draft remembers what it became, and of two that are sent at the same
    /// moment the second is undone.
    /// </summary>
    /// <returns>The reference of the notification.</returns>
    public async Task<string> SendAsync(NotificationDraft draft, FormDefinition form, NotificationChannel channel)
    {
        if (draft.NotificationId is not null)
            return await ReferenceAsync(draft);
        if (channel != NotificationChannel.Staff)
            current.Actor = Actor.Notifier;
        try
        {
            return await db.TogetherAsync(() => BecomeAsync(draft, form, channel));
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            var sent = await db.NotificationDrafts.SingleAsync(each => each.Id == draft.Id);
            if (sent.NotificationId is null)
                throw;
            return await ReferenceAsync(sent);
        }
    }

    private async Task<string> BecomeAsync(NotificationDraft draft, FormDefinition form, NotificationChannel channel)
    {
        var notification = await reception.ReceiveAsync(form, Answers.FromJson(draft.Answers), channel, draft.ReplacesId);
        await db.SaveChangesAsync();
        // The files know the notification by its key, which it has from now on.
        await files.GoAlongAsync(draft, notification);
        draft.Became(notification);
        await db.SaveChangesAsync();
        return notification.Reference;
    }

    /// <summary>The notifier answers what was asked: into the same notification, as a new version with the changes marked.</summary>
    public async Task AnswerAsync(Notification notification, NotificationDraft draft, FormDefinition form)
    {
        current.Actor = Actor.Notifier;
        await BringTogetherAsync(notification, draft, form);
        var (answers, changed, complete) = Compared(notification, draft, form);
        var (now, today) = Moment();
        var received = (await files.OfAsync(draft)).Select(file => $"FIL01 {file.FileName}");
        notification.ReceiveInformation(answers.ToJson(), [.. changed, .. received], complete, current.Actor, now, today);
        await AddAsync(notification, draft, form, answers);
    }

    /// <summary>Triage has typed in, beside the file, what a completed form says.</summary>
    public async Task TranscribeAsync(Notification notification, NotificationDraft draft, FormDefinition form)
    {
        await BringTogetherAsync(notification, draft, form);
        var (answers, changed, complete) = Compared(notification, draft, form);
        var (now, today) = Moment();
        notification.Transcribe(answers.ToJson(), changed, complete, current.Actor, now, today);
        await AddAsync(notification, draft, form, answers);
    }

    /// <summary>
    /// Somebody else added to the notification since this was begun: what only one of them changed is taken from that one. Where both did, the
    /// writer is told the other answer first, with the own one still there; sent again, it stands.
    /// </summary>
    private async Task BringTogetherAsync(Notification notification, NotificationDraft draft, FormDefinition form)
    {
        var newest = notification.Newest;
        if (draft.AddsToVersion is not { } begun || begun == newest.Number)
            return;
        var theirs = Answers.FromJson(newest.Answers);
        var merged = AnswerMerge.Of(Answers.FromJson(notification.Versions.Single(v => v.Number == begun).Answers), Answers.FromJson(draft.Answers), theirs);
        var (now, today) = Moment();
        draft.BringTo(newest.Number, merged.Answers.ToJson(), now);
        if (merged.Conflicts.Count == 0)
            return;
        await db.SaveChangesAsync();
        var who = draft.StaffId is null ? "us, from your completed form" : newest.By;
        throw new RulesBrokenException(merged.Told(form, theirs, $"{who} on {UkDates.DateAndTime(newest.At)}", today));
    }

    private async Task AddAsync(Notification notification, NotificationDraft draft, FormDefinition form, Answers answers)
    {
        await recorder.UpdateAsync(notification.Family, FamilyFacts.From(form, answers, Moment().Today), notification);
        await files.GoAlongAsync(draft, notification);
        db.Remove(draft);
        await db.SaveChangesAsync();
    }

    private (Answers Answers, string[] Changed, int Complete) Compared(Notification notification, NotificationDraft draft, FormDefinition form)
    {
        var answers = Answers.FromJson(draft.Answers);
        if (form.Kind == FormKind.EarlyHelp && notification.Channel == NotificationChannel.Upload)
            answers[FormDefinition.WholeForm] = Domain.Notifications.Form.Codes.Answer.Yes;
        var today = Moment().Today;
        var changed = Changes.Between(form, Answers.FromJson(notification.Newest.Answers), answers, today).Select(change => change.FieldName).ToArray();
        return (answers, changed, Completeness.Of(form, answers, today).Percent);
    }

    private (DateTime Now, DateOnly Today) Moment() => (UkTime.UtcNow(clock), UkTime.Today(clock));

    private Task<string> ReferenceAsync(NotificationDraft draft) =>
        db.Notifications.Where(notification => notification.Id == draft.NotificationId).Select(notification => notification.Reference).SingleAsync();
}
