using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Feedback;

/// <summary>
/// A person of a family is invited to say what they thought of the work, by a link without an account. Of the link only a hash is kept;
/// a new link takes the place of the one before. Answered once.
/// </summary>
public sealed class FeedbackInvitation : Versioned
{
    /// <summary>Calendar days for which a link works, the day it is made not counted.</summary>
    public const int LinkDays = 90;

    /// <summary>Longest answer in own words.</summary>
    public const int TextMaxLength = 4000;

    /// <summary>Length of the hash of a link.</summary>
    public const int HashLength = 64;

    /// <summary>Highest score; the lowest is 0.</summary>
    public const int Highest = 10;

    /// <summary>The case.</summary>
    public long CaseId { get; private set; }

    /// <summary>Number of the closure it follows.</summary>
    public int ClosureNumber { get; private set; }

    /// <summary>Who is invited.</summary>
    public long PersonId { get; private set; }

    /// <summary>Which questions.</summary>
    public FeedbackForm Form { get; private set; }

    /// <summary>The day they were invited.</summary>
    public DateOnly InvitedOn { get; private set; }

    /// <summary>SHA-256 of the key in the newest link; null while none was made.</summary>
    public string? LinkHash { get; private set; }

    /// <summary>Last day on which the link works.</summary>
    public DateOnly? LinkUntil { get; private set; }

    /// <summary>When it was answered (UTC).</summary>
    public DateTime? AnsweredAt { get; private set; }

    /// <summary>Whether somebody listened.</summary>
    public FeedbackAnswer? Listened { get; private set; }

    /// <summary>Whether the plan was clear.</summary>
    public FeedbackAnswer? Understood { get; private set; }

    /// <summary>Whether it made a difference.</summary>
    public FeedbackAnswer? Difference { get; private set; }

    /// <summary>How things are now, 0 to 10.</summary>
    public int? HowNow { get; private set; }

    /// <summary>What helped, in their words.</summary>
    public string? Helped { get; private set; }

    /// <summary>What would have been better, in their words.</summary>
    public string? Better { get; private set; }

    /// <summary>Whether their words may be used without their name.</summary>
    public bool MayQuote { get; private set; }

    private FeedbackInvitation()
    {
    }

    /// <summary>Invites a person at the end of the work.</summary>
    public static FeedbackInvitation Invite(long caseId, int closure, long personId, bool isChild, DateOnly on) =>
        new() { CaseId = caseId, ClosureNumber = closure, PersonId = personId, Form = isChild ? FeedbackForm.Child : FeedbackForm.Adult, InvitedOn = on };

    /// <summary>Makes a link; one that was made before no longer works.</summary>
    /// <param name="hash">Hash of the key in the link.</param>
    /// <param name="on">The local day.</param>
    public void MakeLink(string hash, DateOnly on)
    {
        Rule.Check(new Rule(AnsweredAt is null, "This person has answered already"));
        (LinkHash, LinkUntil) = (hash, on.AddDays(LinkDays));
        Touch();
    }

    /// <summary>Whether the link works on a day.</summary>
    public bool IsOpenOn(DateOnly day) => AnsweredAt is null && LinkUntil >= day;

    /// <summary>The person answers.</summary>
    public void Answer(FeedbackFacts facts, DateTime at, DateOnly on)
    {
        var questions = FeedbackQuestions.Of(Form);
        Rule.Check(
            new(IsOpenOn(on), "You can no longer answer with this link"),
            new(facts.Listened is not null, $"Select an answer: {questions.Listened}", nameof(facts.Listened)),
            new(facts.Understood is not null, $"Select an answer: {questions.Understood}", nameof(facts.Understood)),
            new(facts.Difference is not null, $"Select an answer: {questions.Difference}", nameof(facts.Difference)),
            new(facts.HowNow is null or (>= 0 and <= Highest), $"Choose a number from 0 to {Highest}", nameof(facts.HowNow)),
            Text.Short(facts.Helped, TextMaxLength, "Your answer", nameof(facts.Helped)),
            Text.Short(facts.Better, TextMaxLength, "Your answer", nameof(facts.Better)));
        (Listened, Understood, Difference, HowNow) = (facts.Listened, facts.Understood, facts.Difference, facts.HowNow);
        (Helped, Better, MayQuote, AnsweredAt) = (Text.Tidy(facts.Helped), Text.Tidy(facts.Better), facts.MayQuote, at);
        Touch();
    }
}

/// <summary>What a person of the family answered.</summary>
public sealed record FeedbackFacts
{
    /// <summary>Whether somebody listened.</summary>
    public FeedbackAnswer? Listened { get; init; }

    /// <summary>Whether the plan was clear.</summary>
    public FeedbackAnswer? Understood { get; init; }

    /// <summary>Whether it made a difference.</summary>
    public FeedbackAnswer? Difference { get; init; }

    /// <summary>How things are now, 0 to 10.</summary>
    public int? HowNow { get; init; }

    /// <summary>What helped.</summary>
    public string? Helped { get; init; }

    /// <summary>What would have been better.</summary>
    public string? Better { get; init; }

    /// <summary>Whether their words may be used without their name.</summary>
    public bool MayQuote { get; init; }
}
