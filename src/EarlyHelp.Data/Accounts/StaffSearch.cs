using EarlyHelp.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Accounts;

/// <summary>Finds people who work here by what somebody types of their name.</summary>
public static class StaffSearch
{
    private const string Escape = "\\";

    /// <summary>Those whose name holds what was typed, in capitals or not, or whose address begins with it; everybody when nothing was typed.</summary>
    public static IQueryable<StaffMember> Called(this IQueryable<StaffMember> people, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return people;
        // Like, because the embedded database holds capitals apart in every other comparison.
        var name = $"%{Literally(typed.Trim())}%";
        return people.Where(s => EF.Functions.Like(s.Name, name, Escape) || s.Email.StartsWith(StaffMember.Normalise(typed)));
    }

    private static string Literally(string typed) =>
        typed.Replace(Escape, @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal).Replace("[", @"\[", StringComparison.Ordinal);
}
