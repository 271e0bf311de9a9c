using System.Linq.Expressions;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Organisation;

/// <summary>
/// A colleague of the unit stands in for a worker who is away, from a day to a day: sees and works on the worker's cases. The worker keeps
/// holding them, so on the day after they are the worker's alone again, and nothing has to be done for it.
/// </summary>
public sealed class Cover : Versioned
{
    /// <summary>Longest cover, days: a longer absence is a change of workers.</summary>
    public const int LongestDays = 92;

    /// <summary>Longest brief.</summary>
    public const int BriefMaxLength = 2000;

    /// <summary>Who is away.</summary>
    public long AbsentId { get; private set; }

    /// <summary>Who is away.</summary>
    public StaffMember Absent { get; private set; } = null!;

    /// <summary>Who stands in.</summary>
    public long CoveringId { get; private set; }

    /// <summary>Who stands in.</summary>
    public StaffMember Covering { get; private set; } = null!;

    /// <summary>The unit of both.</summary>
    public long UnitId { get; private set; }

    /// <summary>First day.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last day.</summary>
    public DateOnly To { get; private set; }

    /// <summary>What the colleague must know.</summary>
    public string? Brief { get; private set; }

    /// <summary>Who arranged it.</summary>
    public string By { get; private set; } = "";

    /// <summary>When it was arranged (UTC).</summary>
    public DateTime At { get; private set; }

    /// <summary>Who ended it before its day.</summary>
    public string? EndedBy { get; private set; }

    private Cover()
    {
    }

    /// <summary>The covers in which a colleague stands in on a day, while still posted to the unit for which it was arranged.</summary>
    public static Expression<Func<Cover, bool>> StandsInOn(long coveringId, long unitId, DateOnly day) =>
        v => v.CoveringId == coveringId && v.UnitId == unitId && v.From <= day && v.To >= day;

    /// <summary>Whether it runs on a day.</summary>
    public bool RunsOn(DateOnly day) => From <= day && To >= day;

    /// <summary>Arranges cover.</summary>
    /// <param name="absent">Who is away, in the unit of their posting.</param>
    /// <param name="covering">Who stands in, in the unit of their posting.</param>
    /// <param name="facts">From when to when, and what to know.</param>
    /// <param name="others">Covers of these two people that are not over.</param>
    /// <param name="by">Who arranges it.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="on">The local day.</param>
    public static Cover Arrange(Posted absent, Posted covering, CoverFacts facts, IReadOnlyCollection<Cover> others, Actor by, DateTime at, DateOnly on)
    {
        var (from, to) = (facts.From, facts.To);
        var same = others.FirstOrDefault(v => v.AbsentId == absent.Worker.Id && v.Meets(from, to));
        var away = others.FirstOrDefault(v => v.AbsentId == covering.Worker.Id && v.Meets(from, to));
        var standsIn = others.FirstOrDefault(v => v.CoveringId == absent.Worker.Id && v.Meets(from, to));
        Rule.Check(
            new(by.May(Permission.Allocate), $"Your role can’t arrange cover. Ask {StateWords.RolesHolding(Permission.Allocate)}."),
            new(by.Role == Role.UnitLead ? absent.UnitId == by.UnitId : absent.DistrictId == by.DistrictId, "You can arrange cover for your own people only", CoverFacts.AbsentId),
            new(absent.Worker.Id != covering.Worker.Id, "Choose somebody else to stand in", CoverFacts.CoveringId),
            new(covering.UnitId == absent.UnitId, $"Choose a worker of the unit of {absent.Worker.Name}", CoverFacts.CoveringId),
            new(to >= from, "The last day must be on or after the first day", nameof(facts.To)),
            new(to >= on, "The last day must be today or later", nameof(facts.To)),
            new(from >= on, "The first day must be today or later", nameof(facts.From)),
            new(to.DayNumber - from.DayNumber < LongestDays, $"Cover lasts {LongestDays} days at most: for longer, move the caseload", nameof(facts.To)),
            new(same is null, $"{absent.Worker.Name} is covered from {UkDates.Date(same?.From ?? on)} to {UkDates.Date(same?.To ?? on)} already", nameof(facts.From)),
            new(away is null, $"{covering.Worker.Name} is away from {UkDates.Date(away?.From ?? on)} to {UkDates.Date(away?.To ?? on)}", CoverFacts.CoveringId),
            new(standsIn is null, $"{absent.Worker.Name} stands in for somebody from {UkDates.Date(standsIn?.From ?? on)} to {UkDates.Date(standsIn?.To ?? on)}: end that first", CoverFacts.AbsentId),
            Text.Short(facts.Brief, BriefMaxLength, "What to know", nameof(facts.Brief)));
        return new()
        {
            Absent = absent.Worker, AbsentId = absent.Worker.Id, Covering = covering.Worker, CoveringId = covering.Worker.Id, UnitId = absent.UnitId,
            From = from, To = to, Brief = Text.Tidy(facts.Brief), By = by.Name, At = at,
        };
    }

    /// <summary>The unit of both is merged into another: the cover goes on there.</summary>
    public void FollowUnit(Unit into)
    {
        UnitId = into.Id;
        Touch();
    }

    /// <summary>The worker is back before the day: cover ends today, or never began.</summary>
    public void End(Actor by, DateOnly on)
    {
        Rule.Check(
            new(by.May(Permission.Allocate), $"Your role can’t end cover. Ask {StateWords.RolesHolding(Permission.Allocate)}."),
            new(To >= on, $"This cover ended on {UkDates.Date(To)}"));
        // The day before: from this moment the colleague no longer sees the cases.
        To = on.AddDays(-1);
        EndedBy = by.Name;
        Touch();
    }

    private bool Meets(DateOnly from, DateOnly to) => From <= to && To >= from;
}

/// <summary>A worker in the unit of their posting.</summary>
/// <param name="Worker">Who.</param>
/// <param name="UnitId">The unit.</param>
/// <param name="DistrictId">Its district.</param>
public sealed record Posted(StaffMember Worker, long UnitId, long DistrictId);

/// <summary>What is arranged.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Brief">What the colleague must know.</param>
public sealed record CoverFacts(DateOnly From, DateOnly To, string? Brief = null)
{
    /// <summary>Name of the field of who is away.</summary>
    public const string AbsentId = "AbsentId";

    /// <summary>Name of the field of who stands in.</summary>
    public const string CoveringId = "CoveringId";
}
