using System.Net;
using EarlyHelp.Domain.Restrictions;
using EarlyHelp.Web.Tests.Features.Families;
using EarlyHelp.Web.Tests.Features.Triage;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.Restrictions;

/// <summary>A new notification about a restricted family: rung about, handed over, or decided with what the lead said (adr/0032).</summary>
public sealed class RestrictedNotificationTests : IDisposable
{
    private readonly App app = new();

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task Handed_over_it_is_open_to_the_named_only_and_the_one_who_works_in_triage_screens_it_as_the_same_family()
    {
        var (family, again) = await MetAsync("triage2@demo.example lead@demo.example worker@demo.example", "lead@demo.example");
        var (priya, owen, manager) = (await app.SignedInAsync("triage"), await app.SignedInAsync("triage2"), await app.SignedInAsync("triage.manager"));
        var due = await app.WithDbAsync(db => db.Notifications.Where(n => n.Reference == again).Select(n => n.NextDueOn).SingleAsync());
        Assert.Contains("Hand it over to Owen Blake", Text(await priya.PageAsync($"/triage/{again}")), StringComparison.Ordinal);

        (await priya.PostFormAsync($"/triage/{again}", [], $"/triage/{again}/restriction")).Leads("/triage");

        foreach (var other in new[] { priya, manager })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/triage/{again}")).StatusCode);
            Assert.DoesNotContain(again, await (await other.GetAsync("/triage")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        var told = await app.WithDbAsync(db => db.Outbox.Where(m => m.Template == "restricted-notification").ToListAsync());
        Assert.Equal(["lead@demo.example", "triage2@demo.example"], told.Select(m => m.To).Order(StringComparer.Ordinal));
        Assert.All(told, m => Assert.DoesNotContain("Walker", m.Subject + m.Body, StringComparison.Ordinal));
        var handed = await app.NotificationAsync(again);
        Assert.Equal(("Owen Blake", due), (handed.Claim!.Name, handed.NextDueOn));
        Assert.Contains(again, Text(await owen.PageAsync("/triage?show=mine")), StringComparison.Ordinal);

        var known = await app.WithDbAsync(db => db.Families.Where(f => f.Reference == family).Select(f => f.Id).SingleAsync());
        (await owen.PostFormAsync($"/triage/{again}", new(Triaged.Screening) { ["Family"] = $"{known}" }, $"/triage/{again}/screening")).Leads($"/triage/{again}");
        Assert.Equal(known, await app.WithDbAsync(db => db.Notifications.Where(n => n.Reference == again).Select(n => n.FamilyId).SingleAsync()));
        Assert.Equal(1, await app.WithDbAsync(db => db.Restrictions.CountAsync(r => r.FamilyId == known && r.LiftedAt == null)));
        Assert.Equal(HttpStatusCode.NotFound, (await priya.GetAsync($"/triage/{again}")).StatusCode);
    }

    [Fact]
    public async Task A_link_that_is_undone_leaves_what_was_handed_over_hidden()
    {
        var (family, again) = await MetAsync("triage2@demo.example lead@demo.example worker@demo.example", "triage2@demo.example");
        var (priya, owen) = (await app.SignedInAsync("triage"), await app.SignedInAsync("triage2"));
        await priya.PostFormAsync($"/triage/{again}", [], $"/triage/{again}/restriction");
        // As a real clock does: no two readings of it agree.
        app.Clock.Step = TimeSpan.FromMilliseconds(3);
        var known = await app.WithDbAsync(db => db.Families.Where(f => f.Reference == family).Select(f => f.Id).SingleAsync());
        (await owen.PostFormAsync($"/triage/{again}", new(Triaged.Screening) { ["Family"] = $"{known}" }, $"/triage/{again}/screening")).Leads($"/triage/{again}");

        await app.InScopeAsync(async services =>
        {
            var db = (Data.EarlyHelpDbContext)services.GetService(typeof(Data.EarlyHelpDbContext))!;
            var merge = await db.RecordMerges.Include(m => m.Moves).SingleAsync();
            await ((Data.Families.Merging)services.GetService(typeof(Data.Families.Merging))!).UndoAsync(merge);
            return await db.SaveChangesAsync();
        }, Domain.Access.Actor.Staff(2, "Owen Blake", Domain.Access.Role.TriageOfficer));

        Assert.Equal(2, await app.WithDbAsync(db => db.Restrictions.Where(r => r.LiftedAt == null).Select(r => r.FamilyId).Distinct().CountAsync()));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), ((await priya.GetAsync($"/triage/{again}")).StatusCode, (await owen.GetAsync($"/triage/{again}")).StatusCode));
    }

