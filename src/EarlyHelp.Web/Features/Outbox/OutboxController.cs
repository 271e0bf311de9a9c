using EarlyHelp.Data;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Messages;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
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
    public async Task<IActionResult> Index(MessageState? state, int page = 1)
    {
        page = Math.Max(1, page);
        var messages = db.Outbox.AsNoTracking();
        var shown = state is null ? messages : messages.Where(m => m.State == state);
        var rows = await shown.OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).Skip(Paging.Before(page, PageSize)).Take(PageSize)
            .Select(m => new MessageRow(m.Id, m.To, m.Template, m.State, m.CreatedAt, m.SentAt, m.NotBefore, m.Attempts, m.LastError)).ToListAsync();
        var counts = await messages.GroupBy(m => m.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        return View(new OutboxPage(state, rows, counts, page, state is { } one ? counts.GetValueOrDefault(one) : counts.Values.Sum(), mail.CanSend));
    }

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
/// <param name="Messages">The messages of this page.</param>
/// <param name="Counts">How many stand where.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Total">How many there are in the state asked for.</param>
/// <param name="CanSend">Whether a mail server is set.</param>
public sealed record OutboxPage(
    MessageState? State, IReadOnlyList<MessageRow> Messages, IReadOnlyDictionary<MessageState, int> Counts, int Page, int Total, bool CanSend)
{
    /// <summary>How many stand in a state.</summary>
    public int Count(MessageState state) => Counts.GetValueOrDefault(state);
}

/// <summary>One message.</summary>
/// <param name="Message">The message.</param>
/// <param name="ShowBody">Whether subject and body may be shown: in Development only.</param>
public sealed record MessagePage(OutboxMessage Message, bool ShowBody);
