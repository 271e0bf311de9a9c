using System.Linq.Expressions;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Matching;

namespace EarlyHelp.Data.Search;

/// <summary>A name as somebody typed it, in any order and with slips, and the index ranges in which the person meant can stand.</summary>
internal sealed class NameTyped
{
    private const int NearEnough = 80;
    private const int SoundsTheSame = 90;
    private const int FewestLettersForSlips = 4;
    private const int StartLength = 3;

    private readonly string[] words;

    public NameTyped(string text) => words = NameKey.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(5).ToArray();

    public bool IsEmpty => words.Length == 0;

    /// <summary>People whose last name sounds like one of the words, also when letters were swapped, left out, doubled or mistaken.</summary>
    public Expression<Func<Person, bool>> SoundsLike()
    {
        List<string> sounds = [.. words.SelectMany(SoundsOf).Distinct().Order(StringComparer.Ordinal)];
        return p => sounds.Contains(p.LastNameSound);
    }

    /// <summary>People whose name begins as one of the words does: a first name, whatever was made of the last.</summary>
    public Expression<Func<Person, bool>> StartsLike() =>
        Beginnings.Any<Person>(p => p.NameKey, words.Select(w => w[..Math.Min(StartLength, w.Length)]).Distinct());

    /// <summary>How well a person fits, from 0 to 100; null when a typed word is like none of their names.</summary>
    public int? Score(Candidate person)
    {
        var names = NameKey.Of(person.FirstName, person.LastName, person.OtherNames).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (names.Length == 0)
            return null;
        var scores = words.Select(w => names.Max(n => Alike(w, n))).ToList();
        return scores.Min() < NearEnough ? null : (int)scores.Average();
    }

    private static int Alike(string typed, string name)
    {
        if (typed == name)
            return 100;
        var percent = Math.Min(99, NameSimilarity.Percent(typed, name));
        // "Jon" for "Jonathan": what people begin to type.
        if (typed.Length >= StartLength && name.StartsWith(typed, StringComparison.Ordinal))
            percent = Math.Max(percent, SoundsTheSame);
        return SoundKey.OfWord(typed) == SoundKey.OfWord(name) && percent >= NearEnough - 10 ? Math.Max(percent, SoundsTheSame) : percent;
    }

    private static IEnumerable<string> SoundsOf(string word)
    {
        var sound = SoundKey.OfWord(word);
        yield return sound;
        if (word.Length < FewestLettersForSlips || !char.IsAsciiLetter(word[0]))
            yield break;
        for (var i = 0; i < word.Length; i++)
        {
            yield return SoundKey.OfWord(word.Remove(i, 1));
            if (i + 1 < word.Length)
                yield return SoundKey.OfWord(word[..i] + word[i + 1] + word[i] + word[(i + 2)..]);
        }

        // A letter left out, or mistaken for another: one more or one other consonant in the sound.
        for (var i = 1; i < sound.Length; i++)
        {
            for (var code = '0'; code <= '6'; code++)
            {
                yield return (sound[..i] + code + sound[i..])[..sound.Length];
                yield return sound[..i] + code + sound[(i + 1)..];
            }
        }
    }
}
