namespace EarlyHelp.Domain.Notifications;

/// <summary>
/// The levels of need of one threshold document, in force from a day to a day (reference 3.1). A level is kept with its scheme,
/// "KSCB-2015/intensive": the same number meant different things in different years, so levels are never compared by number.
/// </summary>
/// <param name="Code">Code of the scheme.</param>
/// <param name="From">First day in force.</param>
/// <param name="To">Last day in force; null while it lasts.</param>
/// <param name="Levels">Its levels, the lightest first.</param>
public sealed record ThresholdScheme(string Code, DateOnly From, DateOnly? To, IReadOnlyList<ThresholdLevel> Levels)
{
    /// <summary>The schemes of the county, the oldest first.</summary>
    public static IReadOnlyList<ThresholdScheme> All { get; } =
    [
        new("KENT-2014", new(2014, 1, 1), new(2015, 8, 31),
        [
            Of("KENT-2014", "L1", "Level 1: Universal", isLight: true), Of("KENT-2014", "L2", "Level 2: Targeted"),
            Of("KENT-2014", "L3", "Level 3: Specialist (child in need, child protection)"), Of("KENT-2014", "L4", "Level 4: Specialist (child in care)"),
        ]),
        new("KSCB-2015", new(2015, 9, 1), new(2018, 9, 30),
        [
            Of("KSCB-2015", "universal", "Universal", isLight: true), Of("KSCB-2015", "additional", "Additional", isLight: true),
            Of("KSCB-2015", "intensive", "Intensive"), Of("KSCB-2015", "specialist", "Specialist"),
        ]),
        new("KSCMP-2018", new(2018, 10, 1), null,
        [
            Of("KSCMP-2018", "universal", "Universal (support level 1)", isLight: true), Of("KSCMP-2018", "additional", "Additional (support level 2)", isLight: true),
            Of("KSCMP-2018", "intensive", "Intensive (support level 3)"), Of("KSCMP-2018", "specialist", "Specialist (support level 4)"),
        ]),
    ];

    /// <summary>The scheme in force on a day.</summary>
    public static ThresholdScheme InForceOn(DateOnly day) =>
        All.FirstOrDefault(s => s.From <= day && (s.To is null || s.To >= day))
        ?? throw new InvalidOperationException($"No threshold scheme was in force on {UkDates.Date(day)}.");

    /// <summary>A level in words, with its scheme when that is no longer in force: "Intensive (KSCB-2015)".</summary>
    public static string Words(string code) => Of(code) is not var (scheme, level) ? code : scheme.To is null ? level.Label : $"{level.Label} ({scheme.Code})";

    /// <summary>Whether a code is a level of some scheme, in force or not.</summary>
    public static bool IsLevel(string code) => Of(code) is not null;

    /// <summary>Whether the help of a level is had without a notification, so that the form says so (reference 1.2, REQ03).</summary>
    public static bool IsLight(string code) => Of(code) is var (_, level) && level.IsLight;

    private static (ThresholdScheme Scheme, ThresholdLevel Level)? Of(string code) =>
        (from scheme in All from level in scheme.Levels where level.Code == code select ((ThresholdScheme, ThresholdLevel)?)(scheme, level)).FirstOrDefault();

    private static ThresholdLevel Of(string scheme, string level, string label, bool isLight = false) => new($"{scheme}/{level}", label, isLight);
}

/// <summary>One level of a threshold scheme.</summary>
/// <param name="Code">What is kept: "KSCMP-2018/intensive".</param>
/// <param name="Label">What people read.</param>
/// <param name="IsLight">Whether the help of this level is had without a notification.</param>
public sealed record ThresholdLevel(string Code, string Label, bool IsLight);
