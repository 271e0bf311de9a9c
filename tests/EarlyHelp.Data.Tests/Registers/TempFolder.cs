using System.Text;
using EarlyHelp.Data.Registers;

namespace EarlyHelp.Data.Tests.Registers;

/// <summary>A folder of a register for one test.</summary>
internal sealed class TempFolder : IDisposable
{
    public TempFolder() => Directory.CreateDirectory(Path);

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"earlyhelp-register-{Guid.NewGuid():N}");

    public RegisterFolder Register => new(Path);

    /// <summary>The project's own copy of the sample register.</summary>
    public static TempFolder OfSample()
    {
        var folder = new TempFolder();
        foreach (var file in Directory.EnumerateFiles(System.IO.Path.Combine(AppContext.BaseDirectory, "Samples", "register"), "*.csv"))
            File.Copy(file, System.IO.Path.Combine(folder.Path, System.IO.Path.GetFileName(file)));
        return folder;
    }

    public void Write(string name, params IEnumerable<string> lines) => File.WriteAllText(System.IO.Path.Combine(Path, name), string.Join("\r\n", lines) + "\r\n", new UTF8Encoding(false));

    public void WriteBytes(string name, params ReadOnlySpan<byte> content) => File.WriteAllBytes(System.IO.Path.Combine(Path, name), content);

    public string Read(string name) => File.ReadAllText(System.IO.Path.Combine(Path, name));

    /// <summary>Changes a text of a file, which must be there.</summary>
    public void Change(string name, string from, string to)
    {
        var text = Read(name);
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(System.IO.Path.Combine(Path, name), text.Replace(from, to, StringComparison.Ordinal), new UTF8Encoding(false));
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
