using EarlyHelp.Domain.Matching;

namespace EarlyHelp.Domain.Families;

/// <summary>A person the service knows, once, whatever families they belong to. An unborn child becomes a born one without a new record.</summary>
public sealed partial class Person : Versioned
{
    /// <summary>Longest first or last name.</summary>
    public const int NameMaxLength = 70;

    /// <summary>Longest list of other names.</summary>
    public const int OtherNamesMaxLength = 300;

    /// <summary>Longest code from a code list.</summary>
    public const int CodeMaxLength = 60;

    /// <summary>Longest search key.</summary>
    public const int KeyMaxLength = 160;

    private readonly List<Residence> residences = [];
    private readonly List<Schooling> schoolings = [];

    /// <summary>First name or names, as typed.</summary>
    public string FirstName { get; private set; } = "";

    /// <summary>Last name, as typed; empty for a person of one name.</summary>
    public string LastName { get; private set; } = "";

    /// <summary>Also known as, and names before.</summary>
    public string? OtherNames { get; private set; }

    /// <summary>Date of birth; null when not known or not yet born.</summary>
    public DateOnly? Born { get; private set; }

    /// <summary>Whether the date of birth is an estimate.</summary>
    public bool BornIsEstimated { get; private set; }

    /// <summary>Expected date of delivery of an unborn child; kept after the birth.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>Sex: F, M, X or U (not known, and always for an unborn child).</summary>
    public string Sex { get; private set; } = "U";

    /// <summary>Ethnicity, DfE main code, as the family said it.</summary>
    public string? Ethnicity { get; private set; }

    /// <summary>First language.</summary>
    public string? Language { get; private set; }

    /// <summary>Whether an interpreter is needed; null when not asked.</summary>
    public bool? NeedsInterpreter { get; private set; }

    /// <summary>Disability codes of the children in need census, comma-separated; null when not asked.</summary>
    public string? Disabilities { get; private set; }

    /// <summary>Unique pupil number, normalised, check letter right.</summary>
    public string? Upn { get; private set; }

    /// <summary>Why there is no UPN (UN1 to UN7).</summary>
    public string? UpnUnknownReason { get; private set; }

    /// <summary>NHS number, ten digits, check digit right.</summary>
    public string? NhsNumber { get; private set; }

    /// <summary>Telephone, as typed.</summary>
    public string? Telephone { get; private set; }

    /// <summary>E-mail address.</summary>
    public string? Email { get; private set; }

    /// <summary>Whether it is safe to call, text or leave a message; null when not known.</summary>
    public bool? SafeToLeaveMessage { get; private set; }

    /// <summary>The record this one was merged into.</summary>
    public long? MergedIntoId { get; private set; }

    /// <summary>First and last name folded for finding: no accents, apostrophes or capitals.</summary>
    public string NameKey { get; private set; } = "";

    /// <summary>How the last name and then the first sound, for matching.</summary>
    public string SoundKey { get; private set; } = "";

    /// <summary>How the last name sounds, by itself: a search asks for many sounds at once, and an index finds each only as a whole.</summary>
    public string LastNameSound { get; private set; } = "";

    /// <summary>Where the person lives and lived.</summary>
    public IReadOnlyList<Residence> Residences => residences;

    /// <summary>Schools and settings, now and before.</summary>
    public IReadOnlyList<Schooling> Schoolings => schoolings;

    /// <summary>First and last name.</summary>
    public string FullName => $"{FirstName} {LastName}".Trim();

    private Person()
    {
    }

    /// <summary>A person by name; everything else is learned.</summary>
    public static Person Named(string firstName, string lastName)
    {
        var person = new Person();
        person.Name(firstName, lastName);
        return person;
    }

    /// <summary>Names or renames the person, and with it the keys they are found by.</summary>
    public void Name(string firstName, string lastName, string? otherNames = null)
    {
        (FirstName, LastName, OtherNames) = (firstName.Trim(), lastName.Trim(), otherNames ?? OtherNames);
        NameKey = Shorten(Matching.NameKey.Of($"{FirstName} {LastName}"));
        SoundKey = Matching.SoundKey.Of(FirstName, LastName);
        LastNameSound = Matching.SoundKey.OfWord(LastName);
        Touch();
    }

    /// <summary>When the person was born.</summary>
    public void WasBorn(DateOnly? on, bool estimated = false)
    {
        (Born, BornIsEstimated) = (on, estimated && on is not null);
        Touch();
    }

    /// <summary>When an unborn child is expected; the sex is not known until the birth.</summary>
    public void IsExpected(DateOnly due)
    {
        (DueOn, Born, Sex) = (due, null, "U");
        Touch();
    }

    /// <summary>What the family said about the person; a null leaves what is known.</summary>
    public void Describe(string? sex = null, string? ethnicity = null, string? language = null, bool? interpreter = null, string? disabilities = null)
    {
        Sex = sex ?? Sex;
        Ethnicity = ethnicity ?? Ethnicity;
        Language = language ?? Language;
        NeedsInterpreter = interpreter ?? NeedsInterpreter;
        Disabilities = disabilities ?? Disabilities;
        Touch();
    }

