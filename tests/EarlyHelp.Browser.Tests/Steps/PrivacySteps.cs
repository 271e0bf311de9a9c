using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Standards;
using EarlyHelp.Web.Tests.Features.Triage;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Browser.Tests.Steps;

/// <summary>What a privacy officer does with a family's record, and the family that they do it with.</summary>
internal static class PrivacySteps
{
    /// <summary>The number that others are told to ring.</summary>
    public const string Number = "01632 960 101";

    /// <summary>The Walkers of Cooper's Lane, decided for Ashford 1 and held by Sam Hill.</summary>
    public static async Task<Held> WalkersAsync(this Site site)
    {
        var reference = await site.App.ReceiveAsync(1);
        await site.App.WithDbAsync(async db =>
        {
            var (at, on) = (site.App.Clock.Utc, UkTime.DayOf(site.App.Clock.Utc));
            var district = await db.Districts.SingleAsync(d => d.Name == "Ashford");
            var received = await db.Notifications.Include(n => n.Family).SingleAsync(n => n.Reference == reference);
            var decided = db.Entry(received);
            decided.Property(n => n.State).CurrentValue = NotificationState.Decided;
            (decided.Property(n => n.DecidedOn).CurrentValue, decided.Property(n => n.DistrictId).CurrentValue) = (on, district.Id);
            var triage = Actor.Staff(1, "Priya Nair", Role.TriageOfficer);
            db.Add(EarlyHelpCase.Pass($"EHC-2026-{900 + received.Id:000000}", received, district.Id, ServiceStandards.Shipped(), WorkingCalendar.Shipped(), triage, at, on));
            return await db.SaveChangesAsync();
        });
        await site.App.AllocateAsync(reference);
        return await site.App.WithDbAsync(db => db.Cases.Where(c => c.Notification!.Reference == reference).Select(c => new Held(c.Family.Reference, reference, c.Reference)).SingleAsync());
    }

    /// <summary>Goes from the start page to the form of a new restriction of this case's family.</summary>
    public static async Task BeginRestrictionAsync(this Person privacy, string reference)
    {
        await privacy.FollowAsync("Privacy");
        await privacy.FollowAsync("Restricted records");
        await privacy.PressAsync("Restrict a record");
        await privacy.FillAsync("Reference of the family, a case or a notification", reference);
        await privacy.PressAsync("Continue");
    }

    /// <summary>Fills in the form: the record stays with Sam Hill and Martin Cole, whom others ring.</summary>
    public static async Task RestrictAsync(this Person privacy)
    {
        await privacy.ChooseAsync("Why is the record restricted?", "Somebody who works here belongs to the family or is close to it");
        await privacy.FillAsync("Why, in a sentence", "The sister of a colleague in the district");
        await privacy.FillAsync("Who still needs the record?", "worker@demo.example\nlead@demo.example");
        await privacy.FillAsync("Whom are others to ring?", "lead@demo.example");
        await privacy.FillAsync("On which number?", Number);
        await privacy.PressAsync("Restrict the record");
        Assert.Empty(await privacy.ErrorsAsync());
    }

    /// <summary>The tables of the page fold in a window of 320 px: nothing of them is reached by scrolling sideways only.</summary>
    public static async Task FoldsAsync(this Person person)
    {
        var before = person.Page.ViewportSize!;
        await person.Page.SetViewportSizeAsync(320, 900);
        var scrolls = await person.Page.Locator(".eh-table").EvaluateAllAsync<bool[]>("all => all.map(t => t.scrollWidth > t.clientWidth)");
        Assert.NotEmpty(scrolls);
        Assert.DoesNotContain(true, scrolls);
        await person.Page.SetViewportSizeAsync(before.Width, before.Height);
    }

    /// <summary>Whether a district manager meets the family: in the search, in the lists, and at addresses that are typed.</summary>
    public static async Task MeetsAsync(this Person manager, Held held, bool there)
    {
        await manager.OpenAsync("/search");
        await manager.FillAsync("Name, reference, UPN, NHS number, postcode or address", "Leo Walker");
        await manager.PressAsync("Find");
        Assert.Equal(there, (await manager.WordsAsync()).Contains(held.Family, StringComparison.Ordinal));
        await manager.OpenAsync("/cases");
        Assert.Equal(there, (await manager.WordsAsync()).Contains(held.Case, StringComparison.Ordinal));
        await manager.OpenAsync("/notifications");
        Assert.Equal(there, (await manager.WordsAsync()).Contains(held.Notification, StringComparison.Ordinal));
        var (family, work) = ($"/families/{held.Family}", $"/cases/{held.Case}");
        foreach (var address in new[] { family, $"{family}/audit", work, $"{work}/notes", $"{work}/timeline", $"/notifications/{held.Notification}" })
        {
            await manager.OpenAsync(address);
            Assert.True(manager.Status == (there ? 200 : 404), $"{address} answered {manager.Status}");
        }
    }
}

/// <summary>A family's references.</summary>
/// <param name="Family">Of its record.</param>
/// <param name="Notification">Of the notification that told of it.</param>
/// <param name="Case">Of the case that came of it.</param>
internal sealed record Held(string Family, string Notification, string Case);
