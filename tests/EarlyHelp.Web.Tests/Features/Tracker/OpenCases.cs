using EarlyHelp.Data;
using EarlyHelp.Data.Standards;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EarlyHelp.Web.Tests.Features.Tracker;

/// <summary>Cases that a unit opened and a worker holds, by the verbs.</summary>
internal static class OpenCases
{
    /// <summary>Passes a notification to Ashford, accepts it to Ashford 1 and allocates it to Sam Hill, all today.</summary>
    public static Task<string> OpenAsync(this App app, string notification) => app.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<EarlyHelpDbContext>();
        var inForce = services.GetRequiredService<StandardsInForce>();
        var (standards, calendar, today) = (await inForce.StandardsAsync(), await inForce.CalendarAsync(), UkTime.DayOf(app.Clock.Utc));
        var received = await db.Notifications.Include(n => n.Family).SingleAsync(n => n.Reference == notification);
        var posting = await db.Postings.Include(p => p.Unit).Include(p => p.Staff).SingleAsync(p => p.Staff.Email == "worker@demo.example");
        var manager = Actor.Staff(posting.StaffId, "Dan Oduya", Role.DistrictManager) with { DistrictId = posting.Unit!.DistrictId };
        var passed = EarlyHelpCase.Pass($"EHC-2026-{received.Id:000000}", received, posting.Unit.DistrictId, standards, calendar, Actor.Job("Test"), app.Clock.Utc, today);
        db.Add(passed);
        passed.Accept(posting.Unit, 0, null, standards, calendar, manager, app.Clock.Utc, today);
        passed.Allocate(posting.Staff, posting.UnitId, 0, null, null, manager, app.Clock.Utc, today);
        await db.SaveChangesAsync();
        return passed.Reference;
    });
}
