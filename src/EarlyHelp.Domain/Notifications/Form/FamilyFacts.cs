using EarlyHelp.Domain.Notifications.Form.Codes;

namespace EarlyHelp.Domain.Notifications.Form;

/// <summary>One person as the notifier described them. Codes are those of the code lists; blank is null.</summary>
public sealed record PersonFacts(string Key, string Role, string? FirstName, string? LastName, string? OtherNames, DateOnly? Born, bool BornIsEstimate,
    DateOnly? DueOn, string Sex, DateOnly? DiedOn)
{
    /// <summary>The name as pages show it.</summary>
    public required string Name { get; init; }
    /// <summary>A child the notification is about, a child sibling or an unborn baby.</summary>
    public required bool IsChild { get; init; }
    /// <summary>Not yet born.</summary>
    public bool IsUnborn => Role == FamilyRoles.Unborn;
    /// <summary>The main contact of the family.</summary>
    public required bool IsMainContact { get; init; }
    /// <summary>The unborn babies this person carries, by key.</summary>
    public required IReadOnlyList<string> PregnantWith { get; init; }
    /// <summary>DfE ethnic group.</summary>
    public string? Ethnicity { get; init; }
    /// <summary>Religion or belief.</summary>
    public string? Religion { get; init; }
    /// <summary>ISO 639-3, or the language in words.</summary>
    public string? Language { get; init; }
    /// <summary>Whether an interpreter is needed: yes, no or not-known.</summary>
    public string? Interpreter { get; init; }
    /// <summary>The language of the interpreter, the first language unless said otherwise.</summary>
    public string? InterpreterLanguage { get; init; }
    /// <summary>How information is needed.</summary>
    public required IReadOnlyList<string> Formats { get; init; }
    /// <summary>CIN disability codes.</summary>
    public required IReadOnlyList<string> Disabilities { get; init; }
    /// <summary>Known to social care: codes.</summary>
    public required IReadOnlyList<string> SocialCare { get; init; }
    /// <summary>Young carer: yes, no or not-known.</summary>
    public string? YoungCarer { get; init; }
    /// <summary>Adopted, privately fostered, special guardianship.</summary>
    public string? CareArrangement { get; init; }
    /// <summary>NHS number, ten digits.</summary>
    public string? NhsNumber { get; init; }
    /// <summary>Why there is none.</summary>
    public string? NoNhsNumber { get; init; }
    /// <summary>Telephone.</summary>
    public string? Telephone { get; init; }
    /// <summary>E-mail.</summary>
    public string? Email { get; init; }
    /// <summary>Preferred route.</summary>
    public string? ContactRoute { get; init; }
    /// <summary>Whether it is safe to leave a message: yes, no or not-known.</summary>
    public string? SafeToLeaveMessage { get; init; }
    /// <summary>What a court order says about contact, when there is one.</summary>
    public string? ContactRestriction { get; init; }
    /// <summary>GP practice.</summary>
    public string? GpPractice { get; init; }
    /// <summary>Needs beside the main reason (RSN02).</summary>
    public required IReadOnlyList<string> Needs { get; init; }
}

/// <summary>How a person belongs to an address.</summary>
public sealed record OccupancyFacts(string PersonKey, string Kind, DateOnly? From, DateOnly? To, int? DaysAWeek);

/// <summary>An address with who lives there.</summary>
public sealed record AddressFacts(string Key, string Kind, string? Line1, string? Line2, string? Town, string? County, string? Postcode, string? Housing,
    bool? IsOutsideArea, string? AccessNotes, bool IsConfidential, string? ConfidentialFrom, IReadOnlyList<OccupancyFacts> Occupancies);

/// <summary>How an adult is related to a child, with parental responsibility (yes, no or not-known).</summary>
public sealed record RelationshipFacts(string AdultKey, string ChildKey, string Relationship, string? ParentalResponsibility);

/// <summary>A child's education.</summary>
public sealed record SchoolingFacts(string PersonKey, string? Status, string? School, string? YearGroup, string? Upn, string? NoUpn, decimal? Attendance,
    DateOnly? AttendanceFrom, DateOnly? AttendanceTo, int? Suspensions, string? Sen, string? SenNeed);

/// <summary>One person's answer to one item of consent. The person is null for a representative, who has a name.</summary>
public sealed record ConsentFacts(string? PersonKey, string? Representative, string? Capacity, string Item, string Answer, string? How, DateOnly? GivenOn,
    IReadOnlyList<string> NotWithAgencies, string? NotAbout, string? OriginalKeptAt, string? PrivacyNotice);

/// <summary>What a person said, or why nothing was recorded.</summary>
public sealed record VoiceFacts(string PersonKey, string? Words, string? How, DateOnly? On, string? GatheredBy, string? WhyNot, string? WantsToChange, int? Scale, string? Disagrees);

/// <summary>Another agency.</summary>
public sealed record AgencyFacts(string Key, string Organisation, string? Kind, string? Worker, string? Telephone, string? Email, IReadOnlyList<string> WorksWith, string? Contributed,
    string? Contribution, bool? MayContact);

/// <summary>A hoped-for outcome.</summary>
public sealed record OutcomeFacts(string Text, IReadOnlyList<string> For, string? Domain, string? HowWeWillKnow);

/// <summary>A form as typed facts: what family records are made of. Only answers that are asked count, so a stale one never gets in.</summary>
public sealed record FamilyFacts(IReadOnlyList<PersonFacts> People, IReadOnlyList<AddressFacts> Addresses, IReadOnlyList<RelationshipFacts> Relationships,
    IReadOnlyList<SchoolingFacts> Schooling, IReadOnlyList<ConsentFacts> Consents, IReadOnlyList<VoiceFacts> Voices, IReadOnlyList<AgencyFacts> Agencies,
    IReadOnlyList<OutcomeFacts> Outcomes, string? MainReason, IReadOnlyList<string> Risks)
{
    /// <summary>Reads the facts of a form.</summary>
    public static FamilyFacts From(FormDefinition form, Answers answers, DateOnly today) => new FactReader(form, answers, today).Read();
}
