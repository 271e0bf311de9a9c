using EarlyHelp.Data.Access;
using EarlyHelp.Data.Accounts;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.SignIn;
using EarlyHelp.Web.Infrastructure;
using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.PasswordChoices;

/// <summary>Choosing a password by a link that was sent. Opening the page uses nothing up, because mail programs open links too; sending it does.</summary>
[OpenTo("anyone with a link from a message")]
public sealed class PasswordChoicesController(
    AccountLinks links, UserManager<Data.Account> users, SignIns signIns, Messages messages, SignInSettings settings, CurrentActor current, TimeProvider clock) : Controller
{
    /// <summary>The page of the link.</summary>
    [HttpGet("/account/choose-password/{key}")]
    public async Task<IActionResult> New(string key) => await links.FindAsync(key) is { } link ? View(Page(link, key, new PasswordChoiceForm())) : View("Gone");

    /// <summary>Sets the password. The link, and every other one of the account, then no longer works, and open sessions end.</summary>
    [HttpPost("/account/choose-password/{key}")]
    [Limited]
    public async Task<IActionResult> Create(string key, PasswordChoiceForm form)
    {
        if (await links.FindAsync(key) is not { } link)
            return this.IsOver("Gone", null);
        if (ModelState.IsValid)
            await RefuseWeakAsync(link.Account, form);
        if (!ModelState.IsValid)
            return this.Refused("New", Page(link, key, form));
        var account = link.Account;
        // Nobody is signed in here; the link came to the person's own mailbox, so it is they who change their account.
        if (account.Staff.Postings.OrderByDescending(p => p.From).FirstOrDefault() is { } posting)
            current.Actor = Actor.Staff(account.Staff, posting);
        var told = link.Kind == AccountLinkKind.ForgottenPassword ? "Your password was changed by a link in a message." : "A password was chosen for your account.";
        account.Note("Password chosen by a link", null, current.Actor, UkTime.UtcNow(clock));
        messages.TellAccountChanged(account, told);
        var isFirst = await links.ChooseAsync(link, form.NewPassword!);
        current.Actor = Actor.Visitor;
        return isFirst ? await GoOnAsync(account, link.Kind) : this.IsOver("Gone", null);
    }

    private static PasswordChoicePage Page(AccountLink link, string key, PasswordChoiceForm form) =>
        new(key, link.Account.Email!, link.Kind != AccountLinkKind.ForgottenPassword, form);

    private async Task RefuseWeakAsync(Data.Account account, PasswordChoiceForm form)
    {
        foreach (var rule in users.PasswordValidators)
        {
            foreach (var error in (await rule.ValidateAsync(users, account, form.NewPassword)).Errors)
                ModelState.AddModelError(nameof(form.NewPassword), error.Description);
        }
    }

    private async Task<IActionResult> GoOnAsync(Data.Account account, AccountLinkKind kind)
    {
        // On a shared computer somebody else may be signed in: nobody goes on under their name.
        await signIns.SignOutAsync();
        TempData["Flash"] = "Your password is set";
        if (account.TwoFactorEnabled)
            return LocalRedirect("/account/sign-in");
        if (!await signIns.CanSignInAsync(account))
        {
            var from = account.Staff.ComingAfter(UkTime.Today(clock))?.From;
            TempData["Flash"] = from is { } day ? $"Your password is set. You can sign in from {UkDates.Date(day)}" : "Your password is set. Ask your administrator to post you: until then you can’t sign in";
            return LocalRedirect("/account/sign-in");
        }

        // The mailbox alone opens no session of a role that must have a second factor and has none, after a reset say.
        if (kind == AccountLinkKind.ForgottenPassword && account.Staff.PostingOn(UkTime.Today(clock)) is { } posting && settings.MustGive(posting.Role))
        {
            TempData["Flash"] = "Your password is set. Sign in with it, and then set up a second factor";
            return LocalRedirect("/account/sign-in");
        }

        await signIns.SignInAsync(account, isPersistent: false);
        return LocalRedirect("/account/second-factor");
    }
}

/// <summary>The password that somebody chooses.</summary>
public sealed class PasswordChoiceForm
{
    /// <summary>The password; never shown again.</summary>
    public string? NewPassword { get; set; }

    /// <summary>What must be typed; whether it is good enough is asked of <see cref="Passwords.PasswordRules"/>.</summary>
    public sealed class Validator : AbstractValidator<PasswordChoiceForm>
    {
        /// <summary>The rules.</summary>
        public Validator() =>
            RuleFor(f => f.NewPassword).NotEmpty().WithMessage("Enter a new password").MaximumLength(200).WithMessage("Password must be 200 characters or fewer");
    }
}

/// <summary>The page of a link.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Email">Whose account.</param>
/// <param name="IsNew">Whether the person was invited.</param>
/// <param name="Form">What is typed.</param>
public sealed record PasswordChoicePage(string Key, string Email, bool IsNew, PasswordChoiceForm Form);
