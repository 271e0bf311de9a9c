using System.Net;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Domain.Messages;
using EarlyHelp.Domain.Restrictions;
using EarlyHelp.Web.Tests.Features.Families;
using EarlyHelp.Web.Tests.Features.Triage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EarlyHelp.Web.Tests.Features.Restrictions;

/// <summary>What becomes of a notification after triage handed it over (adr/0032): nobody forgets it, and it hides nothing but itself.</summary>
public sealed class HandedOverTests : IDisposable
{
    private const string Owen = "triage2@demo.example";
    private const string Lead = "lead@demo.example";

    private readonly App app = new();

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task Found_to_be_a_family_that_is_open_it_hides_that_family_from_nobody_and_is_hidden_again_when_that_is_undone()
    {
        var (open, again, _) = await HandedOverAsync($"{Owen} {Lead}", Owen);
        var (priya, owen) = (await app.SignedInAsync("triage"), await app.SignedInAsync("triage2"));

        (await owen.PostFormAsync($"/triage/{again}", new(Triaged.Screening) { ["Family"] = $"{await IdAsync(open)}" }, $"/triage/{again}/screening")).Leads($"/triage/{again}");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), ((await priya.GetAsync($"/families/{open}")).StatusCode, (await priya.GetAsync($"/triage/{again}")).StatusCode));

        await app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<Data.EarlyHelpDbContext>();
            await services.GetRequiredService<Data.Families.Merging>().UndoAsync(await db.RecordMerges.Include(m => m.Moves).SingleAsync());
            return await db.SaveChangesAsync();
        }, await ActorAsync(Owen));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), ((await priya.GetAsync($"/families/{open}")).StatusCode, (await priya.GetAsync($"/triage/{again}")).StatusCode));
    }

    [Fact]
    public async Task A_family_with_which_somebody_works_is_not_merged_into_its_record_and_hidden_so()
    {
        var (open, again, _) = await HandedOverAsync($"{Owen} {Lead}", Owen);
        var (over, family) = (await app.WithDbAsync(db => db.Notifications.Where(n => n.Reference == again).Select(n => n.FamilyId).SingleAsync()), await IdAsync(open));
        var (owen, manager) = (await ActorAsync(Owen), await ActorAsync("triage.manager@demo.example"));

        var refused = await Record.ExceptionAsync(() => app.InScopeAsync(async services =>
        {
            var merge = Domain.Families.RecordMerge.Propose(Domain.Families.MergeKind.Family, over, family, over, "The same people at the same address", owen, app.Clock.Utc);
            await services.GetRequiredService<Data.Families.Merging>().ConfirmAsync(merge);
            return 0;
        }, manager));

        Assert.Contains("This would hide a family’s record", Assert.IsType<Domain.Workflow.RulesBrokenException>(refused).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_only_stays_with_it_neither_says_which_family_it_is_nor_opens_it_again()
    {
        var (open, again, _) = await HandedOverAsync(Lead, Lead);
        var (priya, owen) = (await app.SignedInAsync("triage"), await app.SignedInAsync("triage2"));

        var linked = await priya.PostFormAsync($"/triage/{again}", new(Triaged.Screening) { ["Family"] = $"{await IdAsync(open)}" }, $"/triage/{again}/screening");
        Assert.Null((await priya.PageAsync($"/triage/{again}")).QuerySelector("form[action$='/restriction/end']"));
        var given = await app.InScopeAsync(async services => await Record.ExceptionAsync(async () => await services.GetRequiredService<Data.Restrictions.RestrictedNotifications>().GiveBackAsync(
            await services.GetRequiredService<Data.EarlyHelpDbContext>().Notifications.SingleAsync(n => n.Reference == again))), await ActorAsync("triage@demo.example"));

        Assert.Contains("This would hide a family’s record", Text(await linked.DocumentAsync()), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, linked.StatusCode);
        Assert.Contains("Somebody who is named for the restricted record must open it", Assert.IsType<Domain.Workflow.RulesBrokenException>(given).Message, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), ((await owen.GetAsync($"/families/{open}")).StatusCode, (await owen.GetAsync($"/triage/{again}")).StatusCode));
    }

    [Fact]
    public async Task When_nobody_who_is_named_works_in_triage_any_more_its_lead_and_the_privacy_officers_are_told_each_working_day()
    {
        var (_, again, source) = await HandedOverAsync($"{Owen} {Lead}", Lead);
        var due = await app.WithDbAsync(db => db.Notifications.Where(n => n.Reference == again).Select(n => n.NextDueOn!.Value).SingleAsync());
        var family = await app.WithDbAsync(db => db.Restrictions.Where(r => r.Id == source).Select(r => r.Family.Reference).SingleAsync());
        Assert.Empty(await ToldOnAsync(due.AddDays(-1), again));

        await app.WithDbAsync(db => db.Users.Where(u => u.Email == Owen).ExecuteUpdateAsync(u => u.SetProperty(a => a.DisabledAt, app.Clock.Utc)));

        var told = await ToldOnAsync(due.AddDays(-1), again);
        Assert.Equal([Lead, "privacy@demo.example"], told.Select(m => m.To).Order(StringComparer.Ordinal));
        Assert.All(told, m => Assert.Contains("Nobody who is named works in triage", m.Body, StringComparison.Ordinal));
        Assert.All(told, m => Assert.Contains(family, m.Body, StringComparison.Ordinal));
        Assert.Equal(2, (await ToldOnAsync(due.AddDays(-1), again)).Count);
        Assert.Equal(4, (await ToldOnAsync(due, again)).Count);
        var page = Text(await (await app.SignedInAsync("privacy")).PageAsync("/privacy/restrictions"));
        Assert.Contains("1 notification that triage handed over is due or late", page, StringComparison.Ordinal);
        Assert.Contains($"{again} is due today", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_it_is_due_its_lead_and_the_privacy_officers_are_told_though_somebody_has_it()
    {
        var (_, again, _) = await HandedOverAsync($"{Owen} {Lead}", Lead);
        var due = await app.WithDbAsync(db => db.Notifications.Where(n => n.Reference == again).Select(n => n.NextDueOn!.Value).SingleAsync());

        Assert.Equal([Lead, "privacy@demo.example"], (await ToldOnAsync(due, again)).Select(m => m.To).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task It_follows_whom_the_restricted_record_names_and_is_open_when_that_is()
    {
        var (_, again, source) = await HandedOverAsync($"{Owen} worker@demo.example {Lead}", Owen);
        var (priya, owen, manager, privacy) = (await app.SignedInAsync("triage"), await app.SignedInAsync("triage2"), await app.SignedInAsync("triage.manager"), await app.SignedInAsync("privacy"));
        var address = $"/privacy/restrictions/{source}";

        (await privacy.PostFormAsync(address, new() { ["Named"] = $"triage.manager@demo.example {Lead}", ["Lead"] = Lead, ["Telephone"] = "01632 960 102" })).Leads("/privacy/restrictions");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), ((await owen.GetAsync($"/triage/{again}")).StatusCode, (await manager.GetAsync($"/triage/{again}")).StatusCode));
        var over = await app.WithDbAsync(db => db.Restrictions.Include(r => r.Lead).SingleAsync(r => r.Reason == RestrictionReason.HandedOver));
        Assert.Equal((Lead, "01632 960 102"), (over.Lead.Email, over.Telephone));

        (await privacy.PostFormAsync(address, new() { ["Why"] = "The colleague has left" }, $"{address}/end")).Leads("/privacy/restrictions");
        Assert.Equal(HttpStatusCode.OK, (await priya.GetAsync($"/triage/{again}")).StatusCode);
    }

    [Fact]
    public async Task Of_two_restricted_families_each_lead_is_told_and_what_one_said_is_not_written_down_with_the_other()
    {
        var (first, second, again) = (await AlikeAsync(), await AlikeAsync(), await AlikeAsync());
        await app.RestrictAsync(first.Family, Lead, Lead);
        await app.RestrictAsync(second.Family, "worker@demo.example", "worker@demo.example");
        var priya = await app.SignedInAsync("triage");
        var page = $"/triage/{again.Notification}";
        (await priya.PostFormAsync(page, Triaged.Screening, $"{page}/screening")).Leads(page);

        await priya.DecideAsync(again.Notification, new() { ["Outcome"] = "Advice", ["Level"] = "KSCMP-2018/additional", ["Rationale"] = "School can help with what they ask for.", ["LeadSaid"] = "They moved away in June" });

        var lines = await app.WithDbAsync(db => db.Families.Where(f => f.Reference == first.Family || f.Reference == second.Family)
            .SelectMany(f => f.Timeline).Where(t => t.What.Contains("Triage decided")).Select(t => t.Detail).ToListAsync());
        Assert.Equal([null, "They moved away in June"], lines.Order(StringComparer.Ordinal));
        var told = await ToldAsync();
        Assert.Equal([Lead, "worker@demo.example"], told.Select(m => m.To).Order(StringComparer.Ordinal));
        Assert.Single(told, m => m.Body.Contains("What you said stands", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Handed_over_while_two_families_are_restricted_each_lead_hears_of_their_own()
    {
        var (first, second, again) = (await AlikeAsync(), await AlikeAsync(), await AlikeAsync());
        await app.RestrictAsync(first.Family, Lead, Lead);
        await app.RestrictAsync(second.Family, $"{Owen} worker@demo.example", "worker@demo.example");

        await HandOverAsync(again.Notification);

        var told = await ToldAsync();
        Assert.Equal([Lead, Owen, "worker@demo.example"], told.Select(m => m.To).Order(StringComparer.Ordinal));
        Assert.All(told, m => Assert.Equal(m.To != Lead, m.Body.Contains(second.Family, StringComparison.Ordinal)));
        Assert.All(told, m => Assert.Equal(m.To == Lead, m.Body.Contains(first.Family, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Opened_to_triage_again_its_own_timeline_tells_nothing_of_a_restricted_record()
    {
        var (_, again, _) = await HandedOverAsync($"{Owen} {Lead}", Lead);

        (await (await app.SignedInAsync("triage2")).PostFormAsync($"/triage/{again}", [], $"/triage/{again}/restriction/end")).Leads($"/triage/{again}");

        var lines = await app.WithDbAsync(db => db.Notifications.Where(n => n.Reference == again).SelectMany(n => n.Timeline).Select(t => $"{t.What} {t.Detail}").ToListAsync());
        Assert.Contains(lines, l => l.Trim() == "Handed over");
        Assert.DoesNotContain(lines, l => l.Contains("named", StringComparison.Ordinal) || l.Contains("Owen", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_lead_or_privacy_officer_who_declared_to_know_the_family_is_told_nothing()
    {
        var (restricted, again) = (await AlikeAsync(), await AlikeAsync());
        await app.RestrictAsync(restricted.Family, $"{Owen} {Lead}", Lead);
        await app.WithDbAsync(async db =>
        {
            var lead = await db.Staff.SingleAsync(s => s.Email == Lead);
            db.Add(DeclaredInterest.Of(await db.Families.SingleAsync(f => f.Reference == restricted.Family), null, Domain.Access.Actor.Staff(lead.Id, lead.Name, Domain.Access.Role.UnitLead), app.Clock.Utc));
            return await db.SaveChangesAsync();
        });

        await HandOverAsync(again.Notification);

        Assert.Equal(["privacy@demo.example", Owen], (await ToldAsync()).Select(m => m.To).Order(StringComparer.Ordinal));
    }

    // An open family, a restricted one, and a notification that looks like both and was handed over because of the second.
    private async Task<(string Open, string Again, long Source)> HandedOverAsync(string named, string lead)
    {
        var (open, restricted, again) = (await AlikeAsync(), await AlikeAsync(), await AlikeAsync());
        await app.GiveToWorkerAsync(open.Notification);
        await app.GiveToWorkerAsync(restricted.Notification);
        await app.WithDbAsync(db => db.Cases.Where(c => c.Family.Reference == restricted.Family).ExecuteUpdateAsync(c => c.SetProperty(x => x.ClosedOn, Domain.UkTime.DayOf(app.Clock.Utc))));
        var source = await app.RestrictAsync(restricted.Family, named, lead);
        await HandOverAsync(again.Notification);
        return (open.Family, again.Notification, source);
    }

    private Task<(string Family, string Notification)> AlikeAsync() => FamilyRecordsOfTests.ReceiveAsync(app, 1);

    private async Task HandOverAsync(string notification)
    {
        var answer = await (await app.SignedInAsync("triage")).PostFormAsync($"/triage/{notification}", [], $"/triage/{notification}/restriction");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private Task<Domain.Access.Actor> ActorAsync(string triaging) => app.WithDbAsync(async db =>
    {
        var person = await db.Staff.SingleAsync(s => s.Email == triaging);
        return Domain.Access.Actor.Staff(person.Id, person.Name, Domain.Access.Role.TriageOfficer);
    });

    private Task<long> IdAsync(string family) => app.WithDbAsync(db => db.Families.Where(f => f.Reference == family).Select(f => f.Id).SingleAsync());

    private Task<List<OutboxMessage>> ToldAsync() => app.WithDbAsync(db => db.Outbox.AsNoTracking().Where(m => m.Template == "restricted-notification").ToListAsync());

    // What the morning job of a day has told of a notification so far.
    private async Task<List<OutboxMessage>> ToldOnAsync(DateOnly day, string notification)
    {
        app.Clock.SetLocal(day.ToDateTime(new TimeOnly(7, 5)));
        await app.Services.GetRequiredService<MorningSummaries>().WriteDueAsync();
        return [.. (await ToldAsync()).Where(m => m.Key.StartsWith($"handed-over:{notification}:", StringComparison.Ordinal))];
    }

    private static string Text(AngleSharp.Html.Dom.IHtmlDocument page) => page.QuerySelector("main")!.TextContent;
}
