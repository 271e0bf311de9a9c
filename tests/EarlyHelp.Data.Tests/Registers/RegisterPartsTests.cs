using EarlyHelp.Data.Registers;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Tests.Registers;

/// <summary>Rows that belong to a record can come later than it, and with it or without.</summary>
public sealed class RegisterPartsTests
{
    private static readonly DateOnly NewYear = new(2016, 1, 4);

    [Fact]
    public async Task Rows_that_belong_to_a_known_record_are_added_when_they_come_alone()
    {
        await using var records = await Records.NewAsync();
        await FirstAsync(records);

        using var parts = new TempFolder();
        parts.Write("reviews.csv", "case_ref,reviewed_on,decision", "C1,2016-02-01,goes on");
        parts.Write("feedback.csv", "case_ref,invited_on,received_on", "C1,2016-05-02,");
        parts.Write("case_spells.csv", "case_ref,unit,worker_email,from,to", "C1,Maidstone 4,,2016-01-04,2016-02-01", "C1,Maidstone 3,ann@county.example,2016-02-01,2016-05-01");
        parts.Write("closures.csv", "case_ref,closed_on,closure_reason,outcome,reopened_on", "C1,2016-03-01,moved_away,partly,2016-03-08");
        parts.Write("clocks.csv", "ref,clock,due_on,from,met_on", "C1,plan,2016-02-09,2016-01-04,", "C1,review,2016-02-08,,2016-02-01", "N1,decided,2016-01-20,,");
        parts.Write("family_members.csv", "person_ref,family_ref,family_role,from,to", "P1,F1,child,2016-01-02,2016-04-01", "P1,F2,child,2016-04-01,");
        parts.Write("transfer_steps.csv", "transfer_ref,on,step,reason", "T1,2016-01-03,Asked for,");
        await ImportedAsync(records, parts);

        await records.DoAsync<EarlyHelpDbContext>(async db =>
        {
            var opened = await db.Cases.Include(c => c.Spells).SingleAsync();
            Assert.Equal([(NewYear, new DateOnly(2016, 2, 1)), (new DateOnly(2016, 2, 1), new DateOnly(2016, 5, 1))], opened.Spells.OrderBy(s => s.From).Select(s => (s.From, s.To!.Value)));
            Assert.Equal((new DateOnly(2016, 2, 9), true), (opened.PlanBy, opened.ReviewsAreKnown));
            var review = await db.PastReviews.SingleAsync();
            Assert.Equal((new DateOnly(2016, 2, 8), new DateOnly(2016, 2, 1), "goes on"), (review.DueOn!.Value, review.HeldOn!.Value, review.Decision));
            Assert.Equal(new DateOnly(2016, 5, 2), (await db.PastFeedback.SingleAsync()).InvitedOn);
            Assert.Equal([new DateOnly(2016, 3, 8), null], await db.PastClosures.OrderBy(c => c.On).Select(c => c.ReopenedOn).ToListAsync());
            Assert.Equal(new DateOnly(2016, 1, 20), (await db.Notifications.SingleAsync()).DecideBy);
            Assert.Equal([(new DateOnly(2016, 1, 2), new DateOnly(2016, 4, 1)), (new DateOnly(2016, 4, 1), null)], (await db.FamilyMembers.OrderBy(m => m.From).Select(m => new { m.From, m.To }).ToListAsync()).Select(m => (m.From, m.To)));
            Assert.Equal("Asked for", (await db.PastTransferSteps.SingleAsync()).Step);
        });
    }

    [Fact]
    public async Task A_row_that_comes_again_changes_its_forerunner_and_nothing_else()
    {
        await using var records = await Records.NewAsync();
        await FirstAsync(records);
        using var parts = new TempFolder();
        parts.Write("reviews.csv", "case_ref,reviewed_on,decision", "C1,2016-02-01,goes on", "C1,2016-03-14,goes on");
        parts.Write("feedback.csv", "case_ref,invited_on,received_on", "C1,2016-05-02,");
        parts.Write("transfer_steps.csv", "transfer_ref,on,step,reason", "T1,2016-01-03,Asked for,", "T1,2016-01-04,Heard,");
        await ImportedAsync(records, parts);

        using var later = new TempFolder();
        later.Write("reviews.csv", "case_ref,reviewed_on,decision", "C1,2016-03-14,ends");
        later.Write("feedback.csv", "case_ref,invited_on,received_on", "C1,2016-05-02,2016-05-09");
        later.Write("transfer_steps.csv", "transfer_ref,on,step,reason", "T1,2016-01-04,Heard,Late");
        await ImportedAsync(records, later);

        await records.DoAsync<EarlyHelpDbContext>(async db =>
        {
            Assert.Equal(["goes on", "ends"], await db.PastReviews.OrderBy(r => r.HeldOn).Select(r => r.Decision!).ToListAsync());
            Assert.Equal(new DateOnly(2016, 5, 9), (await db.PastFeedback.SingleAsync()).ReceivedOn);
            Assert.Equal([null, "Late"], await db.PastTransferSteps.OrderBy(s => s.On).Select(s => s.Reason).ToListAsync());
        });
    }

