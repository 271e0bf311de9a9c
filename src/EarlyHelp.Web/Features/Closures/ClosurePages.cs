using EarlyHelp.Data.Cases;
using EarlyHelp.Data.Feedback;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Plans;
using EarlyHelp.Web.Features.Cases;
using EarlyHelp.Web.Features.Shared;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace EarlyHelp.Web.Features.Closures;

/// <summary>The closure of a case: what is open, the proposal, the sign-off, and what came after.</summary>
/// <param name="Header">The case; its work is loaded.</param>
/// <param name="Family">The family.</param>
/// <param name="Form">The proposal in hand; null when this person can't propose now.</param>
/// <param name="StillOpen">What stands in the way of the proposal in hand.</param>
/// <param name="CanTellNotifier">Whether the notifier can be told by a message.</param>
/// <param name="Feedback">Who was asked what they thought, and the answers.</param>
/// <param name="KeptAt">When what stands in the form was kept (UTC); null when nothing was.</param>
public sealed record ClosurePage(
    CaseHeader Header, FamilyToday Family, ClosureForm? Form, IReadOnlyList<TaskListItem> StillOpen, bool CanTellNotifier, IReadOnlyList<FeedbackOfCase> Feedback, DateTime? KeptAt)
{
    /// <summary>The case.</summary>
    public EarlyHelpCase Case => Header.Case;

    /// <summary>A proposal waits, and this person may answer it.</summary>
    public bool MayAnswer => Case.State == CaseState.Closing && Header.May(Permission.SignOff);

    /// <summary>A proposal waits, which this person made: somebody else answers it.</summary>
    public bool IsOwnProposal => Case.Closure?.ProposedById is { } by && by == Header.Actor.StaffId;

    /// <summary>Whether this person can reopen the case today.</summary>
    public bool MayReopen => Header.Actor.May(Permission.ReopenCases) && Case.ClosedOn is { } closed && Case.Closure is { Transfer: null } && Header.Today.DayNumber - closed.DayNumber <= EarlyHelpCase.ReopenDays;

    /// <summary>Whether this person works with the family: gives links for feedback, asks whether it lasted.</summary>
    public bool MayFollowUp => Case.State == CaseState.Closed && Header.Actor.May(Permission.WorkWithFamily);

    /// <summary>Earlier proposals, the newest first.</summary>
    public IEnumerable<Closure> Earlier => Case.Closures.OrderByDescending(c => c.Number).Skip(1);

    /// <summary>Whether the newest proposal is to be shown: it waits, stands, or was returned or reopened.</summary>
    public Closure? Newest => Case.Closure;

    /// <summary>Actions for which a decision is needed.</summary>
    public IEnumerable<ActionNow> OpenActions => Case.Actions.Where(a => a.IsOpen);

    /// <summary>What an outcome is called.</summary>
    public string OutcomeOf(int number) => Case.Plans.OrderByDescending(p => p.Number).SelectMany(p => p.Outcomes).FirstOrDefault(o => o.Number == number)?.What ?? $"Outcome {number}";

    /// <summary>Names of people of the closure.</summary>
    public string Names(IEnumerable<ClosurePerson> people) => string.Join(", ", people.DistinctBy(p => p.PersonId).Select(p => Family.Name(p.PersonId)));
}

/// <summary>Gathers what the page of a closure shows.</summary>
public sealed class ClosurePages(CaseRecords records, FeedbackRecords feedback)
{
    // What a rating of the last review suggests; the worker sees it beside the choice.
    private const int AchievedFrom = 8;

    private static readonly (string Title, string Anchor, string[] Fields)[] Parts =
    [
        ("Why the case closes", "#Reason", [nameof(ClosureFacts.Reason), nameof(ClosureFacts.OtherReason), nameof(ClosureFacts.WhoGoesOn)]),
        ("How each outcome ended", "#outcomes", [nameof(ClosureFacts.Results), nameof(ClosureFacts.Overall)]),
        ("Actions that are still open", "#actions", [nameof(ClosureFacts.Actions)]),
        ("Exit strategy, and who agreed to it", "#ExitStrategy", [nameof(ClosureFacts.ExitStrategy), nameof(ClosureFacts.AgreedByPersonIds), nameof(ClosureFacts.AgreedWithOthers)]),
        ("The notifier is told", "#Notifier", [nameof(ClosureFacts.NotifierToldOn), nameof(ClosureFacts.WhyNotifierNotTold)]),
        ("The family is asked what they thought", "#Feedback", [nameof(ClosureFacts.Feedback), nameof(ClosureFacts.InvitedPersonIds), nameof(ClosureFacts.WhyNoFeedback)]),
        ("Closing summary", "#Summary", [nameof(ClosureFacts.Summary)]),
    ];

