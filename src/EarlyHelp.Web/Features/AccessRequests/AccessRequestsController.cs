using System.Text.Json;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.AccessRequests;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.AccessRequests;

/// <summary>Somebody asks what is recorded about them: the privacy officer finds them and puts their records together.</summary>
[Requires(Permission.AnswerAccessRequests)]
public sealed class AccessRequestsController(Opening opening, PersonRecords records, PeopleToGive people, CurrentActor current) : Controller
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Who asks.</summary>
    [HttpGet("/access-requests")]
    public async Task<IActionResult> Index(string? name, string? born)
    {
        if (name is null && born is null)
            return View(new AccessRequestPage(name, born, null));
        if (string.IsNullOrWhiteSpace(name))
            ModelState.AddModelError("name", "Enter the full name of the person");
        if (!DateAnswer.TryParse(born, out var day))
            ModelState.AddModelError("born", "Enter a real date of birth, for example 27 3 2012");
        return ModelState.IsValid
            ? View(new AccessRequestPage(name, born, await people.FindAsync(name!, day)))
            : this.Refused("Index", new AccessRequestPage(name, born, null));
    }

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
/// <param name="Name">As it was typed.</param>
/// <param name="Born">As it was typed.</param>
/// <param name="Found">Who was found; null before anybody was sought.</param>
public sealed record AccessRequestPage(string? Name, string? Born, IReadOnlyList<PersonToGive>? Found);

/// <summary>The records of a person.</summary>
/// <param name="File">What is held.</param>
/// <param name="Download">Where the file for machines is.</param>
public sealed record PersonFilePage(PersonFile File, string Download);
