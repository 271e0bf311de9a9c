using EarlyHelp.Data.Access;
using EarlyHelp.Data.Cases;
using EarlyHelp.Data.Notifications;
using EarlyHelp.Data.Standards;
using EarlyHelp.Data.Supervision;
using EarlyHelp.Data.Transfers;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Supervision;
using EarlyHelp.Web.Features.StepUpReviews;
using EarlyHelp.Web.Features.StepUps;

namespace EarlyHelp.Web.Features.Home;

/// <summary>Counts that belong together on a start page.</summary>
/// <param name="Title">What they are about.</param>
/// <param name="Counts">The counts.</param>
public sealed record TodayGroup(string Title, IReadOnlyList<TodayCount> Counts);

/// <summary>A count that opens.</summary>
/// <param name="Label">What is counted.</param>
/// <param name="Count">How many.</param>
/// <param name="Href">The list.</param>
/// <param name="Kind">late, soon or neutral.</param>
public sealed record TodayCount(string Label, int Count, string Href, string Kind = "neutral");

/// <summary>A way on from the start page.</summary>
public sealed record TodayLink(string Label, string Href);

/// <summary>A person's start page.</summary>
/// <param name="Name">Whose.</param>
/// <param name="Day">The local day.</param>
/// <param name="Groups">Counts, one query for each group.</param>
/// <param name="Links">Ways on.</param>
/// <param name="Warning">What an administrator must see to; null when nothing.</param>
public sealed record StartPage(string Name, DateOnly Day, IReadOnlyList<TodayGroup> Groups, IReadOnlyList<TodayLink> Links, string? Warning = null);

