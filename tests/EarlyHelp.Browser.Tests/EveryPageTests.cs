using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Tests;
using EarlyHelp.Web.Tests.Access;

namespace EarlyHelp.Browser.Tests;

/// <summary>Every page of the running app that a person can open: axe finds nothing, and it fits a window of 320 px.</summary>
[Collection(Chromium.Pages)]
public sealed class EveryPageTests(Site site) : IClassFixture<Site>
{
    /// <summary>Who opens a page: the first that may, those first who have most on their pages.</summary>
    private static readonly Role[] Openers = [Role.UnitLead, Role.TriageManager, Role.UnitWorker, Role.DistrictManager, Role.Administrator, Role.PrivacyOfficer, Role.CountyManager, Role.SocialCarePartner];

    [Fact]
    public async Task Every_page_is_accessible_and_fits_a_narrow_window()
    {
        var records = await Records.AddAsync(site.App, "Ashford", "worker");
        List<string> faults = [];
        Dictionary<string, Person> people = [];

        foreach (var endpoint in Endpoints.OfPages(site.App).Where(IsAPage))
        {
            var opener = endpoint.IsOpen ? (Role?)null : Openers.First(endpoint.IsFor);
            var account = opener is { } role ? Accounts.Of(role) : "";
            if (!people.TryGetValue(account, out var person))
                people.Add(account, person = account.Length == 0 ? await site.VisitorAsync() : await site.SignInAs(account));
            var (path, _) = Addresses.Of(endpoint.Endpoint, records, opener);
            await person.OpenAsync(path);
            if (person.Status >= 500)
                faults.Add($"{path}: {person.Status}");
            faults.AddRange(await person.FaultsAsync($"page-{endpoint.Endpoint.RoutePattern.RawText}"));
        }

        Found.Nothing(faults);
    }

    private static bool IsAPage(Declared endpoint) => endpoint.Method == "GET"
        && !endpoint.Endpoint.RoutePattern.RawText!.EndsWith(".csv", StringComparison.Ordinal)
        && !endpoint.Endpoint.RoutePattern.RawText.EndsWith(".json", StringComparison.Ordinal)
        && !endpoint.Endpoint.RoutePattern.RawText.Contains("/files/", StringComparison.Ordinal)
        && !endpoint.Endpoint.RoutePattern.RawText.Contains("/mend/", StringComparison.Ordinal)
        && !endpoint.Endpoint.RoutePattern.RawText.EndsWith("/file", StringComparison.Ordinal);
}
