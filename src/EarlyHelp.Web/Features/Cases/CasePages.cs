using EarlyHelp.Data.Access;
using EarlyHelp.Data.Cases;
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
    /// <summary>Who stands in for the worker today; null when nobody does.</summary>
    public CoverNow? Cover { get; init; }

    /// <summary>Whether this person can accept or allocate it now.</summary>
    public bool MayAllocate => Actor.May(Permission.Allocate) && Case.ClosedOn is null;

    /// <summary>Whether this person can move it to another unit of the district now.</summary>
    public bool MayMove => Actor.May(Permission.MoveBetweenUnits) && Case.ClosedOn is null && Case.UnitId is not null;

    /// <summary>Whether this person can add a note to it now.</summary>
    public bool MayWriteNotes => Actor.May(Permission.WriteNotes) && Case.ClosedOn is null;

    /// <summary>What accepting or allocating is called in its state.</summary>
    public string AllocateWords => Case.UnitId is null ? "Accept and allocate" : Case.WorkerId is null ? "Allocate to a worker" : "Change the worker";
}

/// <summary>The overview of a case.</summary>
/// <param name="Header">Its top.</param>
/// <param name="Clocks">Its clocks.</param>
/// <param name="People">The family.</param>
/// <param name="Notification">The notification it came from.</param>
/// <param name="Consent">Consent in one line.</param>
public sealed record CaseOverview(CaseHeader Header, IReadOnlyList<ClockWords> Clocks, IReadOnlyList<PersonOfCase> People, NotificationOfCase? Notification, string? Consent);

/// <summary>Opens a case and gathers what its pages show.</summary>
public sealed class CasePages(Opening opening, CaseRecords records, CaseWords words, CoverList covers, CurrentActor current)
{
    /// <summary>Opens the case for a page; null when it is out of reach.</summary>
    public async Task<CaseHeader?> OpenAsync(string reference, string page) =>
        await opening.CaseAsync(reference, page) is { } opened ? await HeaderAsync(opened) : null;

    /// <summary>The top of the pages of a case that is open already.</summary>
    public async Task<CaseHeader> HeaderAsync(EarlyHelpCase opened)
    {
        var next = opened.Dates.Next is { } clock ? await words.OfAsync(clock) : null;
        return new(opened, next, WhoActs(opened), words.Today, current.Actor)
        {
            Cover = opened.ClosedOn is null ? await covers.OfAsync(opened.WorkerId, words.Today) : null,
        };
    }

    /// <summary>The overview; null when the case is out of reach.</summary>
    public async Task<CaseOverview?> OverviewAsync(string reference)
    {
        if (await OpenAsync(reference, "Case") is not { } header)
            return null;
        var clocks = new List<ClockWords>();
        foreach (var clock in header.Case.Dates.Clocks)
            clocks.Add(await words.OfAsync(clock));
        return new(header, clocks, await records.PeopleAsync(header.Case), await records.NotificationAsync(header.Case), Consent(await records.ConsentAsync(header.Case)));
    }

    private static string WhoActs(EarlyHelpCase opened) => opened.State switch
    {
        CaseState.Closed => $"Closed on {UkDates.Date(opened.ClosedOn!.Value)}",
        CaseState.AwaitingAllocation when opened.UnitId is null => $"The district manager of {opened.District.Name} or one of its unit leads accepts this family to a unit",
        _ when opened.Worker is null => $"The lead of {opened.Unit!.Name} allocates this family to a worker",
        CaseState.Closing => $"The lead of {opened.Unit!.Name} signs off the closure",
        CaseState.PlanActive => $"{opened.Worker!.Name} works the plan with the family",
        _ => $"{opened.Worker!.Name} assesses and agrees a plan with the family",
    };

    private static string? Consent(IReadOnlyList<ConsentOfCase> answers)
    {
        if (answers.Count == 0)
            return null;
        var people = answers.Where(a => a.Item != ConsentCodes.NoMailings).GroupBy(a => a.Person ?? "Nobody was asked").Select(g => g.Key == "Nobody was asked" ? g.Key : $"{g.Key}: {Answers(g)}");
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
