using System.Globalization;
using EarlyHelp.Data.Cases;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Web.Features.Cases;
using EarlyHelp.Web.TagHelpers;
using FluentValidation;

namespace EarlyHelp.Web.Features.Handovers;

/// <summary>To which district, and why.</summary>
public sealed class OfferForm
{
    /// <summary>Version of the case that the person saw.</summary>
    public int Version { get; set; }

    /// <summary>The district.</summary>
    public long? DistrictId { get; set; }

    /// <summary>Why, and what it must know.</summary>
    public string? Reason { get; set; }

    /// <summary>The shape of what is typed; the rest are rules of the case.</summary>
    public sealed class Validator : AbstractValidator<OfferForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.DistrictId).NotNull().WithMessage("Select the district to which the family has moved");
            RuleFor(f => f.Reason).NotEmpty().WithMessage("Say why the family goes to the other district and what it must know");
        }
    }
}

/// <summary>The answer of the other district.</summary>
public sealed class OfferAnswerForm
{
    /// <summary>The answer that accepts.</summary>
    public const string Accept = "accept";

    /// <summary>The answer that declines.</summary>
    public const string Decline = "decline";

    /// <summary>Version of the case that the person saw.</summary>
    public int Version { get; set; }

    /// <summary>accept or decline.</summary>
    public string? Answer { get; set; }

    /// <summary>The unit that takes the family.</summary>
    public long? UnitId { get; set; }

    /// <summary>Why it is declined, or why a full unit takes it.</summary>
    public string? Words { get; set; }

    /// <summary>Whether it accepts.</summary>
    public bool Accepts => Answer == Accept;

    /// <summary>The shape of what is typed; the rest are rules of the case.</summary>
    public sealed class Validator : AbstractValidator<OfferAnswerForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.Answer).Must(a => a is Accept or Decline).WithMessage("Select whether your district takes the family");
            RuleFor(f => f.UnitId).NotNull().When(f => f.Accepts).WithMessage("Select the unit that takes the family");
        }
    }
}

/// <summary>Why an offer is taken back.</summary>
public sealed class TakeBackForm
{
    /// <summary>Version of the case that the person saw.</summary>
    public int Version { get; set; }

    /// <summary>Why.</summary>
    public string? Words { get; set; }

    /// <summary>The shape of what is typed; the rest are rules of the case.</summary>
    public sealed class Validator : AbstractValidator<TakeBackForm>
    {
        /// <summary>The rules.</summary>
        public Validator() => RuleFor(f => f.Words).NotEmpty().WithMessage("Say why you take the offer back");
    }
}

/// <summary>What waits for an answer.</summary>
/// <param name="Offers">One page of offers.</param>
/// <param name="Total">How many in all.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Sent">Whether those of the own district.</param>
/// <param name="Counts">How many wait for this manager, and how many of this district for another.</param>
public sealed record HandoversPage(IReadOnlyList<OfferedCase> Offers, int Total, int Page, bool Sent, (int ToAnswer, int Sent) Counts)
{
    /// <summary>"2 families wait for your answer".</summary>
    public string Caption => $"{Total} {(Total == 1 ? "family waits" : "families wait")} for {(Sent ? "the answer of another district" : "your answer")}";
}

/// <summary>The page of one case.</summary>
/// <param name="Header">The case.</param>
/// <param name="Districts">The other districts.</param>
/// <param name="Units">The units of the district that answers.</param>
public sealed record HandoverPage(CaseHeader Header, IReadOnlyList<District> Districts, IReadOnlyList<UnitLoad> Units)
{
    /// <summary>The case.</summary>
    public EarlyHelpCase Case => Header.Case;

    /// <summary>What is typed to offer it.</summary>
    public required OfferForm Offer { get; init; }

    /// <summary>What is typed to answer.</summary>
    public required OfferAnswerForm Answer { get; init; }

    /// <summary>What is typed to take it back.</summary>
    public required TakeBackForm Back { get; init; }

    /// <summary>When what stands in the form was kept (UTC); null when nothing was.</summary>
    public DateTime? KeptAt { get; init; }

    /// <summary>Whether it is offered to a district now.</summary>
    public bool IsOffered => Case.OfferedDistrictId is not null;

    /// <summary>Whether it is for this person to answer.</summary>
    public bool IsToAnswer => IsOffered && Case.OfferedDistrictId == Header.Actor.DistrictId;

    /// <summary>The newest offer.</summary>
    public DistrictHandover? Newest => Case.Handovers.MaxBy(h => h.Number);

    /// <summary>The districts as choices.</summary>
    public IEnumerable<Choice> DistrictChoices => Districts.Select(d => new Choice(d.Id.ToString(CultureInfo.InvariantCulture), d.Name));

    /// <summary>The units as choices, with what the family does to each.</summary>
    public IEnumerable<Choice> UnitChoices => Units.Select(u => new Choice(u.Unit.Id.ToString(CultureInfo.InvariantCulture), u.Unit.Name,
        $"Holds {u.Open} of {u.Unit.Capacity} families. This takes it to {u.Open + 1} of {u.Unit.Capacity}{(u.Open >= u.Unit.Capacity ? ": say below why" : "")}"));

    /// <summary>Under which key what is typed is kept.</summary>
    public static string DraftKey(EarlyHelpCase given) => $"handover:{given.Reference}";

    /// <summary>What became of an offer.</summary>
    public static string Standing(DistrictHandover offer) => offer.Answer switch
    {
        HandoverAnswer.Accepted => "Accepted",
        HandoverAnswer.Declined => "Declined",
        HandoverAnswer.TakenBack => "Taken back",
        HandoverAnswer.Closed => "The case was closed meanwhile",
        _ => "Waits for the answer",
    };
}
