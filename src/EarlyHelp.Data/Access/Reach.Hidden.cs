using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Restrictions;
using EarlyHelp.Domain.Transfers;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Access;

/// <summary>
/// What is hidden from this person whatever their role reaches: families restricted to other people, and those that they declared to know
/// (spec 3-access). Every query of <see cref="Reach"/> begins with what is left. And what broken glass opens for a while, to read.
/// </summary>
public sealed partial class Reach
{
    /// <summary>Families whose records are not there for this person.</summary>
    public IQueryable<long> HiddenFamilies
    {
        get
        {
            var id = MyId;
            return db.Restrictions.Where(r => r.LiftedAt == null && !r.Named.Any(n => n.StaffId == id)).Select(r => r.FamilyId)
                .Concat(db.DeclaredInterests.Where(i => i.StaffId == id && i.EndedAt == null).Select(i => i.FamilyId));
        }
    }

    /// <summary>Families that this person declared to know.</summary>
    public IQueryable<long> KnownToMe
    {
        get
        {
            var id = MyId;
            return db.DeclaredInterests.Where(i => i.StaffId == id && i.EndedAt == null).Select(i => i.FamilyId);
        }
    }

    /// <summary>
    /// People who belong to a hidden family now. Where they also stand in another family, their place and how to reach them stay hidden; who broke the glass
    /// to open the family in an emergency is told them.
    /// </summary>
    public IQueryable<long> HiddenPeople
    {
        get
        {
            var hidden = db.FamilyMembers.Where(m => m.To == null && HiddenFamilies.Contains(m.FamilyId));
            return (Me.May(Permission.BreakGlass) ? hidden.Where(m => !BehindGlass.Contains(m.FamilyId)) : hidden).Select(m => m.PersonId);
        }
    }

    /// <summary>As above for reading audits: a privacy officer reads that of restricted records, and not of people in a family that they know.</summary>
    public IQueryable<long> HiddenPeopleToAudit => Me.Role == Role.PrivacyOfficer
        ? db.FamilyMembers.Where(m => m.To == null && KnownToMe.Contains(m.FamilyId)).Select(m => m.PersonId) : HiddenPeople;

    /// <summary>All cases but the hidden ones, whoever holds them.</summary>
    public IQueryable<EarlyHelpCase> CasesNotHidden => db.Cases.Where(c => !HiddenFamilies.Contains(c.FamilyId));

    /// <summary>All notifications but the hidden ones.</summary>
    public IQueryable<Notification> NotificationsNotHidden => db.Notifications.Where(n => !HiddenFamilies.Contains(n.FamilyId));

    /// <summary>All step-downs but the hidden ones.</summary>
    public IQueryable<StepDown> StepDownsNotHidden => db.StepDowns.Where(s => !HiddenFamilies.Contains(s.FamilyId));

    /// <summary>All families but the hidden ones; a record that was merged into a hidden one is hidden with it.</summary>
    private IQueryable<Family> FamiliesNotHidden =>
        db.Families.Where(f => !HiddenFamilies.Contains(f.Id) && (f.MergedIntoId == null || !HiddenFamilies.Contains(f.MergedIntoId.Value)));

    /// <summary>Families that broken glass opens for this person now.</summary>
    private IQueryable<long> BehindGlass
    {
        get
        {
            var (id, now) = (MyId, UkTime.UtcNow(clock));
            return db.BrokenGlasses.Where(g => g.StaffId == id && g.Until > now).Select(g => g.FamilyId);
        }
    }

    /// <summary>
    /// The glass that this person broke to open a family; null when its record is in their reach without, or was not opened so. A role that breaks
    /// no glass costs no query.
    /// </summary>
    /// <param name="familyId">The family of what is opened.</param>
    /// <param name="isInReach">Whether what is opened is in reach without.</param>
    internal async Task<BrokenGlass?> GlassOfAsync(long familyId, Func<Task<bool>> isInReach)
    {
        if (!Me.May(Permission.BreakGlass))
            return null;
        var (id, now) = (MyId, UkTime.UtcNow(clock));
        var kept = db.Families.Where(f => f.Id == familyId).Select(f => f.MergedIntoId ?? f.Id);
        var glass = await db.BrokenGlasses.AsNoTracking().Where(g => g.StaffId == id && g.Until > now && kept.Contains(g.FamilyId)).OrderByDescending(g => g.Id).FirstOrDefaultAsync();
        return glass is null || await isInReach() ? null : glass;
    }
}
