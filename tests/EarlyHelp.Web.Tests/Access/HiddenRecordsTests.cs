using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using EarlyHelp.Domain.Access;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace EarlyHelp.Web.Tests.Access;

/// <summary>A restricted record is not there for anybody who isn't named: not at an address, in a list, a count, a search, a file or a message (spec 3-access).</summary>
public sealed class RestrictedRecordsTests(RestrictedRecords records, ITestOutputHelper output) : HiddenRecordsTests<RestrictedRecords>(records, output)
{
    [Fact]
    public async Task Who_is_named_reaches_the_record_as_role_and_place_do()
    {
        var (client, _) = await Records.SignedInAsync(RestrictedRecords.Named);

        foreach (var path in new[] { $"/families/{Records.Hidden.Family}", $"/cases/{Records.Hidden.Case}", $"/notifications/{Records.Hidden.Notification}", $"/triage/{Records.Hidden.Queued}" })
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(path)).StatusCode);
        Assert.Contains(HiddenRecords.Word, await (await client.GetAsync($"/search?q={HiddenRecords.Word}")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_behind_a_figure_counts_it_in_an_anonymous_line()
    {
        var (county, _) = await Records.SignedInAsync("county");
        var figure = await county.PageAsync("/scorecard/N1?month=2026-11");

        var lines = figure.QuerySelectorAll("main tbody tr").Select(r => r.TextContent).ToList();
        var hidden = await Records.App.WithDbAsync(db => db.Notifications.CountAsync(n => Records.References.Contains(n.Reference)));

        Assert.True(hidden > 5);
        Assert.Equal(await Records.App.WithDbAsync(db => db.Notifications.CountAsync()), Total(figure));
        Assert.Contains(lines, l => l.Contains("can’t open", StringComparison.Ordinal));
    }

    private static int Total(AngleSharp.Html.Dom.IHtmlDocument page) =>
        int.Parse(Regex.Match(page.QuerySelector("main")!.TextContent, @"(\d+) (notifications|records|lines|counted)").Groups[1].Value, CultureInfo.InvariantCulture);
}

/// <summary>Whoever declared to know a family has lost reach of it; everybody else has not.</summary>
public sealed class KnownRecordsTests(KnownRecords records, ITestOutputHelper output) : HiddenRecordsTests<KnownRecords>(records, output)
{
    [Fact]
    public async Task Colleagues_who_declared_nothing_reach_the_record_as_before()
    {
        var (client, _) = await Records.SignedInAsync("triage2");

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/families/{Records.Hidden.Family}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/cases/{Records.Hidden.Case}")).StatusCode);
    }
}

/// <summary>Every role but the one that has no records at all.</summary>
public static class RolesWithRecords
{
    public static TheoryData<Role> All => [.. Enum.GetValues<Role>().Where(r => r != Role.Administrator)];
}

/// <summary>What both have in common.</summary>
public abstract class HiddenRecordsTests<THidden>(THidden records, ITestOutputHelper output) : IClassFixture<THidden>
    where THidden : HiddenRecords
{
    private static readonly string[] Asked = ["", "page=1", "show=all", "q=Verborgen", "q=Leo", "name=Verborgen", "page=2", "state=closed", "show=open", "late=true", "month=2026-11", "from=2026-06", "list=2&from=2026-06"];

    protected THidden Records { get; } = records;

    private Regex Words => new($"{HiddenRecords.Word}|{string.Join('|', Records.References.Select(Regex.Escape))}");

    [Theory]
    [MemberData(nameof(RolesWithRecords.All), MemberType = typeof(RolesWithRecords))]
    public async Task No_address_of_a_hidden_record_is_there_and_nothing_of_it_moves(Role role)
    {
        var (client, token) = await Records.SignedInAsync(Accounts.Of(role));
        var (words, wrong, tried, before) = (Words, new List<string>(), 0, await Records.StandingAsync());

        foreach (var endpoint in Records.Endpoints.Where(e => !e.IsOpen).OrderBy(e => e.Method != "GET"))
        {
            var (path, scope) = Addresses.Of(endpoint.Endpoint, Records.Hidden, role);
            if (scope is Scope.Anybody or Scope.Own || IsOfNoFamily(path) || (role == Role.PrivacyOfficer && ReviewsRestricted(path)))
                continue;
            using var request = new HttpRequestMessage(new HttpMethod(endpoint.Method), path)
            {
                Content = endpoint.Method == "GET" ? null : new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. Addresses.FieldsOf(endpoint.Endpoint, Records.Hidden, role)]),
            };
            var answer = await client.SendAsync(request);
            tried++;
            if (answer.StatusCode != HttpStatusCode.NotFound)
                wrong.Add($"{endpoint.Method} {path}: {(int)answer.StatusCode} {answer.Headers.Location}");
            wrong.AddRange(Said(words, path, await answer.Content.ReadAsStringAsync() + answer.Headers));
        }

        Found.Nothing(wrong.Take(40));
        Assert.True(tried > 150, $"Only {tried} were tried");
        Assert.Equal(before, await Records.StandingAsync());
        output.WriteLine($"{role}: {tried} addresses of hidden records");
    }

    [Theory]
    [MemberData(nameof(RolesWithRecords.All), MemberType = typeof(RolesWithRecords))]
    public async Task No_list_count_search_or_file_tells_of_a_hidden_record(Role role)
    {
        var (client, _) = await Records.SignedInAsync(Accounts.Of(role));
        var (words, wrong, tried) = (Words, new List<string>(), 0);

        foreach (var endpoint in Records.Endpoints.Where(e => e.Method == "GET" && e.IsFor(role)))
        {
            var (path, scope) = Addresses.Of(endpoint.Endpoint, Records.Seen, role);
            if (scope != Scope.Anybody || path.StartsWith("/privacy", StringComparison.Ordinal))
                continue;
            foreach (var query in Asked)
            {
                var answer = await client.GetAsync($"{path}?{query}");
                tried++;
                wrong.AddRange(Said(words, $"{path}?{query}", await answer.Content.ReadAsStringAsync() + answer.Headers));
                if (answer.StatusCode == HttpStatusCode.NotFound)
                    break;
            }
        }

        Found.Nothing(wrong.Take(40));
        Assert.True(tried > 20, $"Only {tried} were tried");
        output.WriteLine($"{role}: {tried} lists, searches and files");
    }

    [Theory]
    [InlineData(Role.TriageOfficer)]
    [InlineData(Role.TriageManager)]
    [InlineData(Role.UnitLead)]
    [InlineData(Role.DistrictManager)]
    [InlineData(Role.UnitWorker)]
    public async Task A_hidden_record_typed_into_any_field_of_any_form_is_not_there(Role role)
    {
        var account = role is Role.UnitLead or Role.DistrictManager or Role.UnitWorker ? $"{Accounts.Of(role)}.thanet" : Accounts.Of(role);
        var (client, token) = await Records.SignedInAsync(account);
        var (words, wrong, tried, before) = (Words, new List<string>(), 0, await Records.StandingAsync());
        var (caseId, notificationId) = await Records.App.WithDbAsync(async db => (
            await db.Cases.Where(c => c.Reference == Records.Hidden.Case).Select(c => c.Id).SingleAsync(), await db.Notifications.Where(n => n.Reference == Records.Hidden.Queued).Select(n => n.Id).SingleAsync()));
        string[] values = [Text(Records.Hidden.Child), Text(Records.Hidden.FamilyId), Text(caseId), Text(notificationId), Records.Hidden.Family, Records.Hidden.Case, Records.Hidden.Queued];

        foreach (var endpoint in Records.Endpoints.Where(e => !e.IsOpen && e.Method == "POST" && e.IsFor(role) && !IsOfOneself(e)))
        {
            var (path, _) = Addresses.Of(endpoint.Endpoint, Records.Seen, role);
            var names = Names(endpoint).Distinct().ToList();
            foreach (var value in names.Count == 0 ? [] : values)
            {
                var answer = await client.PostAsync(path, new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. names.Select(n => KeyValuePair.Create(n, value))]));
                tried++;
                var said = await answer.Content.ReadAsStringAsync() + answer.Headers;
                wrong.AddRange(Said(words, path + value, said.Replace(value, "", StringComparison.Ordinal)));
            }
        }

        Found.Nothing(wrong.Take(40));
        Assert.True(tried > 50, $"Only {tried} were tried");
        Assert.Equal(before, await Records.StandingAsync());
        output.WriteLine($"{role}: {tried} forms");
    }

    // Forms about one's own account end sessions, and others declare or break what this is not about.
    private static bool IsOfOneself(Declared endpoint) => endpoint.Endpoint.RoutePattern.RawText!.TrimStart('/') is var route && (route.StartsWith("account/", StringComparison.Ordinal) || route is "interests" or "break-glass");

    // Workers, covers and panels are no records of a family; what they show of families is looked for in the words.
    private static bool IsOfNoFamily(string path) => Regex.IsMatch(path, @"^/(caseloads|covers)/|^/panels/\d+(/(?!items|step-downs|[^/]*SD-).*)?$");

    // The privacy officer reviews who looked at a restricted record, and opens one to give a person what is recorded about them; not one that they know.
    private bool ReviewsRestricted(string path) => Records is RestrictedRecords
        && (path.Contains("/audit", StringComparison.Ordinal) || path.EndsWith("/records", StringComparison.Ordinal) || path.EndsWith("/records.json", StringComparison.Ordinal));

    private static IEnumerable<string> Said(Regex words, string path, string text) =>
        words.Matches(text).Select(m => m.Value).Distinct().Where(w => !path.Contains(w, StringComparison.Ordinal)).Select(w => $"{path} says {w}");

    // Names of fields that can name a record: those of the form that the endpoint binds, and of its other parameters.
    private static IEnumerable<string> Names(Declared endpoint)
    {
        foreach (var parameter in endpoint.Endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()?.Parameters ?? [])
        {
            if (IsValue(parameter.ParameterType))
            {
                if (endpoint.Endpoint.RoutePattern.GetParameter(parameter.Name) is null)
                    yield return parameter.Name;
                continue;
            }

            foreach (var name in Properties(parameter.ParameterType, "", 0))
                yield return name;
        }
    }

    private static IEnumerable<string> Properties(Type type, string prefix, int depth)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite))
        {
            if (IsValue(property.PropertyType))
            {
                yield return prefix + property.Name;
            }
            else if (property.PropertyType.IsClass && property.PropertyType.Namespace?.StartsWith("EarlyHelp", StringComparison.Ordinal) == true && depth < 2)
            {
                foreach (var inner in Properties(property.PropertyType, $"{prefix}{property.Name}.", depth + 1))
                    yield return inner;
            }
        }
    }

    private static bool IsValue(Type type) => type == typeof(string) || type == typeof(long) || type == typeof(long?) || type == typeof(int) || type == typeof(int?)
        || typeof(IEnumerable<long>).IsAssignableFrom(type) || typeof(IEnumerable<string>).IsAssignableFrom(type);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
