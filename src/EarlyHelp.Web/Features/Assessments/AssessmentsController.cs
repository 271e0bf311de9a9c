using EarlyHelp.Data;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Assessments;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Assessments;

/// <summary>The assessment of a family: reading it, version by version, and beginning one.</summary>
[Requires(Permission.ReadCases)]
public sealed class AssessmentsController(EarlyHelpDbContext db, AssessmentDesk desk) : Controller
{
    private const string LookAt = "Assessment";

    /// <summary>The newest version.</summary>
    [HttpGet("/cases/{reference}/assessment")]
    public async Task<IActionResult> Show(string reference) =>
        await desk.OpenAsync(reference, LookAt) is { } hand ? View(new AssessmentPage(hand, hand.Newest)) : NotFound();

    /// <summary>A version as it was.</summary>
    [HttpGet("/cases/{reference}/assessment/versions/{number:int}")]
    public async Task<IActionResult> Version(string reference, int number) =>
        await desk.OpenAsync(reference, LookAt) is { } hand && hand.Case.Assessments.FirstOrDefault(a => a.Number == number) is { } version
            ? View("Show", new AssessmentPage(hand, version)) : NotFound();

    /// <summary>Begins a version; one that goes on from the version before takes everything along.</summary>
    [HttpPost("/cases/{reference}/assessment/versions")]
    [Requires(Permission.WorkWithFamily)]
    public async Task<IActionResult> Create(string reference, int version, AssessmentKind kind = AssessmentKind.Full)
    {
        if (await desk.OpenAsync(reference, LookAt) is not { } hand)
            return NotFound();
        db.Expect(hand.Case, version);
        if (!ModelState.IsValid || !ModelState.Attempt(() => hand.Case.BeginAssessment(kind, hand.Header.Actor, desk.Now, hand.Header.Today, hand.Names.Kept)))
            return this.Refused("Show", new AssessmentPage(hand, hand.Newest));
        await db.SaveChangesAsync();
        return Redirect($"{hand.Address}/write");
    }
}

/// <summary>A page that shows a version.</summary>
/// <param name="Hand">The assessment.</param>
/// <param name="Shown">The version shown; null when there is none yet.</param>
public sealed record AssessmentPage(AssessmentInHand Hand, Assessment? Shown)
{
    /// <summary>Whether it is the newest.</summary>
    public bool IsNewest => Shown?.Number == Hand.Newest?.Number;

    /// <summary>What it says.</summary>
    public AssessmentContent Content { get; } = Shown?.Content ?? new();

    /// <summary>How everybody scored each danger and goal, over time.</summary>
    public IReadOnlyList<ScaleHistory> Scales => ScaleHistory.Of(Hand.Case, Hand.Family, Hand.Names);

    /// <summary>Where it stands, in words.</summary>
    public string Standing => Shown?.State switch
    {
        AssessmentState.InProgress => $"{Shown.Author} is writing version {Shown.Number}",
        AssessmentState.Submitted => $"Version {Shown.Number} waits for the unit lead, who authorises or returns it",
        AssessmentState.Returned => $"{Shown.AnsweredBy} returned version {Shown.Number} with points to work on",
        AssessmentState.Authorised => $"{Shown.AnsweredBy} authorised version {Shown.Number}",
        AssessmentState.Superseded => $"Version {Shown.Number} was authorised. A newer version has taken its place",
        _ => "No assessment has been begun",
    };
}
