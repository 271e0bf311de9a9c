using System.Net;
using System.Text.RegularExpressions;
using EarlyHelp.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Access;

/// <summary>A social care partner sees only what they sent or were sent: tried for every address, list, count, search and export (issue 4).</summary>
public sealed partial class PartnerReachTests(Crossings crossings, Xunit.Abstractions.ITestOutputHelper output) : IClassFixture<Crossings>
{
    private static readonly string[] Asked =
    [
        "show=all", "show=open", "show=ended", "show=unheard", "show=toplan", "show=toconfirm", "show=totakeon", "show=conditions", "show=looks", "show=agree", "show=returned", "show=waiting", "show=late", "show=immediate",
        "show=handover", "show=confirm", "show=99", "past=true", "late=true", "page=2", "page=-1", "page=2147483647", "month=2026-11", "month=9999-12", "month=0001-01", "sort=-family", "sent=true", "state=closed", "large=1",
    ];

    // Names of the families of the districts: none of them is ever a partner's.
    private static readonly string[] Families = ["Hilde", "Mara", "Nils", "Jonas", "Nora", "Karl", "Lena", "Aske"];

    public static TheoryData<string> Partners => [.. Crossings.Partners];

    [Theory]
    [MemberData(nameof(Partners))]
    public async Task Whatever_address_is_asked_nothing_that_is_not_theirs_answers(string partner)
    {
        var (client, token) = await crossings.SignedInAsync(partner);
        var foreign = crossings.ForeignTo(partner).ToList();
        var (panels, words, fields) = (await crossings.ForeignPanelsAsync(partner), Words(foreign), await FieldsAsync(token, partner));
        var (before, wrong, tried) = (await crossings.StandingAsync(foreign), new List<string>(), 0);

        // Words that they typed themselves come back in the form that is refused.
        var typed = fields.Select(f => f.Value).ToHashSet();
        foreach (var endpoint in crossings.Endpoints.OrderBy(e => e.Method != "GET").Where(e => e.Endpoint.RoutePattern.RawText!.TrimStart('/') != "account/sign-out"))
        {
            string? missing = null;
            foreach (var (path, isRecords, isMissing) in Paths(endpoint, foreign, panels))
            {
                using var request = new HttpRequestMessage(new HttpMethod(endpoint.Method), path) { Content = endpoint.Method == "GET" ? null : new FormUrlEncodedContent(fields) };
                var answer = await client.SendAsync(request);
                var body = await answer.Content.ReadAsStringAsync();
                tried++;
                if (isRecords && answer.StatusCode != HttpStatusCode.NotFound)
                    wrong.Add($"{endpoint.Method} {path}: {(int)answer.StatusCode}");
                foreach (var word in words.Matches(body + answer.Headers).Select(m => m.Value).Distinct().Where(w => !path.Contains(w, StringComparison.Ordinal) && !(endpoint.Method != "GET" && typed.Contains(w))))
                    wrong.Add($"{endpoint.Method} {path}: says {word}");
                if (isMissing)
                    missing = Shape(answer, body);
                else if (isRecords && missing is not null && Shape(answer, body) != missing)
                    wrong.Add($"{endpoint.Method} {path} is not answered as one that does not exist:\n{Shape(answer, body)}\n{missing}");
            }
        }

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/")).StatusCode);
        Found.Nothing(wrong.Take(40));
        Assert.Equal(before, await crossings.StandingAsync(foreign));
        Assert.True(tried > 1000, $"Only {tried} were tried");
        output.WriteLine($"{partner}: {tried} requests to {crossings.Endpoints.Count} endpoints, {foreign.Count} foreign records");
    }

    [Theory]
    [MemberData(nameof(Partners))]
    public async Task Whatever_is_searched_filtered_or_paged_lists_hold_none_of_the_others(string partner)
    {
        var (client, _) = await crossings.SignedInAsync(partner);
        var foreign = crossings.ForeignTo(partner).ToList();
        var (words, wrong, tried) = (Words(foreign), new List<string>(), 0);
        var districts = await crossings.App.WithDbAsync(db => db.Districts.Where(d => d.Name == "Thanet" || d.Name == "Ashford").Select(d => $"district={d.Id}").ToListAsync());
        string[] asked = [.. Asked, .. districts, .. foreign.Select(f => $"q={f.Name ?? f.Reference}"), "q=Leo", "q=Ada", "q=TN24+8AA"];

        foreach (var endpoint in crossings.Endpoints.Where(e => e.Method == "GET" && e.Endpoint.RoutePattern.Parameters.Count == 0))
        {
            var path = "/" + endpoint.Endpoint.RoutePattern.RawText!.TrimStart('/');
            if (!endpoint.IsOpen && (await client.GetAsync(path)).StatusCode == HttpStatusCode.NotFound && !path.Contains("search", StringComparison.Ordinal))
                continue;
            foreach (var query in asked)
            {
                var answer = await client.GetAsync($"{path}?{query}");
                tried++;
                // The page that asks for a reference shows one as an example, which some family can have.
                var said = (await answer.Content.ReadAsStringAsync()).Replace("like EHN-2026-000123", "", StringComparison.Ordinal);
                wrong.AddRange(words.Matches(said + answer.Headers).Select(m => m.Value).Distinct().Where(w => !query.Contains(w, StringComparison.Ordinal)).Select(w => $"{path}?{query} says {w}"));
            }
        }

        Found.Nothing(wrong.Take(40));
        Assert.True(tried > 200, $"Only {tried} were tried");
    }

