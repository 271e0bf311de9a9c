using EarlyHelp.Data.Access;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Documents;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Documents;

/// <summary>A file as it was chosen.</summary>
/// <param name="FileName">Name as it came.</param>
/// <param name="Content">Its bytes.</param>
public sealed record ChosenFile(string FileName, Stream Content);

/// <summary>Files that come with a note, in its own save. They are documents of the case, with the same checks, scanner and readers.</summary>
public sealed class NoteAttachments(EarlyHelpDbContext db, CaseDocuments documents, FileStore store, CurrentActor current, TimeProvider clock)
{
    /// <summary>Most files with one note.</summary>
    public const int Most = 5;

    /// <summary>The sentences that refuse files, for their size or for what is in them.</summary>
    public static IReadOnlyList<string> Refused(IEnumerable<ChosenFile> files) =>
    [
        .. from file in files
           let name = FileStore.Safe(file.FileName)
           let sentence = FileStore.RefusedBySize(name, file.Content) ?? FileStore.RefusedByContent(name, file.Content)
           where sentence is not null
           select sentence,
    ];

    /// <summary>Saves a note that was just written, together with its files: both are there, or neither.</summary>
    /// <param name="opened">The case.</param>
    /// <param name="note">The note.</param>
    /// <param name="files">The files, none of them refused.</param>
    /// <param name="type">What kind they are.</param>
    /// <param name="audience">Who may see them; only asked where there are files.</param>
    /// <param name="on">The local day.</param>
    public async Task SaveAsync(EarlyHelpCase opened, CaseNote note, IReadOnlyList<ChosenFile> files, DocumentType type, DocumentAudience? audience, DateOnly on)
    {
        List<string> kept = [];
        try
        {
            foreach (var file in files)
            {
                var stored = await store.KeepAsync(FileStore.Safe(file.FileName), file.Content);
                kept.Add(stored.StoredAs);
                opened.AddDocument(new(type, TitleOf(stored.Name), audience), stored, documents.AreScanned, current.Actor, UkTime.UtcNow(clock), on, note);
            }

            await db.SaveChangesAsync();
        }
        catch
        {
            store.DeleteUnsaved(db, kept);
            throw;
        }
    }

    /// <summary>The files of these notes that this person may see and that are still there, by the note.</summary>
    public async Task<ILookup<long, CaseDocument>> OfAsync(EarlyHelpCase opened, IEnumerable<CaseNote> notes)
    {
        var ids = notes.Select(n => (long?)n.Id).ToList();
        return (await (await documents.SeenAsync(opened)).Where(d => d.TakenAwayAt == null && ids.Contains(d.NoteId)).OrderBy(d => d.Id).ToListAsync()).ToLookup(d => d.NoteId!.Value);
    }

    private static string TitleOf(string fileName)
    {
        var title = Path.GetFileNameWithoutExtension(fileName).Replace('_', ' ').Trim();
        return title.Length == 0 ? fileName : title.Length <= CaseDocument.TitleMaxLength ? title : title[..CaseDocument.TitleMaxLength];
    }
}
