using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Closures;

/// <summary>A proposal to close a case and what became of it: signed off by another person, or returned; perhaps reopened later. What was proposed stays.</summary>
public sealed class Closure
{
    /// <summary>Longest text.</summary>
    public const int TextMaxLength = 4000;

    /// <summary>Longest line.</summary>
    public const int LineMaxLength = 1000;

    private readonly List<ClosureOutcome> results = [];
    private readonly List<ClosurePerson> people = [];

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The case.</summary>
    public long CaseId { get; private set; }

    /// <summary>1 for the first proposal.</summary>
    public int Number { get; private set; }

    /// <summary>The state to which the case goes back when it is returned or reopened.</summary>
    public CaseState CameFrom { get; private set; }

    /// <summary>Why it closes (code of ClosureReason).</summary>
    public string Reason { get; private set; } = "";

    /// <summary>What the other reason is.</summary>
    public string? OtherReason { get; private set; }

    /// <summary>Who goes on with the family, or where it moved.</summary>
    public string? WhoGoesOn { get; private set; }

    /// <summary>The overall outcome.</summary>
    public OverallOutcome Overall { get; private set; }

    /// <summary>Who supports the family from now on, warning signs, and what the family does.</summary>
    public string? ExitStrategy { get; private set; }

    /// <summary>Who else agreed to it.</summary>
    public string? AgreedWithOthers { get; private set; }

    /// <summary>The day the notifier was told.</summary>
    public DateOnly? NotifierToldOn { get; private set; }

    /// <summary>Whether the notifier is told by a message at the sign-off.</summary>
    public bool TellNotifierByMessage { get; private set; }

    /// <summary>Why the notifier was not told.</summary>
    public string? WhyNotifierNotTold { get; private set; }

    /// <summary>Whether the family was offered to say what they thought; null where it isn't asked.</summary>
    public FeedbackOffer? Feedback { get; private set; }

    /// <summary>Why feedback was not offered.</summary>
    public string? WhyNoFeedback { get; private set; }

    /// <summary>What the family thinks about the end of the work.</summary>
    public string? FamilysView { get; private set; }

    /// <summary>The closing summary.</summary>
    public string Summary { get; private set; } = "";

    /// <summary>Who proposed it.</summary>
    public string ProposedBy { get; private set; } = "";

    /// <summary>Who proposed it.</summary>
    public long? ProposedById { get; private set; }

    /// <summary>Whether a unit lead proposed it, so that the district manager is asked to answer it.</summary>
    public bool IsProposedByLead { get; private set; }

    /// <summary>When it was proposed (UTC).</summary>
    public DateTime ProposedAt { get; private set; }

    /// <summary>Day it was signed off; null while it waits or when it was returned.</summary>
    public DateOnly? SignedOffOn { get; private set; }

    /// <summary>Day it was returned.</summary>
    public DateOnly? ReturnedOn { get; private set; }

