using EarlyHelp.Domain.Access;

namespace EarlyHelp.Domain.Plans;

/// <summary>The family's copy of a version of the plan was given to somebody.</summary>
public sealed class PlanCopy
{
    /// <summary>Longest line.</summary>
    public const int LineMaxLength = 150;

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The case.</summary>
    public long CaseId { get; private set; }

    /// <summary>Version of the plan.</summary>
    public int PlanNumber { get; private set; }

    /// <summary>To whom.</summary>
    public long PersonId { get; private set; }

    /// <summary>The day.</summary>
    public DateOnly GivenOn { get; private set; }

    /// <summary>How: by hand, by post.</summary>
    public string How { get; private set; } = "";

    /// <summary>In which language, when not English.</summary>
    public string? Language { get; private set; }

    /// <summary>Who gave it.</summary>
    public string By { get; private set; } = "";

    /// <summary>When it was recorded (UTC).</summary>
    public DateTime At { get; private set; }

    private PlanCopy()
    {
    }

    internal PlanCopy(int plan, CopyFacts facts, Actor by, DateTime at) =>
        (PlanNumber, PersonId, GivenOn, How, Language, By, At) = (plan, facts.PersonId, facts.GivenOn, facts.How.Trim(), Workflow.Text.Tidy(facts.Language), by.Name, at);
}

/// <summary>To whom the family's copy was given.</summary>
/// <param name="PersonId">To whom.</param>
/// <param name="GivenOn">The day.</param>
/// <param name="How">How: by hand, by post.</param>
/// <param name="Language">In which language, when not English.</param>
/// <param name="BackdateReason">Why it is recorded later than it happened.</param>
public sealed record CopyFacts(long PersonId, DateOnly GivenOn, string How, string? Language = null, string? BackdateReason = null);