    [Fact]
    public async Task A_changed_row_that_comes_alone_keeps_what_belongs_to_its_record()
    {
        await using var records = await Records.NewAsync();
        using var folder = await FirstAsync(records);
        using var parts = new TempFolder();
        parts.Write("transfer_steps.csv", "transfer_ref,on,step,reason", "T1,2016-01-03,Asked for,");
        parts.Write("clocks.csv", "ref,clock,due_on,from,met_on", "C1,plan,2016-02-09,2016-01-04,", "C1,review,2016-02-08,,2016-02-01", "N1,decided,2016-01-20,,");
        parts.Write("case_spells.csv", "case_ref,unit,worker_email,from,to", "C1,Maidstone 4,,2016-01-04,2016-02-01", "C1,Maidstone 3,ann@county.example,2016-02-01,2016-05-01");
        parts.Write("family_members.csv", "person_ref,family_ref,family_role,from,to", "P1,F1,child,2016-01-02,");
        await ImportedAsync(records, parts);

        folder.Change("transfers.csv", "T1,step_down,F1,2016-01-02", "T1,step_down,F1,2016-01-01");
        folder.Change("cases.csv", "moved_away,partly", "moved_away,achieved");
        folder.Change("notifications.csv", "early_help,no", "early_help,yes");
        folder.Change("people.csv", "P1,F1,child,Leo", "P1,F1,child,Leon");
        var result = await ImportedAsync(records, folder);

        Assert.All(result.Files, f => Assert.Equal((f.File, 1), (f.File, f.Changed)));
        await records.DoAsync<EarlyHelpDbContext>(async db =>
        {
            Assert.Equal((new DateOnly(2016, 1, 1), 1), ((await db.PastTransfers.SingleAsync()).RequestedOn, await db.PastTransferSteps.CountAsync()));
            var opened = await db.Cases.Include(c => c.Spells).SingleAsync();
            Assert.Equal((2, new DateOnly(2016, 2, 9), true), (opened.Spells.Count, opened.PlanBy, opened.ReviewsAreKnown));
            Assert.Equal(new DateOnly(2016, 2, 8), (await db.PastReviews.SingleAsync()).DueOn);
            var notification = await db.Notifications.SingleAsync();
            Assert.Equal((true, new DateOnly(2016, 1, 20)), (notification.IsPriority, notification.DecideBy));
            Assert.Equal(("Leon", new DateOnly(2016, 1, 2)), ((await db.People.SingleAsync()).FirstName, (await db.FamilyMembers.SingleAsync()).From));
        });
    }

    [Fact]
    public async Task Everything_sent_again_in_another_order_changes_nothing()
    {
        await using var records = await Records.NewAsync();
        using var folder = await FirstAsync(records);
        folder.Write("reviews.csv", "case_ref,reviewed_on,decision", "C1,2016-02-01,goes on", "C1,2016-03-14,ends");
        folder.Write("clocks.csv", "ref,clock,due_on,from,met_on", "C1,plan,2016-02-09,2016-01-04,", "N1,decided,2016-01-20,,", "N1,considered,2016-01-08,,");
        await ImportedAsync(records, folder);
        var before = await RegisterImportTests.DumpAsync(records);

        folder.Write("reviews.csv", "decision,case_ref,reviewed_on", "ends,C1,2016-03-14", "goes on,C1,2016-02-01");
        folder.Write("clocks.csv", "ref,clock,due_on,from,met_on", "N1,considered,2016-01-08,,", "N1,decided,2016-01-20,,", "C1,plan,2016-02-09,2016-01-04,");
        records.Clock.Utc = records.Clock.Utc.AddDays(1);
        await ImportedAsync(records, folder);

        Assert.Equal(before, await RegisterImportTests.DumpAsync(records));
    }

