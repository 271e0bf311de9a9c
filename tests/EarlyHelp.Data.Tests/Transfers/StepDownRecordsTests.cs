using EarlyHelp.Data.Families;
using EarlyHelp.Data.Transfers;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Notifications.Form.Codes;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Tests.Transfers;

public sealed class StepDownRecordsTests
{
    private static readonly DateOnly Today = new(2026, 11, 18);

    [Fact]
    public async Task Panels_are_made_eight_weeks_ahead_once_and_a_bank_holiday_moves_one()
    {
        await using var records = await Records.NewAsync();
        records.Clock.Utc = new DateTime(2026, 12, 7, 10, 0, 0, DateTimeKind.Utc);
        var today = new DateOnly(2026, 12, 7);
        await records.SaveAsync<EarlyHelpDbContext>(async (db, _) => (await db.Districts.FirstAsync(d => d.Name == "Ashford")).HoldPanelsOn(DayOfWeek.Friday));

        var made = await MakeAsync(records, today);
        var again = await MakeAsync(records, today);

        var districts = await records.AskAsync<EarlyHelpDbContext, int>(db => db.Districts.CountAsync());
        Assert.Equal((districts * Panels.WeeksAhead, 0), (made, again));
        var ashford = await records.AskAsync<EarlyHelpDbContext, List<DateOnly>>(db => db.Panels.Where(p => p.District.Name == "Ashford").OrderBy(p => p.Date).Select(p => p.Date).ToListAsync());
        Assert.Equal([new(2026, 12, 11), new(2026, 12, 18), new(2026, 12, 29), new(2027, 1, 4), new(2027, 1, 8)], ashford.Take(5));
    }

    [Fact]
    public async Task Another_weekday_makes_no_second_panel_in_a_week_that_has_one()
    {
        await using var records = await Records.NewAsync();
        await MakeAsync(records, Today);
        await records.SaveAsync<EarlyHelpDbContext>(async (db, _) => (await db.Districts.FirstAsync(d => d.Name == "Ashford")).HoldPanelsOn(DayOfWeek.Friday));

        await MakeAsync(records, Today);

        var weeks = await records.AskAsync<EarlyHelpDbContext, List<DateOnly>>(db => db.Panels.Where(p => p.District.Name == "Ashford").Select(p => p.Week).ToListAsync());
        Assert.Equal(weeks.Distinct().Count(), weeks.Count);
    }

    [Fact]
    public async Task A_request_records_the_family_its_baton_and_its_place_on_the_next_agenda_in_one_change()
    {
        await using var records = await Records.NewAsync();
        var asked = await SendAsync(records, "Walker");

        var (stored, baton, people) = await records.AskAsync<EarlyHelpDbContext, (StepDown, Baton, int)>(async db =>
        {
            var one = await db.StepDowns.Include(s => s.Panel).Include(s => s.Family).SingleAsync(s => s.Reference == asked);
            return (one, await db.Batons.SingleAsync(b => b.FamilyId == one.FamilyId), await db.FamilyMembers.CountAsync(m => m.FamilyId == one.FamilyId));
        });
        Assert.Equal((StepDownState.OnAgenda, Today, 2), (stored.State, stored.Panel!.Date, people));
        Assert.Equal((HoldingService.SocialCare, asked, 1), (baton.Service, baton.Transfer, baton.Number));
    }

    [Fact]
    public async Task What_happens_to_a_step_down_is_in_the_family_s_audit()
    {
        await using var records = await Records.NewAsync();
        var asked = await SendAsync(records, "Walker");

        var kinds = await records.AskAsync<EarlyHelpDbContext, List<string>>(async db =>
        {
            var family = await db.StepDowns.Where(s => s.Reference == asked).Select(s => (long?)s.FamilyId).SingleAsync();
            return await db.AuditEntries.Where(e => e.FamilyId == family).Select(e => e.Entity).Distinct().ToListAsync();
        });

        Assert.Contains(nameof(StepDown), kinds);
        Assert.Contains(nameof(PanelItem), kinds);
        Assert.Contains(nameof(Domain.Timeline.TimelineEntry), kinds);
    }

    [Fact]
    public async Task A_step_down_without_a_baton_is_refused_by_the_database_itself()
    {
        await using var records = await Records.NewAsync();
        await SendAsync(records, "Walker");
        await records.DoAsync<EarlyHelpDbContext>(async db =>
        {
            var family = Family.Meet("FAM-009999", "Nobody");
            db.Add(family);
            await db.SaveChangesAsync();
            await Assert.ThrowsAnyAsync<Exception>(() => db.Database.ExecuteSqlAsync($"UPDATE StepDowns SET FamilyId = {family.Id}"));
        });
    }

