using EarlyHelp.Domain.Scorecards;

namespace EarlyHelp.Domain.Registers;

/// <summary>A figure that another service reports for a month, with the day of its import (spec/4-scorecard.md). The newest import of one month and district stands.</summary>
public sealed class OutsideFigure
{
    /// <summary>Longest code of a figure.</summary>
    public const int IndicatorMaxLength = 60;

    /// <summary>Length of a month, "2016-07".</summary>
    public const int MonthLength = 7;

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>Its code.</summary>
    public string Indicator { get; private set; } = "";

    /// <summary>The month, "2016-07".</summary>
    public string Month { get; private set; } = "";

    /// <summary>The district; null for the county.</summary>
    public long? DistrictId { get; private set; }

    /// <summary>What was counted; null when only the denominator is given.</summary>
    public decimal? Numerator { get; private set; }

    /// <summary>Of what.</summary>
    public decimal Denominator { get; private set; }

    /// <summary>What it should reach.</summary>
    public decimal? Target { get; private set; }

    /// <summary>Which way is better.</summary>
    public Direction? Direction { get; private set; }

    /// <summary>The day of the import.</summary>
    public DateOnly ImportedOn { get; private set; }

    private OutsideFigure()
    {
    }

    /// <summary>As the register has it.</summary>
    public OutsideFigure(FigureRow row, DateOnly on)
    {
        (Indicator, Month, DistrictId, Numerator, Denominator) = (row.Indicator, row.Month.ToString(), row.DistrictId, row.Numerator, row.Denominator);
        (Target, Direction, ImportedOn) = (row.Target, row.Direction, on);
    }
}
