using System.Collections.Concurrent;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Documents;
using EarlyHelp.Data.Registers;
using EarlyHelp.Domain.Access;

namespace EarlyHelp.Web.Features.Registers;

/// <summary>How far a register is that an administrator sent.</summary>
public enum RegisterStage
{
    /// <summary>It is being read.</summary>
    Checking,

    /// <summary>It was read: it waits for the administrator's word, or to be mended.</summary>
    Checked,

    /// <summary>It is being written.</summary>
    Importing,

    /// <summary>It was written.</summary>
    Imported,

    /// <summary>Something broke, and nothing was written.</summary>
    Broken,
}

/// <summary>A register that an administrator sent.</summary>
/// <param name="id">Its name in addresses.</param>
/// <param name="folder">Where its files are.</param>
/// <param name="by">Who sent it.</param>
/// <param name="at">When (UTC).</param>
public sealed class SentRegister(Guid id, RegisterFolder folder, Actor by, DateTimeOffset at)
{
    /// <summary>Its name in addresses.</summary>
    public Guid Id => id;

    /// <summary>Where its files are.</summary>
    public RegisterFolder Folder => folder;

    /// <summary>Who sent it.</summary>
    public Actor By => by;

    /// <summary>When it was sent (UTC).</summary>
    public DateTimeOffset SentAt => at;

    /// <summary>How far it is.</summary>
    public RegisterStage Stage { get; internal set; }

    /// <summary>How far the reading or writing is.</summary>
    public RegisterProgress? Progress { get; internal set; }

    /// <summary>What it brings; null before it was read.</summary>
    public RegisterResult? Result { get; internal set; }

    /// <summary>Whether something goes on that the page waits for.</summary>
    public bool IsBusy => Stage is RegisterStage.Checking or RegisterStage.Importing;

    /// <summary>Whether it can be imported now.</summary>
    public bool CanImport => Stage == RegisterStage.Checked && Result is { Problems.Count: 0 };
}

/// <summary>
/// Reads and writes registers that administrators send, beside the requests, and keeps how far each is. The files are of families: they go as soon as
/// they were imported or thrown away, after a day when nobody does either, and what a restart leaves is thrown away too. A restart in the middle of
/// writing leaves the database as it was.
/// </summary>
public sealed partial class RegisterDesk(IServiceScopeFactory scopes, DocumentFolder documents, IHostApplicationLifetime life, TimeProvider clock, ILogger<RegisterDesk> log) : IHostedService, IDisposable
{
    /// <summary>How long files wait for the administrator's word.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private static readonly TimeSpan Between = TimeSpan.FromHours(1);

    private ITimer? sweeping;
    private readonly ConcurrentDictionary<Guid, SentRegister> sent = [];

    private string Root => Path.Combine(documents.Path, "registers");

    /// <summary>Registers that were sent and are still here.</summary>
    public IReadOnlyList<SentRegister> All => [.. sent.Values.OrderBy(s => s.Id)];

    /// <summary>The one of a name; null when there is none.</summary>
    public SentRegister? Find(Guid id) => sent.GetValueOrDefault(id);

    /// <summary>Keeps files that were sent and begins to read them.</summary>
    public async Task<SentRegister> ReceiveAsync(IReadOnlyList<IFormFile> files, Actor by, CancellationToken stop = default)
    {
        var id = Guid.CreateVersion7();
        OwnFolder.Create(Root);
        var folder = Path.GetFullPath(Path.Combine(Root, $"{id:N}"));
        OwnFolder.Create(folder);
        try
        {
            foreach (var file in files)
            {
                await using var kept = File.Create(Path.Combine(folder, Path.GetFileName(file.FileName)));
                await file.CopyToAsync(kept, stop);
            }
        }
        catch
        {
            Delete(folder);
            throw;
        }

        var register = sent[id] = new SentRegister(id, new RegisterFolder(folder), by, clock.GetUtcNow()) { Stage = RegisterStage.Checking };
        Begin(register, RegisterStage.Checked, (import, progress) => import.CheckAsync(register.Folder, progress, life.ApplicationStopping));
        return register;
    }

    /// <summary>Imports one that was read and has nothing wrong with it; false when it can't be, or somebody else has begun.</summary>
    public bool Import(SentRegister register)
    {
        lock (register)
        {
            if (!register.CanImport)
                return false;
            (register.Stage, register.Progress) = (RegisterStage.Importing, null);
        }

        Begin(register, RegisterStage.Imported, (import, progress) => import.RunAsync(register.Folder, progress, life.ApplicationStopping));
        return true;
    }

    /// <summary>Throws one away; false while something goes on with it.</summary>
    public bool ThrowAway(SentRegister register)
    {
        lock (register)
        {
            if (register.IsBusy || !sent.TryRemove(register.Id, out _))
                return false;
        }

        Delete(register.Folder.Path);
        return true;
    }

    /// <summary>Throws away what nobody has imported or thrown away for a day.</summary>
    public void Sweep()
    {
        foreach (var register in sent.Values.Where(s => clock.GetUtcNow() - s.SentAt > Longest))
            Quietly(register, () => ThrowAway(register));
    }

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        Delete(Root);
        sweeping = clock.CreateTimer(_ => Sweep(), null, Between, Between);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public void Dispose() => sweeping?.Dispose();

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Begin(SentRegister register, RegisterStage then, Func<RegisterImport, IProgress<RegisterProgress>, Task<RegisterResult>> work) => _ = Task.Run(async () =>
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = register.By;
            var result = await work(scope.ServiceProvider.GetRequiredService<RegisterImport>(), new Told(register));
            if (result.Problems.Count > 0)
                RegisterImport.WriteToMend(register.Folder, result);
            (register.Result, register.Stage) = (result, result.Problems.Count > 0 ? RegisterStage.Checked : then);
        }
        catch (Exception broken)
        {
            // Whatever it was, the page must say that nothing goes on any more; the log says what it was.
            Broke(log, register.Id, broken);
            register.Stage = RegisterStage.Broken;
            return;
        }

        // What was imported stays imported, also when its files can't be thrown away.
        if (register.Stage == RegisterStage.Imported)
            Quietly(register, () => Delete(register.Folder.Path));
    });

    // Nobody waits for it: what can't be thrown away stands in the log, for whoever runs the service.
    private void Quietly(SentRegister register, Action work)
    {
        try
        {
            work();
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            Stayed(log, register.Id, register.Folder.Path, broken);
        }
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    [LoggerMessage(LogLevel.Error, "The register {Id} could not be read or written; the database is as it was")]
    private static partial void Broke(ILogger log, Guid id, Exception broken);

    [LoggerMessage(LogLevel.Error, "The files of register {Id} could not be deleted from {Folder}: they are of families, delete them")]
    private static partial void Stayed(ILogger log, Guid id, string folder, Exception broken);

    // Progress<T> would hand each report to another thread, out of order.
    private sealed class Told(SentRegister register) : IProgress<RegisterProgress>
    {
        public void Report(RegisterProgress value) => register.Progress = value;
    }
}
