using EarlyHelp.Data.Notifications;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Notifications.Form.Codes;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Notify;

/// <summary>The way into the public form: what it is, whether a child is in danger now, and which way to send it.</summary>
[OpenTo("notifiers")]
public sealed class NotifyController(NotificationDrafts drafts, NotifierCookies cookies) : Controller
{
    /// <summary>What it is and what you need.</summary>
    [HttpGet("/notify")]
    public async Task<IActionResult> Index() => View("Start", await drafts.OfNotifierAsync(cookies.DraftKey) is { NotificationId: null });

    /// <summary>Is a child in danger now?</summary>
    [HttpGet("/notify/start")]
    public IActionResult Danger() => View(new DangerForm());

    /// <summary>A yes stops first, with the numbers to call.</summary>
    [HttpPost("/notify/start")]
    public IActionResult AnswerDanger(DangerForm form)
    {
        if (!ModelState.IsValid)
            return this.Refused("Danger", form);
        return LocalRedirect(form.Danger == Answer.Yes ? "/notify/danger-now" : "/notify/choose");
    }

    /// <summary>Call 999 or the front door; the form can still be filled in, and is flagged.</summary>
    [HttpGet("/notify/danger-now")]
    public IActionResult DangerNow(string? form) => View("DangerNow", form is null ? "/notify/choose?urgent=true" : "/notify/tasks");

    /// <summary>Online or a completed form.</summary>
    [HttpGet("/notify/choose")]
    public IActionResult Choose(bool urgent = false) => View(new ChooseForm { Urgent = urgent });

    /// <summary>A completed form as a file: what is taken.</summary>
    [HttpGet("/notify/upload")]
    public IActionResult Upload() => View(new ChooseForm { Way = FormKind.Upload });

    /// <summary>Begins the form; this browser carries its key.</summary>
    [HttpPost("/notify/choose")]
    public async Task<IActionResult> Begin(ChooseForm form)
    {
        if (!ModelState.IsValid)
            return this.Refused("Choose", form);
        var answers = new Answers { ["NOT15"] = form.Urgent is { } urgent ? urgent ? Answer.Yes : Answer.No : null };
        cookies.Open((await drafts.BeginAsync(form.Way!.Value, answers)).Key);
        return LocalRedirect("/notify/tasks");
    }
}

/// <summary>NOT15, before the form.</summary>
public sealed class DangerForm
{
    /// <summary>"yes" or "no".</summary>
    public string? Danger { get; set; }

    /// <summary>What must be chosen.</summary>
    public sealed class Validator : AbstractValidator<DangerForm>
    {
        /// <summary>The rules.</summary>
        public Validator() => RuleFor(form => form.Danger).Must(answer => answer is Answer.Yes or Answer.No)
            .WithMessage("Select yes if a child is in immediate danger or has a serious injury now");
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
