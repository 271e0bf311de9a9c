using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Transfers;

/// <summary>The review of one step-up: each of a month is reviewed once.</summary>
public sealed class StepUpReview
{
    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The step-up.</summary>
    public long StepUpId { get; private set; }

    /// <summary>Whether the threshold was right.</summary>
    public ThresholdView RightThreshold { get; private set; }

    /// <summary>Whether it was timely.</summary>
    public bool Timely { get; private set; }

    /// <summary>Whether it could have been avoided.</summary>
    public bool Avoidable { get; private set; }

    /// <summary>What could have been seen earlier.</summary>
    public string? EarlierSignals { get; private set; }

    /// <summary>What was learned.</summary>
    public string Learned { get; private set; } = "";

    /// <summary>Who reviewed it.</summary>
    public string By { get; private set; } = "";

    /// <summary>Who reviewed it.</summary>
    public long? ById { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; private set; }

    /// <summary>The local day.</summary>
    public DateOnly On { get; private set; }

    /// <summary>Whether whoever reviewed it had raised or agreed it, because nobody else in the district can.</summary>
    public bool IsOwn { get; private set; }

    private StepUpReview()
    {
    }

    internal StepUpReview(StepUpReviewFacts facts, bool own, Actor by, DateTime at, DateOnly on)
    {
        (RightThreshold, Timely, Avoidable) = (facts.RightThreshold!.Value, facts.Timely!.Value, facts.Avoidable!.Value);
        (EarlierSignals, Learned, IsOwn) = (Text.Tidy(facts.EarlierSignals), facts.Learned!.Trim(), own);
        (By, ById, At, On) = (by.Name, by.StaffId, at, on);
    }
}
