using EarlyHelp.Data.Documents;
using EarlyHelp.Domain.Assessments;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Documents;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Plans;
using EarlyHelp.Domain.Workflow;
using FluentValidation;

namespace EarlyHelp.Web.Features.CaseNotes;

/// <summary>A note as it is typed: one save for everything that a visit brought.</summary>
public sealed class NoteForm
{
    /// <summary>Kind of contact.</summary>
    public ContactKind? Kind { get; set; }

    /// <summary>The day it happened, as typed.</summary>
    public string? HappenedOn { get; set; }

    /// <summary>Who of the family was seen.</summary>
    public List<long> Seen { get; set; } = [];

    /// <summary>The note.</summary>
    public string? Text { get; set; }

    /// <summary>What each child said, by the child.</summary>
    public Dictionary<long, string?> Words { get; set; } = [];

    /// <summary>How far actions of the plan are now, by the number of the action.</summary>
    public Dictionary<int, StepForm> Steps { get; set; } = [];

    /// <summary>The day of the next visit, as typed.</summary>
    public string? NextVisitOn { get; set; }

    /// <summary>Why it is recorded later than it happened.</summary>
    public string? BackdateReason { get; set; }

    /// <summary>Files that come with it; a browser never fills them again.</summary>
    public List<IFormFile> Files { get; set; } = [];

    /// <summary>What kind of documents the files are.</summary>
    public DocumentType? FilesType { get; set; }

    /// <summary>Who may see the files.</summary>
    public DocumentAudience? FilesAudience { get; set; }

    /// <summary>What was wrong with the note that this one corrects.</summary>
    public string? Reason { get; set; }

    /// <summary>What the form says, once it is valid.</summary>
    public CaseNoteFacts ToFacts() => new(Kind!.Value, DateAnswer.Of(HappenedOn)!.Value, Text!, Seen, string.IsNullOrWhiteSpace(BackdateReason) ? null : BackdateReason)
    {
        Words = [.. Words.Where(w => !string.IsNullOrWhiteSpace(w.Value)).Select(w => new ChildWords(w.Key, w.Value!))],
        Actions = [.. Steps.Where(s => s.Value?.Status is not null).Select(s => new ActionStep(s.Key, s.Value.Status!.Value, DateAnswer.Of(s.Value.DueOn), s.Value.Note))],
        NextVisitOn = DateAnswer.Of(NextVisitOn),
    };

    /// <summary>The shape of what is typed; what may be recorded when is the case's own rule.</summary>
    public sealed class Validator : AbstractValidator<NoteForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.Kind).NotNull().WithMessage("Select what kind of contact it was");
            RuleFor(f => f.HappenedOn).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("Enter the date it happened")
                .Must(d => DateAnswer.TryParse(d, out _)).WithMessage("The date it happened must be a real date, like 27 3 2026");
            RuleFor(f => f.Text).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("Enter the note")
                .MaximumLength(CaseNote.TextMaxLength).WithMessage($"The note must be {CaseNote.TextMaxLength:N0} characters or fewer");
            RuleFor(f => f.BackdateReason).MaximumLength(CaseNote.ReasonMaxLength).WithMessage($"The reason must be {CaseNote.ReasonMaxLength} characters or fewer");
            RuleFor(f => f.Files).Must(f => f.Count <= NoteAttachments.Most).WithMessage($"Choose {NoteAttachments.Most} files or fewer");
            RuleFor(f => f.FilesAudience).NotNull().When(f => f.Files.Count > 0).WithMessage("Select who may see the files");
            RuleFor(f => f.NextVisitOn).Must(d => string.IsNullOrWhiteSpace(d) || DateAnswer.Of(d) is not null).WithMessage("The next visit must be a real date, like 27 3 2026");
            RuleFor(f => f).Custom((form, context) =>
            {
                foreach (var (child, words) in form.Words.Where(w => w.Value?.Trim().Length > AssessmentContent.TextMaxLength))
                    context.AddFailure($"Words[{child}]", $"What a child said must be {AssessmentContent.TextMaxLength:N0} characters or fewer");
                foreach (var (action, step) in form.Steps.Where(s => s.Value is not null))
                    StepForm.Check(step, (field, sentence) => context.AddFailure($"Steps[{action}].{field}", sentence));
            });
        }
    }
}

/// <summary>How far one action is, as it is typed.</summary>
public sealed class StepForm
{
    /// <summary>How far it is; null for no change.</summary>
    public ActionStatus? Status { get; set; }

    /// <summary>The new date when it moves, as typed.</summary>
    public string? DueOn { get; set; }

    /// <summary>What happened, or why it moves.</summary>
    public string? Note { get; set; }

    /// <summary>What a step must say, each sentence beside its field.</summary>
    internal static void Check(StepForm step, Action<string, string> fail)
    {
        var (moves, says) = (!string.IsNullOrWhiteSpace(step.DueOn), !string.IsNullOrWhiteSpace(step.Note));
        if (step.Status is null && (moves || says))
            fail(nameof(Status), "Choose how far the action is");
        if (moves && DateAnswer.Of(step.DueOn) is null)
            fail(nameof(DueOn), "The new date must be a real date, like 27 3 2026");
        if (step.Status is not null && moves && !says)
            fail(nameof(Note), "Say why the date moves");
        if (step.Status is ActionStatus.NotDone or ActionStatus.NoLongerNeeded && !moves && !says)
            fail(nameof(Note), $"Say why it is {StateWords.Of(step.Status.Value)}");
        if (step.Note?.Trim().Length > ActionProgress.NoteMaxLength)
            fail(nameof(Note), $"What happened must be {ActionProgress.NoteMaxLength:N0} characters or fewer");
    }
}
