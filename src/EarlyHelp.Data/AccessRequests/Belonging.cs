using EarlyHelp.Domain;
using EarlyHelp.Domain.Assessments;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Plans;
using EarlyHelp.Domain.Reviews;
using EarlyHelp.Domain.Supervision;
using EarlyHelp.Domain.Transfers;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EarlyHelp.Data.AccessRequests;

/// <summary>From when to when a person belonged to a family (adr/0025): what was recorded about it later is not theirs, what was over before may not be.</summary>
/// <param name="From">First day known.</param>
/// <param name="To">Last day; null while they belong.</param>
internal sealed record Belonging(DateOnly From, DateOnly? To)
{
    private const string OverBefore = "over before they were known in the family";
    private const string GoesOn = "goes on after they left the family";
    private const string Undated = "may be from after they left the family";

    // The day a row was written down; else the day it is about.
    private static readonly string[] Written =
        ["RecordedAt", "At", "ReceivedAt", "SubmittedAt", "RequestedAt", "RequestedOn", "RaisedAt", "OfferedAt", "ProposedAt", "AddedOn", "PassedOn", "AskedOn", "InvitedOn", "LookedOn", "ListedOn", "AgreedOn", "HeldOn", "OfferedOn", "On", "From", "Since"];

    // Written down in one go with the row above, which has the day.
    private static readonly HashSet<Type> WithRowAbove =
    [
        typeof(SeenPerson), typeof(ClosureOutcome), typeof(ClosurePerson), typeof(OutcomeRating), typeof(TeamMember), typeof(TeamGuest), typeof(PlanOutcome), typeof(PlanAction), typeof(SupervisionAction), typeof(StepUpChild),
    ];

    // Days to come that were planned while they belonged tell nothing of what came.
    private static readonly HashSet<string> Planned = ["NextDueOn", "NextVisitOn", "NextReviewOn", "DueOn", "EndsOn", "MeetsOn", "EndsSocialCareOn", "VisitOn", "TouchedAt", "ImportedOn"];

    /// <summary>Their belonging to a family, whatever they were in it.</summary>
    public static Belonging Of(IReadOnlyCollection<FamilyMember> member) => new(member.Min(m => m.From), member.Any(m => m.To is null) ? null : member.Max(m => m.To));

    /// <summary>Whether a row was written down after they left.</summary>
    public bool IsLater(IEntityType kind, object row)
    {
        if (To is not { } left)
            return false;
        // A draft says what it says today.
        if (row is Assessment { SubmittedAt: null })
            return true;
        return WrittenOn(kind, row) is { } day && day > left;
    }

    /// <summary>Whether rows of a kind have a day on which they were written down.</summary>
    public static bool IsDated(IEntityType kind) => Columns(kind).Any();

    /// <summary>Whether rows of a kind are written down together with the row above.</summary>
    public static bool IsWithRowAbove(IEntityType kind) => WithRowAbove.Contains(kind.ClrType);

    /// <summary>Whether a case or a notification begins after they left.</summary>
    public bool BeginsLater(object record) => To is { } left && record switch { EarlyHelpCase c => c.PassedOn > left, Notification n => n.ReceivedOn > left, _ => false };

    /// <summary>
    /// Why all of a row is marked that does not name the person: it was over before they came, it says together what was while they belonged and what
    /// came later, or it does not say when it was written.
    /// </summary>
    public string? WhyMarked(object record, IEntityType kind, object row) =>
        record is EarlyHelpCase { ClosedOn: { } closed } && closed < From ? OverBefore
        : record is Notification { DecidedOn: { } decided } && decided < From ? OverBefore
        : To is not { } left ? null
        : Changes(kind, row).Any(d => d > left) ? GoesOn
        // The baton has the day from which it is held, and none from which the family is in a transfer.
        : row is Baton || (WrittenOn(kind, row) is null && !IsWithRowAbove(kind)) ? Undated
        : null;

    private static DateOnly? WrittenOn(IEntityType kind, object row) => Columns(kind).Select(p => Day(p.PropertyInfo!.GetValue(row))).FirstOrDefault(d => d is not null);

    private static IEnumerable<IProperty> Columns(IEntityType kind) => Written.Select(kind.FindProperty).OfType<IProperty>().Where(p => p.PropertyInfo is not null);

    private static IEnumerable<DateOnly> Changes(IEntityType kind, object row) => kind.GetProperties()
        .Where(p => p.PropertyInfo is not null && !Planned.Contains(p.Name) && (p.Name.EndsWith("On", StringComparison.Ordinal) || p.Name.EndsWith("At", StringComparison.Ordinal)))
        .Select(p => Day(p.PropertyInfo!.GetValue(row))).OfType<DateOnly>();

    private static DateOnly? Day(object? value) => value switch { DateOnly day => day, DateTime at => UkTime.DayOf(at), _ => null };
}
