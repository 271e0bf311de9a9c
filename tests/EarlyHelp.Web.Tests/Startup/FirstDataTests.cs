using System.Net;
using EarlyHelp.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Startup;

public sealed class FirstDataTests(App app) : IClassFixture<App>
{
    private static readonly string[] Everywhere =
    [
        "triage", "triage2", "triage.manager", "worker", "worker2", "lead", "district", "area", "county", "analyst", "openaccess", "socialcare", "auditor", "privacy", "admin",
    ];

    private static readonly string[] Districts =
        ["dartford", "gravesham", "sevenoaks", "swale", "canterbury", "thanet", "dover", "shepway", "tonbridgeandmalling", "maidstone", "tunbridgewells"];

    [Fact]
    public async Task A_new_database_holds_the_example_county()
    {
        var counts = await app.WithDbAsync(async db => (await db.Counties.CountAsync(), await db.Areas.CountAsync(), await db.Districts.CountAsync(), await db.Units.CountAsync()));

        Assert.Equal((1, 4, 12, 44), counts);
    }

    [Fact]
    public async Task Every_demonstration_account_signs_in()
    {
        string[] accounts = [.. Everywhere, .. Districts.SelectMany(d => new[] { $"worker.{d}", $"lead.{d}", $"district.{d}" })];
        List<string> refused = [];

        foreach (var account in accounts)
        {
            var client = app.Visitor();
            var answer = await client.PostFormAsync("/account/sign-in", new() { ["Email"] = $"{account}@demo.example", ["Password"] = Data.Seeding.DemoAccounts.Password });
            if (answer.StatusCode != HttpStatusCode.Redirect)
                refused.Add($"{account}: {(int)answer.StatusCode}");
        }

        Assert.Empty(refused);
    }

    [Theory]
    [InlineData("worker", Role.UnitWorker, "Ashford 1")]
    [InlineData("worker2", Role.UnitWorker, "Ashford 1")]
    [InlineData("lead", Role.UnitLead, "Ashford 1")]
    [InlineData("lead.thanet", Role.UnitLead, "Thanet 1")]
    [InlineData("worker.tunbridgewells", Role.UnitWorker, "Tunbridge Wells 1")]
    public async Task A_demonstration_account_is_posted_where_the_readme_says(string account, Role role, string unit)
    {
        var posting = await app.WithDbAsync(db => db.Postings.Include(p => p.Unit).SingleAsync(p => p.Staff.Email == $"{account}@demo.example"));

        Assert.Equal((role, unit), (posting.Role, posting.Unit?.Name));
    }
}
