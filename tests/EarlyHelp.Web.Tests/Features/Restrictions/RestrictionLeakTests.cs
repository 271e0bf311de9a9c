using System.Net;
using AngleSharp;
using EarlyHelp.Data;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Restrictions;
using EarlyHelp.Web.Tests.Access;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.Restrictions;

/// <summary>What a hostile reader found: ways in which a hidden family was told of by another, or was left with nobody.</summary>
public sealed class RestrictionLeakTests : IDisposable
{
    private const string Refuge = "7 Hidden Lane";

    private readonly App app = new();

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task A_child_who_also_belongs_to_a_restricted_family_is_shown_without_where_they_live_and_how_to_reach_them()
    {
        var (records, child) = await WithRefugeAsync();
        var (worker, lead, area) = (await app.SignedInAsync("worker"), await app.SignedInAsync("lead"), await app.SignedInAsync("area"));

        foreach (var (client, path) in new[]
        {
            (worker, $"/families/{records.Family}"), (worker, $"/families/{records.Family}/people/{child}"), (worker, $"/cases/{records.Case}"), (worker, $"/cases/{records.Case}/timeline"),
            (lead, $"/families/{records.Family}/audit"), (lead, $"/families/{records.Family}/audit/changes.csv"), (area, $"/families/{records.Family}/audit"), (area, $"/families/{records.Family}"),
        })
        {
            var answer = await client.GetAsync(path);
            var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            Assert.True(answer.StatusCode == HttpStatusCode.OK, path);
            Assert.False(text.Contains(Refuge, StringComparison.Ordinal) || text.Contains("07700 900 555", StringComparison.Ordinal) || text.Contains("Harbour School", StringComparison.Ordinal), path);
        }

        Assert.DoesNotContain(records.Family, await (await area.GetAsync("/search?q=7+Hidden+Lane")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        foreach (var part in new[] { "residences/new", "schoolings/new", "leaving" })
            Assert.Equal(HttpStatusCode.NotFound, (await worker.GetAsync($"/families/{records.Family}/people/{child}/{part}")).StatusCode);
    }

    [Fact]
    public async Task Their_name_is_put_right_from_the_family_that_is_seen_and_how_to_reach_them_is_neither_shown_nor_lost()
    {
        var (records, child) = await WithRefugeAsync();
        var worker = await app.SignedInAsync("worker");
        var page = $"/families/{records.Family}/people/{child}";
        Assert.NotNull((await worker.PageAsync(page)).QuerySelector($"a[href='{page}/edit']"));

        var form = await worker.PageAsync($"{page}/edit");
        await worker.ThenAsync($"{page}/edit", new() { ["FirstName"] = "Leonard", ["Telephone"] = "07700 900 111", ["NhsNumber"] = "", ["IsElsewhere"] = "false" }, page);

        Assert.Empty(form.QuerySelectorAll("[name=Telephone], [name=Email], [name=NhsNumber], [name=Upn], [name=SafeToLeaveMessage]"));
        Assert.DoesNotContain("07700 900 555", form.ToHtml(), StringComparison.Ordinal);
        var person = await app.WithDbAsync(db => db.People.SingleAsync(p => p.Id == child));
        Assert.Equal(("Leonard", "07700 900 555", "9434765919"), (person.FirstName, person.Telephone, person.NhsNumber));
    }

    [Theory]
    [InlineData("worker")]
    [InlineData("lead")]
    public async Task What_others_changed_of_them_is_not_told_to_who_cannot_see_where_they_are(string account)
    {
        var (records, child) = await WithRefugeAsync();
        var (hidden, seen) = (await app.SignedInAsync(account), await app.SignedInAsync("district"));
        var page = $"/families/{records.Family}/people/{child}";

        var told = await OvertakenAsync(seen, page);
        var untold = await OvertakenAsync(hidden, page);

        // Who is named for the hidden family reads what was changed: else this test would look at nothing.
        Assert.All(new[] { "What was changed", Refuge, "07700 900 555", "9434765919", "Harbour School" }, w => Assert.Contains(w, told, StringComparison.Ordinal));
        Assert.All(new[] { "What was changed", Refuge, "07700 900 555", "9434765919", "Harbour School" }, w => Assert.DoesNotContain(w, untold, StringComparison.Ordinal));
        Assert.Contains("Leonard the Second", untold, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Their_numbers_are_shown_on_no_page_of_the_family_that_is_seen()
    {
        var (records, child) = await WithRefugeAsync();
        string[] numbers = ["943 476 5919", "A950000178301"];
        var (worker, lead, triage, named) = (await app.SignedInAsync("worker"), await app.SignedInAsync("lead"), await app.SignedInAsync("triage"), await app.SignedInAsync("district"));

        var (family, person) = ($"/families/{records.Family}", $"/families/{records.Family}/people/{child}");

        foreach (var path in new[] { family, person })
        {
            var told = (await named.PageAsync(path)).Body!.TextContent;
            Assert.All(numbers, n => Assert.Contains(n, told, StringComparison.Ordinal));
        }

        foreach (var (client, path) in new[] { (worker, family), (worker, person), (lead, family), (lead, person), (triage, family) })
        {
            var text = (await client.PageAsync(path)).Body!.TextContent;
            Assert.All(numbers, n => Assert.DoesNotContain(n, text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_record_is_restricted_once_and_neither_named_nor_led_by_somebody_who_knows_the_family()
    {
        var records = await Records.AddAsync(app, "Ashford", "worker");
        var (privacy, lead) = (await app.SignedInAsync("privacy"), await app.SignedInAsync("lead"));
        await lead.ThenAsync("/interests/new", new() { ["Family"] = records.Family }, "/interests");

        var known = await privacy.PostFormAsync(New(records), Typed("worker@demo.example lead@demo.example district@demo.example", "district@demo.example"), "/privacy/restrictions");
        Assert.Contains("declared to know this family: name somebody else", await known.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await privacy.ThenAsync(New(records), Typed("worker@demo.example district@demo.example", "district@demo.example"), "/privacy/restrictions");
        var twice = await privacy.PostFormAsync(New(records), Typed("worker@demo.example district@demo.example", "district@demo.example"), "/privacy/restrictions");

        Assert.Contains("This record is restricted already", await twice.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restricted_family_is_offered_and_moved_only_to_where_somebody_is_named()
    {
        var records = await Records.AddAsync(app, "Ashford", "worker");
        var (privacy, manager) = (await app.SignedInAsync("privacy"), await app.SignedInAsync("district"));
        await privacy.ThenAsync(New(records), Typed("worker@demo.example district@demo.example", "district@demo.example"), "/privacy/restrictions");
        var thanet = await app.WithDbAsync(db => db.Districts.Where(d => d.Name == "Thanet").Select(d => d.Id).SingleAsync());

        var offered = await manager.PostFormAsync($"/cases/{records.Case}/handover", new() { ["DistrictId"] = $"{thanet}", ["Reason"] = "They have moved to Margate" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, offered.StatusCode);
        Assert.Contains("nobody there is named", await offered.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(await app.WithDbAsync(db => db.Cases.Where(c => c.Reference == records.Case).Select(c => c.OfferedDistrictId).SingleAsync()));
    }

    [Fact]
    public async Task The_list_says_where_somebody_who_must_act_is_not_named_any_more()
    {
        var records = await Records.AddAsync(app, "Ashford", "worker");
        var (privacy, worker) = (await app.SignedInAsync("privacy"), await app.SignedInAsync("worker"));
        await privacy.ThenAsync(New(records), Typed("worker@demo.example lead@demo.example", "lead@demo.example"), "/privacy/restrictions");
        await worker.ThenAsync("/interests/new", new() { ["Family"] = records.Family }, "/interests");

        Assert.Contains($"holds {records.Case}: name them, or have the case allocated to somebody else first", (await privacy.PageAsync("/privacy/restrictions")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_merge_that_is_undone_gives_a_restricted_record_its_restriction_back()
    {
        var records = await Records.AddAsync(app, "Ashford", "worker");
        var (hidden, merge) = await app.InScopeAsync(async services =>
        {
            var db = (EarlyHelpDbContext)services.GetService(typeof(EarlyHelpDbContext))!;
            var family = Family.Meet("FAM-900001", "Asunder");
            db.Add(family);
            await db.SaveChangesAsync();
            db.Add(Restriction.Of(family, await FactsAsync(db, "worker", "lead"), [], Privacy, app.Clock.Utc));
            var merging = (Data.Families.Merging)services.GetService(typeof(Data.Families.Merging))!;
            var proposed = await merging.ProposeAsync(MergeKind.Family, records.FamilyId, family.Id, records.FamilyId, "The same people at the same address");
            await db.SaveChangesAsync();
            return (family.Id, proposed.Id);
        }, Actor.Staff(1, "Anna", Role.UnitLead));

        await AnswerAsync(merge, (merging, proposed) => merging.ConfirmAsync(proposed));
        Assert.Equal([records.FamilyId], await RestrictedAsync());
        await AnswerAsync(merge, (merging, proposed) => merging.UndoAsync(proposed));

        Assert.Equal([hidden], await RestrictedAsync());
    }

    [Fact]
    public async Task A_search_before_the_glass_is_broken_is_audited_with_the_family_that_it_found()
    {
        var records = await Records.AddAsync(app, "Thanet", "worker.thanet");
        var manager = await app.SignedInAsync("district");

        await manager.PostFormAsync("/break-glass", new() { ["Record"] = "EHC-2026-999999", ["Reason"] = "A child is in hospital and nobody answers" });
        await manager.PostFormAsync("/break-glass", new() { ["Record"] = records.Case, ["Reason"] = "A child is in hospital and nobody answers" });

        var sought = await app.WithDbAsync(db => db.AuditEntries.Where(e => e.Action == "Searched" && e.Entity == "BrokenGlass").OrderBy(e => e.Id).Select(e => e.FamilyId).ToListAsync());
        Assert.Equal([null, records.FamilyId], sought);
    }

    // Somebody saves what they typed on an older version of the person.
    private static async Task<string> OvertakenAsync(HttpClient client, string page)
    {
        var answer = await client.PostFormAsync($"{page}/edit", new() { ["FirstName"] = "Leonard the Second", ["Version"] = "0" }, page);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private Task<List<long>> RestrictedAsync() => app.WithDbAsync(db => db.Restrictions.Where(r => r.LiftedAt == null && r.Words == "Test").Select(r => r.FamilyId).ToListAsync());

    private Task<bool> AnswerAsync(long merge, Func<Data.Families.Merging, RecordMerge, Task> answer) => app.InScopeAsync(async services =>
    {
        var db = (EarlyHelpDbContext)services.GetService(typeof(EarlyHelpDbContext))!;
        await answer((Data.Families.Merging)services.GetService(typeof(Data.Families.Merging))!, await db.RecordMerges.Include(m => m.Moves).SingleAsync(m => m.Id == merge));
        await db.SaveChangesAsync();
        return true;
    }, Actor.Staff(2, "Bela", Role.UnitLead));

    // The child of the family also belongs to another one, which is restricted, and lives there.
    private async Task<(Records Records, long Child)> WithRefugeAsync()
    {
        var records = await Records.AddAsync(app, "Ashford", "worker");
        await app.WithDbAsync(async db =>
        {
            var child = await db.People.Include(p => p.Residences).ThenInclude(r => r.Address).Include(p => p.Schoolings).SingleAsync(p => p.Id == records.Child);
            var refuge = Family.Meet("FAM-900002", "Refuge");
            refuge.Add(child, FamilyRole.Child, Domain.UkTime.DayOf(app.Clock.Utc));
            child.LivesAt(Address.At(Refuge, null, "Dover", null, "CT16 1AA"), ResidenceKind.MainHome, Domain.UkTime.DayOf(app.Clock.Utc));
            child.Attends(new SchoolingFacts("Harbour School"), Domain.UkTime.DayOf(app.Clock.Utc));
            foreach (var (name, value) in new[] { (nameof(Person.Telephone), "07700 900 555"), (nameof(Person.NhsNumber), "9434765919"), (nameof(Person.Upn), "A950000178301") })
                db.Entry(child).Property(name).CurrentValue = value;
            db.Add(refuge);
            await db.SaveChangesAsync();
            db.Add(Restriction.Of(refuge, await FactsAsync(db, "triage2", "district"), [], Privacy, app.Clock.Utc));
            await db.SaveChangesAsync();
            return true;
        });
        return (records, records.Child);
    }

    private static async Task<RestrictionFacts> FactsAsync(EarlyHelpDbContext db, params string[] accounts)
    {
        var emails = accounts.Select(a => $"{a}@demo.example").ToList();
        var named = await db.Staff.Where(s => emails.Contains(s.Email)).ToListAsync();
        return new(RestrictionReason.DomesticAbuse, "Test", named, named[0], "01632 960 101");
    }

    private static Actor Privacy => Actor.Staff(7, "Ines Duarte", Role.PrivacyOfficer);

    private static string New(Records records) => $"/privacy/restrictions/new?family={records.Family}";

    private static Dictionary<string, string?> Typed(string named, string lead) => new()
    {
        ["Reason"] = "DomesticAbuse", ["Words"] = "Her former partner works here", ["Named"] = named, ["Lead"] = lead, ["Telephone"] = "01632 960 101",
    };
}
