using System.Text;

namespace EarlyHelp.Data.Registers;

/// <summary>A folder with families' records: only the account that the service runs under may look into it.</summary>
public static class OwnFolder
{
    /// <summary>Makes it. One that is there stays as whoever made it wanted it.</summary>
    public static void Create(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>A new file with families' records, which nobody else may read wherever it stands; it takes the place of one that is there.</summary>
    public static StreamWriter NewFile(string path, Encoding encoding)
    {
        // One that is there would keep its mode.
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new StreamWriter(path, encoding, options);
    }

    /// <summary>Takes away all that is in it.</summary>
    public static void Empty(string path)
    {
        foreach (var folder in Directory.EnumerateDirectories(path))
            Directory.Delete(folder, recursive: true);
        foreach (var file in Directory.EnumerateFiles(path))
            File.Delete(file);
    }
}
