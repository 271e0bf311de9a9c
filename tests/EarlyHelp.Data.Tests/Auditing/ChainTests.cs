using EarlyHelp.Data.Auditing;
using EarlyHelp.Data.Tests.Transfers;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Tests.Auditing;

/// <summary>Changes and looks are one chain, whoever writes at once, and a rewritten chain is not what was noted.</summary>
public sealed class ChainTests
{
    private static readonly Actor Officer = Actor.Staff(9, "Ines Duarte", Role.PrivacyOfficer);
    private static readonly DateTime At = new(2026, 11, 18, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task Changes_and_looks_of_one_save_are_numbered_without_a_gap()
    {
        using var trail = await Trail.EmptyAsync();

        await trail.SaveAsync([.. Enumerable.Range(0, 45).Select(i => (object)new StaffMember($"P{i}", $"p{i}@demo.example")), Look.Of(Officer, At, 1, "Audit", null), Look.Of(Officer, At, 2, "Audit", null)]);

        await using var db = trail.Open();
        var places = await db.AuditEntries.Select(e => e.Id).Concat(db.Looks.Select(l => l.Id)).Order().ToListAsync();
        Assert.Equal(Enumerable.Range(1, 47).Select(i => (long)i), places);
        Assert.Empty((await trail.VerifyAsync()).Problems);
    }

    [Fact]
    public async Task Any_letters_that_somebody_types_verify_as_they_were_written()
    {
        using var trail = await Trail.EmptyAsync();
        string[] texts = ["O’Brien", "عائلة", "👨‍👩‍👧", "a\0b", "\ud800 alone", "line\r\nline", "   ", new string('x', 500)];

        foreach (var text in texts)
            await trail.SaveAsync(new StaffMember($"Name {text}"[..Math.Min(100, 5 + text.Length)], $"{Array.IndexOf(texts, text)}@demo.example"), Look.Of(Officer, At, 1, "Audit", text));

        Assert.Empty((await trail.VerifyAsync()).Problems);
    }

    [Fact]
    public async Task A_save_that_fails_leaves_no_entry_and_no_gap()
    {
        using var trail = await Trail.OfTwelveAsync();
        await using var db = trail.Open();
        db.Add(Look.Of(Officer, At, 1, "Audit", null));
        var twice = new StaffMember("Person 0", "person0@demo.example");
        db.Add(twice);
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
        Assert.Equal(12, (await trail.VerifyAsync()).Count);

        // The look is still to be written when the save is tried again.
        db.Entry(twice).State = EntityState.Detached;
        await db.SaveChangesAsync();

        Assert.Equal(13, (await trail.VerifyAsync()).Count);
        Assert.Empty((await trail.VerifyAsync()).Problems);
    }

    [Fact]
    public async Task Without_its_head_nothing_is_saved()
    {
        using var trail = await Trail.OfTwelveAsync();
        await trail.TamperAsync("DELETE FROM AuditHead");

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => trail.SaveAsync(new StaffMember("New", "new@demo.example")));

        Assert.Contains("verify-audit", refused.Message, StringComparison.Ordinal);
        await using var db = trail.Open();
        Assert.False(await db.Staff.AnyAsync(s => s.Name == "New"));
    }

    [Fact]
    public async Task A_chain_that_was_made_anew_fits_itself_and_not_what_was_noted()
    {
        using var trail = await Trail.OfTwelveAsync();
        var noted = (await trail.VerifyAsync()).Anchor;
        await trail.SaveAsync(new StaffMember("After", "after@demo.example"));
        Assert.Empty((await trail.VerifyAsync(noted)).Problems);

        await RewriteAsync(trail, 7);

        Assert.Empty((await trail.VerifyAsync()).Problems);
        Assert.Equal((AuditProblemKind.NotAsNoted, 12), await trail.FirstProblemAsync(noted));
    }

    [Fact]
    public async Task An_end_that_was_cut_off_together_with_the_head_is_missed_by_what_was_noted()
    {
        using var trail = await Trail.OfTwelveAsync();
        var noted = (await trail.VerifyAsync()).Anchor;

        await trail.TamperAsync("DELETE FROM AuditEntries WHERE Id > 9", "DELETE FROM Looks WHERE Id > 9", "UPDATE AuditHead SET Sequence = 9, Link = (SELECT Link FROM AuditEntries WHERE Id = 9)");

        Assert.Empty((await trail.VerifyAsync()).Problems);
        Assert.Equal((AuditProblemKind.NotAsNoted, 9), await trail.FirstProblemAsync(noted));
    }

    [Fact]
    public async Task Two_programs_and_many_at_once_write_one_chain_into_a_file()
    {
        var writes = Environment.GetEnvironmentVariable("EARLYHELP_LONG") == "1" ? 10_000 : 500;
        using var trail = await Trail.EmptyAsync();

        var other = KilledProcess.RunAsync(AuditedWrites.Act, trail.File, writes / 2);
        var here = AuditedWrites.RunAsync(trail.File, "here", writes - (writes / 2));
        await Task.WhenAll(other, here);

        var proof = await trail.VerifyAsync();
        Assert.Empty(proof.Problems);
        Assert.Equal(2 * writes, proof.Count);
        await using var db = trail.Open();
        Assert.Equal(writes, await db.Looks.CountAsync());
    }

    // Somebody who knows how it is made and can write the whole database.
    private static async Task RewriteAsync(Trail trail, long from)
    {
        await using var db = trail.Open();
        await db.Database.ExecuteSqlAsync($"UPDATE AuditEntries SET [By] = 'Nobody' WHERE Id = {from}");
        var before = await db.Looks.Where(l => l.Id == from - 1).Select(l => l.Link).SingleAsync();
        await foreach (var entry in new ChainedRows(db, long.MaxValue, 100, from).ReadAsync(default))
        {
            entry.Chain(entry.Id, before, entry.Salt!);
            before = entry.Link;
            await (entry is Look
                ? db.Looks.Where(l => l.Id == entry.Id).ExecuteUpdateAsync(u => u.SetProperty(l => l.Link, entry.Link))
                : db.AuditEntries.Where(e => e.Id == entry.Id).ExecuteUpdateAsync(u => u.SetProperty(e => e.Link, entry.Link)));
        }

        await db.Database.ExecuteSqlAsync($"UPDATE AuditHead SET Link = {before}");
    }
}

/// <summary>Saves that are audited, some at once: each a change and a look.</summary>
internal static class AuditedWrites
{
    public const string Act = "audited writes";

    private const int AtOnce = 4;

    public static Task RunAsync(string file, string who, int writes) => Task.WhenAll(Enumerable.Range(0, AtOnce).Select(writer => Task.Run(async () =>
    {
        for (var i = writer; i < writes; i += AtOnce)
        {
            await using var db = KilledProcess.Open(file);
            db.Add(new StaffMember($"{who} {i}", $"{who}{i}@demo.example"));
            db.Add(Look.Of(Actor.Job(who), new DateTime(2026, 11, 18, 10, 0, 0, DateTimeKind.Utc).AddSeconds(i), i + 1, "Family", null));
            await db.SaveChangesAsync();
        }
    })));
}
