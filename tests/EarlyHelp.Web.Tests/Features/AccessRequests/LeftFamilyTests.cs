using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Web.Tests.Features.Closures;
using EarlyHelp.Web.Tests.Features.Families;
using EarlyHelp.Web.Tests.Features.StepDowns;
using EarlyHelp.Web.Tests.Features.Tracker;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.AccessRequests;

/// <summary>A person has a right to what is held about them, and none to the later life of a family they left (adr/0025).</summary>
public sealed class LeftFamilyTests : IDisposable
{
    private readonly App app = new();

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task What_was_recorded_about_a_family_after_somebody_left_it_is_not_theirs()
    {
        var (family, notification) = await app.ReceiveAsync(1);
        var reference = await app.OpenAsync(notification);
        await NoteAsync(reference, "Early days, all at home", "Mia");
        await LeaveAsync(family, "Kerry");
        app.Clock.Utc = app.Clock.Utc.AddDays(2);
        await NoteAsync(reference, "The children live with their aunt now", "Mia");
        await NoteAsync(reference, "Their mother came to the school gate", "Kerry", "Mia");

        var page = await FileAsync(family, "Kerry");
        var text = page.DocumentElement.TextContent;
        Assert.Contains("Early days, all at home", text, StringComparison.Ordinal);
        Assert.DoesNotContain("live with their aunt", text, StringComparison.Ordinal);
        Assert.Contains("Their mother came to the school gate", text, StringComparison.Ordinal);
        Assert.Contains($"belonged to family {family} until", text, StringComparison.Ordinal);
        Assert.Contains("live with their aunt", (await FileAsync(family, "Leo")).DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("belonged to family", (await FileAsync(family, "Leo", again: true)).DocumentElement.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_that_began_later_is_not_theirs_and_one_that_went_on_is_marked_altogether()
    {
        var (family, notification) = await app.ReceiveAsync(1);
        var first = await app.OpenAsync(notification);
        await LeaveAsync(family, "Kerry");
        app.Clock.Utc = app.Clock.Utc.AddDays(2);
        await app.WorkAsync(first, (given, cast) => given.ContactNotifier(new(cast.On), cast.Worker, cast.At, cast.On));
        var (_, later) = await app.ReceiveAsync(2);
        await app.WithDbAsync(async db =>
        {
            var received = await db.Notifications.SingleAsync(n => n.Reference == later);
            db.Entry(received).Property(n => n.FamilyId).CurrentValue = (await db.Families.SingleAsync(f => f.Reference == family)).Id;
            db.Entry(received).Property(n => n.ReceivedOn).CurrentValue = new DateOnly(2026, 12, 24);
            return await db.SaveChangesAsync();
        });

        var page = await FileAsync(family, "Kerry");
        Assert.DoesNotContain(later, page.DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.Contains(later, (await FileAsync(family, "Leo")).DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.Single(page.Records("Case, goes on after they left the family"));
    }

    [Fact]
    public async Task A_case_that_was_over_before_somebody_came_is_marked_altogether()
    {
        var (family, notification) = await app.ReceiveAsync(1);
        var reference = await app.OpenAsync(notification);
        await NoteAsync(reference, "Long before the new partner", "Mia");
        await app.WithDbAsync(async db =>
        {
            var closed = await db.Cases.SingleAsync(c => c.Reference == reference);
            db.Entry(closed).Property(c => c.ClosedOn).CurrentValue = new DateOnly(2026, 11, 18);
            var known = await db.Families.Include(f => f.Members).SingleAsync(f => f.Reference == family);
            known.Add(Person.Named("Rufus", "Pym"), FamilyRole.PartnerOfParent, new(2026, 11, 20));
            return await db.SaveChangesAsync();
        });

        var page = await FileAsync(family, "Rufus");
        Assert.Contains("Long before the new partner", page.DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Long before the new partner", page.BlackedOut(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_held_the_family_later_is_not_theirs_and_what_has_no_day_is_marked_altogether()
    {
        var stepDown = await SteppedDown.RequestedAsync(app, "Vance");
        var family = await app.WithDbAsync(db => db.StepDowns.Where(s => s.Reference == stepDown).Select(s => s.Family.Reference).SingleAsync());
        await LeaveAsync(family, "Kerry");
        app.Clock.Utc = app.Clock.Utc.AddDays(2);
        await SteppedDown.AcceptAsync(app, stepDown, "district", new ConditionFacts("Their aunt brings them to school", TransferSide.SocialCare, "Nadia Karim", UkTime.DayOf(app.Clock.Utc).AddDays(30)));
        await SteppedDown.PlanAsync(app, stepDown);
        await SteppedDown.GiveAsync(app, stepDown);
        await SteppedDown.CompleteAsync(app, stepDown);

        var page = await FileAsync(family, "Kerry");
        Assert.Contains("Their aunt brings them", page.DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Their aunt brings them", page.BlackedOut(), StringComparison.Ordinal);
        Assert.DoesNotContain(page.QuerySelectorAll("h3"), h => h.TextContent == "Baton" || h.TextContent.StartsWith("Baton,", StringComparison.Ordinal));
        Assert.Single(page.Records("Baton entry"));

        var theirs = await FileAsync(family, "Leo");
        Assert.Contains("Their aunt brings them", theirs.BlackedOut(), StringComparison.Ordinal);
        Assert.Single(theirs.Records("Baton"));
        Assert.Equal(2, theirs.Records("Baton entry").Count);
    }

    private async Task<AngleSharp.Html.Dom.IHtmlDocument> FileAsync(string family, string name, bool again = false)
    {
        var (privacy, address) = (await app.SignedInAsync("privacy"), Files.Address(family, await app.PersonAsync(name)));
        return again ? await privacy.PageAsync(address) : await privacy.OpenFileAsync(address);
    }

    private async Task NoteAsync(string reference, string text, params string[] seen)
    {
        List<long> ids = [];
        foreach (var name in seen)
            ids.Add((await app.PersonAsync(name)).Id);
        await app.WorkAsync(reference, (given, cast) => Note(given, cast, text, ids));
    }

    private static void Note(EarlyHelpCase given, Cast cast, string text, IReadOnlyCollection<long> seen)
    {
        if (given.NotifierContactedOn is null)
            given.ContactNotifier(new(cast.On), cast.Worker, cast.At, cast.On);
        given.WriteNote(new(ContactKind.Visit, cast.On, text, seen), cast.Worker, cast.At, cast.On);
    }

    private Task<int> LeaveAsync(string family, string name) => app.WithDbAsync(async db =>
    {
        var known = await db.Families.Include(f => f.Members).ThenInclude(m => m.Person).SingleAsync(f => f.Reference == family);
        var today = UkTime.DayOf(app.Clock.Utc);
        known.Leave(known.Members.Single(m => m.Person.FirstName == name), new(today, LeavingReason.NoLongerOfTheFamily), Actor.Staff(1, "Olga Field", Role.UnitWorker), app.Clock.Utc, today);
        return await db.SaveChangesAsync();
    });
}
