using System.Linq.Expressions;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Matching;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace EarlyHelp.Data.Search;

/// <summary>A name as somebody typed it, in any order and with slips, and the index ranges in which the person meant can stand.</summary>
internal sealed class NameTyped
{
    /// <summary>
    /// People of one name that a search looks at. There are thousands of one name in a county and ten times as many in a region; a search shows 200 families
    /// at most and asks for more words.
    /// </summary>
    public const int MostOfOneName = 500;

    // Whose name only sounds like the one word typed: those named so come first, and a second word brings the others.
    private const int MostSounding = 200;

    private const int NearEnough = 80;
    private const int SoundsTheSame = 90;
    private const int FewestLettersForSlips = 4;
    private const int StartLength = 3;

    private readonly string[] words;
    private readonly string[] sounds;

    public NameTyped(string text)
    {
        words = NameKey.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(5).ToArray();
        sounds = [.. words.Select(SoundKey.OfWord)];
    }

    public bool IsEmpty => words.Length == 0;

    public bool IsOneWord => words.Length == 1;

    /// <summary>
    /// Who is meant, most likely: the whole name narrows far more than each of its words. Read from indexes alone; of those named by one word only as many as
    /// a search looks at, unless few of them are in reach.
    /// </summary>
    public IQueryable<long> MostLikely(IQueryable<Person> people, bool isEverybodyInReach) =>
        IsOneWord ? OfOneWord(people, isEverybodyInReach ? (MostOfOneName, MostSounding) : (int.MaxValue, int.MaxValue)) : OfTheWhole(people);

    /// <summary>People whose last name sounds like one of the words, also when letters were swapped, left out, doubled or mistaken.</summary>
    public Expression<Func<Person, bool>> SoundsLike()
    {
        List<string> like = [.. words.SelectMany(SlipsOf).Distinct().Order(StringComparer.Ordinal)];
        return p => EF.Parameter(like).Contains(p.LastNameSound);
    }

    /// <summary>People whose name begins as one of the words does: a first name, whatever was made of the last.</summary>
    public Expression<Func<Person, bool>> StartsLike() => Beginnings.Any<Person>(p => p.NameKey, words.Select(StartOf).Distinct());

    /// <summary>People of either kind, in one pass through few.</summary>
    public Expression<Func<Person, bool>> SoundsOrStartsLike()
    {
        var (like, start) = (SoundsLike(), StartsLike());
        return Expression.Lambda<Func<Person, bool>>(Expression.OrElse(like.Body, ReplacingExpressionVisitor.Replace(start.Parameters[0], like.Parameters[0], start.Body)), like.Parameters);
    }

    /// <summary>How well a person fits, from 0 to 100; null when a typed word is like none of their names.</summary>
    public int? Score(Candidate person)
    {
        var names = NameKey.Of(person.FirstName, person.LastName, person.OtherNames).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var total = 0;
        for (var i = 0; i < words.Length; i++)
        {
            var best = 0;
            foreach (var name in names)
                best = Math.Max(best, Alike(words[i], sounds[i], name));
            if (best < NearEnough)
                return null;
            total += best;
        }

        return total / words.Length;
    }

    private IQueryable<long> OfOneWord(IQueryable<Person> people, (int Named, int Sounding) most)
    {
        var (word, sound, ending) = (words[0], sounds[0], $" {words[0]}");
        List<string> slips = [.. LettersWrong(word).Distinct().Except([sound])];
        var last = people.Where(p => p.LastNameSound == sound && (" " + p.NameKey).EndsWith(ending)).OrderBy(p => p.NameKey).Take(most.Named).Select(p => p.Id);
        var first = people.Where(Beginnings.Any<Person>(p => p.NameKey, word)).OrderBy(p => p.NameKey).Take(most.Named).Select(p => p.Id);
        var sounding = people.Where(p => p.LastNameSound == sound).OrderBy(p => p.NameKey).Take(most.Sounding).Select(p => p.Id);
        var almost = people.Where(p => EF.Parameter(slips).Contains(p.LastNameSound)).OrderByDescending(p => p.Id).Take(most.Sounding).Select(p => p.Id);
        return last.Concat(first).Concat(sounding).Concat(almost);
    }

