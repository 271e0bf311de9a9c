using System.Globalization;
using EarlyHelp.Data.Cases;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Assessments;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Assessments;
using EarlyHelp.Web.Infrastructure;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using VoiceFacts = EarlyHelp.Domain.Assessments.VoiceFacts;

namespace EarlyHelp.Web.Features.AssessmentVoices;

/// <summary>The voice of one child in the version in progress: own words, three houses, or what was seen.</summary>
[Requires(Permission.WorkWithFamily)]
public sealed class AssessmentVoicesController(AssessmentDesk desk, Infrastructure.Drafts drafts) : Controller
{
    private const string LookAt = "Write the assessment";

    /// <summary>What the child said so far.</summary>
    [HttpGet("/cases/{reference}/assessment/write/children/{person:long}")]
    public async Task<IActionResult> Edit(string reference, long person)
    {
        if (await desk.OpenAsync(reference, LookAt) is not { } hand || Find(hand, person) is not { } child)
            return NotFound();
        if (!hand.MayWrite)
            return Redirect(hand.Address);
        var fresh = Fresh(hand, person);
        var (form, kept) = await this.RestoreAsync(drafts, hand.DraftKey(VoicePage.Slug(person)), fresh, fresh.Was!);
        return View(new VoicePage(hand, child, form, kept));
    }

    /// <summary>Saves it.</summary>
    [HttpPost("/cases/{reference}/assessment/write/children/{person:long}")]
    public async Task<IActionResult> Update(string reference, long person, VoiceForm form)
    {
        if (await desk.OpenAsync(reference, LookAt) is not { } hand || Find(hand, person) is not { } child)
            return NotFound();
        FormRows.ExpectState(hand.Case, form.Was, Fresh(hand, person).Was!);
        var voice = form.ToFacts(person, hand.Header.Today);
        var content = hand.Content with { Voices = [.. hand.Content.Voices.Where(v => v.PersonId != person), .. voice is null ? [] : new[] { voice }] };
        if (!await desk.WriteAsync(hand, content, ModelState))
            return this.Refused("Edit", new VoicePage(hand, child, form));
        TempData["Flash"] = $"Saved: the voice of {child.Name}";
        return Redirect($"{hand.Address}/write");
    }

    private static VoiceForm Fresh(AssessmentInHand hand, long person) => VoiceForm.Of(hand.Content.Voices.FirstOrDefault(v => v.PersonId == person), hand.Header.Today);

    private static PersonOfCase? Find(AssessmentInHand hand, long person) => hand.Children.FirstOrDefault(c => c.Id == person);
}

/// <summary>The voice of a child as it is typed.</summary>
public sealed class VoiceForm
{
    /// <summary>What it was typed on (<see cref="FormRows.StateOf"/>).</summary>
    public string? Was { get; set; }

    /// <summary>The day, as typed.</summary>
    public string? On { get; set; }

    /// <summary>Own words.</summary>
    public string? OwnWords { get; set; }

    /// <summary>House of worries.</summary>
    public string? Worries { get; set; }

    /// <summary>House of good things.</summary>
    public string? GoodThings { get; set; }

    /// <summary>House of dreams.</summary>
    public string? Dreams { get; set; }

    /// <summary>What was seen.</summary>
    public string? Observation { get; set; }

    /// <summary>Why there are no words.</summary>
    public string? WhyNoWords { get; set; }

    private bool IsBlank => new[] { OwnWords, Worries, GoodThings, Dreams, Observation, WhyNoWords }.All(string.IsNullOrWhiteSpace);

    /// <summary>The form as the voice stands.</summary>
    public static VoiceForm Of(VoiceFacts? voice, DateOnly today) => new()
    {
        Was = FormRows.StateOf(voice),
        On = (voice?.On ?? today).ToString("d M yyyy", CultureInfo.InvariantCulture),
        OwnWords = voice?.OwnWords, Worries = voice?.Worries, GoodThings = voice?.GoodThings, Dreams = voice?.Dreams, Observation = voice?.Observation, WhyNoWords = voice?.WhyNoWords,
    };

    /// <summary>What the form says; null when nothing is typed.</summary>
    public VoiceFacts? ToFacts(long person, DateOnly today) => IsBlank ? null : new(person, DateAnswer.Of(On) ?? today)
    {
        OwnWords = OwnWords, Worries = Worries, GoodThings = GoodThings, Dreams = Dreams, Observation = Observation, WhyNoWords = WhyNoWords,
    };

    /// <summary>The shape of what is typed.</summary>
    public sealed class Validator : AbstractValidator<VoiceForm>
    {
        /// <summary>The rules.</summary>
        public Validator(TimeProvider clock)
        {
            RuleFor(f => f.On).Must((f, d) => f.IsBlank || DateAnswer.Of(d) is not null).WithMessage("The day must be a real date, like 27 3 2026");
            RuleFor(f => f.On).Must(d => DateAnswer.Of(d) is not { } day || day <= Domain.UkTime.Today(clock)).WithMessage("The day must be today or in the past");
        }
    }
}

/// <summary>The page.</summary>
/// <param name="Hand">The assessment.</param>
/// <param name="Child">The child.</param>
/// <param name="Form">What is typed.</param>
/// <param name="Kept">What was kept of it; null when nothing was.</param>
public sealed record VoicePage(AssessmentInHand Hand, PersonOfCase Child, VoiceForm Form, KeptDraft? Kept = null)
{
    /// <summary>Whether an observation stands for words: unborn, or too young to talk.</summary>
    public bool IsPreVerbal => Hand.Family.Members.FirstOrDefault(m => m.PersonId == Child.Id)?.IsPreVerbal(Hand.Header.Today) == true;

    /// <summary>Whether the child is not yet born.</summary>
    public bool IsUnborn => Hand.Family.Members.FirstOrDefault(m => m.PersonId == Child.Id)?.IsUnborn == true;

    /// <summary>What the child said on other days, the newest first.</summary>
    public IEnumerable<ChildVoice> Before => Hand.Case.Voices.Where(v => v.PersonId == Child.Id).OrderByDescending(v => v.On).ThenByDescending(v => v.Id);

    /// <summary>The section of this child.</summary>
    public static string Slug(long person) => FormattableString.Invariant($"children/{person}");
}
