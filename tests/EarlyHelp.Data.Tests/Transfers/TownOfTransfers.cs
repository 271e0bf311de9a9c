using EarlyHelp.Data.Tests.Cases;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Transfers;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Tests.Transfers;

/// <summary>Families in Ashford: of every three, two have a case that Sam Hill works, and one is asked for by social care and stands on the agenda of a panel of its own.</summary>
internal sealed class TownOfTransfers
{
    private int numbers;

    /// <summary>The families, by their keys.</summary>
    public required IReadOnlyList<long> Families { get; init; }

    public required Unit Unit { get; init; }

    /// <summary>Where families are handed over to.</summary>
    public required District Dover { get; init; }

    public required long DoverUnitId { get; init; }

    public required StaffMember Sam { get; init; }

    public required StaffMember Joy { get; init; }

    public required StaffMember Nadia { get; init; }

    public required StaffMember Tom { get; init; }

    public required StaffMember Dan { get; init; }

    /// <summary>The day on which a family's acts happen: that of its panel, for a district has one a day.</summary>
    public required IReadOnlyDictionary<long, DateOnly> Days { get; init; }

    public Actor Worker => By(Sam, Role.UnitWorker, Unit.Id, Unit.DistrictId);

    public Actor Lead => By(Dan, Role.UnitLead, Unit.Id, Unit.DistrictId);

    public Actor Manager => By(Dan, Role.DistrictManager, null, Unit.DistrictId);

    public Actor DoversManager => By(Joy, Role.DistrictManager, null, Dover.Id);

    public Actor Partner(long id) => By(id == Tom.Id ? Tom : Nadia, Role.SocialCarePartner, null, Unit.DistrictId);

    public int Next() => ++numbers;

    public static Task<TownOfTransfers> NewAsync(Records records, int families) => records.AskAsync<EarlyHelpDbContext, TownOfTransfers>(async db =>
    {
        var make = new CaseRecordsOfTests(db);
        var unit = await make.UnitAsync("Ashford 1");
        var sam = make.Worker("Sam Hill", unit);
        var (joy, nadia, tom, dan) = (new StaffMember("Joy Adeyemi", "joy@test.example"), new StaffMember("Nadia Karim", "nadia@test.example"), new StaffMember("Tom Avery", "tom@test.example"), new StaffMember("Dan Oduya", "dan@test.example"));
        db.AddRange(joy, nadia, tom, dan);
        await db.SaveChangesAsync();
        var dover = await db.Districts.SingleAsync(d => d.Name == "Dover");
        var partner = By(nadia, Role.SocialCarePartner, null, unit.DistrictId);
        List<(Family Family, DateOnly Day)> made = [];
        List<(StepDown Asked, Panel Panel)> asks = [];
        for (var i = 0; i < families; i++)
        {
            if (i % 3 < 2)
            {
                made.Add((make.Allocated($"Walker {i}", unit, sam).Family, TransferActs.Day));
                continue;
            }

            var day = TransferActs.Day.AddDays(-14 * (i / 3));
            var at = day.ToDateTime(new(11, 0), DateTimeKind.Utc);
            var asked = StepDown.Request($"SD-2026-{i:000000}", Family.Meet($"FAM-{900_000 + i:000000}", $"Hart {i}"), unit.District, Facts(day), null, false, partner, at, day);
            // The one it is heard at, and the one it can be put off to.
            var (panel, later) = (Panel.Plan(unit.District, new PanelDate(day.AddDays(-2), day)), Panel.Plan(unit.District, new PanelDate(day.AddDays(5), day.AddDays(7))));
            db.AddRange(asked, panel, later);
            asks.Add((asked, panel));
            made.Add((asked.Family, day));
        }

        await db.SaveChangesAsync();
        foreach (var (asked, panel) in asks)
            asked.List(panel, partner, asked.RequestedAt, panel.Date);
        await db.SaveChangesAsync();
        return new TownOfTransfers
        {
            Families = [.. made.Select(f => f.Family.Id)], Days = made.ToDictionary(f => f.Family.Id, f => f.Day), Unit = unit, Dover = dover, DoverUnitId = await db.Units.Where(u => u.DistrictId == dover.Id).Select(u => u.Id).FirstAsync(), Sam = sam, Joy = joy, Nadia = nadia, Tom = tom, Dan = dan,
        };
    });

    private static Actor By(StaffMember who, Role role, long? unit, long district) => Actor.Staff(who.Id, who.Name, role) with { UnitId = unit, DistrictId = district };

    private static StepDownFacts Facts(DateOnly on) => new()
    {
        SocialCareReference = "LCS-4471", Status = SocialCareStatus.ChildInNeed, Reason = "The aims are met", RemainingRisk = "Tired mornings", WhatMustContinue = "The routine", SocialWorkersView = "Ready",
        FamilyAgrees = true, ConsentBy = "Kerry", ConsentOn = on, FamilysViews = "Glad", ChildrensViews = "I like school", WhyNoPlan = "It is being typed",
    };
}
