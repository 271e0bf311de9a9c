using EarlyHelp.Data.Registers;
using EarlyHelp.Data.Scorecards;
using EarlyHelp.Data.Tests.Cases;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Registers;
using EarlyHelp.Domain.Reviews;
using EarlyHelp.Domain.Scorecards;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Tests.Registers;

/// <summary>The whole folder comes again with something new in it: what it says as before stays as it is by now.</summary>
public sealed class RegisterComesAgainTests
{
    private const string Cases = "case_ref,family_ref,origin,unit,worker_email,opened_on,plan_agreed_on";
    private const string Homes = "person_ref,family_ref,family_role,first_name,address_line_1,town,postcode";
    private static readonly DateOnly Today = new(2026, 11, 18);
    private static readonly DateOnly Due = new(2026, 11, 1);

    [Theory]
    [InlineData("reviews.csv", "case_ref,reviewed_on,decision", "C1,2016-02-01,goes on")]
    [InlineData("feedback.csv", "case_ref,invited_on,received_on", "C1,2016-05-02,")]
    [InlineData("closures.csv", "case_ref,closed_on,closure_reason,outcome,reopened_on", "C1,2016-03-01,moved_away,partly,2016-03-08")]
    public async Task Who_held_a_case_that_was_reallocated_here_stays_as_the_lead_wrote_it(string file, string header, string added)
    {
        await using var records = await Records.NewAsync();
        using var folder = new TempFolder();
        folder.Write("cases.csv", Cases, "C1,F1,step_down,Maidstone 3,ann@county.example,2016-01-04,");
        folder.Write("case_spells.csv", "case_ref,unit,worker_email,from,to", "C1,Maidstone 3,ann@county.example,2016-01-04,");
        await ImportedAsync(records, folder);
        await ReallocateAsync(records);
        var before = await SpellsAsync(records);
        Assert.Equal(2, before.Count);

        folder.Write(file, header, added);
        await ImportedAsync(records, folder);

        Assert.Equal(before, await SpellsAsync(records));
        Assert.Equal(1, await records.AskAsync<EarlyHelpDbContext, int>(async db => await db.PastReviews.CountAsync() + await db.PastFeedback.CountAsync() + await db.PastClosures.CountAsync()));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    // As an import wrote it before it knew better.
    [InlineData(true, true)]
    public async Task A_review_that_was_held_here_or_fell_due_after_the_case_was_closed_here_was_not_missed(bool wasHeld, bool isWrittenAsMissed)
    {
        await using var records = await Records.NewAsync();
        using var folder = new TempFolder();
        folder.Write("cases.csv", Cases, "C1,F1,step_down,Maidstone 3,ann@county.example,2026-07-06,2026-08-10");
        folder.Write("clocks.csv", "ref,clock,due_on", "C1,review,2026-11-01");
        await ImportedAsync(records, folder);
        await CloseAsync(records, wasHeld, isWrittenAsMissed);

        folder.Write("reviews.csv", "case_ref,reviewed_on,decision", "C1,2026-09-01,goes on");
        await ImportedAsync(records, folder);

        var due = (await records.AskAsync<ScorecardFacts, Facts>(facts => facts.LoadAsync(new Month(2026, 10), new Month(2026, 11), Today))).Cases.Single().Reviews;
        Assert.Equal(wasHeld ? new[] { new ReviewFact(Due, Due.AddDays(-20)) } : [], due);
        Assert.Equal("goes on", await records.AskAsync<EarlyHelpDbContext, string?>(db => db.PastReviews.Select(r => r.Decision).SingleAsync()));
    }

    [Theory]
    [InlineData("", "", true)]
    [InlineData(",address_confidential", ",", true)]
    [InlineData(",address_confidential", ",no", false)]
    public async Task A_home_stays_confidential_until_a_row_says_that_it_is_not(string column, string value, bool isConfidential)
    {
        await using var records = await Records.NewAsync();
        using var folder = new TempFolder();
        folder.Write("people.csv", $"{Homes},address_confidential", "P1,F1,child,Leo,1 Hill Road,Maidstone,ME14 1AA,yes");
        await ImportedAsync(records, folder);

        folder.Write("people.csv", $"{Homes}{column}", $"P1,F1,child,Leon,1 Hill Road,Maidstone,ME14 1AA{value}");
        await ImportedAsync(records, folder);

        Assert.Equal(("Leon", isConfidential), await records.AskAsync<EarlyHelpDbContext, (string, bool)>(async db => ((await db.People.SingleAsync()).FirstName, (await db.Residences.SingleAsync()).IsConfidential)));
    }

    [Theory]
    [InlineData("", "", true)]
    [InlineData(",reviews_known", ",", true)]
    [InlineData(",reviews_known", ",no", false)]
    public async Task Reviews_stay_known_until_a_row_says_that_they_are_not(string column, string value, bool areKnown)
    {
        await using var records = await Records.NewAsync();
        using var folder = new TempFolder();
        folder.Write("cases.csv", $"{Cases},reviews_known", "C1,F1,step_down,Maidstone 3,,2026-09-01,,yes");
        await ImportedAsync(records, folder);

        folder.Write("cases.csv", $"{Cases}{column}", $"C1,F1,step_down,Maidstone 3,,2026-09-02,{value}");
        await ImportedAsync(records, folder);

        var here = await records.AskAsync<EarlyHelpDbContext, EarlyHelpCase>(db => db.Cases.SingleAsync());
        Assert.Equal((new DateOnly(2026, 9, 2), areKnown), (here.OpenedOn, here.ReviewsAreKnown));
    }

    private static Task ReallocateAsync(Records records) => records.DoAsync<EarlyHelpDbContext>(async db =>
    {
        var add = new CaseRecordsOfTests(db);
        var ben = add.Worker("Ben Ford", await add.UnitAsync("Maidstone 3"));
        await db.SaveChangesAsync();
        var held = await db.Cases.Include(c => c.Spells).Include(c => c.Worker).Include(c => c.Unit).SingleAsync();
        held.Allocate(ben, held.UnitId, 0, "Ann is on leave", null, CaseRecordsOfTests.By(Role.UnitLead) with { UnitId = held.UnitId }, records.Clock.Utc, Today);
        await db.SaveChangesAsync();
    });

    // As the verbs of reviews and closures leave it; on the way there they ask for much that is of no matter here.
    private static Task CloseAsync(Records records, bool wasHeld, bool isWrittenAsMissed) => records.DoAsync<EarlyHelpDbContext>(async db =>
    {
        var here = db.Entry(await db.Cases.SingleAsync());
        if (wasHeld)
        {
            var held = (PlanReview)Activator.CreateInstance(typeof(PlanReview), nonPublic: true)!;
            var review = db.Entry(held);
            (review.Property(r => r.CaseId).CurrentValue, review.Property(r => r.Number).CurrentValue) = (here.Entity.Id, 1);
            (review.Property(r => r.DueOn).CurrentValue, review.Property(r => r.HeldOn).CurrentValue) = (Due, Due.AddDays(-20));
            db.Add(held);
            here.Property(c => c.ReviewBy).CurrentValue = Due.AddDays(60);
        }

        if (isWrittenAsMissed)
            db.Add(new PastReview(here.Entity.Id, Due, null, null));
        here.Property(c => c.State).CurrentValue = CaseState.Closed;
        here.Property(c => c.ClosedOn).CurrentValue = Due.AddDays(-10);
        here.Property(c => c.Version).CurrentValue++;
        await db.SaveChangesAsync();
    });

    private static Task<List<string>> SpellsAsync(Records records) => records.AskAsync<EarlyHelpDbContext, List<string>>(async db =>
        [.. (await db.Set<CaseSpell>().AsNoTracking().OrderBy(s => s.Id).ToListAsync()).Select(s => $"{s.Id} {s.UnitId} {s.WorkerId} {s.From} {s.To} {s.Reason} {s.By} {s.At:O}")]);

    private static async Task ImportedAsync(Records records, TempFolder folder)
    {
        var result = await records.AskAsync<RegisterImport, RegisterResult>(import => import.RunAsync(folder.Register));
        Assert.Empty(result.Problems);
        Assert.True(result.IsWritten);
    }
}
