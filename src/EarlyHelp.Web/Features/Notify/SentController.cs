using EarlyHelp.Data.Notifications;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Notify;

/// <summary>A notification that has been sent, for the browser that sent it and no other.</summary>
[OpenTo("notifiers")]
public sealed class SentController(BegunForms begun, Notifiers notifiers, CountyForms forms) : Controller
{
    /// <summary>The reference, and what happens by when.</summary>
    [HttpGet("/notify/sent/{reference}")]
    public async Task<IActionResult> Show(string reference) => await OwnAsync(reference) is { } sent ? View("~/Features/Notify/Sent.cshtml", sent) : NotFound();

    /// <summary>The copy for the family, to print: confidential addresses and what is between professionals left out.</summary>
    [HttpGet("/notify/sent/{reference}/copy")]
    public async Task<IActionResult> Copy(string reference)
    {
        if (await OwnAsync(reference) is not { } sent)
            return NotFound();
        var copy = Reading.FamilyCopy(await forms.OfAsync(sent), Answers.FromJson(sent.Newest.Answers), sent.ReceivedOn);
        return View("~/Features/Notify/Copy.cshtml", new CopyView(sent.Reference, UkDates.Date(sent.ReceivedOn), copy));
    }

    private async Task<Notification?> OwnAsync(string reference)
    {
        var own = (await begun.AllAsync()).Select(draft => draft.NotificationId).OfType<long>().ToHashSet();
        return own.Count > 0 && await notifiers.FindAsync(reference) is { } sent && own.Contains(sent.Id) ? sent : null;
    }
}

/// <summary>The copy for the family.</summary>
/// <param name="Reference">The reference.</param>
/// <param name="Day">The day it was sent, in words.</param>
/// <param name="Sections">What it says.</param>
public sealed record CopyView(string Reference, string Day, IReadOnlyList<ReadingSection> Sections);
