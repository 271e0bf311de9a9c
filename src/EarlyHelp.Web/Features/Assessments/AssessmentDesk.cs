using EarlyHelp.Data;
using EarlyHelp.Data.Cases;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Assessments;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Web.Features.Cases;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace EarlyHelp.Web.Features.Assessments;

/// <summary>Opens the assessment of a case for its pages, and saves what one of them wrote.</summary>
public sealed class AssessmentDesk(EarlyHelpDbContext db, CasePages pages, CaseRecords records, TimeProvider time)
{
    /// <summary>The assessment with everybody it is about; null when the case is out of reach.</summary>
    public async Task<AssessmentInHand?> OpenAsync(string reference, string page)
    {
        if (await pages.OpenAsync(reference, page) is not { } header)
            return null;
        await records.LoadAssessmentsAsync(header.Case);
        return new(header, await records.PeopleAsync(header.Case), await records.NamesAsync(header.Case), await records.FamilyAsync(header.Case, header.Today));
    }

    /// <summary>Now (UTC).</summary>
    public DateTime Now => UkTime.UtcNow(time);

    /// <summary>Saves the content of the version in progress; what refused it stands in the model state.</summary>
    public async Task<bool> WriteAsync(AssessmentInHand hand, AssessmentContent content, ModelStateDictionary modelState)
    {
        if (!modelState.IsValid || !modelState.Attempt(() => hand.Case.WriteAssessment(content, hand.Family, hand.Header.Actor, Now, hand.Header.Today)))
            return false;
        await db.SaveChangesAsync();
        return true;
    }
}

/// <summary>The assessment of a case, with everybody it is about.</summary>
/// <param name="Header">The case.</param>
/// <param name="People">Who belongs to the family, children first.</param>
/// <param name="Names">What everybody is called.</param>
/// <param name="Family">The family as the rules see it.</param>
public sealed record AssessmentInHand(CaseHeader Header, IReadOnlyList<PersonOfCase> People, NamesOfCase Names, FamilyToday Family)
{
    /// <summary>The case.</summary>
    public EarlyHelpCase Case => Header.Case;

    /// <summary>The newest version.</summary>
    public Assessment? Newest => Case.Assessment;

    /// <summary>What the newest version says; nothing yet when there is none.</summary>
    public AssessmentContent Content { get; } = Header.Case.Assessment?.Content ?? new();

    /// <summary>Whether this person can write on the newest version now.</summary>
    public bool MayWrite => Header.MayWork && Newest?.State == AssessmentState.InProgress && Case.State is (CaseState.Assessing or CaseState.PlanActive);

    /// <summary>Whether this person can begin a version now.</summary>
    public bool MayBegin => Header.MayWork && Case.State is (CaseState.Allocated or CaseState.Assessing or CaseState.PlanActive) && Newest?.State is not (AssessmentState.InProgress or AssessmentState.Submitted);

    /// <summary>Whether this person can authorise or return the newest version now.</summary>
    public bool MayAnswer => Header.May(Domain.Access.Permission.SignOff) && Newest?.State == AssessmentState.Submitted;

    /// <summary>Whether this person wrote on the newest version, so that somebody else answers it.</summary>
    public bool IsOwn => Header.Actor.StaffId is { } me && Newest?.WriterIds.Contains(me) == true;

    /// <summary>The children, born and unborn.</summary>
    public IEnumerable<PersonOfCase> Children => People.Where(p => p.IsChild);

    /// <summary>Everybody who is born: each is asked about the family criteria and can give a score.</summary>
    public IEnumerable<PersonOfCase> Born => People.Where(p => p.Role != Domain.Families.FamilyRole.Unborn && !Family.Members.Any(m => m.PersonId == p.Id && m.IsUnborn));

    /// <summary>The family criteria of the newest version.</summary>
    public CriteriaSet Criteria => CriteriaSet.InForceOn(Newest?.BegunOn ?? Header.Today);

    /// <summary>Where its pages stand.</summary>
    public string Address => $"/cases/{Case.Reference}/assessment";

    /// <summary>Under which key an unfinished section of the version in progress is kept; a slash would end it in an address.</summary>
    public string DraftKey(string section) => FormattableString.Invariant($"assessment:{Case.Reference}:{Newest?.Number ?? 0}:{section.Replace('/', ':')}");
}
