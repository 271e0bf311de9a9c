using System.Globalization;
using System.Text.RegularExpressions;
using EarlyHelp.Domain.Notifications.Form;
using Microsoft.Playwright;

namespace EarlyHelp.Browser.Tests.Steps;

/// <summary>
/// Somebody fills in a form with the answers of a sample: page after page as the form leads them, each question found by its words on the
/// page. Nothing is posted behind the browser's back.
/// </summary>
internal sealed class FormSteps(Person person, FormDefinition form, Answers answers, DateOnly today)
{
    private const int MostVisits = 3;
    private readonly string folder = person.Path[..person.Path.LastIndexOf('/')];
    private readonly Dictionary<string, int> visits = [];

    /// <summary>Pages that were checked on the way, so that each is checked once.</summary>
    private static readonly HashSet<string> Checked = [];

    /// <summary>What was wrong with the pages on the way.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>Begins at the first task of the list and goes on to the check page, or until the page <paramref name="until"/> opens.</summary>
    public async Task FillAsync(string until = "check")
    {
        if (Slug == "tasks")
            await person.FollowAsync(form.Pages(answers, today).First().Title);
        while (Slug != until)
        {
            var page = Here();
            var visit = page.Page.Lists is null ? visits[person.Path] = visits.GetValueOrDefault(person.Path) + 1 : 0;
            Assert.True(visit <= MostVisits, $"{person.Path} does not let go: {string.Join("; ", await person.ErrorsAsync())}");
            await LookAsync(page);
            await FillPageAsync(page);
            if (page.Page.Lists is { } list && await ListedAsync() < answers.Items(list.Name).Count)
                await PressAddAsync();
            else
                await person.PressAsync("Save and continue");
        }
    }

    /// <summary>Opens each page, fills what the sample has of it and goes back to the list, however much is missing; then once more what the answers brought up.</summary>
    public async Task FillWhatThereIsAsync()
    {
        var pages = form.Pages(answers, today).ToList();
        foreach (var page in pages.Concat(pages))
        {
            await OpenAsync(page);
            if (page.Page.Lists is { } list)
                await AddAllAsync(page, list.Name);
            await FillPageAsync(page);
            await person.PressAsync("Save and back to the list");
        }
    }

    private async Task AddAllAsync(PageInstance page, string group)
    {
        for (var listed = await ListedAsync(); listed < answers.Items(group).Count; listed++)
        {
            await PressAddAsync();
            await FillPageAsync(Here());
            await person.PressAsync("Save and back to the list");
            await OpenAsync(page);
        }
    }

    private Task OpenAsync(PageInstance page) => person.OpenAsync($"{folder}/{page.Page.Slug}{(page.Item is null ? "" : $"/{page.Item.Key}")}");

    /// <summary>The answers of a page stand in its fields as they were typed.</summary>
    public async Task<IReadOnlyList<string>> LostAsync(PageInstance page)
    {
        List<string> lost = [];
        await OpenAsync(page);
        foreach (var field in page.AskedFields.Where(f => f.Value is not null && IsTyped(f)))
        {
            var there = await person.Field(field.Label, nth: Nth(page, field)).InputValueAsync();
            if (there.ReplaceLineEndings("\n") != field.Value!.ReplaceLineEndings("\n"))
                lost.Add($"{field.Label}: \"{there}\" instead of \"{field.Value}\"");
        }

        return lost;
    }

    private string Slug => Tail()[0];

    private PageInstance Here()
    {
        var tail = Tail();
        return form.Open(tail[0], tail.Length > 1 ? tail[1] : null, answers, today)
            ?? throw new InvalidOperationException($"The sample has no page {string.Join('/', tail)} at {person.Path}");
    }

    private string[] Tail() => person.Path[folder.Length..].Trim('/').Split('#', '?')[0].Split('/');

    private async Task LookAsync(PageInstance page)
    {
        if (Checked.Add($"{form.Kind}/{page.Page.Slug}"))
            Faults.AddRange(await person.FaultsAsync($"form-{form.Kind}-{page.Page.Slug}"));
    }

    private async Task FillPageAsync(PageInstance page)
    {
        foreach (var field in page.AskedFields.Where(f => f.Values.Count > 0))
            await FillFieldAsync(page, field);
    }

    /// <summary>Fills a question, if the page asks it yet: an answer that is saved can bring up more on the same page.</summary>
    private async Task FillFieldAsync(PageInstance page, FormField field)
    {
        var value = field.Value!;
        var kind = field.Question.Kind;
        if (kind is QuestionKind.Radios or QuestionKind.YesNo or QuestionKind.YesNoNotKnown or QuestionKind.Checkboxes)
        {
            foreach (var chosen in field.Values)
                await IfAskedAsync(person.Choice(field.Label, new Regex($"^{Regex.Escape(LabelOf(field, chosen))}$"), NthGroup(page, field), field.Name), person.CheckAsync);
        }
        else if (kind == QuestionKind.Confirm)
        {
            await IfAskedAsync(person.Page.GetByRole(AriaRole.Checkbox, new() { Name = field.Label, Exact = true }), person.CheckAsync);
        }
        else
        {
            await IfAskedAsync(person.Field(field.Label, nth: Nth(page, field)), box => kind switch
            {
                QuestionKind.Select => box.SelectOptionAsync(new SelectOptionValue { Label = LabelOf(field, value) }),
                QuestionKind.Date => person.TypeAsync(box, DateOnly.Parse(value, CultureInfo.InvariantCulture).ToString("d M yyyy", CultureInfo.InvariantCulture)),
                QuestionKind.DateTime => person.TypeAsync(box, DateTime.Parse(value, CultureInfo.InvariantCulture).ToString("d M yyyy h:mmtt", CultureInfo.InvariantCulture).ToLowerInvariant()),
                QuestionKind.File => box.SetInputFilesAsync(SampleFiles.Pdf(value)),
                _ => person.TypeAsync(box, value),
            });
        }
    }

    private static async Task IfAskedAsync(ILocator field, Func<ILocator, Task> fill)
    {
        if (await field.IsVisibleAsync())
            await fill(field);
    }

    private static string LabelOf(FormField field, string value) => field.Choices.Single(c => c.Value == value).Label;

    private async Task<int> ListedAsync() => await person.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Change") }).CountAsync();

    private Task PressAddAsync() => person.PressAsync(new Regex("^Add "));

    // The same words can stand twice on a page, one of them under a choice that is not made: labels are counted among all, groups among those shown.
    private static int Nth(PageInstance page, FormField field) => page.Fields.TakeWhile(f => f.Name != field.Name).Count(f => f.Label == field.Label && !IsGroup(f));

    private static int NthGroup(PageInstance page, FormField field) => page.AskedFields.TakeWhile(f => f.Name != field.Name).Count(f => f.Label == field.Label && IsGroup(f));

    private static bool IsGroup(FormField field) =>
        field.Question.Kind is QuestionKind.Radios or QuestionKind.YesNo or QuestionKind.YesNoNotKnown or QuestionKind.Checkboxes;

    private static bool IsTyped(FormField field) => !IsGroup(field) && field.Question.Kind is not (QuestionKind.Confirm or QuestionKind.Select or QuestionKind.Date or QuestionKind.DateTime or QuestionKind.File);
}
