using System.Globalization;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Notifications.Form.Codes;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace EarlyHelp.Web.Features.Notify;

/// <summary>
/// The pages of a form that is being filled in: task list, pages, check, send. Who fills it in and what becomes of it is said by
/// the controllers that inherit: a notifier, a notifier who was asked again, staff at the telephone, staff beside a file.
/// </summary>
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
[TooLargeFilter]
public abstract class FormController(FormPages pages) : Controller
{
    /// <summary>The most bytes of one request that are read at all: room to say in words that files are too large.</summary>
    public const long MostBytes = 260L * 1024 * 1024;

    private const string Folder = "~/Features/Notify/";

    /// <summary>The form of this request.</summary>
    protected FormSession Session { get; private set; } = null!;

    /// <summary>Finds the form that the request is about; null when there is none for this person.</summary>
    protected abstract Task<FormSession?> OpenAsync();

    /// <summary>What a person without a form gets.</summary>
    protected abstract Task<IActionResult> MissingAsync();

    /// <summary>Where a form leads that has been sent already.</summary>
    protected abstract Task<IActionResult> SentAlreadyAsync();

    /// <summary>Sends the form, which has been checked. Rules that refuse it are put into the model state, and the result is then null.</summary>
    protected abstract Task<IActionResult?> SendAsync();

