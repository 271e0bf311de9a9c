using EarlyHelp.Domain.Registers;

namespace EarlyHelp.Data.Registers;

/// <summary>A folder with the files of a register, any of them absent.</summary>
/// <param name="path">Where it is.</param>
public sealed class RegisterFolder(string path)
{
    /// <summary>Where files with something wrong are written again, to mend and send.</summary>
    public const string MendFolder = "with-errors";

    /// <summary>Where it is.</summary>
    public string Path => path;

    /// <summary>Its own name, as the audit keeps it.</summary>
    public string Name => System.IO.Path.GetFileName(path.TrimEnd(System.IO.Path.DirectorySeparatorChar)) is { Length: <= 100 } name ? name : System.IO.Path.GetFileName(path)[..100];

    /// <summary>The files of a register that are in it.</summary>
    public IReadOnlyList<RegisterFile> Files => [.. RegisterFile.All.Where(f => File.Exists(PathOf(f)))];

    /// <summary>CSV files that are no part of a register.</summary>
    public IReadOnlyList<string> Others =>
        [.. Directory.EnumerateFiles(path, "*.csv").Select(f => System.IO.Path.GetFileName(f)).Where(name => RegisterFile.All.All(f => f.Name != name)).Order(StringComparer.Ordinal)];

    /// <summary>Opens a file to be read from its beginning to its end.</summary>
    public FileStream Open(RegisterFile file) => new(PathOf(file), FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);

    /// <summary>Where a file with something wrong is written again.</summary>
    public string MendPath(RegisterFile file) => System.IO.Path.Combine(path, MendFolder, file.Name);

    private string PathOf(RegisterFile file) => System.IO.Path.Combine(path, file.Name);
}
