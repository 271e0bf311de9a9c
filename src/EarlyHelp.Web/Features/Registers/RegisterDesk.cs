using EarlyHelp.Data.Access;
using EarlyHelp.Data.Documents;
using EarlyHelp.Data.Registers;
using EarlyHelp.Domain.Access;

namespace EarlyHelp.Web.Features.Registers;

/// <summary>
/// Reads and writes registers that administrators send, beside the requests, and writes down how far each is, for every instance to show. The files are of
/// families: they go as soon as they were imported or thrown away, and after a day when nobody does either. A restart in the middle of
/// writing leaves the database as it was.
/// </summary>
public sealed partial class RegisterDesk(IServiceScopeFactory scopes, DocumentFolder documents, IHostApplicationLifetime life, TimeProvider clock, ILogger<RegisterDesk> log) : IHostedService, IDisposable
{
    /// <summary>How long files wait for the administrator's word.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private static readonly TimeSpan Between = TimeSpan.FromHours(1);

    // How often an instance that works on one says so, and how long it is believed to go on when it no longer does.
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(2);

    private readonly SentRegisters registers = new(Path.Combine(documents.Path, "registers"));
    private ITimer? sweeping;

    /// <summary>Registers that were sent and are still here, whichever instance took them.</summary>
    public IReadOnlyList<SentRegister> All => [.. registers.All.Select(AsItStands)];

    /// <summary>The one of a name; null when there is none.</summary>
    public SentRegister? Find(Guid id) => registers.Find(id) is { } found ? AsItStands(found) : null;

    /// <summary>Keeps files that were sent and begins to read them.</summary>
    public async Task<SentRegister> ReceiveAsync(IReadOnlyList<IFormFile> files, Actor by, CancellationToken stop = default)
    {
        var register = new SentRegister(Guid.CreateVersion7(), by.StaffId, by.Name, clock.GetUtcNow()) { Stage = RegisterStage.Checking };
        var folder = registers.FolderOf(register.Id);
        OwnFolder.Create(Path.GetDirectoryName(folder)!);
        OwnFolder.Create(folder);
        register.Folder = new RegisterFolder(folder);
        try
        {
            foreach (var file in files)
            {
                await using var kept = File.Create(Path.Combine(folder, Path.GetFileName(file.FileName)));
                await file.CopyToAsync(kept, stop);
            }

            Keep(register);
        }
        catch
        {
            SentRegisters.DeleteFolder(folder);
            throw;
        }

        Begin(register, by, RegisterStage.Checked, (import, progress) => import.CheckAsync(register.Folder, progress, life.ApplicationStopping));
        return register;
    }

    /// <summary>Imports one that was read and has nothing wrong with it; false when it can't be, or somebody else has begun.</summary>
    public bool Import(SentRegister register, Actor by)
    {
        if (!register.CanImport || !registers.Take(register))
            return false;
        try
        {
            (register.Stage, register.Progress) = (RegisterStage.Importing, null);
            Keep(register);
        }
        catch
        {
            // Nothing has begun: it can be imported or thrown away still.
            registers.GiveBack(register);
            throw;
        }

        Begin(register, by, RegisterStage.Imported, (import, progress) => import.RunAsync(register.Folder, progress, life.ApplicationStopping));
        return true;
    }

    /// <summary>Throws one away; false while something goes on with it.</summary>
    public bool ThrowAway(SentRegister register)
    {
        if (register.IsBusy || (register.CanImport && !registers.Take(register)))
            return false;
        registers.Delete(register);
        return true;
    }

    /// <summary>Throws away what nobody has imported or thrown away for a day, on whichever instance.</summary>
    public void Sweep()
    {
        foreach (var register in All.Where(s => clock.GetUtcNow() - s.SentAt > Longest))
            Quietly($"{register.Id}", register.Folder.Path, () => SweepOut(register));
        foreach (var folder in registers.Left.Where(f => clock.GetUtcNow() - Directory.GetLastWriteTimeUtc(f) > Longest).ToList())
            Quietly(Path.GetFileName(folder), folder, () => SentRegisters.DeleteFolder(folder));
    }