/// <summary>What needs a person today, by what their role may do.</summary>
public sealed class StartPages(
    CurrentActor current, TriageQueue triage, Caseload caseload, AllocationList allocations, FollowUpQueue followUps,
    SupervisionList supervision, HandoverList handovers, StepDownList stepDowns, Data.Transfers.StepUps stepUps, PanelList panels, StandardsInForce standards, TimeProvider time)
{
    private Actor Me => current.Actor;

    private DateOnly Today => UkTime.Today(time);

    /// <summary>The page of the person who is signed in.</summary>
    public async Task<StartPage> TodayAsync()
    {
        var groups = new List<TodayGroup>();
        if (Me.May(Permission.ReadTriage))
            groups.Add(await TriageAsync());
        if (Me.May(Permission.Allocate))
            groups.Add(await AllocationsAsync());
        if (Me.May(Permission.ReadCases) && !Me.May(Permission.ReadTriage))
            groups.AddRange(await CasesAsync());
        if (Me.May(Permission.RequestStepDown) || Me.May(Permission.TakeOnStepDowns))
            groups.Add(await StepDownsAsync());
        if (Me.May(Permission.ReadStepUps))
            groups.Add(await StepUpsAsync());
        if (Me.May(Permission.Supervise))
            groups.Add(await SupervisionAsync());
        if (Me.May(Permission.WorkWithFamily))
            groups.Add(await FollowUpsAsync());
        if (Me.May(Permission.ChairPanels))
            groups.Add(await PanelAsync());
        return new(Me.Name, Today, groups, [.. Links()], Me.May(Permission.Administer) ? await CalendarWarningAsync() : null);
    }

    private async Task<TodayGroup> TriageAsync()
    {
        var counts = await triage.CountsAsync();
        return new("Notifications",
        [
            new("Overdue", counts.Overdue, "/triage?show=overdue", "late"),
            new("Due today", counts.Today, "/triage?show=today", "soon"),
            new("Taken by you", counts.Mine, "/triage?show=mine"),
            new("Waiting for the notifier", counts.Waiting, "/triage?show=waiting"),
            new("In the queue", counts.All, "/triage"),
        ]);
    }

    private async Task<TodayGroup> AllocationsAsync()
    {
        var counts = await allocations.CountsAsync(Today);
        List<TodayCount> group =
        [
            new("To accept to a unit", counts.ToAccept, "/allocations?show=accept"),
            new("To allocate to a worker", counts.ToAllocate, "/allocations?show=allocate"),
            new("Late", counts.Late, "/allocations?show=late", "late"),
        ];
        if (Me.May(Permission.MoveBetweenUnits))
        {
            var (toAnswer, sent) = await handovers.CountsAsync();
            group.AddRange([new("Offered by another district", toAnswer, "/handovers", "soon"), new("Offered to another district", sent, "/handovers?sent=true")]);
        }

        return new("Allocations", group);
    }

    private async Task<TodayGroup> StepDownsAsync()
    {
        var counts = await stepDowns.CountsAsync();
        List<TodayCount> group = Me.May(Permission.RequestStepDown)
            ? [new("For social care to confirm", counts.ToConfirm, "/step-downs?show=toconfirm", "soon")]
            : [new("Handover to plan", counts.ToPlan, "/step-downs?show=toplan", "soon"), new("For Early Help to confirm", counts.ToTakeOn, "/step-downs?show=totakeon", "soon")];
        group.Add(new("Conditions late", counts.Conditions, "/step-downs?show=conditions", "late"));
        // Whoever chairs reads of requests not heard beside the next panel.
        group.Add(Me.May(Permission.ChairPanels) ? new("To look at again", counts.Looks, "/step-downs?show=looks", "soon") : new("Not heard in 14 days", counts.Unheard, "/step-downs?show=unheard", "late"));
        group.Add(new("Open", counts.Open, "/step-downs"));
        return new("Step-downs", group);
    }

    private async Task<TodayGroup> SupervisionAsync()
    {
        SupervisionReason[] asked = Me.Role == Role.DistrictManager
            ? [SupervisionReason.ManagerAnswers, SupervisionReason.HolderLeft, SupervisionReason.ActionLate]
            : [SupervisionReason.AssessmentWaits, SupervisionReason.HolderLeft, SupervisionReason.NoChildsWords, SupervisionReason.ActionLate];
        var counts = await supervision.CountsAsync(asked, Today);
        return new("Supervision", [.. asked.Select(r => new TodayCount(SupervisionReasons.Name(r), counts[r], $"/supervision?reason={r.ToString().ToLowerInvariant()}", "soon"))]);
    }

    private async Task<IReadOnlyList<TodayGroup>> CasesAsync()
    {
        var counts = await caseload.CountsAsync(new CaseloadFilter(), Today);
        TodayCount quiet = new("No note for 14 days", counts.Quiet, "/cases?late=quiet", "soon");
        TodayCount open = new("Open", counts.Open, "/cases");
        TodayGroup clocks = new("Plans, reviews and the 20 weeks",
        [
            new("Plan overdue", counts.Plan, "/cases?late=plan", "late"),
            new("Plan due in 7 days", counts.PlanSoon, "/cases?late=plansoon", "soon"),
            new("Review overdue", counts.Review, "/cases?late=review", "late"),
            new("Review due in 7 days", counts.ReviewSoon, "/cases?late=reviewsoon", "soon"),
            new("Past 16 weeks", counts.Weeks16, "/cases?late=weeks16", "soon"),
            new("Past 20 weeks", counts.Weeks20, "/cases?late=weeks20", "late"),
            new("Past its weeks, no decision", counts.Undecided, "/cases?late=undecided", "late"),
        ]);
        if (Me.Role == Role.UnitWorker)
            return [new("Your families", [new("Late", counts.Late, "/cases?late=late", "late"), new("Due in 7 days", counts.ThisWeek, "/cases?late=thisweek", "soon"), quiet, open]), clocks];
        return
        [
            new("Families", [open, new("Awaiting allocation", counts.Awaiting, "/cases?state=awaitingallocation"), quiet, new("Closure to sign off", counts.Closing, "/cases?state=closing", "soon")]),
            clocks,
        ];
    }

    private async Task<TodayGroup> StepUpsAsync()
    {
        var counts = await stepUps.CountsAsync(Today);
        List<TodayCount> group = [.. StepUpListPage.Of(Me.Role).Select(l => new TodayCount(StepUpListPage.Name(l, Me.Role == Role.SocialCarePartner), counts[l], $"/step-ups?show={l.ToString().ToLowerInvariant()}", StepUpListPage.Kind(l)))];
        if (Me.May(Permission.ReviewStepUps))
            group.Add(new("Of earlier months, not yet reviewed", await stepUps.ToReviewAsync(new(Today.Year, Today.Month, 1)), $"/step-ups/reviews?month={StepUpMonthPage.Earlier}", "soon"));
        return new("Step-ups to social care", group);
    }

    private async Task<TodayGroup> FollowUpsAsync()
    {
        var counts = await followUps.CountsAsync(Today);
        return new("Did it last?", [new("Follow-ups due", counts.Due, "/follow-ups", "soon"), new("Follow-ups due in 2 weeks", counts.Soon, "/follow-ups")]);
    }

    private async Task<TodayGroup> PanelAsync()
    {
        List<TodayCount> group = [];
        if (await panels.NextAsync() is { } next)
            group.Add(new($"On the agenda of {UkDates.Date(next.Date)}", next.Waiting, Panels.PanelInHand.Of(next.Id)));
        group.Add(new("Not heard in 14 days", await panels.UnheardCountAsync(), "/panels?late=true", "late"));
        if (await panels.UnclosedCountAsync() is > 0 and var unclosed)
            group.Add(new("Panels not closed", unclosed, "/panels", "soon"));
        return new("Panel", group);
    }

    private IEnumerable<TodayLink> Links()
    {
        if (Me.May(Permission.EnterNotification))
            yield return new("Enter a notification", "/notifications/new");
        if (Me.May(Permission.RequestStepDown))
            yield return new("Request a step-down", "/step-downs/new");
        if (Me.May(Permission.ReadCases))
            yield return new("Find a family", "/search");
        if (Me.May(Permission.ReadCases) || Me.May(Permission.EnterNotification) || Me.May(Permission.RequestStepDown))
            yield return new("Your unfinished forms", "/drafts");
        if (Me.May(Permission.ReviewStepUps))
            yield return new("Monthly review of step-ups", "/step-ups/reviews");
        if (Me.May(Permission.ReviewClosures))
            yield return new("Quarterly review of closures", "/quarterly-review");
        if (Me.May(Permission.Administer))
            yield return new("Set up people, organisation, standards and bank holidays", "/admin");
    }

    private async Task<string?> CalendarWarningAsync()
    {
        var calendar = await standards.CalendarAsync();
        return calendar.EndsWithin12Months(Today)
            ? $"The list of bank holidays ends on {UkDates.Date(calendar.CoversUntil)}. Due dates after that day can't be counted: extend the list."
            : null;
    }
}