    /// <inheritdoc/>
    public override async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        if (await OpenAsync() is not { } session)
            context.Result = await MissingAsync();
        else if ((Session = session).Draft.NotificationId is not null)
            context.Result = await SentAlreadyAsync();
        else
            await next();
    }

    /// <summary>The task list.</summary>
    [HttpGet("tasks")]
    public IActionResult Tasks() => View(Folder + "Tasks.cshtml", Session);

    /// <summary>One page.</summary>
    [HttpGet("{slug}/{item?}")]
    public async Task<IActionResult> Show(string slug, string? item)
    {
        if (Session.Open(slug, item, Session.Answers) is not { } page)
            return NotFound();
        return await PageAsync(page, restore: true);
    }

    /// <summary>Keeps a page, then says what is wrong or goes on.</summary>
    [HttpPost("{slug}/{item?}")]
    public async Task<IActionResult> Save(string slug, string? item)
    {
        var posted = await Request.ReadFormAsync();
        if (await pages.SaveAsync(Session, slug, item, posted) is not { } saved)
            return NotFound();
        var go = posted["go"].ToString();
        if (saved.Page is { } page)
        {
            if (go.StartsWith("remove-file:", StringComparison.Ordinal))
                return await RemoveFileAsync(page, go);
            if (saved.Refused || (go is not ("list" or "add") && saved.Problems.Count > 0))
                return await RefusedAsync(page, saved.Problems);
            if (go == "add" && page.Page.Lists is { } group)
                return await AddAsync(page, group);
            if (go != "list" && saved.HasMore)
            {
                (TempData["Flash"], TempData["FlashKind"]) = ("Your answer brings up more questions on this page.", "information");
                return LocalRedirect(Session.Href(slug, item));
            }
        }

        return LocalRedirect(go == "list" || saved.Page is null ? Session.Href("tasks") : Next(saved.Page));
    }

    /// <summary>Asks before an item is taken out.</summary>
    [HttpGet("{slug}/{item}/remove")]
    public IActionResult Remove(string slug, string item) => Removable(slug, item) is { } found ? View(Folder + "Remove.cshtml", found) : NotFound();

    /// <summary>Takes an item out.</summary>
    [HttpPost("{slug}/{item}/remove")]
    public async Task<IActionResult> ConfirmRemove(string slug, string item)
    {
        if (Removable(slug, item) is not { } found)
            return NotFound();
        await pages.RemoveAsync(Session, found.Item);
        TempData["Flash"] = $"{found.Name} was taken out.";
        return LocalRedirect(Session.Href(slug));
    }

    /// <summary>Everything typed, to check.</summary>
    [HttpGet("check")]
    public IActionResult Check() => View(Folder + "Check.cshtml", Checked());

    /// <summary>Sends it, or says what is still missing.</summary>
    [HttpPost("check")]
    [Limited(LimitedWork.Forms)]
    public async Task<IActionResult> Send()
    {
        var view = Checked();
        foreach (var gap in Session.Refusing(view.Gaps))
            ModelState.AddModelError(gap.FieldName, gap.Message);
        if (ModelState.ErrorCount == 0)
        {
            if (!Session.TakesGaps && !view.Consent.MaySubmit)
                return LocalRedirect(Session.Href("consent-needed"));
            if (await SendAsync() is { } sent)
                return sent;
        }

        // Sending may have brought the answers together with what came meanwhile.
        return this.Refused(Folder + "Check.cshtml", Checked());
    }

    /// <summary>Why it can't be sent without consent, and the ways on.</summary>
    [HttpGet("consent-needed")]
    public IActionResult ConsentNeeded() => View(Folder + "ConsentNeeded.cshtml", Checked());

    /// <summary>Shows what was typed and could not be kept.</summary>
    protected IActionResult NotSaved(NotSavedPage page)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View(Folder + "NotSaved.cshtml", page);
    }

    private string Next(PageInstance page)
    {
        var answers = Session.Answers;
        if (page.Page.Slug == "danger" && Session.IsPublic && answers.Is("NOT15", Answer.Yes))
            return $"/notify/danger-now?form={(RouteData.Values.ContainsKey(BegunForms.RouteKey) ? Session.Token : "yes")}";
        return page.Page.Slug is "without-consent" && !ConsentPosition.Of(Session.Form, answers).MaySubmit
            ? Session.Href("consent-needed")
            : Session.After(page, answers);
    }

    private async Task<IActionResult> PageAsync(PageInstance page, bool restore = false)
    {
        foreach (var field in page.Fields.Where(field => field.Question.Kind != QuestionKind.File))
        {
            var typed = field.Values.Select(value => FieldView.Typed(field.Question, value)).ToArray();
            ModelState.SetModelValue(field.Name, typed, string.Join(',', typed));
        }

        if (Request.Query.ContainsKey("large"))
            ModelState.AddModelError(page.Fields.FirstOrDefault(field => field.Question.Kind == QuestionKind.File)?.Name ?? "", "The files must be smaller than 100MB together, and each smaller than 20MB");
        var kept = restore ? await pages.RestoreAsync(Session, page, ModelState) : null;
        return View(Folder + "Page.cshtml", new PageView(Session, page, await pages.FilesAsync(Session)) { KeptAt = kept });
    }

    private async Task<IActionResult> RefusedAsync(PageInstance page, IEnumerable<(string FieldName, string Message)> problems)
    {
        var result = await PageAsync(page);
        foreach (var (name, message) in problems)
            ModelState.AddModelError(name, message);
        ((ViewResult)result).StatusCode = StatusCodes.Status422UnprocessableEntity;
        return result;
    }

    private async Task<IActionResult> RemoveFileAsync(PageInstance page, string go)
    {
        if (long.TryParse(go.AsSpan(go.IndexOf(':') + 1), CultureInfo.InvariantCulture, out var id))
            await pages.RemoveFileAsync(Session, page, id);
        return LocalRedirect(Session.Href(page.Page.Slug, page.Item?.Key));
    }

    private async Task<IActionResult> AddAsync(PageInstance page, FormGroup group)
    {
        if (await pages.AddAsync(Session, group) is { } key)
            return LocalRedirect(Session.Href(Session.DetailOf(page.Page)!.Slug, key));
        return await RefusedAsync(page, [(group.Name, $"You can add up to {group.Max}")]);
    }

    private RemoveView? Removable(string slug, string item) =>
        Session.Open(slug, null, Session.Answers)?.Page is { Lists: { } group } list && Session.Answers.Item(group.Name, item) is { } found
            ? new RemoveView(Session, list, found, FormGroups.NameOf(Session.Answers, found))
            : null;

    private CheckView Checked()
    {
        var answers = Session.Answers;
        var shown = Session.Pages(answers);
        var advice = shown.SelectMany(page => FormCheck.Advice(page).Select(each => (Session.Href(page.Page.Slug, page.Item?.Key), each.Advice)));
        return new CheckView(Session, Read(answers, shown), Session.Gaps(answers), ConsentPosition.Of(Session.Form, answers), [.. advice]);
    }

    private IReadOnlyList<ReadingSection> Read(Answers answers, IEnumerable<PageInstance> shown)
    {
        var all = Reading.Of(Session.Form, answers, Session.Today);
        if (Session.Only is null)
            return all;
        var names = shown.SelectMany(page => page.Fields).Select(field => field.Name).ToHashSet();
        return [.. from section in all
                   let kept = section.Pages.Select(page => page with { Rows = [.. page.Rows.Where(row => names.Contains(row.FieldName))] }).Where(page => page.Rows.Count > 0).ToArray()
                   where kept.Length > 0
                   select section with { Pages = kept }];
    }
}
