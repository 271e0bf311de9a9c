using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Organisation;

namespace EarlyHelp.Data.Outbox;

/// <summary>Messages between districts about a family that moves; they name the case only.</summary>
public sealed partial class Messages
{
    /// <summary>A family is offered to a manager's district.</summary>
    public void TellOffered(EarlyHelpCase offered, int number, StaffMember manager) =>
        Write($"handover:{offered.Reference}:{number}:{manager.Id}", manager.Email, "handover", new()
        {
            ["reference"] = offered.Reference,
            ["link"] = address.Of($"/cases/{offered.Reference}/handover"),
        });

    /// <summary>The other district has answered.</summary>
    public void TellOfferAnswered(EarlyHelpCase offered, int number, bool accepted, StaffMember manager) =>
        Write($"handover-answered:{offered.Reference}:{number}:{manager.Id}", manager.Email, "handover-answered", new()
        {
            ["reference"] = offered.Reference,
            ["answer"] = accepted ? "The other district holds the family from today" : "The other district declined, so your district keeps the family",
            ["link"] = address.Of(accepted ? "/handovers" : $"/cases/{offered.Reference}/handover"),
        });
}
