using System.Security.Cryptography;
using System.Text;
using EarlyHelp.Data.Notifications;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Feedback;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Feedback;

/// <summary>Invitations to say what somebody thought, and what they answered. The methods about a case take one that was opened.</summary>
public sealed class FeedbackRecords(EarlyHelpDbContext db, Messages messages)
{
    /// <summary>The page with the questions.</summary>
    public static string PathOf(string key) => $"/feedback/{key}";

    /// <summary>
    /// Invites whom the closure names, once it is signed off. An adult who can safely be written to by e-mail gets the link; for everybody
    /// else the worker makes it and gives it to them.
    /// </summary>
    public async Task InviteAsync(EarlyHelpCase closed, DateOnly on)
    {
        var closure = closed.Closure ?? throw new ArgumentException("The case was never closed, or its closures were not read.", nameof(closed));
        // Two records that the closure names may have been merged since: it is one person, invited once.
        var children = closure.People.Where(p => p.Invited).GroupBy(p => p.PersonId).ToDictionary(g => g.Key, g => g.Any(p => p.IsChild));
        var invited = children.Keys.ToList();
        var people = await db.People.AsNoTracking().Where(p => invited.Contains(p.Id)).ToListAsync();
        foreach (var person in people.OrderBy(p => p.Id))
        {
            var isChild = children[person.Id];
            var invitation = FeedbackInvitation.Invite(closed.Id, closure.Number, person.Id, isChild, on);
            if (!isChild && person is { Email.Length: > 0, SafeToLeaveMessage: true })
                messages.AskForFeedback(person, invitation, PathOf(NewKey(invitation, on)));
            db.Add(invitation);
        }
    }

    /// <summary>Makes a link for an invitation of a case; null when it is not one of this case's. The path is told once: only its hash is kept.</summary>
    public async Task<string?> LinkAsync(EarlyHelpCase closed, long invitationId, DateOnly on)
    {
        var invitation = await db.Set<FeedbackInvitation>().SingleOrDefaultAsync(i => i.Id == invitationId && i.CaseId == closed.Id);
        return invitation is null ? null : PathOf(NewKey(invitation, on));
    }

    /// <summary>The invitation that a link stands for; null for a link that was never made or was replaced.</summary>
    public Task<FeedbackInvitation?> FindAsync(string key)
    {
        var hash = HashOf(key);
        return db.Set<FeedbackInvitation>().SingleOrDefaultAsync(i => i.LinkHash == hash);
    }

    /// <summary>What the people of a case were asked and answered, the newest closure first.</summary>
    public async Task<IReadOnlyList<FeedbackOfCase>> OfAsync(EarlyHelpCase opened)
    {
        var rows = await (from invitation in db.Set<FeedbackInvitation>().AsNoTracking()
                          join person in db.People on invitation.PersonId equals person.Id
                          where invitation.CaseId == opened.Id
                          orderby invitation.ClosureNumber descending, invitation.Id
                          select new { invitation, person.FirstName, person.LastName }).ToListAsync();
        return [.. rows.Select(r => new FeedbackOfCase(r.invitation, $"{r.FirstName} {r.LastName}".Trim()))];
    }

    private static string NewKey(FeedbackInvitation invitation, DateOnly on)
    {
        var key = OneTimeCode.Key();
        invitation.MakeLink(HashOf(key), on);
        return key;
    }

    private static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}

/// <summary>An invitation with the name of who was invited.</summary>
/// <param name="Invitation">The invitation and its answers.</param>
/// <param name="Name">Who.</param>
public sealed record FeedbackOfCase(FeedbackInvitation Invitation, string Name);
