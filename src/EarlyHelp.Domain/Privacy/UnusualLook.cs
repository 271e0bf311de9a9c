using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Privacy;

/// <summary>
/// A member of staff looked at records in a way that somebody should ask about (spec 3-access: review who looked at what). It says nothing against them:
/// the privacy officer finds out, and writes down what came of it.
/// </summary>
public sealed class UnusualLook : Versioned
{
    /// <summary>Longest name.</summary>
    public const int NameMaxLength = 100;

    /// <summary>Longest detail.</summary>
    public const int DetailMaxLength = 300;

    /// <summary>Longest explanation.</summary>
    public const int WordsMaxLength = 2000;

    /// <summary>Longest key.</summary>
    public const int KeyMaxLength = 100;

    private const int WordsMinLength = 10;

    /// <summary>What is unusual.</summary>
    public UnusualKind Kind { get; private set; }

    /// <summary>Who looked.</summary>
    public long StaffId { get; private set; }

    /// <summary>Who looked, by name at the time.</summary>
    public string By { get; private set; } = "";

    /// <summary>Whose record, where it is about one family.</summary>
    public long? FamilyId { get; private set; }

    /// <summary>The local day of the looks.</summary>
    public DateOnly On { get; private set; }

    /// <summary>The first of them (UTC).</summary>
    public DateTime FirstAt { get; private set; }

    /// <summary>The last of them so far (UTC).</summary>
    public DateTime LastAt { get; private set; }

    /// <summary>How many looks.</summary>
    public int Looks { get; private set; }

    /// <summary>At how many families.</summary>
    public int Families { get; private set; }

    /// <summary>What is unusual about them, in words that name nobody of a family.</summary>
    public string Detail { get; private set; } = "";

    /// <summary>When it was found (UTC).</summary>
    public DateTime FoundAt { get; private set; }

    /// <summary>Where it stands.</summary>
    public UnusualState State { get; private set; }

    /// <summary>What the privacy officer found out or did.</summary>
    public string? Words { get; private set; }

    /// <summary>Who answered it.</summary>
    public string? AnsweredBy { get; private set; }

    /// <summary>When it was answered (UTC).</summary>
    public DateTime? AnsweredAt { get; private set; }

    /// <summary>One for each kind, person, family and day: whoever finds it twice finds it once.</summary>
    public string Key { get; private set; } = "";

    private UnusualLook()
    {
    }

    /// <summary>Found among the looks of a day.</summary>
    public static UnusualLook Found(UnusualKind kind, long staffId, string by, long? familyId, DateOnly on, DateTime foundAt) => new()
    {
        Kind = kind, StaffId = staffId, By = by, FamilyId = familyId, On = on, FoundAt = foundAt, Key = KeyOf(kind, staffId, familyId, on),
    };

    /// <summary>The key of one.</summary>
    public static string KeyOf(UnusualKind kind, long staffId, long? familyId, DateOnly on) => FormattableString.Invariant($"{kind}:{staffId}:{familyId}:{on:yyyy-MM-dd}");

    /// <summary>What there is of it up to now; nothing is added to one that was answered.</summary>
    public void Count(DateTime firstAt, DateTime lastAt, int looks, int families, string detail)
    {
        if (State != UnusualState.Open || (looks == Looks && lastAt == LastAt && detail == Detail))
            return;
        (FirstAt, LastAt, Looks, Families, Detail) = (firstAt, lastAt, looks, families, detail);
        Touch();
    }

    /// <summary>The privacy officer says what came of it, and it leaves the list of open ones.</summary>
    public void Answer(UnusualState? outcome, string? words, Actor by, DateTime at)
    {
        Rule.Check(
            new(by.May(Permission.ReviewLooks), $"Your role can’t answer this. Ask {StateWords.RolesHolding(Permission.ReviewLooks)}."),
            new(by.StaffId != StaffId, "These are your own looks: somebody else answers for them"),
            new(State == UnusualState.Open, $"{AnsweredBy} has answered this already"),
            new(outcome is UnusualState.Explained or UnusualState.FollowedUp, "Select what came of it", nameof(State)),
            new(words?.Trim().Length >= WordsMinLength, $"Say in at least {WordsMinLength} characters what you found out or did", nameof(Words)),
            Text.Short(words, WordsMaxLength, "What you found out", nameof(Words)));
        (State, Words, AnsweredBy, AnsweredAt) = (outcome!.Value, words!.Trim(), by.Name, at);
        Touch();
    }
}

/// <summary>What is unusual about looks.</summary>
public enum UnusualKind
{
    /// <summary>Somebody of the family has the last name of the person who looked.</summary>
    SameName,

    /// <summary>Somebody of the family lives or lived in the street of the person who looked, where that street is known.</summary>
    SameStreet,

    /// <summary>The family had nothing to do with the work of the person who looked.</summary>
    OutsideWork,

    /// <summary>Many different families in a short time.</summary>
    ManyFamilies,

    /// <summary>At night, at a weekend or on a bank holiday.</summary>
    OutOfHours,
}

/// <summary>What came of an unusual look.</summary>
public enum UnusualState
{
    /// <summary>Nobody has asked yet.</summary>
    Open,

    /// <summary>There was a good reason.</summary>
    Explained,

    /// <summary>There was none, or none that holds: something was done.</summary>
    FollowedUp,
}
