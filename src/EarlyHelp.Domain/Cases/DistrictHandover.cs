using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Cases;

/// <summary>
/// A family has moved, and its district offers it to another one with its whole history. Until the other district has accepted it to one of
/// its units, the first one goes on holding it and working with it (spec 2-workflow: responsibility is a baton).
/// </summary>
public sealed class DistrictHandover
{
    /// <summary>Longest text.</summary>
    public const int TextMaxLength = 2000;

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The case.</summary>
    public long CaseId { get; private set; }

    /// <summary>1 for the first.</summary>
    public int Number { get; private set; }

    /// <summary>The district that offers it.</summary>
    public long FromDistrictId { get; private set; }

    /// <summary>The district to which it is offered.</summary>
    public long ToDistrictId { get; private set; }

    /// <summary>Why, and what the other district must know.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who offered it.</summary>
    public string OfferedBy { get; private set; } = "";

    /// <summary>The day it was offered.</summary>
    public DateOnly OfferedOn { get; private set; }

    /// <summary>When it was offered (UTC).</summary>
    public DateTime OfferedAt { get; private set; }

    /// <summary>What became of it; null while it waits.</summary>
    public HandoverAnswer? Answer { get; private set; }

    /// <summary>Who answered or took it back.</summary>
    public string? AnsweredBy { get; private set; }

    /// <summary>The day it was answered.</summary>
    public DateOnly? AnsweredOn { get; private set; }

    /// <summary>Why it was declined or taken back.</summary>
    public string? Words { get; private set; }

    private DistrictHandover()
    {
    }

    internal DistrictHandover(int number, long from, long to, string reason, Actor by, DateTime at, DateOnly on) =>
        (Number, FromDistrictId, ToDistrictId, Reason, OfferedBy, OfferedAt, OfferedOn) = (number, from, to, reason.Trim(), by.Name, at, on);

    internal void End(HandoverAnswer answer, string? words, Actor by, DateOnly on) => (Answer, Words, AnsweredBy, AnsweredOn) = (answer, Text.Tidy(words), by.Name, on);
}

/// <summary>What became of an offer to another district.</summary>
public enum HandoverAnswer
{
    /// <summary>The other district accepted the family to one of its units.</summary>
    Accepted,

    /// <summary>The other district declined; the first one keeps the family.</summary>
    Declined,

    /// <summary>The first district took the offer back.</summary>
    TakenBack,

    /// <summary>The case was closed meanwhile.</summary>
    Closed,
}
