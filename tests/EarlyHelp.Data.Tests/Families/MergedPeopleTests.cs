using System.Globalization;
using EarlyHelp.Data.Auditing;
using EarlyHelp.Data.Families;
using EarlyHelp.Data.Tests.Cases;
using EarlyHelp.Domain.Assessments;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EarlyHelp.Data.Tests.Families;

/// <summary>Two records of one child, both named wherever a record can be named.</summary>
public sealed class MergedPeopleTests
{
    private static readonly DateOnly Day = CaseRecordsOfTests.Day;

    // Columns that name a person and stay as they are when two records are merged, and why.
    private static readonly Dictionary<string, string> Staying = new(StringComparer.Ordinal)
    {
        [$"{nameof(AuditEntry)}.PersonId"] = "which record was changed is a fact, and part of the chain",
        [$"{nameof(Look)}.PersonId"] = "whose file was opened is a fact; the file of the kept record tells of it too",
        [$"{nameof(NotTheSame)}.PersonId"] = "a judgement about these two records; the kept one is judged anew",
        [$"{nameof(NotTheSame)}.OtherPersonId"] = "a judgement about these two records; the kept one is judged anew",
    };

    // What tells of a merge and its undoing, and is not put back.
    private static readonly HashSet<string> Telling = ["AuditEntry", "AuditHead", "Look", "TimelineEntry", "RecordMerge", "MergeMove", "NotTheSame", "HandledPost"];

    [Fact]
    public async Task Every_column_that_names_a_person_goes_along_with_a_merge()
    {
        await using var records = await Records.NewAsync();
        var given = await StartAsync(records);
        var columns = await records.AskAsync<EarlyHelpDbContext, List<(Type Type, string Column)>>(db => Task.FromResult(Columns(db)));
        await records.DoAsync<EarlyHelpDbContext>(async db =>
        {
            foreach (var (type, column) in columns)
                await MakeAsync(db, db.Model.FindEntityType(type)!, column, given.Twice, given.Other);
        });

        var id = await MergeAsync(records, given);

        await records.DoAsync<EarlyHelpDbContext>(async db =>
        {
            var moves = await db.Set<MergeMove>().Where(m => EF.Property<long>(m, "RecordMergeId") == id).ToListAsync();
            Assert.Equal([], columns.Select(c => $"{c.Type.Name}.{c.Column}").Except(moves.Select(m => m.What)));
            foreach (var (type, column) in columns)
                Assert.True(await CountAsync(db, type, column, given.Twice) == 0, $"{type.Name}.{column} still names the record that was merged");
        });
    }

