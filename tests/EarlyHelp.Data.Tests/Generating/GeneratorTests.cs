using System.Security.Cryptography;
using System.Text;
using EarlyHelp.Data.Generating;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Tests.Generating;

public sealed class GeneratorTests(GeneratorTests.Shared shared) : IClassFixture<GeneratorTests.Shared>
{
    private readonly Records records = shared.Records;

    [Fact]
    public async Task The_same_seed_gives_the_same_county_to_the_letter_and_another_seed_another()
    {
        await using var again = await Shared.OfAsync(seed: 7);
        await using var other = await Shared.OfAsync(seed: 8);

        var (first, second, third) = (shared.Prints, await PrintsAsync(again), await PrintsAsync(other));

        Assert.True(first.Keys.All(table => first[table] == second[table]), string.Join(", ", first.Keys.Where(table => first[table] != second[table])));
        Assert.NotEqual(first["Cases"], third["Cases"]);
    }

    [Fact]
    public async Task Every_form_that_is_kept_could_have_been_sent_as_it_is()
    {
        var sent = await AskAsync(db => db.Notifications.Where(n => n.Kind == NotificationKind.EarlyHelp).OrderBy(n => n.Id).Select(n => new { n.Reference, n.ReceivedOn, n.Versions.Single().Answers }).ToListAsync());

        var gaps = sent.Where((_, i) => i % 5 == 0).SelectMany(n => FormCheck.Check(FormDefinition.EarlyHelp, Answers.FromJson(n.Answers), n.ReceivedOn).Select(g => (g.QuestionId, g.Message)));

        var wrong = gaps.GroupBy(g => g.QuestionId).Select(g => $"{g.Key}, {g.Count()} times: {g.First().Message}").ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(sent.Count > 200);
    }

    [Fact]
    public async Task Every_open_case_is_held_by_one_and_what_its_columns_say_is_what_its_dates_say()
    {
        var cases = await AskAsync(db => db.Cases.AsNoTracking().Include(c => c.Spells).Include(c => c.Notes).AsSplitQuery().ToListAsync());

        Assert.All(cases, c =>
        {
            Assert.Equal(c.Dates.Next?.DueOn, c.NextDueOn);
            Assert.Equal(c.Notes.Count, c.NoteCount);
            var now = c.Spells.Where(s => s.To is null).ToList();
            if (c.ClosedOn is not null || c.UnitId is null)
                Assert.Empty(now);
            else
                Assert.Equal((c.UnitId, c.WorkerId), Assert.Single(now) is var spell ? (spell.UnitId, spell.WorkerId) : default);
        });
        Assert.Contains(cases, c => c.ClosedOn is null && c.WorkerId is not null);
        Assert.Contains(cases, c => c.State == CaseState.Closed);
    }

    [Fact]
    public async Task Responsibility_goes_from_one_to_the_next_without_a_gap_and_ends_where_the_work_is()
    {
        var batons = await AskAsync(db => db.Batons.AsNoTracking().ToListAsync());
        var entries = (await AskAsync(db => db.BatonEntries.AsNoTracking().ToListAsync())).ToLookup(e => e.FamilyId);
        var open = (await AskAsync(db => db.Cases.AsNoTracking().Where(c => c.ClosedOn == null).ToListAsync())).ToLookup(c => c.FamilyId, c => c.Reference);

        Assert.NotEmpty(batons);
        Assert.All(batons, b =>
        {
            var all = entries[b.FamilyId].OrderBy(e => e.Number).ToList();
            Assert.Equal(Enumerable.Range(1, b.Number), all.Select(e => e.Number));
            Assert.Equal(b.Holder, all[^1].Holder);
            Assert.Equal(all.Select(e => e.At).Order(), all.Select(e => e.At));
            Assert.Equal(b.Service == HoldingService.EarlyHelp, open[b.FamilyId].Contains(b.CaseReference));
        });
    }

    [Fact]
    public async Task Nothing_happens_before_what_it_follows_from_or_after_today()
    {
        var today = new DateOnly(2016, 8, 1);
        var wrong = await AskAsync(db => db.Cases.Where(c => c.PassedOn > today || c.OpenedOn < c.PassedOn || c.AllocatedOn < c.OpenedOn || c.FamilyContactedOn < c.AllocatedOn || c.AssessedOn < c.FamilyContactedOn
            || c.PlanAgreedOn < c.AssessedOn || c.ClosedOn < c.OpenedOn || c.ClosedOn > today || (c.Notification != null && c.PassedOn < c.Notification.ReceivedOn)).Select(c => c.Reference).ToListAsync());

        Assert.Empty(wrong);
        Assert.Equal(0, await AskAsync(db => db.Set<CaseNote>().CountAsync(n => n.HappenedOn > today || n.RecordedAt > records.Clock.Utc)));
    }

    [Fact]
    public async Task Nobody_is_older_than_people_become()
    {
        var born = await AskAsync(db => db.People.Where(p => p.Born != null).Select(p => p.Born!.Value).ToListAsync());

        Assert.True(born.Count > 1_000, $"{born.Count}");
        Assert.All(born, day => Assert.InRange(day.Year, 1950, 2016));
    }

    [Fact]
    public async Task New_references_go_on_behind_the_generated_ones()
    {
        var last = await AskAsync(db => db.Cases.Where(c => c.Reference.StartsWith("EHC-2016-")).MaxAsync(c => c.Reference));

        var next = await records.AskAsync<Numbers.ReferenceNumbers, string>(n => n.CaseAsync(2016));

        Assert.Equal($"EHC-2016-{int.Parse(last![9..], System.Globalization.CultureInfo.InvariantCulture) + 1:000000}", next);
    }

    [Fact]
    public async Task A_database_that_has_families_is_left_as_it_is()
    {
        var refused = await Assert.ThrowsAsync<RulesBrokenException>(() => records.AskAsync<Generator, object>(async g => await g.RunAsync(GenerationSize.Named("small")!, 1)));

        Assert.Contains("has families already", refused.Message, StringComparison.Ordinal);
    }

    private Task<T> AskAsync<T>(Func<EarlyHelpDbContext, Task<T>> ask) => records.AskAsync(ask);

    private static Task<Dictionary<string, string>> PrintsAsync(Records of) => of.AskAsync<EarlyHelpDbContext, Dictionary<string, string>>(async db =>
    {
        Dictionary<string, string> prints = [];
        foreach (var table in db.Model.GetEntityTypes().Select(e => e.GetTableName()).OfType<string>().Distinct())
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                for (var i = 0; i < reader.FieldCount; i++)
                    hash.AppendData(Encoding.UTF8.GetBytes($"{reader.GetValue(i)}|"));
            }

            prints[table] = Convert.ToHexString(hash.GetHashAndReset());
        }

        return prints;
    });

    /// <summary>A fiftieth of a county until 1 August 2016, generated once.</summary>
    public sealed class Shared : IAsyncLifetime
    {
        public Records Records { get; private set; } = null!;

        public static async Task<Records> OfAsync(int seed, string size = "small")
        {
            var records = await Records.NewAsync();
            records.Clock.Utc = new(2016, 8, 1, 11, 0, 0, DateTimeKind.Utc);
            await records.DoAsync<Generator>(g => g.RunAsync(GenerationSize.Named(size)!, seed));
            return records;
        }

        public Dictionary<string, string> Prints { get; private set; } = [];

        public async Task InitializeAsync()
        {
            Records = await OfAsync(seed: 7);
            Prints = await PrintsAsync(Records);
        }

        public async Task DisposeAsync() => await Records.DisposeAsync();
    }
}
