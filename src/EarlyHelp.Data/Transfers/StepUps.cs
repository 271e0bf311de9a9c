using EarlyHelp.Data.Access;
using EarlyHelp.Data.Accounts;
using EarlyHelp.Data.Cases;
using EarlyHelp.Data.Restrictions;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Transfers;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Transfers;

/// <summary>Which step-ups of those in reach a list shows.</summary>
public enum StepUpShow
{
    /// <summary>Every one, the newest first.</summary>
    All,

    /// <summary>Waiting for the manager.</summary>
    Agree,

    /// <summary>Returned, to be raised again.</summary>
    Returned,

    /// <summary>With social care, not yet taken.</summary>
    Waiting,

    /// <summary>Past the day of the answer or of the handover.</summary>
    Late,

    /// <summary>Went at once and nobody has looked at it yet.</summary>
    Immediate,

    /// <summary>Taken by social care and not yet handed over.</summary>
    Handover,

    /// <summary>Handed over, and social care has not confirmed yet.</summary>
    Confirm,
}

/// <summary>Step-ups: lists and counts, and what their pages load.</summary>
public sealed class StepUps(EarlyHelpDbContext db, Reach reach, CurrentActor current, CaseRecords records)
{
    /// <summary>Lines on a page.</summary>
    public const int PageSize = 25;

    /// <summary>How many stand in each list.</summary>
    public async Task<IReadOnlyDictionary<StepUpShow, int>> CountsAsync(DateOnly today)
    {
        // Those that are open by their states, those to be looked at by an index of their own: both at once have none.
        var immediate = await Shown(StepUpShow.Immediate, today).CountAsync();
        var asked = await reach.StepUps.Where(s => StepUpWorkflow.Open.Contains(s.State)).GroupBy(s => 1).Select(g => new
        {
            Agree = g.Count(s => s.State == StepUpState.Raised), Returned = g.Count(s => s.State == StepUpState.Returned), Waiting = g.Count(s => s.State == StepUpState.Sent),
            Late = g.Count(s => (s.State == StepUpState.Sent && s.AnswerBy < today) || (s.State == StepUpState.HandoverPlanned && s.HandoverOn < today)),
            Handover = g.Count(s => s.State == StepUpState.Accepted || (s.State == StepUpState.HandoverPlanned && s.GivenOn == null)),
            Confirm = g.Count(s => s.State == StepUpState.HandoverPlanned && s.GivenOn != null),
        }).SingleOrDefaultAsync();
        return new Dictionary<StepUpShow, int>
        {
            [StepUpShow.Agree] = asked?.Agree ?? 0, [StepUpShow.Returned] = asked?.Returned ?? 0, [StepUpShow.Waiting] = asked?.Waiting ?? 0, [StepUpShow.Late] = asked?.Late ?? 0,
            [StepUpShow.Immediate] = immediate, [StepUpShow.Handover] = asked?.Handover ?? 0, [StepUpShow.Confirm] = asked?.Confirm ?? 0,
        };
    }

    /// <summary>A page of a list, or all of it where no page is named: what is due first, or, of all, the newest first.</summary>
    public async Task<(IReadOnlyList<StepUpRow> Rows, int Total)> PageAsync(StepUpShow show, int? page, DateOnly today)
    {
        var shown = Shown(show, today);
        var ordered = show == StepUpShow.All ? shown.OrderByDescending(s => s.Reference) : shown.OrderBy(s => s.AnswerBy).ThenBy(s => s.Id);
        IReadOnlyList<StepUpRow> rows = await Rows(ordered.OnPage(page, PageSize)).ToListAsync();
        if (IsForSocialCare)
        {
            var names = await new AsSent(db).NamesAsync([.. rows.Select(r => (r.FamilyId, r.Family, r.SentAt!.Value))]);
            rows = [.. rows.Zip(names, (row, name) => row with { Family = name })];
        }

        return (rows, await (show == StepUpShow.All ? shown.CountUpToMostAsync() : shown.CountAsync()));
    }

    /// <summary>A page, or all, of the step-ups that were sent in a month, reviewed or not, in the order they were sent, and how many are not reviewed yet.</summary>
    public async Task<(IReadOnlyList<StepUpRow> Rows, int Total, int ToReview)> MonthAsync(DateOnly from, int? page)
    {
        var to = from.AddMonths(1);
        var sent = reach.StepUps.Where(s => s.SentOn >= from && s.SentOn < to);
        return (await Rows(sent.OrderBy(s => s.SentOn).ThenBy(s => s.Id).OnPage(page, PageSize)).ToListAsync(), await sent.CountAsync(), await sent.CountAsync(s => s.Review == null));
    }