    // Of one that was taken by somebody who died before anything began only the mark is left: after a day nobody comes back to it.
    private void SweepOut(SentRegister register)
    {
        if (!ThrowAway(register) && !register.IsBusy && clock.GetUtcNow() - registers.TakenAt(register) > Longest)
            registers.Delete(register);
    }

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        sweeping = clock.CreateTimer(_ => Quietly("of a day ago", documents.Path, Sweep), null, TimeSpan.Zero, Between);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public void Dispose() => sweeping?.Dispose();

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Whoever only read wrote nothing. Whoever wrote may have died, or found no room to say so, before the end or after it.
    private SentRegister AsItStands(SentRegister found)
    {
        if (found.IsBusy && clock.GetUtcNow() - found.HeardOfAt > Silence)
            found.Stage = found.Stage == RegisterStage.Importing ? RegisterStage.NotKnown : RegisterStage.Broken;
        return found;
    }

    private void Keep(SentRegister register)
    {
        register.HeardOfAt = clock.GetUtcNow();
        registers.Keep(register);
    }

    private void Begin(SentRegister register, Actor by, RegisterStage then, Func<RegisterImport, IProgress<RegisterProgress>, Task<RegisterResult>> work) => _ = Task.Run(async () =>
    {
        // A copy: the page's own moves on when the work is done.
        var shown = register with { };
        (shown.Stage, shown.Result) = await WorkAsync(shown, by, then, work);
        // What came of it is written down before anything else: whoever dies after that leaves files for a day, and no wrong word.
        var isTold = Quietly($"{register.Id}", register.Folder.Path, () => Keep(shown));
        if (shown.Stage == RegisterStage.Imported)
            Quietly($"{register.Id}", register.Folder.Path, () => SentRegisters.DeleteFiles(register));
        // Where there was no room for it there may be some now.
        if (!isTold)
            Quietly($"{register.Id}", register.Folder.Path, () => Keep(shown));
        (register.Result, register.Stage) = (shown.Result, shown.Stage);
    });

    private async Task<(RegisterStage Stage, RegisterResult? Result)> WorkAsync(SentRegister shown, Actor by, RegisterStage then, Func<RegisterImport, IProgress<RegisterProgress>, Task<RegisterResult>> work)
    {
        var (stage, result) = (RegisterStage.Broken, (RegisterResult?)null);
        try
        {
            using var over = new CancellationTokenSource();
            var telling = TellAsync(shown, over.Token);
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = by;
                var import = scope.ServiceProvider.GetRequiredService<RegisterImport>();
                try
                {
                    result = await work(import, new Told(shown));
                }
                catch when (import.MayStand)
                {
                    stage = RegisterStage.NotKnown;
                    throw;
                }

                if (result.Problems.Count > 0)
                    RegisterImport.WriteToMend(shown.Folder, result);
                stage = result.Problems.Count > 0 ? RegisterStage.Checked : then;
            }
            finally
            {
                await over.CancelAsync();
                await telling;
            }
        }
        catch (Exception broken)
        {
            // Whatever it was, the page must say that nothing goes on any more; the log says what it was.
            Broke(log, $"{shown.Id}", stage, broken);
        }

        return (stage, result);
    }

    private async Task TellAsync(SentRegister register, CancellationToken over)
    {
        using var timer = new PeriodicTimer(Beat);
        try
        {
            while (await timer.WaitForNextTickAsync(over))
                Quietly($"{register.Id}", register.Folder.Path, () => Keep(register));
        }
        catch (OperationCanceledException)
        {
            // It is done.
        }
    }

    // Nobody waits for it: what can't be thrown away or written down stands in the log, for whoever runs the service. False when it could not.
    private bool Quietly(string register, string folder, Action work)
    {
        try
        {
            work();
            return true;
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            Stayed(log, register, folder, broken);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Error, "Something broke while the register {Register} was worked on, which is {Stage} now")]
    private static partial void Broke(ILogger log, string register, RegisterStage stage, Exception broken);

    [LoggerMessage(LogLevel.Error, "The files of register {Register} in {Folder} could not be written or deleted: they are of families, see that none stay behind")]
    private static partial void Stayed(ILogger log, string register, string folder, Exception broken);

    // Progress<T> would hand each report to another thread, out of order.
    private sealed class Told(SentRegister register) : IProgress<RegisterProgress>
    {
        public void Report(RegisterProgress value) => register.Progress = value;
    }
}
