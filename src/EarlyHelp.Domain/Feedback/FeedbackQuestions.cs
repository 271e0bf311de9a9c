namespace EarlyHelp.Domain.Feedback;

/// <summary>Which questions somebody gets.</summary>
public enum FeedbackForm
{
    /// <summary>For adults.</summary>
    Adult,

    /// <summary>For children and young people.</summary>
    Child,
}

/// <summary>An answer of three.</summary>
public enum FeedbackAnswer
{
    /// <summary>Yes.</summary>
    Yes,

    /// <summary>A bit.</summary>
    Partly,

    /// <summary>No.</summary>
    No,
}

/// <summary>The questions of one form (reference 5.7: listened to, understood the plan, made a difference, what would have been better).</summary>
/// <param name="Listened">Whether somebody listened.</param>
/// <param name="Understood">Whether the plan was clear.</param>
/// <param name="Difference">Whether it made a difference.</param>
/// <param name="HowNow">How things are now, 0 to 10.</param>
/// <param name="Helped">What helped.</param>
/// <param name="Better">What would have been better.</param>
public sealed record FeedbackQuestions(string Listened, string Understood, string Difference, string HowNow, string Helped, string Better)
{
    private static readonly FeedbackQuestions Adult = new(
        "Did we listen to you?", "Did you understand the plan and who was doing what?", "Did our work make a difference for your family?",
        "How are things now?", "What helped most?", "What could we have done better?");

    private static readonly FeedbackQuestions Child = new(
        "Did your worker listen to you?", "Did you know what was happening and why?", "Are things better for you now?",
        "How do you feel about things now?", "What was good?", "What should we do differently?");

    /// <summary>The questions of a form.</summary>
    public static FeedbackQuestions Of(FeedbackForm form) => form == FeedbackForm.Child ? Child : Adult;
}
