using System.Text.Json;
using EarlyHelp.Data.Families;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Tests.Families;

public sealed class MergingTests
{
    [Theory]
    [InlineData(MergeKind.Family)]
    [InlineData(MergeKind.Person)]
    public async Task Undoing_a_confirmed_merge_puts_every_row_back_where_it_hung(MergeKind kind)
    {
        await using var records = await Records.NewAsync();
        var merge = await ProposeAsync(records, kind);
        var before = await SnapshotAsync(records);

        await AnswerAsync(records, merge, (merging, m) => merging.ConfirmAsync(m));
        var merged = await SnapshotAsync(records);
        await AnswerAsync(records, merge, (merging, m) => merging.UndoAsync(m));

        Assert.NotEqual(before, merged);
        Assert.Equal(before, await SnapshotAsync(records));
    }

    [Fact]
    public async Task Confirming_moves_notification_members_and_consents_to_the_surviving_family()
    {
        await using var records = await Records.NewAsync();
        var id = await ProposeAsync(records, MergeKind.Family);

        await AnswerAsync(records, id, (merging, m) => merging.ConfirmAsync(m));

        await records.DoAsync<EarlyHelpDbContext>(async db =>
        {
            var merge = await db.RecordMerges.Include(m => m.Moves).SingleAsync();
            Assert.Equal(merge.SurvivorId, await db.Families.Where(f => f.Id == merge.AbsorbedId).Select(f => f.MergedIntoId).SingleAsync());
            Assert.False(await db.Notifications.AnyAsync(n => n.FamilyId == merge.AbsorbedId));
            Assert.False(await db.FamilyMembers.AnyAsync(m => m.FamilyId == merge.AbsorbedId));
            Assert.False(await db.Consents.AnyAsync(c => c.FamilyId == merge.AbsorbedId));
            Assert.Equal(["Consent.FamilyId", "FamilyMember.FamilyId", "Notification.FamilyId"], merge.Moves.Select(m => m.What).Distinct().Order());
        });
    }

    [Fact]
    public async Task A_merged_person_is_found_by_the_number_that_only_the_other_record_had()
    {
        await using var records = await Records.NewAsync();
        var id = await ProposeAsync(records, MergeKind.Person);

        await AnswerAsync(records, id, (merging, m) => merging.ConfirmAsync(m));

        var survivor = await records.AskAsync<EarlyHelpDbContext, Person>(async db =>
        {
            var merge = await db.RecordMerges.SingleAsync();
            return await db.People.SingleAsync(p => p.Id == merge.SurvivorId);
        });
        Assert.Equal("07700 900 114", survivor.Telephone);
    }

    [Fact]
    public async Task Whoever_proposed_a_merge_cannot_confirm_it()
    {
        await using var records = await Records.NewAsync();
        var id = await ProposeAsync(records, MergeKind.Family);

        var refused = await Assert.ThrowsAsync<RulesBrokenException>(() => AnswerAsync(records, id, (merging, m) => merging.ConfirmAsync(m), byProposer: true));

        Assert.Contains("Somebody else must confirm", refused.Message, StringComparison.Ordinal);
        Assert.False(await records.AskAsync<EarlyHelpDbContext, bool>(db => db.Families.AnyAsync(f => f.MergedIntoId != null)));
    }

    [Theory]
    [InlineData(90, true)]
    [InlineData(91, false)]
    public async Task A_merge_can_be_undone_for_90_days(int days, bool allowed)
    {
        await using var records = await Records.NewAsync();
        var id = await ProposeAsync(records, MergeKind.Family);
        await AnswerAsync(records, id, (merging, m) => merging.ConfirmAsync(m));
        records.Clock.Utc = records.Clock.Utc.AddDays(days);

        var error = await Record.ExceptionAsync(() => AnswerAsync(records, id, (merging, m) => merging.UndoAsync(m)));

        Assert.Equal(allowed, error is null);
        Assert.Equal(allowed ? 0 : 1, await records.AskAsync<EarlyHelpDbContext, int>(db => db.Families.CountAsync(f => f.MergedIntoId != null)));
    }

    [Fact]
    public async Task Families_found_not_to_be_the_same_are_not_matched_again()
    {
        await using var records = await Records.NewAsync();
        var id = await ProposeAsync(records, MergeKind.Family);

        await AnswerAsync(records, id, (merging, m) => merging.RefuseAsync(m));

        var family = await records.AskAsync<EarlyHelpDbContext, Family>(db => db.Families.OrderBy(f => f.Id).FirstAsync());
        Assert.Empty(await records.AskAsync<FamilyMatches, IReadOnlyList<FamilyMatch>>(m => m.ForAsync(family)));
        await Assert.ThrowsAsync<RulesBrokenException>(() => AnswerAsync(records, id, (merging, m) => merging.ConfirmAsync(m)));
    }

    private static async Task<long> ProposeAsync(Records records, MergeKind kind)
    {
        var first = (await records.NotificationAsync(await records.ReceiveAsync(1))).Family;
        var second = (await records.NotificationAsync(await records.ReceiveAsync(7))).Family;
        var (survivor, absorbed) = kind == MergeKind.Family
            ? (first.Id, second.Id)
            : (Records.One(second, FamilyRole.Mother).Id, Records.One(first, FamilyRole.Mother).Id);
        RecordMerge? merge = null;
        await records.SaveAsync<Merging>(async (merging, _) => merge = await merging.ProposeAsync(kind, survivor, absorbed, first.Id, "Same people at the same address"), records.Officer);
        return merge!.Id;
    }

    private static Task AnswerAsync(Records records, long id, Func<Merging, RecordMerge, Task> answer, bool byProposer = false) => records.SaveAsync<Merging>(
        async (merging, db) => await answer(merging, await db.RecordMerges.Include(m => m.Moves).SingleAsync(m => m.Id == id)),
        byProposer ? records.Officer : records.Colleague);

    // Every value of every row that a merge may touch, but for versions and timelines, which tell that it happened.
    private static Task<string> SnapshotAsync(Records records) => records.AskAsync<EarlyHelpDbContext, string>(async db =>
    {
        object[] rows =
        [
            .. await db.Families.OrderBy(r => r.Id).ToListAsync(), .. await db.People.OrderBy(r => r.Id).ToListAsync(), .. await db.FamilyMembers.OrderBy(r => r.Id).ToListAsync(),
            .. await db.Residences.OrderBy(r => r.Id).ToListAsync(), .. await db.Set<Schooling>().OrderBy(r => r.Id).ToListAsync(), .. await db.Relationships.OrderBy(r => r.Id).ToListAsync(),
            .. await db.Consents.OrderBy(r => r.Id).ToListAsync(), .. await db.Notifications.OrderBy(r => r.Id).ToListAsync(), .. await db.Cases.OrderBy(r => r.Id).ToListAsync(),
        ];
        var values = rows.Select(row => db.Entry(row).Properties.Where(p => p.Metadata.Name != "Version").ToDictionary(p => $"{row.GetType().Name}.{p.Metadata.Name}", p => p.CurrentValue?.ToString()));
        return JsonSerializer.Serialize(values);
    });
}
