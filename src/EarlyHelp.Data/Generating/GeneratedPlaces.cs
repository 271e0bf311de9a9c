using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Organisation;

namespace EarlyHelp.Data.Generating;

/// <summary>Somebody of the service, who acts in the one post that they hold all the time.</summary>
/// <param name="Person">Who.</param>
/// <param name="As">As whom they act.</param>
internal sealed record Colleague(StaffMember Person, Actor As);

/// <summary>A worker, and when the families that they hold leave them.</summary>
internal sealed class WorkerPlace(Colleague who)
{
    private readonly Holding families = new();

    public StaffMember Person => who.Person;

    public Actor As => who.As;

    public Holding Families => families;
}

/// <summary>A unit with its lead and workers.</summary>
internal sealed record UnitPlace(Unit Unit, Colleague Lead, IReadOnlyList<WorkerPlace> Workers)
{
    /// <summary>The families that it holds.</summary>
    public Holding Families { get; } = new();

    /// <summary>Who has most room on a day.</summary>
    public WorkerPlace WithRoom(DateOnly on) => Workers.MinBy(w => w.Families.On(on))!;
}

/// <summary>A district with its managers, social care beside it, and its units that have workers.</summary>
internal sealed record DistrictPlace(District District, Colleague Manager, IReadOnlyList<Colleague> SocialCare, IReadOnlyList<UnitPlace> Units, IReadOnlyList<string> Postcodes)
{
    /// <summary>The unit with most room for each of its workers.</summary>
    public UnitPlace WithRoom(DateOnly on) => Units.MinBy(u => (double)u.Families.On(on) / u.Workers.Count)!;
}

/// <summary>How many families somebody holds on a day; asked for days in about their order.</summary>
internal sealed class Holding
{
    private readonly PriorityQueue<DateOnly, DateOnly> leaving = new();
    private int held;

    /// <summary>Families held on a day.</summary>
    public int On(DateOnly day)
    {
        while (leaving.TryPeek(out var first, out _) && first <= day)
        {
            leaving.Dequeue();
            held--;
        }

        return held;
    }

    /// <summary>One more; when it leaves, if it does.</summary>
    public void Take(DateOnly? until)
    {
        held++;
        if (until is { } day)
            leaving.Enqueue(day, day);
    }
}
