using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Notifications.Form.Codes;
using EarlyHelp.Web.Features.CodeLists;
using FluentValidation;

namespace EarlyHelp.Web.Features.ListChanges;

/// <summary>What becomes of a choice, and from when.</summary>
public sealed class ListChangeForm
{
    /// <summary>What becomes of it; a new one is offered.</summary>
    public ListChangeKind? Kind { get; set; }

    /// <summary>Its words.</summary>
    public string? Label { get; set; }

    /// <summary>First day of the change, as typed.</summary>
    public string? From { get; set; }

    /// <summary>What must be typed; the lists themselves say the rest.</summary>
    public sealed class Validator : AbstractValidator<ListChangeForm>
    {
        /// <summary>The rules.</summary>
        public Validator() => RuleFor(f => f.From).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("Enter the date from which it changes")
            .Must(d => DateAnswer.TryParse(d, out _)).WithMessage("The date must be a real date, like 27 3 2026");
    }
}

/// <summary>The page of the form.</summary>
/// <param name="List">The list.</param>
/// <param name="Code">The choice; null for a new one.</param>
/// <param name="CanEnd">Whether it can be offered no more.</param>
/// <param name="Form">What is typed.</param>
public sealed record ListChangePage(KnownList List, Code? Code, bool CanEnd, ListChangeForm Form);
