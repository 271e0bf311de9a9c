using EarlyHelp.Domain.Transfers;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Access;

/// <summary>Step-downs and panels that are opened.</summary>
public sealed partial class Opening
{
    /// <summary>A step-down with its family, plan, conditions, looks and agendas; the look is one at the family.</summary>
    public async Task<StepDown?> StepDownAsync(string reference, string page)
    {
        var found = await reach.StepDownsToOpen.Include(s => s.Family).Include(s => s.District).Include(s => s.Unit).Include(s => s.Worker).Include(s => s.Case).Include(s => s.Panel).Include(s => s.Plan)
            .FirstOrDefaultAsync(s => s.Reference == reference);
        if (found is null)
            return null;
        await db.Entry(found).Collection(s => s.Conditions).Query().OrderBy(c => c.Number).LoadAsync();
        await db.Entry(found).Collection(s => s.Looks).Query().OrderBy(l => l.Weeks).LoadAsync();
        await db.Entry(found).Collection(s => s.Items).Query().Include(i => i.Panel).OrderBy(i => i.Id).LoadAsync();
        await LookAsync(found.FamilyId, page, caseId: found.CaseId);
        return found;
    }

    /// <summary>
    /// The items of a panel that was opened, with their step-downs and families, in the order they came. For a partner their own only. Each is a look at its
    /// family; who must state a reason reads the panel without its families.
    /// </summary>
    public async Task<IReadOnlyList<PanelItem>> ItemsAsync(Panel opened, string page)
    {
        var items = await db.Set<PanelItem>().Where(i => i.PanelId == opened.Id && reach.StepDowns.Any(s => s.Id == i.StepDownId))
            .Include(i => i.StepDown).ThenInclude(s => s.Family).Include(i => i.StepDown).ThenInclude(s => s.Conditions)
            .Include(i => i.StepDown).ThenInclude(s => s.Items).AsSplitQuery().OrderBy(i => i.Id).ToListAsync();
        if (reach.NeedsReasonToOpen)
            return items;
        var now = clock.GetUtcNow().UtcDateTime;
        db.AddRange(items.Select(i => Auditing.Look.Of(current.Actor, now, i.StepDown.FamilyId, page, null, i.StepDown.CaseId)));
        await db.SaveChangesAsync();
        return items;
    }
}