    /// <summary>Who signed it off or returned it.</summary>
    public string? AnsweredBy { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTime? AnsweredAt { get; private set; }

    /// <summary>What the unit lead said: why it was returned, or a word at the sign-off.</summary>
    public string? LeadsWords { get; private set; }

    /// <summary>Day the case was reopened after it.</summary>
    public DateOnly? ReopenedOn { get; private set; }

    /// <summary>Why the case was reopened.</summary>
    public string? ReopenReason { get; private set; }

    /// <summary>Reference of the transfer by which the family went on to another service, which closed the case; null for an ordinary closure.</summary>
    public string? Transfer { get; private set; }

    /// <summary>Whether the family was told who holds it from then on; asked when it went on by a transfer.</summary>
    public bool? FamilyTold { get; private set; }

    /// <summary>Why it was not.</summary>
    public string? WhyFamilyNotTold { get; private set; }

    /// <summary>How each outcome of the plan ended.</summary>
    public IReadOnlyList<ClosureOutcome> Results => results;

    /// <summary>People of the family who agreed to the exit strategy, and who are invited to say what they thought.</summary>
    public IReadOnlyList<ClosurePerson> People => people;

    /// <summary>Whether it waits for the unit lead.</summary>
    public bool IsOpen => SignedOffOn is null && ReturnedOn is null;

    /// <summary>Whether outcomes were not achieved, so that it stands on the quarterly review list (spec 2-workflow).</summary>
    public bool IsOnQuarterlyReview => Overall is OverallOutcome.Some or OverallOutcome.None;

    private Closure()
    {
    }

    internal Closure(int number, CaseState from, ClosureFacts facts, FamilyToday family, Actor by, DateTime at)
    {
        (Number, CameFrom, Reason, OtherReason, WhoGoesOn) = (number, from, facts.Reason!, Text.Tidy(facts.OtherReason), Text.Tidy(facts.WhoGoesOn));
        (Overall, ExitStrategy, AgreedWithOthers) = (facts.Overall!.Value, Text.Tidy(facts.ExitStrategy), Text.Tidy(facts.AgreedWithOthers));
        (NotifierToldOn, TellNotifierByMessage, WhyNotifierNotTold) = (facts.NotifierToldOn, facts.TellNotifierByMessage, Text.Tidy(facts.WhyNotifierNotTold));
        (Feedback, WhyNoFeedback, Summary) = (facts.Feedback, Text.Tidy(facts.WhyNoFeedback), facts.Summary!.Trim());
        FamilysView = Text.Tidy(facts.FamilysView);
        (ProposedBy, ProposedById, IsProposedByLead, ProposedAt) = (by.Name, by.StaffId, by.Role == Role.UnitLead, at);
        results.AddRange(facts.Results.OrderBy(r => r.Key).Select(r => new ClosureOutcome(r.Key, r.Value)));
        people.AddRange(facts.AgreedByPersonIds.Union(facts.InvitedPersonIds)
            .Select(id => new ClosurePerson(id, facts.AgreedByPersonIds.Contains(id), facts.InvitedPersonIds.Contains(id), family.Children.Any(c => c.PersonId == id))));
    }

    internal Closure(int number, CaseState from, PassedOnFacts facts, Actor by, DateTime at, DateOnly on)
    {
        (Number, CameFrom, Reason, WhoGoesOn, Transfer) = (number, from, facts.Reason, facts.WhoGoesOn.Length <= LineMaxLength ? facts.WhoGoesOn : facts.WhoGoesOn[..LineMaxLength], facts.Transfer);
        (Overall, Summary, FamilyTold, WhyFamilyNotTold) = (facts.End.Overall!.Value, facts.End.Summary!, facts.End.FamilyTold, facts.End.WhyNotTold);
        (ProposedBy, ProposedById, ProposedAt) = (facts.GivenBy, facts.GivenById, facts.GivenAt);
        (SignedOffOn, AnsweredBy, AnsweredAt) = (on, by.Name, at);
    }

    internal void SignOff(string? words, Actor by, DateTime at, DateOnly on)
    {
        (SignedOffOn, LeadsWords, AnsweredBy, AnsweredAt) = (on, Text.Tidy(words), by.Name, at);
        NotifierToldOn ??= TellNotifierByMessage ? on : null;
    }

    internal void Return(string words, Actor by, DateTime at, DateOnly on) =>
        (ReturnedOn, LeadsWords, AnsweredBy, AnsweredAt) = (on, words.Trim(), by.Name, at);

    internal void Reopen(string reason, DateOnly on) => (ReopenedOn, ReopenReason) = (on, reason.Trim());
}

/// <summary>How one outcome of the plan ended.</summary>
public sealed class ClosureOutcome
{
    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>Number of the outcome on the case.</summary>
    public int Outcome { get; private set; }

    /// <summary>How it ended.</summary>
    public OutcomeResult Result { get; private set; }

    private ClosureOutcome()
    {
    }

    internal ClosureOutcome(int outcome, OutcomeResult result) => (Outcome, Result) = (outcome, result);
}

/// <summary>A person of the family at a closure.</summary>
public sealed class ClosurePerson
{
    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The person.</summary>
    public long PersonId { get; private set; }

    /// <summary>Whether they agreed to the exit strategy.</summary>
    public bool Agreed { get; private set; }

    /// <summary>Whether they are invited to say what they thought.</summary>
    public bool Invited { get; private set; }

    /// <summary>Whether the service is for this person, who then gets the questions for children.</summary>
    public bool IsChild { get; private set; }

    private ClosurePerson()
    {
    }

    internal ClosurePerson(long personId, bool agreed, bool invited, bool isChild) => (PersonId, Agreed, Invited, IsChild) = (personId, agreed, invited, isChild);
}
