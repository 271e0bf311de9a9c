using EarlyHelp.Data.Cases;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Web.Features.Cases;
using FluentValidation;

namespace EarlyHelp.Web.Features.CaseNotes;

/// <summary>A note as it is typed.</summary>
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

    /// <summary>Why it is recorded later than it happened.</summary>
    public string? BackdateReason { get; set; }

    /// <summary>What the form says, once it is valid.</summary>
    public CaseNoteFacts ToFacts() => new(Kind!.Value, DateAnswer.Of(HappenedOn)!.Value, Text!, Seen, string.IsNullOrWhiteSpace(BackdateReason) ? null : BackdateReason);

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
        }
    }
}

/// <summary>The page of the form.</summary>
/// <param name="Form">What is typed.</param>
/// <param name="Header">The case.</param>
/// <param name="People">Who could have been seen.</param>
/// <param name="KeptAt">When what stands in the form was kept (UTC); null when nothing was.</param>
public sealed record NewNotePage(NoteForm Form, CaseHeader Header, IReadOnlyList<PersonOfCase> People, DateTime? KeptAt)
{
    /// <summary>Under which key the unfinished note is kept.</summary>
    public static string DraftKey(string reference) => $"note:{reference}";
}

/// <summary>The notes of a case.</summary>
/// <param name="Header">The case.</param>
/// <param name="Notes">One page of notes.</param>
/// <param name="Total">How many in all.</param>
/// <param name="Page">The page, from 1.</param>
public sealed record NotesPage(CaseHeader Header, IReadOnlyList<NoteOfCase> Notes, int Total, int Page);
