using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Notifications.Form.Codes;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Domain.Notifications.Form;
using FormPerson = EarlyHelp.Domain.Notifications.Form.PersonFacts;

namespace EarlyHelp.Web.Features.StepDownRequests;

/// <summary>One person of the family as it is typed.</summary>
public sealed class PersonRow
{
    /// <summary>First name.</summary>
    public string? FirstName { get; set; }

    /// <summary>Last name.</summary>
    public string? LastName { get; set; }

    /// <summary>Who they are in the family (code).</summary>
    public string? Role { get; set; }

    /// <summary>Date of birth, of an unborn baby the expected one, as typed.</summary>
    public string? Born { get; set; }

    /// <summary>School of a child.</summary>
    public string? School { get; set; }

    /// <summary>Whether nothing but the role stands there: a row that was offered and not used.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace($"{FirstName}{LastName}{Born}{School}") && Role != FamilyRoles.Unborn;

    /// <summary>Whether it is a child, or a baby who is not born.</summary>
    public bool IsChild => Role is FamilyRoles.Child or FamilyRoles.Unborn or FamilyRoles.Sibling;

    private bool IsUnborn => Role == FamilyRoles.Unborn;

    private string Name => $"{FirstName} {LastName}".Trim() is { Length: > 0 } name ? name : "Unborn baby";

    /// <summary>What must stand in the row.</summary>
    public void Check(Action<string, string> fault, DateOnly today)
    {
        var typed = DateAnswer.Of(Born);
        if (FamilyRoles.List.Codes.All(c => c.Value != Role))
            fault(nameof(Role), "Select who the person is in the family");
        if (!IsUnborn && string.IsNullOrWhiteSpace(FirstName))
            fault(nameof(FirstName), "Enter the first name");
        if (!IsUnborn && string.IsNullOrWhiteSpace(LastName))
            fault(nameof(LastName), "Enter the last name");
        if (FirstName?.Trim().Length > Person.NameMaxLength || LastName?.Trim().Length > Person.NameMaxLength)
            fault(nameof(FirstName), FormattableString.Invariant($"A name must be {Person.NameMaxLength} characters or fewer"));
        if (!string.IsNullOrWhiteSpace(Born) && typed is null)
            fault(nameof(Born), "The date of birth must be a real date, like 27 3 2016");
        else if (IsChild && typed is null)
            fault(nameof(Born), IsUnborn ? "Enter the expected date of birth" : "Enter the date of birth of the child");
        else if (!IsUnborn && typed > today)
            fault(nameof(Born), "The date of birth must be today or in the past");
        else if (typed < today.AddYears(-120) || typed > today.AddMonths(10))
            fault(nameof(Born), "The date of birth must be a real date, like 27 3 2016");
        if (School?.Trim().Length > Schooling.SchoolMaxLength)
            fault(nameof(School), FormattableString.Invariant($"School must be {Schooling.SchoolMaxLength} characters or fewer"));
    }

    /// <summary>As social care told of them.</summary>
    public PersonTold ToTold() => new(Name, FamilyRoles.List.Label(Role!), IsUnborn ? null : DateAnswer.Of(Born), IsUnborn ? DateAnswer.Of(Born) : null, string.IsNullOrWhiteSpace(School) ? null : School.Trim());

    /// <summary>As records are made of them.</summary>
    public FormPerson ToFacts(string key, bool isMainContact, string? telephone) => new(
        key, Role!, Text(FirstName), Text(LastName), null, IsUnborn ? null : DateAnswer.Of(Born), false, IsUnborn ? DateAnswer.Of(Born) : null, "U", null)
    {
        Name = Name, IsChild = IsChild, IsMainContact = isMainContact, Telephone = telephone, PregnantWith = [], Formats = [], Disabilities = [], SocialCare = [], Needs = [],
    };

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
