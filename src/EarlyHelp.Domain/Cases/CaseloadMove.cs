using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Cases;

/// <summary>A whole caseload goes from one worker to others in one act: every family, or none where a rule refuses one of them.</summary>
public static class CaseloadMove
{
    /// <summary>Field of the reason for the move.</summary>
    public const string Reason = "Reason";

    /// <summary>Field of why somebody holds more than the guide.</summary>
    public const string OverReason = "OverReason";

    /// <summary>Moves the families. Their spells must be loaded. Where it is refused, nothing may be saved.</summary>
    /// <param name="moves">Each family and who takes it.</param>
    /// <param name="takers">Each worker who takes some, with what they hold now.</param>
    /// <param name="reason">Why the caseload moves.</param>
    /// <param name="overReason">Why somebody holds more than the guide.</param>
    /// <param name="by">Who moves it.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="on">The local day.</param>
    public static void Make(
        IReadOnlyList<FamilyToMove> moves, IReadOnlyCollection<Taker> takers, string? reason, string? overReason, Actor by, DateTime at, DateOnly on)
    {
        var taken = moves.CountBy(m => m.TakerId).ToDictionary();
        var over = takers.Where(t => taken.TryGetValue(t.Worker.Id, out var more) && t.Open + more > t.Worker.CaseloadGuide).ToList();
        Rule.Check(
        [
            new(moves.Count > 0, "Select who takes the families, or some of them"),
            new(moves.All(m => takers.Any(t => t.Worker.Id == m.TakerId)), "Select workers of the unit that holds the families"),
            Text.Given(reason, "Say why the caseload moves", Reason),
            Text.Short(reason, CaseSpell.ReasonMaxLength / 2, "Reason", Reason),
            Text.Short(overReason, CaseSpell.ReasonMaxLength / 2, "Reason", OverReason),
            .. over.Select(t => new Rule(Text.Is(overReason), $"{t.Worker.Name} would hold {t.Open + taken[t.Worker.Id]} of {t.Worker.CaseloadGuide} families: say why", OverReason)),
        ]);
        List<BrokenRule> broken = [];
        foreach (var move in moves)
        {
            var taker = takers.First(t => t.Worker.Id == move.TakerId);
            var why = over.Contains(taker) ? $"{reason!.Trim()}. Over the guide: {overReason!.Trim()}" : reason!.Trim();
            try
            {
                move.Family.Allocate(taker.Worker, taker.UnitId, taker.Open, why, null, by, at, on);
            }
            catch (RulesBrokenException refused)
            {
                broken.AddRange(refused.Broken.Select(b => new BrokenRule($"{move.Family.Reference}: {b.Sentence}")));
            }
        }

        if (broken.Count > 0)
            throw new RulesBrokenException(broken);
    }
}

/// <summary>A family and who takes it.</summary>
/// <param name="Family">The case.</param>
/// <param name="TakerId">The worker.</param>
public sealed record FamilyToMove(EarlyHelpCase Family, long TakerId);

/// <summary>A worker who takes families.</summary>
/// <param name="Worker">The worker.</param>
/// <param name="UnitId">Unit of their posting.</param>
/// <param name="Open">Open families they hold now.</param>
public sealed record Taker(StaffMember Worker, long UnitId, int Open);
