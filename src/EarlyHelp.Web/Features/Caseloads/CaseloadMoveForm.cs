using System.Globalization;
using EarlyHelp.Data.Cases;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Web.Features.Cases;
using EarlyHelp.Web.TagHelpers;
using FluentValidation;

namespace EarlyHelp.Web.Features.Caseloads;

/// <summary>Which family goes to whom, and why.</summary>
public sealed class CaseloadMoveForm
{
    /// <summary>Who takes every family for which nobody else is chosen; nobody: those stay.</summary>
    public long? AllTo { get; set; }

    /// <summary>Who takes a family, by its case, when not whoever takes the rest.</summary>
    public Dictionary<long, long?> To { get; set; } = [];

    /// <summary>The version of each case that the person saw, by case.</summary>
    public Dictionary<long, int> Versions { get; set; } = [];

    /// <summary>Why the caseload moves.</summary>
    public string? Reason { get; set; }

    /// <summary>Why somebody holds more than the guide.</summary>
    public string? OverReason { get; set; }

    /// <summary>Under which key an unfinished move is kept.</summary>
    public static string DraftKey(long workerId) => string.Create(CultureInfo.InvariantCulture, $"caseload:{workerId}");

    /// <summary>Who takes a family; null when it stays.</summary>
    public long? TakerOf(long caseId) => To.GetValueOrDefault(caseId) ?? AllTo;

    /// <summary>The shape of what is typed; the rest are rules of the move.</summary>
    public sealed class Validator : AbstractValidator<CaseloadMoveForm>
    {
        private const int Most = CaseSpell.ReasonMaxLength / 2;

        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.AllTo).Must((f, _) => f.AllTo is not null || f.To.Values.Any(to => to is not null)).WithMessage("Select who takes the families, or some of them");
            RuleFor(f => f.Reason).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("Say why the caseload moves").MaximumLength(Most).WithMessage($"The reason must be {Most} characters or fewer");
            RuleFor(f => f.OverReason).MaximumLength(Most).WithMessage($"The reason must be {Most} characters or fewer");
        }
    }
}

/// <summary>The workers of a unit.</summary>
/// <param name="Workers">The workers.</param>
public sealed record CaseloadsPage(IReadOnlyList<WorkerOfUnit> Workers);

/// <summary>The page on which a caseload is moved.</summary>
/// <param name="From">Whose caseload.</param>
/// <param name="Takers">Who could take families.</param>
/// <param name="Families">The families.</param>
/// <param name="Form">What is typed.</param>
public sealed record CaseloadMovePage(WorkerOfUnit From, IReadOnlyList<WorkerOfUnit> Takers, IReadOnlyList<CaseLine> Families, CaseloadMoveForm Form)
{
    /// <summary>How many went to whom, once it is done.</summary>
    public IReadOnlyDictionary<long, int> Moved { get; set; } = new Dictionary<long, int>();

    /// <summary>Who could take families, as choices with what each holds.</summary>
    public IEnumerable<Choice> Choices => Takers.Select(t => new Choice(
        t.Worker.Id.ToString(CultureInfo.InvariantCulture), $"{t.Worker.Name}: holds {t.Open} of {t.Worker.CaseloadGuide}{(t.Cover is null ? "" : ", away now")}"));

    /// <summary>"12 to Joy Adeyemi, 8 to Tom Reid".</summary>
    public string WhereTo => string.Join(", ", Takers.Where(t => Moved.ContainsKey(t.Worker.Id)).Select(t => $"{Moved[t.Worker.Id]} to {t.Worker.Name}"));
}
