using EarlyHelp.Data;
using EarlyHelp.Data.Notifications;
using EarlyHelp.Data.Standards;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Tests.Notifications.Form;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EarlyHelp.Web.Tests.Features.Families;

/// <summary>Families in the running app, received as their notifiers would send them.</summary>
internal static class FamilyRecordsOfTests
{
    /// <summary>Receives a sample on its day and gives the references of its family and notification.</summary>
    public static Task<(string Family, string Notification)> ReceiveAsync(this App app, int sample)
    {
        // The receipt is outside a request, so its message cannot take the address of its links from one.
        app.Settings["Service:Address"] = "http://127.0.0.1";
        app.Clock.SetLocal(SampleNotifications.Day(sample).ToDateTime(new TimeOnly(10, 0)));
        return app.InScopeAsync(async services =>
        {
            var received = await services.GetRequiredService<Reception>().ReceiveAsync(
                SampleNotifications.Form(sample), SampleNotifications.Of(sample), sample == 7 ? NotificationChannel.Upload : NotificationChannel.Online);
            await services.GetRequiredService<EarlyHelpDbContext>().SaveChangesAsync();
            return (received.Family.Reference, received.Reference);
        }, Actor.Visitor);
    }

    /// <summary>Passes the notification to Ashford, and the case to the unit and the worker of the demonstration accounts.</summary>
    public static Task<string> GiveToWorkerAsync(this App app, string notification) => app.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<EarlyHelpDbContext>();
        var standards = services.GetRequiredService<StandardsInForce>();
        var received = await db.Notifications.Include(n => n.Family).SingleAsync(n => n.Reference == notification);
        var worker = await db.Postings.Include(p => p.Unit).SingleAsync(p => p.Staff.Email == "worker@demo.example");
        var passed = EarlyHelpCase.Pass(
            $"EHC-2026-{received.Id:000000}", received, worker.Unit!.DistrictId, await standards.StandardsAsync(), await standards.CalendarAsync(), Actor.Job("Test"), app.Clock.Utc, UkTime.DayOf(app.Clock.Utc));
        db.Add(passed);
        var decided = db.Entry(received);
        decided.Property(n => n.State).CurrentValue = NotificationState.Decided;
        decided.Property(n => n.DecidedOn).CurrentValue = UkTime.DayOf(app.Clock.Utc);
        decided.Property(n => n.DistrictId).CurrentValue = worker.Unit.DistrictId;
        db.Entry(passed).Property(c => c.UnitId).CurrentValue = worker.UnitId;
        db.Entry(passed).Property(c => c.WorkerId).CurrentValue = worker.StaffId;
        await db.SaveChangesAsync();
        return passed.Reference;
    });

    /// <summary>The first person with this first name.</summary>
    public static Task<Person> PersonAsync(this App app, string firstName) => app.WithDbAsync(db => db.People
        .Include(p => p.Residences).ThenInclude(r => r.Address).Include(p => p.Schoolings).OrderBy(p => p.Id).FirstAsync(p => p.FirstName == firstName));
}
