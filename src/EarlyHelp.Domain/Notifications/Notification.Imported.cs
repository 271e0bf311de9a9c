using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Notifications.Form.Codes;
using EarlyHelp.Domain.Registers;

namespace EarlyHelp.Domain.Notifications;

public sealed partial class Notification
{
    /// <summary>The question of the form that a register's summary answers: issues and concerns.</summary>
    public const string SummaryQuestion = "RSN03";

    /// <summary>Whether another system received it: what was sent, screened and decided there is known only as far as its register said so.</summary>
    public bool IsImported => Channel == NotificationChannel.Imported;

    /// <summary>A notification as a register has it. One that was not decided there is decided here; what the register does not say stays empty.</summary>
    public static Notification FromRegister(string reference, NotificationRow row, RegisterClocks clocks, Actor by)
    {
        var on = UkTime.DayOf(row.ReceivedAt);
        var notification = new Notification
        {
            Reference = reference, Kind = row.Kind, Channel = NotificationChannel.Imported, Agency = row.Source ?? "", SourceCode = Agencies.SourceCode(row.Source),
            NotifierName = row.NotifierName ?? "", NotifierOrganisation = row.NotifierOrganisation, IsPriority = row.IsPriority, DistrictId = row.DistrictId,
            State = row.DecidedAt is null ? NotificationState.Received : NotificationState.Decided, ReceivedAt = row.ReceivedAt, ReceivedOn = on,
            ConsideredAt = row.ConsideredAt, ConsideredOn = Day(row.ConsideredAt), DecidedAt = row.DecidedAt, DecidedOn = Day(row.DecidedAt), Outcome = row.Outcome,
        };
        notification.ConsiderBy = clocks.DueOn(notification.ConsiderStandard, on);
        notification.DecideBy = clocks.DueOn(notification.DecideStandard, on);
        notification.NextDueOn = row.DecidedAt is not null ? null : row.ConsideredAt is null && notification.ConsiderBy < notification.DecideBy ? notification.ConsiderBy : notification.DecideBy;
        var answers = new Answers();
        if (row.Summary is { } summary)
            answers.Put(SummaryQuestion, summary);
        notification.versions.Add(new NotificationVersion(1, answers.ToJson(), row.ReceivedAt, by, []));
        return notification;
    }

    /// <summary>The days by which it was to be considered and decided, where a register knows them better than the standards do.</summary>
    public void WasDue(DateOnly? consideredBy, DateOnly? decidedBy)
    {
        (ConsiderBy, DecideBy) = (consideredBy ?? ConsiderBy, decidedBy ?? DecideBy);
        if (NextDueOn is not null)
            NextDueOn = ConsideredAt is null && ConsiderBy < DecideBy ? ConsiderBy : DecideBy;
    }

    private static DateOnly? Day(DateTime? at) => at is { } given ? UkTime.DayOf(given) : null;
}
