using System.Globalization;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Registers;
using EarlyHelp.Domain.Timeline;

namespace EarlyHelp.Data.Registers;

internal sealed partial class RegisterWriting
{
    private void WritePerson(PersonRow row)
    {
        var person = Person.FromRegister(row);
        var id = Keep(ImportedKind.Person, row.Reference, person, () => rows.Insert(person), (key, version) =>
        {
            rows.Update(person, key, version);
            rows.DeleteOf<FamilyMember>(nameof(FamilyMember.PersonId), key);
            rows.DeleteOf<Residence>(nameof(Residence.PersonId), key);
            rows.DeleteOf<Schooling>(nameof(Schooling.PersonId), key);
        });
        if (id is not { } personId)
            return;
        foreach (var member in check.Memberships.TryGetValue(row.Reference, out var said) ? said : [new(row.Reference, row.Family, row.Role, MemberRow.Always, null)])
            Join(person, personId, member);
        if (row.Line1 is not null || row.Town is not null || row.Postcode is not null)
        {
            var address = Address.At(row.Line1 ?? "", null, row.Town, null, row.Postcode);
            rows.Insert(person.LivesAt(address, ResidenceKind.MainHome, on), (nameof(Residence.PersonId), personId), (nameof(Residence.AddressId), Same(address, row.Family)));
        }

        if (row.School is not null || row.AttendancePercent is not null)
            rows.Insert(person.Attends(new(row.School, AttendancePercent: row.AttendancePercent), on), (nameof(Schooling.PersonId), personId));
    }

    private void Join(Person person, long personId, MemberRow said)
    {
        var member = Family.Meet("", "").Add(person, said.Role, said.From);
        rows.Insert(member, (nameof(FamilyMember.FamilyId), families[said.Family]), (nameof(FamilyMember.PersonId), personId), (nameof(FamilyMember.To), said.To));
    }

    // People of one home share its row; a place without a street is no home that two families could be known to share.
    private long Same(Address address, string family)
    {
        var key = address.Key.Length > 0 ? address.Key : $"{family}\u001f{address.Line1}\u001f{address.Town}\u001f{address.Postcode}";
        if (addresses.TryGetValue(key, out var id))
            return id;
        var here = address.Key.Length > 0 ? rows.Ask($"SELECT MIN(Id) FROM Addresses WHERE {rows.Quoted(nameof(Address.Key))} = @p0 AND Line2 IS NULL", address.Key) : null;
        return addresses[key] = here ?? rows.Insert(address);
    }

    private void WriteNotification(NotificationRow row)
    {
        var received = UkTime.DayOf(row.ReceivedAt);
        Notification Made(string reference)
        {
            var made = Notification.FromRegister(reference, row, clocks, By);
            var due = check.NotificationClocks.GetValueOrDefault(row.Reference) ?? [];
            made.WasDue(due.Find(c => c.Clock == RegisterClock.Considered)?.DueOn, due.Find(c => c.Clock == RegisterClock.Decided)?.DueOn);
            return made;
        }

        var family = families[row.Family];
        if (known.Of(ImportedKind.Notification, row.Reference) is { } before && before.Digest == check.DigestOf(ImportedKind.Notification, row.Reference))
        {
            written[ImportedKind.Notification][row.Reference] = before.RecordId;
            return;
        }

        var notification = Made(known.Of(ImportedKind.Notification, row.Reference) is { } here ? ReferenceOf("Notifications", here.RecordId) : numbers.Notification(row.Reference, received));
        var id = Keep(ImportedKind.Notification, row.Reference, notification, () => rows.Insert(notification, (nameof(Notification.FamilyId), family)), (key, version) =>
        {
            rows.Update(notification, key, version, (nameof(Notification.FamilyId), family));
            rows.DeleteOf<NotificationVersion>(nameof(NotificationVersion.NotificationId), key);
        })!.Value;
        rows.Insert(notification.Newest, (nameof(NotificationVersion.NotificationId), id));
        Remember(nameof(TimelineEntry.NotificationId), id, row.Reference, again: known.Of(ImportedKind.Notification, row.Reference) is not null);
    }

    private void WriteCase(CaseRow row)
    {
        var before = known.Of(ImportedKind.Case, row.Reference);
        if (before is not null && before.Digest == check.DigestOf(ImportedKind.Case, row.Reference))
        {
            written[ImportedKind.Case][row.Reference] = before.RecordId;
            return;
        }

        var history = check.Histories.GetValueOrDefault(row.Reference) ?? new();
        var (family, notification) = (families[row.Family], IdOf(ImportedKind.Notification, row.Notification));
        var opened = Made(row, history, before is null ? numbers.Case(row.Reference, row.OpenedOn) : ReferenceOf("Cases", before.RecordId));
        var id = Keep(ImportedKind.Case, row.Reference, opened, () => rows.Insert(opened, (nameof(EarlyHelpCase.FamilyId), family), (nameof(EarlyHelpCase.NotificationId), notification)), (key, version) =>
        {
            rows.Update(opened, key, version, (nameof(EarlyHelpCase.FamilyId), family), (nameof(EarlyHelpCase.NotificationId), notification));
            rows.DeleteOf<CaseSpell>(nameof(CaseSpell.CaseId), key);
            rows.DeleteOf<PastReview>(nameof(PastReview.CaseId), key);
            rows.DeleteOf<PastClosure>(nameof(PastClosure.CaseId), key);
            rows.DeleteOf<PastFeedback>(nameof(PastFeedback.CaseId), key);
        })!.Value;
        WriteHistory(row, history, id);
        Remember(nameof(TimelineEntry.CaseId), id, row.Reference, again: before is not null);
    }

