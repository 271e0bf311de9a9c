using System.Globalization;
using EarlyHelp.Data.Registers;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Standards;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Tests.Registers;

public sealed class RegisterImportTests
{
    private static readonly string[] Cases = ["case_ref,family_ref,origin,unit,worker_email,opened_on,allocated_on,plan_agreed_on,last_review_on,closed_on,closure_reason,outcome"];

    [Fact]
    public async Task The_sample_is_imported_and_running_it_again_changes_nothing()
    {
        await using var records = await Records.NewAsync();
        using var folder = TempFolder.OfSample();

        var first = await ImportAsync(records, folder);
        Assert.Empty(first.Problems);
        Assert.True(first.IsWritten);
        var sizes = first.Files.ToDictionary(f => f.File, f => (f.Rows, f.New));
        Assert.Equal(sizes["cases.csv"].Rows, await records.AskAsync<EarlyHelpDbContext, int>(db => db.Cases.CountAsync()));
        Assert.Equal(sizes["people.csv"].New, await records.AskAsync<EarlyHelpDbContext, int>(db => db.People.CountAsync()));
        Assert.Equal(sizes["notifications.csv"].New, await records.AskAsync<EarlyHelpDbContext, int>(db => db.Notifications.CountAsync()));
        Assert.All(first.Files.Where(f => f.New > 0), f => Assert.Equal(f.Rows, f.New));
        var before = await DumpAsync(records);

        records.Clock.Utc = records.Clock.Utc.AddDays(1);
        var again = await ImportAsync(records, folder);
        Assert.All(again.Files, f => Assert.Equal((0, 0), (f.New, f.Changed)));
        Assert.Empty(again.Staff);
        Assert.Equal(before, await DumpAsync(records));
    }

    [Fact]
    public async Task A_dry_run_counts_and_writes_nothing()
    {
        await using var records = await Records.NewAsync();
        using var folder = TempFolder.OfSample();
        var before = await DumpAsync(records);

        var result = await records.AskAsync<RegisterImport, RegisterResult>(import => import.CheckAsync(folder.Register));

        Assert.Equal((false, 219), (result.IsWritten, result.Files.Single(f => f.File == "cases.csv").New));
        Assert.Equal(["expected-scorecard-2016-03.csv", "expected-scorecard-2016-07.csv", "organisation.csv"], result.PassedOver);
        Assert.Equal(before, await DumpAsync(records));
    }

    [Fact]
    public async Task Stopping_it_leaves_the_database_as_it_was()
    {
        await using var records = await Records.NewAsync();
        using var folder = TempFolder.OfSample();
        var before = await DumpAsync(records);
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => records.AskAsync<RegisterImport, RegisterResult>(
            import => import.RunAsync(folder.Register, new Stopping(stop), stop.Token)));

