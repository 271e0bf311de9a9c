using EarlyHelp.Data.Access;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Documents;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Documents;

/// <summary>The documents of one case that was opened, so it is in reach and the look is logged. Each person sees those that are for them.</summary>
public sealed class CaseDocuments(EarlyHelpDbContext db, Reach reach, FileStore store, ScannerSettings scanner, CurrentActor current, TimeProvider clock)
{
    /// <summary>Documents on a page.</summary>
    public const int PageSize = 25;

    /// <summary>Whether a scanner looks at documents before anybody reads them.</summary>
    public bool AreScanned => scanner.IsSet;

    /// <summary>A page of documents, the newest first.</summary>
    public async Task<(IReadOnlyList<CaseDocument> Documents, int Total)> PageAsync(EarlyHelpCase opened, int page)
    {
        var there = (await SeenAsync(opened)).Where(d => d.TakenAwayAt == null);
        return (await there.OrderByDescending(d => d.Id).Skip(Paging.Before(page, PageSize)).Take(PageSize).ToListAsync(), await there.CountAsync());
    }

    /// <summary>A document of the case that this person may see and that is still there.</summary>
    public async Task<CaseDocument?> FindAsync(EarlyHelpCase opened, long id) =>
        await (await SeenAsync(opened)).AsTracking().SingleOrDefaultAsync(d => d.Id == id && d.TakenAwayAt == null);

    /// <summary>The documents of the case that this person may see, taken away or not.</summary>
    public async Task<IQueryable<CaseDocument>> SeenAsync(EarlyHelpCase opened)
    {
        var all = db.Set<CaseDocument>().AsNoTracking().Where(d => d.CaseId == opened.Id);
        return await reach.WorksOnAsync(opened) ? all : all.Where(d => d.Audience == DocumentAudience.Everybody);
    }

    /// <summary>The bytes, to save; null while the scanner holds it back.</summary>
    public Stream? Open(CaseDocument document) => document.IsReadable ? store.Open(document.StoredAs) : null;

    /// <summary>Adds a file to the case and saves. Gives the sentence that refuses the file, or null when it is kept.</summary>
    public async Task<string?> AddAsync(EarlyHelpCase opened, DocumentFacts facts, string fileName, Stream content, DateOnly on)
    {
        var name = FileStore.Safe(fileName);
        if ((FileStore.RefusedBySize(name, content) ?? FileStore.RefusedByContent(name, content)) is { } refused)
            return refused;
        var kept = await store.KeepAsync(name, content);
        try
        {
            opened.AddDocument(facts, kept, scanner.IsSet, current.Actor, UkTime.UtcNow(clock), on);
            await db.SaveChangesAsync();
            return null;
        }
        catch
        {
            store.DeleteUnsaved(db, kept.StoredAs);
            throw;
        }
    }

    /// <summary>Takes a document away and saves; its bytes go once that is written down.</summary>
    public async Task TakeAwayAsync(EarlyHelpCase opened, CaseDocument document, string? reason, DateOnly on)
    {
        opened.TakeDocumentAway(document, reason, current.Actor, UkTime.UtcNow(clock), on);
        await db.SaveChangesAsync();
        store.Delete(document.StoredAs);
    }
}