    [Fact]
    public async Task What_a_merge_and_its_undoing_change_in_a_case_stands_in_the_audit_of_the_case()
    {
        await using var records = await Records.NewAsync();
        var given = await StartAsync(records);
        (Type Type, string Column)[] rows = [(typeof(SeenPerson), "PersonId"), (typeof(PlanAction), "OwnerPersonId"), (typeof(PlanAgreement), "PersonId"), (typeof(ClosurePerson), "PersonId")];
        await records.DoAsync<EarlyHelpDbContext>(async db =>
        {
            foreach (var (type, column) in rows)
            {
                var row = db.Entry(await MakeAsync(db, db.Model.FindEntityType(type)!, column, given.Twice, given.Other));
                // The model lets it hang on nothing, which no row does.
                foreach (var above in row.Metadata.GetForeignKeys().Where(k => k.PrincipalEntityType.ClrType.Name is "CaseNote" or "PlanOutcome" or "FamilyPlan" or "Closure"))
                    row.Property(above.Properties[0].Name).CurrentValue = await FirstAsync(db, above.PrincipalEntityType);
            }

            await db.SaveChangesAsync();
            // An outcome hangs on its plan.
            foreach (var outcome in db.ChangeTracker.Entries<PlanOutcome>().ToList())
            {
                var plan = outcome.Metadata.GetForeignKeys().Single(k => k.PrincipalEntityType.ClrType == typeof(FamilyPlan));
                outcome.Property(plan.Properties[0].Name).CurrentValue = await FirstAsync(db, plan.PrincipalEntityType);
            }

            await db.SaveChangesAsync();
        });

        var id = await MergeAsync(records, given);
        await AnswerAsync(records, id, (merging, merge) => merging.UndoAsync(merge));

        var changed = await records.AskAsync<EarlyHelpDbContext, List<string>>(db =>
            db.AuditEntries.Where(e => e.CaseId == given.Case && e.Action == "Modified" && e.Changes.Contains("PersonId")).Select(e => e.Entity).ToListAsync());
        Assert.Equal(rows.Select(r => (r.Type.Name, 2)), rows.Select(r => (r.Type.Name, changed.Count(e => e == r.Type.Name))));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Undoing_puts_back_whatever_named_the_two_records(int seed)
    {
        await using var records = await Records.NewAsync();
        var random = new Random(seed);
        var given = await StartAsync(records);
        for (var round = 0; round < 3; round++)
        {
            await records.DoAsync<EarlyHelpDbContext>(async db =>
            {
                foreach (var (type, column) in Columns(db))
                {
                    for (var rows = random.Next(0, 4); rows > 0; rows--)
                        await MakeAsync(db, db.Model.FindEntityType(type)!, column, random.Next(3) switch { 0 => given.Kept, 1 => given.Other, _ => given.Twice }, given.Other);
                }

                var version = await db.Set<Assessment>().SingleAsync(a => a.CaseId == given.Case && a.State == AssessmentState.InProgress);
                db.Entry(version).Property(a => a.ContentJson).CurrentValue = Generated(random, given).ToJson();
                await db.SaveChangesAsync();
            });
            var before = await SnapshotAsync(records);

            var id = await MergeAsync(records, given);
            var merged = await SnapshotAsync(records);
            await AnswerAsync(records, id, (merging, merge) => merging.UndoAsync(merge));

            Assert.NotEqual(before, merged);
            Assert.Equal(before, await SnapshotAsync(records));
        }
    }

    [Fact]
    public async Task An_assessment_in_progress_speaks_of_the_kept_record_and_one_submitted_stays_as_written()
    {
        await using var records = await Records.NewAsync();
        var given = await StartAsync(records);
        var written = new AssessmentContent { Voices = [new(given.Twice, Day) { OwnWords = "Mornings are rubbish" }], Analysis = "Mornings" };
        var submitted = await records.AskAsync<EarlyHelpDbContext, long>(async db =>
        {
            var version = await db.Set<Assessment>().SingleAsync(a => a.CaseId == given.Case);
            db.Entry(version).Property(a => a.ContentJson).CurrentValue = written.ToJson();
            db.Entry(version).Property(a => a.Number).CurrentValue = 2;
            await db.SaveChangesAsync();
            var other = await MakeAsync(db, db.Model.FindEntityType(typeof(Assessment))!, null, 0, 0);
            db.Entry(other).Property("State").CurrentValue = AssessmentState.Submitted;
            db.Entry(other).Property("ContentJson").CurrentValue = written.ToJson();
            await db.SaveChangesAsync();
            return ((Assessment)other).Id;
        });
        var version = await records.AskAsync<EarlyHelpDbContext, int>(db => db.Cases.Where(c => c.Id == given.Case).Select(c => c.Version).SingleAsync());

        await MergeAsync(records, given);

        await records.DoAsync<EarlyHelpDbContext>(async db =>
        {
            var versions = await db.Set<Assessment>().Where(a => a.CaseId == given.Case).ToListAsync();
            Assert.Equal(given.Kept, Assert.Single(versions.Single(v => v.State == AssessmentState.InProgress).Content.Voices).PersonId);
            Assert.Equal(written.ToJson(), versions.Single(v => v.Id == submitted).ContentJson);
            var opened = await db.Cases.SingleAsync(c => c.Id == given.Case);
            // Whoever was writing is told that it changed.
            Assert.True(opened.Version > version);
            var names = await CaseRecordsOfTests.RecordsOf(db).NamesAsync(opened);
            Assert.Equal(("Leo Walker", given.Kept), (names.Of(given.Twice), names.Kept[given.Twice]));
            Assert.Equal("Leo Walker", (await CaseRecordsOfTests.RecordsOf(db).FamilyAsync(opened, Day)).Name(given.Twice));
        });
    }

    [Fact]
    public async Task A_version_that_goes_on_from_a_returned_one_counts_the_words_under_the_kept_record()
    {
        await using var records = await Records.NewAsync();
        var given = await StartAsync(records);
        await records.DoAsync<EarlyHelpDbContext>(async db =>
        {
            var version = await db.Set<Assessment>().SingleAsync(a => a.CaseId == given.Case);
            db.Entry(version).Property(a => a.ContentJson).CurrentValue = new AssessmentContent { Voices = [new(given.Twice, Day) { OwnWords = "Mornings are rubbish" }] }.ToJson();
            db.Entry(version).Property(a => a.State).CurrentValue = AssessmentState.Returned;
            await db.SaveChangesAsync();
        });
        await MergeAsync(records, given);

        await records.DoAsync<EarlyHelpDbContext>(async db =>
        {
            var opened = await db.Cases.SingleAsync(c => c.Id == given.Case);
            var cases = CaseRecordsOfTests.RecordsOf(db);
            await cases.LoadWorkAsync(opened);
            var kept = (await cases.NamesAsync(opened)).Kept;
            var by = CaseRecordsOfTests.By(Domain.Access.Role.UnitWorker);
            opened.BeginAssessment(AssessmentKind.Full, by, records.Clock.Utc, Day, kept);
            Assert.Equal((given.Kept, "Mornings are rubbish"), (opened.Assessment!.Content.Voices[0].PersonId, opened.Assessment.Content.Voices[0].OwnWords));
        });
    }

    /// <param name="Kept">The record of Leo that stays.</param>
    /// <param name="Twice">The second record of Leo.</param>
    /// <param name="Other">His mother.</param>
    /// <param name="Case">The case of the family, whose assessment is being written.</param>
    /// <param name="Family">The family.</param>
    private sealed record Given(long Kept, long Twice, long Other, long Case, long Family);

    private static Task<Given> StartAsync(Records records) => records.AskAsync<EarlyHelpDbContext, Given>(async db =>
    {
        var add = new CaseRecordsOfTests(db);
        var unit = await db.Units.Include(u => u.District.Area).OrderBy(u => u.Id).FirstAsync();
        var worker = add.Worker("Sam Hill", unit);
        await db.SaveChangesAsync();
        var opened = add.Allocated("Walker", unit, worker);
        await db.SaveChangesAsync();
        var family = await db.Families.Include(f => f.Members).ThenInclude(m => m.Person).SingleAsync(f => f.Id == opened.FamilyId);
        var (twice, other) = (Person.Named("Leon", "Walker"), Person.Named("Kerry", "Walker"));
        var kept = family.Members[0].Person;
        family.Add(twice, FamilyRole.Child, Day);
        family.Add(other, FamilyRole.Mother, Day);
        await db.SaveChangesAsync();
        var version = (Assessment)await MakeAsync(db, db.Model.FindEntityType(typeof(Assessment))!, null, 0, 0);
        db.Entry(version).Property(a => a.ContentJson).CurrentValue = new AssessmentContent().ToJson();
        db.Entry(opened).Property(c => c.AssessmentCount).CurrentValue = 1;
        db.Entry(opened).Property(c => c.State).CurrentValue = CaseState.Assessing;
        db.Entry(opened).Property(c => c.FamilyContactedOn).CurrentValue = Day;
        await db.SaveChangesAsync();
        return new(kept.Id, twice.Id, other.Id, opened.Id, family.Id);
    });

    private static async Task<long> MergeAsync(Records records, Given given)
    {
        RecordMerge? merge = null;
        await records.SaveAsync<Merging>(async (merging, _) => merge = await merging.ProposeAsync(MergeKind.Person, given.Kept, given.Twice, given.Family, "One child, recorded twice"), records.Officer);
        await AnswerAsync(records, merge!.Id, (merging, m) => merging.ConfirmAsync(m));
        return merge.Id;
    }

    private static Task AnswerAsync(Records records, long id, Func<Merging, RecordMerge, Task> answer) => records.SaveAsync<Merging>(
        async (merging, db) => await answer(merging, await db.RecordMerges.Include(m => m.Moves).SingleAsync(m => m.Id == id)), records.Colleague);

    // Everything in the model that names a person by key, but for what stays.
    private static List<(Type Type, string Column)> Columns(EarlyHelpDbContext db) =>
    [
        .. from type in db.Model.GetEntityTypes()
           from property in type.GetProperties()
           where property.Name.EndsWith("PersonId", StringComparison.Ordinal) || property.GetContainingForeignKeys().Any(k => k.PrincipalEntityType.ClrType == typeof(Person))
           where type.ClrType != typeof(Person) && !Staying.ContainsKey($"{type.ClrType.Name}.{property.Name}")
           select (type.ClrType, property.Name),
    ];

    // A row that holds what it must and names the person; what it hangs on is made when there is none.
    private static async Task<object> MakeAsync(EarlyHelpDbContext db, IEntityType type, string? column, long person, long other)
    {
        var row = Activator.CreateInstance(type.ClrType, nonPublic: true)!;
        var entry = db.Entry(row);
        foreach (var property in type.GetProperties().Where(p => !p.IsPrimaryKey()))
        {
            var value = entry.Property(property.Name);
            if (property.GetContainingForeignKeys().FirstOrDefault() is { } key)
                value.CurrentValue = property.IsNullable ? null : key.PrincipalEntityType.ClrType == typeof(Person) ? other : await FirstAsync(db, key.PrincipalEntityType);
            else if (property.ClrType == typeof(string) && !property.IsNullable)
                value.CurrentValue = "a";
            else if (property.Name is "From" or "On")
                value.CurrentValue = Day;
            // A row that has ended is never a double.
            else if (property.Name == "To")
                value.CurrentValue = Day;
        }

        if (column is not null)
            entry.Property(column).CurrentValue = person;
        db.Add(row);
        await db.SaveChangesAsync();
        return row;
    }

    private static async Task<long> FirstAsync(EarlyHelpDbContext db, IEntityType type)
    {
        var rows = await RowsAsync(db, type.ClrType);
        return rows.Count > 0 ? KeyOf(db, rows[0]) : KeyOf(db, await MakeAsync(db, type, null, 0, 0));
    }

    private static long KeyOf(EarlyHelpDbContext db, object row) => (long)db.Entry(row).Property("Id").CurrentValue!;

    private static async Task<int> CountAsync(EarlyHelpDbContext db, Type type, string column, long person) =>
        (await RowsAsync(db, type)).Count(r => Equals(db.Entry(r).Property(column).CurrentValue, person) && db.Entry(r).Metadata.FindProperty("To") is null);

    private static async Task<List<object>> RowsAsync(EarlyHelpDbContext db, Type type)
    {
        var set = (IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), 1, [])!.MakeGenericMethod(type).Invoke(db, null)!;
        return [.. (await set.ToListAsync()).OrderBy(r => Convert.ToString(db.Entry(r).Properties.First(p => p.Metadata.IsPrimaryKey()).CurrentValue, CultureInfo.InvariantCulture), StringComparer.Ordinal)];
    }

