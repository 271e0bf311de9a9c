using System.Numerics;
using EarlyHelp.Domain.Identifiers;

namespace EarlyHelp.Domain.Matching;

/// <summary>A person ready to be compared with many others: names, sounds and postcodes are evened out once and not once for each pair.</summary>
public sealed class PersonToMatch
{
    private const string NoNameYet = "unborn";

    private IReadOnlyList<string>? postcodes;

    /// <summary>Gets a person ready.</summary>
    public PersonToMatch(PersonFacts facts)
    {
        Facts = facts;
        var first = NameKey.Of(facts.FirstName);
        (First, Last) = (first == NoNameYet ? NamePart.None : new(first), new(NameKey.Of(facts.LastName)));
        Names = [.. WholeNames()];
    }

    /// <summary>What is known of the person.</summary>
    public PersonFacts Facts { get; }

    /// <summary>The first name; none when it is missing or the child has no name yet.</summary>
    internal NamePart First { get; }

    /// <summary>The last name.</summary>
    internal NamePart Last { get; }

    /// <summary>The whole names the person goes or went by.</summary>
    internal IReadOnlyList<(NamePart First, NamePart Last)> Names { get; }

    /// <summary>Postcodes that stand for a place.</summary>
    internal IReadOnlyList<string> Postcodes => postcodes ??= [.. Facts.Postcodes.Where(p => Postcode.IsValid(p) && !Postcode.IsPseudo(p)).Select(Postcode.Normalise)];

    /// <summary>
    /// Whether the two names are alike at all, whatever else is known. Most people who share a birth date are told apart by this,
    /// and nothing else of them needs to be looked at.
    /// </summary>
    public bool IsNamedLike(PersonToMatch other) => NameLikeness.OfWhole(this, other) != Likeness.Different;

    // An other name is a whole one ("Leo James Smith"), or replaces either part ("Smith").
    private IEnumerable<(NamePart First, NamePart Last)> WholeNames()
    {
        // An unborn child is known by its mother's last name, which does not say who it is.
        if (First.IsNone && (Last.IsNone || Facts.DueOn is not null))
            yield break;
        yield return (First, Last);
        foreach (var other in Facts.OtherNames.Select(name => NameKey.Words(NameKey.Of(name))).Where(words => words.Length > 0))
        {
            if (other.Length > 1)
            {
                yield return (new(string.Join(' ', other[..^1])), new(other[^1]));
            }
            else
            {
                yield return (First, new(other[0]));
                yield return (new(other[0]), Last);
            }
        }
    }
}

/// <summary>A first or a last name as a key, with what comparing it needs.</summary>
internal sealed class NamePart(string key)
{
    /// <summary>No name.</summary>
    public static readonly NamePart None = new("");

    private readonly uint letters = Letters(key);
    private string? sound;
    private string[]? words;

    public string Key => key;

    public bool IsNone => key.Length == 0;

    public string Sound => sound ??= SoundKey.OfWord(key);

    public string[] Words => words ??= NameKey.Words(key);

    /// <summary>How many letters, each counted once, the other name has nothing like: so many of this one's at least meet no letter there.</summary>
    public int Unmet(NamePart other) => BitOperations.PopCount(letters & ~other.letters);

    // Letters that share a bit only make names look more alike than they are.
    private static uint Letters(string key)
    {
        var found = 0u;
        foreach (var letter in key)
            found |= 1u << (letter % 32);
        return found;
    }
}