    [Fact]
    public async Task Who_belonged_and_held_and_what_was_due_is_refused_for_a_record_that_was_worked_on_here_and_the_rest_is_not()
    {
        await using var records = await Records.NewAsync();
        using var folder = await FirstAsync(records);
        folder.Write("case_spells.csv", "case_ref,unit,worker_email,from,to", "C1,Maidstone 3,ann@county.example,2016-01-04,2016-05-01");
        folder.Write("family_members.csv", "person_ref,family_ref,family_role,from,to", "P1,F1,child,2016-01-02,");
        await ImportedAsync(records, folder);
        await records.DoAsync<EarlyHelpDbContext>(async db =>
        {
            (await db.People.SingleAsync()).Describe(language: "Welsh");
            db.Entry(await db.Cases.SingleAsync()).Property(c => c.Version).CurrentValue++;
            await db.SaveChangesAsync();
        });
        // As they were, they are no contradiction.
        await ImportedAsync(records, folder);

        using var parts = new TempFolder();
        parts.Write("reviews.csv", "case_ref,reviewed_on,decision", "C1,2016-02-01,goes on");
        parts.Write("feedback.csv", "case_ref,invited_on,received_on", "C1,2016-05-02,");
        await ImportedAsync(records, parts);
        Assert.Equal((1, 1), await records.AskAsync<EarlyHelpDbContext, (int, int)>(async db => (await db.PastReviews.CountAsync(), await db.PastFeedback.CountAsync())));

        parts.Write("case_spells.csv", "case_ref,unit,worker_email,from,to", "C1,Maidstone 3,,2016-01-04,2016-04-01", "C1,Maidstone 4,,2016-04-01,2016-05-01");
        parts.Write("clocks.csv", "ref,clock,due_on,from,met_on", "C1,plan,2016-02-09,,");
        parts.Write("family_members.csv", "person_ref,family_ref,family_role,from,to", "P1,F1,child,2016-01-02,2016-03-01");
        var refused = await ImportAsync(records, parts);
        Assert.Equal([("case_spells.csv", 2), ("family_members.csv", 2), ("clocks.csv", 2)], refused.Problems.Select(p => (p.File, p.Line)));
        Assert.All(refused.Problems, p => Assert.Contains("has been worked on here since it was imported", p.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_reviews_make_the_reviews_of_a_case_known_or_the_word_that_they_are()
    {
        await using var records = await Records.NewAsync();
        using var folder = new TempFolder();
        folder.Write("cases.csv", "case_ref,family_ref,origin,unit,opened_on,reviews_known", "C1,F1,step_down,Maidstone 3,2026-09-01,", "C2,F2,step_down,Maidstone 3,2026-09-01,yes");
        folder.Write("clocks.csv", "ref,clock,due_on", "C1,plan,2026-10-01");
        await ImportedAsync(records, folder);

        Assert.Equal([false, true], await records.AskAsync<EarlyHelpDbContext, List<bool>>(db => db.Cases.OrderBy(c => c.Id).Select(c => c.ReviewsAreKnown).ToListAsync()));
    }

    [Fact]
    public async Task A_family_that_came_without_people_gets_its_name_from_those_who_come_later_but_keeps_one_that_was_given_here()
    {
        await using var records = await Records.NewAsync();
        using var folder = new TempFolder();
        folder.Write("cases.csv", "case_ref,family_ref,origin,unit,opened_on", "C1,F1,step_down,Maidstone 3,2026-09-01", "C2,F2,step_down,Maidstone 3,2026-09-01");
        await ImportedAsync(records, folder);
        await records.DoAsync<EarlyHelpDbContext>(async db =>
        {
            (await db.Families.OrderBy(f => f.Id).LastAsync()).Rename("The Quills");
            await db.SaveChangesAsync();
        });

        folder.Write("people.csv", "person_ref,family_ref,family_role,first_name,last_name", "P1,F1,child,Leo,Stone", "P2,F2,child,Zeb,Quill");
        await ImportedAsync(records, folder);

        Assert.Equal(["Stone", "The Quills"], await records.AskAsync<EarlyHelpDbContext, List<string>>(db => db.Families.OrderBy(f => f.Id).Select(f => f.Name).ToListAsync()));
    }

    // One record of each kind, without anything that belongs to it.
    private static async Task<TempFolder> FirstAsync(Records records)
    {
        var folder = new TempFolder();
        folder.Write("people.csv", "person_ref,family_ref,family_role,first_name,last_name,date_of_birth", "P1,F1,child,Leo,Stone,2010-05-01");
        folder.Write("notifications.csv", "notification_ref,family_ref,received_at,kind,priority,district", "N1,F1,2016-01-04T09:00,early_help,no,Maidstone");
        folder.Write("cases.csv", "case_ref,family_ref,origin,unit,worker_email,opened_on,closed_on,closure_reason,outcome", "C1,F1,step_down,Maidstone 3,ann@county.example,2016-01-04,2016-05-01,moved_away,partly");
        folder.Write("transfers.csv", "transfer_ref,direction,family_ref,requested_on,case_ref", "T1,step_down,F1,2016-01-02,C1");
        await ImportedAsync(records, folder);
        return folder;
    }

    private static async Task<RegisterResult> ImportedAsync(Records records, TempFolder folder)
    {
        var result = await ImportAsync(records, folder);
        Assert.Empty(result.Problems);
        Assert.True(result.IsWritten);
        return result;
    }

    private static Task<RegisterResult> ImportAsync(Records records, TempFolder folder) => records.AskAsync<RegisterImport, RegisterResult>(import => import.RunAsync(folder.Register));
}
