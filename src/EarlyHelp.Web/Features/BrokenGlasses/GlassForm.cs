using EarlyHelp.Data.Restrictions;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Identifiers;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Restrictions;
using EarlyHelp.Web.TagHelpers;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace EarlyHelp.Web.Features.BrokenGlasses;

/// <summary>A record to open in an emergency, as it is typed.</summary>
public sealed class GlassForm
{
    private const int RecordMaxLength = (2 * Person.NameMaxLength) + 1;

    /// <summary>A reference of any kind, or the full name of somebody of the family.</summary>
    public string? Record { get; set; }

    /// <summary>With a name, their date of birth as typed.</summary>
    public string? Born { get; set; }

    /// <summary>Of several families the one that is meant.</summary>
    public string? Chosen { get; set; }

    /// <summary>What the emergency is.</summary>
    public string? Reason { get; set; }

    /// <summary>The families that were found, to choose from; never posted.</summary>
    [BindNever]
    public IReadOnlyList<string> Families { get; set; } = [];

    /// <summary>What must be typed.</summary>
    public sealed class Validator : AbstractValidator<GlassForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.Record).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("Enter a reference or the full name of somebody of the family")
                .MaximumLength(RecordMaxLength).WithMessage($"The reference or name must be {RecordMaxLength} characters or fewer");
            RuleFor(f => f.Born).Must(b => DateAnswer.TryParse(b, out _)).When(f => Reference.Parse(f.Record) is null || !string.IsNullOrWhiteSpace(f.Born))
                .WithMessage("Enter a real date of birth, for example 27 3 2012");
            RuleFor(f => f.Chosen).MaximumLength(40).WithMessage("Choose the family");
            RuleFor(f => f.Reason).Cascade(CascadeMode.Stop).Must(r => r?.Trim().Length >= BrokenGlass.ReasonMinLength).WithMessage($"Say in at least {BrokenGlass.ReasonMinLength} characters what the emergency is")
                .MaximumLength(BrokenGlass.ReasonMaxLength).WithMessage($"The reason must be {BrokenGlass.ReasonMaxLength} characters or fewer");
        }
    }
}

/// <summary>What the privacy officer found.</summary>
public sealed class FindingForm
{
    /// <summary>Version of the record when the page was opened.</summary>
    public int Version { get; set; }

    /// <summary>Whether it was right to open the record.</summary>
    public bool? WasRight { get; set; }

    /// <summary>What they found.</summary>
    public string? Finding { get; set; }

    /// <summary>The shape of what is typed; the rest are rules of the review.</summary>
    public sealed class Validator : AbstractValidator<FindingForm>
    {
        /// <summary>The rules.</summary>
        public Validator() => RuleFor(f => f.Finding).MaximumLength(BrokenGlass.FindingMaxLength).WithMessage($"What you found must be {BrokenGlass.FindingMaxLength:N0} characters or fewer");
    }
}

/// <summary>The list.</summary>
/// <param name="Rows">A page of it.</param>
/// <param name="Total">How many in all.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Reviewed">Whether those are shown that were looked at.</param>
public sealed record GlassesPage(IReadOnlyList<GlassRow> Rows, int Total, int Page, bool Reviewed);

/// <summary>The page of one.</summary>
/// <param name="Glass">Who opened what, and why.</param>
/// <param name="Form">What is typed.</param>
public sealed record GlassPage(BrokenGlass Glass, FindingForm Form)
{
    /// <summary>Whether it was right.</summary>
    public static IEnumerable<Choice> Answers { get; } = [new("True", "Yes, it was an emergency and the record was needed"), new("False", "No")];
}
