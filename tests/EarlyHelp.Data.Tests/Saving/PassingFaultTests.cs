using EarlyHelp.Data.Auditing;
using EarlyHelp.Data.Numbers;
using EarlyHelp.Data.Posts;
using EarlyHelp.Data.Tests.Auditing;
using EarlyHelp.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Tests.Saving;

/// <summary>What breaks by a fault that passes is done once: tried again where it was undone, and never where it stands (adr/0034).</summary>
public sealed class PassingFaultTests
{
    public static TheoryData<string> Points => [.. Enum.GetNames<BreakingConnection.Point>()];

    [Theory]
    [MemberData(nameof(Points))]
    public async Task A_save_stands_once_wherever_the_connection_breaks(string point)
    {
        using var trail = await Trail.OfTwelveAsync();
        var connection = new BreakingConnection { BreaksAt = Enum.Parse<BreakingConnection.Point>(point), Post = { Key = Guid.NewGuid().ToString() } };
        await using (var db = connection.Open(trail.File))
        {
            var added = new StaffMember("Added Once", "once@demo.example");
            db.Add(added);
            db.Add(Data.Auditing.Look.Of(Domain.Access.Actor.Staff(7, "Priya Nair", Domain.Access.Role.TriageOfficer), new DateTime(2026, 11, 18, 10, 0, 0, DateTimeKind.Utc), 1, "Family", null));

            await db.SaveChangesAsync();

            Assert.Equal(point == nameof(BreakingConnection.Point.Never) ? 0 : 1, connection.Broke);
            Assert.False(db.MayStand);
            Assert.True(added.Id > 0);
            Assert.Equal(EntityState.Unchanged, db.Entry(added).State);
            // Nothing of it waits to be saved again.
            Assert.Equal(0, await db.SaveChangesAsync());
        }

        await StandsOnceAsync(trail, 14);
        await using var again = trail.Open();
        Assert.Equal(1, await again.HandledPosts.CountAsync());
    }

    [Fact]
    public async Task A_save_stands_once_whichever_of_its_commands_breaks()
    {
        for (var command = 0; command < 6; command++)
        {
            using var trail = await Trail.OfTwelveAsync();
            var connection = new BreakingConnection { BreaksAtCommand = command };
            await using (var db = connection.Open(trail.File))
            {
                db.Add(new StaffMember("Added Once", "once@demo.example"));
                await db.SaveChangesAsync();
            }

            await StandsOnceAsync(trail, 13);
        }
    }

    [Theory]
    [InlineData("Beginning", true)]
    [InlineData("BeforeCommit", false)]
    [InlineData("AnswerToCommit", true)]
    public async Task Several_saves_together_are_never_done_again_half_way_and_known_to_stand_when_only_the_answer_was_lost(string point, bool stands)
    {
        using var trail = await Trail.OfTwelveAsync();
        var (connection, worked) = (new BreakingConnection { BreaksAt = Enum.Parse<BreakingConnection.Point>(point) }, 0);
        await using (var db = connection.Open(trail.File))
        {
            var work = () => db.TogetherAsync(async () =>
            {
                worked++;
                db.Add(new StaffMember("Added Once", "once@demo.example"));
                await db.SaveChangesAsync();
                db.Add(new StaffMember("And Another", "another@demo.example"));
                await db.SaveChangesAsync();
            });
            if (stands)
                await work();
            else
                await Assert.ThrowsAsync<PassingFault>(work);
            Assert.False(db.MayStand);
        }

        Assert.Equal((1, 1), (worked, connection.Broke));
        await using var again = trail.Open();
        Assert.Equal(stands ? 2 : 0, await again.Staff.CountAsync(s => s.Email == "once@demo.example" || s.Email == "another@demo.example"));
        var proof = await trail.VerifyAsync();
        Assert.Empty(proof.Problems);
        Assert.Equal(stands ? 14 : 12, proof.Count);
    }

