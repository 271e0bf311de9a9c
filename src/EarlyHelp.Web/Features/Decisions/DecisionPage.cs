using EarlyHelp.Data.Notifications;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Web.TagHelpers;

namespace EarlyHelp.Web.Features.Decisions;

/// <summary>What the decision page shows beside its form.</summary>
public sealed class DecisionPage
{
    /// <summary>The notification.</summary>
    public required Notification Notification { get; init; }

    /// <summary>The form.</summary>
    public required DecisionForm Form { get; init; }

    /// <summary>What we already know.</summary>
    public required MetBefore Met { get; init; }

    /// <summary>Districts.</summary>
    public required IReadOnlyList<Choice> Districts { get; init; }

    /// <summary>Levels of the threshold scheme in force.</summary>
    public required IReadOnlyList<Choice> Levels { get; init; }

    /// <summary>The scheme's code.</summary>
    public required string Scheme { get; init; }

    /// <summary>Open cases it can be joined to.</summary>
    public required IReadOnlyList<Choice> OpenCases { get; init; }

    /// <summary>Notifications in the queue it can be joined to.</summary>
    public required IReadOnlyList<Choice> InQueue { get; init; }

    /// <summary>Whether a decision today is late.</summary>
    public required bool IsLate { get; init; }

    /// <summary>The decision clock in words.</summary>
    public required string Clock { get; init; }

    /// <summary>Until when the draft on the form was kept.</summary>
    public DateTime? DraftOf { get; init; }

    /// <summary>Reasons of a late decision.</summary>
    public static IReadOnlyList<Choice> BreachReasons { get; } = [.. Enum.GetValues<BreachReason>().Select(r => new Choice(r.ToString(), BreachReasonNames.Of(r)))];

    /// <summary>The outcomes that can be chosen for this notification.</summary>
    public IEnumerable<TriageOutcome> Outcomes => Enum.GetValues<TriageOutcome>()
        .Where(o => (o != TriageOutcome.JoinedOpenCase || OpenCases.Count > 0) && (o != TriageOutcome.JoinedNotification || InQueue.Count > 0));

    /// <summary>A line of help under an outcome.</summary>
    public static string? Hint(TriageOutcome outcome) => outcome switch
    {
        TriageOutcome.Unit => "Intensive support: opens a case in the district",
        TriageOutcome.OpenAccess => "One-to-one support at a children’s centre or youth hub",
        TriageOutcome.SocialCare => "Instead of early help",
        TriageOutcome.SocialCareJoint => "Opens a case in the district as well",
        TriageOutcome.Returned => "It can’t be considered at all. To fill gaps, ask for information instead",
        _ => null,
    };
}

/// <summary>What will happen when the decision is confirmed.</summary>
/// <param name="Page">The decision and its notification.</param>
/// <param name="Happens">What will happen, a sentence a line.</param>
/// <param name="Told">Who will be told.</param>
public sealed record DecisionCheck(DecisionPage Page, IReadOnlyList<string> Happens, IReadOnlyList<string> Told)
{
    /// <summary>The decision.</summary>
    public DecisionFacts Facts => Page.Form.Facts();

    /// <summary>The fields of the form that count, as they are posted again.</summary>
    public IEnumerable<(string Name, string? Value)> Fields
    {
        get
        {
            var (form, outcome) = (Page.Form, Page.Form.Outcome!.Value);
            var own = form[outcome];
            return new (string Name, string? Value)[]
            {
                (nameof(form.Version), $"{form.Version}"), (nameof(form.Outcome), $"{outcome}"), (nameof(form.Level), form.Level), (nameof(form.Rationale), form.Rationale),
                (nameof(form.BreachReason), $"{form.BreachReason}"), (nameof(form.BreachExplanation), form.BreachExplanation), (nameof(form.LeadSaid), form.LeadSaid),
                ($"{outcome}.{nameof(own.DistrictId)}", $"{own.DistrictId}"), ($"{outcome}.{nameof(own.Service)}", own.Service),
                ($"{outcome}.{nameof(own.JoinedCaseId)}", $"{own.JoinedCaseId}"), ($"{outcome}.{nameof(own.JoinedNotificationId)}", $"{own.JoinedNotificationId}"),
                ($"{outcome}.{nameof(own.Message)}", own.Message),
            }.Where(f => !string.IsNullOrEmpty(f.Value));
        }
    }
}
