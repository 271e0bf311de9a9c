using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;

namespace EarlyHelp.Web.Features.Cases;

/// <summary>Who must act next on a case, as sentences that name the person or the office.</summary>
public static class CaseActs
{
    /// <summary>The sentences for a case whose acts were loaded, the most pressing first; at least one, without its full stop.</summary>
    public static IReadOnlyList<string> Of(EarlyHelpCase given, DateOnly today, bool holderHasLeft = false)
    {
        var acts = given.WhoActs(today, holderHasLeft).Select(act => Sentence(given, act)).ToList();
        return given.ClosedOn is { } closed ? [$"Closed on {UkDates.Date(closed)}", .. acts] : acts;
    }

    /// <summary>One act as a sentence, without its full stop.</summary>
    public static string Sentence(EarlyHelpCase given, ActsNext act) =>
        $"{act.Office ?? (act.IsOfOfferedDistrict ? $"The district manager of {given.OfferedDistrict!.Name}" : Who(given, act.Role))} must {char.ToLowerInvariant(act.What[0])}{act.What[1..]}";

    private static string Who(EarlyHelpCase given, Role role) => role switch
    {
        Role.UnitWorker when given.Worker is { } worker => worker.Name,
        Role.UnitWorker or Role.UnitLead => $"The lead of {given.Unit?.Name ?? given.District.Name}",
        _ when given.UnitId is null => $"The district manager of {given.District.Name}, or one of its unit leads,",
        _ => $"The district manager of {given.District.Name}",
    };
}
