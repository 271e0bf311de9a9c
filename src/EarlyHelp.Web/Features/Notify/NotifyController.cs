using EarlyHelp.Data.Notifications;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Notifications.Form.Codes;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Notify;

/// <summary>The way into the public form: what it is, and which way to send it.</summary>
[OpenTo("notifiers")]
public sealed class NotifyController(NotificationDrafts drafts, BegunForms begun) : Controller
{
    /// <summary>What it is and what you need.</summary>
    [HttpGet("/notify")]
    public async Task<IActionResult> Index() => View("Start", await begun.UnsentAsync() is { Count: > 0 });

    /// <summary>Online or a completed form.</summary>
    [HttpGet("/notify/choose")]
    public IActionResult Choose(bool urgent = false) => View(new ChooseForm { Urgent = urgent });

    /// <summary>A completed form as a file: what is taken.</summary>
    [HttpGet("/notify/upload")]
    public IActionResult Upload() => View(new ChooseForm { Way = FormKind.Upload });

    /// <summary>Begins the form; this browser carries its key.</summary>
    [HttpPost("/notify/choose")]
    [Limited(LimitedWork.Forms)]
    public async Task<IActionResult> Begin(ChooseForm form)
    {
        if (!ModelState.IsValid)
            return this.Refused("Choose", form);
        var answers = new Answers { ["NOT15"] = form.Urgent is { } urgent ? urgent ? Answer.Yes : Answer.No : null };
        return LocalRedirect(await begun.OpenAsync(await drafts.BeginAsync(form.Way!.Value, answers)));
    }
}

/// <summary>Which way a notification is sent.</summary>
public sealed class ChooseForm
{
    /// <summary>The online form or an upload.</summary>
    public FormKind? Way { get; set; }

    /// <summary>What was answered about danger; null when it was not asked yet.</summary>
    public bool? Urgent { get; set; }

    /// <summary>What must be chosen.</summary>
    public sealed class Validator : AbstractValidator<ChooseForm>
    {
        /// <summary>The rules.</summary>
        public Validator() => RuleFor(form => form.Way).Must(way => way is FormKind.EarlyHelp or FormKind.Upload)
            .WithMessage("Select how you want to send it");
    }
}
