using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Restrictions;
using EarlyHelp.Web.TagHelpers;
using FluentValidation;

namespace EarlyHelp.Web.Features.Restrictions;

/// <summary>A restriction as it is typed. People are named by their work e-mail addresses, one on a line.</summary>
public sealed class RestrictionForm
{
    /// <summary>Most people who can be named: with more the record is hardly restricted.</summary>
    public const int MostNamed = 20;

    private const int NamedMaxLength = MostNamed * (StaffMember.EmailMaxLength + 2);

    /// <summary>Version of the restriction when the page was opened.</summary>
    public int Version { get; set; }

    /// <summary>Reference of the family, or of one of its cases or notifications; for a new one.</summary>
    public string? Family { get; set; }

    /// <summary>Why.</summary>
    public RestrictionReason? Reason { get; set; }

    /// <summary>Why, in a sentence.</summary>
    public string? Words { get; set; }

    /// <summary>Who still needs the record.</summary>
    public string? Named { get; set; }

    /// <summary>Whom others are told to ring.</summary>
    public string? Lead { get; set; }

    /// <summary>The number to ring.</summary>
    public string? Telephone { get; set; }

    /// <summary>Every reason.</summary>
    public static IEnumerable<Choice> AllReasons { get; } =
    [
        new(nameof(RestrictionReason.StaffFamily), "Somebody who works here belongs to the family or is close to it"),
        new(nameof(RestrictionReason.DomesticAbuse), "Domestic abuse: somebody who could look, or knows somebody who could, is a danger"),
        new(nameof(RestrictionReason.Witness), "A witness, or somebody whom the police or a court protect"),
        new(nameof(RestrictionReason.Other), "Another reason"),
        new(nameof(RestrictionReason.HandedOver), "Triage handed a notification over that may be about a restricted family"),
    ];

    /// <summary>The reasons to choose from: that of triage only where it is the one that stands.</summary>
    public IEnumerable<Choice> Reasons => AllReasons.Where(r => Reason == RestrictionReason.HandedOver || r.Value != nameof(RestrictionReason.HandedOver));

    /// <summary>The addresses named.</summary>
    public IReadOnlyList<string> Addresses =>
        [.. (Named ?? "").Split(['\n', '\r', ',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(StaffMember.Normalise).Where(a => a.Length > 0).Distinct().Take(MostNamed + 1)];

    /// <summary>The address of the lead.</summary>
    public string LeadAddress => StaffMember.Normalise(Lead ?? "");

    /// <summary>The form of a restriction as it stands.</summary>
    public static RestrictionForm Of(Restriction restriction) => new()
    {
        Version = restriction.Version, Reason = restriction.Reason, Words = restriction.Words, Lead = restriction.Lead.Email, Telephone = restriction.Telephone,
        Named = string.Join('\n', restriction.Named.Select(n => n.Staff.Email).Order(StringComparer.Ordinal)),
    };

    /// <summary>What must be typed; who must be among the named is a rule of the restriction.</summary>
    public sealed class Validator : AbstractValidator<RestrictionForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.Family).MaximumLength(40).WithMessage("Enter a reference, like FAM-000123");
            RuleFor(f => f.Words).MaximumLength(Restriction.WordsMaxLength).WithMessage($"The sentence must be {Restriction.WordsMaxLength:N0} characters or fewer");
            RuleFor(f => f.Named).MaximumLength(NamedMaxLength).WithMessage($"Name {MostNamed} people or fewer")
                .Must((f, _) => f.Addresses.Count <= MostNamed).WithMessage($"Name {MostNamed} people or fewer");
            RuleFor(f => f.Lead).MaximumLength(StaffMember.EmailMaxLength).WithMessage("Enter the email address of somebody who works here");
            RuleFor(f => f.Telephone).MaximumLength(40).WithMessage("Enter a telephone number, like 01632 960 001 or 07700 900 982");
        }
    }
}

/// <summary>Why something that a privacy officer set is ended.</summary>
public sealed class EndForm
{
    /// <summary>Version of the record when the page was opened.</summary>
    public int Version { get; set; }

    /// <summary>Why.</summary>
    public string? Why { get; set; }

    /// <summary>The shape of what is typed; the rest are rules of what is ended.</summary>
    public sealed class Validator : AbstractValidator<EndForm>
    {
        /// <summary>The rules.</summary>
        public Validator() => RuleFor(f => f.Why).MaximumLength(DeclaredInterest.WordsMaxLength).WithMessage($"Why must be {DeclaredInterest.WordsMaxLength} characters or fewer");
    }
}

/// <summary>The list.</summary>
/// <param name="Rows">A page of it.</param>
/// <param name="Total">How many in all.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Lifted">Whether those are shown that were lifted.</param>
/// <param name="Waiting">Notifications that triage handed over and that are due or late, or have nobody named who works in triage.</param>
public sealed record RestrictionsPage(IReadOnlyList<Data.Restrictions.RestrictionRow> Rows, int Total, int Page, bool Lifted, int Waiting);

/// <summary>The page of a new restriction.</summary>
/// <param name="Family">Whose record; null until a reference is given.</param>
/// <param name="Duties">What waits for somebody.</param>
/// <param name="Form">What is typed.</param>
public sealed record NewRestrictionPage(Family? Family, IReadOnlyList<Duty> Duties, RestrictionForm Form);

/// <summary>The page of one restriction.</summary>
/// <param name="Restriction">The restriction.</param>
/// <param name="Form">What is typed.</param>
/// <param name="End">Why it is lifted.</param>
public sealed record RestrictionPage(Restriction Restriction, RestrictionForm Form, EndForm End)
{
    /// <summary>Whether it stands.</summary>
    public bool Stands => Restriction.LiftedAt is null;

    /// <summary>Why, in words of the form.</summary>
    public string ReasonWords => RestrictionForm.AllReasons.First(r => r.Value == Restriction.Reason.ToString()).Label;
}
