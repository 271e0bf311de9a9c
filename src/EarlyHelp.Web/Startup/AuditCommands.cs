using System.Globalization;
using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Auditing;
using EarlyHelp.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Startup;

/// <summary>Verifies the audit trail on the terminal (spec/3-access.md, adr/0028).</summary>
public static class AuditCommands
{
    /// <summary>What verify-audit is, for its --help.</summary>
    public const string Help = """
        verify-audit [--expect PLACE:LINK]

          Proves that nothing of the audit trail (changes and looks) was changed, removed, inserted, reordered or cut off, or says where it was.
          It changes nothing, and people can work meanwhile. It ends with 0 when nothing is wrong, else with 1.

          Entries that say nothing any more are accounted for by erasures of families. It lists each, with when, who, the certificate's key
          and how many entries: hold the list against the register of certificates and against the log, which has a line for each.

          --expect PLACE:LINK   an end of the chain that was noted before, as this command prints it and the log has it once a day:
                                the chain must still hold it. Somebody who can write the whole database can make a new chain that fits
                                itself; against a note that is kept elsewhere it does not.
        """;

    private const string Expect = "--expect";

    /// <summary>verify-audit; 0 when nothing is wrong.</summary>
    public static async Task<int> VerifyAsync(WebApplication app, string[] args)
    {
        if (!TryReadNote(args, out var noted))
            return await FailAsync($"Say what was noted as {Expect} PLACE:LINK: the place is a number, the link has 64 hexadecimal digits.");
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.Job("Verify audit");
        var db = scope.ServiceProvider.GetRequiredService<EarlyHelpDbContext>();
        if (!await db.Database.CanConnectAsync())
            return await FailAsync("There is no database, or it cannot be reached.");
        if ((await db.Database.GetPendingMigrationsAsync()).Any())
            return await FailAsync("The database is of another version of the program: run migrate first.");
        var proof = await scope.ServiceProvider.GetRequiredService<AuditVerification>().RunAsync(noted, new Line(), CancellationToken.None);
        return await TellAsync(proof, noted);
    }

    private static async Task<int> TellAsync(AuditProof proof, AuditAnchor? noted)
    {
        if (!Console.IsOutputRedirected)
            Console.Write($"\r{new string(' ', Line.Width)}\r");
        foreach (var problem in proof.Problems)
            Console.WriteLine(problem);
        foreach (var erasure in proof.Erasures)
            Console.WriteLine(erasure);
        if (proof.Erasures.Count > 0)
            Console.WriteLine("Hold each erasure against the register of certificates (/privacy/retention?show=Erased) and the log: one that nobody decided is a forgery.");
        if (proof.Problems.Count > 0)
            return await FailAsync("The audit trail is not as it was written.");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{proof.Count} entries verified. The chain ends at {proof.Anchor}"));
        if (noted is not null)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"It holds what was noted at {noted.Place}."));
        return 0;
    }

    private static bool TryReadNote(string[] args, out AuditAnchor? noted)
    {
        noted = args is [_, Expect, var text] ? AuditAnchor.Read(text) : null;
        return args.Length == 1 || noted is not null;
    }

    private static async Task<int> FailAsync(string words)
    {
        await Console.Error.WriteLineAsync(words);
        return 1;
    }

    // One line that is written over; a file gets one for each hundred thousand.
    private sealed class Line : IProgress<(long Done, long Of)>
    {
        public const int Width = 60;
        private const int RowsOfALine = 100_000;

        public void Report((long Done, long Of) value)
        {
            var line = string.Create(CultureInfo.InvariantCulture, $"{value.Done} of {value.Of} entries");
            if (!Console.IsOutputRedirected)
                Console.Write($"\r{line.PadRight(Width)}");
            else if (value.Done % RowsOfALine == 0)
                Console.WriteLine(line);
        }
    }
}
