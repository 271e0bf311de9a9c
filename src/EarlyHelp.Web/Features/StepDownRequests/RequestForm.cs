using EarlyHelp.Domain;
using EarlyHelp.Domain.Identifiers;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Notifications.Form.Codes;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Web.Features.Families;
using FluentValidation;

namespace EarlyHelp.Web.Features.StepDownRequests;

/// <summary>A request as it is typed: who the family is, and what social care says.</summary>
public sealed class RequestForm
{
    /// <summary>Under which key what is typed is kept.</summary>
    public const string DraftKey = "step-down-request";

    /// <summary>Most people of a family.</summary>
    public const int MostPeople = 20;

    /// <summary>The people.</summary>
    public List<PersonRow> People { get; set; } = [];

    /// <summary>First line of the main address.</summary>
    public string? Line1 { get; set; }

    /// <summary>Second line.</summary>
    public string? Line2 { get; set; }

    /// <summary>Town.</summary>
    public string? Town { get; set; }

    /// <summary>Postcode.</summary>
    public string? Postcode { get; set; }

    /// <summary>Telephone of the family.</summary>
    public string? Telephone { get; set; }

    /// <summary>The district where it lives.</summary>
    public long? DistrictId { get; set; }

    /// <summary>Social care's case number.</summary>
    public string? SocialCareReference { get; set; }

    /// <summary>What social care does with the family now.</summary>
    public SocialCareStatus? Status { get; set; }

    /// <summary>Why step down.</summary>
    public string? Reason { get; set; }

    /// <summary>What risk remains.</summary>
    public string? RemainingRisk { get; set; }

    /// <summary>What must continue.</summary>
    public string? WhatMustContinue { get; set; }

    /// <summary>The social worker's view.</summary>
    public string? SocialWorkersView { get; set; }

    /// <summary>Whether the family agrees.</summary>
    public bool? FamilyAgrees { get; set; }

    /// <summary>Who agreed.</summary>
    public string? ConsentBy { get; set; }

    /// <summary>When, as typed.</summary>
    public string? ConsentOn { get; set; }

    /// <summary>Why without.</summary>
    public string? WhyWithoutConsent { get; set; }

    /// <summary>What the family says.</summary>
    public string? FamilysViews { get; set; }

    /// <summary>What the children say.</summary>
    public string? ChildrensViews { get; set; }

    /// <summary>Why no child was heard.</summary>
    public string? WhyNoChildrensViews { get; set; }

    /// <summary>Why no plan is attached.</summary>
    public string? WhyNoPlan { get; set; }

    /// <summary>When they mean to end, as typed.</summary>
    public string? EndsSocialCareOn { get; set; }

    /// <summary>The latest plan.</summary>
    public IFormFile? Plan { get; set; }

    /// <summary>The same with room for a child and an adult.</summary>
    public RequestForm WithPeople()
    {
        if (People.Count == 0)
            People.AddRange([new() { Role = FamilyRoles.Child }, new() { Role = FamilyRoles.Mother }]);
        return this;
    }

    /// <summary>What social care says.</summary>
    public StepDownFacts ToFacts() => new()
    {
        SocialCareReference = SocialCareReference, Status = Status, Reason = Reason, RemainingRisk = RemainingRisk, WhatMustContinue = WhatMustContinue, SocialWorkersView = SocialWorkersView,
        FamilyAgrees = FamilyAgrees, ConsentBy = ConsentBy, ConsentOn = DateAnswer.Of(ConsentOn), WhyWithoutConsent = WhyWithoutConsent, FamilysViews = FamilysViews,
        ChildrensViews = ChildrensViews, WhyNoChildrensViews = WhyNoChildrensViews, WhyNoPlan = WhyNoPlan, EndsSocialCareOn = DateAnswer.Of(EndsSocialCareOn),
        Family = new([.. Told.Select(p => p.ToTold())], Home, Telephone?.Trim() is { Length: > 0 } telephone ? TelephoneNumber.Normalise(telephone) : null),
    };

