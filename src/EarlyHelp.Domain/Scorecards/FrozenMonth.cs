using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Scorecards;

/// <summary>A month as it was reported: its figures for every part of the service, and the records they were made of. It is never changed; what is corrected later stands beside it (ADR 22).</summary>
public sealed class FrozenMonth
{
    /// <summary>Length of a month, "2016-07".</summary>
    public const int MonthLength = 7;

    private readonly List<FrozenFigure> figures = [];
    private readonly List<FrozenTally> tallies = [];

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The month, "2016-07".</summary>
    public string Month { get; private set; } = "";

    /// <summary>The local day on which it was frozen.</summary>
    public DateOnly On { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; private set; }

    /// <summary>Who froze it.</summary>
    public string By { get; private set; } = "";

    /// <summary>The figures, of every part of the service that had any.</summary>
    public IReadOnlyList<FrozenFigure> Figures => figures;

    /// <summary>The records they were made of.</summary>
    public IReadOnlyList<FrozenTally> Tallies => tallies;

    private FrozenMonth()
    {
    }

    /// <summary>Freezes a month that is over, once.</summary>
    /// <param name="card">Its scorecard as it stands.</param>
    /// <param name="facts">What other services report for it.</param>
    /// <param name="scopes">Every part of the service.</param>
    /// <param name="isFrozen">Whether it was frozen before.</param>
    /// <param name="by">Who freezes it.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="on">The local day.</param>
    public static FrozenMonth Freeze(Scorecard card, Facts facts, IEnumerable<Scope> scopes, bool isFrozen, Actor by, DateTime at, DateOnly on)
    {
        Rule.Check(
            new(by.May(Permission.FreezeFigures), $"Your role can’t freeze a month. Ask {StateWords.RolesHolding(Permission.FreezeFigures)}."),
            new(card.Month.Last < on, $"{card.Month.InWords} is not over: freeze it from {UkDates.Date(card.Month.Plus(1).First)}", nameof(Month)),
            new(!isFrozen, $"{card.Month.InWords} is frozen already", nameof(Month)));
        var frozen = new FrozenMonth { Month = card.Month.ToString(), On = on, At = at, By = by.Name };
        foreach (var scope in scopes)
        {
            foreach (var figure in Indicators.All.Where(i => i.IsAt(scope.Level)).Select(i => card.Of(i, scope)).Concat(OutsideCard.Of(facts, card.Month, scope).Select(o => o.Figure)))
            {
                if (figure.Numerator is > 0 || figure.Denominator is > 0 || figure.Value is not null and not 0)
                    frozen.figures.Add(new(scope, figure));
            }
        }

        frozen.tallies.AddRange(Indicators.All.SelectMany(i => card.All(i).Select(t => new FrozenTally(i.Code, t))));
        return frozen;
    }
}

/// <summary>A figure as it was reported. Where a part of the service has no row, there was nothing to count.</summary>
public sealed class FrozenFigure
{
    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>Its indicator.</summary>
    public string Indicator { get; private set; } = "";

    /// <summary>The level.</summary>
    public Level Level { get; private set; }

    /// <summary>Database key of the part of the service; 0 for the county.</summary>
    public long ScopeId { get; private set; }

    /// <summary>The numerator.</summary>
    public decimal? Numerator { get; private set; }

    /// <summary>The denominator.</summary>
    public decimal? Denominator { get; private set; }

    /// <summary>The value as it was shown.</summary>
    public decimal? Value { get; private set; }

    /// <summary>The value that was reported: without a row there was nothing to count, and a count of nothing is 0.</summary>
    public static decimal? ValueOf(Indicator indicator, FrozenFigure? reported) => reported is null && indicator.Measure == Measure.Count ? 0 : reported?.Value;

    private FrozenFigure()
    {
    }

    internal FrozenFigure(Scope scope, Figure figure)
    {
        (Indicator, Level, ScopeId) = (figure.Indicator.Code, scope.Level, scope.Id ?? 0);
        (Numerator, Denominator, Value) = (figure.Numerator, figure.Denominator, figure.Value);
    }
}

/// <summary>A record that a reported figure was made of.</summary>
public sealed class FrozenTally
{
    /// <summary>Longest reference.</summary>
    public const int ReferenceMaxLength = 100;

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The indicator.</summary>
    public string Indicator { get; private set; } = "";

    /// <summary>Of what kind the record is.</summary>
    public Subject Subject { get; private set; }

    /// <summary>Database key of the record.</summary>
    public long RecordId { get; private set; }

    /// <summary>Reference that people read.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>Its area.</summary>
    public long? AreaId { get; private set; }

    /// <summary>Its district.</summary>
    public long? DistrictId { get; private set; }

    /// <summary>Its unit.</summary>
    public long? UnitId { get; private set; }

    /// <summary>Its worker.</summary>
    public long? WorkerId { get; private set; }

    /// <summary>The day for which it counted.</summary>
    public DateOnly On { get; private set; }

    /// <summary>Whether it was in the numerator.</summary>
    public bool Counts { get; private set; }

    /// <summary>Days of which a median was made.</summary>
    public int Days { get; private set; }

    /// <summary>As the scorecard has it.</summary>
    public Tally Tally => new(Subject, RecordId, Reference, new(AreaId, DistrictId, UnitId, WorkerId), On, Counts, Days);

    private FrozenTally()
    {
    }

    internal FrozenTally(string indicator, Tally tally)
    {
        (Indicator, Subject, RecordId, Reference, On, Counts, Days) = (indicator, tally.Subject, tally.Id, tally.Reference, tally.On, tally.Counts, tally.Days);
        (AreaId, DistrictId, UnitId, WorkerId) = (tally.Place.AreaId, tally.Place.DistrictId, tally.Place.UnitId, tally.Place.WorkerId);
    }
}
