using EarlyHelp.Domain.Transfers;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Access;

/// <summary>Panels that are opened by their number.</summary>
public sealed partial class Opening
{
    /// <summary>A panel with its district and who was there. It names no family by itself: each item that is read is a look at its family.</summary>
    public Task<Panel?> PanelAsync(long id) =>
        reach.Panels.Include(p => p.District).Include(p => p.Attendees.OrderBy(a => a.Number)).FirstOrDefaultAsync(p => p.Id == id);
}