    [Theory]
    [MemberData(nameof(Partners))]
    public async Task Counts_and_lists_are_of_their_own_and_of_all_of_it(string partner)
    {
        var (client, _) = await crossings.SignedInAsync(partner);
        var own = crossings.OwnOf(partner).Select(c => c.Reference).Order(StringComparer.Ordinal).ToList();
        var wrong = new List<string>();

        foreach (var page in new[] { "/", "/step-downs", "/step-ups", "/panels" })
        {
            foreach (var count in (await client.PageAsync(page)).QuerySelectorAll("a.eh-count"))
            {
                var (number, href) = (count.QuerySelector(".eh-count__number")!.TextContent, count.GetAttribute("href")!);
                var lines = Lines(await client.PageAsync(href));
                if (number != $"{lines.Count}" || lines.Except(own).Any())
                    wrong.Add($"{page}: {count.TextContent} but {href} holds {string.Join(", ", lines)}");
            }
        }

        Found.Nothing(wrong);
        var (open, ended, ups) = (Lines(await client.PageAsync("/step-downs")), Lines(await client.PageAsync("/step-downs?show=ended")), Lines(await client.PageAsync("/step-ups?show=all")));
        Assert.Equal(own, open.Concat(ended).Concat(ups).Order(StringComparer.Ordinal));
        Assert.Equal(partner switch { "socialcare" => (2, 1, 2), "socialcare2" => (2, 0, 2), _ => (2, 1, 2) }, (open.Count, ended.Count, ups.Count));
    }

    [Theory]
    [MemberData(nameof(Partners))]
    public async Task A_panel_that_heard_others_too_shows_a_partner_their_own_only(string partner)
    {
        var (client, _) = await crossings.SignedInAsync(partner);
        var own = crossings.OwnOf(partner).Select(c => c.Reference).ToList();
        var words = Words(crossings.ForeignTo(partner));
        var panels = await crossings.App.WithDbAsync(db => db.Panels.Where(p => p.Items.Any(i => own.Contains(i.StepDown.Reference))).Select(p => new { p.Id, Mine = p.Items.Where(i => own.Contains(i.StepDown.Reference)).Select(i => i.StepDown.Reference).ToList() }).ToListAsync());
        Assert.NotEmpty(panels);
        var wrong = new List<string>();

        foreach (var panel in panels)
        {
            foreach (var path in new[] { "", "/packs", "/minutes" }.Concat(panel.Mine.Select(m => $"/items/{m}")))
            {
                var answer = await client.GetAsync($"/panels/{panel.Id}{path}");
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                wrong.AddRange(words.Matches(await answer.Content.ReadAsStringAsync()).Select(m => $"/panels/{panel.Id}{path} says {m.Value}"));
            }

            foreach (var other in crossings.ForeignTo(partner).Where(c => c.Reference.StartsWith("SD", StringComparison.Ordinal)))
                Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/panels/{panel.Id}/items/{other.Reference}")).StatusCode);
        }

        Found.Nothing(wrong);
    }

