namespace EarlyHelp.Domain.Notifications.Form.Codes;

/// <summary>PER04: who somebody is in the family.</summary>
public static class FamilyRoles
{
    /// <summary>The child or young person the notification is about.</summary>
    public const string Child = "child";
    /// <summary>A baby not yet born.</summary>
    public const string Unborn = "unborn";
    /// <summary>A brother or sister, of any age.</summary>
    public const string Sibling = "sibling";
    /// <summary>The mother.</summary>
    public const string Mother = "mother";
    /// <summary>The father.</summary>
    public const string Father = "father";

    /// <summary>The list.</summary>
    public static CodeList List { get; } = new(
        new Code(Child, "Child or young person who needs help"),
        new Code(Unborn, "Unborn baby"),
        new Code(Sibling, "Brother or sister"),
        new Code(Mother, "Mother"),
        new Code(Father, "Father"),
        new Code("step-parent", "Step-parent"),
        new Code("partner", "Partner of a parent"),
        new Code("grandparent", "Grandparent"),
        new Code("relative", "Other relative"),
        new Code("carer", "Carer"),
        new Code("significant-adult", "Another adult who matters to the family"),
        new Code("other", "Other"));
}

/// <summary>ADD00: whether there is an address to enter.</summary>
public static class AddressKinds
{
    /// <summary>An address with a postcode.</summary>
    public const string Postal = "postal";
    /// <summary>No fixed abode.</summary>
    public const string NoFixedAbode = "nfa";
    /// <summary>Not known to the notifier.</summary>
    public const string NotKnown = "not-known";

    /// <summary>The list.</summary>
    public static CodeList List { get; } = new(
        new Code(Postal, "An address with a postcode"),
        new Code(NoFixedAbode, "No fixed abode"),
        new Code(NotKnown, "The address is not known", NotKnown: true));
}
