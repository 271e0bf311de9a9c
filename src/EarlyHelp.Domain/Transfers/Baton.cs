using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Transfers;

/// <summary>
/// Responsibility for one family: who holds it, since when and on what ground, and the transfer it is offered in (spec 2-workflow, Transfers).
/// There is one for each family that was ever in a transfer. It always names one holder; passing it names the next one in the same change.
/// </summary>
public sealed class Baton
{
    /// <summary>Longest ground.</summary>
    public const int GroundMaxLength = 500;

    /// <summary>The family.</summary>
    public long FamilyId { get; private set; }

    /// <summary>The family.</summary>
    public Family Family { get; private set; } = null!;

    /// <summary>The entry of the ledger that names the holder; null when it is not loaded.</summary>
    public BatonEntry? Held { get; private set; }

    /// <summary>Number of the entry of the ledger that names the holder.</summary>
    public int Number { get; private set; }

    /// <summary>The service that holds it.</summary>
    public HoldingService Service { get; private set; }

    /// <summary>Where in that service; null for Early Help.</summary>
    public string? Place { get; private set; }

    /// <summary>The district, when Early Help holds it.</summary>
    public long? DistrictId { get; private set; }

    /// <summary>The open case, when Early Help holds it.</summary>
    public string? CaseReference { get; private set; }

    /// <summary>The day from which it has been held.</summary>
    public DateOnly Since { get; private set; }

    /// <summary>On what ground.</summary>
    public string Ground { get; private set; } = "";

    /// <summary>Reference of the transfer in which it is offered to somebody; null when in none.</summary>
    public string? Transfer { get; private set; }

    /// <summary>Goes up with every change, so that two who act at once don't both succeed.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>Who holds it.</summary>
    public Holder Holder => new(Service, Place, DistrictId, CaseReference);

    private Baton()
    {
    }

    internal Baton(Family family, Holder holder, DateOnly since, string ground, Actor by, DateTime at)
    {
        Family = family;
        Enter(holder, since, ground, null, by, at);
    }

    /// <summary>Whether this case is what Early Help holds it by.</summary>
    public bool IsHeldBy(string caseReference) => CaseReference == caseReference;

    /// <summary>A transfer of the family begins: it is offered, and whoever holds it goes on holding it.</summary>
    internal void Offer(string transfer)
    {
        Rule.Check(IsFree);
        Transfer = transfer;
        Version++;
    }

    /// <summary>A transfer ended and the holder stays who it is: declined, or taken back.</summary>
    internal void Keep(string transfer)
    {
        Rule.Check(new Rule(Transfer == transfer, "This transfer has ended already"));
        Transfer = null;
        Version++;
    }

    /// <summary>The receiving side of the transfer has confirmed: from now on it holds the family.</summary>
    internal void Pass(string transfer, Holder to, string ground, Actor by, DateTime at, DateOnly on)
    {
        Rule.Check(new Rule(Transfer == transfer, "This transfer has ended already"));
        Transfer = null;
        Enter(to, on, ground, transfer, by, at);
    }

    /// <summary>The holder changes without a transfer: a case closes, opens or opens again.</summary>
    internal void Change(Holder to, string ground, Actor by, DateTime at, DateOnly on)
    {
        if (to != Holder)
            Enter(to, on, ground, null, by, at);
    }

    /// <summary>A family that is in no transfer can be offered in one.</summary>
    internal Rule IsFree => new(Transfer is null, $"The family is in a transfer already, {Transfer}: that one ends first");

    private void Enter(Holder to, DateOnly since, string ground, string? transfer, Actor by, DateTime at)
    {
        ground = ground.Length <= GroundMaxLength ? ground : ground[..(GroundMaxLength - 1)] + "…";
        (Service, Place, DistrictId, CaseReference, Since, Ground) = (to.Service, to.Place, to.DistrictId, to.CaseReference, since, ground);
        Held = new BatonEntry(Family, ++Number, to, since, ground, transfer, by, at);
        Version++;
    }
}

/// <summary>One line of the ledger: from this day this service held the family. It ends where the next one begins, so there is no gap and no overlap.</summary>
public sealed class BatonEntry
{
    /// <summary>The family.</summary>
    public long FamilyId { get; private set; }

    /// <summary>The family.</summary>
    public Family Family { get; private set; } = null!;

    /// <summary>1 for the first.</summary>
    public int Number { get; private set; }

    /// <summary>Number of the entry before; null for the first. The database holds it to be this number less one, and to exist.</summary>
    public int? Previous { get; private set; }

    /// <summary>The service that took it.</summary>
    public HoldingService Service { get; private set; }

    /// <summary>Where in that service; null for Early Help.</summary>
    public string? Place { get; private set; }

    /// <summary>The district, when Early Help took it.</summary>
    public long? DistrictId { get; private set; }

    /// <summary>The case, when Early Help took it.</summary>
    public string? CaseReference { get; private set; }

    /// <summary>The day from which it held the family.</summary>
    public DateOnly Since { get; private set; }

    /// <summary>On what ground.</summary>
    public string Ground { get; private set; } = "";

    /// <summary>The transfer that passed it on; null when it came by none.</summary>
    public string? Transfer { get; private set; }

    /// <summary>Who confirmed it.</summary>
    public string By { get; private set; } = "";

    /// <summary>When it was recorded (UTC).</summary>
    public DateTime At { get; private set; }

    /// <summary>Who took it.</summary>
    public Holder Holder => new(Service, Place, DistrictId, CaseReference);

    private BatonEntry()
    {
    }

    internal BatonEntry(Family family, int number, Holder holder, DateOnly since, string ground, string? transfer, Actor by, DateTime at)
    {
        (Family, FamilyId, Number, Previous) = (family, family.Id, number, number == 1 ? null : number - 1);
        (Service, Place, DistrictId, CaseReference, Since, Ground, Transfer, By, At) = (holder.Service, holder.Place, holder.DistrictId, holder.CaseReference, since, ground, transfer, by.Name, at);
    }
}
