using EarlyHelp.Web.Features.Decisions;
using FluentValidation;

namespace EarlyHelp.Web.Features.DecisionChanges;

/// <summary>A changed decision: the new one, and why.</summary>
public sealed class ChangeForm : DecisionForm
{
    /// <summary>Why the decision changes.</summary>
    public string? Reason { get; set; }

    /// <summary>What must be chosen; the rest are rules of the notification.</summary>
    public new sealed class Validator : AbstractValidator<ChangeForm>
    {
        /// <summary>The rules.</summary>
        public Validator() => RuleFor(f => f.Outcome).NotNull().WithMessage("Choose what happens next");
    }
}