    private static Task<string> SnapshotAsync(Records records) => records.AskAsync<EarlyHelpDbContext, string>(async db =>
    {
        List<string> lines = [];
        foreach (var type in db.Model.GetEntityTypes().Where(t => !t.IsOwned() && !t.HasSharedClrType && !Telling.Contains(t.ClrType.Name)).Select(t => t.ClrType).OrderBy(t => t.FullName, StringComparer.Ordinal))
        {
            lines.AddRange((await RowsAsync(db, type)).Select(r => $"{type.Name}: {string.Join('|', db.Entry(r).Properties.Where(p => p.Metadata.Name != "Version")
                .Select(p => $"{p.Metadata.Name}={Convert.ToString(p.CurrentValue, CultureInfo.InvariantCulture)}"))}"));
        }

        return string.Join('\n', lines);
    });

    // Every list of an assessment, each line about one of the three or nobody.
    private static AssessmentContent Generated(Random random, Given given)
    {
        return new()
        {
            Rows = [.. Some(random).Select(n => new AssessmentRow((RowKind)random.Next(5), $"Row {n}", random.Next(4) == 0 ? null : Who()))],
            Voices = [.. Some(random).Select(n => new VoiceFacts(Who(), Day.AddDays(-n)) { OwnWords = $"Words {n}", Worries = random.Next(2) == 0 ? null : $"Worry {n}" }).DistinctBy(v => v.PersonId)],
            Criteria = [.. Some(random).Select(n => new CriterionAnswer(Who(), $"c{random.Next(3)}", (CriterionMet)random.Next(3), $"Shown {n}")).DistinctBy(c => (c.PersonId, c.Code))],
            Pairs = [.. Some(random).Select(n => new DangerAndGoal(n, "Danger", "Goal",
                [.. Some(random).Select(s => new ScoreFacts(ScaleVoice.FamilyMember, Who(), null, random.Next(11), Day.AddDays(-s), $"Why {s}")).DistinctBy(s => s.PersonId), new(ScaleVoice.Worker, null, null, 4, Day, "Mine")]))],
        };

        long Who() => random.Next(3) switch { 0 => given.Kept, 1 => given.Twice, _ => given.Other };
    }

    private static IEnumerable<int> Some(Random random) => Enumerable.Range(1, random.Next(0, 6));
}