    /// <summary>Numbers that tell who it is; refused when a check character is wrong.</summary>
    public void Identify(string? upn, string? upnUnknownReason, string? nhsNumber)
    {
        Workflow.Rule.Check(
            new(string.IsNullOrWhiteSpace(upn) || Identifiers.Upn.IsValid(upn), "Enter a UPN in the correct format, like A123456789012", nameof(Upn)),
            new(string.IsNullOrWhiteSpace(nhsNumber) || Identifiers.NhsNumber.IsValid(nhsNumber), "Enter an NHS number in the correct format, like 943 476 5919", nameof(NhsNumber)));
        if (!string.IsNullOrWhiteSpace(upn))
            (Upn, UpnUnknownReason) = (Identifiers.Upn.Normalise(upn), null);
        else
            UpnUnknownReason = upnUnknownReason ?? UpnUnknownReason;
        if (!string.IsNullOrWhiteSpace(nhsNumber))
            NhsNumber = Identifiers.NhsNumber.Normalise(nhsNumber);
        Touch();
    }

    /// <summary>How to reach the person, and whether a message is safe.</summary>
    public void ReachBy(string? telephone, string? email, bool? safeToLeaveMessage)
    {
        Telephone = telephone ?? Telephone;
        Email = email ?? Email;
        SafeToLeaveMessage = safeToLeaveMessage ?? SafeToLeaveMessage;
        Touch();
    }

    /// <summary>Puts right what is recorded: everything as it is now known, blanks included. A child who is not yet born has no sex.</summary>
    public void Correct(PersonDetails details)
    {
        Workflow.Rule.Check(new Workflow.Rule($"{details.FirstName}{details.LastName}".Trim().Length > 0, "Enter a first or a last name", nameof(FirstName)));
        Identify(details.Upn, details.UpnUnknownReason, details.NhsNumber);
        (Upn, NhsNumber) = (string.IsNullOrWhiteSpace(details.Upn) ? null : Upn, string.IsNullOrWhiteSpace(details.NhsNumber) ? null : NhsNumber);
        UpnUnknownReason = Upn is null ? details.UpnUnknownReason : null;
        Name(details.FirstName, details.LastName);
        OtherNames = details.OtherNames;
        (Born, BornIsEstimated, DueOn) = (details.Born, details.BornIsEstimated && details.Born is not null, details.DueOn ?? DueOn);
        Sex = Born is null && DueOn is not null ? "U" : details.Sex;
        (Ethnicity, Language, NeedsInterpreter) = (details.Ethnicity, details.Language, details.NeedsInterpreter);
        (Telephone, Email, SafeToLeaveMessage) = (details.Telephone, details.Email, details.SafeToLeaveMessage);
        Touch();
    }

    /// <summary>Everything matching compares.</summary>
    public PersonFacts Facts() => new()
    {
        FirstName = FirstName,
        LastName = LastName,
        OtherNames = Split(OtherNames),
        Born = Born,
        DueOn = DueOn,
        Upn = Upn,
        NhsNumber = NhsNumber,
        AddressKeys = [.. residences.Select(r => r.Address.Key).Distinct()],
        Postcodes = [.. residences.Select(r => r.Address.Postcode).OfType<string>().Distinct()],
    };

    /// <summary>Other names as they are kept, each by itself.</summary>
    internal static IReadOnlyList<string> Split(string? otherNames) => otherNames?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>Something that hangs on the record changed, such as a family they belong to: it is another record than it was.</summary>
    internal void Changed() => Touch();

    internal void MergeInto(long survivorId)
    {
        MergedIntoId = survivorId;
        Touch();
    }

    internal void Unmerge()
    {
        MergedIntoId = null;
        Touch();
    }

    private static string Shorten(string key) => key.Length <= KeyMaxLength ? key : key[..KeyMaxLength];
}

/// <summary>What is known of a person, to be put right as a whole. Codes are those of the code lists; null is not known.</summary>
public sealed record PersonDetails(string FirstName, string LastName, string? OtherNames, string Sex)
{
    /// <summary>Date of birth.</summary>
    public DateOnly? Born { get; init; }

    /// <summary>Whether the date of birth is an estimate.</summary>
    public bool BornIsEstimated { get; init; }

    /// <summary>Expected date of delivery; null leaves what is known.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>DfE main code.</summary>
    public string? Ethnicity { get; init; }

    /// <summary>First language.</summary>
    public string? Language { get; init; }

    /// <summary>Whether an interpreter is needed.</summary>
    public bool? NeedsInterpreter { get; init; }

    /// <summary>Unique pupil number.</summary>
    public string? Upn { get; init; }

    /// <summary>Why there is none.</summary>
    public string? UpnUnknownReason { get; init; }

    /// <summary>NHS number.</summary>
    public string? NhsNumber { get; init; }

    /// <summary>Telephone.</summary>
    public string? Telephone { get; init; }

    /// <summary>E-mail.</summary>
    public string? Email { get; init; }

    /// <summary>Whether it is safe to leave a message.</summary>
    public bool? SafeToLeaveMessage { get; init; }
}
