using System.Globalization;
using EarlyHelp.Data.Cases;
using EarlyHelp.Data.Standards;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Plans;
using EarlyHelp.Web.Features.Cases;
using EarlyHelp.Web.TagHelpers;

namespace EarlyHelp.Web.Features.Plans;

/// <summary>Opens the plan of a case for its pages, and agrees or changes it.</summary>
public sealed class PlanDesk(CasePages pages, CaseRecords records, StandardsInForce standards, TimeProvider time)
{
    /// <summary>Now (UTC).</summary>
    public DateTime Now => UkTime.UtcNow(time);

    /// <summary>The plan with everybody it is about; null when the case is out of reach.</summary>
    public async Task<PlanInHand?> OpenAsync(string reference, string page)
    {
        if (await pages.OpenAsync(reference, page) is not { } header)
            return null;
        await records.LoadAssessmentsAsync(header.Case);
        await records.LoadPlansAsync(header.Case);
        return new(header, await records.PeopleAsync(header.Case), await records.NamesAsync(header.Case), await records.FamilyAsync(header.Case, header.Today));
    }

    /// <summary>Agrees the first plan, or a new version of it.</summary>
    public async Task KeepAsync(PlanInHand hand, PlanFacts facts)
    {
        var (given, by, on) = (hand.Case, hand.Header.Actor, hand.Header.Today);
        if (hand.Plan is null)
            given.AgreePlan(facts, hand.Family, await standards.StandardsAsync(), await standards.CalendarAsync(), by, Now, on);
        else
            given.ChangePlan(facts, hand.Family, by, Now, on);
    }
}

/// <summary>The plan of a case, with everybody it is about.</summary>
/// <param name="Header">The case.</param>
/// <param name="People">Who belongs to the family, children first.</param>
/// <param name="Names">What everybody is called.</param>
/// <param name="Family">The family as the rules see it.</param>
public sealed record PlanInHand(CaseHeader Header, IReadOnlyList<PersonOfCase> People, NamesOfCase Names, FamilyToday Family)
{
    /// <summary>The case.</summary>
    public EarlyHelpCase Case => Header.Case;

    /// <summary>The version that stands.</summary>
    public FamilyPlan? Plan => Case.Plan;

    /// <summary>Whether an assessment is complete, so that a plan can be agreed.</summary>
    public bool IsAssessed => Case.Assessments.Any(a => a.IsComplete);

    /// <summary>Whether this person can agree the plan, or change it, now.</summary>
    public bool MayWrite => Header.MayWork && Case.State is (CaseState.Assessing or CaseState.PlanActive);

    /// <summary>Whether this person can say how far an action is now.</summary>
    public bool MayUpdate => Header.MayWork && Case.State == CaseState.PlanActive;

    /// <summary>Whether this person can record that a copy was given now.</summary>
    public bool MayGive => Header.MayWork && Plan is not null && Case.State is (CaseState.PlanActive or CaseState.Closing);

    /// <summary>The goals of the assessments that were submitted, in their newest words, by their number.</summary>
    public IReadOnlyDictionary<int, string> Goals =>
        Case.Assessments.Where(a => a.SubmittedOn is not null).OrderBy(a => a.Number).SelectMany(a => a.Content.Pairs).GroupBy(p => p.Number).OrderBy(g => g.Key).ToDictionary(g => g.Key, g => g.Last().Goal);

    /// <summary>Who is born, and can agree or be given a copy.</summary>
    public IEnumerable<PersonOfCase> Born => People.Where(p => !Family.Members.Any(m => m.PersonId == p.Id && m.IsUnborn));

    /// <summary>The people as choices.</summary>
    public IReadOnlyList<Choice> Persons => [.. Born.Select(p => new Choice(p.Id.ToString(CultureInfo.InvariantCulture), p.Name))];

    /// <summary>Where its pages stand.</summary>
    public string Address => $"/cases/{Case.Reference}/plan";

    /// <summary>Under which key an unfinished version is kept: not the same once another version has been agreed.</summary>
    public string DraftKey => FormattableString.Invariant($"plan:{Case.Reference}:{Case.PlanCount}");
}
