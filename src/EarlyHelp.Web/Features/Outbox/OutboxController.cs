using EarlyHelp.Data;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Messages;
using EarlyHelp.Domain.Workflow;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using EarlyHelp.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Features.Outbox;

/// <summary>The messages that leave: to whom (masked), which, where they stand. What they say is shown in Development only.</summary>
[Requires(Permission.Administer)]
public sealed class OutboxController(EarlyHelpDbContext db, MailSettings mail, IHostEnvironment environment, TimeProvider clock) : Controller
{
    private const int PageSize = 25;

    /// <summary>The list, newest first.</summary>
    [HttpGet("/admin/messages")]
    public async Task<IActionResult> Index(MessageState? state, string? template, int page = 1)
    {
        page = Math.Max(1, page);
        // One by one: each is a range of the index that ends at the most that are counted.
        var counts = new Dictionary<MessageState, int>();
        foreach (var each in Enum.GetValues<MessageState>())
            counts[each] = await Asked(each, null).CountUpToMostAsync();
        return View(new OutboxPage(state, template, await Rows(state, template).OnPage(page, PageSize).ToListAsync(), page, await Asked(state, template).CountUpToMostAsync(), mail.CanSend)
        {
            Counts = counts, Templates = MessageTemplate.Names,
        });
    }

    /// <summary>The same list, whole, as a file.</summary>
    [HttpGet("/admin/messages.csv")]
    public async Task<IActionResult> Csv(MessageState? state, string? template) => CsvFile.Of(
        "messages.csv", await Rows(state, template).ToListAsync(),
        ("Message", m => $"{OutboxWords.Template(m.Template)} {m.Id}"), ("To", m => m.MaskedTo), ("Written", m => m.CreatedAt), ("State", m => StateWords.Title(m.State)), ("Tries", m => m.Attempts), ("Sent", m => m.SentAt), ("Last error", m => m.LastError));

    /// <summary>One message.</summary>
    [HttpGet("/admin/messages/{id:long}")]
    public async Task<IActionResult> Show(long id)
    {
        var message = await db.Outbox.AsNoTracking().FirstOrDefaultAsync(m => m.Id == id);
        return message is null ? NotFound() : View(new MessagePage(message, environment.IsDevelopment()));
    }

    /// <summary>Tries a failed one again.</summary>
    [HttpPost("/admin/messages/{id:long}/retry")]
    public async Task<IActionResult> Update(long id)
    {
        var message = await db.Outbox.FirstOrDefaultAsync(m => m.Id == id);
        if (message is null)
            return NotFound();
        if (!ModelState.Attempt(() => message.TryAgain(UkTime.UtcNow(clock))))
            return this.Refused("Show", new MessagePage(message, environment.IsDevelopment()));
        await db.SaveChangesAsync();
        TempData["Flash"] = "The message will be tried again";
        return LocalRedirect($"/admin/messages/{id}");
    }

    /// <summary>Stops one that has not left: it never will.</summary>
    [HttpPost("/admin/messages/{id:long}/stop")]
    public async Task<IActionResult> Stop(long id)
    {
        var message = await db.Outbox.FirstOrDefaultAsync(m => m.Id == id);
        if (message is null)
            return NotFound();
        if (!ModelState.Attempt(message.Stop))
            return this.Refused("Show", new MessagePage(message, environment.IsDevelopment()));
        await db.SaveChangesAsync();
        TempData["Flash"] = "The message is stopped and will not be sent";
        return LocalRedirect($"/admin/messages/{id}");
    }

    private IQueryable<MessageRow> Rows(MessageState? state, string? template) => Asked(state, template).OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id)
        .Select(m => new MessageRow(m.Id, m.To, m.Template, m.State, m.CreatedAt, m.SentAt, m.NotBefore, m.Attempts, m.LastError));

    private IQueryable<OutboxMessage> Asked(MessageState? state, string? template)
    {
        var shown = db.Outbox.AsNoTracking();
        if (state is not null)
            shown = shown.Where(m => m.State == state);
        if (!string.IsNullOrEmpty(template))
            shown = shown.Where(m => m.Template == template);
        return shown;
    }
}

/// <summary>A line of the list.</summary>
/// <param name="Id">The message.</param>
/// <param name="To">To whom; masked by <see cref="MaskedTo"/> before it is shown.</param>
/// <param name="Template">Which message it is.</param>
/// <param name="State">Where it stands.</param>
/// <param name="CreatedAt">When it was written (UTC).</param>
/// <param name="SentAt">When it left (UTC).</param>
/// <param name="NotBefore">When it is tried next (UTC).</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="LastError">What went wrong the last time.</param>
public sealed record MessageRow(
    long Id, string To, string Template, MessageState State, DateTime CreatedAt, DateTime? SentAt, DateTime NotBefore, int Attempts, string? LastError)
{
    /// <summary>To whom, masked.</summary>
    public string MaskedTo => MaskedAddress.Of(To);
}

/// <summary>The list.</summary>
/// <param name="State">The state asked for.</param>
/// <param name="Template">The template asked for.</param>
/// <param name="Messages">The messages of this page.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Total">How many there are of those asked for, up to one more than are counted.</param>
/// <param name="CanSend">Whether a mail server is set.</param>
public sealed record OutboxPage(MessageState? State, string? Template, IReadOnlyList<MessageRow> Messages, int Page, int Total, bool CanSend)
{
    /// <summary>How many stand where.</summary>
    public required IReadOnlyDictionary<MessageState, int> Counts { get; init; }

    /// <summary>The templates there are.</summary>
    public required IReadOnlyList<string> Templates { get; init; }

    /// <summary>How many stand in a state.</summary>
    public int Count(MessageState state) => Counts.GetValueOrDefault(state);

    /// <summary>The templates to choose from.</summary>
    public IEnumerable<Choice> TemplateChoices => Templates.Select(t => new Choice(t, OutboxWords.Template(t)));

    /// <summary>The states to choose from.</summary>
    public static IEnumerable<Choice> StateChoices => Enum.GetValues<MessageState>().Select(s => new Choice(s.ToString(), StateWords.Title(s)));
}

/// <summary>One message.</summary>
/// <param name="Message">The message.</param>
/// <param name="ShowBody">Whether subject and body may be shown: in Development only.</param>
public sealed record MessagePage(OutboxMessage Message, bool ShowBody);
