using EarlyHelp.Domain.Access;

namespace EarlyHelp.Domain.Transfers;

/// <summary>How an item left the agenda of a panel.</summary>
public enum PanelDecision
{
    /// <summary>The family is accepted.</summary>
    Accepted,

    /// <summary>Put off to a later panel.</summary>
    Deferred,

    /// <summary>Social care keeps the family.</summary>
    Declined,

    /// <summary>There was no time; it went to the next panel.</summary>
    NotReached,

    /// <summary>The panel was called off; it went to the next one.</summary>
    CalledOff,

    /// <summary>Social care took the request back before.</summary>
    Withdrawn,
}

/// <summary>A step-down on the agenda of one panel, and what that panel decided: a line of its minutes.</summary>
public sealed class PanelItem
{
    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The panel.</summary>
    public long PanelId { get; private set; }

    /// <summary>The panel.</summary>
    public Panel Panel { get; private set; } = null!;

    /// <summary>The step-down.</summary>
    public long StepDownId { get; private set; }

    /// <summary>The step-down.</summary>
    public StepDown StepDown { get; private set; } = null!;

    /// <summary>The day it came on the agenda.</summary>
    public DateOnly ListedOn { get; private set; }

    /// <summary>How it left the agenda; null while it is on it.</summary>
    public PanelDecision? Decision { get; private set; }

    /// <summary>The reason, or what is awaited.</summary>
    public string? Words { get; private set; }

    /// <summary>What is suggested instead, or to which panel it was put off.</summary>
    public string? Further { get; private set; }

    /// <summary>Who recorded it.</summary>
    public string? By { get; private set; }

    /// <summary>When it was recorded (UTC).</summary>
    public DateTime? At { get; private set; }

    /// <summary>The day.</summary>
    public DateOnly? DecidedOn { get; private set; }

    private PanelItem()
    {
    }

    internal PanelItem(StepDown stepDown, Panel panel, DateOnly on) => (StepDown, Panel, PanelId, ListedOn) = (stepDown, panel, panel.Id, on);

    internal void Decide(PanelDecision decision, string words, string? further, Actor by, DateTime at, DateOnly on) =>
        (Decision, Words, Further, By, At, DecidedOn) = (decision, words.Trim(), further?.Trim(), by.Name, at, on);

    internal void Leave(PanelDecision decision, string words, Actor by, DateTime at, DateOnly on) => Decide(decision, words, null, by, at, on);
}
