using EarlyHelp.Data.Access;
using EarlyHelp.Data.Auditing;
using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Reasons;

/// <summary>Asks a county manager, an analyst or, for an access request, a privacy officer why a record must be opened (spec 3-access).</summary>
[Requires(Permission.SignedIn)]
public sealed class ReasonsController(Opening opening) : Controller
{
    /// <summary>The question.</summary>
    [HttpGet("/reasons/new")]
    public IActionResult New(string? family, long? person, string? back) => View(new ReasonForm { Family = family, Person = person, Back = back });

    /// <summary>Writes the reason into the log of looks and goes on to the record.</summary>
    [HttpPost("/reasons")]
    public async Task<IActionResult> Create(ReasonForm form)
    {
        if (!ModelState.IsValid)
            return this.Refused("New", form);
        var stated = form.Person is { } person ? opening.StateReasonAsync(form.Family ?? "", person, form.Reason!) : opening.StateReasonAsync(form.Family ?? "", form.Reason!);
        if (!await stated)
            return NotFound();
        return LocalRedirect(Url.IsLocalUrl(form.Back) ? form.Back! : "/");
    }
}

/// <summary>Why a record must be opened.</summary>
public sealed class ReasonForm
{
    /// <summary>Reference of the family.</summary>
    public string? Family { get; set; }

    /// <summary>Whose file, when all records of one person are to be opened.</summary>
    public long? Person { get; set; }

    /// <summary>The page to open.</summary>
    public string? Back { get; set; }

    /// <summary>The reason; others will read it.</summary>
    public string? Reason { get; set; }

    /// <summary>What must be typed.</summary>
    public sealed class Validator : AbstractValidator<ReasonForm>
    {
        /// <summary>The rules.</summary>
        public Validator() => RuleFor(f => f.Reason).Cascade(CascadeMode.Stop)
            .Must(r => r?.Trim().Length >= 10).WithMessage("Say in at least 10 characters why you need to open this record")
            .MaximumLength(Look.ReasonMaxLength).WithMessage($"Reason must be {Look.ReasonMaxLength} characters or fewer");
    }
}