    [Fact]
    public async Task A_partner_can_pass_a_step_down_to_nobody_but_a_colleague_of_the_district()
    {
        var (client, _) = await crossings.SignedInAsync("socialcare");
        var (own, tom) = (crossings.Of("Aldermere"), await crossings.App.WithDbAsync(db => db.Staff.Where(s => s.Email == "socialcare2@demo.example").Select(s => s.Id).SingleAsync()));
        var before = await crossings.StandingAsync([own]);

        foreach (var staff in (await crossings.App.WithDbAsync(db => db.Staff.Select(s => s.Id).ToListAsync())).Where(id => id != tom).Concat([0, -1, long.MaxValue]))
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.PostFormAsync($"/step-downs/{own.Reference}/colleague", new() { ["Choice"] = $"{staff}", ["Words"] = "Take it" })).StatusCode);

        Assert.Equal(before, await crossings.StandingAsync([own]));
    }

    [Fact]
    public async Task Every_look_of_a_partner_is_logged_with_the_family_and_the_page()
    {
        var (client, _) = await crossings.SignedInAsync("socialcare");
        foreach (var (name, parts) in new[] { ("Aldermere", new[] { "", "/plan/file", "/withdraw" }), ("Elderfen", ["", "/chronology", "/plan"]) })
        {
            foreach (var part in parts)
            {
                var before = await LooksAsync();
                var address = $"{(name == "Elderfen" ? "/step-ups/" : "/step-downs/")}{crossings.Of(name).Reference}{part}";
                Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(address)).StatusCode);
                Assert.True(await LooksAsync() == before + 1, $"{address} left no look");
            }
        }

        Task<int> LooksAsync() => crossings.App.WithDbAsync(db => db.Looks.CountAsync(l => l.By == "Nadia Karim"));
    }

    [Fact]
    public async Task No_message_tells_the_name_of_a_family()
    {
        var names = crossings.All.Select(c => c.Name).OfType<string>().ToList();
        var written = await crossings.App.WithDbAsync(db => db.Outbox.Where(m => m.Template.StartsWith("step") || m.Template.StartsWith("panel")).Select(m => m.Subject + m.Body).ToListAsync());

        Assert.True(written.Count > 10);
        Found.Nothing(written.SelectMany(w => names.Concat(Families).Where(n => w.Contains(n, StringComparison.Ordinal))));
    }

    private static List<string> Lines(AngleSharp.Html.Dom.IHtmlDocument page) =>
        [.. page.QuerySelectorAll("main tbody tr").SelectMany(r => Transfer().Matches(r.TextContent).Select(m => m.Value).Distinct())];

    private Regex Words(IEnumerable<Crossing> foreign)
    {
        var list = foreign.ToList();
        return new($@"\b({string.Join('|', list.Select(c => c.Name).OfType<string>().Concat(list.Select(c => c.Reference)).Concat(crossings.OfEarlyHelp).Concat(Families).Distinct().Select(Regex.Escape))})\b");
    }

    // Every field by which a form of ours names a record, filled with somebody else's.
    private async Task<List<KeyValuePair<string, string>>> FieldsAsync(string token, string partner)
    {
        var other = crossings.Records[partner == "socialcare.thanet" ? 0 : 1];
        var (staff, district) = await crossings.App.WithDbAsync(async db => (await db.Staff.Where(s => s.Email == "worker.thanet@demo.example").Select(s => s.Id).SingleAsync(), await db.Districts.Where(d => d.Name == "Thanet").Select(d => d.Id).SingleAsync()));
        string[] people = ["personId", "candidateId", "PersonId", "PersonIds", "ChildIds", "Id", "KeepId", "MergeId", "OtherId"];
        return
        [
            new("__RequestVerificationToken", token), new("Version", "1"), .. people.Select(p => KeyValuePair.Create(p, $"{other.Child}")), new("FamilyId", $"{other.FamilyId}"), new("Choice", $"{staff}"), new("WorkerId", $"{staff}"),
            new("StaffId", $"{staff}"), new("ToDistrictId", $"{district}"), new("DistrictId", $"{district}"), new("PanelId", $"{other.Panel}"), new("NoteId", $"{other.Note}"), new("DocumentId", $"{other.Document}"),
            new("Reference", other.Case), new("CaseReference", other.Case), new("JoinedTo", other.Queued), new("Answer", "accept"), new("Decision", "agree"), new("TakenBy", "Me"), new("HeldBy", "Me"), new("Words", "Mine"),
        ];
    }

    /// <summary>Every address of an endpoint: with each record that is not theirs, and first with one that does not exist.</summary>
    private IEnumerable<(string Path, bool IsRecords, bool IsMissing)> Paths(Declared endpoint, IReadOnlyList<Crossing> foreign, IReadOnlyList<long> panels)
    {
        var seen = new HashSet<string>();
        foreach (var records in crossings.Records.Reverse())
        {
            var (path, scope) = Addresses.Of(endpoint.Endpoint, records, Role.SocialCarePartner);
            if (scope is Scope.Anybody or Scope.Own)
            {
                if (scope == Scope.Anybody && seen.Add(path))
                    yield return (path, false, false);
                continue;
            }

            var isOfPanel = path.StartsWith("/panels/", StringComparison.Ordinal);
            IEnumerable<string> bases = isOfPanel ? new[] { 999_999L }.Concat(panels).Select(p => PanelId().Replace(path, $"/panels/{p}")) : [path];
            foreach (var at in bases)
            {
                var kind = Any().Match(at).Value.Split('-')[0];
                if (scope == Scope.Record && seen.Add(at))
                    yield return (at, true, false);
                foreach (var reference in new[] { $"{kind}-2026-999999" }.Concat(foreign.Select(f => f.Reference).Where(r => r.Split('-')[0] == kind || at == path)))
                {
                    var to = Any().Replace(at, reference);
                    if (seen.Add(to))
                        yield return (to, true, to.Contains("999999", StringComparison.Ordinal));
                }
            }
        }
    }

    private static string Shape(HttpResponseMessage answer, string body) =>
        $"{(int)answer.StatusCode} {string.Join(',', answer.Headers.Select(h => h.Key).Order(StringComparer.Ordinal))} {Spaces().Replace(Any().Replace(Changing().Replace(body, ""), "REF"), " ")}";

    [GeneratedRegex(@"\bS[DU]-\d{4}-\d{6}\b")]
    private static partial Regex Transfer();

    [GeneratedRegex(@"\b(EH[CN]|S[DUA]|FAM)-(\d{4}-)?\d{6}\b")]
    private static partial Regex Any();

    [GeneratedRegex(@"^/panels/\d+")]
    private static partial Regex PanelId();

    [GeneratedRegex("""(value|nonce|content)="[^"]*"|/panels/\d+""")]
    private static partial Regex Changing();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
