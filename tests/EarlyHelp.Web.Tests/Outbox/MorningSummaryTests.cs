using EarlyHelp.Data.Outbox;
using EarlyHelp.Domain.Messages;
using EarlyHelp.Web.Tests.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EarlyHelp.Web.Tests.Outbox;

public sealed class MorningSummaryTests : IAsyncLifetime
{
    private readonly App app = new();
    private Records ashford = null!;
    private Records thanet = null!;

    public async Task InitializeAsync()
    {
        app.Clock.SetLocal(new DateTime(2026, 11, 16, 9, 0, 0));
        ashford = await Records.AddAsync(app, "Ashford", "worker");
        thanet = await Records.AddAsync(app, "Thanet", "worker.thanet");
        foreach (var account in new[] { "lead", "triage" })
            await (await app.SignedInAsync(account)).PostFormAsync("/account", new() { ["wanted"] = "true" }, "/account/morning-summary");
    }

    public Task DisposeAsync() => app.DisposeAsync().AsTask();

    [Fact]
    public async Task Who_wants_it_gets_one_in_the_morning_and_nobody_else()
    {
        app.Clock.SetLocal(new DateTime(2026, 11, 24, 7, 5, 0));

        Assert.Equal(2, await WriteAsync());
        Assert.Equal(0, await WriteAsync());

        Assert.Equal(["lead@demo.example", "triage@demo.example"], (await SummariesAsync()).Select(m => m.To).Order());
    }

    [Fact]
    public async Task Whose_account_is_disabled_gets_none()
    {
        await app.WithDbAsync(db => db.Users.Where(u => u.Email == "lead@demo.example").ExecuteUpdateAsync(u => u.SetProperty(a => a.DisabledAt, app.Clock.Utc)));
        app.Clock.SetLocal(new DateTime(2026, 11, 24, 7, 5, 0));

        Assert.Equal(1, await WriteAsync());

        Assert.Equal(["triage@demo.example"], (await SummariesAsync()).Select(m => m.To));
    }

    [Fact]
    public async Task It_holds_what_is_late_in_ones_own_reach_by_reference_and_never_a_name()
    {
        app.Clock.SetLocal(new DateTime(2026, 11, 24, 7, 5, 0));
        await WriteAsync();

        var lead = (await SummariesAsync()).Single(m => m.To == "lead@demo.example").Body;
        Assert.Contains("Family to allocate: 2", lead, StringComparison.Ordinal);
        Assert.Contains(ashford.PassedCase, lead, StringComparison.Ordinal);
        Assert.DoesNotContain(thanet.PassedCase, lead, StringComparison.Ordinal);
        Assert.DoesNotContain("Jonas", lead, StringComparison.Ordinal);
        var triage = (await SummariesAsync()).Single(m => m.To == "triage@demo.example").Body;
        Assert.Contains($"{ashford.Queued} is 6 days late", triage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-24T06:59")] // before seven
    [InlineData("2026-11-24T12:00")] // no longer morning
    [InlineData("2026-11-21T08:00")] // a Saturday
    [InlineData("2026-12-25T08:00")] // Christmas Day
    public async Task None_is_written_outside_working_mornings(string local)
    {
        app.Clock.SetLocal(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(0, await WriteAsync());
    }

    private Task<int> WriteAsync() => app.Services.GetRequiredService<MorningSummaries>().WriteDueAsync();

    private Task<List<OutboxMessage>> SummariesAsync() => app.WithDbAsync(db => db.Outbox.AsNoTracking().Where(m => m.Template == "morning-summary").ToListAsync());
}
