using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Notifications;
using EarlyHelp.Data.Restrictions;
using EarlyHelp.Data.Standards;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Matching;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Web.Features.Notifications;
using EarlyHelp.Web.Features.Screenings;
using EarlyHelp.Web.TagHelpers;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Features.Triage;

/// <summary>Gathers what the triage page of one notification shows.</summary>
public sealed class TriagePages(
    EarlyHelpDbContext db, TriageRecord record, TriageDesk desk, RestrictedNotifications restricted, StandardsInForce inForce, CountyForms forms, CurrentActor current, TimeProvider clock)
{
    /// <summary>The page; with the form as it was typed, or as the notification stands.</summary>
    public async Task<TriagePage> OfAsync(Notification notification, ScreeningForm? typed = null)
    {
        var (today, me) = (UkTime.Today(clock), current.Actor);
        var met = await record.MetBeforeAsync(notification);
        var held = notification.ClaimAt(UkTime.UtcNow(clock));
        var mayManage = me.May(Permission.ManageTriage);
        var over = await restricted.HandedOverAsync(notification);
        return new TriagePage
        {
            Notification = notification,
            Reading = NotificationReading.Of(notification, await forms.OfAsync(notification), await record.FilesAsync(notification)),
            Met = met,
            Clocks = await ClocksAsync(notification),
            Held = held,
            IsMine = held?.StaffId == me.StaffId,
            MayWork = me.May(Permission.WorkTriage),
            MayManage = mayManage,
            MayChangeDecision = mayManage && notification.DecidedOn is { } decided && today.DayNumber - decided.DayNumber <= Notification.ChangeDecisionDays,
            Colleagues = mayManage && notification.IsInQueue ? [.. (await desk.ColleaguesAsync(notification)).Select(c => new Choice($"{c.Id}", c.Name))] : [],
            HandOver = me.May(Permission.WorkTriage) ? await restricted.OfferAsync(notification, met.Restricted) : null,
            HandedOver = over,
            MayGiveBack = me.May(Permission.WorkTriage) && over is not null && await restricted.MayGiveBackAsync(over),
            FamilyChoices = FamilyChoices(met),
            Form = typed ?? ScreeningForm.Of(notification, met.IsKnown, met.Others.Count > 0, today),
            District = await db.Districts.Where(d => d.Id == notification.DistrictId).Select(d => d.Name).FirstOrDefaultAsync(),
            DaysWaited = notification.DaysWaited(today),
        };
    }

    /// <summary>The two clocks of a notification, in words.</summary>
    public async Task<IReadOnlyList<ClockLine>> ClocksAsync(Notification notification)
    {
        var calendar = await inForce.CalendarAsync();
        var consider = await inForce.ClockAsync(notification.ConsiderStandard, notification.ReceivedOn, notification.ConsiderBy);
        var decide = await inForce.ClockAsync(notification.DecideStandard, notification.ReceivedOn, notification.DecideBy);
        var today = UkTime.Today(clock);
        return
        [
            new(notification.Kind == NotificationKind.EarlyHelp ? "Consider" : "Act", consider.InWords(today, notification.ConsideredOn, calendar), consider.StateOn(today, notification.ConsideredOn), consider),
            new("Decide", decide.InWords(today, notification.DecidedOn, calendar), decide.StateOn(today, notification.DecidedOn), decide),
        ];
    }

    /// <summary>How sure a match is, in a word.</summary>
    public static string Sure(MatchStrength strength) => strength switch
    {
        MatchStrength.Certain => "Same number",
        MatchStrength.Likely => "Likely",
        _ => "Possible",
    };

    private static IReadOnlyList<Choice> FamilyChoices(MetBefore met) =>
    [
        .. met.Others.Select(o => new Choice($"{o.FamilyId}", $"{o.Name}, {o.Reference}", $"{Sure(o.Strength)}: {string.Join("; ", o.People.Take(3).Select(p => p.Name))}")),
        met.IsKnown
            ? new Choice(ScreeningForm.OwnRecord, "A family we know: the record it is on already")
            : new Choice(ScreeningForm.NewFamily, "A family new to us"),
    ];
}
