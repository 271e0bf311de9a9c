namespace EarlyHelp.Domain.AccessRequests;

/// <summary>A piece of a text that is given to the person it is about.</summary>
/// <param name="Text">The words.</param>
/// <param name="IsThirdParty">Whether they tell who somebody else is, so that they are looked at before the record leaves.</param>
public sealed record TextPart(string Text, bool IsThirdParty);

/// <summary>
/// Finds in a text who else is named: other people of the family, notifiers, staff, other professionals; and e-mail addresses, telephone
/// numbers, postcodes and numbers of people that are not the person's own. It marks and decides nothing: a person looks at each mark,
/// and reads for what names nobody and still tells who it was.
/// </summary>
public sealed class ThirdParties
{
    private readonly PhraseBook phrases = new();
    private readonly HashSet<string> ownNumbers;
    private readonly HashSet<string> ownPhrases;

    /// <summary>Looks for these names, addresses and days, but for those that are the person's own.</summary>
    public ThirdParties(IEnumerable<string?> others, IEnumerable<string?> own)
    {
        var mine = own.OfType<string>().Where(n => !string.IsNullOrWhiteSpace(n)).ToList();
        ownNumbers = [.. mine.SelectMany(Telltales.In).Select(t => t.Key)];
        ownPhrases = [.. mine.Select(PhraseBook.KeyOf)];
        foreach (var phrase in mine)
            phrases.Add(phrase, isOwn: true);
        foreach (var phrase in others.OfType<string>().Where(o => !ownPhrases.Contains(PhraseBook.KeyOf(o))))
            phrases.Add(phrase, isOwn: false);
    }

    /// <summary>The names by which somebody may be called in a text: all of it, and each part.</summary>
    public static IEnumerable<string> Of(string? first, string? last, string? others = null) =>
        new[] { $"{first} {last}", first ?? "", last ?? "" }.Concat((others ?? "").Split(',', StringSplitOptions.TrimEntries))
            .Select(n => n.Trim()).SelectMany(n => PhraseBook.PartsOf(n).Prepend(n)).Where(n => n.Length >= PhraseBook.ShortestName).Distinct();

    /// <summary>The same for somebody who is named in one field: nothing where it says what somebody is ("Team manager") and not who.</summary>
    public static IEnumerable<string> OfName(string name) => PhraseBook.IsName(name) ? [name.Trim(), .. PhraseBook.PartsOf(name).Where(PhraseBook.IsName)] : [];

    /// <summary>Those of the person's own places that tell nothing of a place that is kept confidential, nor of its street, town or postcode.</summary>
    public static IReadOnlyList<string> PlacesApart(IEnumerable<string?> places, IEnumerable<string?> kept)
    {
        PhraseBook book = new();
        HashSet<string> numbers = [];
        foreach (var phrase in kept.OfType<string>())
        {
            book.Add(phrase, isOwn: false);
            numbers.UnionWith(Telltales.In(phrase).Select(t => t.Key));
        }

        return [.. places.OfType<string>().Where(p => !book.In(p).Any() && !Telltales.In(p).Any(t => numbers.Contains(t.Key)))];
    }

    /// <summary>Whether a whole value is the person's own: their name, number or address.</summary>
    public bool IsOwn(string text) => ownPhrases.Contains(PhraseBook.KeyOf(text)) || (Telltales.In(text).ToList() is [var only] && only.Length == text.Trim().Length && ownNumbers.Contains(only.Key));

    /// <summary>The text in parts; all of it is one mark where it tells of somebody else altogether.</summary>
    public IReadOnlyList<TextPart> Mark(string text, bool altogether = false)
    {
        if (altogether || text.Length == 0)
            return [new(text, altogether)];
        // A number is looked at whole: the name in an e-mail address is not the word it is elsewhere.
        var numbers = Telltales.In(text).Select(t => new Found(t.Start, t.Start + t.Length, ownNumbers.Contains(t.Key))).ToList();
        var names = phrases.In(text).Where(n => !numbers.Any(t => n.Start < t.End && t.Start < n.End)).ToList();
        // Nobody knows them from elsewhere, and the text itself says that it names somebody: "Nan Joan", "Mr Reed".
        var introduced = Introductions.In(text).Where(i => !IsOwn(text, i, names)).Select(i => new Found(i.Start, i.End, false));
        return Parts(text, [.. numbers.Concat(names).Concat(introduced).Where(f => !f.IsOwn).OrderBy(f => f.Start).ThenByDescending(f => f.End)]);
    }

    // "Mum Leo Walker" is the person where all of it is their name; "uncle Dan Walker" is somebody who shares the last of it.
    private static bool IsOwn(string text, Introduction introduced, IReadOnlyList<Found> names)
    {
        var own = names.Where(n => n.IsOwn && n.Start < introduced.End && introduced.Start < n.End).ToList();
        var end = introduced.End - (text[introduced.End - 1] is 's' or 'S' && text[introduced.End - 2] is '\'' or '’' ? 2 : 0);
        // After a title their whole name in one; else name by name.
        if (introduced.OwnFrom > introduced.Start)
            return own.Any(n => n.Start <= introduced.OwnFrom && n.End >= end);
        return Enumerable.Range(introduced.OwnFrom, end - introduced.OwnFrom).All(i => !char.IsLetterOrDigit(text[i]) || own.Any(n => n.Start <= i && i < n.End));
    }

    private static List<TextPart> Parts(string text, IReadOnlyList<Found> marks)
    {
        List<TextPart> parts = [];
        var at = 0;
        for (var i = 0; i < marks.Count; i++)
        {
            var (start, end) = (marks[i].Start, marks[i].End);
            // "Kerry Hill" is one mark also where only each of its words is known.
            while (i + 1 < marks.Count && (marks[i + 1].Start < end || string.IsNullOrWhiteSpace(text[end..Math.Max(end, marks[i + 1].Start)])))
                end = Math.Max(end, marks[++i].End);
            if (start > at)
                parts.Add(new(text[at..start], false));
            parts.Add(new(text[start..end], true));
            at = end;
        }

        if (at < text.Length)
            parts.Add(new(text[at..], false));
        return parts;
    }
}

/// <summary>Where something stands in a text.</summary>
/// <param name="Start">First character.</param>
/// <param name="End">The character after the last.</param>
/// <param name="IsOwn">Whether it is the person's own.</param>
internal readonly record struct Found(int Start, int End, bool IsOwn);
