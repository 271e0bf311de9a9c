using EarlyHelp.Data.Documents;
using EarlyHelp.Data.Notifications;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Notifications.Form;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace EarlyHelp.Web.Features.Notify;

/// <summary>What came of a page that was sent.</summary>
public sealed class SavedPage
{
    /// <summary>The page as it stands now; null when the answers made it go away.</summary>
    public PageInstance? Page { get; init; }

    /// <summary>What is missing or not right on it, by field.</summary>
    public List<(string FieldName, string Message)> Problems { get; } = [];

    /// <summary>True when something typed could not be kept: a file, or too much text.</summary>
    public bool Refused { get; set; }

    /// <summary>True when the answers brought up questions that the writer has not seen.</summary>
    public bool HasMore { get; set; }
}

/// <summary>Takes a page that was sent into the draft: always kept first, then checked.</summary>
public sealed class FormPages(NotificationDrafts drafts, NotificationFiles files, Infrastructure.Drafts unsaved)
{
    /// <summary>A page and the ones that its answers bring up settle within so many readings.</summary>
    private const int MostReadings = 4;

    /// <summary>Keeps what was typed on a page, right or wrong, and says what is wrong. Null when there is no such page.</summary>
    public async Task<SavedPage?> SaveAsync(FormSession session, string slug, string? item, IFormCollection posted)
    {
        if (session.Open(slug, item, session.Answers) is not { } before)
            return null;
        var fileField = before.Fields.FirstOrDefault(field => field.Question.Kind == QuestionKind.File);
        var chosen = fileField is null ? [] : posted.Files.GetFiles(fileField.Name);
        var stored = await StoreAsync(session.Draft, chosen);
        // The files mark the page as sent: without what was typed beside them it would be taken for saved.
        var (kept, refusals) = stored.Kept.Count > 0 ? await files.AttachAsync(session.Draft, stored, KeepAsync) : (await KeepAsync([]), []);
        var now = session.Answers;
        var saved = new SavedPage { Page = session.Open(slug, item, now), Refused = !kept || stored.Refusals.Count + refusals.Count > 0 };
        if (!kept)
        {
            saved.Problems.Add(("", "This form has become too long to save. Shorten what you have just typed, or attach it as a file"));
            saved.Problems.AddRange(stored.Kept.Select(file => (fileField!.Name, $"“{file.Name}” was not added. Choose it again when the form is short enough")));
        }

        saved.Problems.AddRange(stored.Refusals.Concat(refusals).Select(refusal => (fileField!.Name, refusal)));
        Check(session, saved, before, posted, now);
        return saved;

        async Task<bool> KeepAsync(IReadOnlyList<NotificationFile> attached)
        {
            var names = fileField is null ? [] : (await NamesAsync(session)).Concat(attached.Select(file => file.FileName)).ToArray();
            var isKept = await drafts.SaveAsync(session.Draft, answers =>
            {
                Take(session, slug, item, posted, answers);
                if (fileField is not null)
                    answers.Set(fileField.Name, names);
            });
            if (isKept && session.DraftKey(before) is { } unfinished)
                await unsaved.DiscardAsync(unfinished);
            return isKept;
        }
    }

    /// <summary>Puts back what staff had typed on a page when their session ended; null when there is nothing.</summary>
    public async Task<DateTime?> RestoreAsync(FormSession session, PageInstance page, ModelStateDictionary modelState) =>
        session.DraftKey(page) is { } key ? await unsaved.RestoreAsync(key, modelState) : null;

    /// <summary>Takes a file away again.</summary>
    public async Task RemoveFileAsync(FormSession session, PageInstance page, long id)
    {
        NotificationFile? removed = null;
        await files.TogetherAsync(async () =>
        {
            removed = await files.RemoveAsync(session.Draft, id);
            var names = await NamesAsync(session);
            await drafts.SaveAsync(session.Draft, answers =>
            {
                foreach (var field in page.Fields.Where(field => field.Question.Kind == QuestionKind.File))
                    answers.Set(field.Name, names);
            });
        });
        files.Forget(removed);
    }

    /// <summary>Adds an item to a list, or gives the last one again when nothing has been typed into it: a double click adds one.</summary>
    public async Task<string?> AddAsync(FormSession session, FormGroup group)
    {
        string? key = null;
        await drafts.SaveAsync(session.Draft, answers =>
        {
            var items = answers.Items(group.Name);
            key = items is [.., var last] && !last.Ids.Any() ? last.Key : items.Count < group.Max ? answers.Add(group.Name).Key : null;
        });
        return key;
    }

    /// <summary>Takes an item out.</summary>
    public Task RemoveAsync(FormSession session, AnswerItem item) => drafts.SaveAsync(session.Draft, answers => answers.Remove(item.Group, item.Key));

    /// <summary>The files attached to the draft.</summary>
    public Task<IReadOnlyList<NotificationFile>> FilesAsync(FormSession session) => files.OfAsync(session.Draft);

    private async Task<StoredFiles> StoreAsync(NotificationDraft draft, IReadOnlyList<IFormFile> chosen)
    {
        var opened = chosen.Select(file => new ChosenFile(file.FileName, file.OpenReadStream())).ToList();
        try
        {
            return await files.StoreAsync(draft, opened);
        }
        finally
        {
            foreach (var (_, content) in opened)
                await content.DisposeAsync();
        }
    }

    private async Task<string[]> NamesAsync(FormSession session) =>
        [.. session.Beside.Concat(await files.OfAsync(session.Draft)).Select(file => file.FileName)];

    // An answer can bring up questions on the same page; when they were sent along, they are taken too.
    private static void Take(FormSession session, string slug, string? item, IFormCollection posted, Answers answers)
    {
        var taken = new HashSet<string>();
        for (var reading = 0; reading < MostReadings && session.Open(slug, item, answers) is { } page; reading++)
        {
            if (reading > 0 && !page.Fields.Any(field => !taken.Contains(field.Name) && posted.ContainsKey(field.Name)))
                return;
            FormAnswering.Take(page, answers, name => posted[name].OfType<string>().ToArray());
            taken.UnionWith(page.Fields.Select(field => field.Name));
        }
    }

    private static void Check(FormSession session, SavedPage saved, PageInstance before, IFormCollection posted, Answers answers)
    {
        if (saved.Page is not { } page)
            return;
        var gaps = session.Only is null ? FormCheck.CheckPage(session.Form, page, answers, session.Today) : FormCheck.CheckFields(page);
        var seen = before.Fields.Select(field => field.Name).ToHashSet();
        var added = page.Fields.Where(field => field.IsAsked && !seen.Contains(field.Name) && !posted.ContainsKey(field.Name)).Select(field => field.Name).ToHashSet();
        saved.HasMore = added.Count > 0;
        // A field that was refused a file says so rather than that it is missing.
        saved.Problems.AddRange(session.Refusing(gaps)
            .Where(gap => !added.Contains(gap.FieldName) && !saved.Problems.Any(problem => problem.FieldName == gap.FieldName))
            .Select(gap => (gap.FieldName, gap.Message)).ToArray());
    }
}
