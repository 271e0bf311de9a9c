using EarlyHelp.Domain.Notifications.Form.Codes;
using static EarlyHelp.Domain.Notifications.Form.QuestionKind;

namespace EarlyHelp.Domain.Notifications.Form.Catalogue;

/// <summary>Why you are asking: level (1.2), reasons, concerns, risks and strengths (reference 1.8, RSN).</summary>
public static class WhyYouAreAsking
{
    /// <summary>The main reason and what is happening.</summary>
    public static FormPage Reasons { get; } = new("reasons", "Issues and concerns",
    [
        new Question("RSN01", Select, "What is the main reason for the request?").From(Needs.List)
            .Must("Select the main reason for the request").Known(),
        new Question("RSN01W", Radios, "Who is it mainly about?").Must("Select who the main reason is about").Known()
            .From(Choosing.People((person, today) => person.IsUnborn() || person.IsChild(today), new Code(Choosing.WholeFamily, "The whole family"))),
        new Question("RSN03", LongText, "What are the issues and concerns?").Max(6000).Min(100).Called("Issues and concerns")
            .Help("What is happening, since when and how often. At least 100 characters").Must("Describe the issues and concerns").Known(),
        new Question("RSN07", LongText, "What is going well in the family?").Max(3000).Called("What is going well")
            .Help("Strengths, and people who help").Must("Describe what is going well in the family").Known(),
    ]);

    /// <summary>RSN02: other needs, person by person.</summary>
    public static FormPage OtherNeeds { get; } = new("other-needs", "Other needs of {name}",
    [
        new Question("RSN02", Checkboxes, "What else does {name} need help with?").From(Needs.List),
    ]) { Repeats = FormGroups.People, Asked = asking => asking.Item?.IsUnborn() == false && !asking.Has("PER28") };

    /// <summary>Risks, each with who, when and how safe it is now.</summary>
    public static FormPage Risks { get; } = new("risks", "Risks",
    [
        new Question("RSN04", Checkboxes, "Have you identified any of these risks?").From(ConcernCodes.Risks).OnlyAlone(ConcernCodes.NoRisk)
            .Must("Select any risks you have identified, or 'None'").Known(),
        .. ConcernCodes.Risks.Codes.Where(risk => risk.Value != ConcernCodes.NoRisk).Select(OfRisk),
        new Question("RSN06", Radios, "What is the result of the domestic abuse risk assessment?").From(ConcernCodes.Dash)
            .Under("RSN04", ConcernCodes.DomesticAbuse)
            .NotForFamily().Must("Select the risk assessment result"),
        new Question("RSN05", YesNo, "Have you discussed a safeguarding concern with anyone?").NotForFamily()
            .Must("Select whether you have discussed a safeguarding concern").Known(),
        new Question("RSN05W", Text, "With whom?").Max(150).OfSomebodyElse().Called("With whom").Under("RSN05", Answer.Yes).NotForFamily()
            .Must("Enter who you discussed it with").Known(),
        new Question("RSN05D", Date, "When?").Called("The date of the discussion").Under("RSN05", Answer.Yes).NotForFamily()
            .Past("The date of the discussion must be today or in the past"),
        new Question("RSN05O", LongText, "What was the outcome?").Max(1000).Called("The outcome of the discussion")
            .Under("RSN05", Answer.Yes).NotForFamily(),
    ]);

    /// <summary>The section.</summary>
    public static FormSection Section { get; } = new("why", "Why you are asking", [AboutYou.Level, Reasons, OtherNeeds, Risks]);

    // The words "not known" are an honest answer here, so no length is asked for.
    private static Question OfRisk(Code risk) =>
        new Question($"RSN04.{risk.Value}", LongText, $"{risk.Label}: who, when, and how safe are they now?").Max(1000).Called(risk.Label)
            .Under("RSN04", risk.Value)
            .Help("If you do not know, say so").NotForFamily().Must($"{risk.Label}: say who is at risk, when, and how safe they are now")
            .Known();
}
