using System.Text;
using System.Text.Json;
using EarlyHelp.Data.Registers;

namespace EarlyHelp.Web.Features.Registers;

/// <summary>
/// The registers that were sent, in the folder of documents, which all instances share: the files of each in a folder, and beside it one that says how far
/// it is. What one instance writes down, another shows.
/// </summary>
internal sealed class SentRegisters(string root)
{
    private const string State = ".json";
    private const string Taken = ".taken";

    /// <summary>Where the files of one are.</summary>
    public string FolderOf(Guid id) => Path.GetFullPath(Path.Combine(root, $"{id:N}"));

    /// <summary>All that are here.</summary>
    public IReadOnlyList<SentRegister> All => Directory.Exists(root)
        ? [.. Directory.EnumerateFiles(root, $"*{State}").Select(f => Guid.TryParse(Path.GetFileNameWithoutExtension(f), out var id) ? Find(id) : null).OfType<SentRegister>().OrderBy(s => s.Id)]
        : [];

    /// <summary>Folders of files that never arrived whole, or were left behind.</summary>
    public IEnumerable<string> Left => Directory.Exists(root) ? Directory.EnumerateDirectories(root).Where(f => !File.Exists(f + State)) : [];

    /// <summary>One, as it was last written down; null when there is none.</summary>
    public SentRegister? Find(Guid id)
    {
        try
        {
            var found = JsonSerializer.Deserialize<SentRegister>(File.ReadAllText(FolderOf(id) + State));
            if (found is not null)
                found.Folder = new RegisterFolder(FolderOf(id));
            return found;
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Writes down how far one is: whoever reads it meanwhile reads all of the old or all of the new.</summary>
    public void Keep(SentRegister register)
    {
        var path = FolderOf(register.Id) + State;
        var next = $"{path}.{Guid.NewGuid():N}";
        try
        {
            using (var writer = OwnFolder.NewFile(next, Encoding.UTF8))
                writer.Write(JsonSerializer.Serialize(register));
            File.Move(next, path, overwrite: true);
        }
        catch
        {
            // On a full disk it is tried every two seconds.
            File.Delete(next);
            throw;
        }
    }

    /// <summary>Takes one that was checked, to import it or throw it away; of several who try, on whichever instance, one succeeds.</summary>
    public bool Take(SentRegister register)
    {
        try
        {
            using var mark = new FileStream(FolderOf(register.Id) + Taken, FileMode.CreateNew);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Whoever took it did not begin: it can be taken again.</summary>
    public void GiveBack(SentRegister register) => File.Delete(FolderOf(register.Id) + Taken);

    /// <summary>When somebody took it (UTC).</summary>
    public DateTimeOffset TakenAt(SentRegister register) => new(File.GetLastWriteTimeUtc(FolderOf(register.Id) + Taken), TimeSpan.Zero);

    /// <summary>Takes everything of one away.</summary>
    public void Delete(SentRegister register)
    {
        DeleteFiles(register);
        File.Delete(FolderOf(register.Id) + State);
        File.Delete(FolderOf(register.Id) + Taken);
    }

    /// <summary>Takes its files away, which are of families.</summary>
    public static void DeleteFiles(SentRegister register) => DeleteFolder(register.Folder.Path);

    /// <summary>Takes a folder away with what is in it.</summary>
    public static void DeleteFolder(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
