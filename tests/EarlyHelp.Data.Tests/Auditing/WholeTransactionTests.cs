using EarlyHelp.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Tests.Auditing;

/// <summary>
/// A transaction of several saves takes the end of the chain once, as the last thing before its commit: who waits for it never holds it while
/// they touch other rows, so that two cannot wait for each other there (adr/0028).
/// </summary>
public sealed class WholeTransactionTests
{
    [Fact]
    public async Task Several_saves_of_one_transaction_take_the_head_at_its_end()
    {
        using var trail = await Trail.OfTwelveAsync();
        await using var db = trail.Open();
        await using var transaction = await db.Database.BeginTransactionAsync();
        foreach (var name in new[] { "First", "Second" })
        {
            db.Add(new StaffMember(name, $"{name}@demo.example"));
            await db.SaveChangesAsync();
        }

        Assert.Equal(12, await db.AuditHeads.Select(h => h.Sequence).SingleAsync());
        await transaction.CommitAsync();

        Assert.Equal(14, await db.AuditHeads.Select(h => h.Sequence).SingleAsync());
        Assert.Equal([true, true], await db.AuditEntries.Where(e => e.Id > 12).OrderBy(e => e.Id).Select(e => e.Changes.Contains(e.Id == 13 ? "First" : "Second")).ToListAsync());
        Assert.Empty((await trail.VerifyAsync()).Problems);
    }

    [Fact]
    public async Task A_transaction_that_is_given_up_leaves_nothing_to_the_next_one()
    {
        using var trail = await Trail.OfTwelveAsync();
        await using var db = trail.Open();
        await using (await db.Database.BeginTransactionAsync())
        {
            db.Add(new StaffMember("Given up", "up@demo.example"));
            await db.SaveChangesAsync();
        }

        db.ChangeTracker.Clear();
        db.Add(new StaffMember("Stays", "stays@demo.example"));
        await db.SaveChangesAsync();

        Assert.DoesNotContain("Given up", string.Concat(await db.AuditEntries.Select(e => e.Changes).ToListAsync()), StringComparison.Ordinal);
        Assert.Equal(13, (await trail.VerifyAsync()).Count);
        Assert.Empty((await trail.VerifyAsync()).Problems);
    }

    [Fact]
    public async Task A_transaction_cannot_end_without_what_is_to_be_audited()
    {
        using var trail = await Trail.OfTwelveAsync();
        await using (var db = trail.Open())
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Add(new StaffMember("Unseen", "unseen@demo.example"));
            await db.SaveChangesAsync();
            Assert.Throws<NotSupportedException>(transaction.Commit);
            await Trail.BreakHeadAsync(db);
            await Assert.ThrowsAsync<InvalidOperationException>(() => transaction.CommitAsync());
        }

        await using var again = trail.Open();
        Assert.False(await again.Staff.AnyAsync(s => s.Name == "Unseen"));
    }
}