    /// <summary>The family as records are made of it.</summary>
    public FamilyFacts ToFamily()
    {
        var rows = Told.Select((p, i) => (Row: p, Key: FormattableString.Invariant($"p{i + 1}"))).ToList();
        var contact = rows.FindIndex(r => !r.Row.IsChild);
        var telephone = string.IsNullOrWhiteSpace(Telephone) ? null : TelephoneNumber.Normalise(Telephone);
        return new(
            [.. rows.Select((r, i) => r.Row.ToFacts(r.Key, i == Math.Max(0, contact), i == Math.Max(0, contact) ? telephone : null))],
            [new("a1", AddressKinds.Postal, Line1!.Trim(), Tidy(Line2), Tidy(Town), null, Domain.Identifiers.Postcode.Normalise(Postcode!), null, null, null, false, null, [.. rows.Select(r => new OccupancyFacts(r.Key, HomeCodes.Main, null, null, null))])],
            [
                .. from adult in rows.Where(r => r.Row.Role is FamilyRoles.Mother or FamilyRoles.Father)
                   from child in rows.Where(r => r.Row.IsChild)
                   select new RelationshipFacts(adult.Key, child.Key, adult.Row.Role!, null),
            ],
            [.. rows.Where(r => r.Row.IsChild && !string.IsNullOrWhiteSpace(r.Row.School)).Select(r => new SchoolingFacts(r.Key, null, r.Row.School!.Trim(), null, null, null, null, null, null, null, null, null))],
            [], [], [], [], null, []);
    }

    private IEnumerable<PersonRow> Told => People.Where(p => !p.IsEmpty);

    private string Home => string.Join(", ", new[] { Line1, Line2, Town, Postcode }.Select(Tidy).OfType<string>());

    private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>The shape of what is typed and who the family is; what a request must hold are rules of the step-down.</summary>
    public sealed class Validator : AbstractValidator<RequestForm>
    {
        /// <summary>The rules.</summary>
        public Validator(TimeProvider time)
        {
            RuleFor(f => f.Line1).NotEmpty().WithMessage("Enter the first line of the address");
            RuleFor(f => f.Line1).MaximumLength(Domain.Families.Address.LineMaxLength).WithMessage("The first line of the address must be 60 characters or fewer");
            RuleFor(f => f.Line2).MaximumLength(Domain.Families.Address.LineMaxLength).WithMessage("The second line of the address must be 60 characters or fewer");
            RuleFor(f => f.Town).MaximumLength(Domain.Families.Address.LineMaxLength).WithMessage("Town must be 60 characters or fewer");
            RuleFor(f => f.Postcode).Must(p => Domain.Identifiers.Postcode.Problem(p) is null).WithMessage(f => Domain.Identifiers.Postcode.Problem(f.Postcode) ?? "");
            RuleFor(f => f.Telephone).Must(t => string.IsNullOrWhiteSpace(t) || TelephoneNumber.IsValid(t)).WithMessage(f => TelephoneNumber.Problem(f.Telephone) ?? "");
            RuleFor(f => f.ConsentOn).IsDay("The day on which the family agreed");
            RuleFor(f => f.EndsSocialCareOn).IsDay("The day on which social care means to end");
            RuleFor(f => f).Custom((form, context) =>
            {
                if (!form.Told.Any(p => p.IsChild))
                    context.AddFailure("People", "Enter at least one child, or an unborn baby");
                if (form.People.Count > MostPeople)
                    context.AddFailure("People", FormattableString.Invariant($"Enter at most {MostPeople} people"));
                foreach (var (person, i) in form.People.Select((p, i) => (p, i)).Where(p => !p.p.IsEmpty))
                    person.Check((field, sentence) => context.AddFailure(FormattableString.Invariant($"People[{i}].{field}"), sentence), UkTime.Today(time));
            });
        }
    }
}
