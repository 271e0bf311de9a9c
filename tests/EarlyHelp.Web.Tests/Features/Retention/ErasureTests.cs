using System.Net;
using System.Text;
using EarlyHelp.Data;
using EarlyHelp.Data.Auditing;
using EarlyHelp.Data.Documents;
using EarlyHelp.Data.Posts;
using EarlyHelp.Data.Privacy;
using EarlyHelp.Data.Tests;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Documents;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Messages;
using EarlyHelp.Domain.Restrictions;
using EarlyHelp.Web.Tests.Access;
using EarlyHelp.Web.Tests.Features.Closures;
using EarlyHelp.Web.Tests.Features.Scorecards;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EarlyHelp.Web.Tests.Features.Retention;

/// <summary>A family whose time is over is erased: nothing tells who it was any more, every figure is as it was, and the audit still verifies.</summary>
public sealed class ErasureTests
{
    private static readonly DateTime Later = new(2060, 3, 10, 10, 0, 0);

    [Fact]
    public void Every_kind_that_hangs_on_a_family_has_its_rule()
    {
        using var db = new EarlyHelp.Data.Sqlite.DesignTimeFactory().CreateDbContext([]);
        var hanging = ErasureRules.Hanging(db.Model).Select(k => k.ClrType.Name).ToHashSet();

        Found.Nothing(hanging.Where(k => !ErasureRules.Gone.Contains(k) && !ErasureRules.Kept.ContainsKey(k)).Select(k => $"{k} hangs on a family: say in ErasureRules what an erasure leaves of it"));
        Found.Nothing(ErasureRules.Gone.Concat(ErasureRules.Kept.Keys).Where(k => !hanging.Contains(k)).Select(k => $"{k} hangs on no family"));
        Found.Nothing(ErasureRules.Gone.Where(ErasureRules.Kept.ContainsKey));
        Found.Nothing(from kept in ErasureRules.Kept
                      from column in kept.Value
                      where db.Model.GetEntityTypes().Single(e => e.ClrType.Name == kept.Key).FindProperty(column) is null
                      select $"{kept.Key} has no {column}");
    }

    [Fact]
    public void Every_kind_that_a_certificate_can_count_stands_under_one_heading()
    {
        List<string> counted = [.. ErasureRules.Gone, .. ErasureRules.Kept.Keys, "File", "OutboxMessage", "Address", "AuditEntry"];
        var named = ErasedKinds.Groups.SelectMany(g => g.Kinds).ToList();

        Found.Nothing(counted.Where(k => named.Count(n => n == k) != 1).Select(k => $"{k} stands under {named.Count(n => n == k)} headings: name it in ErasedKinds"));
        Found.Nothing(named.Except(counted).Select(k => $"{k} is a kind of nothing that is erased"));
        Assert.Equal(ErasedKinds.Groups.Count, ErasedKinds.Groups.Select(g => g.Heading).Distinct().Count());
        Assert.Equal(
            [(ErasedKinds.Groups[0].Heading, 7), (ErasedKinds.Groups[8].Heading, 1), ("Other records", 2)],
            ErasedKinds.Sum([new("Renamed", 2), new("SupervisionAction", 1), new("MergeMove", 3), new("Family", 4), new("PlanCopy", 0)]));
    }

    [Fact]
    public async Task Before_and_after_an_erasure_its_extent_is_told_in_words_of_the_service()
    {
        await using var app = new App();
        var (reference, _) = await FamilyAsync(app);
        var privacy = await DueAsync(app);

        var before = await privacy.PageAsync($"/privacy/retention/{reference}");
        var done = await EraseAsync(privacy, reference);
        var after = await privacy.PageAsync(done.Headers.Location!.OriginalString);

        foreach (var page in new[] { before, after })
        {
            var lines = page.QuerySelectorAll("main .govuk-list--bullet li").Select(l => l.TextContent.Split(':')[0]).ToList();
            Assert.Contains("Case notes, documents and timelines", lines);
            Assert.Contains("Files on the disk", lines);
            Assert.All(lines, l => Assert.Contains(l, ErasedKinds.Groups.Select(g => g.Heading)));
        }
    }