    [Fact]
    public async Task What_breaks_half_way_through_several_saves_is_undone_and_told()
    {
        using var trail = await Trail.OfTwelveAsync();
        var connection = new BreakingConnection();
        await using (var db = connection.Open(trail.File))
        {
            await Assert.ThrowsAnyAsync<Exception>(() => db.TogetherAsync(async () =>
            {
                db.Add(new StaffMember("Added Once", "once@demo.example"));
                await db.SaveChangesAsync();
                connection.BreaksAtCommand = 0;
                db.Add(new StaffMember("And Another", "another@demo.example"));
                await db.SaveChangesAsync();
            }));
        }

        await using var again = trail.Open();
        Assert.False(await again.Staff.AnyAsync(s => s.Email == "once@demo.example"));
        Assert.Empty((await trail.VerifyAsync()).Problems);
    }

    [Fact]
    public async Task Where_nothing_was_audited_nobody_can_say_whether_it_stands_and_it_is_not_done_again()
    {
        using var trail = await Trail.OfTwelveAsync();
        var connection = new BreakingConnection { BreaksAt = BreakingConnection.Point.AnswerToCommit };
        await using var db = connection.Open(trail.File);
        db.Add(new StaffDraft { StaffId = 7, Key = "note:EHC-2026-000001", SavedAt = new DateTime(2026, 11, 18, 10, 0, 0, DateTimeKind.Utc) });

        await Assert.ThrowsAsync<PassingFault>(() => db.SaveChangesAsync());

        Assert.True(db.MayStand);
        await using var again = trail.Open();
        Assert.Equal(1, await again.StaffDrafts.CountAsync());
    }

    [Fact]
    public async Task A_reference_is_given_once_also_when_the_connection_breaks_while_it_is_given()
    {
        using var trail = await Trail.OfTwelveAsync();
        HashSet<string> given = [];
        foreach (var point in new[] { BreakingConnection.Point.Never, BreakingConnection.Point.Beginning, BreakingConnection.Point.BeforeCommit, BreakingConnection.Point.Never })
        {
            await using var db = new BreakingConnection { BreaksAt = point }.Open(trail.File);
            Assert.True(given.Add(await new ReferenceNumbers(db).FamilyAsync()));
        }
    }

    [Fact]
    public async Task The_audit_of_a_new_record_names_it_by_its_key()
    {
        await using var records = await Records.NewAsync();
        await records.SaveAsync<EarlyHelpDbContext>((db, _) =>
        {
            db.Add(Domain.Families.Person.Named("Ada", "Walker"));
            return Task.CompletedTask;
        });

        var (person, told) = await records.AskAsync<EarlyHelpDbContext, (long, AuditEntry)>(async db => (await db.People.Select(p => p.Id).SingleAsync(), await db.AuditEntries.SingleAsync(e => e.Entity == "Person")));
        Assert.Equal((person, $"{person}"), (told.PersonId, told.EntityKey));
    }

    [Fact]
    public void Every_transaction_of_the_program_goes_through_the_one_place()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "EarlyHelp.sln")))
            root = root.Parent!;
        // The copy of the embedded database has no context; what a lost answer is asked by is inside the one place.
        string[] known = ["EarlyHelpDbContext.Transactions.cs", "UnwrittenAudit.cs", "ReadTransaction.cs", "BackupCommands.cs"];

        var others = Directory.EnumerateFiles(Path.Combine(root.FullName, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => File.ReadAllText(f).Contains("BeginTransaction", StringComparison.Ordinal) && !known.Contains(Path.GetFileName(f)));

        Assert.Empty(others);
    }

    private static async Task StandsOnceAsync(Trail trail, int entries)
    {
        await using var again = trail.Open();
        Assert.Equal(1, await again.Staff.CountAsync(s => s.Email == "once@demo.example"));
        var proof = await trail.VerifyAsync();
        Assert.Empty(proof.Problems);
        Assert.Equal(entries, proof.Count);
    }
}
