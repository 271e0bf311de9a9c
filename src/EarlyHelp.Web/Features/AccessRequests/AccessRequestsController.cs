using System.Text.Json;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.AccessRequests;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Matching;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.AccessRequests;

/// <summary>Somebody asks what is recorded about them: the privacy officer finds them and puts their records together.</summary>
[Requires(Permission.AnswerAccessRequests)]
public sealed class AccessRequestsController(Opening opening, PersonRecords records, PeopleToGive people, CurrentActor current) : Controller
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Who asks.</summary>
    [HttpGet("/access-requests")]
    public IActionResult Index() => View(new AccessRequestPage(new(), null));

    /// <summary>
    /// Who was found. The answer is the page itself: a name and a birth date stand in no address, and so in no history, log or bookmark.
    /// </summary>
    [HttpPost("/access-requests")]
    public async Task<IActionResult> Find(AccessRequestForm form) => ModelState.IsValid && DateAnswer.TryParse(form.Born, out var born)
        ? View("Index", new AccessRequestPage(form, await people.FindAsync(form.Name!, born)))
        : this.Refused("Index", new AccessRequestPage(form, null));

    /// <summary>Everything that is held about the person, as one document to print.</summary>
    [HttpGet("/families/{reference}/people/{id:long}/records")]
    public async Task<IActionResult> Show(string reference, long id) =>
        await opening.PersonForAccessRequestAsync(reference, id, "All records of a person") is { } person
            ? View(new PersonFilePage(await records.OfAsync(person, current.Actor), $"/families/{reference}/people/{id}/records.json"))
            : NotFound();

    /// <summary>The same for machines to read.</summary>
    [HttpGet("/families/{reference}/people/{id:long}/records.json")]
    public async Task<IActionResult> Download(string reference, long id) =>
        await opening.PersonForAccessRequestAsync(reference, id, "All records of a person, as a file") is { } person
            ? File(JsonSerializer.SerializeToUtf8Bytes(await records.OfAsync(person, current.Actor), Readable), "application/json", $"records-{id}.json")
            : NotFound();
}

/// <summary>Who asks for their records.</summary>
public sealed class AccessRequestForm
{
    private const int NameMaxLength = (2 * Person.NameMaxLength) + 1;

    /// <summary>Full name.</summary>
    public string? Name { get; set; }

    /// <summary>Date of birth, as typed.</summary>
    public string? Born { get; set; }

    /// <summary>What must be typed.</summary>
    public sealed class Validator : AbstractValidator<AccessRequestForm>
    {
        /// <summary>The rules.</summary>
        public Validator(TimeProvider clock)
        {
            RuleFor(f => f.Name).Cascade(CascadeMode.Stop)
                .Must(n => NameKey.Of(n).Length > 0).WithMessage("Enter the full name of the person")
                .MaximumLength(NameMaxLength).WithMessage($"Full name must be {NameMaxLength} characters or fewer");
            RuleFor(f => f.Born).Cascade(CascadeMode.Stop)
                .Must(b => DateAnswer.TryParse(b, out _)).WithMessage("Enter a real date of birth, for example 27 3 2012")
                .Must(b => DateAnswer.Of(b) <= UkTime.Today(clock)).WithMessage("Date of birth must be today or in the past");
        }
    }
}

/// <summary>The search, and who was found.</summary>
/// <param name="Form">What was typed.</param>
/// <param name="Found">Who was found; null before anybody was sought.</param>
public sealed record AccessRequestPage(AccessRequestForm Form, IReadOnlyList<PersonToGive>? Found);

/// <summary>The records of a person.</summary>
/// <param name="File">What is held.</param>
/// <param name="Download">Where the file for machines is.</param>
public sealed record PersonFilePage(PersonFile File, string Download);
