using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EarlyHelp.Data.Tests.OnServer;

/// <summary>
/// SQL Server without a server: queries are translated and prepared as for the real one and kept; none is sent, and each is answered with no rows,
/// a count with 0. It shows that a query can be translated, not that a server would carry it out.
/// </summary>
internal sealed partial class NoServer : DbCommandInterceptor
{
    /// <summary>What would have been sent.</summary>
    public List<string> Seen { get; } = [];

    /// <summary>Reaches it.</summary>
    public void Use(DbContextOptionsBuilder options) => options.UseSqlServer("Server=127.0.0.1,1;Database=none;Encrypt=False;User Id=a;Password=b").AddInterceptors(this, new NoConnection());

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) =>
        InterceptionResult<DbDataReader>.SuppressWithResult(Answer(command));

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => new(InterceptionResult<DbDataReader>.SuppressWithResult(Answer(command)));

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Seen.Add(command.CommandText);
        return new(InterceptionResult<int>.SuppressWithResult(0));
    }

    private DataTableReader Answer(DbCommand command)
    {
        Seen.Add(command.CommandText);
        if (command.CommandText.Contains("FROM [BankHolidays]", StringComparison.Ordinal))
            return Holiday(command.CommandText);
        var answer = new DataTable { Locale = CultureInfo.InvariantCulture };
        // Counts of groups are of none where there is nothing.
        var isCount = command.CommandText.StartsWith("SELECT COUNT(", StringComparison.Ordinal) && !command.CommandText.Contains("GROUP BY", StringComparison.Ordinal);
        var isQuestion = command.CommandText.StartsWith("SELECT CASE\r\n    WHEN EXISTS", StringComparison.Ordinal) || command.CommandText.StartsWith("SELECT CASE\n    WHEN EXISTS", StringComparison.Ordinal);
        answer.Columns.Add("c", isQuestion ? typeof(bool) : typeof(int));
        if (isCount)
            answer.Rows.Add(0);
        if (isQuestion)
            answer.Rows.Add(false);
        return answer.CreateDataReader();
    }

    // One, because there is no working calendar without any.
    private static DataTableReader Holiday(string sql)
    {
        var answer = new DataTable { Locale = CultureInfo.InvariantCulture };
        object Value(string column) => column switch
        {
            "Id" => 1L,
            "Date" => new DateOnly(2026, 12, 25),
            _ => "Christmas Day",
        };
        string[] columns = [.. Column().Matches(sql.Split("FROM")[0]).Select(m => m.Groups[1].Value)];
        foreach (var column in columns)
            answer.Columns.Add(column, Value(column).GetType());
        answer.Rows.Add([.. columns.Select(Value)]);
        return answer.CreateDataReader();
    }

    [GeneratedRegex(@"\.\[(\w+)\]")]
    private static partial Regex Column();

    private sealed class NoConnection : DbConnectionInterceptor
    {
        public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

        public override ValueTask<InterceptionResult> ConnectionOpeningAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            new(InterceptionResult.Suppress());
    }
}
