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
        }
        else if (file == RegisterFile.Members)
        {
            Refers(row, "person_ref", ImportedKind.Person, RegisterFile.People, isPart: true);
            if (MemberRow.Read(row, known.Names) is { } member)
            {
                Meet(member.Family);
                Of(Memberships, member.Person).Add(member);
            }
        }
        else if (file == RegisterFile.Steps)
        {
            Refers(row, "transfer_ref", ImportedKind.Transfer, RegisterFile.Transfers, isPart: true);
            if (StepRow.Read(row, known.Names) is { } step)
                Of(Steps, step.Transfer).Add(step);
        }
        else
        {
            Refers(row, "case_ref", ImportedKind.Case, RegisterFile.Cases, isPart: true);
            if (file == RegisterFile.Spells && SpellRow.Read(row, known.Names) is { } spell)
                Meet(spell);
            else if (file == RegisterFile.Reviews && ReviewRow.Read(row, known.Names) is { } review)
                History(review.Case).Reviews.Add(review);
            else if (file == RegisterFile.Feedback && FeedbackRow.Read(row, known.Names) is { } feedback)
                History(feedback.Case).Feedback.Add(feedback);
            else if (file == RegisterFile.Closures && ClosureRow.Read(row, known.Names) is { } closure)
                History(closure.Case).Closures.Add(closure);
        }
    }

    private void ReadClock(RegisterRow row)
    {
        if (ClockRow.Read(row, known.Names) is not { } clock)
            return;
        Refers(row, "ref", clock.IsOfNotification ? ImportedKind.Notification : ImportedKind.Case, clock.IsOfNotification ? RegisterFile.Notifications : RegisterFile.Cases, isPart: true);
        if (clock.IsOfNotification)
            Of(NotificationClocks, clock.Reference).Add(clock);
        else
            History(clock.Reference).Clocks.Add(clock);
    }
}
