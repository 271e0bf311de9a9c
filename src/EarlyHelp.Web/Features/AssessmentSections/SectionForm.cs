using EarlyHelp.Domain.Assessments;
using EarlyHelp.Web.Features.Assessments;
using EarlyHelp.Web.Infrastructure;
using FluentValidation;

namespace EarlyHelp.Web.Features.AssessmentSections;

/// <summary>A section of an assessment as it is typed: its rows, or its text.</summary>
public sealed class SectionForm
{
    /// <summary>What it was typed on (<see cref="FormRows.StateOf"/>).</summary>
    public string? Was { get; set; }

    /// <summary>Running text.</summary>
    public string? Text { get; set; }

    /// <summary>Harm and worry.</summary>
    public List<RowForm> Harm { get; set; } = [];

    /// <summary>What makes things harder.</summary>
    public List<RowForm> ComplicatingFactor { get; set; } = [];

    /// <summary>Strengths.</summary>
    public List<RowForm> Strength { get; set; } = [];

    /// <summary>Safety.</summary>
    public List<RowForm> Safety { get; set; } = [];

    /// <summary>What needs to happen.</summary>
    public List<RowForm> NeedsToHappen { get; set; } = [];

    /// <summary>The rows of a kind.</summary>
    public List<RowForm> this[RowKind kind] => kind switch
    {
        RowKind.Harm => Harm,
        RowKind.ComplicatingFactor => ComplicatingFactor,
        RowKind.Strength => Strength,
        RowKind.Safety => Safety,
        _ => NeedsToHappen,
    };

    /// <summary>The form as the section stands; a list without rows shows a first one.</summary>
    public static SectionForm Of(AssessmentSection section, AssessmentContent content)
    {
        var form = new SectionForm { Text = section.Field is null ? content.TookPart : content.Analysis };
        foreach (var kind in section.Rows)
        {
            form[kind].AddRange(content.Rows.Where(r => r.Kind == kind).Select(r => new RowForm { What = r.Text, PersonId = r.PersonId, When = r.When, Source = r.Source }));
            if (form[kind].Count == 0)
                form[kind].Add(new());
        }

        form.Was = FormRows.StateOf(form);
        return form;
    }

    /// <summary>The content with this section in it; rows without a word are left out.</summary>
    public AssessmentContent Into(AssessmentContent content, AssessmentSection section) => section.Rows.Count > 0
        ? content with
        {
            Rows =
            [
                .. content.Rows.Where(r => !section.Rows.Contains(r.Kind)),
                .. section.Rows.SelectMany(k => this[k].Where(r => !r.IsBlank).Select(r => new AssessmentRow(k, (r.What ?? "").Trim(), r.PersonId, Blank(r.When), Blank(r.Source)))),
            ],
        }
        : section.Field is null ? content with { TookPart = Blank(Text) } : content with { Analysis = Blank(Text) };

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>The shape of what is typed.</summary>
    public sealed class Validator : AbstractValidator<SectionForm>
    {
        /// <summary>The rules.</summary>
        public Validator() => RuleFor(f => f).Custom((form, context) =>
        {
            foreach (var kind in Enum.GetValues<RowKind>())
            {
                foreach (var (row, index) in form[kind].Select((r, i) => (r ?? new(), i)))
                {
                    if (!row.IsBlank && string.IsNullOrWhiteSpace(row.What))
                        context.AddFailure($"{kind}[{index}].What", "Enter the text of the row, or remove the row");
                    if (row.What?.Trim().Length > AssessmentContent.TextMaxLength)
                        context.AddFailure($"{kind}[{index}].What", $"The text must be {AssessmentContent.TextMaxLength:N0} characters or fewer");
                }
            }
        });
    }
}

/// <summary>One row as it is typed.</summary>
public sealed class RowForm
{
    /// <summary>What it says.</summary>
    public string? What { get; set; }

    /// <summary>Whom it is about.</summary>
    public long? PersonId { get; set; }

    /// <summary>When it happened, in words.</summary>
    public string? When { get; set; }

    /// <summary>Who says so.</summary>
    public string? Source { get; set; }

    /// <summary>Whether nothing is typed.</summary>
    public bool IsBlank => PersonId is null && string.IsNullOrWhiteSpace(What) && string.IsNullOrWhiteSpace(When) && string.IsNullOrWhiteSpace(Source);
}

/// <summary>The page of a section.</summary>
/// <param name="Hand">The assessment.</param>
/// <param name="Section">The section.</param>
/// <param name="Form">What is typed.</param>
/// <param name="Kept">What was kept of it; null when nothing was.</param>
public sealed record SectionPage(AssessmentInHand Hand, AssessmentSection Section, SectionForm Form, KeptDraft? Kept = null)
{
    /// <summary>Where it stands.</summary>
    public string Address => $"{Hand.Address}/write/{Section.Slug}";
}
