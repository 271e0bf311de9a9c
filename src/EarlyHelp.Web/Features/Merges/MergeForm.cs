using EarlyHelp.Domain.Families;
using FluentValidation;

namespace EarlyHelp.Web.Features.Merges;

/// <summary>A proposal that two records are one.</summary>
public sealed class MergeForm
{
    /// <summary>Two families or two people.</summary>
    public MergeKind? Kind { get; set; }

    /// <summary>Reference of the other family record.</summary>
    public string? Other { get; set; }

    /// <summary>The person record that stays.</summary>
    public long? PersonId { get; set; }

    /// <summary>The person record that is the same.</summary>
    public long? OtherPersonId { get; set; }

    /// <summary>Why they are the same.</summary>
    public string? Reason { get; set; }

    /// <summary>Under which key the unfinished form is kept.</summary>
    public static string DraftKey(Family family) => $"merge:{family.Reference}";

    /// <summary>What must be typed.</summary>
    public sealed class Validator : AbstractValidator<MergeForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.Kind).NotNull().WithMessage("Select whether it is a family or a person");
            RuleFor(f => f.Other).NotEmpty().When(f => f.Kind == MergeKind.Family).WithMessage("Enter the reference of the other family, like FAM-000789");
            RuleFor(f => f.PersonId).NotNull().When(f => f.Kind == MergeKind.Person).WithMessage("Select the record that stays");
            RuleFor(f => f.OtherPersonId).NotNull().When(f => f.Kind == MergeKind.Person).WithMessage("Select the record that is the same person");
            RuleFor(f => f.Reason).Must(r => r?.Trim().Length >= 10).WithMessage("Say in at least 10 characters why they are the same");
            RuleFor(f => f.Reason).MaximumLength(RecordMerge.ReasonMaxLength).WithMessage($"Reason must be {RecordMerge.ReasonMaxLength:N0} characters or fewer");
        }
    }
}
