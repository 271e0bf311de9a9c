using System.Diagnostics;
using System.Globalization;
using EarlyHelp.Web.Tests.Outbox;
using EarlyHelp.Web.Tests.Startup;
using Microsoft.Data.Sqlite;
using Xunit.Abstractions;

namespace EarlyHelp.Web.Tests.Crashes;

/// <summary>
/// The program is killed (SIGKILL) at random moments while people work, also while it starts, and started again: nothing that was acknowledged is lost,
/// nothing is half done, and every message goes out (spec 7-quality, Reliability; adr/0035).
/// </summary>
public sealed class KilledAtAnyMomentTests(ITestOutputHelper output)
{
    private const int Pipelines = 2;
    private const int Writers = 3;
    private const int Movers = 2;

    private static readonly bool IsLong = LongRun.IsOn;

    [Fact]
    public async Task Killed_at_random_moments_nothing_acknowledged_is_lost_and_nothing_is_half_done()
    {
        var (kills, seed) = IsLong ? (50, Environment.TickCount) : (3, 1989);
        seed = Environment.GetEnvironmentVariable("EARLYHELP_SEED") is { Length: > 0 } told ? int.Parse(told, CultureInfo.InvariantCulture) : seed;
        output.WriteLine($"Seed {seed} (EARLYHELP_SEED={seed} kills at the same moments)");
        await using var mail = new MailServer { TakesTime = TimeSpan.FromMilliseconds(30) };
        await using var program = new RunningProgram();
        (program.Settings["Mail__Smtp__Host"], program.Settings["Mail__Smtp__Port"], program.Settings["Mail__From"]) = ("127.0.0.1", $"{mail.Port}", "earlyhelp@county.example");
        var (acknowledged, random) = (new Acknowledged(), new Random(seed));
        var families = new Families(program, acknowledged);

        var known = await program.BeginWithAsync(Writers + (Movers * (IsLong ? 15 : 2)));
        var clock = Stopwatch.StartNew();
        program.Start();
        await program.ReadyAsync();
        program.LetIn();
        await families.SignInAsync();
        using var enough = new CancellationTokenSource();
        Task[] work =
        [
            .. Enumerable.Range(0, Pipelines).Select(_ => families.GoOnAsync(enough.Token)),
            .. known.Take(Writers).Select(reference => families.WriteAsync(reference, enough.Token)),
            .. known.Skip(Writers).Chunk(IsLong ? 15 : 2).Select(moved => families.MoveAsync(moved, enough.Token)),
        ];
        var let = Stopwatch.StartNew();
        for (var kill = 1; kill <= kills; kill++)
        {
            await acknowledged.MoreAsync(random.Next(1, 16), work);
            // Messages go out five seconds after a start: every fourth kill waits until they do.
            var meetsMessages = kill % 4 == 2 ? TimeSpan.FromMilliseconds(random.Next(5000, 6500)) - let.Elapsed : TimeSpan.Zero;
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(0, 150)) + (meetsMessages > TimeSpan.Zero ? meetsMessages : TimeSpan.Zero));
            Found.Nothing(work.Where(w => w.IsFaulted).Select(w => w.Exception!.ToString()));
            await program.KillAsync();
            // Every fifth restart is killed as well, and counts.
            if (kill % 5 == 0 && kill < kills)
            {
                kill++;
                await KillWhileStartingAsync(program, random);
            }

            program.Start();
            await program.ReadyAsync();
            var (started, at) = (clock.Elapsed, acknowledged.Count);
            Found.Nothing(await Invariants.FaultsAsync(program, acknowledged));
            output.WriteLine($"Kill {kill} after {clock.Elapsed.TotalSeconds:0.0} s: {at} posts acknowledged; looked through in {(clock.Elapsed - started).TotalSeconds:0.0} s");
            program.LetIn();
            let.Restart();
        }

        await enough.CancelAsync();
        await Task.WhenAll(work);
        await AllSentAsync(program, mail);
        Found.Nothing(await Invariants.FaultsAsync(program, acknowledged));
        var verified = await Terminal.RunOnAsync(program.Database, program.Documents, "verify-audit");
        Assert.True(verified.Code == 0, verified.Said);
        var (messages, doubles) = Messages(program, mail);
        output.WriteLine($"{kills} kills in {clock.Elapsed.TotalSeconds:0} s; {families.Moved} families stepped up; {acknowledged.Count} posts acknowledged, 0 lost; {Persistent.PostsAgain} posts sent again, 0 done twice; "
            + $"{messages} messages, each sent, {doubles} sent twice under the same Message-ID; {verified.Said.Trim()}");
        Assert.True(acknowledged.Count > 10 * kills / 2, "Too little was written for a kill to meet it");
    }

    private static async Task KillWhileStartingAsync(RunningProgram program, Random random)
    {
        program.Start();
        await Task.Delay(random.Next(400, 3000));
        await program.KillAsync();
    }

    [Fact]
    public async Task Killed_while_it_makes_its_database_the_next_start_makes_it_whole()
    {
        var (kills, random) = (IsLong ? 10 : 2, new Random(7));
        await using var program = new RunningProgram();

        for (var kill = 0; kill < kills; kill++)
            await KillWhileStartingAsync(program, random);
        program.Start();
        await program.ReadyAsync();

        Found.Nothing(await Invariants.FaultsAsync(program, new Acknowledged()));
        Assert.NotEmpty(Read(program, "SELECT Name FROM Districts"));
        Assert.NotEmpty(Read(program, "SELECT Email FROM AspNetUsers"));
    }

    // Every message of the outbox has left; who waits for longer than this waits for good.
    private static async Task AllSentAsync(RunningProgram program, MailServer mail)
    {
        // What was being sent when the process died is held for two minutes of its clock, which a start moves on.
        await program.KillAsync();
        program.Start();
        await program.ReadyAsync();
        program.LetIn();
        for (var tries = 0; tries < 600 && Waiting(program) > 0; tries++)
            await Task.Delay(100);
        Assert.True(Waiting(program) == 0, $"{Waiting(program)} messages were not sent, {mail.Received.Count} were");
    }

    private static (int Messages, int Doubles) Messages(RunningProgram program, MailServer mail)
    {
        var sent = mail.Received.GroupBy(m => m.Header("X-EarlyHelp-Key")!).ToDictionary(g => g.Key, g => g.ToList());
        var keys = Read(program, "SELECT Key FROM Outbox");
        Found.Nothing(keys.Where(k => !sent.ContainsKey(k)).Select(k => $"Never sent: {k}"));
        Found.Nothing(sent.Where(s => s.Value.Select(m => m.Header("Message-ID")).Distinct().Count() > 1).Select(s => $"Sent again as another message: {s.Key}"));
        return (keys.Count, sent.Values.Sum(s => s.Count - 1));
    }

    private static int Waiting(RunningProgram program) => Read(program, "SELECT Key FROM Outbox WHERE State = 'Waiting'").Count;

    private static List<string> Read(RunningProgram program, string query)
    {
        using var connection = new SqliteConnection($"Data Source={program.Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        List<string> values = [];
        while (reader.Read())
            values.Add(reader.GetString(0));
        return values;
    }
}
