using System.Globalization;
using EarlyHelp.Data.Supervision;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Supervision;
using EarlyHelp.Web.Features.Cases;
using EarlyHelp.Web.TagHelpers;
using FluentValidation;

namespace EarlyHelp.Web.Features.UnitMeetings;

/// <summary>A meeting as it is typed.</summary>
public sealed class MeetingForm
{
    /// <summary>The unit.</summary>
    public long? UnitId { get; set; }

    /// <summary>The day, as typed.</summary>
    public string? HeldOn { get; set; }

    /// <summary>Who came.</summary>
    public string? Attended { get; set; }

    /// <summary>What was decided.</summary>
    public string? Decisions { get; set; }

    /// <summary>Under which key what was typed is kept.</summary>
    public static string DraftKey(long unitId) => string.Create(CultureInfo.InvariantCulture, $"meeting:{unitId}");

    /// <summary>What the form says, once it is valid.</summary>
    public MeetingFacts ToFacts() => new(DateAnswer.Of(HeldOn)!.Value, Attended, Decisions);

    /// <summary>The shape of what is typed; the rest are rules of a meeting.</summary>
    public sealed class Validator : AbstractValidator<MeetingForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.HeldOn).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("Enter the date of the meeting")
                .Must(d => DateAnswer.TryParse(d, out _)).WithMessage("The date of the meeting must be a real date, like 27 3 2026");
            RuleFor(f => f.Attended).NotEmpty().WithMessage("Enter who came");
            RuleFor(f => f.Decisions).NotEmpty().WithMessage("Enter what you decided");
        }
    }
}

/// <summary>The page.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Units">Units to choose from.</param>
/// <param name="Today">The local day.</param>
/// <param name="Lines">The families on the agenda.</param>
/// <param name="Words">The same in words, in the same order.</param>
/// <param name="Meetings">A page of meetings that were held.</param>
/// <param name="Total">How many meetings in all.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Form">What is typed.</param>
public sealed record MeetingPage(
    Unit Unit, IReadOnlyList<Unit> Units, DateOnly Today, IReadOnlyList<SupervisionLine> Lines, IReadOnlyList<CaseLine> Words,
    IReadOnlyList<UnitMeeting> Meetings, int Total, int Page, MeetingForm Form)
{
    private static readonly (string Title, SupervisionReason[] Reasons)[] Parts =
    [
        ("New", [SupervisionReason.New]),
        ("Past 14 weeks", [SupervisionReason.PastWeek14, SupervisionReason.PastWeek16, SupervisionReason.PastWeek20]),
        ("No review", [SupervisionReason.ReviewLate]),
        ("No child’s words", [SupervisionReason.NoChildsWords]),
        ("Stuck scale", [SupervisionReason.ScaleGap, SupervisionReason.NoMovement]),
    ];

    /// <summary>The agenda: each part with its families and the sentences of its reasons.</summary>
    public IEnumerable<(string Title, IReadOnlyList<(CaseLine Line, string Why)> Families)> Agenda => Parts.Select(part => (
        part.Title,
        (IReadOnlyList<(CaseLine, string)>)[.. Lines.Zip(Words).Select(l => (l.Second, Why: string.Join(". ", l.First.Points.Where(p => part.Reasons.Contains(p.Reason)).Select(p => p.Sentence))))
            .Where(l => l.Why.Length > 0)]));

    /// <summary>Whether not everything fitted.</summary>
    public bool IsCut => Lines.Count == SupervisionList.MostOnAgenda;

    /// <summary>Units as choices.</summary>
    public IEnumerable<Choice> UnitChoices => Units.Select(u => new Choice(u.Id.ToString(CultureInfo.InvariantCulture), u.Name));
}
