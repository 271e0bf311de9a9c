using EarlyHelp.Domain;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Registers;
using EarlyHelp.Domain.Timeline;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Registers;

internal sealed partial class RegisterWriting
{
    private void WriteNotification(NotificationRow row)
    {
        var before = Before(ImportedKind.Notification, row.Reference, out var isSame);
        if (isSame)
            return;
        var family = families[row.Family];
        var notification = Notification.FromRegister(
            before is null ? numbers.Notification(row.Reference, UkTime.DayOf(row.ReceivedAt)) : db.Notifications.Where(n => n.Id == before.RecordId).Select(n => n.Reference).Single(), row, clocks, By);
        var id = before?.RecordId ?? 0;
        if (before is null)
        {
            WasDue(notification, check.NotificationClocks.GetValueOrDefault(row.Reference) ?? []);
            id = rows.Insert(notification, (nameof(Notification.FamilyId), family));
            Keep(ImportedKind.Notification, row.Reference, id, notification.Version);
        }
        else
        {
            WasDueBefore(notification, row.Reference, id);
            rows.Update(notification, id, (nameof(Versioned.Version), before.Version + 1), (nameof(Notification.FamilyId), family));
            rows.DeleteOf<NotificationVersion>(nameof(NotificationVersion.NotificationId), id);
            KeepChanged(ImportedKind.Notification, row.Reference, before);
        }

        changed.Add((ImportedKind.Notification, row.Reference));
        rows.Insert(notification.Newest, (nameof(NotificationVersion.NotificationId), id));
        Remember(nameof(TimelineEntry.NotificationId), id, row.Reference, again: before is not null);
    }

    private static void WasDue(Notification notification, List<ClockRow> due) =>
        notification.WasDue(due.Find(c => c.Clock == RegisterClock.Considered)?.DueOn, due.Find(c => c.Clock == RegisterClock.Decided)?.DueOn);

    // The days that clocks.csv said stand, until it says others.
    private void WasDueBefore(Notification notification, string reference, long id)
    {
        if (!WasImportedBefore(ImportedKind.NotificationClocks, reference))
            return;
        var due = db.Notifications.Where(n => n.Id == id).Select(n => new { n.ConsiderBy, n.DecideBy }).Single();
        notification.WasDue(due.ConsiderBy, due.DecideBy);
    }

    private void WriteClocks(string reference, List<ClockRow> due)
    {
        if (!check.SaysAnew(ImportedKind.NotificationClocks, reference))
            return;
        var id = IdOf(ImportedKind.Notification, reference)!.Value;
        if (known.Of(ImportedKind.Notification, reference) is not null)
        {
            var notification = db.Notifications.AsNoTracking().Single(n => n.Id == id);
            WasDue(notification, due);
            rows.Run("UPDATE Notifications SET ConsiderBy = @p0, DecideBy = @p1, NextDueOn = @p2 WHERE Id = @p3", notification.ConsiderBy, notification.DecideBy, notification.NextDueOn, id);
            Touch("Notifications", ImportedKind.Notification, reference);
        }

        KeepPart(ImportedKind.NotificationClocks, reference, id);
    }

    private void WriteTransfer(TransferRow row)
    {
        var before = Before(ImportedKind.Transfer, row.Reference, out var isSame);
        if (isSame)
            return;
        var transfer = new PastTransfer(row, families[row.Family], IdOf(ImportedKind.Case, row.Case));
        if (before is null)
        {
            Keep(ImportedKind.Transfer, row.Reference, rows.Insert(transfer), 0);
            return;
        }

        rows.Update(transfer, before.RecordId);
        KeepChanged(ImportedKind.Transfer, row.Reference, before);
    }

    // A step is known by its transfer, its day and what it was.
    private void WriteSteps(string reference, List<StepRow> steps)
    {
        if (!check.SaysAnew(ImportedKind.Steps, reference))
            return;
        var id = IdOf(ImportedKind.Transfer, reference)!.Value;
        List<PastTransferStep> here = known.Of(ImportedKind.Transfer, reference) is null ? [] : [.. db.PastTransferSteps.AsNoTracking().Where(s => s.TransferId == id)];
        foreach (var step in steps)
        {
            var said = new PastTransferStep(id, step.On, step.Step, step.Reason);
            if (here.Find(s => s.On == step.On && s.Step == step.Step) is not { } there)
                rows.Insert(said);
            else if (there.Reason != step.Reason)
                rows.Update(said, there.Id);
        }

        KeepPart(ImportedKind.Steps, reference, id);
    }

    private void WriteSupport(SupportRow row)
    {
        var before = Before(ImportedKind.Episode, row.Reference, out var isSame);
        if (isSame)
            return;
        var episode = new PastSupport(row, families[row.Family]);
        if (before is null)
        {
            Keep(ImportedKind.Episode, row.Reference, rows.Insert(episode), 0);
            return;
        }

        rows.Update(episode, before.RecordId);
        KeepChanged(ImportedKind.Episode, row.Reference, before);
    }

    private void WriteFigure(FigureRow row)
    {
        var figure = new OutsideFigure(row, on);
        var month = row.Month.ToString();
        if (known.Figures.TryGetValue((row.Indicator, month, row.DistrictId), out var said) && said == (row.Numerator, row.Denominator, row.Target, row.Direction))
            return;
        var id = row.DistrictId is { } district
            ? rows.Ask("SELECT Id FROM OutsideFigures WHERE Indicator = @p0 AND Month = @p1 AND DistrictId = @p2", row.Indicator, month, district)
            : rows.Ask("SELECT Id FROM OutsideFigures WHERE Indicator = @p0 AND Month = @p1 AND DistrictId IS NULL", row.Indicator, month);
        if (id is { } there)
            rows.Update(figure, there);
        else
            rows.Insert(figure);
    }
}