    /// <summary>How many step-ups of the months before this one nobody has reviewed yet.</summary>
    public Task<int> ToReviewAsync(DateOnly before) => NotReviewed(before).CountAsync();

    /// <summary>A page, or all, of these, the oldest first, and how many they are.</summary>
    public async Task<(IReadOnlyList<StepUpRow> Rows, int Total)> ToReviewAsync(DateOnly before, int? page) =>
        (await Rows(NotReviewed(before).OrderBy(s => s.NotReviewedSince).ThenBy(s => s.Id).OnPage(page, PageSize)).ToListAsync(), await ToReviewAsync(before));

    private IQueryable<StepUp> NotReviewed(DateOnly before) => reach.StepUps.Where(s => s.NotReviewedSince < before);

    /// <summary>The open step-up of a case with everything a verb asks; null when there is none.</summary>
    public Task<StepUp?> OpenOfAsync(EarlyHelpCase opened) =>
        db.StepUps.Include(s => s.Children).Include(s => s.SentTo).Include(s => s.Baton).Where(s => s.CaseId == opened.Id && StepUpWorkflow.Open.Contains(s.State)).OrderByDescending(s => s.Id).FirstOrDefaultAsync();

    /// <summary>Adds one that was raised.</summary>
    public void Add(StepUp raised) => db.Add(raised);

    /// <summary>The districts whose social care can answer.</summary>
    public async Task<IReadOnlyList<District>> DistrictsAsync(DateOnly on) =>
        await db.Districts.Where(d => d.From <= on && (d.To == null || d.To >= on)).OrderBy(d => d.Name).ToListAsync();

    /// <summary>The family, children first, the eldest first; a merged record stands under the one that is kept. Social care reads it as it was sent.</summary>
    public async Task<IReadOnlyList<PersonOfCase>> PeopleAsync(StepUp opened)
    {
        var now = await records.PeopleAsync(opened.Case);
        if (!IsForSocialCare || opened.SentAt is not { } at)
            return now;
        var then = await new AsSent(db).PeopleAsync(opened.FamilyId, at);
        return [.. then, .. now.Where(p => opened.Children.Any(c => c.PersonId == p.Id) && then.All(t => t.Id != p.Id))];
    }

    /// <summary>What the family is called; for social care as it was sent.</summary>
    public async Task<string> FamilyAsync(StepUp opened) =>
        IsForSocialCare && opened.SentAt is { } at ? (await new AsSent(db).NamesAsync([(opened.FamilyId, opened.Case.Family.Name, at)]))[0] : opened.Case.Family.Name;

    /// <summary>Loads what completing it asks of the case: everything it holds, so that the closure is whole.</summary>
    public async Task LoadCaseAsync(StepUp opened)
    {
        await records.LoadWorkAsync(opened.Case);
        await records.LoadSpellsAsync(opened.Case);
        await records.LoadMeetingsAsync(opened.Case);
    }

    /// <summary>Who answers for the district's manager: leads of the unit; where it has none who can sign in, the managers of the district.</summary>
    public async Task<IReadOnlyList<StaffMember>> WhoAgreesAsync(StepUp raised, DateOnly on)
    {
        IReadOnlyList<StaffMember> leads = raised.IsRaisedByLead || raised.Case.UnitId is null ? [] : await db.WhoSeeAsync(raised.FamilyId, on, Posted(Role.UnitLead, null, raised.Case.UnitId, on));
        return leads.Count > 0 ? leads : await ManagersAsync(raised, on);
    }

    /// <summary>The managers of the district of its case who see the family.</summary>
    public Task<IReadOnlyList<StaffMember>> ManagersAsync(StepUp about, DateOnly on) => db.WhoSeeAsync(about.FamilyId, on, Posted(Role.DistrictManager, about.Case.DistrictId, null, on));

    /// <summary>Social care of the district to which it is sent.</summary>
    public Task<IReadOnlyList<StaffMember>> PartnersAsync(StepUp about, DateOnly on) => db.WhoSeeAsync(about.FamilyId, on, Posted(Role.SocialCarePartner, about.SentToDistrictId, null, on));