    private EarlyHelpCase Made(CaseRow row, CaseHistory history, string reference)
    {
        var received = row.Notification is not { } from ? (DateOnly?)null : check.ReceivedOn.TryGetValue(from, out var day) ? day : known.Of(ImportedKind.Notification, from)!.ReceivedOn;
        var made = EarlyHelpCase.FromRegister(reference, row, (known.Units[row.UnitId].DistrictId, row.Worker is { } worker ? staff[worker] : null), received ?? row.OpenedOn, clocks, on);
        var (plan, reviews) = (history.Clocks.Find(c => c.Clock == RegisterClock.Plan), history.Clocks.FindAll(c => c.Clock == RegisterClock.Review));
        made.WasDue(plan?.From, plan?.DueOn, reviews.Find(c => c.MetOn is null)?.DueOn, history.Clocks.Count > 0);
        return made;
    }

    private void WriteHistory(CaseRow row, CaseHistory history, long id)
    {
        List<SpellRow> spells = history.Spells.Count > 0 ? [.. history.Spells.OrderBy(s => s.From)] : [new(row.Reference, row.UnitId, row.Worker, row.OpenedOn, row.ClosedOn)];
        foreach (var spell in spells)
            rows.Insert(CaseSpell.FromRegister(spell.UnitId, spell.Worker is { } worker ? staff[worker] : null, spell.From, spell.To, By, at), (nameof(CaseSpell.CaseId), id));
        foreach (var closure in history.Closures)
            rows.Insert(new PastClosure(id, closure.On, closure.Reason, closure.Outcome, closure.ReopenedOn));
        if (row.ClosedOn is { } closed)
            rows.Insert(new PastClosure(id, closed, row.Reason!, row.Outcome!.Value, null));
        foreach (var feedback in history.Feedback)
            rows.Insert(new PastFeedback(id, feedback.InvitedOn, feedback.ReceivedOn));
        foreach (var review in PastReviews(row, history))
            rows.Insert(new PastReview(id, review.DueOn, review.HeldOn, review.Decision));
    }

    // One line for each review: its clock says when it was due, reviews.csv what was decided, and cases.csv knows the last one at least.
    // The clock that still runs is the case's own.
    private static IEnumerable<(DateOnly? DueOn, DateOnly? HeldOn, string? Decision)> PastReviews(CaseRow row, CaseHistory history)
    {
        var due = history.Clocks.Where(c => c.Clock == RegisterClock.Review && (c.MetOn is not null || row.ClosedOn is not null)).ToList();
        foreach (var clock in due)
            yield return (clock.DueOn, clock.MetOn, history.Reviews.Find(r => r.HeldOn == clock.MetOn)?.Decision);
        foreach (var review in history.Reviews.Where(r => due.TrueForAll(c => c.MetOn != r.HeldOn)))
            yield return (null, review.HeldOn, review.Decision);
        if (row.ReviewedOn is { } last && due.TrueForAll(c => c.MetOn != last) && history.Reviews.TrueForAll(r => r.HeldOn != last))
            yield return (null, last, null);
    }

    private void WriteTransfer(TransferRow row)
    {
        var digest = check.DigestOf(ImportedKind.Transfer, row.Reference);
        var before = known.Of(ImportedKind.Transfer, row.Reference);
        if (before?.Digest == digest)
            return;
        var transfer = new PastTransfer(row, families[row.Family], IdOf(ImportedKind.Case, row.Case));
        var id = before?.RecordId ?? rows.Insert(transfer);
        if (before is null)
        {
            Keep(ImportedKind.Transfer, row.Reference, id, digest, 0);
        }
        else
        {
            rows.Update(transfer, id);
            rows.DeleteOf<PastTransferStep>(nameof(PastTransferStep.TransferId), id);
            rows.Run("UPDATE ImportedRecords SET Digest = @p0 WHERE Id = @p1", digest, before.RowId);
        }

        foreach (var step in check.Steps.GetValueOrDefault(row.Reference) ?? [])
            rows.Insert(new PastTransferStep(id, step.On, step.Step, step.Reason));
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

    private string ReferenceOf(string table, long id) => rows.AskText(string.Create(CultureInfo.InvariantCulture, $"SELECT Reference FROM {table} WHERE Id = @p0"), id);
}
