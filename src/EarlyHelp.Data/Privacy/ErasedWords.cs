using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Privacy;

/// <summary>Messages, drafts of staff and marks of posts that name a family without a key to it: found by its references, names and addresses of mail.</summary>
internal sealed class ErasedWords
{
    private readonly EarlyHelpDbContext db;

    private ErasedWords(EarlyHelpDbContext db) => this.db = db;

    /// <summary>Messages.</summary>
    public IReadOnlyCollection<long> Messages { get; private set; } = [];

    private IReadOnlyCollection<long> StaffDrafts { get; set; } = [];

    private IReadOnlyCollection<string> Posts { get; set; } = [];

    /// <summary>Finds them. A message of the time of the family that has a name of it is years old and of no use to anybody.</summary>
    public static async Task<ErasedWords> OfAsync(EarlyHelpDbContext db, ErasurePlan plan, DateOnly before)
    {
        HashSet<long> messages = [];
        HashSet<long> drafts = [];
        HashSet<string> posts = [];
        var (people, until) = (plan.People.ToList(), before.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
        var persons = await db.People.Where(p => people.Contains(p.Id)).Select(p => new { p.FirstName, p.LastName, p.Email }).ToListAsync();
        foreach (var reference in await ReferencesAsync(db, plan))
        {
            messages.UnionWith(await db.Outbox.Where(m => m.Key.Contains(reference) || m.Subject.Contains(reference) || m.Body.Contains(reference)).Select(m => m.Id).ToListAsync());
            drafts.UnionWith(await db.StaffDrafts.Where(d => d.Key.Contains(reference) || d.Values.Contains(reference)).Select(d => d.Id).ToListAsync());
            posts.UnionWith(await db.HandledPosts.Where(p => p.Location != null && p.Location.Contains(reference)).Select(p => p.Key).ToListAsync());
        }

        foreach (var name in persons.Select(p => $"{p.FirstName} {p.LastName}".Trim()).Where(n => n.Length > 3).Distinct())
            messages.UnionWith(await db.Outbox.Where(m => m.CreatedAt < until && (m.Subject.Contains(name) || m.Body.Contains(name))).Select(m => m.Id).ToListAsync());
        foreach (var email in persons.Select(p => p.Email).OfType<string>().Where(e => e.Length > 0).Distinct())
            messages.UnionWith(await db.Outbox.Where(m => m.To == email).Select(m => m.Id).ToListAsync());
        return new(db) { Messages = messages, StaffDrafts = drafts, Posts = posts };
    }

    /// <summary>Takes them away; gives how many messages.</summary>
    public async Task<int> EraseAsync()
    {
        var (messages, drafts, posts) = (Messages.ToList(), StaffDrafts.ToList(), Posts.ToList());
        await db.StaffDrafts.Where(d => drafts.Contains(d.Id)).ExecuteDeleteAsync();
        await db.HandledPosts.Where(p => posts.Contains(p.Key)).ExecuteDeleteAsync();
        return await db.Outbox.Where(m => messages.Contains(m.Id)).ExecuteDeleteAsync();
    }

    private static async Task<IReadOnlyList<string>> ReferencesAsync(EarlyHelpDbContext db, ErasurePlan plan)
    {
        List<long> families = [.. plan.Families];
        List<long> cases = [.. plan.Of(typeof(EarlyHelpCase))];
        List<long> notifications = [.. plan.Of(typeof(Notification))];
        return
        [
            .. await db.Families.Where(r => families.Contains(r.Id)).Select(r => r.Reference).ToListAsync(),
            .. await db.Cases.Where(r => cases.Contains(r.Id)).Select(r => r.Reference).ToListAsync(),
            .. await db.Notifications.Where(r => notifications.Contains(r.Id)).Select(r => r.Reference).ToListAsync(),
            .. await db.StepDowns.Where(r => families.Contains(r.FamilyId)).Select(r => r.Reference).ToListAsync(),
            .. await db.StepUps.Where(r => families.Contains(r.FamilyId)).Select(r => r.Reference).ToListAsync(),
            .. await db.StepsAcross.Where(r => families.Contains(r.FamilyId)).Select(r => r.Reference).ToListAsync(),
        ];
    }
}
