using System.Net;
using EarlyHelp.Data;
using EarlyHelp.Data.Families;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Web.Tests.Features.Notify;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EarlyHelp.Web.Tests.Features.Triage;

/// <summary>Notifications decided together: each notifier is told the outcome and nothing of what the other sent; what is joined can be parted.</summary>
public sealed class PartingTests : IDisposable
{
    private const string Officers = "The school says that the mother has been ill.";

    private readonly App app = new() { Settings = { ["Limits:PerVisitor"] = "10000", ["Limits:PerRecord"] = "1000" } };

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task Every_notifier_of_what_was_joined_hears_the_outcome_and_nothing_that_another_sent()
    {
        var client = await BeginAsync();
        var (c, b, a) = (await app.ScreenedAsync(client, 1), await OfTheSameFamilyAsync(client), await OfTheSameFamilyAsync(client));
        await JoinAsync(client, a, b);
        await JoinAsync(client, b, c);

        var joined = await MessageAsync("joined", a);
        Assert.Contains($"{a}. It is now being considered together with other information.", joined, StringComparison.Ordinal);
        foreach (var telling in new[] { "already", "know", "this family", "another notification", b, c })
            Assert.DoesNotContain(telling, joined, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("We are considering it together with other information", await StageAsync(a));

        await client.DecideAsync(c, new(Triaged.Unit) { ["Unit.Message"] = Officers });

        Assert.Contains(Officers, await MessageAsync("decision", c), StringComparison.Ordinal);
        foreach (var other in new[] { a, b })
        {
            var told = await MessageAsync("joined-decision", other);
            Assert.Contains("An Early Help Unit will work with them.", told, StringComparison.Ordinal);
            Assert.DoesNotContain(Officers, told, StringComparison.Ordinal);
            Assert.DoesNotContain(c, told, StringComparison.Ordinal);
        }

        Assert.Equal("We have decided", await StageAsync(a));
        await app.AllocateAsync(c);
        Assert.Equal("A worker has taken it on", await StageAsync(a));
    }

    [Fact]
    public async Task A_join_that_is_undone_leaves_both_lines_and_the_parted_notifier_hears_no_more_of_the_other()
    {
        var client = await BeginAsync();
        var (a, b) = (await app.ScreenedAsync(client, 3), await app.ScreenedAsync(client, 6));
        await JoinAsync(client, a, b);
        var manager = await app.SignedInAsync("triage.manager");

        await ChangeAsync(manager, a, new() { ["Outcome"] = "Advice", ["Level"] = "KSCMP-2018/additional" });
        await client.DecideAsync(b, Triaged.Unit);

        var lines = (await app.NotificationAsync(b)).Timeline.OrderBy(t => t.Id).Where(t => t.What.Contains("joined", StringComparison.Ordinal)).Select(t => (t.What, t.Detail)).ToArray();
        Assert.Equal([$"Notification {a} joined", $"Notification {a} no longer joined"], lines.Select(l => l.What));
        Assert.Equal("The decision on it was changed: They are two families of one name", lines[1].Detail);
        Assert.Equal(0, await app.WithDbAsync(db => db.Outbox.CountAsync(m => m.Template == "joined-decision")));
        Assert.Contains("We have looked at your notification again and changed our decision.", await MessageAsync("decision", a), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_family_that_a_join_made_one_with_another_is_itself_again_when_the_join_is_undone()
    {
        var client = await BeginAsync();
        var (a, b) = (await app.ScreenedAsync(client, 3), await app.ScreenedAsync(client, 6));
        var before = await FamilyOfAsync(a);
        await JoinAsync(client, a, b);
        Assert.NotEqual(before, await FamilyOfAsync(a));

        await ChangeAsync(await app.SignedInAsync("triage.manager"), a, new(Triaged.Unit));

        Assert.Equal(before, await FamilyOfAsync(a));
        Assert.Equal([before.Reference], await app.WithDbAsync(db => db.Cases.Where(c => c.Notification!.Reference == a).Select(c => c.Family.Reference).ToListAsync()));
        Assert.Empty(await app.WithDbAsync(db => db.Families.Where(f => f.MergedIntoId != null).ToListAsync()));
    }

    [Fact]
    public async Task A_notification_that_triage_took_for_the_wrong_family_gets_its_own_back_with_its_people_and_its_case()
    {
        var client = await BeginAsync();
        var (known, taken) = (await app.ScreenedAsync(client, 1), await app.ReceiveAsync(7));
        var (own, wrong) = (await FamilyOfAsync(taken), await FamilyOfAsync(known));
        await app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<EarlyHelpDbContext>();
            var family = await db.Families.SingleAsync(f => f.Reference == wrong.Reference);
            await services.GetRequiredService<Identification>().IdentifyAsync(await db.Notifications.Include(n => n.Family).SingleAsync(n => n.Reference == taken), family.Id);
            return await db.SaveChangesAsync();
        }, await ActorAsync());
        Assert.Equal(wrong.Reference, (await FamilyOfAsync(taken)).Reference);
        var merge = await app.WithDbAsync(db => db.RecordMerges.SingleAsync());

        var undone = await client.PostFormAsync($"/families/{wrong.Reference}/merges/{merge.Id}", [], $"/families/{wrong.Reference}/merges/{merge.Id}/undo");

        Assert.Equal(HttpStatusCode.Redirect, undone.StatusCode);
        Assert.Equal(own, await FamilyOfAsync(taken));
        Assert.Equal(wrong, await FamilyOfAsync(known));
    }

    private Task<Actor> ActorAsync() => app.WithDbAsync(async db =>
    {
        var priya = await db.Staff.Include(s => s.Postings).SingleAsync(s => s.Email == "triage@demo.example");
        return Actor.Staff(priya, priya.Postings.Single());
    });

    private Task<(string Reference, string People)> FamilyOfAsync(string notification) => app.WithDbAsync(async db =>
    {
        var family = await db.Notifications.Where(n => n.Reference == notification).Select(n => n.Family).SingleAsync();
        var people = await db.FamilyMembers.Where(m => m.FamilyId == family.Id && m.To == null && m.Person.MergedIntoId == null).OrderBy(m => m.Id)
            .Select(m => m.PersonId + " " + m.Person.FirstName + " " + m.Person.Residences.Count + " " + m.Person.Schoolings.Count + " " + m.Person.Upn).ToListAsync();
        return (family.Reference, string.Join("; ", people));
    });

    [Fact]
    public async Task A_case_says_that_what_was_joined_is_parted_and_is_not_taken_back_while_something_is_joined_to_it()
    {
        var client = await BeginAsync();
        var (a, b) = (await app.ScreenedAsync(client, 3), await app.ScreenedAsync(client, 6));
        await client.DecideAsync(b, Triaged.Unit);
        var open = await app.WithDbAsync(db => db.Cases.SingleAsync());
        await client.DecideAsync(a, new(Triaged.Unit) { ["Outcome"] = "JoinedOpenCase", ["JoinedOpenCase.JoinedCaseId"] = $"{open.Id}", ["JoinedOpenCase.Message"] = "We have passed it on." });
        var manager = await app.SignedInAsync("triage.manager");
        var advice = new Dictionary<string, string?> { ["Outcome"] = "Advice", ["Level"] = "KSCMP-2018/additional" };

        Assert.Equal([$"Case {open.Reference} also holds what was joined to it: change the decision on {a} first"], await (await PostChangeAsync(manager, b, advice)).SentencesAsync());
        // The same join under another level of need is no new join.
        await ChangeAsync(manager, a, new() { ["Outcome"] = "JoinedOpenCase", ["JoinedOpenCase.JoinedCaseId"] = $"{open.Id}", ["JoinedOpenCase.Message"] = "We have passed it on.", ["Level"] = "KSCMP-2018/specialist" });
        await ChangeAsync(manager, a, advice);
        await ChangeAsync(manager, b, advice);

        var timeline = await app.WithDbAsync(db => db.Cases.SelectMany(each => each.Timeline).OrderBy(t => t.Id).Select(t => t.What).ToListAsync());
        Assert.Equal(["Passed to the district", $"Notification {a} joined", $"Notification {a} no longer joined", "Taken back by triage"], timeline);
    }

    [Fact]
    public async Task A_decision_is_not_changed_once_a_worker_has_held_the_case_and_is_while_it_is_only_accepted()
    {
        var client = await BeginAsync();
        var (a, b) = (await app.ScreenedAsync(client, 3), await app.ScreenedAsync(client, 1));
        foreach (var reference in new[] { a, b })
            await client.DecideAsync(reference, Triaged.Unit);
        await app.AllocateAsync(a);
        await AcceptAsync(b);
        var manager = await app.SignedInAsync("triage.manager");
        var advice = new Dictionary<string, string?> { ["Outcome"] = "Advice", ["Level"] = "KSCMP-2018/additional" };

        var refused = await PostChangeAsync(manager, a, advice);

        var held = await CaseAsync(a);
        Assert.Equal([$"Case {held.Reference} already has a worker, so this decision can’t be changed here. Ask the district to close the case or pass it on"], await refused.SentencesAsync());
        Assert.Contains("They are two families of one name", (await refused.DocumentAsync()).QuerySelector("#Reason")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((CaseState.Allocated, 1), (held.State, (await app.NotificationAsync(a)).Decisions.Count));
        await ChangeAsync(manager, b, advice);
        Assert.Equal((CaseState.Closed, TriageOutcome.Advice), ((await CaseAsync(b)).State, (await app.NotificationAsync(b)).Outcome));

        app.Clock.SetLocal(new DateTime(2026, 12, 17, 9, 0, 0));
        manager = await app.SignedInAsync("triage.manager");
        Assert.Equal(["A decision can be changed within 28 days. Ask for a new notification"], await (await PostChangeAsync(manager, b, advice)).SentencesAsync());
    }

    private async Task<HttpClient> BeginAsync()
    {
        app.Clock.SetLocal(new DateTime(2026, 11, 18, 9, 0, 0));
        return await app.SignedInAsync("triage");
    }

    private async Task<string> OfTheSameFamilyAsync(HttpClient client)
    {
        var reference = await app.ReceiveAsync(1);
        var page = await client.PageAsync($"/triage/{reference}");
        var family = page.QuerySelector("input[name=Family]")!.GetAttribute("value");
        (await client.PostAsync(page, new(Triaged.Screening) { ["Family"] = family }, $"/triage/{reference}/screening")).Leads($"/triage/{reference}");
        return reference;
    }

    private async Task JoinAsync(HttpClient client, string reference, string to) =>
        await client.DecideAsync(reference, new(Triaged.Unit) { ["Outcome"] = "JoinedNotification", ["JoinedNotification.JoinedNotificationId"] = $"{(await app.NotificationAsync(to)).Id}", ["JoinedNotification.Message"] = "Tell us if things change before then." });

    private static Task<HttpResponseMessage> PostChangeAsync(HttpClient manager, string reference, Dictionary<string, string?> decision) =>
        manager.PostFormAsync($"/triage/{reference}/decision/change", new(decision) { ["Reason"] = "They are two families of one name", ["Rationale"] = "Considered again with the school." });

    private static async Task ChangeAsync(HttpClient manager, string reference, Dictionary<string, string?> decision) =>
        (await PostChangeAsync(manager, reference, decision)).Leads($"/triage/{reference}");

    private Task<int> AcceptAsync(string reference) => app.WithDbAsync(async db =>
    {
        var given = await db.Cases.Include(c => c.Timeline).Include(c => c.Spells).SingleAsync(c => c.Notification!.Reference == reference);
        given.Accept(await db.Units.FirstAsync(u => u.DistrictId == given.DistrictId), 0, null, Domain.Standards.ServiceStandards.Shipped(), Domain.Standards.WorkingCalendar.Shipped(),
            Domain.Access.Actor.Staff(1, "Anita Verma", Domain.Access.Role.DistrictManager) with { DistrictId = given.DistrictId }, app.Clock.Utc, Domain.UkTime.DayOf(app.Clock.Utc));
        return await db.SaveChangesAsync();
    });

    private Task<EarlyHelpCase> CaseAsync(string reference) => app.WithDbAsync(db => db.Cases.AsNoTracking().SingleAsync(c => c.Notification!.Reference == reference));

    private Task<string> MessageAsync(string template, string reference) =>
        app.WithDbAsync(db => db.Outbox.Where(m => m.Template == template && m.Subject.Contains(reference)).OrderByDescending(m => m.Id).Select(m => m.Body).FirstAsync());

    private async Task<string> StageAsync(string reference)
    {
        var notifier = Notifier.At(app);
        await notifier.EnterStatusCodeAsync(reference, (await app.NotificationAsync(reference)).NotifierEmail);
        return (await notifier.Browser.PageAsync($"/notify/status/{reference}")).QuerySelector("h1")!.TextContent;
    }
}
