using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Supervision;
using EarlyHelp.Web.Features.Cases;
using EarlyHelp.Web.TagHelpers;
using FluentValidation;

namespace EarlyHelp.Web.Features.SupervisionRecords;

/// <summary>Supervision as it is typed.</summary>
public sealed class SupervisionForm
{
    /// <summary>Rows for actions on the page; an empty one is left out.</summary>
    public const int ActionRows = 4;

    /// <summary>The day, as typed.</summary>
    public string? HeldOn { get; set; }

    /// <summary>Whether the plan is improving things for the children.</summary>
    public Improving? Improving { get; set; }

    /// <summary>What was thought about.</summary>
    public string? Reflection { get; set; }

    /// <summary>What was decided.</summary>
    public string? Decisions { get; set; }

    /// <summary>Who does what by when.</summary>
    public List<ActionRow> Actions { get; set; } = [];

    /// <summary>Why it is recorded later than it was held.</summary>
    public string? BackdateReason { get; set; }

    /// <summary>Under which key what was typed is kept.</summary>
    public static string DraftKey(string reference) => $"supervision:{reference}";

    /// <summary>What the form says, once it is valid.</summary>
    public SupervisionTalk ToTalk() => new()
    {
        HeldOn = DateAnswer.Of(HeldOn)!.Value, Improving = Improving, Reflection = Reflection, Decisions = Decisions, BackdateReason = BackdateReason,
        Actions = [.. Actions.Select((row, i) => (row, i)).Where(a => a.row.IsFilled).Select(a => new SupervisionActionFacts(a.row.What, a.row.Who, DateAnswer.Of(a.row.DueOn), $"Actions[{a.i}]"))],
    };

    /// <summary>One action.</summary>
    public sealed class ActionRow
    {
        /// <summary>What is done.</summary>
        public string? What { get; set; }

        /// <summary>Who does it.</summary>
        public string? Who { get; set; }

        /// <summary>By when, as typed.</summary>
        public string? DueOn { get; set; }

        /// <summary>Whether anything was typed.</summary>
        public bool IsFilled => !string.IsNullOrWhiteSpace(What) || !string.IsNullOrWhiteSpace(Who) || !string.IsNullOrWhiteSpace(DueOn);
    }

    /// <summary>The shape of what is typed; the rest are rules of the case.</summary>
    public sealed class Validator : AbstractValidator<SupervisionForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.HeldOn).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("Enter the date of the supervision")
                .Must(d => DateAnswer.TryParse(d, out _)).WithMessage("The date of the supervision must be a real date, like 27 3 2026");
            RuleFor(f => f.Improving).NotNull().WithMessage("Select whether the plan is improving things for the children");
            RuleFor(f => f.Reflection).NotEmpty().WithMessage("Enter what you thought about");
            RuleForEach(f => f.Actions).ChildRules(row => row.RuleFor(a => a.DueOn).Must(d => string.IsNullOrWhiteSpace(d) || DateAnswer.TryParse(d, out _))
                .WithMessage("The day by which it is done must be a real date, like 27 3 2026"));
        }
    }
}

/// <summary>The supervision of a case.</summary>
/// <param name="Header">The case.</param>
/// <param name="Records">One page of records.</param>
/// <param name="Total">How many in all.</param>
/// <param name="Page">The page, from 1.</param>
public sealed record SupervisionsPage(CaseHeader Header, IReadOnlyList<SupervisionRecord> Records, int Total, int Page)
{
    /// <summary>Whether this person can record supervision now.</summary>
    public bool MayRecord => Header.Actor.May(Permission.Supervise) && Header.Case.ClosedOn is null;

    /// <summary>Whether this person can mark an action as done.</summary>
    public bool MayFinish => Header.Actor.May(Permission.WorkWithFamily);
}

/// <summary>The page of the form.</summary>
/// <param name="Header">The case.</param>
/// <param name="Form">What is typed.</param>
/// <param name="KeptAt">When what stands in the form was kept (UTC); null when nothing was.</param>
public sealed record NewSupervisionPage(CaseHeader Header, SupervisionForm Form, DateTime? KeptAt)
{
    /// <summary>Answers to whether the plan is improving things.</summary>
    public static IEnumerable<Choice> Answers => Enum.GetValues<Improving>().Select(i => new Choice(i.ToString(), Words(i)));

    /// <summary>An answer in words.</summary>
    public static string Words(Improving answer) => answer == Improving.TooEarly ? "Too early to say" : answer.ToString();
}