    private IQueryable<long> OfTheWhole(IQueryable<Person> people)
    {
        List<string> whole = [.. WholeSounds().Distinct()];
        string[] together = [string.Join(' ', words), string.Join(' ', words[^1..].Concat(words[..^1])), string.Join(' ', words[1..].Concat(words[..1]))];
        var found = people.Where(p => EF.Parameter(whole).Contains(p.SoundKey)).Select(p => p.Id)
            .Concat(people.Where(Beginnings.Any<Person>(p => p.NameKey, together.Distinct())).Select(p => p.Id));
        for (var i = 0; i < words.Length; i++)
        {
            // The last name with slips, and the first as it begins; the last as it sounds, and any other as it begins.
            var (start, within, one) = (StartOf(words[i]), $" {StartOf(words[i])}", i);
            List<string> slips = [.. words.Where((_, j) => j != one).SelectMany(SlipsOf).Distinct()], last = [.. sounds.Where((_, j) => j != one).Distinct()];
            found = found.Concat(people.Where(p => EF.Parameter(slips).Contains(p.LastNameSound)).Where(Beginnings.Any<Person>(p => p.NameKey, start)).Select(p => p.Id))
                .Concat(people.Where(p => EF.Parameter(last).Contains(p.LastNameSound) && p.NameKey.Contains(within)).Select(p => p.Id))
                // A last name from before, or that others call them by, is in no index of names. One range each: of several SQLite reads every row.
                .Concat(people.Where(p => p.OtherNames != null).Where(Beginnings.Any<Person>(p => p.NameKey, start)).Select(p => p.Id));
        }

        return found;
    }

    // The sounds of last and first name, either way round; of two words also with a slip in one of them.
    private IEnumerable<string> WholeSounds()
    {
        for (var i = 0; i < words.Length; i++)
        {
            for (var j = 0; j < words.Length; j++)
            {
                if (i == j)
                    continue;
                yield return sounds[i] + sounds[j];
                if (words.Length > 2)
                    continue;
                foreach (var slip in SlipsOf(words[i]).Concat(OpeningWrong(sounds[i])))
                    yield return slip + sounds[j];
                foreach (var slip in SlipsOf(words[j]).Concat(OpeningWrong(sounds[j])))
                    yield return sounds[i] + slip;
            }
        }
    }

    private static string StartOf(string word) => word[..Math.Min(StartLength, word.Length)];

    private static int Alike(string typed, string sound, string name)
    {
        if (typed == name)
            return 100;
        var percent = Math.Min(99, NameSimilarity.OfKeys(typed, name));
        // "Jon" for "Jonathan": what people begin to type.
        if (typed.Length >= StartLength && name.StartsWith(typed, StringComparison.Ordinal))
            percent = Math.Max(percent, SoundsTheSame);
        return percent is >= NearEnough - 10 and < SoundsTheSame && sound == SoundKey.OfWord(name) ? SoundsTheSame : percent;
    }

    private static IEnumerable<string> SlipsOf(string word)
    {
        var sound = SoundKey.OfWord(word);
        foreach (var slip in LettersWrong(word))
            yield return slip;
        if (!HasSlips(word))
            yield break;
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

    // The word itself, and with one letter less or two the wrong way round.
    private static IEnumerable<string> LettersWrong(string word)
    {
        yield return SoundKey.OfWord(word);
        for (var i = 0; HasSlips(word) && i < word.Length; i++)
        {
            yield return SoundKey.OfWord(word.Remove(i, 1));
            if (i + 1 < word.Length)
                yield return SoundKey.OfWord(word[..i] + word[i + 1] + word[i] + word[(i + 2)..]);
        }
    }

    private static IEnumerable<string> OpeningWrong(string sound) =>
        char.IsAsciiLetter(sound[0]) ? Enumerable.Range('A', 26).Select(letter => (char)letter + sound[1..]) : [];

    private static bool HasSlips(string word) => word.Length >= FewestLettersForSlips && char.IsAsciiLetter(word[0]);
}
