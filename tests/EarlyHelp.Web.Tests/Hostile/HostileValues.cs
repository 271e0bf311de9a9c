namespace EarlyHelp.Web.Tests.Hostile;

/// <summary>What a field, a route or a query is tried with.</summary>
internal static class HostileValues
{
    /// <summary>Must never stand like this in a page.</summary>
    public const string Script = "<script>alert(1)</script>";

    /// <summary>Begins the name of a value that goes over the wire as it is written.</summary>
    public const string Raw = "raw ";

    /// <summary>Each with the name under which a fault is told.</summary>
    public static IReadOnlyList<(string Name, string Value)> All { get; } =
    [
        ("empty", ""),
        ("spaces", "   "),
        ("100,000 letters", new string('a', 100_000)),
        ("20,000 lines", string.Concat(Enumerable.Repeat("a\r\n", 20_000))),
        ("control characters", "a\u0000b\u0001c\u001bd\u007fe\u0085f"),
        ("line breaks", "a\r\nSet-Cookie: b=c\n\td"),
        ("right to left", "\u202Eabc\u05D0\u05D1\u0627\u0644\u200F\u2066x"),
        ("emoji", "👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 𠜎"),
        ("combining marks", "Z" + new string('\u0301', 500)),
        ("no character", "a\uFFFEb\uFFFFc"),
        ("apostrophe", "O’Brien O'Brien '"),
        ("quotation mark", "\"a\" onfocus=\"x"),
        ("script", Script),
        ("script in an attribute", "\">" + Script),
        ("closing textarea", "</textarea></title>" + Script),
        ("path", "../../etc/passwd"),
        ("windows path", @"..\..\CON"),
        ("formula", "=cmd|' /C calc'!A0"),
        ("plus formula", "+1+1|x"),
        ("sql", "x'); DROP TABLE Families;--"),
        ("like", "%_[%]^"),
        ("template", "{{7*7}} ${7*7} @(1+1) {0} {1:X} %s%n"),
        ("word in a number", "twelve"),
        ("array", "[1,2]"),
        ("braces", "{\"a\":{\"b\":null}}"),
        ("minus one", "-1"),
        ("nought", "0"),
        ("2147483648", "2147483648"),
        ("20 nines", "99999999999999999999"),
        ("9e99", "9e99"),
        ("NaN", "NaN"),
        ("31 February", "31/02/2026"),
        ("31", "31"),
        ("year 0001", "0001-01-01"),
        ("year 9999", "9999-12-31"),
        ("9999", "9999"),
        ("a million years", "1000000-01-01"),
        ("time", "99:99"),
        ("guid", "00000000-0000-0000-0000-000000000000"),
        (Raw + "half a character", "a%ED%A0%80b"),
        (Raw + "bytes that are no text", "%FF%FE%C0%AF"),
        (Raw + "broken escapes", "%zz%u0041%"),
        ("other site", "//evil.example/x"),
        ("script address", "javascript:alert(1)"),
    ];
}
