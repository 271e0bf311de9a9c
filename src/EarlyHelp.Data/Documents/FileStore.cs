using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using EarlyHelp.Data.Notifications;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Documents;
using EarlyHelp.Domain.Notifications;
using Microsoft.Extensions.Logging;

namespace EarlyHelp.Data.Documents;

/// <summary>The folder in which files are kept: outside the web root, under random names.</summary>
/// <param name="Path">The folder (setting Documents:Path).</param>
public sealed record DocumentFolder(string Path);

/// <summary>Files that people send: taken by content and size, kept as bytes nobody serves.</summary>
public sealed partial class FileStore(DocumentFolder folder, ILogger<FileStore> log)
{
    /// <summary>The sentence that refuses a file for its size, or null.</summary>
    public static string? RefusedBySize(string name, Stream content) =>
        content.Length == 0 ? $"“{name}” is empty. Choose a file with something in it"
        : content.Length > NotificationFile.MaxBytes ? $"“{name}” must be smaller than 20MB"
        : null;

    /// <summary>The sentence that refuses a file for what is in it, or null. Its name is never believed.</summary>
    public static string? RefusedByContent(string name, Stream content) =>
        FileContent.IsLocked(content) ? $"“{name}” is password protected. Save it without a password"
        : FileContent.RunsSomething(content) ? $"“{name}” has macros or another file inside. Save it without them, or as a PDF"
        : FileContent.IsAbsurdPicture(content) ? $"“{name}” has more dots than a screen can show. Make the picture smaller"
        : FileContent.Of(content) is null ? $"“{name}” must be {FileContent.Taken}"
        : null;

    /// <summary>Keeps a file that was not refused: when this returns, it is on the disk.</summary>
    /// <exception cref="FileNotKeptException">There is no room for it, or no folder.</exception>
    public async Task<KeptFile> KeepAsync(string name, Stream content)
    {
        var kind = FileContent.Of(content) ?? throw new ArgumentException("A file is kept only after its content was looked at.", nameof(content));
        var storedAs = Guid.NewGuid().ToString("N");
        try
        {
            Directory.CreateDirectory(folder.Path);
            content.Position = 0;
            await using (var kept = new FileStream(PathOf(storedAs), FileMode.CreateNew, FileAccess.Write))
            {
                await content.CopyToAsync(kept);
                // On the disk before the row that names it: the row is there after a power cut, so the file must be.
                kept.Flush(flushToDisk: true);
            }

            content.Position = 0;
            return new(WithExtension(name, kind), kind.ContentType, content.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(content)), storedAs);
        }
        catch (Exception failed)
        {
            // Nobody else knows its name yet: half a file would lie there for good.
            if (File.Exists(PathOf(storedAs)))
                DeleteUnsaved(storedAs);
            if (failed is IOException or UnauthorizedAccessException)
                throw new FileNotKeptException(failed);
            throw;
        }
    }

    /// <summary>Opens the bytes.</summary>
    /// <exception cref="FileMissingException">They are not where they were kept.</exception>
    public Stream Open(string storedAs)
    {
        try
        {
            return new FileStream(PathOf(storedAs), FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FileMissingException(storedAs, gone);
        }
    }

    /// <summary>
    /// Takes away again what a save that failed was to name. When nobody knows whether that save stands, the bytes stay: a file that no record
    /// names costs room, a record without its file costs the file.
    /// </summary>
    internal void DeleteUnsaved(EarlyHelpDbContext db, params IEnumerable<string> storedAs)
    {
        if (db.MayStand)
            return;
        DeleteUnsaved([.. storedAs]);
    }

    /// <summary>Takes away bytes that no save will name. That they stay is logged and not thrown: whoever sent them must hear what failed first.</summary>
    internal void DeleteUnsaved(params IReadOnlyList<string> storedAs)
    {
        foreach (var name in storedAs)
        {
            try
            {
                Delete(name);
            }
            catch (Exception stays) when (stays is IOException or UnauthorizedAccessException)
            {
                log.LogError(stays, "The file {StoredAs} belongs to nothing that was saved, and could not be deleted", name);
            }
        }
    }

    /// <summary>Takes the bytes away.</summary>
    public void Delete(string storedAs) => File.Delete(PathOf(storedAs));

    /// <summary>A file name that leads nowhere and hides nothing. Browsers of old send whole paths.</summary>
    public static string Safe(string fileName)
    {
        var last = fileName.Split('/', '\\')[^1].Normalized(NormalizationForm.FormC);
        var kept = string.Concat(last.Where(sign => char.IsLetterOrDigit(sign) || sign is ' ' or '.' or '-' or '_' or '(' or ')' or '\'' or '’' or '&' or ','
            || char.GetUnicodeCategory(sign) == UnicodeCategory.NonSpacingMark)).Trim(' ', '.');
        return kept.Length == 0 ? "file" : Short(Reserved().IsMatch(kept) ? $"_{kept}" : kept, 0);
    }

    // Windows saves nothing under the names of its devices, whatever comes after the dot.
    [GeneratedRegex(@"^(con|prn|aux|nul|com\d|lpt\d)(\.|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Reserved();

    private string PathOf(string storedAs) => Path.Combine(folder.Path, storedAs);

    // What is in it decides how it opens on the reader's machine.
    private static string WithExtension(string name, FileContent kind)
    {
        var extension = Path.GetExtension(name);
        return string.Equals(extension, kind.Extension, StringComparison.OrdinalIgnoreCase)
            || (kind.Extension == ".jpg" && string.Equals(extension, ".jpeg", StringComparison.OrdinalIgnoreCase))
            ? name
            : Short(name, kind.Extension.Length) + kind.Extension;
    }

    private static string Short(string name, int room) => name.Length + room <= NotificationFile.NameMaxLength ? name : name[..(NotificationFile.NameMaxLength - room)];
}
