using EarlyHelp.Data.Scorecards;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Scorecards;
using EarlyHelp.Web.Tests.Features.Cases;
using EarlyHelp.Web.Tests.Features.Closures;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.Scorecards;

/// <summary>Figures of what was recorded here, by the domain's own verbs. It is Wednesday 18 November 2026.</summary>
public sealed class LiveFiguresTests : IAsyncDisposable
{
    private static readonly Month November = new(2026, 11);

    private readonly App app = new();

    [Fact]
    public async Task A_family_passed_accepted_and_allocated_today_is_an_open_case_of_its_worker()
    {
        await app.PassAsync("Waiting");
        await app.PassAsync("Accepted", accept: true);
        await app.PassAsync("Walker", allocateTo: "worker@demo.example");

        Assert.Equal("3,,3", await FigureAsync("N1"));
        Assert.Equal("3,3,100.0", await FigureAsync("N2"));
        Assert.Equal("2,,2", await FigureAsync("C1"));
        Assert.Equal("2,,2", await FigureAsync("C2"));
        Assert.Equal("2,2,100.0", await FigureAsync("C3"));
        Assert.Equal(",,1.0", await FigureAsync("C8"));
        Assert.Equal("1,,1", await FigureAsync("C1", scope: await WorkerAsync()));
        Assert.Equal("0,,0", await FigureAsync("C1", November.Plus(-1)));
    }

    [Fact]
    public async Task A_plan_and_a_review_count_in_the_month_in_which_they_were_due()
    {
        await app.RatedAsync("Rowe");
        await app.PassAsync("Late", allocateTo: "worker@demo.example");
        app.Clock.Utc = app.Clock.Utc.AddDays(80);

        Assert.Equal("1,2,50.0", await FigureAsync("C4", new(2026, 12)));
        var reviews = await app.WithDbAsync(db => db.Cases.Where(c => c.ReviewBy != null).Select(c => new { c.ReviewBy, Due = c.Reviews.Select(r => r.DueOn).First() }).SingleAsync());
        // The review that was held, and the clock that has run out since without another one.
        Assert.Equal(reviews.ReviewBy, reviews.Due);
        Assert.Equal("1,1,100.0", await FigureAsync("C9", Month.Of(reviews.Due)));
    }

    [Fact]
    public async Task A_closure_counts_in_its_month_also_when_the_case_is_reopened()
    {
        var reference = await app.ClosedAsync("Hill");
        Assert.Equal("1,,1", await FigureAsync("C5"));
        Assert.Equal("1,1,100.0", await FigureAsync("C6"));
        Assert.Equal("0,1,0.0", await FigureAsync("T2"));
        Assert.Equal("0,1,0.0", await FigureAsync("F1"));
        Assert.Equal("0,,0", await FigureAsync("C1"));

        await app.WithDbAsync(async db =>
        {
            db.Entry(await db.Set<Domain.Feedback.FeedbackInvitation>().FirstAsync()).Property(f => f.AnsweredAt).CurrentValue = app.Clock.Utc;
            return await db.SaveChangesAsync();
        });
        Assert.Equal("1,1,100.0", await FigureAsync("F1"));

        app.Clock.Utc = app.Clock.Utc.AddDays(1);
        await app.WorkAsync(reference, (given, cast) => given.Reopen(
            "They rang again", given.UnitId, true, null, Actor.Staff(1, "Anita Verma", Role.DistrictManager) with { DistrictId = given.DistrictId }, cast.At, cast.On));
        Assert.Equal("1,,1", await FigureAsync("C5"));
        Assert.Equal("1,,1", await FigureAsync("C1"));
    }

    [Fact]
    public async Task What_triage_took_back_closed_as_opened_in_error_and_is_left_out_of_outcomes()
    {
        var reference = await app.PassAsync("Error", accept: true);
        await app.WithDbAsync(async db =>
        {
            var given = await db.Cases.Include(c => c.Family).ThenInclude(f => f.Baton).Include(c => c.Spells).Include(c => c.Handovers).SingleAsync(c => c.Reference == reference);
            given.TakeBack("Wrong family", Actor.Staff(1, "Tom Reed", Role.TriageManager), app.Clock.Utc, UkTime.DayOf(app.Clock.Utc));
            return await db.SaveChangesAsync();
        });

        Assert.Equal("1,,1", await FigureAsync("C5"));
        Assert.Equal("0,0,", await FigureAsync("C6"));
        Assert.Equal("0,,0", await FigureAsync("C1"));
    }

    [Theory]
    [InlineData(1, "1,1,100.0")]
    [InlineData(365, "1,1,100.0")]
    [InlineData(366, "0,1,0.0")]
    public async Task A_family_notified_again_within_a_year_of_closing_is_re_referred_also_under_a_record_that_was_merged_away(int days, string figure)
    {
        await app.ClosedAsync("Hill");
        app.Clock.Utc = app.Clock.Utc.AddDays(days);
        await app.PassAsync("Hull");
        await app.WithDbAsync(async db =>
        {
            var (hill, hull) = (await db.Families.SingleAsync(f => f.Name == "Hill"), await db.Families.SingleAsync(f => f.Name == "Hull"));
            db.Entry(hull).Property(f => f.MergedIntoId).CurrentValue = hill.Id;
            return await db.SaveChangesAsync();
        });

        var month = Month.Of(UkTime.DayOf(app.Clock.Utc));
        // In November 2026 the first notification, which was no re-referral, stands beside it.
        Assert.Equal(month == November ? "1,2,50.0" : figure, await FigureAsync("R1", month));
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private Task<Scope> WorkerAsync() => app.WithDbAsync(async db => new Scope(Level.Worker, await db.Staff.Where(s => s.Email == "worker@demo.example").Select(s => s.Id).SingleAsync()));

    private Task<string> FigureAsync(string code, Month? month = null, Scope? scope = null) => app.WithDbAsync(async db =>
    {
        var (chosen, today) = (month ?? November, UkTime.DayOf(app.Clock.Utc));
        var figure = new Scorecard(await new ScorecardFacts(db).LoadAsync(chosen, today), chosen, today).Of(Indicators.Of(code)!, scope ?? Scope.County);
        return $"{figure.NumeratorInFile},{figure.DenominatorInFile},{figure.ValueInFile}";
    });
}
