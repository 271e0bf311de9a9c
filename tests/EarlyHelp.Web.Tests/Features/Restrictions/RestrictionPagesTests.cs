using System.Net;
using EarlyHelp.Web.Tests.Access;
using EarlyHelp.Web.Tests.Features.Families;
using EarlyHelp.Web.Tests.Features.Triage;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.Restrictions;

/// <summary>Restricting, declaring and breaking the glass, as each person does it on their pages (spec 3-access).</summary>
public sealed class RestrictionPagesTests : IDisposable
{
    private readonly App app = new();

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task A_record_is_restricted_named_and_lifted_and_is_there_for_the_named_only()
    {
        var records = await Records.AddAsync(app, "Ashford", "worker");
        var (privacy, worker, lead, other) = (await app.SignedInAsync("privacy"), await app.SignedInAsync("worker"), await app.SignedInAsync("lead"), await app.SignedInAsync("district"));
        var page = $"/families/{records.Family}";

        var form = await privacy.PageAsync($"/privacy/restrictions/new?family={records.Case}");
        Assert.Contains("worker@demo.example", form.QuerySelector("[name=Named]")!.TextContent, StringComparison.Ordinal);
        var refused = await privacy.PostFormAsync(New(records.Family), Typed("worker@demo.example", "worker@demo.example"), "/privacy/restrictions");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains($"Name a lead or manager who signs off what is done in {records.Case}", await refused.ErrorsAsync());
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync(page)).StatusCode);

        var unknown = await privacy.PostFormAsync(New(records.Family), Typed("worker@demo.example nobody@demo.example", "lead@demo.example"), "/privacy/restrictions");
        Assert.Contains("Nobody who works here has the address nobody@demo.example", await unknown.ErrorsAsync());

        await privacy.ThenAsync(New(records.Family), Typed("worker@demo.example\nlead@demo.example", "lead@demo.example"), "/privacy/restrictions");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.NotFound), ((await worker.GetAsync(page)).StatusCode, (await lead.GetAsync(page)).StatusCode, (await other.GetAsync(page)).StatusCode));
        Assert.Contains("open to named people only", (await worker.PageAsync($"/cases/{records.Case}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, await app.WithDbAsync(db => db.Outbox.CountAsync(m => m.Template == "restricted-named")));

        var id = await app.WithDbAsync(db => db.Restrictions.Where(r => r.Family.Reference == records.Family).Select(r => r.Id).SingleAsync());
        Assert.Contains(records.Family, (await privacy.PageAsync("/privacy/restrictions")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await privacy.ThenAsync($"/privacy/restrictions/{id}", Typed("worker@demo.example lead@demo.example district@demo.example", "lead@demo.example"));
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync(page)).StatusCode);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await privacy.PostFormAsync($"/privacy/restrictions/{id}", new() { ["Why"] = " " }, $"/privacy/restrictions/{id}/end")).StatusCode);
        await privacy.ThenAsync($"/privacy/restrictions/{id}", new() { ["Why"] = "The court order has ended" }, $"/privacy/restrictions/{id}/end");
        Assert.Equal(HttpStatusCode.OK, (await (await app.SignedInAsync("triage")).GetAsync(page)).StatusCode);
    }

    [Fact]
    public async Task A_restricted_case_is_allocated_to_a_named_worker_only()
    {
        var records = await Records.AddAsync(app, "Ashford", "worker");
        var (privacy, lead) = (await app.SignedInAsync("privacy"), await app.SignedInAsync("lead"));
        await privacy.ThenAsync(New(records.Family), Typed("worker@demo.example lead@demo.example", "lead@demo.example"), "/privacy/restrictions");
        var form = await lead.PageAsync($"/cases/{records.Case}/allocation/new");
        var joy = form.QuerySelectorAll("[name=Choice]").Select(c => (Value: c.GetAttribute("value"), Label: c.ParentElement!.TextContent)).First(c => c.Label.Contains("Joy", StringComparison.Ordinal) || c.Label.Contains("worker2", StringComparison.Ordinal)).Value!;

        var refused = await lead.PostFormAsync($"/cases/{records.Case}/allocation/new", new() { ["Choice"] = joy, ["Reason"] = "Closer to the school" }, $"/cases/{records.Case}/allocation/check");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(await refused.ErrorsAsync(), e => e.Contains("open to named people only", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_triage_officer_who_meets_a_restricted_family_is_told_whom_to_ring_and_nothing_else()
    {
        var (family, first) = await FamilyRecordsOfTests.ReceiveAsync(app, 1);
        var (_, again) = await FamilyRecordsOfTests.ReceiveAsync(app, 1);
        var (triage, privacy) = (await app.SignedInAsync("triage"), await app.SignedInAsync("privacy"));
        Assert.Contains(family, (await triage.PageAsync($"/triage/{again}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await privacy.ThenAsync(New(family), Typed("triage2@demo.example", "triage2@demo.example"), "/privacy/restrictions");

        var met = (await triage.PageAsync($"/triage/{again}")).QuerySelector("[aria-labelledby=met-before]")!.TextContent;

        Assert.Contains("A record that you can’t open may be this family. Ring ", met, StringComparison.Ordinal);
        Assert.Contains("01632 960 101", met, StringComparison.Ordinal);
        Assert.DoesNotContain(family, met, StringComparison.Ordinal);
        Assert.DoesNotContain(first, met, StringComparison.Ordinal);
        var identified = await triage.PostFormAsync($"/triage/{again}", new() { ["Family"] = $"{await app.WithDbAsync(db => db.Families.Where(f => f.Reference == family).Select(f => f.Id).SingleAsync())}", ["Risk"] = "None" }, $"/triage/{again}/screening");
        Assert.NotEqual(HttpStatusCode.InternalServerError, identified.StatusCode);
        Assert.NotEqual(family, await app.WithDbAsync(db => db.Notifications.Where(n => n.Reference == again).Select(n => n.Family.Reference).SingleAsync()));
    }

    [Fact]
    public async Task A_worker_who_declares_to_know_a_family_loses_it_at_once_and_the_lead_is_told_which_case_to_give_away()
    {
        var records = await Records.AddAsync(app, "Ashford", "worker");
        var (worker, lead, privacy) = (await app.SignedInAsync("worker"), await app.SignedInAsync("lead"), await app.SignedInAsync("privacy"));
        Assert.NotNull((await worker.PageAsync($"/families/{records.Family}")).QuerySelector($"a[href='/interests/new?family={records.Family}']"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await worker.PostFormAsync("/interests/new", new() { ["Family"] = "FAM-999999" }, "/interests")).StatusCode);
        await worker.ThenAsync("/interests/new", new() { ["Family"] = records.Family, ["Words"] = "My cousin" }, "/interests");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), ((await worker.GetAsync($"/families/{records.Family}")).StatusCode, (await worker.GetAsync($"/cases/{records.Case}")).StatusCode));
        Assert.Equal(HttpStatusCode.OK, (await lead.GetAsync($"/cases/{records.Case}")).StatusCode);
        var told = await app.WithDbAsync(db => db.Outbox.Where(m => m.Template == "interest-declared").ToListAsync());
        Assert.Contains(told, m => m.To == "lead@demo.example" && m.Body.Contains(records.Case, StringComparison.Ordinal) && !m.Body.Contains("cousin", StringComparison.Ordinal));
        Assert.Contains(told, m => m.To == "privacy@demo.example");
        Assert.DoesNotContain("cousin", await (await lead.GetAsync($"/families/{records.Family}/audit")).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var id = await app.WithDbAsync(db => db.DeclaredInterests.Where(i => i.Family.Reference == records.Family).Select(i => i.Id).SingleAsync());
        Assert.Contains("My cousin", (await privacy.PageAsync($"/privacy/interests/{id}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await privacy.ThenAsync($"/privacy/interests/{id}", new() { ["Why"] = "They meant another family" }, $"/privacy/interests/{id}/end");
        Assert.Equal(HttpStatusCode.OK, (await worker.GetAsync($"/cases/{records.Case}")).StatusCode);
    }

    [Fact]
    public async Task Broken_glass_opens_a_record_to_be_read_for_eight_hours_and_those_who_answer_for_it_are_told_at_once()
    {
        var records = await Records.AddAsync(app, "Thanet", "worker.thanet");
        var (manager, privacy) = (await app.SignedInAsync("district"), await app.SignedInAsync("privacy"));
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync($"/cases/{records.Case}")).StatusCode);
        Assert.NotNull((await manager.PageAsync("/search")).QuerySelector("a[href='/break-glass']"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await manager.PostFormAsync("/break-glass", new() { ["Record"] = records.Case, ["Reason"] = "Now" })).StatusCode);
        var nobody = await manager.PostFormAsync("/break-glass", new() { ["Record"] = "EHC-2026-999999", ["Reason"] = "A child is in hospital and nobody answers" });
        Assert.Contains("No record has this reference, or a person of this name and date of birth", await nobody.ErrorsAsync());
        var opened = await manager.PostFormAsync("/break-glass", new() { ["Record"] = records.Case, ["Reason"] = "A child is in hospital and nobody answers" });
        Assert.Equal($"/families/{records.Family}", opened.Headers.Location?.OriginalString);

        var family = await manager.PageAsync($"/families/{records.Family}");
        Assert.Contains("You broke the glass", family.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(records.Case, family.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null(family.QuerySelector($"a[href='/families/{records.Family}/merges/new']"));
        Assert.Equal(HttpStatusCode.OK, (await manager.GetAsync($"/cases/{records.Case}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await manager.GetAsync($"/families/{records.Family}/people/{records.Child}")).StatusCode);
        Assert.DoesNotContain(records.Case, await (await manager.GetAsync("/cases")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(records.Family, await (await manager.GetAsync("/search?q=Hilde")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var told = await app.WithDbAsync(db => db.Outbox.Where(m => m.Template == "glass-broken" && m.Body.Contains(records.Family)).Select(m => m.To).ToListAsync());
        Assert.Contains("privacy@demo.example", told);
        Assert.Contains("lead.thanet@demo.example", told);
        Assert.Equal("A child is in hospital and nobody answers", await app.WithDbAsync(db => db.Looks.Where(l => l.Page == "Case" && l.FamilyId == records.FamilyId && l.Role == "DistrictManager").OrderByDescending(l => l.Id).Select(l => l.Reason).FirstAsync()));

        var glass = await app.WithDbAsync(db => db.BrokenGlasses.Where(g => g.FamilyId == records.FamilyId).Select(g => g.Id).SingleAsync());
        Assert.Contains("nobody answers", (await privacy.PageAsync($"/privacy/break-glass/{glass}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await privacy.PostFormAsync($"/privacy/break-glass/{glass}", new() { ["Finding"] = "" })).StatusCode);
        await privacy.ThenAsync($"/privacy/break-glass/{glass}", new() { ["WasRight"] = "True", ["Finding"] = "The hospital confirmed it" });
        Assert.Contains("The hospital confirmed it", await (await privacy.GetAsync("/privacy/break-glass?show=reviewed")).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        app.Clock.Utc = app.Clock.Utc.AddHours(8).AddMinutes(1);
        manager = await app.SignedInAsync("district");
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync($"/cases/{records.Case}")).StatusCode);
    }

    [Fact]
    public async Task What_is_opened_by_broken_glass_is_not_changed_by_any_form()
    {
        var records = await Records.AddAsync(app, "Ashford", "worker");
        var (privacy, manager) = (await app.SignedInAsync("privacy"), await app.SignedInAsync("district"));
        await privacy.ThenAsync(New(records.Family), Typed("worker@demo.example lead@demo.example", "lead@demo.example"), "/privacy/restrictions");
        await manager.PostFormAsync("/break-glass", new() { ["Record"] = records.Case, ["Reason"] = "A child is in hospital and nobody answers" });
        // In an emergency it matters where the child lives.
        foreach (var page in new[] { $"/families/{records.Family}", $"/families/{records.Family}/people/{records.Child}" })
            Assert.Contains("1 Hilde Road", (await manager.PageAsync(page)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var before = await app.WithDbAsync(db => db.Cases.Where(c => c.Reference == records.Case).Select(c => c.Version).SingleAsync());
        var token = (await manager.PageAsync("/")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        var answer = await manager.PostAsync($"/cases/{records.Case}/notes", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = token, ["Kind"] = "TelephoneCall", ["HappenedOn"] = "18 11 2026", ["Text"] = "I rang the ward and spoke to the nurse", ["Seen"] = "",
        }));

        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.UnprocessableEntity, HttpStatusCode.NotFound });
        Assert.Contains("I rang the ward and spoke to the nurse", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Equal(before, await app.WithDbAsync(db => db.Cases.Where(c => c.Reference == records.Case).Select(c => c.Version).SingleAsync()));
        Assert.Empty(await app.WithDbAsync(db => db.Set<Domain.Cases.CaseNote>().Where(n => n.Text.Contains("ward")).ToListAsync()));
    }

    [Fact]
    public async Task A_name_and_a_birth_date_find_the_record_in_an_emergency_and_several_families_are_asked_about()
    {
        var (family, _) = await FamilyRecordsOfTests.ReceiveAsync(app, 1);
        var leo = await app.PersonAsync("Leo");
        var manager = await app.SignedInAsync("district");

        var opened = await manager.PostFormAsync("/break-glass", new() { ["Record"] = "leo walker", ["Born"] = $"{leo.Born:d M yyyy}", ["Reason"] = "A child is in hospital and nobody answers" });
        Assert.Equal($"/families/{family}", opened.Headers.Location?.OriginalString);

        await FamilyRecordsOfTests.ReceiveAsync(app, 1);
        var asked = await manager.PostFormAsync("/break-glass", new() { ["Record"] = "leo walker", ["Born"] = $"{leo.Born:d M yyyy}", ["Reason"] = "A child is in hospital and nobody answers" });
        Assert.Contains("Choose the family", await asked.ErrorsAsync());
        Assert.Equal(2, (await asked.DocumentAsync()).QuerySelectorAll("[name=Chosen]").Length);
    }

    private static string New(string family) => $"/privacy/restrictions/new?family={family}";

    private static Dictionary<string, string?> Typed(string named, string lead) => new()
    {
        ["Reason"] = "StaffFamily", ["Words"] = "The sister of a colleague", ["Named"] = named, ["Lead"] = lead, ["Telephone"] = "01632 960 101",
    };
}

internal static class Then
{
    /// <summary>Posts a form that must be taken: the answer leads on.</summary>
    public static async Task ThenAsync(this HttpClient client, string path, Dictionary<string, string?> fields, string? action = null)
    {
        var answer = await client.PostFormAsync(path, fields, action);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{path}: {(int)answer.StatusCode} {string.Join("; ", answer.StatusCode == HttpStatusCode.UnprocessableEntity ? await answer.ErrorsAsync() : [])}");
    }
}
