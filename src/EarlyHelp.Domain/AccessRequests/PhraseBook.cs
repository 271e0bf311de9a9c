using System.Globalization;
using EarlyHelp.Domain.Matching;

namespace EarlyHelp.Domain.AccessRequests;

/// <summary>Names and addresses to be found in texts, however they are accented, hyphenated or put into the genitive.</summary>
internal sealed class PhraseBook
{
    public const int ShortestName = 2;

    private const int ShortestPart = 3;
    private const int LongestName = 60;
    private const int MostWords = 6;
    private const int WidestGap = 4;

    // Names that are words too: found where they are written as names, with a capital.
    private static readonly HashSet<string> Ordinary = [.. """
        will may mark rose grace hope joy faith dawn bill drew pat sue rob art chase max guy gene ray summer april june august ivy holly heather daisy lily iris
        ruby pearl sky star angel precious blessing prince king day long short young old brown black white green gray grey wood woods hill field stone lake ford page
        cook baker carter mason miller taylor parker porter smith hall marsh moss bush love best good wise sharp price church bishop major small little rich power
        hand head peace strong ward west north east south case street road lane close park view court house flat high low main mill green orchard station
        the and for with new her his she him they who was has had not can did how one two all any per son dad mum nan gran
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];

    // What somebody is, not who.
    private static readonly HashSet<string> Roles = [.. """
        mr mrs ms miss mx dr doctor sir prof professor pc dc sgt sergeant rev team manager worker social health visitor school nurse family mother father mum dad
        parent parents carer child children young person police officer early help headteacher head teacher deputy lead leader unit district county area care the and
        of job import system access request triage test notifier visitor gp practice midwife coach mentor advisor adviser practitioner coordinator service services
        council office reception admin duty senior not known unknown none support staff member partner grandmother grandfather nan gran aunt uncle sister brother
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];

    private readonly Dictionary<string, List<Phrase>> byFirst = new(StringComparer.Ordinal);

    private sealed record Phrase(string[] Words, bool IsOwn);

    private readonly record struct Word(int Start, int End, string Key);

    public static string KeyOf(string text) => string.Join(' ', WordsOf(text).Select(w => w.Key));

    /// <summary>The single words of a name by which somebody may be called.</summary>
    public static IEnumerable<string> PartsOf(string name) => WordsOf(name) is { Count: > 1 } words ? words.Where(w => w.Key.Length >= ShortestPart && w.Key.Any(char.IsLetter)).Select(w => name[w.Start..w.End]) : [];

    /// <summary>Whether a value of a field is somebody's name and not a sentence or a role.</summary>
    public static bool IsName(string text)
    {
        var words = WordsOf(text);
        return text.Length is >= ShortestName and <= LongestName && words.Count is > 0 and <= MostWords
            && words.Any(w => !Roles.Contains(w.Key) && w.Key.Any(char.IsLetter) && !char.IsLower(text[w.Start]));
    }

    public void Add(string phrase, bool isOwn)
    {
        var words = WordsOf(phrase).Select(w => w.Key).ToArray();
        if (words.Length == 0 || (words.Length == 1 && words[0].Length < ShortestName))
            return;
        if (!byFirst.TryGetValue(words[0], out var phrases))
            byFirst[words[0]] = phrases = [];
        // The longest first: "Ann Marie Hart" is one mark, not two.
        var place = phrases.FindIndex(p => p.Words.Length < words.Length);
        phrases.Insert(place < 0 ? phrases.Count : place, new(words, isOwn));
    }

    /// <summary>Every phrase in a text, none within another.</summary>
    public IEnumerable<Found> In(string text)
    {
        var words = WordsOf(text);
        for (var i = 0; i < words.Count; i++)
        {
            if (At(text, words, i) is not var (found, count))
                continue;
            yield return found;
            i += count - 1;
        }
    }

    private (Found Found, int Count)? At(string text, List<Word> words, int i)
    {
        (Found Found, int Count)? best = null;
        // A genitive may be written without its apostrophe: "Kerrys school".
        foreach (var first in Forms(text, words[i]).Select(f => f.Key).Distinct())
        {
            foreach (var phrase in byFirst.GetValueOrDefault(first) ?? [])
            {
                if (phrase.Words.Length > (best?.Count ?? 0) && EndOf(text, words, i, phrase) is { } end)
                    best = (new(words[i].Start, end, phrase.IsOwn), phrase.Words.Length);
            }
        }

        return best;
    }

    private static int? EndOf(string text, List<Word> words, int i, Phrase phrase)
    {
        var last = phrase.Words.Length - 1;
        if (i + last >= words.Count)
            return null;
        for (var n = 0; n < last; n++)
        {
            if (words[i + n].Key != phrase.Words[n] || !IsGap(text.AsSpan(words[i + n].End, words[i + n + 1].Start - words[i + n].End)))
                return null;
        }

        if (last == 0 && (phrase.Words[0].Length <= ShortestName || Ordinary.Contains(phrase.Words[0])) && char.IsLower(text[words[i].Start]))
            return null;
        foreach (var (key, end) in Forms(text, words[i + last]))
        {
            if (key == phrase.Words[last])
                return end;
        }

        return null;
    }

    // As it stands, and as the genitive of another word.
    private static IEnumerable<(string Key, int End)> Forms(string text, Word word)
    {
        yield return (word.Key, word.End);
        if (word.End - word.Start > 2 && char.ToLowerInvariant(text[word.End - 1]) == 's' && IsApostrophe(text[word.End - 2]))
            yield return (word.Key[..^1], word.End - 2);
        else if (word.Key.Length > ShortestPart && word.Key[^1] == 's')
            yield return (word.Key[..^1], word.End);
    }

    private static bool IsGap(ReadOnlySpan<char> gap)
    {
        if (gap.Length > WidestGap)
            return false;
        foreach (var sign in gap)
        {
            if (!char.IsWhiteSpace(sign) && sign is not (',' or '.' or '/') && char.GetUnicodeCategory(sign) != UnicodeCategory.DashPunctuation)
                return false;
        }

        return true;
    }

    private static List<Word> WordsOf(string text)
    {
        List<Word> words = [];
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsOfWord(text[i]))
                continue;
            var start = i;
            while (i < text.Length && (IsOfWord(text[i]) || (IsApostrophe(text[i]) && i + 1 < text.Length && IsOfWord(text[i + 1]))))
                i++;
            if (NameKey.Of(text[start..i]) is { Length: > 0 } key)
                words.Add(new(start, i, key));
        }

        return words;
    }

    private static bool IsOfWord(char sign) => char.IsLetterOrDigit(sign) || char.IsSurrogate(sign)
        || char.GetUnicodeCategory(sign) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsApostrophe(char sign) => sign is '\'' or '’' or '‘' or 'ʼ' or '`' or '´';
}