    [Fact]
    public async Task Of_a_family_without_notification_and_case_it_is_said_that_there_is_nothing_to_count_from()
    {
        await using var app = new App();
        var open = await Records.AddAsync(app, "Ashford", "worker");
        await app.WithDbAsync(async db =>
        {
            db.Add(Family.Meet("FAM-900001", "Quennell"));
            return await db.SaveChangesAsync();
        });
        var privacy = await app.SignedInAsync("privacy");

        Assert.Contains("There is nothing yet to count from", (await privacy.PageAsync("/privacy/retention/FAM-900001")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Not while something of it is open", (await privacy.PageAsync($"/privacy/retention/{open.Family}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [SqliteFact("It reads the bytes of the database’s file.")]
    public async Task Nothing_in_the_file_of_the_database_tells_who_a_family_was_and_its_documents_are_gone()
    {
        await using var app = new App();
        var (reference, _) = await FamilyAsync(app);
        var privacy = await DueAsync(app);
        var told = await app.WithDbAsync(db => FamilyTexts.OfAsync(db, reference));
        Assert.True(told.Count > 40, $"{told.Count} texts");
        var document = Assert.Single(Directory.GetFiles(app.Documents));
        Assert.NotEmpty(await InFileAsync(app, told));

        var done = await EraseAsync(privacy, reference);

        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.False(File.Exists(document));
        Found.Nothing(await InFileAsync(app, told));
        var proof = await app.InScopeAsync(s => s.GetRequiredService<AuditVerification>().RunAsync());
        Assert.Empty(proof.Problems);
        Assert.Equal(("Ines Duarte", done.Headers.Location!.OriginalString.Split('/')[^1]), (Assert.Single(proof.Erasures).By, proof.Erasures[0].Certificate));
        var certificate = (await privacy.PageAsync(done.Headers.Location!.OriginalString)).QuerySelector("main")!.TextContent;
        Assert.Contains("Ines Duarte", certificate, StringComparison.Ordinal);
        Assert.Contains("The board agreed on 3 March 2060", certificate, StringComparison.Ordinal);
        Assert.DoesNotContain(reference, certificate, StringComparison.Ordinal);
        var list = (await privacy.PageAsync("/privacy/retention?show=Erased")).QuerySelector("main")!.TextContent;
        Assert.Contains("ERA-", list, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await privacy.GetAsync($"/privacy/retention/{reference}")).StatusCode);
    }

    [Fact]
    public async Task Every_figure_of_every_month_is_the_same_after_families_are_erased()
    {
        await using var app = new App();
        var (reference, _) = await FamilyAsync(app);
        await Sample.ImportAsync(app);
        var privacy = await DueAsync(app);
        var county = await app.SignedInAsync("county");
        await county.PostFormAsync("/frozen-months/new?month=2016-03", [], "/frozen-months");
        var (before, frozen) = (await FiguresAsync(county), await FrozenAsync(county));
        var due = await app.InScopeAsync(s => s.GetRequiredService<RetentionDesk>().DueAsync(null), await OfficerAsync(app));
        Assert.True(due.Total > 100, $"{due.Total} families are due");

        foreach (var line in due.Lines.Take(60).Append(due.Lines.Single(l => l.Reference == reference)).DistinctBy(l => l.Reference))
        {
            await app.InScopeAsync(async s =>
            {
                var id = await s.GetRequiredService<EarlyHelpDbContext>().Families.Where(f => f.Reference == line.Reference).Select(f => f.Id).SingleAsync();
                return await s.GetRequiredService<FamilyErasure>().EraseAsync(id, line.Reference, "The board agreed on 3 March 2060");
            }, await OfficerAsync(app));
        }

        Assert.Equal(before, await FiguresAsync(county));
        Assert.Equal(frozen, await FrozenAsync(county));
        Assert.Empty((await app.InScopeAsync(s => s.GetRequiredService<AuditVerification>().RunAsync())).Problems);
        Assert.NotEmpty((await privacy.PageAsync("/privacy/retention?show=Erased")).QuerySelectorAll(".govuk-pagination"));
    }

    [Fact]
    public async Task Somebody_who_is_also_in_a_family_that_stays_stays_there_as_they_are()
    {
        await using var app = new App();
        var (reference, _) = await FamilyAsync(app);
        var other = await app.WithDbAsync(async db =>
        {
            var child = await db.FamilyMembers.Where(m => m.Family.Reference == reference && m.Role == FamilyRole.Child).Include(m => m.Person).Select(m => m.Person).FirstAsync();
            var stays = Family.Meet("FAM-900001", "Quennell");
            stays.Add(child, FamilyRole.Child, new(2026, 1, 1));
            db.Add(stays);
            await db.SaveChangesAsync();
            return (child.Id, child.FirstName, child.LastName);
        });
        var privacy = await DueAsync(app);

        Assert.Contains("1 person is in another family too", (await privacy.PageAsync($"/privacy/retention/{reference}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await EraseAsync(privacy, reference)).StatusCode);

        var person = await app.WithDbAsync(db => db.People.Include(p => p.Residences).SingleAsync(p => p.Id == other.Id));
        Assert.Equal((other.FirstName, other.LastName), (person.FirstName, person.LastName));
        Assert.NotEmpty(person.Residences);
        Assert.Empty((await app.InScopeAsync(s => s.GetRequiredService<AuditVerification>().RunAsync())).Problems);
        Assert.All(await app.WithDbAsync(db => db.FamilyMembers.Where(m => m.Family.Name == ErasedRows.Name && m.PersonId != other.Id).Select(m => m.Person).ToListAsync()), p => Assert.Equal("Erased", p.FullName));
    }

    [Fact]
    public async Task That_somebody_searched_for_another_family_stays_whatever_its_key()
    {
        await using var app = new App();
        var (reference, _) = await FamilyAsync(app);
        var (officer, manager) = (await OfficerAsync(app), await OfficerAsync(app, "district"));
        var sought = await app.WithDbAsync(async db =>
        {
            var broken = BrokenGlass.Of(await db.Families.SingleAsync(f => f.Reference == reference), "A neighbour rang the police", manager, app.Clock.Utc);
            var other = Family.Meet("FAM-900001", "Quennell");
            db.AddRange(broken, other);
            await db.SaveChangesAsync();
            var search = new AuditEntry(officer, app.Clock.Utc, AuditEntry.Searched, nameof(BrokenGlass), $"{broken.Id}", new(null, null, other.Id, null), """[{"Name":"Record","Before":null,"After":"FAM-900001"}]""");
            await db.NoteAsync(() => [search]);
            return search.Id;
        });
        var privacy = await DueAsync(app);

        Assert.Equal(HttpStatusCode.Redirect, (await EraseAsync(privacy, reference)).StatusCode);

        Assert.Contains("FAM-900001", await app.WithDbAsync(db => db.AuditEntries.Where(e => e.Id == sought).Select(e => e.Changes).SingleAsync()), StringComparison.Ordinal);
        Assert.Empty((await app.InScopeAsync(s => s.GetRequiredService<AuditVerification>().RunAsync())).Problems);
    }

    [Fact]
    public async Task A_family_is_not_erased_before_its_time_nor_on_hold_nor_by_a_slip()
    {
        await using var app = new App();
        var (reference, _) = await FamilyAsync(app);
        var early = await app.SignedInAsync("privacy");
        Assert.Contains("from ", (await early.PageAsync($"/privacy/retention/{reference}")).QuerySelector(".govuk-summary-list")!.TextContent, StringComparison.Ordinal);
        var held = await early.PostFormAsync($"/privacy/retention/{reference}", new() { ["HoldReason"] = "A claim at court" }, $"/privacy/retention/{reference}/hold");
        Assert.Equal(HttpStatusCode.Redirect, held.StatusCode);
        Assert.Contains(reference, (await early.PageAsync("/privacy/retention?show=Held")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var privacy = await DueAsync(app);

        Assert.DoesNotContain(reference, (await privacy.PageAsync("/privacy/retention")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty((await privacy.PageAsync($"/privacy/retention/{reference}")).QuerySelectorAll("form[action$='/erasure']"));
        await privacy.PostFormAsync($"/privacy/retention/{reference}", [], $"/privacy/retention/{reference}/hold");
        var refused = await privacy.PostFormAsync($"/privacy/retention/{reference}", new() { ["Typed"] = "FAM-1", ["Reason"] = "no" }, $"/privacy/retention/{reference}/erasure");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.DocumentAsync();
        Assert.Contains($"Type {reference}", page.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("FAM-1", page.QuerySelector("input[name=Typed]")!.GetAttribute("value"));
        Assert.Contains(reference, await (await privacy.GetAsync("/privacy/retention.csv")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_rules_are_data_that_change_from_a_date()
    {
        await using var app = new App();
        var privacy = await app.SignedInAsync("privacy");

        var refused = await privacy.PostFormAsync("/privacy/retention-rules/CASE", new() { ["EffectiveFrom"] = "1 1 2020", ["Years"] = "0" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var done = await privacy.PostFormAsync("/privacy/retention-rules/CASE", new() { ["EffectiveFrom"] = "1 1 2027", ["Years"] = "10", ["ChildAge"] = "26", ["Source"] = "Cabinet, 3 November 2026" });
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);

        Assert.Contains("10 years after the last closure, and not before the youngest child is 26", (await privacy.PageAsync("/privacy/retention-rules")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    // A family with all that is typed about one: forms, notes, plan, review, closure, feedback, a document, messages, drafts, looks with reasons.
    private static async Task<(string Family, string Case)> FamilyAsync(App app)
    {
        app.Settings["Service:Address"] = "http://127.0.0.1";
        var rated = await app.RatedAsync("Zimmerle");
        // The sample register has references of this kind too.
        const string reference = "EHC-2026-800001";
        await app.WithDbAsync(async db =>
        {
            var given = await db.Cases.Include(c => c.Family).SingleAsync(c => c.Reference == rated);
            db.Entry(given).Property(c => c.Reference).CurrentValue = reference;
            db.Entry(given.Family).Property(f => f.Reference).CurrentValue = "FAM-800001";
            foreach (var notification in await db.Notifications.Where(n => n.FamilyId == given.FamilyId).ToListAsync())
                db.Entry(notification).Property(n => n.Reference).CurrentValue = "EHN-2026-800001";
            return await db.SaveChangesAsync();
        });
        var told = await app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<EarlyHelpDbContext>();
            var given = await db.Cases.Include(c => c.Family).ThenInclude(f => f.Members).ThenInclude(m => m.Person).SingleAsync(c => c.Reference == reference);
            var lead = await OfficerAsync(app, "lead");
            var child = given.Family.Members.First(m => m.IsChild).Person;
            child.Correct(new("Adalbertina", "Zimmerle", "Addy Quistgaard", "F")
            {
                Born = new(2016, 5, 19), Ethnicity = "WBRI", Language = "Faroese", Telephone = "01632 960987", Email = "addy@zimmerle.example", NhsNumber = "9434765919",
            });
            child.LivesAt(Address.At("77 Wheelwright Mews", "Upper Nackington", "Ashford", null, "TN24 8QQ"), ResidenceKind.MainHome, new(2020, 1, 1), true, "Her uncle Ragnvald");
            var kept = await services.GetRequiredService<FileStore>().KeepAsync("zimmerle-letter.pdf", new MemoryStream("%PDF-1.4\n%%EOF\n"u8.ToArray()));
            db.Add(OutboxMessage.Write($"test:{reference}", "addy@zimmerle.example", "acknowledgement", $"About {reference}", "Dear Adalbertina Zimmerle, see you on Tuesday.", app.Clock.Utc));
            db.Add(new StaffDraft { StaffId = lead.StaffId!.Value, Key = $"note:{reference}", Values = """{"Text":["Half a note about Addy"]}""", SavedAt = app.Clock.Utc });
            db.Add(Look.Of(lead, app.Clock.Utc, given.FamilyId, "Family", "Mrs Zimmerle rang about Addy"));
            await db.SaveChangesAsync();
            given.AddDocument(new(DocumentType.Letter, "Letter of the ophthalmologist", DocumentAudience.Everybody), kept, false, lead, app.Clock.Utc, UkTime.DayOf(app.Clock.Utc));
            await db.SaveChangesAsync();
            return (given.Family.Reference, reference);
        }, await OfficerAsync(app, "lead"));
        await app.WorkAsync(reference, Worked.Close);
        return told;
    }

    // Many years later, in a new session, after the night's search.
    private static async Task<HttpClient> DueAsync(App app)
    {
        app.Clock.SetLocal(Later);
        await app.Services.GetRequiredService<RetentionSearch>().RunAsync();
        return await app.SignedInAsync("privacy");
    }

    private static Task<HttpResponseMessage> EraseAsync(HttpClient privacy, string reference) => privacy.PostFormAsync(
        $"/privacy/retention/{reference}", new() { ["Typed"] = reference.ToLowerInvariant(), ["Reason"] = "The board agreed on 3 March 2060" }, $"/privacy/retention/{reference}/erasure");

    private static Task<Actor> OfficerAsync(App app, string account = "privacy") => app.WithDbAsync(async db =>
    {
        var posting = await db.Postings.Include(p => p.Staff).FirstAsync(p => p.Staff.Email == $"{account}@demo.example");
        return Actor.Staff(posting.Staff, posting);
    });

    private static async Task<string> FiguresAsync(HttpClient county)
    {
        var all = new StringBuilder();
        foreach (var month in new[] { "2015-09", "2016-01", "2016-03", "2016-07", "2026-10", "2026-11", "2026-12" })
        {
            foreach (var level in new[] { "county", "area", "district", "unit", "worker" })
                all.Append(await county.GetStringAsync($"/scorecard.csv?month={month}&level={level}"));
        }

        return all.ToString();
    }

    private static async Task<string> FrozenAsync(HttpClient county) =>
        string.Join('\n', Sample.Rows(await county.GetStringAsync("/frozen-months/2016-03.csv")).Select(r => $"{r["Indicator"]} {r["Reported"]} {r["Now"]} {r["Differs"]}"));

    // The whole file and what waits to be written into it, after VACUUM, as an administrator runs it.
    private static async Task<List<string>> InFileAsync(App app, IReadOnlyCollection<string> texts)
    {
        await app.WithDbAsync(async db =>
        {
            await db.Database.OpenConnectionAsync();
            await db.Database.ExecuteSqlRawAsync("VACUUM");
            return await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        });
        List<string> found = [];
        foreach (var file in app.DatabaseFiles)
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes);
            found.AddRange(texts.Where(t => bytes.GetBuffer().AsSpan(0, (int)bytes.Length).IndexOf(Encoding.UTF8.GetBytes(t)) >= 0).Select(t => $"{Path.GetFileName(file)} has “{t}”"));
        }

        return found;
    }
}