    /// <summary>The worker who holds the case and the leads of its unit.</summary>
    public async Task<IReadOnlyList<StaffMember>> WorkerAndLeadsAsync(EarlyHelpCase opened, DateOnly on)
    {
        var leads = opened.UnitId is { } unit ? await db.WhoSeeAsync(opened.FamilyId, on, Posted(Role.UnitLead, null, unit, on)) : [];
        return opened.Worker is { } worker ? [.. await db.SeeingAsync(opened.FamilyId, [worker]), .. leads.Where(l => l.Id != worker.Id)] : leads;
    }

    /// <summary>Whether anybody else who manages the district today could review it, who neither raised nor agreed it.</summary>
    public async Task<bool> SomebodyElseCanReviewAsync(StepUp opened, DateOnly on) =>
        (await ManagersAsync(opened, on)).Any(m => m.Id != current.Actor.StaffId && !opened.IsBy(m.Id));

    private bool IsForSocialCare => current.Actor.Role == Role.SocialCarePartner;

    private IQueryable<StaffMember> Posted(Role role, long? district, long? unit, DateOnly on) =>
        db.PostedOn(on).Where(p => p.Role == role && (district == null || p.DistrictId == district) && (unit == null || p.UnitId == unit))
            .Select(p => p.Staff).Distinct();

    private IQueryable<StepUp> Shown(StepUpShow show, DateOnly today) => show switch
    {
        StepUpShow.Agree => reach.StepUps.Where(s => s.State == StepUpState.Raised),
        StepUpShow.Returned => reach.StepUps.Where(s => s.State == StepUpState.Returned),
        StepUpShow.Waiting => reach.StepUps.Where(s => s.State == StepUpState.Sent),
        StepUpShow.Late => reach.StepUps.Where(s => (s.State == StepUpState.Sent && s.AnswerBy < today) || (s.State == StepUpState.HandoverPlanned && s.HandoverOn < today)),
        StepUpShow.Immediate => reach.StepUps.Where(s => s.IsImmediate && s.SentAt != null && s.ImmediateReviewedOn == null),
        StepUpShow.Handover => reach.StepUps.Where(s => s.State == StepUpState.Accepted || (s.State == StepUpState.HandoverPlanned && s.GivenOn == null)),
        StepUpShow.Confirm => reach.StepUps.Where(s => s.State == StepUpState.HandoverPlanned && s.GivenOn != null),
        _ => reach.StepUps,
    };

    private static IQueryable<StepUpRow> Rows(IQueryable<StepUp> shown) => shown.AsNoTracking().Select(s => new StepUpRow(
        s.Reference, s.Case.Family.Name, s.State, s.Case.District.Name, s.Case.Unit!.Name, s.Case.Worker!.Name, s.RaisedBy, s.RaisedOn, s.IsImmediate, s.SentOn, s.AnswerBy, s.AnsweredOn, s.HandoverOn, s.GivenOn, s.CompletedOn)
    {
        SentTo = s.SentTo!.Name, Review = s.Review, FamilyId = s.FamilyId, SentAt = s.SentAt,
    });
}

/// <summary>A step-up on a line of a list.</summary>
public sealed record StepUpRow(
    string Reference, string Family, StepUpState State, string District, string? Unit, string? Worker, string RaisedBy, DateOnly RaisedOn, bool IsImmediate,
    DateOnly? SentOn, DateOnly? AnswerBy, DateOnly? AnsweredOn, DateOnly? HandoverOn, DateOnly? GivenOn, DateOnly? CompletedOn)
{
    /// <summary>The district whose social care answers.</summary>
    public string? SentTo { get; init; }

    /// <summary>Its review.</summary>
    public StepUpReview? Review { get; init; }

    internal long FamilyId { get; init; }

    internal DateTime? SentAt { get; init; }

    /// <summary>Whether somebody is past a day.</summary>
    public bool IsLateOn(DateOnly day) => (State == StepUpState.Sent && AnswerBy < day) || (State == StepUpState.HandoverPlanned && HandoverOn < day);

    /// <summary>Where it stands.</summary>
    public string StandingOn(DateOnly today) => StepUp.Standing(State, new(RaisedOn, SentOn, AnsweredOn, HandoverOn, GivenOn), today);
}
