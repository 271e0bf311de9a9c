using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Workflow;
using static EarlyHelp.Domain.Transfers.PanelAction;
using static EarlyHelp.Domain.Transfers.PanelState;

namespace EarlyHelp.Domain.Transfers;

/// <summary>Where a panel stands.</summary>
public enum PanelState
{
    /// <summary>Its day is to come; its agenda fills itself.</summary>
    Planned,

    /// <summary>It is being held: decisions are made.</summary>
    Open,

    /// <summary>It has been held; its minutes stand.</summary>
    Held,

    /// <summary>It is not held; what was on its agenda went to the next one.</summary>
    CalledOff,
}

/// <summary>What can be done to a panel.</summary>
public enum PanelAction
{
    /// <summary>Begin it with a quorum.</summary>
    Begin,

    /// <summary>Say anew who is there.</summary>
    Attend,

    /// <summary>Close it.</summary>
    Close,

    /// <summary>Send the minutes to those who were there.</summary>
    SendMinutes,

    /// <summary>Call it off.</summary>
    CallOff,
}

/// <summary>The workflow of a panel: Planned → Open → Held, or called off.</summary>
public static class PanelWorkflow
{
    /// <summary>The table that every change of a panel's state is taken from.</summary>
    public static WorkflowTable<PanelState, PanelAction> Table { get; } = new("panel", InWords,
    [
        new(Planned, Begin, Open, Permission.ChairPanels, "own district; its day has come; a chair and at least one person from each side", "chair, who is there"),
        new(Open, Attend, Open, Permission.ChairPanels, "own district; the quorum stays", "chair, who is there"),
        new(Open, Close, Held, Permission.ChairPanels, "own district; what was not reached goes to a later panel", "closing note, minutes"),
        new(Held, SendMinutes, Held, Permission.ChairPanels, "own district", "to how many; once to each who was there and left an address"),
        new(Planned, CallOff, CalledOff, Permission.ChairPanels, "own district; reason; what is on its agenda goes to a later panel", "why"),
    ]);

    private static string InWords(PanelAction action) => action switch
    {
        Begin => "begin this panel",
        Attend => "change who is at this panel",
        Close => "close this panel",
        SendMinutes => "send the minutes of this panel",
        CallOff => "call this panel off",
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };
}
