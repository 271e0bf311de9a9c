using EarlyHelp.Data;
using EarlyHelp.Data.Accounts;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.SignIn;
using EarlyHelp.Web.Infrastructure;
using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.ForgottenPasswords;

/// <summary>Somebody forgot their password and asks for a link. The answer is the same, and takes as long, whether there is such an account or not.</summary>
[OpenTo("anyone who works here")]
public sealed class ForgottenPasswordsController(EarlyHelpDbContext db, UserManager<Data.Account> users, AccountLinks links, Messages messages, TriesPerAddress tries, TimeProvider clock) : Controller
{
    /// <summary>Which address?</summary>
    [HttpGet("/account/forgotten-password")]
    public IActionResult New() => View(new ForgottenPasswordForm());

    /// <summary>Sends the link, when there is an account that is in use.</summary>
    [HttpPost("/account/forgotten-password")]
    [Limited]
    public async Task<IActionResult> Create(ForgottenPasswordForm form)
    {
        if (!ModelState.IsValid)
            return this.Refused("New", form);
        if (!tries.Take(form.Email!))
            return StatusCode(StatusCodes.Status429TooManyRequests);
        var began = clock.GetTimestamp();
        await SendAsync(StaffMember.Normalise(form.Email!));
        await AnswerSlot.FillAsync(clock, began);
        return LocalRedirect("/account/forgotten-password/sent");
    }

    /// <summary>What happens now.</summary>
    [HttpGet("/account/forgotten-password/sent")]
    public IActionResult Show() => View();

    private async Task SendAsync(string email)
    {
        if (await users.FindByEmailAsync(email) is not { DisabledAt: null } account || await links.RecentAsync(account) >= AccountLinks.MostInAnHour)
            return;
        messages.SendPasswordLink(account, links.Make(account, AccountLinkKind.ForgottenPassword));
        await db.SaveChangesAsync();
    }
}

/// <summary>Whose password it is.</summary>
public sealed class ForgottenPasswordForm
{
    /// <summary>Work e-mail address.</summary>
    public string? Email { get; set; }

    /// <summary>What must be typed.</summary>
    public sealed class Validator : AbstractValidator<ForgottenPasswordForm>
    {
        /// <summary>The rules.</summary>
        public Validator() =>
            RuleFor(f => f.Email).NotEmpty().WithMessage("Enter your email address").MaximumLength(254).WithMessage("Email address must be 254 characters or fewer");
    }
}
