using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Restrictions;

/// <summary>Somebody knows a family outside work and said so: from then on its record is not there for them (spec 3-access).</summary>
public sealed class DeclaredInterest : Versioned
{
    /// <summary>Longest words.</summary>
    public const int WordsMaxLength = 500;

    /// <summary>Who knows the family.</summary>
    public long StaffId { get; private set; }

    /// <summary>Who knows the family.</summary>
    public StaffMember Staff { get; private set; } = null!;

    /// <summary>Which family.</summary>
    public long FamilyId { get; private set; }

    /// <summary>Which family.</summary>
    public Family Family { get; private set; } = null!;

    /// <summary>How they know it; nobody has to say more than they want.</summary>
    public string? Words { get; private set; }

    /// <summary>When it was declared (UTC).</summary>
    public DateTime At { get; private set; }

    /// <summary>When a privacy officer ended it (UTC); null while it stands.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>Who ended it.</summary>
    public string? EndedBy { get; private set; }

    /// <summary>Why it was ended.</summary>
    public string? EndedWhy { get; private set; }

    private DeclaredInterest()
    {
    }

    /// <summary>Declares that one knows a family. Nobody declares it for somebody else.</summary>
    public static DeclaredInterest Of(Family family, string? words, Actor by, DateTime at)
    {
        Rule.Check(
            new(by.May(Permission.DeclareInterest), $"Your role opens no family’s record. Ask {StateWords.RolesHolding(Permission.DeclareInterest)}."),
            Text.Short(words, WordsMaxLength, "How you know them", nameof(Words)));
        return new() { StaffId = by.StaffId!.Value, Family = family, FamilyId = family.Id, Words = Text.Tidy(words), At = at };
    }

    /// <summary>The same for a family whose record was one with this when it was declared, and no longer is.</summary>
    public DeclaredInterest AlsoOf(Family other) => new() { StaffId = StaffId, Family = other, FamilyId = other.Id, Words = Words, At = At };

    /// <summary>It was a mistake, or no longer holds: the record is in reach again as far as role and place reach.</summary>
    public void End(string? why, Actor by, DateTime at)
    {
        Rule.Check(
            new(by.May(Permission.RestrictRecords), $"Your role can’t end a declared interest. Ask {StateWords.RolesHolding(Permission.RestrictRecords)}."),
            new(by.StaffId != StaffId, "You can’t end what you declared yourself: ask another privacy officer"),
            new(EndedAt is null, "This was ended already"),
            Text.Given(why, "Say why it no longer holds", "Why"), Text.Short(why, WordsMaxLength, "Why", "Why"));
        (EndedAt, EndedBy, EndedWhy) = (at, by.Name, why!.Trim());
        Touch();
    }
}
