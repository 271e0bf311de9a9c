using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Standards;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.Cases;

/// <summary>Families passed to Ashford, each with one child Ada, as far on as a test needs them.</summary>
internal static class Passed
{
    private static int number = 700_000;

    /// <summary>Passes a family of this name; when a worker's e-mail is given, Ashford 1 has accepted and allocated it. Returns the reference of the case.</summary>
    public static async Task<string> PassAsync(this App app, string family, string? allocateTo = null, bool accept = false)
    {
        var id = Interlocked.Increment(ref number);
        return await app.WithDbAsync(async db =>
        {
            var (at, on) = (app.Clock.Utc, UkTime.DayOf(app.Clock.Utc));
            var (standards, calendar) = (ServiceStandards.Shipped(), WorkingCalendar.Shipped());
            var unit = await db.Units.SingleAsync(u => u.Name == "Ashford 1");
            var record = Family.Meet($"FAM-{id:000000}", family);
            var child = Person.Named("Ada", family);
            child.WasBorn(new DateOnly(2017, 3, 3));
            record.Add(child, FamilyRole.Child, on);
            var notification = Domain.Notifications.Notification.Receive(
                new Receipt
                {
                    Reference = $"EHN-2026-{id:000000}", Agency = "school", SourceCode = "1A", NotifierName = "Helen Marsh", NotifierEmail = "h@school.example",
                    Family = record, Answers = "{}", SuggestedDistrictId = unit.DistrictId, ChildsWords = "Ada: I like it at school",
                },
                standards, calendar, Actor.Notifier, at, on);
            db.Add(notification);
            db.Entry(notification).Property(n => n.DecidedOn).CurrentValue = on;
            var given = EarlyHelpCase.Pass($"EHC-2026-{id:000000}", notification, unit.DistrictId, standards, calendar, Actor.Staff(1, "Priya Nair", Role.TriageOfficer), at, on);
            db.Add(given);
            var by = Actor.Staff(1, "Anita Verma", Role.DistrictManager) with { DistrictId = unit.DistrictId };
            if (accept || allocateTo is not null)
                given.Accept(unit, 0, null, standards, calendar, by, at, on);
            if (allocateTo is not null)
                given.Allocate(await db.Staff.SingleAsync(s => s.Email == allocateTo), unit.Id, 0, null, null, by, at, on);
            await db.SaveChangesAsync();
            return given.Reference;
        });
    }
}
