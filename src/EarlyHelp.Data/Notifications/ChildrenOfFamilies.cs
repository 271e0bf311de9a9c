using EarlyHelp.Domain;
using EarlyHelp.Domain.Families;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Notifications;

/// <summary>First names and ages of the children of the families of a list, in one query: "Leo 10 years, Mia 3 years".</summary>
internal static class ChildrenOfFamilies
{
    /// <summary>By family; families whose records the list did not reach are not asked for by the caller.</summary>
    public static async Task<ChildrenNames> NamesAsync(EarlyHelpDbContext db, IEnumerable<long> familyIds, DateOnly today)
    {
        long[] ids = [.. familyIds.Distinct()];
        if (ids.Length == 0)
            return new(Array.Empty<string>().ToLookup(_ => 0L));
        var children = await db.FamilyMembers.AsNoTracking()
            .Where(m => ids.Contains(m.FamilyId) && m.To == null).Where(FamilyMember.Children)
            .Select(m => new { m.FamilyId, m.Role, m.Person.FirstName, m.Person.Born, m.Person.DueOn }).ToListAsync();
        return new(children.OrderBy(c => c.Role == FamilyRole.Sibling).ThenBy(c => c.Born ?? DateOnly.MaxValue)
            .ToLookup(c => c.FamilyId, c => Named(c.FirstName, c.Born, c.DueOn, today)));
    }

    private static string Named(string firstName, DateOnly? born, DateOnly? dueOn, DateOnly today)
    {
        var age = born is { } day ? Age.InWords(day, today) : dueOn is { } due ? Age.Unborn(due) : "age not known";
        return firstName.Length == 0 ? (born is null && dueOn is not null ? $"unborn baby, {age}" : age) : $"{firstName} {age}";
    }
}

/// <summary>The words for each family.</summary>
internal sealed class ChildrenNames(ILookup<long, string> names)
{
    /// <summary>The children of one family, or that there are none.</summary>
    public string this[long familyId] => names.Contains(familyId) ? string.Join(", ", names[familyId]) : "No child recorded";
}
