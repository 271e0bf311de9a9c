using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace EarlyHelp.Data;

/// <summary>The statements that a connection has prepared, by their words. As a connection, they are used by one at a time.</summary>
internal sealed class PreparedStatements(SqliteConnection connection)
{
    // Of the more than 1,500 queries of the app these are the everyday ones; each holds some 10 KB.
    private const int Most = 250;

    private const int Heard = 4_000;

    private readonly Dictionary<string, Statement> kept = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, Statement> reading = [];
    private readonly HashSet<int> heardOnce = [];
    private long turn;

    /// <summary>How many are kept.</summary>
    public int Count => kept.Count;

    /// <summary>Whether nobody reads from any of them.</summary>
    public bool IsAtRest => reading.Count == 0;

    /// <summary>What a command reads, by the statement prepared for its words; null when it is for the command itself to ask: its words are new here, or are being read.</summary>
    /// <param name="asked">Words, values and transaction.</param>
    /// <param name="id">Whose reader it is, until <see cref="GiveBack"/>.</param>
    public SqliteDataReader? Read(SqliteCommand asked, Guid id)
    {
        if (!kept.TryGetValue(asked.CommandText, out var statement))
        {
            // What is asked once and never again is not worth keeping.
            if (heardOnce.Count > Heard)
                heardOnce.Clear();
            if (heardOnce.Add(asked.CommandText.GetHashCode(StringComparison.Ordinal)))
                return null;
            statement = Keep(asked.CommandText);
        }

        if (statement.IsRead)
            return null;
        var command = statement.Command;
        (command.Transaction, command.CommandTimeout) = (asked.Transaction, asked.CommandTimeout);
        command.Parameters.Clear();
        foreach (SqliteParameter value in asked.Parameters)
            command.Parameters.Add(value);
        var reader = command.ExecuteReader();
        (statement.IsRead, statement.LastUsed) = (true, ++turn);
        reading.Add(id, statement);
        return reader;
    }

    /// <summary>Ends a reader, so that its statement can be asked again.</summary>
    public void GiveBack(Guid id, DbDataReader reader)
    {
        if (!reading.Remove(id, out var statement))
            return;
        reader.Dispose();
        statement.Command.Parameters.Clear();
        statement.IsRead = false;
    }

    private Statement Keep(string words)
    {
        if (kept.Count >= Most)
            Forget();
#pragma warning disable CA2100 // The words of the command that stands in for this one.
        var command = new SqliteCommand(words, connection);
#pragma warning restore CA2100
        return kept[words] = new(command);
    }

    // A quarter at once, those that were not asked for longest: to look for the oldest each time would cost more than it saves.
    private void Forget()
    {
        foreach (var (words, statement) in kept.Where(k => !k.Value.IsRead).OrderBy(k => k.Value.LastUsed).Take(Most / 4).ToList())
        {
            kept.Remove(words);
            statement.Command.Dispose();
        }
    }

    private sealed class Statement(SqliteCommand command)
    {
        public SqliteCommand Command { get; } = command;

        public bool IsRead { get; set; }

        public long LastUsed { get; set; }
    }
}
