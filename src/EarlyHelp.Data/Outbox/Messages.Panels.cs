using System.Globalization;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Transfers;

namespace EarlyHelp.Data.Outbox;

/// <summary>Messages about panels; they name step-downs by reference, and no family.</summary>
public sealed partial class Messages
{
    /// <summary>The minutes of a panel, for one person who was there: once for each person and panel.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="to">Where it goes.</param>
    /// <param name="lines">A reference and how it was decided, for each item that is theirs to know.</param>
    public void SendPanelMinutes(Panel panel, string to, IEnumerable<string> lines) => Write(PanelMinutesKey(panel.Id, to), to, "panel-minutes", new()
    {
        ["day"] = UkDates.Date(panel.Date),
        ["lines"] = string.Join("\n", lines),
        ["link"] = address.Of(string.Create(CultureInfo.InvariantCulture, $"/panels/{panel.Id}/minutes")),
    });

    /// <summary>What makes the minutes one message for each person and panel.</summary>
    internal static string PanelMinutesKey(long panelId, string to) => string.Create(CultureInfo.InvariantCulture, $"panel-minutes:{panelId}:{Digest(to.ToUpperInvariant())}");
}