        Assert.Equal(before, await DumpAsync(records));
    }

    [Fact]
    public async Task A_row_that_changed_changes_its_record_and_one_that_was_worked_on_here_is_refused()
    {
        await using var records = await Records.NewAsync();
        using var folder = new TempFolder();
        folder.Write("cases.csv", [.. Cases, "C1,F1,step_down,Maidstone 3,ann@county.example,2016-01-04,2016-01-05,,,,,", "C2,F2,step_down,Maidstone 3,,2016-01-04,,,,,,"]);
        await ImportAsync(records, folder);

        folder.Change("cases.csv", "2016-01-05,,,,,", "2016-01-05,2016-01-20,2016-02-20,2016-03-01,moved_away,partly");
        var changed = await ImportAsync(records, folder);
        Assert.Equal((0, 1, 1), changed.Files.Single() is var f ? (f.New, f.Changed, f.Same) : default);
        var now = await records.AskAsync<EarlyHelpDbContext, EarlyHelpCase>(db => db.Cases.Include(c => c.Spells).SingleAsync(c => c.Reference == "EHC-2016-000001"));
        Assert.Equal((CaseState.Closed, new DateOnly(2016, 3, 1), new DateOnly(2016, 1, 20)), (now.State, now.ClosedOn, now.PlanAgreedOn));
        Assert.Equal(new DateOnly(2016, 3, 1), Assert.Single(now.Spells).To);
        Assert.Equal(1, await records.AskAsync<EarlyHelpDbContext, int>(db => db.PastClosures.CountAsync()));

        await records.DoAsync<EarlyHelpDbContext>(async db =>
        {
            var second = await db.Cases.Include(c => c.Spells).Include(c => c.Unit).SingleAsync(c => c.Reference == "EHC-2016-000002");
            var ann = await db.Staff.SingleAsync(s => s.Email == "ann@county.example");
            second.Allocate(ann, second.UnitId, 0, null, null, Actor.Staff(1, "Dana Cole", Role.DistrictManager) with { DistrictId = second.DistrictId }, records.Clock.Utc, new DateOnly(2026, 11, 18));
            await db.SaveChangesAsync();
        });
        Assert.Empty((await ImportAsync(records, folder)).Problems);
        folder.Change("cases.csv", "C2,F2,step_down,Maidstone 3,", "C2,F2,step_down,Maidstone 4,");
        var problem = Assert.Single((await ImportAsync(records, folder)).Problems);
        Assert.Equal(("cases.csv", 3, "case_ref"), (problem.File, problem.Line, problem.Column));
        Assert.StartsWith("This case has been worked on here", problem.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_case_goes_on_at_its_worker_with_the_clocks_it_had()
    {
        await using var records = await Records.NewAsync();
        using var folder = new TempFolder();
        folder.Write("cases.csv", [.. Cases, "C1,F1,step_down,Maidstone 3,ann@county.example,2026-10-05,2026-10-06,2026-10-20,,,,", "C2,F2,step_down,Maidstone 3,,2026-11-02,,,,,,"]);
        await ImportAsync(records, folder);

        var cases = await records.AskAsync<EarlyHelpDbContext, List<EarlyHelpCase>>(db => db.Cases.Include(c => c.Worker).OrderBy(c => c.Id).ToListAsync());
        Assert.Equal((CaseState.Allocated, "ann@county.example", CaseState.AwaitingAllocation), (cases[0].State, cases[0].Worker!.Email, cases[1].State));
        Assert.Equal((new DateOnly(2026, 10, 20), new DateOnly(2026, 12, 1), new DateOnly(2027, 2, 22)), (cases[0].PlanAgreedOn, cases[0].ReviewBy, cases[0].EndBy));
        Assert.Equal(ServiceStandard.Review, cases[0].Dates.Next!.Standard);
        Assert.Equal(new DateOnly(2026, 12, 1), cases[0].NextDueOn);
    }

    [Fact]
    public async Task Old_references_that_are_ours_are_kept_and_numbers_go_on_behind_them()
    {
        await using var records = await Records.NewAsync();
        using var folder = new TempFolder();
        folder.Write("cases.csv", [.. Cases, "OLD-1,FAM-000007,step_down,Maidstone 3,,2016-01-04,,,,,,", "EHC-2016-000041,F2,step_down,Maidstone 3,,2016-01-04,,,,,,"]);
        await ImportAsync(records, folder);

        Assert.Equal(["EHC-2016-000042", "EHC-2016-000041"], await records.AskAsync<EarlyHelpDbContext, List<string>>(db => db.Cases.OrderBy(c => c.Id).Select(c => c.Reference).ToListAsync()));
        Assert.Equal(["FAM-000007", "FAM-000008"], await records.AskAsync<EarlyHelpDbContext, List<string>>(db => db.Families.OrderBy(f => f.Id).Select(f => f.Reference).ToListAsync()));
        Assert.Equal("EHC-2016-000043", await records.AskAsync<Numbers.ReferenceNumbers, string>(n => n.CaseAsync(2016)));
    }

    private static Task<RegisterResult> ImportAsync(Records records, TempFolder folder) => records.AskAsync<RegisterImport, RegisterResult>(import => import.RunAsync(folder.Register));

    // Every table but the audit trail, row by row.
    internal static Task<string> DumpAsync(Records records) => records.AskAsync<EarlyHelpDbContext, string>(async db =>
    {
        var text = new System.Text.StringBuilder();
        foreach (var table in db.Model.GetEntityTypes().Select(e => e.GetTableName()!).Where(t => t is not ("AuditEntries" or "AuditHead")).Distinct().Order(StringComparer.Ordinal))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM {table} ORDER BY rowid";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                text.Append(CultureInfo.InvariantCulture, $"{table}|").AppendJoin('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i))).Append('\n');
        }

        return text.ToString();
    });

    private sealed class Stopping(CancellationTokenSource stop) : IProgress<RegisterProgress>
    {
        public void Report(RegisterProgress value)
        {
            if (value.Doing == "Writing")
                stop.Cancel();
        }
    }
}
