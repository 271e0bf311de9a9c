namespace EarlyHelp.Domain.Notifications.Form.Codes;

/// <summary>Choices about consent (CON01 to CON11).</summary>
public static class ConsentCodes
{
    /// <summary>CON00: given, wholly or in part.</summary>
    public const string Given = "given";
    /// <summary>CON00: refused.</summary>
    public const string Refused = "refused";
    /// <summary>CON00 or an item: not asked.</summary>
    public const string NotAsked = "not-asked";
    /// <summary>C3: with exceptions.</summary>
    public const string Partial = "partial";
    /// <summary>CON03: the item that is a wish and no consent, to get no mailings from centres; "no" to it refuses nothing.</summary>
    public const string NoMailings = "C6";
    /// <summary>CON11: asking would cause harm.</summary>
    public const string AskingIsUnsafe = "sg-asking";
    /// <summary>CON11: refused, and harm is feared.</summary>
    public const string HarmWithoutHelp = "sg-override";
    /// <summary>CON11: a police notice.</summary>
    public const string PoliceNotice = "police";
    /// <summary>CON09: the family has no copy yet.</summary>
    public const string NotYet = "not-yet";

    /// <summary>CON00: where the family stands.</summary>
    public static CodeList Position { get; } = new(
        new Code("given", "Yes, consent was given to everything or to a part"),
        new Code("refused", "No, the family said no"),
        new Code("not-asked", "No, the family has not been asked"));

    /// <summary>CON02.</summary>
    public static CodeList Capacity { get; } = new(
        new Code("self", "For themselves"),
        new Code("parent-pr", "Parent with parental responsibility"),
        new Code("other-pr", "Another person with parental responsibility"),
        new Code("young-person", "Young person aged 16 or over"),
        new Code("gillick", "Child under 16 who understands what they agree to (Gillick competent)"),
        new Code("representative", "Representative"));

    /// <summary>CON03: an answer to an item.</summary>
    public static CodeList YesNoNotAsked { get; } = new(
        new Code("yes", "Yes"),
        new Code("no", "No"),
        new Code("not-asked", "Not asked", NotKnown: true));

    /// <summary>CON03 for item C3.</summary>
    public static CodeList Sharing { get; } = new(
        new Code("yes", "Yes"),
        new Code("partial", "Yes, except with some organisations or about some topics"),
        new Code("no", "No"),
        new Code("not-asked", "Not asked", NotKnown: true));

    /// <summary>CON03 for item C9, which is a notice and not a consent.</summary>
    public static CodeList Informed { get; } = new(
        new Code("yes", "Informed"),
        new Code("no", "Not informed"));

    /// <summary>CON05.</summary>
    public static CodeList How { get; } = new(
        new Code("signed", "Signed on paper"),
        new Code("e-signature", "Electronic signature"),
        new Code("verbal-witnessed", "Said it, with a witness"),
        new Code("verbal-phone", "Said it by telephone"),
        new Code("online", "Given online by the family"));

    /// <summary>CON09.</summary>
    public static CodeList Copy { get; } = new(
        new Code("paper", "Yes, on paper"),
        new Code("electronic", "Yes, electronically"),
        new Code("not-yet", "Not yet"));

    /// <summary>CON10.</summary>
    public static CodeList Notice { get; } = new(
        new Code("print", "On paper"),
        new Code("link", "By a link"),
        new Code("easy-read", "In easy read"),
        new Code("translated", "In translation"));

    /// <summary>CON11.</summary>
    public static CodeList Reason { get; } = new(
        new Code("sg-asking", "Asking would put a child or another person at risk of harm"),
        new Code("sg-override", "The family said no, and a child may come to harm without help"),
        new Code("cannot-contact", "We could not reach the family"),
        new Code("refused", "The family said no, and there is no safeguarding reason"),
        new Code("police", "Police same-day notice"));
}
