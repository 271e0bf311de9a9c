using Microsoft.AspNetCore.DataProtection;

namespace EarlyHelp.Web.Startup;

/// <summary>What the program does by its first argument: serve, or one of the commands of spec 8-running.</summary>
public static class Commands
{
    private const string Help = """
        EarlyHelp: case management for Early Help and Preventative Services

          (no command)      prepare the database and serve
          migrate           create or update the database, add organisation and code lists, and stop
          import FOLDER     import the register in the folder: all of it, or nothing (--dry-run: only say what would be done)
          create-admin EMAIL
                            make an administrator, and print the link by which they choose a password (--name "First Last")
          generate --size S fill a new database with an invented history: small, county or region (--seed N)
          export FOLDER     write the whole register into the folder, in the format of the import
          backup FILE       copy the embedded database into the file while people work
          vacuum            rewrite the embedded database, so that nothing that was erased is left in its file
          verify-audit      prove that nothing of the audit trail was changed or removed, or say where it was

        Settings are environment variables; see docs/running.md.
        """;

    private static readonly Dictionary<string, string> HelpOf = new()
    {
        ["backup"] = BackupCommands.Help,
        ["vacuum"] = BackupCommands.VacuumHelp,
        ["generate"] = GenerateCommand.Help,
        ["verify-audit"] = AuditCommands.Help,
    };

    /// <summary>Runs the command; 0 is success.</summary>
    public static async Task<int> RunAsync(WebApplication app, string[] args)
    {
        if (args.Length > 1 && args.Contains("--help") && HelpOf.TryGetValue(args[0], out var help))
        {
            Console.WriteLine(help);
            return 0;
        }

        switch (args.FirstOrDefault(a => !a.StartsWith('-')) is { } first && args[0] == first ? first : null)
        {
            case null when args.Contains("--help"):
                Console.WriteLine(Help);
                return 0;
            case null:
                Settings.CheckServiceAddress(app.Configuration, app.Environment);
                await FirstData.PrepareAsync(app.Services, app.Configuration, app.Environment);
                await app.RunAsync();
                return 0;
            case "migrate":
                await FirstData.PrepareAsync(app.Services, app.Configuration, app.Environment);
                // The first key of cookies: of several instances that start at once each would make one of its own, and not know the others'.
                app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("migrate").Protect("");
                Console.WriteLine("The database is up to date.");
                return 0;
            case "import":
                return await RegisterCommands.ImportAsync(app, args);
            case "export":
                return await RegisterCommands.ExportAsync(app, args);
            case "generate":
                return await GenerateCommand.GenerateAsync(app, args);
            case "create-admin":
                return await AdminCommand.CreateAsync(app, args);
            case "backup":
                return await BackupCommands.BackupAsync(app, args);
            case "vacuum":
                return await BackupCommands.VacuumAsync(app, args);
            case "verify-audit":
                return await AuditCommands.VerifyAsync(app, args);
            case var unknown:
                await Console.Error.WriteLineAsync($"There is no command \"{unknown}\".\n\n{Help}");
                return 1;
        }
    }
}
