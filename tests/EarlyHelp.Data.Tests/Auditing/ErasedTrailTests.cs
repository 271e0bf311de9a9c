using System.Text.Json;
using EarlyHelp.Data.Auditing;
using EarlyHelp.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using static EarlyHelp.Data.Auditing.AuditProblemKind;

namespace EarlyHelp.Data.Tests.Auditing;

/// <summary>
/// An erasure accounts for blank entries only when it has its certificate, and then for as many as that says, before it, and of that family. Somebody who
/// knows how the chain is made and writes an erasure at its end blanks nothing unseen.
/// </summary>
public sealed class ErasedTrailTests
{
    [Fact]
    public async Task What_entries_say_can_be_erased_and_the_chain_still_verifies()
    {
        using var trail = await Trail.OfTwelveAsync();

        await trail.EraseAsync([3, 4, 5, 10]);

        var proof = await trail.VerifyAsync();
        Assert.Empty(proof.Problems);
        Assert.Equal(14, proof.Count);
        Assert.Equal([new(14, Trail.ErasedAt, "Ines Duarte", Trail.Certificate, 4)], proof.Erasures);
        Assert.Equal("Erasure ERA-TESTED at 14: 4 entries, by Ines Duarte on 18 November 2026, 12:00pm", proof.Erasures[0].ToString());
        await using var db = trail.Open();
        Assert.Equal(["[]", "[]"], await db.AuditEntries.Where(e => e.Id == 3 || e.Id == 5).Select(e => e.Changes).ToListAsync());
        Assert.All(await db.Looks.Where(l => l.Id == 4 || l.Id == 10).ToListAsync(), l => Assert.True(l.Reason is null && l.Salt is null && l.By == "Priya Nair"));
        Assert.Contains("\"3-5, 10\"", (await db.AuditEntries.SingleAsync(e => e.Entity == AuditErasure.Entity)).Changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_family_that_is_erased_while_the_trail_is_verified_is_no_problem()
    {
        using var trail = await Trail.OfTwelveAsync();

        var proof = await trail.VerifyWhileAsync(() => trail.EraseAsync([3, 4]));

        Assert.Empty(proof.Problems);
        Assert.Equal((14L, 14L), (proof.Count, Assert.Single(proof.Erasures).Place));
    }

    [Fact]
    public async Task An_entry_that_is_blank_and_that_no_erasure_names_was_changed()
    {
        using var trail = await Trail.OfTwelveAsync();
        await trail.EraseAsync([3]);

        await trail.TamperAsync("UPDATE AuditEntries SET Changes = '[]', Salt = NULL WHERE Id = 7", "UPDATE Looks SET Reason = NULL, Salt = NULL WHERE Id = 8");

        Assert.Equal([7, 8], (await trail.VerifyAsync()).Problems.Select(p => p.Place));
    }

    [Theory]
    [InlineData("UPDATE AuditEntries SET [By] = 'Somebody' WHERE Id = 3", 3)]
    [InlineData("UPDATE AuditEntries SET Changes = replace(Changes, '\"3\"', '\"3, 7\"') WHERE Id = 14", 14)]
    [InlineData("UPDATE AuditEntries SET Changes = '[]', Salt = NULL WHERE Id = 13", 13)]
    [InlineData("UPDATE AuditEntries SET Changes = '[]', Salt = NULL WHERE Id = 14", 14)]
    [InlineData("UPDATE AuditEntries SET Changes = '[{}]' WHERE Id = 3", 3)]
    public async Task What_is_left_of_an_erased_entry_and_the_erasure_itself_are_held_by_the_chain(string statement, int place)
    {
        using var trail = await Trail.OfTwelveAsync();
        await trail.EraseAsync([3]);

        await trail.TamperAsync(statement);

        Assert.Equal((Changed, place), await trail.FirstProblemAsync());
    }

    [Fact]
    public async Task An_erasure_without_a_certificate_excuses_nothing()
    {
        using var trail = await Trail.OfTwelveAsync();

        await trail.EraseAsync([3, 4], isCertified: false);

        await AssertForgedAsync(trail, 13, 3, 4);
    }

    [Fact]
    public async Task An_erasure_of_another_number_than_its_certificate_has_excuses_nothing()
    {
        using var trail = await Trail.OfTwelveAsync();

        await trail.EraseAsync([3, 4], certified: 1);

        await AssertForgedAsync(trail, 14, 3, 4);
    }

    [Theory]
    [InlineData("DELETE FROM Erasures")]
    [InlineData("UPDATE Erasures SET Counts = replace(Counts, '1', '2')")]
    [InlineData("UPDATE Erasures SET Counts = '{'")]
    [InlineData("UPDATE Erasures SET [By] = 'Somebody'")]
    [InlineData("UPDATE Erasures SET FamilyId = 42")]
    [InlineData("UPDATE Families SET Reference = 'FAM-000041' WHERE Id = 41")]
    public async Task A_certificate_that_is_not_as_it_was_written_certifies_nothing(string statement)
    {
        using var trail = await Trail.OfTwelveAsync();
        await trail.EraseAsync([3]);

        await trail.TamperAsync(statement);

        await AssertForgedAsync(trail, 14, 3);
    }

    [Fact]
    public async Task A_certificate_certifies_one_erasure()
    {
        using var trail = await Trail.OfTwelveAsync();
        await trail.EraseAsync([3]);

        await trail.EraseAsync([5], isCertified: false);

        await AssertForgedAsync(trail, 15, 5);
    }

    [Fact]
    public async Task What_was_erased_is_not_erased_again()
    {
        using var trail = await Trail.OfTwelveAsync();
        await trail.EraseAsync([3]);

        await trail.EraseAsync([], Named("3"), 1, "ERA-OTHERS", 42);

        Assert.Equal((Uncertified, 16), await trail.FirstProblemAsync());
    }

    [Theory]
    [InlineData("15")]
    [InlineData("14")]
    [InlineData("1-9223372036854775807")]
    [InlineData("3, 9223372036854775807")]
    public async Task An_erasure_erases_nothing_behind_it(string named)
    {
        using var trail = await Trail.OfTwelveAsync();
        await trail.EraseAsync([], Named(named), 1);
        await trail.SaveAsync(new StaffMember("After", "after@demo.example"));

        await trail.TamperAsync("UPDATE AuditEntries SET Changes = '[]', Salt = NULL WHERE Id = 15");

        await AssertForgedAsync(trail, 14, 15);
    }

    [Theory]
    [InlineData("no json")]
    [InlineData("null")]
    [InlineData("[null]")]
    [InlineData("[1]")]
    [InlineData("{}")]
    [InlineData("""[{"Name":"Places","After":null}]""")]
    [InlineData("""[{"Name":"Places","After":""}]""")]
    [InlineData("""[{"Name":"Places","After":"3-"}]""")]
    [InlineData("""[{"Name":"Places","After":"5-3"}]""")]
    [InlineData("""[{"Name":"Places","After":"5, 3"}]""")]
    [InlineData("""[{"Name":"Places","After":"3, 3"}]""")]
    [InlineData("""[{"Name":"Places","After":"0-3"}]""")]
    [InlineData("""[{"Name":"Places","After":"-3"}]""")]
    [InlineData("""[{"Name":"Places","After":"3-99999999999999999999"}]""")]
    public async Task An_erasure_that_cannot_be_read_is_told_with_its_place(string said)
    {
        using var trail = await Trail.OfTwelveAsync();

        await trail.EraseAsync([3], said);

        await AssertForgedAsync(trail, 14, 3);
    }

    [Fact]
    public async Task An_erasure_excuses_no_entry_of_another_family()
    {
        using var trail = await Trail.OfTwelveAsync();

        // 4 is a look at the family, 6 at another.
        await trail.EraseAsync([4, 6]);

        var problem = Assert.Single((await trail.VerifyAsync()).Problems);
        Assert.Equal((6, "Looks", Changed), (problem.Place, problem.Table, problem.Kind));
        Assert.Contains("erasure at 14", problem.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_that_was_written_while_two_families_were_taken_for_one_is_still_of_the_first()
    {
        using var trail = await Trail.OfTwelveAsync();
        await trail.ChangeAsync(new(null, null, 41, null), new(null, null, 42, null));
        await trail.ChangeAsync(new AuditSubject(null, null, 42, null));

        await trail.EraseAsync([13, 14, 15]);

        Assert.Equal([15], (await trail.VerifyAsync()).Problems.Select(p => p.Place));
    }

    [Theory]
    [InlineData(50_000, 1)]
    [InlineData(3, 3)]
    public void Places_are_read_as_they_are_written(int count, int step)
    {
        var places = PlaceRuns.Of(Enumerable.Range(1, count).Select(i => (long)(i * step)));

        var read = PlaceRuns.Read(places.ToString())!;

        Assert.Equal(count, read.Count);
        Assert.Equal(places.Runs, read.Runs);
        Assert.True(read.Has(step) && read.Has(count * step) && !read.Has(0) && !read.Has((count * step) + 1));
    }

    private static string Named(string places) => JsonSerializer.Serialize(new[] { new AuditedValue("Places", null, places) });

    private static async Task AssertForgedAsync(Trail trail, long erasure, params long[] blank)
    {
        var proof = await trail.VerifyAsync();
        Assert.Equal([(Uncertified, erasure), .. blank.Select(b => (Changed, b))], proof.Problems.Select(p => (p.Kind, p.Place)));
        Assert.DoesNotContain(proof.Erasures, e => e.Place == erasure);
    }
}
