using EarlyHelp.Domain.Registers;

namespace EarlyHelp.Data.Registers;

/// <summary>Rows that belong to a record of another file: who held a case, how it was reviewed, what was due.</summary>
internal sealed partial class RegisterCheck
{
    private void ReadHistory(RegisterFile file, RegisterRow row)
    {
        if (file == RegisterFile.Clocks)
        {
            ReadClock(row);
            return;
        }

        Refers(row, file.Required[0], file.BelongsTo!);
        SeePart(file.Part!.Value, row, file.Required[0]);
        if (file == RegisterFile.Members)
            RefersToImportedFamily(row);
        if (file == RegisterFile.Members && MemberRow.Read(row, known.Names) is { } member)
        {
            Meet(member.Family);
            Of(Memberships, member.Person).Add(member);
        }
        else if (file == RegisterFile.Steps && StepRow.Read(row, known.Names) is { } step)
        {
            Of(Steps, step.Transfer).Add(step);
        }
        else if (file.BelongsTo == RegisterFile.Cases)
        {
            ReadHistoryOfCase(file, row);
        }
    }

    private void ReadHistoryOfCase(RegisterFile file, RegisterRow row)
    {
        if (file == RegisterFile.Spells && SpellRow.Read(row, known.Names) is { } spell)
            Meet(spell);
        else if (file == RegisterFile.Reviews && ReviewRow.Read(row, known.Names) is { } review)
            History(review.Case).Reviews.Add(review);
        else if (file == RegisterFile.Feedback && FeedbackRow.Read(row, known.Names) is { } feedback)
            History(feedback.Case).Feedback.Add(feedback);
        else if (file == RegisterFile.Closures && ClosureRow.Read(row, known.Names) is { } closure)
            History(closure.Case).Closures.Add(closure);
    }

    private void ReadClock(RegisterRow row)
    {
        if (ClockRow.Read(row, known.Names) is not { } clock)
            return;
        Refers(row, "ref", clock.IsOfNotification ? RegisterFile.Notifications : RegisterFile.Cases);
        SeePart(clock.IsOfNotification ? ImportedKind.NotificationClocks : ImportedKind.CaseClocks, row, "ref");
        if (clock.IsOfNotification)
            Of(NotificationClocks, clock.Reference).Add(clock);
        else
            History(clock.Reference).Clocks.Add(clock);
    }

    private void SeePart(ImportedKind kind, RegisterRow row, string column)
    {
        if (row.Peek(column) is not { Length: > 0 } reference)
            return;
        var before = Parts[kind].GetValueOrDefault(reference, new(row.Line, 0));
        Parts[kind][reference] = before with { Sum = unchecked(before.Sum + RowDigest.NumberOf(row.Said)) };
    }
}
