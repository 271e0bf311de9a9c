using EarlyHelp.Data;
using EarlyHelp.Data.Cases;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Reviews;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Cases;
using EarlyHelp.Web.Infrastructure;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Continuations;

/// <summary>A district manager decides whether the work goes on past its 20 weeks.</summary>
[Requires(Permission.DecideContinuation)]
public sealed class ContinuationsController(EarlyHelpDbContext db, CasePages pages, CaseRecords records, Infrastructure.Drafts drafts, TimeProvider time) : Controller
{
    private const string LookAt = "Continuation";

    /// <summary>Why, what will change, until when; and what was decided before.</summary>
    [HttpGet("/cases/{reference}/continuation")]
    public async Task<IActionResult> New(string reference)
    {
        if (await pages.OpenAsync(reference, LookAt) is not { } header)
            return NotFound();
        await records.LoadRulerAsync(header.Case);
        var kept = await drafts.RestoreAsync(ContinuationForm.DraftKey(header.Case.Reference), ModelState);
        return View(new ContinuationPage(header, new ContinuationForm { Version = header.Case.Version }, kept));
    }

    /// <summary>Records the decision.</summary>
    [HttpPost("/cases/{reference}/continuation")]
    public async Task<IActionResult> Create(string reference, ContinuationForm form)
    {
        if (await pages.OpenAsync(reference, LookAt) is not { } header)
            return NotFound();
        db.Expect(header.Case, form.Version);
        await records.LoadRulerAsync(header.Case);
        if (!ModelState.IsValid || !ModelState.Attempt(() => header.Case.Continue(form.ToFacts(), header.Actor, UkTime.UtcNow(time), header.Today)))
            return this.Refused("New", new ContinuationPage(header, form, null));
        await db.SaveChangesAsync();
        TempData["Flash"] = $"The work goes on until {UkDates.Date(header.Case.ContinuedTo!.Value)}";
        return Redirect($"/cases/{header.Case.Reference}");
    }
}

/// <summary>A decision as it is typed.</summary>
public sealed class ContinuationForm
{
    /// <summary>Version of the case that the person saw.</summary>
    public int Version { get; set; }

    /// <summary>Why the work goes on.</summary>
    public string? Reason { get; set; }

    /// <summary>What will be different.</summary>
    public string? WhatWillChange { get; set; }

    /// <summary>The day by which it ends, as typed.</summary>
    public string? EndsOn { get; set; }

    /// <summary>Under which key an unfinished decision is kept.</summary>
    public static string DraftKey(string reference) => $"continuation:{reference}";

    /// <summary>What the form says, once it is valid.</summary>
    public ContinuationFacts ToFacts() => new(Reason ?? "", WhatWillChange ?? "", DateAnswer.Of(EndsOn)!.Value);

    /// <summary>The shape of what is typed; what may be decided when is the case's own rule.</summary>
    public sealed class Validator : AbstractValidator<ContinuationForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.Reason).NotEmpty().WithMessage("Say why the work goes on");
            RuleFor(f => f.WhatWillChange).NotEmpty().WithMessage("Say what will be different");
            RuleFor(f => f.EndsOn).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("Enter the day by which the work ends")
                .Must(d => DateAnswer.TryParse(d, out _)).WithMessage("The day by which the work ends must be a real date, like 27 3 2026");
        }
    }
}

/// <summary>The page.</summary>
/// <param name="Header">The case.</param>
/// <param name="Form">What is typed.</param>
/// <param name="KeptAt">When what stands in the form was kept (UTC); null when nothing was.</param>
public sealed record ContinuationPage(CaseHeader Header, ContinuationForm Form, DateTime? KeptAt)
{
    /// <summary>The last day that can be chosen today.</summary>
    public DateOnly Latest => Header.Today.AddDays(Continuation.LongestDays);
}
