namespace EarlyHelp.Domain.Notifications.Form.Codes;

/// <summary>Choices about need, risk, agencies, views and outcomes (REQ03 to OUT03).</summary>
public static class ConcernCodes
{
    /// <summary>REQ05.</summary>
    public const string Priority = "priority";
    /// <summary>RSN04: none.</summary>
    public const string NoRisk = "none";
    /// <summary>RSN04.</summary>
    public const string DomesticAbuse = "domestic-abuse";

    /// <summary>REQ03: the levels of the scheme in force on the day, the same that the decision chooses from (reference 3.1).</summary>
    public static IReadOnlyList<Code> LevelsOn(DateOnly day) =>
        [.. ThresholdScheme.InForceOn(day).Levels.Select(level => new Code(level.Code, level.Label)), new Code("not-sure", "I am not sure", NotKnown: true)];

    /// <summary>REQ05.</summary>
    public static CodeList Priorities { get; } = new(
        new Code("standard", "Standard"),
        new Code("priority", "Priority"));

    /// <summary>RSN04.</summary>
    public static CodeList Risks { get; } = new(
        new Code("cse", "Child sexual exploitation"),
        new Code("cce", "Child criminal exploitation"),
        new Code("missing", "Going missing"),
        new Code("domestic-abuse", "Domestic abuse"),
        new Code("neglect", "Neglect"),
        new Code("self-harm", "Self-harm"),
        new Code("suicide", "Suicide"),
        new Code("substance", "Drugs or alcohol"),
        new Code("radicalisation", "Radicalisation"),
        new Code("fgm", "Female genital mutilation"),
        new Code("hba", "Honour-based abuse or forced marriage"),
        new Code("gangs", "Gangs or weapons"),
        new Code("online", "Harm online"),
        new Code("bullying", "Bullying"),
        new Code("homelessness", "Homelessness"),
        new Code("young-carer", "Young carer"),
        new Code("none", "None"));

    /// <summary>RSN06.</summary>
    public static CodeList Dash { get; } = new(
        new Code("not-done", "No risk assessment done"),
        new Code("standard", "DASH: standard"),
        new Code("medium", "DASH: medium"),
        new Code("high", "DASH: high"),
        new Code("marac", "Heard at MARAC"),
        new Code("not-known", "Not known", NotKnown: true));

    /// <summary>AGY04.</summary>
    public static CodeList Contributed { get; } = new(
        new Code("yes", "Yes"),
        new Code("declined", "No, they declined"),
        new Code("no-reply", "No, they did not reply"),
        new Code("not-asked", "They were not asked", NotKnown: true));

    /// <summary>VOI03.</summary>
    public static CodeList VoiceHow { get; } = new(
        new Code("conversation", "Conversation"),
        new Code("three-houses", "Three Houses"),
        new Code("drawing", "Drawing"),
        new Code("written", "In writing"),
        new Code("observation", "Observation"),
        new Code("interpreter", "With an interpreter"),
        new Code("advocate", "With an advocate"),
        new Code("other", "Another way"));

    /// <summary>VOI05.</summary>
    public static CodeList NoVoice { get; } = new(
        new Code("too-young", "Too young to say: observe and record if you can"),
        new Code("declined", "Did not want to say"),
        new Code("not-safe", "Not safe to ask"),
        new Code("absent", "Could not be reached"),
        new Code("unborn", "Not yet born"));

    /// <summary>OUT01 (reference 5.4).</summary>
    public static CodeList OutcomeDomains { get; } = new(
        new Code("safety", "Safety"),
        new Code("parenting", "Parenting"),
        new Code("parental-conflict", "Relationship between parents"),
        new Code("domestic-abuse", "Domestic abuse"),
        new Code("attendance", "School attendance"),
        new Code("behaviour", "Behaviour or exclusion"),
        new Code("learning", "Learning and special educational needs"),
        new Code("eet", "Education, employment or training"),
        new Code("early-development", "Early development and school readiness"),
        new Code("child-emotional", "Child’s emotional health"),
        new Code("adult-mental", "Adult’s mental health"),
        new Code("physical-health", "Physical health"),
        new Code("substance", "Drugs and alcohol"),
        new Code("offending", "Offending or anti-social behaviour"),
        new Code("housing", "Housing"),
        new Code("money", "Money and work"),
        new Code("community", "Friends and community"),
        new Code("young-carer", "Young carer"),
        new Code("voice", "Taking part and being heard"));

    /// <summary>OUT03.</summary>
    public static CodeList Services { get; } = new(
        new Code("family-support", "Intensive family support"),
        new Code("parenting", "Parenting course"),
        new Code("open-access", "Children’s centre or youth hub"),
        new Code("young-carers", "Young carers service"),
        new Code("counselling", "Counselling or emotional wellbeing"),
        new Code("housing", "Housing advice"),
        new Code("debt", "Money advice"),
        new Code("domestic-abuse", "Domestic abuse service"),
        new Code("substance", "Drug and alcohol service"),
        new Code("other", "Something else"),
        new Code("not-sure", "I am not sure", NotKnown: true));

    /// <summary>REQ06: the edition of the form printed at its foot.</summary>
    public static CodeList FormVersions { get; } = new(
        new Code("2026-09", "September 2026"),
        new Code("earlier", "An earlier one"),
        new Code("not-known", "Not known", NotKnown: true));

    /// <summary>Grading of a missing child.</summary>
    public static CodeList PoliceRisk { get; } = new(
        new Code("absent", "No apparent risk"),
        new Code("low", "Low"),
        new Code("medium", "Medium"),
        new Code("high", "High"),
        new Code("not-known", "Not known", NotKnown: true));

    /// <summary>Where a child went missing from.</summary>
    public static CodeList MissingFrom { get; } = new(
        new Code("home", "Home"),
        new Code("placement", "Placement of this council"),
        new Code("other authority placement", "Placement of another authority"),
        new Code("not-known", "Not known", NotKnown: true));

    /// <summary>Status with social care when the notice came.</summary>
    public static CodeList SocialCareStatus { get; } = new(
        new Code("open", "Open"),
        new Code("closed", "Closed"),
        new Code("never-known", "Never known"),
        new Code("not-known", "Not known", NotKnown: true));

    /// <summary>Return interview.</summary>
    public static CodeList Interview { get; } = new(
        new Code("not-offered", "Not yet offered"),
        new Code("offered", "Offered"),
        new Code("accepted", "Accepted"),
        new Code("done", "Done"),
        new Code("declined", "Declined"),
        new Code("not-known", "Not known", NotKnown: true));

    /// <summary>Disposal proposed by the police.</summary>
    public static CodeList Disposals { get; } = new(
        new Code("nfa", "No further action"),
        new Code("community-resolution", "Community resolution"),
        new Code("youth-caution", "Youth caution"),
        new Code("ycc", "Youth conditional caution"),
        new Code("charge", "Charge"),
        new Code("not-known", "Not known", NotKnown: true));
}
