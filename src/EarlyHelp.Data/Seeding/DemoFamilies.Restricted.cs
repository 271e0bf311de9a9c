using EarlyHelp.Data.Auditing;
using EarlyHelp.Domain.Restrictions;

namespace EarlyHelp.Data.Seeding;

/// <summary>The demonstration's restricted record, how it was once opened in an emergency, and a family that a colleague knows.</summary>
public sealed partial class DemoFamilies
{
    private const string Emergency = "The hospital asks at night who works with the family, and nobody of the unit answers.";

    private async Task RestrictedAsync()
    {
        var (hidden, known) = (held.Single(h => h.Worker == "worker" && h.Turn == DemoTurn.NoReview), held.Single(h => h.Worker == "worker" && h.Turn == DemoTurn.Drifts));
        var family = hidden.Case.Family;
        As("privacy", 30, 11);
        db.Add(Restriction.Of(
            family, new(RestrictionReason.StaffFamily, "The mother’s sister works in another unit.", [staff["worker"], staff["lead"], staff["district"]], staff["lead"], "01632 960 115"), [], current.Actor, now.Now));

        As("area", 20, 22);
        var glass = BrokenGlass.Of(family, Emergency, current.Actor, now.Now);
        db.Add(glass);
        db.Add(Look.Of(current.Actor, now.Now, family.Id, "Family", Emergency));
        As("privacy", 19, 10);
        glass.Find(true, "The ward confirms the call. The unit now leaves its number for the night with the ward.", current.Actor, now.Now);

        As("worker2", 12, 9);
        db.Add(DeclaredInterest.Of(known.Case.Family, "The mother sings in my choir.", current.Actor, now.Now));
        // Somebody writes about the restricted family again: triage is told whom to ring.
        await ReceiveAsync(1, hidden.Family);
        await SaveAsync();
    }
}
