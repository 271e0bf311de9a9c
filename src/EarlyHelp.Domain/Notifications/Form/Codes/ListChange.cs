using EarlyHelp.Domain.Access;

namespace EarlyHelp.Domain.Notifications.Form.Codes;

/// <summary>What becomes of a choice of a county's own list.</summary>
public enum ListChangeKind
{
    /// <summary>It is offered, or offered again.</summary>
    Offered,

    /// <summary>It is called otherwise.</summary>
    Reworded,

    /// <summary>It is offered no more.</summary>
    Ended,
}

/// <summary>
/// A change of one choice of a list that is the county's own, from a day on (spec 1-product: code lists are data with dates). What was answered before keeps
/// the words it was asked in.
/// </summary>
public sealed class ListChange
{
    /// <summary>Longest words of a choice, in characters.</summary>
    public const int LabelMaxLength = 100;

    /// <summary>Longest name of a list or of a code, in characters.</summary>
    public const int NameMaxLength = 60;

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>Name of the list: "concern-codes-services".</summary>
    public string List { get; private set; } = "";

    /// <summary>What is stored of an answer.</summary>
    public string Value { get; private set; } = "";

    /// <summary>What becomes of it.</summary>
    public ListChangeKind Kind { get; private set; }

    /// <summary>Its words from then on; of an end the words that it had.</summary>
    public string Label { get; private set; } = "";

    /// <summary>First day of the change.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Who entered it.</summary>
    public string By { get; private set; } = "";

    /// <summary>When it was entered (UTC).</summary>
    public DateTime At { get; private set; }

    private ListChange()
    {
    }

    internal ListChange(string list, string value, ListChangeKind kind, string label, DateOnly from, Actor by, DateTime at) =>
        (List, Value, Kind, Label, From, By, At) = (list, value, kind, label, from, by.Name, at);
}
