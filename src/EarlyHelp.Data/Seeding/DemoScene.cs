using EarlyHelp.Data.Access;
using EarlyHelp.Data.Numbers;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Standards;
using EarlyHelp.Domain.Transfers;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Seeding;

/// <summary>What everybody who acts in the demonstration acts with.</summary>
/// <param name="Db">The database.</param>
/// <param name="Numbers">References.</param>
/// <param name="Current">Who acts now.</param>
/// <param name="Clock">When.</param>
/// <param name="Actors">Who each account is.</param>
/// <param name="Staff">The member of staff of each account.</param>
/// <param name="Standards">Service standards.</param>
/// <param name="Calendar">Working calendar.</param>
internal sealed record DemoScene(
    EarlyHelpDbContext Db, ReferenceNumbers Numbers, CurrentActor Current, DemoClock Clock, IReadOnlyDictionary<string, Actor> Actors, IReadOnlyDictionary<string, StaffMember> Staff,
    ServiceStandards Standards, WorkingCalendar Calendar)
{
    /// <summary>The last day of the demonstration.</summary>
    public DateOnly Last => Clock.Latest;

    /// <summary>The instant, UTC.</summary>
    public DateTime Now => Clock.Now;

    /// <summary>The local day.</summary>
    public DateOnly Today => Clock.Today;

    /// <summary>On this day and hour, this account acts.</summary>
    public Actor On(DateOnly day, int hour, string account)
    {
        Clock.DaysAgo(Last.DayNumber - day.DayNumber, hour);
        return Current.Actor = Actors[account];
    }

    /// <summary>So many days ago, this account acts.</summary>
    public Actor Ago(int days, int hour, string account) => On(Last.AddDays(-days), hour, account);

    /// <summary>Sees responsibility for a family now: once it is passed on, the line of its ledger that names the first holder hangs on nothing else.</summary>
    public void See(Baton baton)
    {
        if (Db.Entry(baton).State == EntityState.Detached)
            Db.Add(baton);
    }

    /// <summary>The unit of an account.</summary>
    public Unit UnitOf(string account) => Staff[account].Postings[0].Unit!;
}
