using EarlyHelp.Domain.Families;

namespace EarlyHelp.Data.Families;

/// <summary>What one record of a person knows and the other does not, so that nobody is lost to a search by number after a merge.</summary>
internal static class PersonFill
{
    private const string Prefix = "Value.";

    private static readonly string[] Values =
    [
        nameof(Person.Born), nameof(Person.DueOn), nameof(Person.Ethnicity), nameof(Person.Language), nameof(Person.NeedsInterpreter), nameof(Person.Disabilities),
        nameof(Person.Upn), nameof(Person.NhsNumber), nameof(Person.Telephone), nameof(Person.Email), nameof(Person.SafeToLeaveMessage), nameof(Person.OtherNames),
    ];

    /// <summary>Fills what is empty on the survivor; what it knows stays.</summary>
    public static void Fill(EarlyHelpDbContext db, Person survivor, Person absorbed, Action<string, long, long, long> moved)
    {
        var (to, from) = (db.Entry(survivor), db.Entry(absorbed));
        foreach (var name in Values.Where(v => to.Property(v).CurrentValue is null && from.Property(v).CurrentValue is not null))
        {
            to.Property(name).CurrentValue = from.Property(name).CurrentValue;
            moved(Prefix + name, survivor.Id, absorbed.Id, survivor.Id);
        }
    }

    /// <summary>Whether a move is such a value.</summary>
    public static bool IsFill(MergeMove move) => move.What.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Empties it again, unless somebody has changed it since.</summary>
    public static void Empty(EarlyHelpDbContext db, MergeMove move, Person survivor, Person absorbed)
    {
        var name = move.What[Prefix.Length..];
        if (Equals(db.Entry(survivor).Property(name).CurrentValue, db.Entry(absorbed).Property(name).CurrentValue))
            db.Entry(survivor).Property(name).CurrentValue = null;
    }
}