    /// <summary>Opens the page of a case whose work is loaded.</summary>
    /// <param name="header">The case.</param>
    /// <param name="form">What is typed; null for a new proposal.</param>
    /// <param name="keptAt">When it was kept.</param>
    public async Task<ClosurePage> OfAsync(CaseHeader header, ClosureForm? form, DateTime? keptAt = null)
    {
        var (given, canTell) = (header.Case, await records.CanTellNotifierAsync(header.Case));
        var family = await records.FamilyAsync(given, header.Today);
        if (header.MayProposeClosure)
            form = Filled(given, form ?? Drafted(header.Case, canTell));
        else
            form = null;
        return new(header, family, form, form is null ? [] : StillOpen(given, form, family, header.Today), canTell, await feedback.OfAsync(given), keptAt);
    }

    /// <summary>A new proposal: outcomes as the last review rated them, the notifier told by a message.</summary>
    public async Task<ClosureForm> NewAsync(EarlyHelpCase given) => Drafted(given, await records.CanTellNotifierAsync(given));

    /// <summary>The last rating of an outcome, with the review it came from.</summary>
    public static (int Rating, int Baseline, int Review)? LastRating(EarlyHelpCase given, int outcome) =>
        given.Reviews.OrderByDescending(r => r.Number).SelectMany(r => r.Ratings, (r, x) => (Review: r.Number, Rated: x)).Where(x => x.Rated.Outcome == outcome)
            .Select(x => ((int, int, int)?)(x.Rated.Rating, x.Rated.Baseline, x.Review)).FirstOrDefault();

    /// <summary>Puts the messages of the rules beside the fields that they are about.</summary>
    public static void PlaceErrors(ModelStateDictionary modelState, EarlyHelpCase given, ClosureForm form)
    {
        modelState.Place(nameof(form.Results), sentence => given.Plan?.Outcomes.Where(o => sentence.Contains($"“{o.What}”", StringComparison.Ordinal)).Select(o => $"Results[{o.Number}]") ?? []);
        modelState.Place(nameof(form.Actions), sentence => sentence.StartsWith("Say why", StringComparison.Ordinal)
            ? form.Actions.Where(a => a.Value.Status > ActionStatus.Done && string.IsNullOrWhiteSpace(a.Value.Note)).Select(a => $"Actions[{a.Key}].Note")
            : given.Actions.Where(a => sentence.Contains($"“{a.Agreed.What}”", StringComparison.Ordinal)).Select(a => $"Actions[{a.Agreed.Number}].Status"));
        modelState.Place(nameof(form.WhoGoesOn), _ => [$"WhoGoesOn[{form.Reason}]"]);
        modelState.Place(nameof(form.NotifierToldOn), _ => [form.Notifier switch
        {
            null => nameof(form.Notifier),
            NotifierTold.Not => nameof(form.WhyNotifierNotTold),
            _ => nameof(form.NotifierToldOn),
        }]);
    }

    private static ClosureForm Drafted(EarlyHelpCase given, bool canTell)
    {
        var form = new ClosureForm { Version = given.Version, Notifier = canTell ? NotifierTold.Message : null };
        foreach (var outcome in given.Plan?.Outcomes ?? [])
        {
            form.Results[outcome.Number] = LastRating(given, outcome.Number) switch
            {
                null => null,
                ( >= AchievedFrom, _, _) => OutcomeResult.Achieved,
                var (rating, baseline, _) => rating > baseline ? OutcomeResult.Partly : OutcomeResult.NotAchieved,
            };
        }

        return form;
    }

    // Rows of the form follow the case.
    private static ClosureForm Filled(EarlyHelpCase given, ClosureForm form)
    {
        foreach (var outcome in given.Plan?.Outcomes ?? [])
            form.Results.TryAdd(outcome.Number, null);
        foreach (var action in given.Actions.Where(a => a.IsOpen))
            form.Actions.TryAdd(action.Agreed.Number, new());
        return form;
    }

    private static List<TaskListItem> StillOpen(EarlyHelpCase given, ClosureForm form, FamilyToday family, DateOnly today)
    {
        var open = given.WhatIsStillOpen(form.ToFacts(given.Plan is not null), family, today);
        List<TaskListItem> items = [];
        foreach (var (title, anchor, fields) in Parts)
        {
            if (IsAsked(fields[0], given))
                items.Add(Item(title, anchor, [.. open.Where(o => fields.Contains(o.Field)).Select(o => o.Sentence)]));
        }

        items.AddRange(open.Where(o => !Parts.Any(p => p.Fields.Contains(o.Field))).Select(o => new TaskListItem(o.Sentence, null, "To do", "soon")));
        return items;
    }

    private static bool IsAsked(string field, EarlyHelpCase given) => field switch
    {
        nameof(ClosureFacts.Results) => given.Plan is not null,
        nameof(ClosureFacts.Actions) => given.Actions.Any(a => a.IsOpen),
        nameof(ClosureFacts.NotifierToldOn) => given.Origin == CaseOrigin.Notification,
        _ => true,
    };

    private static TaskListItem Item(string title, string anchor, IReadOnlyList<string> open) => open.Count == 0
        ? new(title, anchor, "Completed")
        : new(title, anchor, "To do", "soon", string.Join(". ", open));
}
