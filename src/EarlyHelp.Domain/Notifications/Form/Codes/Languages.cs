namespace EarlyHelp.Domain.Notifications.Form.Codes;

/// <summary>PER14, PER15: languages, ISO 639-3.</summary>
public static class Languages
{
    /// <summary>A language that is not in the list.</summary>
    public const string Other = "other";

    /// <summary>The languages most often met, another, and not known.</summary>
    public static CodeList List { get; } = new(
        new Code("eng", "English"),
        new Code("sqi", "Albanian"),
        new Code("ara", "Arabic"),
        new Code("ben", "Bengali"),
        new Code("bfi", "British Sign Language"),
        new Code("bul", "Bulgarian"),
        new Code("yue", "Chinese: Cantonese"),
        new Code("cmn", "Chinese: Mandarin"),
        new Code("ces", "Czech"),
        new Code("prs", "Dari"),
        new Code("nld", "Dutch"),
        new Code("fas", "Farsi"),
        new Code("fra", "French"),
        new Code("deu", "German"),
        new Code("ell", "Greek"),
        new Code("guj", "Gujarati"),
        new Code("hin", "Hindi"),
        new Code("hun", "Hungarian"),
        new Code("ita", "Italian"),
        new Code("jpn", "Japanese"),
        new Code("kor", "Korean"),
        new Code("kur", "Kurdish"),
        new Code("lav", "Latvian"),
        new Code("lit", "Lithuanian"),
        new Code("mal", "Malayalam"),
        new Code("nep", "Nepali"),
        new Code("pus", "Pashto"),
        new Code("pol", "Polish"),
        new Code("por", "Portuguese"),
        new Code("pan", "Punjabi"),
        new Code("rom", "Romani"),
        new Code("ron", "Romanian"),
        new Code("rus", "Russian"),
        new Code("sna", "Shona"),
        new Code("slk", "Slovak"),
        new Code("som", "Somali"),
        new Code("spa", "Spanish"),
        new Code("tgl", "Tagalog"),
        new Code("tam", "Tamil"),
        new Code("tel", "Telugu"),
        new Code("tha", "Thai"),
        new Code("tir", "Tigrinya"),
        new Code("tur", "Turkish"),
        new Code("ukr", "Ukrainian"),
        new Code("urd", "Urdu"),
        new Code("vie", "Vietnamese"),
        new Code("cym", "Welsh"),
        new Code("yor", "Yoruba"),
        new Code("other", "Another language"),
        new Code("not-known", "Not known", NotKnown: true));
}
