namespace EarlyHelp.Domain.Notifications.Form.Codes;

/// <summary>RSN01, RSN02: why help is asked for (reference 1.13).</summary>
public static class Needs
{
    private static readonly string[] OfEmotionalWellbeing = ["self-harm", "child-wellbeing", "child-mental"];

    /// <summary>The needs.</summary>
    public static CodeList List { get; } = new(
        new Code("attendance", "School attendance"),
        new Code("behaviour", "Behaviour at school"),
        new Code("exclusion", "Risk of exclusion"),
        new Code("neet", "Not in education, employment or training"),
        new Code("cme", "Missing education"),
        new Code("parenting", "Parenting"),
        new Code("parental-conflict", "Conflict between parents"),
        new Code("child-to-parent", "Violence from child to parent"),
        new Code("da-victim", "Domestic abuse: an adult is harmed"),
        new Code("da-perpetrator", "Domestic abuse: an adult causes harm"),
        new Code("da-child", "Domestic abuse: a child is affected"),
        new Code("neglect", "Neglect"),
        new Code("emotional-harm", "Emotional harm"),
        new Code("physical-harm", "Physical harm"),
        new Code("sexual-harm", "Sexual harm"),
        new Code("cse", "Child sexual exploitation"),
        new Code("cce", "Criminal exploitation or gangs"),
        new Code("missing", "Going missing"),
        new Code("self-harm", "Self-harm"),
        new Code("child-wellbeing", "Child’s emotional wellbeing"),
        new Code("child-mental", "Child’s mental illness"),
        new Code("parent-mental", "Parent’s mental health"),
        new Code("child-substance", "Child’s use of drugs or alcohol"),
        new Code("parent-substance", "Parent’s use of drugs or alcohol"),
        new Code("parent-ld", "Parent’s learning disability"),
        new Code("child-ld", "Child’s learning disability"),
        new Code("parent-illness", "Parent’s physical illness or disability"),
        new Code("child-illness", "Child’s physical illness or disability"),
        new Code("asd-adhd", "Autism or ADHD"),
        new Code("young-carer", "Young carer"),
        new Code("bereavement", "Bereavement or separation"),
        new Code("housing", "Housing or homelessness"),
        new Code("debt", "Debt"),
        new Code("worklessness", "Out of work"),
        new Code("child-offending", "Child’s offending or anti-social behaviour"),
        new Code("adult-offending", "Adult’s offending or anti-social behaviour"),
        new Code("radicalisation", "Radicalisation"),
        new Code("early-development", "Early development"),
        new Code("pregnancy", "Pregnancy or young parent"),
        new Code("routines", "Toileting, sleep or feeding"),
        new Code("bullying", "Bullying"),
        new Code("online", "Harm online"),
        new Code("isolation", "Isolation"),
        new Code("immigration", "Immigration"),
        new Code("other", "Something else"));

    /// <summary>True when the need is a child's emotional wellbeing: then the child's own views must be in the notification (VOI05).</summary>
    public static bool IsEmotionalWellbeing(string? need) => OfEmotionalWellbeing.Contains(need);
}
