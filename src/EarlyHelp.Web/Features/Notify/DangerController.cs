using EarlyHelp.Domain.Notifications.Form.Codes;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Notify;

/// <summary>Before the form: is a child in danger now? A yes stops with the numbers to call.</summary>
[OpenTo("notifiers")]
public sealed class DangerController : Controller
{
    private const string Folder = "~/Features/Notify/";

    /// <summary>Is a child in danger now?</summary>
    [HttpGet("/notify/start")]
    public IActionResult Danger() => View(Folder + "Danger.cshtml", new DangerForm());

    /// <summary>A yes stops first, with the numbers to call.</summary>
    [HttpPost("/notify/start")]
    public IActionResult AnswerDanger(DangerForm form)
    {
        if (!ModelState.IsValid)
            return this.Refused(Folder + "Danger.cshtml", form);
        return LocalRedirect(form.Danger == Answer.Yes ? "/notify/danger-now" : "/notify/choose");
    }

    /// <summary>Call 999 or the front door; the form can still be filled in, and is flagged.</summary>
    [HttpGet("/notify/danger-now")]
    public IActionResult DangerNow(string? form) => View(Folder + "DangerNow.cshtml", form switch
    {
        null => "/notify/choose?urgent=true",
        "yes" => "/notify/tasks",
        _ => $"/notify/form/{Uri.EscapeDataString(form)}/tasks",
    });
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
