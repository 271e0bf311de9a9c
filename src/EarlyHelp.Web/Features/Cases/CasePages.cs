using EarlyHelp.Data.Access;
using EarlyHelp.Data.Cases;
using EarlyHelp.Data.Restrictions;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Notifications.Form.Codes;

namespace EarlyHelp.Web.Features.Cases;

/// <summary>What stands at the top of every page of a case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Next">The next thing that is due; null once closed.</param>
/// <param name="WhoActs">Who must act next, as a sentence.</param>
/// <param name="Today">The local day.</param>
/// <param name="Actor">Who looks.</param>
public sealed record CaseHeader(EarlyHelpCase Case, ClockWords? Next, string WhoActs, DateOnly Today, Actor Actor)
{
    /// <summary>Who else must act, the more pressing first.</summary>
    public IReadOnlyList<string> AlsoActs { get; init; } = [];

    /// <summary>Whether this person may read what lead and worker talked through: only those who work on the case.</summary>
    public bool MayReadSupervision { get; init; }

    /// <summary>Whether this person can review its plan now.</summary>
    public bool MayReview => May(Permission.WorkWithFamily) && Case.State == CaseState.PlanActive;

    /// <summary>Whether this person can propose to close it now.</summary>
    public bool MayProposeClosure => May(Permission.WorkWithFamily) && Case.UnitId is not null && Case.State is not (CaseState.Closing or CaseState.Closed);

    /// <summary>Whether this person can decide now whether the work goes on: from the 4 weeks before its end.</summary>
    public bool MayContinue => May(Permission.DecideContinuation) && Case.ClosedOn is null && Case.Dates.WorkEndsOn is { } end && Today > end.AddDays(-Domain.Reviews.Continuation.LongestDays);

    /// <summary>Who stands in for the worker today; null when nobody does.</summary>
    public CoverNow? Cover { get; init; }

    /// <summary>Whether this person can accept or allocate it now.</summary>
    public bool MayAllocate => May(Permission.Allocate) && Case.ClosedOn is null;

    /// <summary>Whether this person can move it to another unit of the district now.</summary>
    public bool MayMove => May(Permission.MoveBetweenUnits) && Case.ClosedOn is null && Case.UnitId is not null;

    /// <summary>Whether this person can add a note to it now.</summary>
    public bool MayWriteNotes => May(Permission.WriteNotes) && Case.ClosedOn is null;

    /// <summary>Whether this person can work with the family now: assess, plan, record what happens.</summary>
    public bool MayWork => May(Permission.WorkWithFamily) && Case.ClosedOn is null;

    /// <summary>Whether this person can call a meeting of the team off, also when the case has closed since.</summary>
    public bool MayCallOff => May(Permission.WorkWithFamily) && Case.UnitId is not null;

    /// <summary>Whether first contact is still to be recorded, and this person can.</summary>
    public bool MayContact => MayWork && Case.State == CaseState.Allocated && Case.FamilyContactedOn is null;

    /// <summary>The step-up that is open on it; null when none is.</summary>
    public Domain.Transfers.StepUp? StepUp => Case.StepUps.FirstOrDefault(s => s.IsOpen);

    /// <summary>The step across that is open on it; null when none is.</summary>
    public Domain.Transfers.StepAcross? StepAcross => Case.StepsAcross.FirstOrDefault(s => s.IsOpen);

    /// <summary>Whether this person can raise a step-up on it, or step the family across, now: nothing else is open.</summary>
    public bool MayPassOn => MayWork && May(Permission.RaiseStepUps) && Case.Family.Baton?.Transfer is null;

    /// <summary>Whether this person can offer it to another district, or see what became of an offer.</summary>
    public bool MayHandOver => May(Permission.MoveBetweenUnits) && Case.ClosedOn is null;

    /// <summary>Whether it is offered to this person's district, to be read and answered.</summary>
    public bool IsOfferedToMe => Case.OfferedDistrictId is { } offered && Actor.Role == Role.DistrictManager && Actor.DistrictId == offered;

    /// <summary>What accepting or allocating is called in its state.</summary>
    public string AllocateWords => Case.UnitId is null ? "Accept and allocate" : Case.WorkerId is null ? "Allocate to a worker" : "Change the worker";

    /// <summary>Whom others are told to ring, when the record is restricted to named people; null when it isn't.</summary>
    public string? RestrictedLead { get; init; }

    /// <summary>Whether it was opened by breaking the glass: it is read and not changed.</summary>
    public bool IsBehindGlass { get; init; }

