using System.Globalization;
using EarlyHelp.Data.Cases;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Web.Features.Cases;
using EarlyHelp.Web.TagHelpers;
using FluentValidation;

namespace EarlyHelp.Web.Features.Covers;

/// <summary>Cover as it is typed.</summary>
public sealed class CoverForm
{
    /// <summary>Under which key an unfinished cover is kept.</summary>
    public const string DraftKey = "cover:new";

    /// <summary>Who is away.</summary>
    public long? AbsentId { get; set; }

    /// <summary>Who stands in.</summary>
    public long? CoveringId { get; set; }

    /// <summary>First day, as typed.</summary>
    public string? From { get; set; }

    /// <summary>Last day, as typed.</summary>
    public string? To { get; set; }

    /// <summary>What the colleague must know.</summary>
    public string? Brief { get; set; }

    /// <summary>What the form says, once it is valid.</summary>
    public CoverFacts ToFacts() => new(DateAnswer.Of(From)!.Value, DateAnswer.Of(To)!.Value, Brief);

    /// <summary>The shape of what is typed; who may cover whom is a rule of cover.</summary>
    public sealed class Validator : AbstractValidator<CoverForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.AbsentId).NotNull().WithMessage("Select who is away");
            RuleFor(f => f.CoveringId).NotNull().WithMessage("Select who covers");
            RuleFor(f => f.From).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("Enter the first day")
                .Must(d => DateAnswer.TryParse(d, out _)).WithMessage("The first day must be a real date, like 27 3 2026");
            RuleFor(f => f.To).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("Enter the last day")
                .Must(d => DateAnswer.TryParse(d, out _)).WithMessage("The last day must be a real date, like 27 3 2026");
            RuleFor(f => f.Brief).MaximumLength(Cover.BriefMaxLength).WithMessage($"What to know must be {Cover.BriefMaxLength:N0} characters or fewer");
        }
    }
}

/// <summary>The list of covers.</summary>
/// <param name="Covers">One page of covers.</param>
/// <param name="Total">How many in all.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Today">The local day.</param>
public sealed record CoversPage(IReadOnlyList<Cover> Covers, int Total, int Page, DateOnly Today)
{
    /// <summary>"from 3 March 2026 to 7 March 2026".</summary>
    public static string Days(DateOnly from, DateOnly to) => from == to ? $"on {UkDates.Date(from)}" : $"from {UkDates.Date(from)} to {UkDates.Date(to)}";

    /// <summary>Whether it runs, comes or is over.</summary>
    public static string State(Cover cover, DateOnly today) => cover.RunsOn(today) ? "Now" : cover.From > today && cover.To >= cover.From ? "To come" : "Over";
}

/// <summary>The page of the form.</summary>
/// <param name="Form">What is typed.</param>
/// <param name="Workers">The people it can be about.</param>
public sealed record NewCoverPage(CoverForm Form, IReadOnlyList<WorkerOfUnit> Workers)
{
    /// <summary>A worker of the list.</summary>
    public WorkerOfUnit? Of(long? id) => Workers.FirstOrDefault(w => w.Worker.Id == id && w.IsPosted);

    /// <summary>Who can be away.</summary>
    public IEnumerable<Choice> Absent => Workers.Where(w => w.IsPosted).Select(w => Choice(w, $"{w.Worker.Name}, {w.Unit}"));

    /// <summary>Who can stand in.</summary>
    public IEnumerable<Choice> Covering => Workers.Where(w => w.IsPosted).Select(w => Choice(w, $"{w.Worker.Name}, {w.Unit}: holds {w.Open} of {w.Worker.CaseloadGuide}{(w.Cover is null ? "" : ", away now")}"));

    private static Choice Choice(WorkerOfUnit worker, string label) => new(worker.Worker.Id.ToString(CultureInfo.InvariantCulture), label);
}

/// <summary>One cover with its families.</summary>
/// <param name="Cover">The cover.</param>
/// <param name="Families">The absent worker's families in this person's reach.</param>
/// <param name="Meanwhile">What the colleague did.</param>
/// <param name="Today">The local day.</param>
/// <param name="MayEnd">Whether this person can end it now.</param>
public sealed record CoverPage(Cover Cover, IReadOnlyList<CaseLine> Families, IReadOnlyList<DoneMeanwhile> Meanwhile, DateOnly Today, bool MayEnd);
