namespace EarlyHelp.Domain.Families;

/// <summary>How one person is related to another, with parental responsibility (PER05, PER06).</summary>
public sealed class Relationship
{
    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The adult, or the one spoken of.</summary>
    public long PersonId { get; private set; }

    /// <summary>The adult, or the one spoken of.</summary>
    public Person Person { get; private set; } = null!;

    /// <summary>The child, or the one related to.</summary>
    public long ToPersonId { get; private set; }

    /// <summary>The child, or the one related to.</summary>
    public Person ToPerson { get; private set; } = null!;

    /// <summary>Relationship code: mother, father, grandparent.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>Parental responsibility; null when not known.</summary>
    public bool? ParentalResponsibility { get; private set; }

    private Relationship()
    {
    }

    /// <summary>This person is that to the other.</summary>
    public Relationship(Person person, string kind, Person to, bool? parentalResponsibility) =>
        (Person, Kind, ToPerson, ParentalResponsibility) = (person, kind, to, parentalResponsibility);

    /// <summary>What is now known of it; a null leaves the parental responsibility that is known.</summary>
    public void Know(string kind, bool? parentalResponsibility) =>
        (Kind, ParentalResponsibility) = (kind, parentalResponsibility ?? ParentalResponsibility);

    /// <summary>Puts the relationship right as a deliberate act: what was thought to be known may turn out not to be.</summary>
    public void Correct(string kind, bool? parentalResponsibility) => (Kind, ParentalResponsibility) = (kind, parentalResponsibility);
}

/// <summary>One person's answer to one item of consent, at a day. Answers are only ever added; a withdrawal is an answer too (CON12).</summary>
public sealed class Consent
{
    /// <summary>Longest text of exceptions or reasons.</summary>
    public const int TextMaxLength = 1000;

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The family it is about.</summary>
    public long FamilyId { get; private set; }

    /// <summary>The family it is about.</summary>
    public Family Family { get; private set; } = null!;

    /// <summary>Who gave or refused it; null when it was not asked of anyone.</summary>
    public long? PersonId { get; private set; }

    /// <summary>Who gave or refused it.</summary>
    public Person? Person { get; private set; }

    /// <summary>The notification it came with, when it did.</summary>
    public long? NotificationId { get; private set; }

    /// <summary>The notification it came with, when it did.</summary>
    public Notifications.Notification? Notification { get; private set; }

    /// <summary>What it is about: C1 to C9 of domain.md 1.3.</summary>
    public string Item { get; private set; } = "";

    /// <summary>The answer.</summary>
    public ConsentAnswer Answer { get; private set; }

    /// <summary>In what capacity (CON02).</summary>
    public string? Capacity { get; private set; }

    /// <summary>How it was given (CON05).</summary>
    public string? How { get; private set; }

    /// <summary>The day it was given, refused or withdrawn.</summary>
    public DateOnly On { get; private set; }

    /// <summary>With whom or what must not be shared, or why it was not asked.</summary>
    public string? Exceptions { get; private set; }

    /// <summary>When it was recorded (UTC).</summary>
    public DateTime RecordedAt { get; private set; }

    /// <summary>By whom it was recorded.</summary>
    public string RecordedBy { get; private set; } = "";

    private Consent()
    {
    }

    /// <summary>An answer as it was given.</summary>
    public Consent(Family family, Person? person, string item, ConsentAnswer answer, DateOnly on, Access.Actor recordedBy, DateTime recordedAt, string? capacity = null, string? how = null, string? exceptions = null, Notifications.Notification? notification = null)
    {
        (Family, Person, Item, Answer, On) = (family, person, item, answer, on);
        (Capacity, How, Notification) = (capacity, how, notification);
        Exceptions = exceptions is { Length: > TextMaxLength } ? exceptions[..TextMaxLength] : exceptions;
        (RecordedBy, RecordedAt) = (recordedBy.Name, recordedAt);
    }
}

/// <summary>An answer to an item of consent.</summary>
public enum ConsentAnswer
{
    /// <summary>Nobody asked.</summary>
    NotAsked,

    /// <summary>Yes.</summary>
    Given,

    /// <summary>Yes, with exceptions.</summary>
    Partial,

    /// <summary>No.</summary>
    Refused,

    /// <summary>Given before, and taken back.</summary>
    Withdrawn,
}
