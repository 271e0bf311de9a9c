using System.Net;
using EarlyHelp.Data.Auditing;
using EarlyHelp.Domain.Standards;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.Admin;

public sealed class AdminTests : IAsyncLifetime
{
    private readonly App app = new();
    private HttpClient admin = null!;

    public async Task InitializeAsync() => admin = await app.SignedInAsync("admin");

    public Task DisposeAsync() => app.DisposeAsync().AsTask();

    [Theory]
    [InlineData("/admin", "Administration")]
    [InlineData("/admin/people", "People")]
    [InlineData("/admin/people?name=nair", "People")]
    [InlineData("/admin/people/1", "Priya Nair")]
    [InlineData("/admin/organisation", "Organisation")]
    [InlineData("/admin/standards", "Service standards")]
    [InlineData("/admin/calendar", "Bank holidays")]
    [InlineData("/admin/messages", "Messages")]
    [InlineData("/admin/permissions", "Permissions")]
    public async Task The_administrator_opens_every_page(string address, string heading)
    {
        var page = await admin.PageAsync(address);

        Assert.Equal(heading, page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task A_changed_standard_holds_from_its_date_and_old_work_keeps_the_old_one()
    {
        var answer = await admin.PostFormAsync("/admin/standards/STANDARD/change", new()
        {
            ["EffectiveFrom"] = "1 4 2027", ["Length"] = "8", ["WarnDaysLeft"] = "2", ["TargetPercent"] = "95", ["Source"] = "Early Help board",
        });

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var standards = new ServiceStandards(await app.WithDbAsync(db => db.ServiceStandards.AsNoTracking().ToListAsync()));
        Assert.Equal(10, standards.InForce("STANDARD", new DateOnly(2027, 3, 31)).Length);
        Assert.Equal(8, standards.InForce("STANDARD", new DateOnly(2027, 4, 1)).Length);
        Assert.Contains(await AuditAsync(), e => e is { Entity: "ServiceStandard", By: "Colin Tate" });
    }

    [Theory]
    [InlineData("18 11 2026", "8", "95", "EffectiveFrom", "The date must be in the future")]
    [InlineData("soon", "8", "95", "EffectiveFrom", "The date must be a real date")]
    [InlineData("1 4 2027", "0", "95", "Length", "Length must be between 1 and 200")]
    [InlineData("1 4 2027", "8", "101", "TargetPercent", "Target must be between 0 and 100 per cent")]
    public async Task A_standard_that_can_not_be_is_refused_beside_its_field(string from, string length, string target, string field, string message)
    {
        var answer = await admin.PostFormAsync("/admin/standards/STANDARD/change", new()
        {
            ["EffectiveFrom"] = from, ["Length"] = length, ["WarnDaysLeft"] = "", ["TargetPercent"] = target, ["Source"] = "Early Help board",
        });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(message, (await answer.DocumentAsync()).QuerySelector($"#{field}-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(11, await app.WithDbAsync(db => db.ServiceStandards.CountAsync()));
    }

    [Fact]
    public async Task The_capacity_of_a_unit_changes_and_is_written_down()
    {
        var id = await app.WithDbAsync(db => db.Units.Where(u => u.Name == "Ashford 1").Select(u => u.Id).SingleAsync());

        await admin.PostFormAsync($"/admin/organisation/units/{id}/capacity", new() { ["Capacity"] = "72" });
        var refused = await admin.PostFormAsync($"/admin/organisation/units/{id}/capacity", new() { ["Capacity"] = "0" });

        Assert.Equal(72, await app.WithDbAsync(db => db.Units.Where(u => u.Id == id).Select(u => u.Capacity).SingleAsync()));
        Assert.Contains("between 1 and 500", (await refused.DocumentAsync()).QuerySelector("#Capacity-error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(await AuditAsync(), e => e.Entity == "Unit" && e.Changes.Contains("\"72\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_bank_holiday_is_added_once_and_only_in_the_future_and_year_by_year()
    {
        var added = await AddHolidayAsync("3 5 2027", "Day of the sample");
        var again = await AddHolidayAsync("4 1 2027", "A day more");
        var twice = await AddHolidayAsync("4 1 2027", "The same day");
        var past = await AddHolidayAsync("17 11 2026", "Yesterday");
        var far = await AddHolidayAsync("1 1 2031", "Far away");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Redirect, HttpStatusCode.UnprocessableEntity), (added.StatusCode, again.StatusCode, twice.StatusCode));
        Assert.Contains("The date must be in the future", await past.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Enter the bank holidays of 2029 first", await far.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_administrator_is_warned_when_the_list_of_holidays_ends_within_a_year()
    {
        Assert.DoesNotContain("ends less than 12 months", (await admin.PageAsync("/admin/calendar")).Body!.TextContent, StringComparison.Ordinal);
        app.Clock.SetLocal(new DateTime(2028, 1, 10, 9, 0, 0));

        var page = await (await app.SignedInAsync("admin")).PageAsync("/admin/calendar");

        Assert.Contains("ends less than 12 months", page.Body!.TextContent, StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> AddHolidayAsync(string date, string name) =>
        admin.PostFormAsync("/admin/calendar", new() { ["Form.Date"] = date, ["Form.Name"] = name }, "/admin/calendar?year=2026");

    private Task<List<AuditEntry>> AuditAsync() => app.WithDbAsync(db => db.Set<AuditEntry>().AsNoTracking().ToListAsync());
}
