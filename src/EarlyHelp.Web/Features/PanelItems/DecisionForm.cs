using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Web.Features.Families;
using FluentValidation;

namespace EarlyHelp.Web.Features.PanelItems;

/// <summary>What the panel decides, as it is typed.</summary>
public sealed class DecisionForm
{
    /// <summary>Accept.</summary>
    public const string Accept = "accept";

    /// <summary>Accept with conditions.</summary>
    public const string AcceptIf = "accept-if";

    /// <summary>Come back to a later panel.</summary>
    public const string Later = "later";

    /// <summary>Decline.</summary>
    public const string Decline = "decline";

    /// <summary>Id of the first thing to choose: the chair's keyboard starts there.</summary>
    public const string FirstField = nameof(Decision);

    /// <summary>Rows that stand ready for conditions.</summary>
    public const int ReadyRows = 3;

    /// <summary>Version of the step-down that the person saw.</summary>
    public int Version { get; set; }

    /// <summary>accept, accept-if, later or decline.</summary>
    public string? Decision { get; set; }

    /// <summary>Why; not asked when it comes back.</summary>
    public string? Reason { get; set; }

    /// <summary>What must be done.</summary>
    public List<ConditionRow> Conditions { get; set; } = [];

    /// <summary>The day of the panel that hears it, as chosen.</summary>
    public string? LaterPanel { get; set; }

    /// <summary>What is awaited.</summary>
    public string? Awaited { get; set; }

    /// <summary>What the panel suggests instead.</summary>
    public string? Alternative { get; set; }

    /// <summary>Under which key what was typed is kept.</summary>
    public static string DraftKey(Panel panel, StepDown stepDown) => FormattableString.Invariant($"panel-decision:{stepDown.Reference}:{panel.Id}");

    /// <summary>Takes out rows in which nothing is typed.</summary>
    public void Tidy() => Conditions.RemoveAll(c => c.IsBlank);

    /// <summary>The same with rows to type in.</summary>
    public DecisionForm WithRows()
    {
        while (Conditions.Count < ReadyRows)
            Conditions.Add(new());
        return this;
    }

    /// <summary>The conditions, once the form is valid.</summary>
    public IReadOnlyList<ConditionFacts> ToConditions() => Decision == AcceptIf ? [.. Conditions.Select(c => new ConditionFacts(c.What, c.Side, c.Owner, DateAnswer.Of(c.DueOn)))] : [];

    /// <summary>The shape of what is typed; the rest are rules of the step-down.</summary>
    public sealed class Validator : AbstractValidator<DecisionForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.Decision).Must(d => d is Accept or AcceptIf or Later or Decline).WithMessage("Select what the panel decides");
            RuleFor(f => f.Conditions).Must(rows => rows.Any(c => !c.IsBlank)).When(f => f.Decision == AcceptIf).WithMessage("Enter at least one condition, or choose “Accept”");
            RuleForEach(f => f.Conditions).Where(c => !c.IsBlank).ChildRules(row => row.RuleFor(c => c.DueOn).IsDay("By when")).When(f => f.Decision == AcceptIf);
        }
    }
}

/// <summary>A condition as it is typed.</summary>
public sealed class ConditionRow
{
    /// <summary>What must be done.</summary>
    public string? What { get; set; }

    /// <summary>On whose side.</summary>
    public TransferSide? Side { get; set; }

    /// <summary>Who does it, by name.</summary>
    public string? Owner { get; set; }

    /// <summary>By when, as typed.</summary>
    public string? DueOn { get; set; }

    /// <summary>Whether nothing is typed but perhaps a side.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace($"{What}{Owner}{DueOn}");
}
