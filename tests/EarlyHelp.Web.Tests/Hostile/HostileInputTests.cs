using System.Globalization;
using EarlyHelp.Data.Tests;
using Xunit.Abstractions;

namespace EarlyHelp.Web.Tests.Hostile;

/// <summary>
/// Every form of the running app and every field of it, every address and every parameter, with what nobody should type (spec/7-quality.md). The
/// whole of it runs with EARLYHELP_LONG=1; a part of it, always the same, runs with all other tests.
/// </summary>
public sealed class HostileInputTests(HostileInputTests.Ground ground, ITestOutputHelper output) : IClassFixture<HostileInputTests.Ground>
{
    private const int Seed = 20261123;

    private static bool IsLong => LongRun.IsOn;

    private Attack Attack => ground.Attack;

    [SqliteFact(Attack.WhySqlite)]
    public async Task Whatever_is_typed_into_any_field_is_answered_with_a_message_or_a_clean_success()
    {
        var random = new Random(Seed);
        var (part, parts) = Part;
        if (parts > 1)
            Attack.Take(part, parts);
        var tries = Attack.Tries(IsLong ? Most : 3, random).ToList();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {Seed}: {Attack.Forms.Count} forms of {Attack.Pages} pages, {tries.Count} posts, after {Attack.Seconds:0} s"));
        await ToldAsync(tries);
        Found.Nothing([.. Attack.TakeFaults(), .. Attack.NotTried(IsLong)]);
        Assert.True(Attack.Requests >= (IsLong ? Math.Min(Most, 50_000) / parts : 300), $"only {Attack.Requests} requests were tried");
    }

    [SqliteFact(Attack.WhySqlite)]
    public async Task Whatever_stands_in_an_address_is_answered_with_a_page()
    {
        var tries = Attack.AddressTries().ToArray();
        new Random(Seed).Shuffle(tries);
        await ToldAsync(tries.Take(IsLong ? int.MaxValue : 400));
        Found.Nothing(Attack.TakeFaults());
    }

    [SqliteFact(Attack.WhySqlite)]
    public async Task Nothing_is_taken_that_the_form_does_not_show()
    {
        var posted = new MassAssignment(Attack.App, Attack.Snapshot);
        List<string> faults = [];
        foreach (var form in IsLong ? Attack.Forms : Attack.Forms.Where((_, n) => n % 3 == 0))
            faults.AddRange(await posted.FaultsAsync(form, Attack.EndpointOf(form)));
        Attack.Snapshot.PutBack();
        output.WriteLine($"{posted.Taken} forms were taken and compared");
        Found.Nothing(faults.Distinct());
        Assert.True(posted.Taken > 5, $"{posted.Taken}");
    }

    [SqliteFact(Attack.WhySqlite)]
    public async Task Hostile_text_that_once_got_into_a_record_is_shown_encoded_on_every_page_and_runs_in_no_spreadsheet()
    {
        var columns = await Attack.App.WithDbAsync(StoredText.WriteAsync);
        output.WriteLine($"{columns} columns of words");
        Assert.True(columns > 50, $"{columns}");
        await ToldAsync(Attack.PageTries(IsLong ? int.MaxValue : 1), isKept: true);
        Attack.Snapshot.PutBack();
        Found.Nothing(Attack.TakeFaults());
    }

    // For somebody who hunts a fault: fewer tries of each form.
    private static int Most => int.Parse(Environment.GetEnvironmentVariable("EARLYHELP_HOSTILE_MOST") ?? "1000000", CultureInfo.InvariantCulture);

    // "2/3" tries the second third of the routes: the whole can run as several processes beside each other.
    private static (int Part, int Parts) Part =>
        (Environment.GetEnvironmentVariable("EARLYHELP_HOSTILE_PART") ?? "1/1").Split('/') is [var part, var parts] ? (int.Parse(part, CultureInfo.InvariantCulture), int.Parse(parts, CultureInfo.InvariantCulture)) : (1, 1);

    private async Task ToldAsync(IEnumerable<Try> tries, bool isKept = false)
    {
        foreach (var each in tries)
            await Attack.SendAsync(each, isKept);
        output.WriteLine(Attack.Figures());
    }

    /// <summary>The attack, begun once for all tests of the class.</summary>
    public sealed class Ground : IAsyncLifetime
    {
        internal Attack Attack { get; private set; } = null!;

        public async Task InitializeAsync() => Attack = TestServer.IsUsed ? null! : await Attack.BeginAsync(IsLong);

        public async Task DisposeAsync() => await (Attack?.DisposeAsync() ?? ValueTask.CompletedTask);
    }
}