    [Fact]
    public async Task Merged_records_have_one_holder_and_parted_they_have_one_each_again()
    {
        await using var records = await Records.NewAsync();
        var (first, second) = (await SendAsync(records, "Walker"), await SendAsync(records, "Walters"));
        var (one, other) = (await FamilyOfAsync(records, first), await FamilyOfAsync(records, second));
        var merge = await ProposeAsync(records, one, other);
        await Assert.ThrowsAsync<RulesBrokenException>(() => ConfirmAsync(records, merge));
        await WithdrawAsync(records, first);

        await ConfirmAsync(records, merge);

        Assert.Equal(one, await FamilyOfAsync(records, second));
        Assert.Equal((HoldingService.SocialCare, second), await BatonAsync(records, one));
        Assert.Equal((HoldingService.Universal, null), await BatonAsync(records, other));

        await records.SaveAsync<Merging>(async (merging, db) => await merging.UndoAsync(await db.RecordMerges.Include(m => m.Moves).SingleAsync(m => m.Id == merge)), records.Colleague);

        Assert.Equal(other, await FamilyOfAsync(records, second));
        Assert.Equal((HoldingService.SocialCare, second), await BatonAsync(records, other));
        Assert.Null((await BatonAsync(records, one)).Transfer);
    }

    private static Task<int> MakeAsync(Records records, DateOnly today) => records.AskAsync<Service, int>(async service =>
    {
        var made = await service.Of<Panels>().MakeAheadAsync(today);
        await service.Of<EarlyHelpDbContext>().SaveChangesAsync();
        return made;
    });

    private static async Task<Actor> PartnerAsync(Records records)
    {
        var (id, district) = await records.AskAsync<EarlyHelpDbContext, (long, long)>(async db =>
        {
            var there = await db.Staff.FirstOrDefaultAsync(s => s.Email == "nadia@demo.example");
            if (there is null)
            {
                db.Add(there = new StaffMember("Nadia Karim", "nadia@demo.example"));
                await db.SaveChangesAsync();
            }

            return (there.Id, await db.Districts.Where(d => d.Name == "Ashford").Select(d => d.Id).SingleAsync());
        });
        return Actor.Staff(id, "Nadia Karim", Role.SocialCarePartner) with { DistrictId = district };
    }

    private static async Task<string> SendAsync(Records records, string name)
    {
        var partner = await PartnerAsync(records);
        var facts = new StepDownFacts
        {
            SocialCareReference = "LCS-1", Status = SocialCareStatus.ChildInNeed, Reason = "Met", RemainingRisk = "Sleep", WhatMustContinue = "Mornings", SocialWorkersView = "Ready",
            FamilyAgrees = true, ConsentBy = "Kerry", ConsentOn = Today, FamilysViews = "Glad", ChildrensViews = "My school", WhyNoPlan = "Typed",
        };
        FamilyFacts family = new(
            [Person("p1", FamilyRoles.Child, "Leo", name), Person("p2", FamilyRoles.Mother, "Kerry", name)], [], [], [], [], [], [], [], null, []);
        return (await records.AskAsync<StepDownDesk, StepDown>(desk => desk.SendAsync(facts, family, partner.DistrictId, null), partner)).Reference;
    }

    private static PersonFacts Person(string key, string role, string first, string last) => new(key, role, first, last, null, role == FamilyRoles.Child ? new DateOnly(2017, 3, 1) : null, false, null, "U", null)
    {
        Name = $"{first} {last}", IsChild = role == FamilyRoles.Child, IsMainContact = role == FamilyRoles.Mother, PregnantWith = [], Formats = [], Disabilities = [], SocialCare = [], Needs = [],
    };

    private static Task<long> FamilyOfAsync(Records records, string reference) =>
        records.AskAsync<EarlyHelpDbContext, long>(db => db.StepDowns.Where(s => s.Reference == reference).Select(s => s.FamilyId).SingleAsync());

    private static Task<(HoldingService Service, string? Transfer)> BatonAsync(Records records, long family) => records.AskAsync<EarlyHelpDbContext, (HoldingService, string?)>(async db =>
    {
        var baton = await db.Batons.SingleAsync(b => b.FamilyId == family);
        Assert.Equal(baton.Number, await db.BatonEntries.Where(e => e.FamilyId == family).MaxAsync(e => e.Number));
        return (baton.Service, baton.Transfer);
    });

    private static async Task<long> ProposeAsync(Records records, long survivor, long absorbed)
    {
        RecordMerge? merge = null;
        await records.SaveAsync<Merging>(async (merging, _) => merge = await merging.ProposeAsync(MergeKind.Family, survivor, absorbed, survivor, "The same people twice"), records.Officer);
        return merge!.Id;
    }

    private static Task ConfirmAsync(Records records, long id) =>
        records.SaveAsync<Merging>(async (merging, db) => await merging.ConfirmAsync(await db.RecordMerges.Include(m => m.Moves).SingleAsync(m => m.Id == id)), records.Colleague);

    private static async Task WithdrawAsync(Records records, string reference)
    {
        var partner = await PartnerAsync(records);
        await records.SaveAsync<EarlyHelpDbContext>(async (db, _) =>
        {
            var asked = await db.StepDowns.Include(s => s.Family).Include(s => s.Items).SingleAsync(s => s.Reference == reference);
            asked.Withdraw("Things got worse", partner, records.Clock.Utc, Today);
        }, partner);
    }
}
