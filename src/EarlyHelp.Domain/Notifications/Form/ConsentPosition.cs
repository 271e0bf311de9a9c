using EarlyHelp.Domain.Notifications.Form.Codes;

namespace EarlyHelp.Domain.Notifications.Form;

/// <summary>Where a notification stands on consent.</summary>
public enum ConsentKind
{
    /// <summary>Agreed to taking part and sharing, process and privacy notice explained.</summary>
    Given,
    /// <summary>As given, except that some organisations or topics are not to be shared.</summary>
    Partial,
    /// <summary>The family, or somebody of it, said no to taking part or to sharing.</summary>
    Refused,
    /// <summary>Not asked, or asked without explaining.</summary>
    NotAsked,
    /// <summary>Safeguarding makes consent unnecessary, and why is recorded.</summary>
    SafeguardingReason,
}

/// <summary>The consent of a notification as one judgement, from CON00, the items C1, C2, C3 and C7 and the reason CON11.</summary>
/// <param name="Kind">Where it stands.</param>
/// <param name="MaySubmit">Whether it may be sent.</param>
/// <param name="Sentence">What the notifier is told.</param>
public sealed record ConsentPosition(ConsentKind Kind, bool MaySubmit, string Sentence)
{
    private static readonly string[] Needed = ["CON03.C1", "CON03.C2", "CON03.C3", "CON03.C7"];
    private static readonly string[] Overrides = [ConsentCodes.AskingIsUnsafe, ConsentCodes.HarmWithoutHelp, ConsentCodes.PoliceNotice];

    /// <summary>The position of a form as filled in so far. Police notices have no consent gate; an upload may come without consent asked.</summary>
    public static ConsentPosition Of(FormDefinition form, Answers answers)
    {
        if (form.Kind is FormKind.MissingChild or FormKind.YouthOffending)
            return new(ConsentKind.SafeguardingReason, true, "A police notice does not need the family's consent.");
        if (form.Kind == FormKind.Upload && answers.Is("CON00", ConsentCodes.Given))
            return new(ConsentKind.Given, true, "You say that the family has agreed. We will check it against the form you attach.");
        var position = Of(answers);
        return form.Kind == FormKind.Upload && position.Kind == ConsentKind.NotAsked && answers.Is("CON00", ConsentCodes.NotAsked)
            ? position with { MaySubmit = true, Sentence = "You can send the form. We will ask you for the family's consent before we go on." }
            : position;
    }

    /// <summary>The position from the answers of the full form.</summary>
    public static ConsentPosition Of(Answers answers)
    {
        var asked = Asked(answers);
        if (asked is ConsentKind.Given)
            return new(asked, true, "The family has agreed.");
        if (asked is ConsentKind.Partial)
            return new(asked, true, "The family has agreed, except to sharing with some organisations or about some topics.");
        if (Overrides.Contains(answers["CON11"]) && answers.Has("CON11W"))
            return new(ConsentKind.SafeguardingReason, true, "You can send this without consent, because of the safeguarding reason you gave.");
        return asked is ConsentKind.Refused
            ? new(asked, false, "The family said no, so you cannot send this notification. You can ask our advice line what else may help.")
            : new(asked, false, "Ask the family for consent before you send this notification, or give the safeguarding reason why you cannot.");
    }

    /// <summary>True when CON11 is asked: the family was not asked, or said no to something that is needed.</summary>
    public static bool NeedsReason(Answers answers) =>
        answers.Is("CON00", ConsentCodes.Refused) || answers.Is("CON00", ConsentCodes.NotAsked)
        || (answers.Is("CON00", ConsentCodes.Given) && answers.Items("consents")
            .Any(consent => Needed.Any(item => consent.Is(item, Answer.No) || consent.Is(item, Answer.NotAsked))));

    private static ConsentKind Asked(Answers answers)
    {
        if (answers.Is("CON00", ConsentCodes.Refused))
            return ConsentKind.Refused;
        var consents = answers.Items("consents");
        if (!answers.Is("CON00", ConsentCodes.Given) || consents.Count == 0)
            return ConsentKind.NotAsked;
        if (consents.Any(consent => consent.Is("CON03.C2", Answer.No) || consent.Is("CON03.C3", Answer.No)))
            return ConsentKind.Refused;
        if (consents.Any(consent => Needed.Any(item => !consent.Has(item) || consent.Is(item, Answer.No) || consent.Is(item, Answer.NotAsked))))
            return ConsentKind.NotAsked;
        return consents.Any(consent => consent.Is("CON03.C3", ConsentCodes.Partial)) ? ConsentKind.Partial : ConsentKind.Given;
    }
}
