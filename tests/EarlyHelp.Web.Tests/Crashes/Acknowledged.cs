using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace EarlyHelp.Web.Tests.Crashes;

/// <summary>A kind of write that people were told is done.</summary>
/// <param name="Name">What it is called in a failure.</param>
/// <param name="Query">Gives each value that the database holds, and how often.</param>
internal sealed record Write(string Name, string Query)
{
    public static Write Notification { get; } = new("notification", "SELECT Reference, count(*) FROM Notifications GROUP BY 1");

    public static Write Acknowledgement { get; } = new("receipt of a notification", "SELECT n.Reference, count(*) FROM Notifications n JOIN NotificationVersion v ON v.NotificationId = n.Id AND v.Number = 1 GROUP BY 1");

    public static Write Screening { get; } = new("screening", "SELECT n.Reference, count(*) FROM Screening s JOIN Notifications n ON n.Id = s.NotificationId GROUP BY 1");

    public static Write Decision { get; } = new("decision", "SELECT n.Reference, count(*) FROM TriageDecision d JOIN Notifications n ON n.Id = d.NotificationId GROUP BY 1");

    public static Write Case { get; } = new("case of a decision", "SELECT n.Reference, count(*) FROM Cases c JOIN Notifications n ON n.Id = c.NotificationId GROUP BY 1");

    public static Write Allocation { get; } = new("allocation", "SELECT c.Reference, count(*) FROM CaseSpell s JOIN Cases c ON c.Id = s.CaseId WHERE s.WorkerId IS NOT NULL GROUP BY 1");

    public static Write Note { get; } = new("note", "SELECT Text, count(*) FROM CaseNote WHERE Text <> 'First visit' GROUP BY 1");

    public static Write Document { get; } = new("document", "SELECT Sha256, count(*) FROM CaseDocument GROUP BY 1");

    public static Write Analysis { get; } = new("analysis of an assessment", "SELECT json_extract(ContentJson, '$.Analysis'), count(*) FROM Assessment WHERE json_extract(ContentJson, '$.Analysis') <> '' GROUP BY 1");

    public static Write StepUp { get; } = new("step-up", "SELECT c.Reference, count(*) FROM StepUps s JOIN Cases c ON c.Id = s.CaseId GROUP BY 1");

    public static Write Agreement { get; } = new("step-up sent to social care", "SELECT Reference, count(*) FROM StepUps WHERE SentAt IS NOT NULL GROUP BY 1");

    public static Write Answer { get; } = new("answer of social care", "SELECT Reference, count(*) FROM StepUps WHERE AnsweredAt IS NOT NULL GROUP BY 1");

    public static Write Given { get; } = new("handover given", "SELECT Reference, count(*) FROM StepUps WHERE GivenOn IS NOT NULL GROUP BY 1");

    public static Write Completion { get; } = new("baton with social care", "SELECT s.Reference, count(*) FROM StepUps s JOIN Batons b ON b.FamilyId = s.FamilyId WHERE s.CompletedOn IS NOT NULL AND b.Service = 'SocialCare' GROUP BY 1");

    public static Write Draft { get; } = new("draft", "SELECT json_extract(\"Values\", '$.Text[0]'), count(*) FROM StaffDrafts GROUP BY 1");

    /// <summary>Those of which there is one of each value, whether it was acknowledged or not.</summary>
    public static IReadOnlyList<Write> All { get; } =
        [Notification, Acknowledgement, Screening, Decision, Case, Allocation, Note, Document, Analysis, StepUp, Agreement, Answer, Given, Completion];
}

/// <summary>What people were told is done, kept where no crash of the program reaches it.</summary>
internal sealed class Acknowledged
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<(Write Write, string Value), bool> done = new();
    private readonly ConcurrentDictionary<string, bool> drafts = new();
    private int posts;

    /// <summary>Writes that were acknowledged.</summary>
    public int Count => posts;

    /// <summary>Files that were acknowledged, by their digest.</summary>
    public ConcurrentDictionary<string, byte[]> Files { get; } = new();

    /// <summary>Waits until so many more were acknowledged; for ten seconds at most, and no longer than people work.</summary>
    public async Task MoreAsync(int writes, IReadOnlyList<Task> work)
    {
        var (enough, waited) = (posts + writes, Stopwatch.StartNew());
        while (posts < enough && waited.Elapsed < Longest && !work.Any(w => w.IsFaulted))
            await Task.Delay(1);
    }

    /// <summary>The answer to one post said that these are done.</summary>
    public void Add(string value, params IEnumerable<Write> writes)
    {
        Interlocked.Increment(ref posts);
        foreach (var write in writes)
            Assert.True(done.TryAdd((write, value), true), $"The {write.Name} {value} was given to two");
    }

    /// <summary>A page of a form, or another write that shows in what comes after it.</summary>
    public void AddStep() => Interlocked.Increment(ref posts);

    /// <summary>A draft was kept.</summary>
    public void Keep(string words)
    {
        Interlocked.Increment(ref posts);
        drafts[words] = true;
    }

    /// <summary>A draft is about to be overwritten, or saved for good.</summary>
    public void Release(string words) => drafts.TryRemove(words, out _);

    /// <summary>What is lost or there twice.</summary>
    public IEnumerable<string> Faults(SqliteConnection connection)
    {
        foreach (var write in Write.All)
        {
            var there = Counts(connection, write);
            foreach (var (value, times) in there.Where(t => t.Value > 1))
                yield return $"There are {times} of the {write.Name} {value}";
            foreach (var (_, value) in done.Keys.Where(d => d.Write == write && !there.ContainsKey(d.Value)))
                yield return $"Lost: {write.Name} {value}";
        }

        var kept = Counts(connection, Write.Draft);
        foreach (var words in drafts.Keys.Where(d => !kept.ContainsKey(d)))
            yield return $"Lost: draft {words}";
    }

    private static Dictionary<string, long> Counts(SqliteConnection connection, Write write)
    {
        using var command = connection.CreateCommand();
        command.CommandText = write.Query;
        using var reader = command.ExecuteReader();
        Dictionary<string, long> counts = [];
        while (reader.Read())
        {
            if (!reader.IsDBNull(0))
                counts[reader.GetString(0)] = reader.GetInt64(1);
        }

        return counts;
    }
}