    [Fact]
    public async Task Handed_over_by_mistake_it_is_opened_to_triage_again_by_somebody_named()
    {
        var (_, again) = await MetAsync("triage2@demo.example", "triage2@demo.example");
        var (priya, owen) = (await app.SignedInAsync("triage"), await app.SignedInAsync("triage2"));
        await priya.PostFormAsync($"/triage/{again}", [], $"/triage/{again}/restriction");

        (await owen.PostFormAsync($"/triage/{again}", [], $"/triage/{again}/restriction/end")).Leads($"/triage/{again}");

        Assert.Equal(HttpStatusCode.OK, (await priya.GetAsync($"/triage/{again}")).StatusCode);
    }

    [Fact]
    public async Task Where_nobody_who_is_named_works_in_triage_whoever_hides_it_goes_on_with_it_and_a_privacy_officer_is_told()
    {
        var (family, again) = await MetAsync("lead@demo.example", "lead@demo.example");
        var (priya, owen) = (await app.SignedInAsync("triage"), await app.SignedInAsync("triage2"));

        (await priya.PostFormAsync($"/triage/{again}", [], $"/triage/{again}/restriction")).Leads($"/triage/{again}");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), ((await priya.GetAsync($"/triage/{again}")).StatusCode, (await owen.GetAsync($"/triage/{again}")).StatusCode));
        Assert.DoesNotContain(family, Text(await priya.PageAsync($"/triage/{again}")), StringComparison.Ordinal);
        var told = await app.WithDbAsync(db => db.Outbox.Where(m => m.Template == "restricted-notification").ToListAsync());
        Assert.Equal(["lead@demo.example", "privacy@demo.example"], told.Select(m => m.To).Order(StringComparer.Ordinal));
        Assert.Contains(told, m => m.Body.Contains(family, StringComparison.Ordinal) && m.Body.Contains("/privacy/restrictions", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Decided_without_the_restricted_record_it_needs_what_its_lead_said_which_stands_there_and_nowhere_else()
    {
        var (family, again) = await MetAsync("triage2@demo.example", "triage2@demo.example");
        var priya = await app.SignedInAsync("triage");
        (await priya.PostFormAsync($"/triage/{again}", Triaged.Screening, $"/triage/{again}/screening")).Leads($"/triage/{again}");

        var refused = await (await priya.PostFormAsync($"/triage/{again}/decision", Advice)).ErrorsAsync();
        await priya.DecideAsync(again, new(Advice) { ["LeadSaid"] = "Owen says it is a cousin of theirs" });

        Assert.Equal(["Ring Owen Blake on 01632 960 101, and enter what they said in at least 10 characters"], refused);
        var lines = await app.WithDbAsync(db => db.Families.Where(f => f.Reference == family).SelectMany(f => f.Timeline).Select(t => $"{t.What} {t.Detail}").ToListAsync());
        Assert.Contains(lines, l => l.Contains(again, StringComparison.Ordinal) && l.Contains("a cousin of theirs", StringComparison.Ordinal));
        Assert.Equal("triage2@demo.example", Assert.Single(await app.WithDbAsync(db => db.Outbox.Where(m => m.Template == "restricted-notification").Select(m => m.To).ToListAsync())));
        foreach (var page in new[] { $"/notifications/{again}", $"/triage/{again}", $"/triage/{again}/decision/done" })
            Assert.DoesNotContain("a cousin of theirs", Text(await priya.PageAsync(page)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_declared_to_know_a_family_that_it_may_be_about_does_not_decide_it()
    {
        var (family, _) = await FamilyRecordsOfTests.ReceiveAsync(app, 1);
        var (_, again) = await FamilyRecordsOfTests.ReceiveAsync(app, 1);
        var priya = await app.SignedInAsync("triage");
        await priya.ThenAsync("/interests/new", new() { ["Family"] = family }, "/interests");
        (await priya.PostFormAsync($"/triage/{again}", Triaged.Screening, $"/triage/{again}/screening")).Leads($"/triage/{again}");

        var refused = await (await priya.PostFormAsync($"/triage/{again}/decision", new(Triaged.Unit) { ["LeadSaid"] = "They know nothing of this" })).SentencesAsync();

        Assert.Equal(["You declared to know a family that may be this one: a colleague must decide"], refused);
    }

    [Fact]
    public async Task A_manager_hands_it_to_nobody_from_whom_it_is_hidden_and_triage_alone_gives_no_reason_of_its_own_to_a_restriction()
    {
        var (open, _) = await FamilyRecordsOfTests.ReceiveAsync(app, 2);
        var (_, again) = await MetAsync("triage.manager@demo.example", "triage.manager@demo.example");
        var (priya, manager, privacy) = (await app.SignedInAsync("triage"), await app.SignedInAsync("triage.manager"), await app.SignedInAsync("privacy"));
        await priya.PostFormAsync($"/triage/{again}", [], $"/triage/{again}/restriction");

        var page = await manager.PageAsync($"/triage/{again}");
        Assert.Equal(["", "Ruth Lindqvist"], page.QuerySelectorAll("[name=StaffId] option").Select(o => o.GetAttribute("value") is { Length: > 0 } ? o.TextContent : ""));
        var other = await app.WithDbAsync(db => db.Staff.Where(s => s.Email == "triage2@demo.example").Select(s => s.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await manager.PostFormAsync($"/triage/{again}", new() { ["StaffId"] = $"{other}" }, $"/triage/{again}/reassignment")).StatusCode);

        var over = await app.WithDbAsync(db => db.Restrictions.SingleAsync(r => r.Reason == RestrictionReason.HandedOver));
        Assert.Contains("Triage handed a notification over", Text(await privacy.PageAsync($"/privacy/restrictions/{over.Id}")), StringComparison.Ordinal);
        var chosen = await privacy.PostFormAsync($"/privacy/restrictions/new?family={open}", new(Typed("triage2@demo.example", "triage2@demo.example")) { ["Reason"] = "HandedOver" }, "/privacy/restrictions");
        Assert.Contains("Select why the record is restricted", await chosen.ErrorsAsync());
    }

    private static Dictionary<string, string?> Advice => new() { ["Outcome"] = "Advice", ["Level"] = "KSCMP-2018/additional", ["Rationale"] = "School can help with what they ask for." };

    // A restricted family, and a notification that is about the same people.
    private async Task<(string Family, string Again)> MetAsync(string named, string lead)
    {
        var (family, first) = await FamilyRecordsOfTests.ReceiveAsync(app, 1);
        await app.GiveToWorkerAsync(first);
        var (_, again) = await FamilyRecordsOfTests.ReceiveAsync(app, 1);
        await app.RestrictAsync(family, named, lead);
        return (family, again);
    }

    private static Dictionary<string, string?> Typed(string named, string lead) => new()
    {
        ["Reason"] = "StaffFamily", ["Words"] = "The sister of a colleague", ["Named"] = named, ["Lead"] = lead, ["Telephone"] = "01632 960 101",
    };

    private static string Text(AngleSharp.Html.Dom.IHtmlDocument page) => page.QuerySelector("main")!.TextContent;
}