    /// <summary>Whether this person's role may do it here: a manager to whom the case is only offered reads it.</summary>
    public bool May(Permission permission) => Actor.May(permission) && !IsOfferedToMe && !IsBehindGlass;
}

/// <summary>The overview of a case.</summary>
/// <param name="Header">Its top.</param>
/// <param name="Clocks">Its clocks.</param>
/// <param name="People">The family.</param>
/// <param name="Notification">The notification it came from.</param>
/// <param name="Consent">Consent in one line.</param>
public sealed record CaseOverview(CaseHeader Header, IReadOnlyList<ClockWords> Clocks, IReadOnlyList<PersonOfCase> People, NotificationOfCase? Notification, string? Consent)
{
    /// <summary>The step-down it came from; null when it came by none.</summary>
    public StepDownOfCase? StepDown { get; init; }

    /// <summary>What the register of the system before says of it; null when it began here.</summary>
    public PastOfCase? Past { get; init; }

    /// <summary>Its weeks as a picture.</summary>
    public RulerPicture? Ruler { get; init; }
}

/// <summary>Opens a case and gathers what its pages show.</summary>
public sealed class CasePages(Opening opening, Reach reach, CaseRecords records, CaseWords words, CoverList covers, RestrictionDesk restrictions, CurrentActor current)
{
    /// <summary>Opens the case for a page; null when it is out of reach.</summary>
    public async Task<CaseHeader?> OpenAsync(string reference, string page) =>
        await opening.CaseAsync(reference, page) is { } opened ? await HeaderAsync(opened) : null;

    /// <summary>The top of the pages of a case that is open already.</summary>
    public async Task<CaseHeader> HeaderAsync(EarlyHelpCase opened)
    {
        var next = opened.Dates.Next is { } clock ? await words.OfAsync(clock) : null;
        await records.LoadActsAsync(opened);
        var acts = CaseActs.Of(opened, words.Today, await records.HolderHasLeftAsync(opened, words.Today));
        return new(opened, next, acts[0], words.Today, current.Actor)
        {
            RestrictedLead = await restrictions.LeadAsync(opened.FamilyId), IsBehindGlass = current.Glass is not null,
            MayReadSupervision = current.Actor.May(Permission.ReadSupervision) && await reach.WorksOnAsync(opened),
            AlsoActs = [.. acts.Skip(1)],
            Cover = opened.ClosedOn is null ? await covers.OfAsync(opened.WorkerId, opened.UnitId, words.Today) : null,
        };
    }

    /// <summary>The overview; null when the case is out of reach.</summary>
    public async Task<CaseOverview?> OverviewAsync(string reference)
    {
        if (await OpenAsync(reference, "Case") is not { } header)
            return null;
        await records.LoadRulerAsync(header.Case);
        var clocks = new List<ClockWords>();
        foreach (var clock in header.Case.Dates.Clocks)
            clocks.Add(await words.OfAsync(clock));
        return new(header, clocks, await records.PeopleAsync(header.Case), await records.NotificationAsync(header.Case), Consent(await records.ConsentAsync(header.Case)))
        {
            Ruler = RulerPicture.Of(header.Case, header.Today), StepDown = await records.StepDownAsync(header.Case), Past = await records.PastAsync(header.Case),
        };
    }

    private static string? Consent(IReadOnlyList<ConsentOfCase> answers)
    {
        if (answers.Count == 0)
            return null;
        var people = answers.Where(a => a.Item != ConsentCodes.NoMailings).GroupBy(a => a.Person ?? "The family")
            .Select(g => g.All(a => a.Answer == ConsentAnswer.NotAsked) ? $"{g.Key}: nobody was asked" : $"{g.Key}: {Answers(g)}");
        return string.Join("; ", people);
    }

    private static string Answers(IEnumerable<ConsentOfCase> answers) => string.Join(", ", answers.GroupBy(a => a.Answer).OrderBy(g => g.Key).Select(g => g.Key switch
    {
        ConsentAnswer.Given => $"{UkDates.Count(g.Count(), "item")} given",
        ConsentAnswer.Partial => $"{UkDates.Count(g.Count(), "item")} given in part",
        ConsentAnswer.Refused => $"{UkDates.Count(g.Count(), "item")} refused",
        ConsentAnswer.Withdrawn => $"{UkDates.Count(g.Count(), "item")} withdrawn",
        _ => $"{UkDates.Count(g.Count(), "item")} not asked",
    }));
}
